"""A PDF with a text layer: its pages' words, and where each page begins, so that a quote leads to its page.

The parser runs in a process of its own with a budget of time and memory: a file that hangs or crashes it is refused.
"""

import re
import subprocess
import sys

import msgspec

from tallybook.errors import InputRefused
from tallybook.ingest.document import Fields, build
from tallybook.ingest.source import Documents, Source, whole

SECONDS = 60.0
LARGEST = 100_000_000  # bytes: pictures count, words do not
_NUMBER_ALONE = re.compile(r"\s*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*", re.IGNORECASE)


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What the process gives back: the words of each page and what the file says of itself, or why there are none."""

    pages: tuple[str, ...] = ()
    title: str | None = None
    author: str | None = None
    fault: str | None = None


def recognise(start: bytes) -> bool:
    """Whether the input begins as a PDF; some have a little rubbish in front."""
    return b"%PDF-" in start[:1024]


def documents(source: Source) -> Documents:
    """The one document of a PDF. Raises InputRefused where it has no words, or its parser does not come to an end."""
    raw = whole(source, LARGEST)
    found = _read(raw, SECONDS)
    if found.fault is not None:
        raise InputRefused(found.fault)
    pages = [_paragraphs(page) for page in found.pages]
    if not any(p.strip() for p in pages):
        raise InputRefused("it has no text layer: its pages are pictures, and they are not read")
    text, starts = "", []
    for page in pages:
        text += "\n\n" if text and page else ""
        starts.append(len(text))
        text += page
    yield build(text, Fields(byline=found.author), raw=raw, pages=tuple(starts))


def _read(raw: bytes, seconds: float) -> Words:
    command = [sys.executable, "-m", "tallybook.ingest.pdf_words"]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise InputRefused(f"its parser had not come to an end after {seconds:.0f} seconds") from error
    if done.returncode:
        raise InputRefused(f"its parser broke down (exit code {done.returncode})")
    return msgspec.json.decode(done.stdout, type=Words)


def _paragraphs(page: str) -> str:
    """A page's lines, joined where a line goes on: the line before it is long and does not end a sentence.

    A hyphen at a line's end stays: whether it belongs to the word cannot be told from the page.
    """
    lines = [line.rstrip() for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = [line for line in lines if not _NUMBER_ALONE.fullmatch(line)]
    longest = max((len(line) for line in lines), default=0)
    out = ""
    for line in lines:
        before = out.rsplit("\n", 1)[-1]
        goes_on = (
            before and line and len(before) > 0.6 * longest and not before.endswith((".", ":", "!", "?", "”", '"'))
        )
        out += (" " if goes_on else "\n" if out else "") + line.strip()
    return re.sub(r"\n{3,}", "\n\n", out).strip("\n")
