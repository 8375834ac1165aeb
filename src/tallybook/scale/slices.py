"""Inputs cut into slices, so that many can read one archive, and what is stopped goes on where it was.

A slice is read by the same functions as the whole. WARC is cut between records, JSON Lines between lines, Parquet
between row groups; any other file is one slice. What the slices of an input give, in order, is what the input gives.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from tallybook import ingest
from tallybook.types import Document, Refusal

RECORDS = 64  # pages of an archive in a slice
BYTES = 256_000  # of JSON Lines in a slice, and a line more
GZIP = b"\x1f\x8b"
Opener = Callable[[str], BinaryIO]
Edges = Iterator[tuple[int, int]]  # where a slice begins, and the number of its first line


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """The part of an input from `start` to `end` (bytes; of Parquet, row groups), half-open.

    `input` is what the user calls the input, `path` where it is opened, `format` a name of `ingest.FORMATS`; None: the
    slice is the whole input, whatever it is. `first` is the number of its first line or row.
    """

    input: str
    path: str
    format: str | None
    start: int
    end: int
    first: int = 1

    @property
    def name(self) -> str:
        """A name that no other slice has; an input of another length has slices of other names."""
        return f"{self.input}#{self.start}-{self.end}"


def cut(input: str, path: str, opener: Opener) -> list[Slice]:
    """The slices of an input, in order; one where it cannot be cut, or opened: reading it will say why."""
    try:
        with opener(path) as stream:
            size = stream.seek(0, io.SEEK_END)
            stream.seek(0)
            format = ingest.format_of(stream.read(ingest.START))
            stream.seek(0)
            edges = [(0, 1), *CUTTERS[format](stream)] if size and format in CUTTERS else [(0, 1)]
    except Exception:
        return [Slice(input=input, path=path, format=None, start=0, end=0)]
    if len(edges) == 1:
        return [Slice(input=input, path=path, format=None, start=0, end=size)]
    last = (edges[-1][0] + 1 if format == "parquet" else size, 0)
    return [
        Slice(input=input, path=path, format=format, start=start, end=end, first=first)
        for (start, first), (end, _) in zip(edges, [*edges[1:], last], strict=True)
    ]


def read(item: Slice, opener: Opener) -> Iterator[Document | Refusal]:
    """The documents of a slice, as those of the whole input are; a Refusal in the place of each that cannot be read."""
    for found in _read(item, opener):
        yield replace(found, given=item.input) if isinstance(found, Refusal) else found


def _read(item: Slice, opener: Opener) -> Iterator[Document | Refusal]:
    try:
        with opener(item.path) as stream:
            if item.format is None:
                url = item.path if item.path.startswith(("http://", "https://")) else None
                yield from ingest.read_stream(item.input, stream, url=url)
            elif item.format == "parquet":
                part = ingest.Part(first=item.first, groups=range(item.start, item.end))
                yield from ingest.read_part(item.input, stream, item.format, part)
            else:
                stream.seek(item.start)
                held = io.BytesIO(stream.read(item.end - item.start))
                yield from ingest.read_part(item.input, held, item.format, ingest.Part(first=item.first))
    except FileNotFoundError:
        yield Refusal(input=item.input, reason="there is no such file")
    except PermissionError:
        yield Refusal(input=item.input, reason="you may not read it (permission denied)")
    except Exception as error:  # the readers of remote files raise many kinds; one file must not stop the others
        yield Refusal(input=item.input, reason=f"it cannot be read: {error}")


def _records(stream: BinaryIO) -> Edges:
    """Positions of records, some pages apart; none where the archive is not packed record by record."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    found = []
    try:
        responses = ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False)
        found = [r.stream_pos for n, r in enumerate(responses) if n and n % RECORDS == 0]
    except (OSError, ValueError, EOFError):
        pass  # damaged from there on: the last slice holds that, and will say so
    for position in found:
        stream.seek(position)
        if not stream.read(5).startswith((GZIP, b"WARC/")):
            return
    yield from ((position, 1) for position in found)


def _lines(stream: BinaryIO) -> Edges:
    """Positions of lines, some bytes apart."""
    at, number = 0, 1
    while chunk := stream.read(BYTES):
        rest = b"" if chunk.endswith(b"\n") else stream.readline()
        at += len(chunk) + len(rest)
        number += chunk.count(b"\n") + rest.count(b"\n")
        if len(chunk) == BYTES:
            yield at, number


def _groups(stream: BinaryIO) -> Edges:
    """The row groups of Parquet after the first."""
    from pyarrow import parquet

    held, row = parquet.ParquetFile(stream).metadata, 1
    for group in range(1, held.num_row_groups):
        row += held.row_group(group - 1).num_rows
        yield group, row


CUTTERS: dict[str, Callable[[BinaryIO], Edges]] = {"warc": _records, "jsonl": _lines, "parquet": _groups}
