"""An input that is open: its name for people, its bytes read once from the front, and a way into what it holds."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from tallybook.errors import InputRefused
from tallybook.ingest.meter import Meter
from tallybook.types import Document, Refusal

LARGEST = 20_000_000  # bytes of one document; nothing that a person wrote as one report is larger
START = 4096  # bytes by which a format is told

Documents = Iterator[Document | Refusal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which part of a larger input is read: its first line or row; of a table its row groups (None: all)."""

    first: int = 1
    groups: range | None = None


WHOLE = Part()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input. `stream` is at its first byte; `start` are its first bytes, at most START, still to be read.

    `inside` reads an input that lies in this one (a page in an archive) and `fetched` what is at an address that it
    names, both one level deeper. They raise InputRefused where inputs lie in each other too deep. `url` is where the
    input came from, if it was fetched; `part` is what is read of it.
    """

    name: str
    stream: BinaryIO
    start: bytes
    inside: Callable[[str, BinaryIO], Documents]
    fetched: Callable[[str], Documents]
    url: str | None = None
    part: Part = WHOLE
    meter: Meter = field(default_factory=Meter)


def looked_at(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still has them."""
    start = stream.read(START)
    if stream.seekable():
        stream.seek(-len(start), io.SEEK_CUR)
        return start, stream
    return start, cast(BinaryIO, io.BufferedReader(_Rejoined(start, stream)))


def whole(source: Source, largest: int = LARGEST) -> bytes:
    """All bytes of an input that is one document. Raises InputRefused where it is larger than one can be."""
    raw = source.stream.read(largest + 1)
    if len(raw) > largest:
        raise InputRefused(f"it is larger than {largest // 1_000_000} MB: no single report is")
    return raw


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The input line by line, line ends kept; of a line that is too long, one byte over LARGEST."""
    while line := stream.readline(LARGEST + 1):
        yield line
        if len(line) > LARGEST and not line.endswith(b"\n") and not _skip_line(stream):
            return


def _skip_line(stream: BinaryIO) -> bool:
    """Reads on to the next line's start without keeping anything; False at the end of the input."""
    while chunk := stream.readline(1 << 20):
        if chunk.endswith(b"\n"):
            return True
    return False


class _Rejoined(io.RawIOBase):
    """What was read of a pipe, and then the pipe."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start, self._stream = start, stream

    def readable(self) -> bool:
        return True

    def readinto(self, into: "memoryview[int]") -> int:  # type: ignore[override]
        chunk = self._start[: len(into)] if self._start else self._stream.read(len(into))
        self._start = self._start[len(chunk) :]
        into[: len(chunk)] = chunk
        return len(chunk)
