"""A claim with its report around it: what linking asks of it, looked up once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tallybook import ids
from tallybook.link import reports
from tallybook.types import Claim, Document

_LABEL = re.compile(r"(\w[^.:!?]{2,40})[.:] ")
_CLOCK = re.compile(r"[\W_]*(\d{1,2})[.:h](\d\d)(?:\s*([ap])\.?m\b)?(?!\s*(?:per|percent|%|m\b|\d))")
_WORDS = 4  # of a label, at most
UNDATED = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """One claim, its document, when that was out, when its source said so, and the words around the figure.

    `clock` is the minute of the day with which its paragraph begins ("12.10: ..."), as the entries of a live blog do.
    """

    claim: Claim
    document: Document
    report: str
    at: datetime
    said: date | None
    start: int
    end: int
    sentence: str
    before: str
    after: str
    clock: int | None = None

    @property
    def anchor(self) -> str:
        """The claim's anchor."""
        return self.claim.anchor

    @property
    def value(self) -> float | None:
        """The number said, or None for a range or a vague word."""
        return self.claim.quantity.value

    @property
    def first(self) -> tuple[datetime, str, int, str]:
        """Sorts by publication, then by report and place in the text."""
        return (self.at, self.report, self.start, self.claim.anchor)

    @property
    def label(self) -> str:
        """The few words that the figure's paragraph opens with as its heading ("Karvian dead."), or none."""
        opening = self.document.text[self.document.text.rfind("\n", 0, self.start) + 1 : self.start]
        found = _LABEL.match(opening)
        return found[1] if found and len(found[1].split()) <= _WORDS else ""

    @property
    def in_title(self) -> bool:
        """Whether the figure stands in the headline."""
        title = self.document.title
        return title is not None and self.end <= len(title) and self.document.text.startswith(title)


def told(documents: Sequence[Document], claims: Iterable[Claim]) -> list[Told]:
    """Each anchor once, in the order of publication; a claim without a document is left out."""
    named: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        named[document.id].append(document)
    names = {id(d): ids.digest(d.publisher, d.url, d.published, ids.text_sha256(d.text)) for d in documents}
    held: dict[str, Told] = {}
    for claim in claims:
        report = reports.document_of(claim, named.get(claim.document, ()))
        if report is None:
            continue
        item = _told(claim, reports.told_in(claim, report), names[id(report)])
        other = held.get(claim.anchor)
        if other is None or (item.first, claim.id) < (other.first, other.claim.id):
            held[claim.anchor] = item
    return sorted(held.values(), key=lambda t: t.first)


def by_report(items: Iterable[Told]) -> dict[str, list[Told]]:
    """The items of each report, in the given order."""
    found: dict[str, list[Told]] = defaultdict(list)
    for item in items:
        found[item.report].append(item)
    return found


def _told(claim: Claim, document: Document, report: str) -> Told:
    figure = next(e for e in claim.evidence if e.role == "figure")
    said = next((e for e in claim.evidence if e.role == "sentence"), None)
    text = document.text
    if said is not None and said.start <= figure.start < said.end:
        start, end = said.start, said.end
    else:
        start = text.rfind("\n", 0, figure.start) + 1
        stop = re.compile(r"\n").search(text, figure.end)
        end = stop.start() if stop else len(text)
    return Told(
        claim=claim,
        document=document,
        report=report,
        at=reports.published_at(document) or UNDATED,
        said=reports.said_on(claim, document),
        start=figure.start,
        end=figure.end,
        sentence=text[start:end],
        before=text[start : figure.start],
        after=text[figure.end : end],
        clock=_clock(text, figure.start),
    )


def _clock(text: str, at: int) -> int | None:
    """The minute of the day at the beginning of a paragraph, or of a heading of its own right above it."""
    start = text.rfind("\n", 0, at) + 1
    found = _CLOCK.match(text[start:at])
    if found is None:
        return None
    hour, minute = int(found[1]) % 12 + 12 * (found[3] == "p") if found[3] else int(found[1]), int(found[2])
    return 60 * hour + minute if hour < 24 and minute < 60 else None
