"""The queue of claims to look at: what matters most comes first, each with its reasons in words.

It looks at the most pressing few hundreds of each kind, found by index, so that a large ledger answers as a small one.
"""

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import sqlalchemy as sa

from tallybook.entries import Review, Reviewed
from tallybook.ledger import asking, databases, retracting, reviewing, rows, shadows, tables
from tallybook.ledger.indexing import MANY, batched, chunks, newest
from tallybook.ledger.transactions import laid, reading
from tallybook.review import JUDGEMENTS, STATES
from tallybook.types import Claim

EACH = 200  # claims of each kind that are looked at
CHANGED, CONTRADICTED, FLAG, LARGE, NEW = 64.0, 32.0, 1.0, 1.0, 2.0  # what each reason weighs
MOST_FLAGS = 3
OPEN = frozenset({"unreviewed", "changed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim in the queue, how pressing it is, and why."""

    item: Reviewed
    weight: float
    reasons: tuple[str, ...]


def queue(engine: sa.Engine, limit: int = 20, *, second_for: str | None = None) -> list[Waiting]:
    """The claims to look at, the most pressing first.

    A claim waits until it is confirmed, rejected, corrected, split or signed off, and again when it is reopened or a
    newer reading disagrees. With `second_for`, what others have judged and this reviewer has not.
    """
    with reading(engine) as connection:
        disputed, alone = set(_disputed(connection, _taken_back(connection))), set(_new_counts(connection))
        anchors = set(_judged(connection))
        if second_for is None:
            anchors |= {*disputed, *alone, *_largest(connection), *_latest(connection)}
        roughly = _roughly(connection, anchors, disputed, alone, second_for)
        sure = heapq.nsmallest(limit, (r for r in roughly if not r.unsure), key=lambda r: r.order)
        looked_at = [r.anchor for r in (*sure, *(r for r in roughly if r.unsure))]
        items = reviewing.of(connection, looked_at).values()
    found = [
        _weighed(i, disputed, alone)
        for i in items
        if (_judged_by_others(i.reviews, second_for) if second_for else i.state in OPEN)
    ]
    return sorted(found, key=lambda w: (-w.weight, w.item.read.document, w.item.read.anchor))[:limit]


@dataclass(frozen=True, slots=True)
class _Rough:
    """A claim that waits and how pressing it is, by its row alone; `unsure`: it was read anew, and may wait or not."""

    anchor: str
    order: tuple[float, str, str]
    unsure: bool


class _Flags(msgspec.Struct):
    flags: tuple[str, ...]


_flags = msgspec.json.Decoder(_Flags)


def _roughly(
    connection: sa.Connection, anchors: set[str], disputed: set[str], alone: set[str], second_for: str | None
) -> list[_Rough]:
    """The claims that wait among these, without making claims of all their records."""
    said, c, among = reviewing.reviews(connection, anchors), tables.claim.c, databases.of(connection).among
    now: dict[str, sa.Row[Any]] = {}
    for part in chunks(anchors):
        query = asking.select_claims(c.number, c.anchor, c.id, c.document, c.value, c.low, c.high)
        found = connection.execute(query.where(among(c.anchor, part)).order_by(c.number.desc()))
        now |= {row.anchor: row for row in found}
    unsure = {a for a, row in now.items() if any(r.claim != row.id for r in said.get(a, ()) if r.action in JUDGEMENTS)}
    waiting = {a for a in now if a in unsure or _waits(said.get(a, ()), second_for)}
    flags: dict[int, int] = {}
    for numbers in batched(sorted(now[a].number for a in waiting), MANY):
        records = connection.execute(sa.select(c.number, c.record).where(c.number.in_(numbers)))
        flags |= {row.number: len(_flags.decode(row.record).flags) for row in records}
    rough: list[_Rough] = []
    for anchor in waiting:
        row = now[anchor]
        figures = {"value": row.value, "low": row.low, "high": row.high}
        for r in said.get(anchor, ()):
            if r.action == "correct" and r.field in figures and r.new is not None:
                figures[r.field] = msgspec.json.decode(r.new)
        points = _points(_largest_of(figures.values()), flags[row.number], anchor in disputed, anchor in alone)
        rough.append(_Rough(anchor, (-points, row.document, anchor), anchor in unsure))
    return rough


def _waits(reviews: Sequence[Review], second_for: str | None) -> bool:
    """Whether a claim waits that was not read anew since."""
    if second_for is not None:
        return _judged_by_others(reviews, second_for)
    judged = [r.action for r in reviews if r.action in STATES]
    return not judged or STATES[judged[-1]] in OPEN


def _points(size: float, flags: int, disputed: bool, alone: bool) -> float:
    large = LARGE * math.log10(size) if size >= 100 else 0.0
    return CONTRADICTED * disputed + FLAG * min(flags, MOST_FLAGS) + large + NEW * alone


def _weighed(item: Reviewed, disputed: set[str], alone: set[str]) -> Waiting:
    claim, reasons = item.claim, []
    size = _size(claim)
    weight = _points(size, len(claim.flags), claim.anchor in disputed, claim.anchor in alone)
    if item.state == "changed":
        weight += CHANGED
        fields = ", ".join(item.again)
        reasons.append(f"read anew, not as corrected: {fields}" if fields else "read anew since it was reviewed")
    if claim.anchor in disputed:
        reasons.append("another source contradicts it")
    if claim.flags:
        reasons.append("not known: " + ", ".join(claim.flags))
    if size >= 100:
        reasons.append(f"a large figure: {size:,.0f}")
    if claim.anchor in alone:
        reasons.append("the first figure of a new count")
    return Waiting(item=item, weight=weight, reasons=tuple(reasons))


def _size(claim: Claim) -> float:
    return _largest_of((claim.quantity.value, claim.quantity.low, claim.quantity.high))


def _largest_of(figures: Iterable[float | None]) -> float:
    return max((n for n in figures if n is not None and math.isfinite(n)), default=0.0)


def _judged_by_others(reviews: Iterable[Review], reviewer: str | None) -> bool:
    names = {r.reviewer for r in reviews if r.action in JUDGEMENTS}
    return bool(names) and reviewer not in names


def _taken_back(connection: sa.Connection) -> set[str]:
    """The anchors of reports that were taken back by now: they contradict nobody any more."""
    now = rows.now()
    return retracting.anchors(connection, {k for k, r in retracting.in_force(connection).items() if r.at <= now})


def _disputed(connection: sa.Connection, taken_back: set[str]) -> Iterable[str]:
    found: list[tuple[int, str, str]] = []
    for k in shadows.parts(tables.relation, laid=laid(connection)):
        now = newest(k, "from_anchor", "to_anchor", "kind", few=connection)
        query = sa.select(k.c.number, k.c.from_anchor, k.c.to_anchor).where(k.c.kind == "contradicts", k.c.holds, now)
        query = query.order_by(k.c.number.desc()).limit(EACH)
        found += [(row[0], row[1], row[2]) for row in connection.execute(query)]
    for _, newer, older in sorted(found, reverse=True)[:EACH]:
        if taken_back.isdisjoint((newer, older)):
            yield from (newer, older)


def _new_counts(connection: sa.Connection) -> Iterable[str]:
    found: list[tuple[int, str]] = []
    for q in shadows.parts(tables.question, laid=laid(connection)):
        query = sa.select(q.c.number, q.c["count"]).where(q.c.size == 1, newest(q, "count", few=connection))
        query = query.order_by(q.c.number.desc()).limit(EACH)
        found += [(row[0], row[1]) for row in connection.execute(query)]
    return [count for _, count in sorted(found, reverse=True)[:EACH]]


def _judged(connection: sa.Connection) -> Iterable[str]:
    r = tables.review.c
    return connection.execute(sa.select(r.anchor).order_by(r.number.desc()).limit(10 * EACH)).scalars()


def _largest(connection: sa.Connection) -> Iterable[str]:
    c = tables.claim.c
    query = asking.select_claims(c.anchor).where(c.value.is_not(None), ~_looked_at())
    return connection.execute(query.order_by(c.value.desc()).limit(EACH)).scalars()


def _latest(connection: sa.Connection) -> Iterable[str]:
    c = tables.claim.c
    query = asking.select_claims(c.anchor).where(~_looked_at())
    return connection.execute(query.order_by(c.number.desc()).limit(EACH)).scalars()


def _looked_at() -> sa.ColumnElement[bool]:
    r = tables.review.c
    return sa.select(sa.literal(1)).where(r.anchor == tables.claim.c.anchor, r.action.in_(sorted(JUDGEMENTS))).exists()
