"""What the user names on the command line: files, folders, standard input. What cannot be read is said."""

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from tallybook.errors import InputRefused
from tallybook.ingest import jsonl, text
from tallybook.types import Document, Refusal

LARGEST = 20_000_000  # bytes of one document; nothing that a person wrote as one report is larger

Recognise = Callable[[bytes], bool]
Read = Callable[[str, Iterable[bytes]], Iterator[Document | Refusal]]
# Told by content, not by suffix; the first that recognises the beginning of the input reads it.
FORMATS: dict[str, tuple[Recognise, Read]] = {
    "jsonl": (jsonl.recognise, jsonl.documents),
    "text": (text.recognise, text.documents),
}


def read(inputs: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Document | Refusal]:
    """The documents of each input in turn, lazily; a Refusal in the place of each that cannot be read.

    An input is a file, a folder (read through, in order of name, hidden files left out) or "-".
    """
    for name in inputs:
        if name == "-":
            yield from _standard(stdin)
        elif not name or "\0" in name:
            yield Refusal(input=name, reason="it is no name of a file")
        elif "://" in name:
            yield Refusal(
                input=name, reason="web addresses are not fetched yet: save the page's text and give the file"
            )
        else:
            yield from _path(Path(name), name)


def _standard(stdin: BinaryIO | None) -> Iterator[Document | Refusal]:
    if stdin is None:
        yield Refusal(input="-", reason="there is no standard input here")
        return
    try:
        yield from _bytes("-", stdin)
    except OSError as error:  # a folder, say
        yield Refusal(input="-", reason=f"it cannot be read: {error.strerror}")


def _path(path: Path, name: str, above: tuple[Path, ...] = ()) -> Iterator[Document | Refusal]:
    try:
        if path.is_dir():
            yield from _folder(path, name, above)
            return
        with path.open("rb") as stream:
            yield from _bytes(name, stream)
    except FileNotFoundError:
        yield Refusal(input=name, reason="there is no such file")
    except PermissionError:
        yield Refusal(input=name, reason="you may not read it (permission denied)")
    except OSError as error:
        yield Refusal(input=name, reason=f"it cannot be read: {error.strerror}")


def _folder(path: Path, name: str, above: tuple[Path, ...]) -> Iterator[Document | Refusal]:
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
            yield from _path(child, str(child), (*above, here))
    if not found:
        yield Refusal(input=name, reason="the folder is empty")


def _bytes(name: str, stream: BinaryIO) -> Iterator[Document | Refusal]:
    start = stream.read(4096)
    if not start:
        yield Refusal(input=name, reason="the file is empty")
        return
    if b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Refusal(input=name, reason="it is no text: it holds binary data")
        return
    lines = _lines(start, stream)
    for recognise, documents in FORMATS.values():
        if recognise(start):
            try:
                yield from documents(name, lines)
            except InputRefused as error:
                yield Refusal(input=name, reason=str(error))
            return


def _lines(start: bytes, stream: BinaryIO) -> Iterator[bytes]:
    """The input line by line, line ends kept; of a line that is too long, one byte over the limit or a little more."""
    *whole, last = io.BytesIO(start)
    yield from whole
    line = last if last.endswith(b"\n") else last + stream.readline(LARGEST + 1)
    while line:
        yield line
        if len(line) > LARGEST and not line.endswith(b"\n") and not _skip_line(stream):
            return
        line = stream.readline(LARGEST + 1)


def _skip_line(stream: BinaryIO) -> bool:
    """Reads on to the next line's start without keeping anything; False at the end of the input."""
    while chunk := stream.readline(1 << 20):
        if chunk.endswith(b"\n"):
            return True
    return False
