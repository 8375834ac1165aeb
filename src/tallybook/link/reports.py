"""Reports on the calendar: when a document was out, and which document a claim is from."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time

from tallybook import spans
from tallybook.errors import TallybookError
from tallybook.types import Claim, Document

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?\s?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?",
    re.I,
)


def instant(text: str) -> datetime:
    """The moment in UTC that an ISO 8601 text names; a bare date or year-month is its end, a zoneless time is UTC.

    Raises TallybookError, naming the text, for anything but YYYY-MM-DD, YYYY-MM or a date-time.
    """
    try:
        if bare := _DAY.fullmatch(text):
            year, month = int(bare[1]), int(bare[2])
            day = int(bare[3]) if bare[3] else monthrange(year, month)[1]
            return datetime.combine(date(year, month, day), time.max, UTC)
        if _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text.upper().replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):  # no such day, hour or month; or a year before 1
        pass
    raise TallybookError(f"{text!r} is not a date: write YYYY-MM-DD, YYYY-MM or an ISO 8601 date-time")


def published_at(document: Document) -> datetime | None:
    """When the document was published, in UTC; None where it does not say, or not as a date."""
    if document.published is None:
        return None
    try:
        return instant(document.published)
    except TallybookError:
        return None


def document_of(claim: Claim, documents: Sequence[Document]) -> Document | None:
    """The claim's document among those that carry its id: the one whose text holds the claim's quotes.

    Several may (two files may both be called 01, with one text); then the last published, undated before all, so
    that no figure is ever seen before its time.
    """
    held = [d for d in documents if d.id == claim.document]
    if len(held) > 1:
        held = [d for d in held if all(spans.holds(d.text, e) for e in claim.evidence)]
    return max(held, key=_lateness, default=None)


def told_in(claim: Claim, document: Document) -> Document:
    """The document as of the moment at which the claim was out: an entry of a live blog has one of its own."""
    at = next((e.start for e in claim.evidence if e.role == "figure"), 0)
    heads = [u for u in document.unread if u.kind == "entry" and u.start <= at]
    if not heads or heads[-1].at is None:
        return document
    return replace(document, published=heads[-1].at)


def _lateness(document: Document) -> tuple[bool, datetime, str, str]:
    at = published_at(document)
    key = f"{document.publisher}\n{document.url}\n{document.agency}"
    return (at is None, at or datetime.max.replace(tzinfo=UTC), key, document.text)


def said_on(claim: Claim, document: Document) -> date | None:
    """The day on which the source said so: `as_of`, but no later than the report; the report's where unknown.

    A bare month counts from its first day: what held "in October" is older than what is said on a day of it.
    """
    at = published_at(document)
    if at is None:
        reported = date.max
    elif document.published is not None and len(document.published) >= 10:
        reported = date.fromisoformat(document.published[:10])
    else:
        reported = at.date()
    if claim.as_of is None:
        return None if at is None else reported
    try:
        day = instant(claim.as_of).date()
    except TallybookError:
        return None if at is None else reported
    return min(day.replace(day=1) if len(claim.as_of) == 7 else day, reported)
