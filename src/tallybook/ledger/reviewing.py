"""Reviews as they are kept; what they make of the current claims is computed. `entering` keeps new ones."""

from collections import defaultdict
from collections.abc import Iterable

import sqlalchemy as sa

from tallybook import review
from tallybook.entries import Review, Reviewed
from tallybook.ledger import asking, databases, rows, tables
from tallybook.ledger.indexing import chunks
from tallybook.ledger.transactions import reading
from tallybook.types import Claim


def reviews_of(engine: sa.Engine, anchor: str) -> list[Review]:
    """Every review of an anchor, the oldest first."""
    with reading(engine) as connection:
        return reviews(connection, [anchor]).get(anchor, [])


def reviewed(engine: sa.Engine, anchors: Iterable[str]) -> dict[str, Reviewed]:
    """The current claims at these anchors with what people made of them, by anchor."""
    with reading(engine) as connection:
        return of(connection, anchors)


def reviewed_claims(engine: sa.Engine, claims: Iterable[Claim]) -> list[Reviewed]:
    """As `reviewed`, for claims at hand and in their order."""
    held = list(claims)
    with reading(engine) as connection:
        return apply(connection, held)


def of(connection: sa.Connection, anchors: Iterable[str], upto: int | None = None) -> dict[str, Reviewed]:
    """As `reviewed`, in a transaction; `upto` is the last review that counts."""
    found: dict[str, Claim] = {}
    among = databases.of(connection).among
    for part in chunks(anchors):
        query = asking.select_claims(tables.claim.c.record).where(among(tables.claim.c.anchor, part))
        for row in connection.execute(query.order_by(tables.claim.c.number.desc())).mappings():
            claim = rows.read_claim(row)
            found[claim.anchor] = claim
    return {item.read.anchor: item for item in apply(connection, list(found.values()), upto)}


def apply(connection: sa.Connection, claims: list[Claim], upto: int | None = None) -> list[Reviewed]:
    """The claims with what people made of them, in their order; `upto` is the last review that counts."""
    said = reviews(connection, {c.anchor for c in claims}, upto)
    before = _seen(connection, said)
    return [review.reviewed(c, said.get(c.anchor, []), before.get(c.anchor, {})) for c in claims]


def reviews(connection: sa.Connection, anchors: Iterable[str], upto: int | None = None) -> dict[str, list[Review]]:
    """What people said of these anchors, by anchor, the oldest first; `upto` is the last review that counts."""
    r = tables.review
    query = sa.select(r).order_by(r.c.number)
    if upto is not None:
        query = query.where(r.c.number <= upto)
    found: dict[str, list[Review]] = defaultdict(list)
    if connection.execute(sa.select(r.c.number).limit(1)).one_or_none() is None:
        return found
    among = databases.of(connection).among
    for part in chunks(anchors):
        for row in connection.execute(query.where(among(r.c.anchor, part))).mappings():
            found[row["anchor"]].append(read(row))
    for held in found.values():
        held.sort(key=lambda r: (r.at, r.reviewer, r.action, r.field or "", r.new or "", r.note))
    return found


def read(row: rows.Row) -> Review:
    """A review from its row."""
    given = {n: row[n] for n in ("number", "action", "field", "old", "new", "claim", "reviewer", "note")}
    return Review(target=row["anchor"], at=row["made_at"] or row["recorded_at"], **given)


def _seen(connection: sa.Connection, anchors: Iterable[str]) -> dict[str, dict[str, Claim]]:
    """Every reading of these anchors, current or not, by anchor and id."""
    c = tables.claim.c
    found: dict[str, dict[str, Claim]] = defaultdict(dict)
    for part in chunks(anchors):
        for row in connection.execute(sa.select(c.record).where(c.anchor.in_(part))).mappings():
            claim = rows.read_claim(row)
            found[claim.anchor][claim.id] = claim
    return found
