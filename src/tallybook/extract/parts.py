"""Before the stages: several dispatches pasted into one file, and entries with dates of their own, each read by itself.

Entries that a page's markup gives a moment of their own are told by ingest; else the text has to show them.

A dispatch begins at a date line that names a day or an agency ("FENNA, March 5 (KNA) -"), with the headline and the
byline above it. An entry begins at a line that is nothing but a day, or a day and an hour, as in a live blog or a
diary; what stands above the first entry is the page's own, and is read with each for the scene that it sets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallybook.extract import when
from tallybook.lexicon import Lexicon
from tallybook.spans import trim
from tallybook.types import Document, Unread

FEWEST = 2  # date lines that make several parts of a text
HEADLINE = 30  # words of a headline at most
FARTHEST = timedelta(days=400)  # between a date line and the report's own date

_LINE = re.compile(r"[^\n\r]+")
_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][A-Z .'’-]{2,40})(?P<rest>(?:, [A-Z\d][\w .]{2,30}){0,2}(?: \([^()\n]{2,40}\))?)"
    r" ?(?:--|[-–—_]) ?\S"
)
_STAMP = re.compile(
    r"\s*(?:(?:published|updated|posted|date|last updated|entry)(?: on| at)?:?\s*)?"
    r"(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*[,|•·–—-]?\s*)?(?:on )?(?P<day>[^\n]{5,32}?)"
    r"(?:,?\s*(?:at\s)?[|•·–—-]?\s*\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Za-z]{2,6})?)?\s*:?\s*\Z",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"\s*by\s+\S[^.!?\n]{2,60}\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a document's text that is read by itself, and the document as its reading sees it."""

    start: int
    end: int
    view: Document

    def holds(self, at: int) -> bool:
        """Whether the offset lies in the part."""
        return self.start <= at < self.end


def parts(document: Document, lexicon: Lexicon) -> list[Part]:
    """The parts of a document, in order and disjoint, covering its text; one, where nothing divides it."""
    if any(u.kind == "entry" for u in document.unread):
        return _marked(document)
    anchor = when.anchor(document)
    lines = [(m.start(), m.end()) for m in _LINE.finditer(document.text) if m.group().strip()]
    dispatches = list(_dispatches(document.text, lines, anchor, lexicon))
    if len(dispatches) >= FEWEST:
        return _views(document, dispatches, shared=False)
    entries = list(_entries(document.text, lines, anchor, lexicon))
    if len(entries) >= FEWEST and len({day for _, day in entries}) >= FEWEST:
        return _views(document, entries, shared=True)
    return [Part(start=0, end=len(document.text), view=document)]


def _dispatches(
    text: str, lines: list[tuple[int, int]], anchor: date | None, lexicon: Lexicon
) -> Iterator[tuple[int, date | None]]:
    """Where each dispatch begins, its headline included, and its day."""
    free = 0
    for number, (start, end) in enumerate(lines):
        match = _DATELINE.match(text, start, end)
        if match is None or not match["rest"].strip(" ,"):
            continue
        day = _day(text, match.start("rest"), match.end("rest"), anchor, lexicon)
        if day is None and "(" not in match["rest"]:
            continue
        first = number
        while first > free and _heads(text, *lines[first - 1]):
            first -= 1
        yield lines[first][0], day
        free = number + 1


def _entries(
    text: str, lines: list[tuple[int, int]], anchor: date | None, lexicon: Lexicon
) -> Iterator[tuple[int, date]]:
    """Where each entry begins, and its day."""
    stamps = [m for start, end in lines if end - start <= 60 and (m := _STAMP.match(text, start, end)) is not None]
    for match in stamps if len(stamps) >= FEWEST else ():
        day = _day(text, *match.span("day"), anchor, lexicon, whole=True)
        if day is not None:
            yield match.start(), day


def _day(text: str, start: int, end: int, anchor: date | None, lexicon: Lexicon, *, whole: bool = False) -> date | None:
    """The one day that the words name, near the report's own date where it has one."""
    start, end = trim(text, start, end)
    found = [m for m in when.moments(text, start, end, anchor, lexicon) if m.interval and m.interval.precision == "day"]
    if len(found) != 1 or (whole and (found[0].start, found[0].end) != (start, end)):
        return None
    interval = found[0].interval
    if interval is None or not any(c.isdigit() for c in text[found[0].start : found[0].end]):
        return None
    day = date.fromisoformat(interval.start)
    return day if anchor is None or abs(day - anchor) <= FARTHEST else None


def _heads(text: str, start: int, end: int) -> bool:
    """Whether the line above a date line is its headline or byline."""
    line = text[start:end].strip()
    if _BYLINE.match(line):
        return True
    return 2 < len(line.split()) <= HEADLINE and line[-1] not in '.!?:;,"”’' and not line[0].islower()


def _views(document: Document, begun: Sequence[tuple[int, date | None]], *, shared: bool) -> list[Part]:
    """Each part with the document as it is read for it; `shared`: what stands above them all is read with each."""
    text, size = document.text, len(document.text)
    bounds = [*(start for start, _ in begun), size]
    found: list[Part] = []
    if text[: bounds[0]].strip():
        found.append(Part(start=0, end=bounds[0], view=_only(document, [(0, bounds[0])], document.published)))
    for (start, day), end in zip(begun, bounds[1:], strict=True):
        published = document.published if day is None else day.isoformat()
        stretches = [(0, bounds[0]), (start, end)] if shared else [(start, end)]
        found.append(Part(start=start, end=end, view=_only(document, stretches, published)))
    return found


def _marked(document: Document) -> list[Part]:
    """The entries that ingest found in a page's markup, each against its own moment, and what is no entry."""
    size = len(document.text)
    heads = [u for u in document.unread if u.kind == "entry"]
    first = heads[0].start
    found: list[Part] = []
    if document.text[:first].strip():
        found.append(Part(start=0, end=first, view=_only(document, [(0, first)], document.published)))
    for head, end in zip(heads, [*(u.start for u in heads[1:]), size], strict=True):
        published = document.published if head.at is None else head.at
        view = _only(document, [(0, first), (head.start, end)], published)
        found.append(Part(start=head.start, end=end, view=view))
    return found


def _only(document: Document, stretches: list[tuple[int, int]], published: str | None) -> Document:
    """The document with everything but the stretches unread."""
    gaps, at = [], 0
    for start, end in [*stretches, (len(document.text), len(document.text))]:
        if at < start:
            gaps.append(Unread(start=at, end=start, kind="furniture"))
        at = end
    kept = [u for u in document.unread if not any(g.start <= u.start < g.end for g in gaps)]
    unread = tuple(sorted([*kept, *gaps], key=lambda u: (u.start, u.end)))
    return replace(document, unread=unread, published=published)
