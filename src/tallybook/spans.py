"""Offset arithmetic: code points, half-open, into one text. Only `evidence` makes evidence."""

from tallybook.errors import SpanError
from tallybook.types import Document, Evidence


def quote(text: str, start: int, end: int) -> str:
    """The words at [start, end). Raises SpanError where that is no span of the text."""
    if not 0 <= start < end <= len(text):
        raise SpanError(f"no span {start}:{end} in a text of {len(text)} code points")
    return text[start:end]


def evidence(document: Document, start: int, end: int, role: str) -> Evidence:
    """Evidence for [start, end) of the document, its quote sliced here and nowhere else."""
    return Evidence(document=document.id, start=start, end=end, quote=quote(document.text, start, end), role=role)  # type: ignore[arg-type]


def holds(text: str, item: Evidence) -> bool:
    """Whether the text holds the quote at its offsets."""
    return 0 <= item.start < item.end <= len(text) and text[item.start : item.end] == item.quote


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its edges; empty spans stay where they began."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two half-open spans share a code point."""
    return a[0] < b[1] and b[0] < a[1]
