"""Stage 1: the sentences of a document, as spans of its text. No model: the gate comes before the parser.

A line break ends a sentence unless the next line plainly goes on (hard-wrapped text).
Stretches that ingest marked as unread (captions, bylines, page furniture) hold no sentence.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from tallybook.extract.parsed import Sentence
from tallybook.lexicon import Lexicon
from tallybook.spans import trim
from tallybook.types import Document

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+(\S))")
_WORD = re.compile(r"[A-Za-z]+")
_BULLET = re.compile(r"\s*(?:[-–—*•·▪]|\d{1,2}[.)])\s")
WRAPPED_LINES, WRAPPED_SHARE, WRAPPED_SLACK = 5, 0.8, 3  # lines, share of them that are full, code points to spare
NARROWEST, WIDEST = 40, 100  # code points of a full line
_OPENERS = "\"'“‘«([*•-–—"


def sentences(document: Document, lexicon: Lexicon) -> list[Sentence]:
    """Spans in order, disjoint, without white space at their edges; together they cover all that is read."""
    text, found = document.text, []
    title = _title(document)
    for paragraph, (start, end) in enumerate(_paragraphs(text, title[1])):
        for piece_start, piece_end in _without_unread(document, start, end):
            for a, b in _split(text, piece_start, piece_end, lexicon):
                found.append(Sentence(start=a, end=b, paragraph=paragraph, heading=title[0] <= a and b <= title[1]))
    return found


def stretches(document: Document, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The sentences and what is no sentence (bylines, date lines, captions), in order and disjoint: all of the text."""
    read = [(s.start, s.end) for s in sentences(document, lexicon)]
    return sorted(read + [(u.start, u.end) for u in document.unread if u.start < u.end])


def _title(document: Document) -> tuple[int, int]:
    """Where the title stands: first, or behind nothing but what is not read ("Markets | 2 September")."""
    if not document.title or (at := document.text.find(document.title)) < 0:
        return 0, 0
    before = list(_without_unread(document, 0, at))
    return (at, at + len(document.title)) if all(a >= b for a, b in before) else (0, 0)


def _paragraphs(text: str, title_end: int) -> Iterator[tuple[int, int]]:
    open_start = open_end = None
    width = _wrapped_at(text)
    for line in _LINE.finditer(text):
        start, end = trim(text, line.start(), line.end())
        if start == end:
            continue
        if open_start is None or open_end is None:
            open_start, open_end = start, end
            continue
        goes_on = (
            text[open_end:start].count("\n") == 1
            and open_end > title_end
            and (_lower_follows(text, open_end, start) or _full_line(text, width, open_end, line))
        )
        if goes_on:
            open_end = end
        else:
            yield open_start, open_end
            open_start, open_end = start, end
    if open_start is not None and open_end is not None:
        yield open_start, open_end


def _lower_follows(text: str, end: int, start: int) -> bool:
    """Whether a line that is no whole sentence ends at `end` and the next goes on in lower case."""
    return text[start].islower() and text[end - 1] not in ".!?:;"


def _full_line(text: str, width: int | None, end: int, following: "re.Match[str]") -> bool:
    """In hard-wrapped text: whether the line that ends at `end` is full, and the next opens no paragraph."""
    if width is None or following.group()[:2].isspace() or _BULLET.match(following.group()):
        return False
    return _fills(end - (text.rfind("\n", 0, end) + 1), following.group(), width)


def _fills(length: int, following: str, width: int) -> bool:
    """Whether the next line's first word had no room on a line of that length."""
    first = following.split(maxsplit=1)[:1]
    return length + 1 + len(first[0] if first else "") > width - WRAPPED_SLACK


def _wrapped_at(text: str) -> int | None:
    """The longest line of a text whose lines are broken where the next word had no room, as old wires do; else None."""
    lines = [line.rstrip() for line in text.splitlines()]
    full = [(a, b) for a, b in pairwise(lines) if a and b and not b[:2].isspace()]
    width = max(map(len, lines), default=0)
    if len(full) < WRAPPED_LINES or not NARROWEST <= width <= WIDEST:
        return None
    filled = sum(_fills(len(a), b, width) for a, b in full)
    return width if filled >= len(full) * WRAPPED_SHARE else None


def _without_unread(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for span in sorted(document.unread, key=lambda u: u.start):
        if span.end <= at or span.start >= end:
            continue
        if span.start > at:
            yield trim(document.text, at, span.start)
        at = max(at, span.end)
    if at < end:
        yield trim(document.text, at, end)


def _split(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _END.finditer(text, start, end):
        if stop.end() < end and _ends_here(text, at, stop, lexicon):
            a, b = trim(text, at, stop.end())
            if a < b:
                yield a, b
            at = stop.end()
    a, b = trim(text, at, end)
    if a < b:
        yield a, b


def _ends_here(text: str, start: int, stop: "re.Match[str]", lexicon: Lexicon) -> bool:
    following = stop.group(1)
    closed = text[stop.end() - 1] in "\"'”’»)]"
    if following.islower():
        return False
    if following in ",;:":
        return False
    if stop.group().startswith(".") and not stop.group().startswith(".."):
        last = text[_word_start(text, start, stop.start()) : stop.start()].lower()
        if last in lexicon.segment.before_name and not closed:
            return False
        if last in lexicon.segment.abbreviation and not closed and not following.isalpha():
            return False
        if len(last) == 1 and last.isalpha() and not closed and last != "i":
            return False  # an initial: "J. Okafor"
        if re.fullmatch(r"([a-z]\.)+[a-z]", last) and not closed:
            behind = _WORD.match(text, stop.start(1))
            goes_on = behind is not None and behind.group().lower() in lexicon.segment.after_hour
            return last in ("a.m", "p.m") and following.isupper() and not goes_on
    return True


def _word_start(text: str, start: int, end: int) -> int:
    """Where the word begins that ends at an offset: backwards, since a pattern would be tried from each word on."""
    at = end
    while at > start and not text[at - 1].isspace() and text[at - 1] not in "([\"'“‘":
        at -= 1
    return at
