"""What in a text is not its report: stray lines, the byline, the date line, captions and credits, page furniture.

Nothing is cut: each is marked as an unread span. In doubt a paragraph is read: a caption that was
read costs a figure too many, a paragraph that was not read loses one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from tallybook.types import Unread

_PARAGRAPH = re.compile(r"[^\n]+")
_BYLINE = re.compile(r"^\s*by[: ]\s*(?P<who>[^|\n]{2,80}?)\s*(?:[|•·–—]\s*(?P<when>[^|\n]{4,40}))?\s*$", re.IGNORECASE)
_DATE = re.compile(
    r"^\s*(?:(?P<what>first published|published|updated|posted|last updated)(?: on| at)?:?\s*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    r"(?P<when>\d{4}-\d\d-\d\d|\d{1,2} [A-Z][a-z]+\.? \d{4}|[A-Z][a-z]+\.? \d{1,2},? \d{4}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4})(?:,? ?(?:at )?\d\d?[:.]\d\d[^\n]{0,20})?\s*$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")  # every date has one
_STAMPS = re.compile(r"\s*[|•·–—]\s*|[,;(]?\s+(?=last updated)|(?<!last)[,;(]?\s+(?=updated)", re.IGNORECASE)
_DATELINE = re.compile(
    r"^\s*[A-Z][A-Z .'’-]{2,40}(?:, [A-Z\d][\w .]{2,30}){0,2}(?: \((?P<agency>[^()\n]{2,40})\))? ?(?:--|[-–—]) ?"
)
_AGENCY_END = re.compile(r"[\[(](?P<agency>[^\[\]()\n]{2,40})[\])]\.?\s*$")
BYLINE_LONGEST = 6  # words of a byline that ends in a full stop
CAPTION_LONGEST = 320  # code points
BEFORE_BODY = 6  # paragraphs in which a byline, a date line or a headline may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The title and credits that the text itself shows, and its unread spans, ordered and disjoint."""

    title: str | None
    byline: str | None
    agency: str | None
    published: str | None
    updated: str | None
    unread: tuple[Unread, ...]


# A sentence ends within the line: at a word in small letters or a long one, since "Gen. Vey" and "U.S. raid" end none.
_FULL_STOP = re.compile(r"(?<![\w'’.-])(?:[a-z]{3,}|[A-Z][a-z]{4,})[.!?][\"”’)]* +[\"“‘(\[]?[A-Z]")


def layout(
    text: str,
    title: str | None,
    agencies: Mapping[str, str],
    caption: tuple[str, ...],
    credit: tuple[str, ...],
    furniture: tuple[str, ...],
) -> Layout:
    """Reads the shape of a text. `title` is the one that came with it; None lets the first fitting line be it."""
    paragraphs = [(m.start(), m.end(), m.group()) for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    found: list[Unread] = []
    byline = agency = published = updated = None
    headline, begun = title, False
    for number, (start, end, line) in enumerate(paragraphs):
        low = line.strip().lower()
        if title is not None and number == 0 and text.startswith(title):
            continue
        if _is_furniture(low, furniture, last=number > len(paragraphs) // 2):
            found.append(Unread(start=start, end=end, kind="furniture"))
        elif number < BEFORE_BODY and (match := _BYLINE.match(line)) and not _is_sentence(line):
            byline = byline if byline is not None else line.strip()
            agency = agency if agency is not None else _agency(match["who"], agencies)
            published = published if published is not None else match["when"]
            found.append(Unread(start=start, end=end, kind="byline"))
        elif number < BEFORE_BODY and (dates := stamps(line)):
            published = next((s["when"] for s in dates if not of_change(s)), None) if published is None else published
            updated = next((s["when"] for s in dates if of_change(s)), None) if updated is None else updated
            found.append(Unread(start=start, end=end, kind="dateline"))
        elif headline is None and number < 3 and not begun and _headline(line) and not low.startswith(credit):
            headline = line.strip()
        else:
            marks = list(_marks(text, start, end, agencies, caption, credit, followed=number + 1 < len(paragraphs)))
            begun = begun or not marks
            found += marks
            match_line = _DATELINE.match(line)
            if match_line is not None:
                found = [u for u in found if not (u.start < start + match_line.end() and u.end > start)]
                found.append(Unread(start=start, end=start + match_line.end(), kind="dateline"))
                agency = (
                    agency
                    if agency is not None or match_line["agency"] is None
                    else _agency(match_line["agency"], agencies)
                )
    return Layout(
        title=headline,
        byline=byline,
        agency=agency,
        published=published,
        updated=updated,
        unread=tuple(sorted(found, key=lambda u: u.start)),
    )


def stamps(line: str) -> list[re.Match[str]]:
    """The dates of a line that is nothing but dates: of publication, of the last change, or of both."""
    if _NUMBER.search(line) is None:
        return []
    found = [_DATE.match(part) for part in _STAMPS.split(line) if part.strip()]
    return [m for m in found if m is not None] if all(found) else []


def of_change(stamp: re.Match[str]) -> bool:
    """Whether a date of `stamps` is that of the last change, and not of publication."""
    return (stamp["what"] or "").lower().endswith("updated")


def _is_sentence(line: str) -> bool:
    """ "By one estimate 600 had died." is no byline, "By Odd Vey." is."""
    return line.rstrip().endswith((".", "!", "?", ":", '"')) and len(line.split()) > BYLINE_LONGEST


def _headline(line: str) -> bool:
    """Whether the line can be a title: one line without a full stop, of some words, and no longer than a title."""
    if _FULL_STOP.search(line):
        return False
    words = line.split()
    return 3 <= len(words) <= 30 and len(line) <= 200 and not line.rstrip().endswith((".", ":", ";", ",", "×"))


def _agency(words: str, agencies: Mapping[str, str]) -> str | None:
    for name, known in agencies.items():
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
            return known
    return None


def _is_furniture(low: str, furniture: tuple[str, ...], *, last: bool) -> bool:
    if low in (".", "-", "*", "×", "|", "***"):
        return True
    if low.endswith("×") and len(low) < 60:
        return True
    if len(low) > 120:
        return False
    return any(
        low == f or (low.startswith(f) and (f.endswith(":") or len(low) <= len(f) + 12 or f in ("©", "copyright")))
        for f in furniture
        if f.strip() and f != "date "
    )


def _marks(
    text: str,
    start: int,
    end: int,
    agencies: Mapping[str, str],
    caption: tuple[str, ...],
    credit: tuple[str, ...],
    *,
    followed: bool,
) -> Iterator[Unread]:
    """A caption paragraph, or the credit at a paragraph's end alone."""
    line = text[start:end]
    low = _lowered(line)
    if followed and len(line) <= CAPTION_LONGEST and not line.lstrip().startswith(('"', "“")):
        ending = _AGENCY_END.search(line)
        credited = ending is not None and _agency(ending["agency"], agencies) is not None
        alone = credited and line.count(". ") <= 1 and line.rstrip().endswith("].")
        if (alone or any(cue in low for cue in caption)) and not _reported(low):
            yield Unread(start=start, end=end, kind="caption")
            return
    for cue in credit:
        at = low.rfind(cue)
        if at >= 0 and len(line) - at <= 80 and (at == 0 or line[at - 1].isspace()):
            yield Unread(start=start + at, end=end, kind="caption")
            return


def _lowered(line: str) -> str:
    """In lower case and of the same length: the capital İ alone would become two code points."""
    low = line.lower()
    return low if len(low) == len(line) else "".join(c.lower() if len(c.lower()) == 1 else c for c in line)


def _reported(low: str) -> bool:
    """A paragraph that quotes or attributes is news, whatever picture it speaks of."""
    kinds: tuple[Literal["said", "told", "according to"], ...] = ("said", "told", "according to")
    return any(f" {word} " in low for word in kinds)
