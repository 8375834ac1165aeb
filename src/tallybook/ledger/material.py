"""What the ledger holds of some reports or of all, now or as it held it at an earlier moment (transaction time)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tallybook import series
from tallybook.errors import LedgerError
from tallybook.ledger import databases, rows, tables
from tallybook.ledger.indexing import chunks, newest
from tallybook.ledger.transactions import withholds
from tallybook.types import Claim, Document, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A moment of the ledger: the last entry of each kind that it held."""

    readings: int
    linkings: int
    decisions: int
    reviews: int
    retractions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Some documents by key, their claims, the links within each, and each anchor's document key.

    Where one text came under two ids, its anchors are said to be of the first by key, whichever came first.
    """

    documents: dict[str, Document]
    claims: list[Claim]
    links: list[Link]
    report: dict[str, str]
    by_report: dict[str, list[Claim]]


def cut(connection: sa.Connection, recorded_by: str) -> Cut:
    """The ledger as it was at a date (a bare one: its end, UTC). Raises TallybookError for a date that is none.

    How it was linked then is not known without what is hidden today: where something is, a LedgerError says so.
    """
    if withholds(connection):
        raise LedgerError("what the ledger held at another time is withheld, since some of it is confidential")
    moment = series.instant(recorded_by).isoformat(timespec="microseconds")

    def last(table: sa.Table) -> int:
        query = sa.select(sa.func.max(table.c.number)).where(table.c.recorded_at <= moment)
        return int(connection.execute(query).scalar() or 0)

    return _cut(last)


def newest_cut(connection: sa.Connection) -> Cut:
    """The ledger as it is now."""

    def last(table: sa.Table) -> int:
        query = sa.select(table.c.number).order_by(table.c.number.desc()).limit(1)  # through a veil max reads all rows
        return int(connection.execute(query).scalar() or 0)

    return _cut(last)


def _cut(last: Callable[[sa.Table], int]) -> Cut:
    return Cut(
        readings=last(tables.reading),
        linkings=last(tables.linking),
        decisions=last(tables.decision),
        reviews=last(tables.review),
        retractions=last(tables.retraction),
    )


def settled(connection: sa.Connection, upto: Cut | None = None) -> tuple[int, int, int]:
    """The last reading, the last decision and the last review that were linked."""
    k = tables.linking.c
    query = sa.select(k.readings, k.decisions, k.reviews).order_by(k.number.desc()).limit(1)
    if upto is not None:
        query = query.where(k.number <= upto.linkings)
    row = connection.execute(query).one_or_none()
    return (0, 0, 0) if row is None else (row.readings, row.decisions, row.reviews)


def pending(connection: sa.Connection, upto: Cut | None = None) -> bool:
    """Whether something was kept that has not been linked yet."""
    at = upto or newest_cut(connection)
    readings, decisions, reviews = settled(connection, at)
    return at.readings > readings or at.decisions > decisions or at.reviews > reviews


def current(upto: Cut | None) -> sa.FromClause:
    """The readings that are current, or were: the newest of each document."""
    if upto is None:
        return tables.current_reading
    r, later = tables.reading, tables.reading.alias("later")
    newer = sa.select(sa.literal(1)).where(
        later.c.document_key == r.c.document_key, later.c.seq > r.c.seq, later.c.number <= upto.readings
    )
    return sa.select(r).where(r.c.number <= upto.readings, ~newer.exists()).subquery("held")


def documents(connection: sa.Connection, keys: Iterable[str] | None, upto: Cut | None = None) -> dict[str, Document]:
    """The documents with these keys (None: all), as their current readings have them."""
    now, d = current(upto), tables.document
    query = sa.select(d, now.c.language, now.c.raw_sha256, now.c.unread, now.c.flags, now.c.updated, now.c.pages)
    query = query.join(now, now.c.document_key == d.c.key)
    return {row["key"]: rows.read_document(row) for row in _rows(connection, query, d.c.key, keys)}


def load(connection: sa.Connection, keys: Iterable[str] | None, upto: Cut | None = None) -> Material:
    """The documents with these keys (None: all), with their current claims and links."""
    now, c, k = current(upto), tables.claim, tables.link
    wanted = None if keys is None else list(keys)
    claims: list[Claim] = []
    report: dict[str, str] = {}
    by_report: dict[str, list[Claim]] = {}
    said = sa.select(now.c.document_key, c.c.record).join(now, now.c.number == c.c.reading).order_by(c.c.number)
    for row in _rows(connection, said, now.c.document_key, wanted):
        claim, key = rows.read_claim(row), row["document_key"]
        claims.append(claim)
        by_report.setdefault(key, []).append(claim)
        report[claim.anchor] = min(key, report.get(claim.anchor, key))
    within = sa.select(k).join(now, now.c.number == k.c.reading).order_by(k.c.number)
    links = [rows.read_link(row) for row in _rows(connection, within, now.c.document_key, wanted)]
    reports = documents(connection, wanted, upto)
    return Material(documents=reports, claims=claims, links=links, report=report, by_report=by_report)


def claims(connection: sa.Connection, anchors: Iterable[str], upto: Cut | None = None) -> Material:
    """The current claims with these anchors, and their documents; no links."""
    now, c = current(upto), tables.claim
    held: list[tuple[int, str, Claim]] = []
    query = sa.select(c.c.number, now.c.document_key, c.c.record).join(now, now.c.number == c.c.reading)
    for row in _rows(connection, query, c.c.anchor, anchors):
        held.append((row["number"], row["document_key"], rows.read_claim(row)))
    held.sort(key=lambda item: item[0])
    report: dict[str, str] = {}
    by_report: dict[str, list[Claim]] = {}
    for _, key, claim in held:
        by_report.setdefault(key, []).append(claim)
        report[claim.anchor] = min(key, report.get(claim.anchor, key))
    found = documents(connection, by_report, upto)
    return Material(documents=found, claims=[c for *_, c in held], links=[], report=report, by_report=by_report)


def members(connection: sa.Connection, keys: Iterable[str], upto: Cut | None = None) -> dict[str, rows.Row]:
    """Anchor to its newest row, for the claims of these documents."""
    return _members(connection, tables.member.c.document_key, keys, upto)


def members_of(connection: sa.Connection, counts: Iterable[str] | None, upto: Cut | None = None) -> dict[str, rows.Row]:
    """Anchor to its newest row, for the claims of these counts (None: of all)."""
    return _members(connection, tables.member.c.count, counts, upto)


def members_by_anchor(
    connection: sa.Connection, anchors: Iterable[str], upto: Cut | None = None
) -> dict[str, rows.Row]:
    """Anchor to its newest row."""
    return _members(connection, tables.member.c.anchor, anchors, upto)


def _members(
    connection: sa.Connection, column: sa.Column[Any], values: Iterable[str] | None, upto: Cut | None
) -> dict[str, rows.Row]:
    m = tables.member
    few = None if values is None else connection
    query = sa.select(m).where(newest(m, "anchor", upto=upto.linkings if upto else None, few=few))
    return {row["anchor"]: row for row in _rows(connection, query, column, values)}


def once_in(connection: sa.Connection, anchors: Iterable[str]) -> set[str]:
    """The anchors that are in no count now, and were in one count with one of these when they were last in any."""
    m, held = tables.member, set(anchors)
    counts = {n for part in chunks(held) for n in connection.execute(_counts_of(m.c.anchor.in_(part))).scalars()}
    mates = {a for part in chunks(counts) for a in connection.execute(_anchors_of(m.c["count"].in_(part))).scalars()}
    gone = {a for a, row in members_by_anchor(connection, mates - held).items() if row["count"] is None}
    return {anchor for anchor in gone if last_count(connection, anchor) in counts}


def last_count(connection: sa.Connection, anchor: str, upto: Cut | None = None) -> str | None:
    """The count that an anchor was last in, whether or not it is in one now."""
    m = tables.member.c
    query = sa.select(m["count"]).where(m.anchor == anchor, m["count"].is_not(None)).order_by(m.number.desc()).limit(1)
    found: str | None = connection.execute(query if upto is None else query.where(m.linking <= upto.linkings)).scalar()
    return found


def heirs(connection: sa.Connection, count: str, upto: Cut | None = None) -> set[str]:
    """The counts that those are in who were in a count once."""
    anchors = set(connection.execute(_anchors_of(tables.member.c["count"] == count)).scalars())
    rows = members_by_anchor(connection, anchors, upto).values()
    return {row["count"] for row in rows if row["count"] is not None}


def _counts_of(condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    count = tables.member.c["count"]
    return sa.select(count).where(condition, count.is_not(None)).distinct()


def _anchors_of(condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(tables.member.c.anchor).where(condition).distinct()


def relations(
    connection: sa.Connection, anchors: Iterable[str] | None, upto: Cut | None = None, *, both: bool = False
) -> list[rows.Row]:
    """The newest rows of the links from these anchors (None: all), and with `both` also of those to them."""
    k = tables.relation
    if anchors is None:
        query = sa.select(k).where(newest(k, "from_anchor", "to_anchor", "kind", upto=upto.linkings if upto else None))
        return list(_rows(connection, query, k.c.from_anchor, None))
    wanted = list(anchors)
    query = sa.select(k) if upto is None else sa.select(k).where(k.c.linking <= upto.linkings)
    found = list(_rows(connection, query, k.c.from_anchor, wanted))
    if both:
        found += _rows(connection, query, k.c.to_anchor, wanted)
    found.sort(key=lambda row: row["number"])
    # all rows of a link have its ends, so that the newest is among them: sooner found here than in a database
    return list({(row["kind"], row["from_anchor"], row["to_anchor"]): row for row in found}.values())


def counts(connection: sa.Connection, upto: Cut | None = None) -> list[str]:
    """The ids of all counts that have claims, by measure, label and id."""
    q = tables.question.c
    query = sa.select(q["count"]).where(newest(tables.question, "count", upto=upto.linkings if upto else None))
    return list(connection.execute(query.where(q.size > 0).order_by(q.measure, q.label, q["count"])).scalars())


def labels(connection: sa.Connection, counts: Iterable[str] | None, upto: Cut | None = None) -> dict[str, str]:
    """Count to its label."""
    q = tables.question
    few = None if counts is None else connection
    query = sa.select(q).where(newest(q, "count", upto=upto.linkings if upto else None, few=few))
    return {row["count"]: row["label"] for row in _rows(connection, query, q.c.count, counts) if row["size"]}


def _rows(
    connection: sa.Connection, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Iterable[str] | None
) -> Iterator[sa.RowMapping]:
    if values is None:
        yield from connection.execution_options(yield_per=1000).execute(query).mappings()
        return
    among = databases.of(connection).among
    for part in chunks(values):
        yield from connection.execute(query.where(among(column, part))).mappings()
