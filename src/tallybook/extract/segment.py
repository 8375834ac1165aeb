"""Stage 1: the sentences of a document, as spans of its text. No model: the gate comes before the parser.

A line break ends a sentence unless the next line plainly goes on (hard-wrapped text).
Stretches that ingest marked as unread (captions, bylines, page furniture) hold no sentence.
"""

import re
from collections.abc import Iterator

from tallybook.extract.parsed import Sentence
from tallybook.lexicon import Lexicon
from tallybook.spans import trim
from tallybook.types import Document

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+(\S))")
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘]+$")
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


def _title(document: Document) -> tuple[int, int]:
    """Where the title stands: first, or behind nothing but what is not read ("Markets | 2 September")."""
    if not document.title or (at := document.text.find(document.title)) < 0:
        return 0, 0
    before = list(_without_unread(document, 0, at))
    return (at, at + len(document.title)) if all(a >= b for a, b in before) else (0, 0)


def _paragraphs(text: str, title_end: int) -> Iterator[tuple[int, int]]:
    open_start = open_end = None
    for line in _LINE.finditer(text):
        start, end = trim(text, line.start(), line.end())
        if start == end:
            continue
        if open_start is None or open_end is None:
            open_start, open_end = start, end
            continue
        between = text[open_end:start]
        wrapped = (
            between.count("\n") == 1
            and open_end > title_end
            and text[start].islower()
            and text[open_end - 1] not in ".!?:;"
        )
        if wrapped:
            open_end = end
        else:
            yield open_start, open_end
            open_start, open_end = start, end
    if open_start is not None and open_end is not None:
        yield open_start, open_end


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
        word = _LAST_WORD.search(text, start, stop.start())
        last = word.group().lower() if word else ""
        if last in lexicon.segment.before_name and not closed:
            return False
        if last in lexicon.segment.abbreviation and not closed and not following.isalpha():
            return False
        if re.fullmatch(r"(\w\.)+\w|\w", last) and last.isalpha() and not closed and len(last) == 1 and last != "i":
            return False  # an initial: "J. Okafor"
        if re.fullmatch(r"([a-z]\.)+[a-z]", last) and not closed:
            return last in ("a.m", "p.m") and following.isupper()
    return True
