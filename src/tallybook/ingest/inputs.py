"""What the user names on the command line: files, folders, standard input. What cannot be read is said."""

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
        elif "://" in name:
            yield Refusal(
                input=name, reason="web addresses are not fetched yet: save the page's text and give the file"
            )
        else:
            yield from _path(Path(name), name)


def _standard(stdin: BinaryIO | None) -> Iterator[Document | Refusal]:
    if stdin is None:
        yield Refusal(input="-", reason="there is no standard input here")
    else:
        yield from _bytes("-", stdin)


def _path(path: Path, name: str) -> Iterator[Document | Refusal]:
    try:
        if path.is_dir():
            found = False
            for child in sorted(path.iterdir()):
                if not child.name.startswith("."):
                    found = True
                    yield from _path(child, str(child))
            if not found:
                yield Refusal(input=name, reason="the folder is empty")
            return
        with path.open("rb") as stream:
            yield from _bytes(name, stream)
    except FileNotFoundError:
        yield Refusal(input=name, reason="there is no such file")
    except PermissionError:
        yield Refusal(input=name, reason="you may not read it (permission denied)")
    except OSError as error:
        yield Refusal(input=name, reason=f"it cannot be read: {error.strerror}")


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
    """The input line by line, line ends kept; a line is never read further than one byte over the limit."""
    held = start
    while True:
        at = held.find(b"\n")
        while at < 0 and len(held) <= LARGEST:
            more = stream.read(1 << 16)
            if not more:
                break
            held += more
            at = held.find(b"\n", max(0, len(held) - len(more)))
        if at < 0 and len(held) > LARGEST:
            yield held
            if not _skip_line(stream):
                return
            held = b""
            continue
        if at < 0:
            if held:
                yield held
            return
        yield held[: at + 1]
        held = held[at + 1 :]


def _skip_line(stream: BinaryIO) -> bool:
    """Reads on to the next line's start without keeping anything; False at the end of the input."""
    while chunk := stream.readline(1 << 20):
        if chunk.endswith(b"\n"):
            return True
    return False
