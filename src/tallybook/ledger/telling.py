"""A count's life, and what changed between two dates: asked of the ledger by index, told by `history`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tallybook import history, review, series
from tallybook.entries import Reviewed
from tallybook.errors import LedgerError
from tallybook.ledger import deciding, linking, material, retracting, reviewing, tables
from tallybook.ledger.indexing import batched
from tallybook.ledger.transactions import reading, withholds
from tallybook.types import Change, Claim, Count, Decision, Document, Line

FIRST = 50  # counts that are told of first


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
    return [change for part in each_diff(engine, since, until) for change in part]


def each_diff(engine: sa.Engine, since: str, until: str) -> Iterator[list[Change]]:
    """As `diff`, some hundred counts at a time, by label and id: never all of it in memory, the first soon."""
    counts = _told_between(engine, *_dates(since, until))
    parts = (counts[:FIRST], *batched(counts[FIRST:], linking.TOGETHER))
    return (_changes(engine, part, since, until) for part in parts)


def diff_out(
    engine: sa.Engine, since: str, until: str, limit: int, offset: int = 0
) -> tuple[int | None, int, list[Change]]:
    """A page of `diff`: how many counts were told of, how many of them there are from `offset` on, and what changed in
    the first of these, `limit` at most.

    What was said again as it was said before changed nothing, so that the page may have changes of fewer. None in the
    place of how many: withheld, where some reports may not be seen. Raises as `diff` does.
    """
    counts = _told_between(engine, *_dates(since, until))
    with reading(engine) as connection:
        hides = withholds(connection)
    changed = _changes(engine, counts[offset : offset + limit], since, until)
    return None if hides else len(counts), len(counts[offset:]), changed


def _dates(since: str, until: str) -> tuple[str, str]:
    first, last = series.instant(since), series.instant(until)
    if first >= last:
        raise LedgerError(f"{since} is not before {until}: say the earlier date first")
    return first.isoformat("T", "microseconds"), last.isoformat("T", "microseconds")


def _changes(engine: sa.Engine, counts: Sequence[str], since: str, until: str) -> list[Change]:
    if not counts:
        return []
    first = _dates(since, until)[0]
    book = linking.book_of(engine, counts)
    out = _out(book)
    known = [c.id for c in book.counts if any(out.get(a, "9") <= first for a in c.members)]
    keys = {anchor: origin.key for anchor, origin in book.linked.origins.items()}
    return history.changes(book.as_of(since), book.as_of(until), (since, until), known, keys)


def _told_between(engine: sa.Engine, first: str, last: str) -> list[str]:
    """The ids of the counts that a report tells of which was out, or was taken back, between two moments; by label."""
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
            labels = {count.id: count.label for count in counts if not anchors.isdisjoint(count.members)}
        else:
            rows = material.members_by_anchor(connection, anchors)
            labels = material.labels(connection, {r["count"] for r in rows.values() if r["count"] is not None})
    return sorted(labels, key=lambda count: (labels[count], count))


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
