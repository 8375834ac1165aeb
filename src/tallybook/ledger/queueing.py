"""The queue of claims to look at: what matters most comes first, each with its reasons in words.

It looks at the most pressing few hundreds of each kind, found by index, so that a large ledger answers as a small one.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from tallybook.entries import Reviewed
from tallybook.ledger import asking, reviewing, tables
from tallybook.ledger.indexing import newest
from tallybook.ledger.transactions import reading
from tallybook.review import JUDGEMENTS
from tallybook.types import Claim

EACH = 200  # claims of each kind that are looked at
CHANGED, CONTRADICTED, FLAG, LARGE, NEW = 32.0, 8.0, 1.0, 1.0, 2.0  # what each reason weighs
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
        disputed = set(_disputed(connection))
        alone = set(_new_counts(connection))
        judged = set(_judged(connection))
        anchors = judged if second_for else {*disputed, *alone, *judged, *_largest(connection), *_latest(connection)}
        items = reviewing.of(connection, anchors).values()
    found = [
        _weighed(i, disputed, alone)
        for i in items
        if (_judged_by_others(i, second_for) if second_for else i.state in OPEN)
    ]
    return sorted(found, key=lambda w: (-w.weight, w.item.read.document, w.item.read.anchor))[:limit]


def _weighed(item: Reviewed, disputed: set[str], alone: set[str]) -> Waiting:
    claim, weight, reasons = item.claim, 0.0, []
    if item.state == "changed":
        weight += CHANGED
        fields = ", ".join(item.again)
        reasons.append(f"read anew, not as corrected: {fields}" if fields else "read anew since it was reviewed")
    if claim.anchor in disputed:
        weight += CONTRADICTED
        reasons.append("another source contradicts it")
    if claim.flags:
        weight += FLAG * min(len(claim.flags), MOST_FLAGS)
        reasons.append("not known: " + ", ".join(claim.flags))
    size = _size(claim)
    if size >= 100:
        weight += LARGE * math.log10(size)
        reasons.append(f"a large figure: {size:,.0f}")
    if claim.anchor in alone:
        weight += NEW
        reasons.append("the first figure of a new count")
    return Waiting(item=item, weight=weight, reasons=tuple(reasons))


def _size(claim: Claim) -> float:
    held = [n for n in (claim.quantity.value, claim.quantity.low, claim.quantity.high) if n is not None]
    return max((n for n in held if math.isfinite(n)), default=0.0)


def _judged_by_others(item: Reviewed, reviewer: str | None) -> bool:
    names = {r.reviewer for r in item.reviews if r.action in JUDGEMENTS}
    return bool(names) and reviewer not in names


def _disputed(connection: sa.Connection) -> Iterable[str]:
    k = tables.relation
    query = sa.select(k.c.from_anchor, k.c.to_anchor).where(
        k.c.kind == "contradicts", k.c.holds, newest(k, "from_anchor", "to_anchor", "kind")
    )
    for row in connection.execute(query.order_by(k.c.number.desc()).limit(EACH)):
        yield from row


def _new_counts(connection: sa.Connection) -> Iterable[str]:
    q = tables.question
    query = sa.select(q.c["count"]).where(q.c.size == 1, newest(q, "count")).order_by(q.c.number.desc()).limit(EACH)
    return connection.execute(query).scalars()


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
