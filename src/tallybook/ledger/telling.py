"""A count's life, and what changed between two dates: asked of the ledger by index, told by `history`."""

from collections import defaultdict
from dataclasses import dataclass

import sqlalchemy as sa

from tallybook import history, review, series
from tallybook.entries import Reviewed
from tallybook.errors import LedgerError
from tallybook.ledger import deciding, linking, material, retracting, reviewing, tables
from tallybook.ledger.transactions import reading
from tallybook.types import Change, Claim, Count, Decision, Document, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A count with its lines in the order of publication, and what people decided on its claims, the oldest first.

    `out` are the claims that were in it until a reviewer rejected or split them; withheld as how many there are.
    """

    count: Count
    lines: tuple[Line, ...]
    decisions: tuple[Decision, ...]
    out: tuple[Reviewed, ...]
    book: linking.Book


def life(engine: sa.Engine, name: str) -> Life:
    """The life of the count that an id or the anchor of one of its claims names. Raises LedgerError where none does."""
    id = linking.count_of(engine, name)
    if id is None:
        raise LedgerError(f"no count has the id {name!r}, and no current claim has that anchor")
    book = linking.book_of(engine, [id])
    (count,) = (c for c in book.counts if c.id == id)
    with reading(engine) as connection:
        decisions = deciding.on(connection, count.members)
        was = set() if book.withheld else material.once_in(connection, count.members)
        gone = reviewing.of(connection, was)
    known = {a: review.changes(item) for a, item in book.people.reviewed.items()}
    back = {anchor: entry.at for anchor, entry in book.people.retracted.items()}
    told = history.lines(count, book.documents, book.claims, book.links, book.linked, known, back)
    out = sorted((i for i in gone.values() if i.state in review.OUT), key=lambda i: (i.read.document, i.read.anchor))
    return Life(count=count, lines=tuple(told), decisions=tuple(decisions), out=tuple(out), book=book)


def diff(engine: sa.Engine, since: str, until: str) -> list[Change]:
    """What changed between two dates: only the counts that a report between them tells of are looked at.

    Raises TallybookError for a date that is none, and where the first is not before the second.
    """
    first, last = series.instant(since), series.instant(until)
    if first >= last:
        raise LedgerError(f"{since} is not before {until}: say the earlier date first")
    book = linking.book_of(
        engine, _told_between(engine, first.isoformat("T", "microseconds"), last.isoformat("T", "microseconds"))
    )
    out = _out(book)
    known = [
        c.id for c in book.counts if any(out.get(a, "9") <= first.isoformat("T", "microseconds") for a in c.members)
    ]
    return history.changes(book.as_of(since), book.as_of(until), (since, until), known)


def _told_between(engine: sa.Engine, first: str, last: str) -> set[str]:
    c = tables.claim.c
    reported = sa.and_(c.published_at > first, c.published_at <= last)
    entered = sa.and_(c.published_at <= first, c.as_of >= first[:10], c.as_of <= last[:10])  # of a live blog, perhaps
    with reading(engine) as connection:
        back = retracting.in_force(connection)
        both = (connection.execute(sa.select(c.anchor).where(when)).scalars() for when in (reported, entered))
        anchors = {anchor for found in both for anchor in found}
        anchors |= retracting.anchors(connection, {k for k, r in back.items() if first < r.at <= last})
        if material.pending(connection):
            counts = linking.linked(engine).counts
            return {count.id for count in counts if not anchors.isdisjoint(count.members)}
        rows = material.members_by_anchor(connection, anchors)
    return {row["count"] for row in rows.values() if row["count"] is not None}


def _out(book: linking.Book) -> dict[str, str]:
    """Each claim with when its report was out; those of undated reports are left out."""
    named: dict[str, list[Document]] = defaultdict(list)
    for document in book.documents:
        named[document.id].append(document)

    def at(claim: Claim) -> str | None:
        report = series.document_of(claim, named.get(claim.document, ()))
        moment = series.published_at(series.told_in(claim, report)) if report is not None else None
        return moment.isoformat("T", "microseconds") if moment is not None else None

    return {claim.anchor: when for claim in book.claims if (when := at(claim)) is not None}
