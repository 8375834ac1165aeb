"""What the user names on the command line: files, folders, addresses, standard input. What cannot be read is said."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from tallybook.errors import InputRefused
from tallybook.ingest import archive, feed, html, jsonl, lists, mail, parquet, pdf, text, warc, word
from tallybook.ingest.extent import Extent
from tallybook.ingest.meter import Meter
from tallybook.ingest.source import WHOLE, Documents, Part, Source, looked_at
from tallybook.types import Refusal

if TYPE_CHECKING:
    from tallybook.ingest.polite import Guest

DEEPEST = 4  # archives in archives, attachments in messages, feeds in lists
MOST = 50_000  # addresses that are fetched on account of one input


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of input is told by its first bytes, and read."""

    recognise: Callable[[bytes], bool]
    documents: Callable[[Source], Documents]


# Told by content, not by suffix; the first that recognises the beginning of the input reads it. The libraries behind
# them are loaded by the first input that needs them: a text does not wait for the parsers of pages and archives.
FORMATS: dict[str, Format] = {
    "pdf": Format(pdf.recognise, pdf.documents),
    "docx": Format(word.recognise, word.documents),
    "parquet": Format(parquet.recognise, parquet.documents),
    "zip": Format(archive.recognise, archive.documents),
    "warc": Format(warc.recognise, warc.documents),
    "gzip": Format(archive.recognise_gzip, archive.of_gzip),
    "list": Format(lists.recognise, lists.documents),
    "feed": Format(feed.recognise, feed.documents),
    "mbox": Format(mail.recognise_box, mail.of_box),
    "eml": Format(mail.recognise, mail.documents),
    "html": Format(html.recognise, html.documents),
    "jsonl": Format(jsonl.recognise, jsonl.documents),
    "text": Format(text.recognise, text.documents),
}


def read(inputs: Iterable[str], stdin: BinaryIO | None = None, extent: Extent | None = None) -> Documents:
    """The documents of each input in turn, lazily; a Refusal in the place of each that cannot be read.

    An input is a file, a folder (read through, in order of name, hidden files left out), an address or "-".
    `extent` tells meanwhile how much of the files has been read.
    """
    extent = Extent() if extent is None else extent
    for name in inputs:
        for found in _named(name, stdin, extent):
            yield replace(found, given=name) if isinstance(found, Refusal) else found


def read_stream(name: str, stream: BinaryIO, url: str | None = None) -> Documents:
    """As `read`, of one input that is open, is called by a name, and came from an address or not."""
    yield from _stream(name, stream, _Given(), url=url)


def read_part(name: str, stream: BinaryIO, format: str, part: Part) -> Documents:
    """As `read_stream`, of a part of an input in a format; that no report is in the part is no reason to refuse it."""
    yield from _stream(name, stream, _Given(), format=format, part=part)


def format_of(start: bytes) -> str:
    """The name of the first format that recognises the beginning of an input."""
    return next(name for name, known in FORMATS.items() if known.recognise(start))


def _named(name: str, stdin: BinaryIO | None, extent: Extent) -> Documents:
    if name == "-":
        yield from _standard(stdin)
    elif not name or "\0" in name:
        yield Refusal(input=name, reason="it is no name of a file")
    elif "://" in name:
        yield from _address(name, 0, _Given())
    else:
        yield from _path(Path(name), name, extent)


def _standard(stdin: BinaryIO | None) -> Documents:
    if stdin is None:
        yield Refusal(input="-", reason="there is no standard input here")
        return
    try:
        yield from _stream("-", stdin, _Given())
    except OSError as error:  # a folder, say
        yield Refusal(input="-", reason=f"it cannot be read: {error.strerror}")


def _path(path: Path, name: str, extent: Extent, above: tuple[Path, ...] = ()) -> Documents:
    try:
        if path.is_dir():
            yield from _folder(path, name, extent, above)
            return
        with path.open("rb") as stream, extent.reading(stream):
            yield from _stream(name, stream, _Given())
    except FileNotFoundError:
        yield Refusal(input=name, reason="there is no such file")
    except PermissionError:
        yield Refusal(input=name, reason="you may not read it (permission denied)")
    except OSError as error:
        yield Refusal(input=name, reason=f"it cannot be read: {error.strerror}")


def _folder(path: Path, name: str, extent: Extent, above: tuple[Path, ...]) -> Documents:
    """What is in a folder; `above` are the folders it lies in, so that a link back up is not followed for ever."""
    here = path.resolve()
    if here in above:
        yield Refusal(input=name, reason="it is a link back to a folder that it lies in")
        return
    found = False
    for child in sorted(path.iterdir()):
        if child.name.startswith("."):
            continue
        found = True
        if child.exists() and not child.is_file() and not child.is_dir():
            yield Refusal(input=str(child), reason="it is neither a file nor a folder")  # reading a pipe could wait
        else:
            yield from _path(child, str(child), extent, (*above, here))
    if not found:
        yield Refusal(input=name, reason="the folder is empty")


@dataclass(slots=True, kw_only=True)
class _Given:
    """What has been unpacked and fetched on account of one input that the user named, and the hosts asked for it."""

    meter: Meter = field(default_factory=Meter)
    seen: set[str] = field(default_factory=set)
    guest: "Guest | None" = None


def _address(url: str, depth: int, given: _Given) -> Documents:
    """What is at an address that the user named, or that a list names: then politely, each once, and only so many."""
    from tallybook.ingest import fetch, polite  # slow to load, and often not needed

    try:
        _not_too_deep(depth)
        if url in given.seen:
            return
        if len(given.seen) >= MOST:
            raise InputRefused(f"more than {MOST:,} addresses hang on one input: no more of them are fetched")
        given.seen.add(url)
        if given.guest is None:
            given.guest = polite.Guest(get=fetch.fetch)
        found = fetch.fetch(url) if depth == 0 else polite.fetched(given.guest, url)
        yield from _stream(url, io.BytesIO(found.raw), given, depth, found.url)
    except InputRefused as error:
        yield Refusal(input=url, reason=str(error))


def _stream(
    name: str,
    stream: BinaryIO,
    given: _Given,
    depth: int = 0,
    url: str | None = None,
    format: str | None = None,
    part: Part = WHOLE,
) -> Documents:
    try:
        _not_too_deep(depth)
        start, stream = looked_at(stream)
        if not start:
            raise InputRefused("the file is empty")
        source = Source(
            name=name,
            stream=stream,
            start=start,
            inside=partial(_stream, given=given, depth=depth + 1),
            fetched=partial(_address, given=given, depth=depth + 1),
            url=url,
            part=part,
            meter=given.meter,
        )
        known = FORMATS[format_of(start) if format is None else format]
        found = format is not None
        for item in known.documents(source):
            found = True
            yield item
        if not found:
            raise InputRefused("no report was found in it")
    except InputRefused as error:
        yield Refusal(input=name, reason=str(error))
    except archive.DAMAGED:  # what holds it is at fault, and says so
        raise
    except Exception as error:  # one input must not stop the other thousands; the reason says that it is our fault
        yield Refusal(input=name, reason=f"a fault in the program: {type(error).__name__}: {error}")


def _not_too_deep(depth: int) -> None:
    if depth > DEEPEST:
        raise InputRefused(f"it lies more than {DEEPEST} levels deep in other inputs")
