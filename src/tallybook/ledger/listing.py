"""Lists of claims as people left them: found by corrected values too, in the order of `asking`.

What is corrected are few claims in a ledger: they are compared with the filters here, all others by the database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa

from tallybook.entries import Reviewed
from tallybook.ledger import asking, reviewing, rows, tables
from tallybook.ledger.asking import ALL, EQUAL, FACETS, Filters
from tallybook.ledger.indexing import chunks
from tallybook.ledger.transactions import reading, veil_of, withholds
from tallybook.types import Claim

Key = tuple[Any, ...]
MOVERS = {  # a filter, and the fields whose correction changes whether a claim meets it
    "measure": ("measure",),
    "status": ("status",),
    "bound": ("bound",),
    "origin": ("origin",),
    "place": ("place",),
    "text": ("who", "origin"),
}
TALLIED = frozenset(field for name in FACETS for field in MOVERS.get(name, ()))


@dataclass(frozen=True, slots=True)
class _Moved:
    """A corrected claim with its columns as read and as corrected."""

    item: Reviewed
    read: rows.Row
    now: rows.Row


def listed(engine: sa.Engine, where: Filters = ALL, limit: int | None = None, offset: int = 0) -> list[Reviewed]:
    """The current claims that the filters ask for as they stand, each as people left it, in the order of `claims`."""
    moved = _moved(engine, _movers(where))
    come = [m for m in moved if _meets(m.now, where) and not _meets(m.read, where)]
    gone = {m.item.read.anchor for m in moved if _meets(m.read, where) and not _meets(m.now, where)}
    if not come and not gone:
        return reviewing.reviewed_claims(engine, asking.claims(engine, where, limit, offset))
    first = max(0, offset - len(come))
    found = asking.claims(engine, where, None if limit is None else offset - first + limit + len(gone), first)
    out = [m.item.read for m in moved if m.item.read.anchor in gone]
    at = _keys(engine, [*found, *out, *(m.item.read for m in come)])
    start = at[found[0].anchor, found[0].id] if found and first else None
    before = [m.item.read for m in come if start is not None and at[_name(m.item.read)] < start]
    left_out = [c for c in out if start is not None and at[_name(c)] < start]
    new = [m.item.read for m in come if m.item.read not in before]
    whole = sorted([*(c for c in found if c.anchor not in gone), *new], key=lambda c: at[_name(c)])
    skip = offset - (first - len(left_out) + len(before) if start is not None else 0)
    return reviewing.reviewed_claims(engine, whole[skip : None if limit is None else skip + limit])


def count_claims(engine: sa.Engine, where: Filters = ALL, most: int | None = None) -> int | None:
    """How many current claims meet the filters as they stand; None, withheld, where some may not be seen.

    With `most` no more than that and one are counted, which takes the same time in a ledger of any size.
    """
    total = asking.count_claims(engine, where, most)
    if total is None or (most is not None and total > most):
        return total
    return total + sum(_meets(m.now, where) - _meets(m.read, where) for m in _moved(engine, _movers(where)))


def facets(engine: sa.Engine, where: Filters = ALL, most: int | None = None) -> dict[str, list[tuple[str, int | None]]]:
    """How many current claims have each measure, status, bound, publisher, origin and date, as they stand; with `most`
    of the newest alone, and of the corrected ones.

    The most frequent first, dates the newest first. Claims that have none (no publisher, no source) are not counted.
    None in the place of a number: withheld, where some claims may not be seen; then they are in alphabetical order.
    """
    found, moved = asking.facets(engine, where, most), _moved(engine, TALLIED | _movers(where))
    if not moved:
        return found
    with reading(engine) as connection:
        hides = withholds(connection)
    return {name: _adjusted(name, held, where, moved, hides) for name, held in found.items()}


def _adjusted(
    name: str, held: list[tuple[str, int | None]], where: Filters, moved: list[_Moved], hides: bool
) -> list[tuple[str, int | None]]:
    column = FACETS[name].name
    tally = {value: 0 if hides else int(n or 0) for value, n in held}
    for m in moved:
        for row, more in ((m.read, -1), (m.now, 1)):
            if _meets(row, where) and row[column] is not None:
                tally[row[column]] = tally.get(row[column], 0) + more
    if hides:  # without numbers: a value whose every claim was corrected away cannot be told from others
        return [(value, None) for value in sorted(tally, reverse=name == "date")]
    kept = [(value, n) for value, n in tally.items() if n > 0]
    kept.sort(key=lambda pair: (-pair[1], pair[0]))
    return [*sorted(kept, reverse=True)] if name == "date" else [*kept]


def _meets(row: rows.Row, where: Filters) -> bool:
    asked = {name: getattr(where, name) for name in EQUAL if getattr(where, name) is not None}
    if any(row[EQUAL[name].name] != value for name, value in asked.items()):
        return False
    return where.text is None or where.text.casefold() in row["words"]


def _movers(where: Filters) -> frozenset[str]:
    """The fields whose correction changes what these filters find."""
    return frozenset(f for name, fields in MOVERS.items() if getattr(where, name) is not None for f in fields)


_KNOWN: WeakKeyDictionary[sa.Engine, tuple[object, dict[frozenset[str], list[_Moved]]]] = WeakKeyDictionary()


def _moved(engine: sa.Engine, fields: frozenset[str]) -> list[_Moved]:
    """The current claims of which one of these fields has a correction that holds; kept until something is added."""
    if not fields:
        return []
    r, c = tables.review.c, tables.claim.c
    with reading(engine) as connection:
        newest = [sa.select(sa.func.max(t.c.number)).scalar_subquery() for t in (tables.review, tables.reading)]
        state = (*connection.execute(sa.select(*newest)).one(), veil_of(connection))
        known = _KNOWN.get(engine)
        if known is not None and known[0] == state and fields in known[1]:
            return known[1][fields]
        said = sa.select(r.anchor).where(r.action == "correct", r.field.in_(sorted(fields)))
        items = [i for i in reviewing.of(connection, connection.execute(said).scalars()).values() if i.corrected]
        about: dict[str, Mapping[Any, Any]] = {}
        for part in chunks(i.read.anchor for i in items):
            query = sa.select(c.anchor, c.published_at, c.published_day, c.publisher).where(c.anchor.in_(part))
            about |= {row["anchor"]: row for row in connection.execute(query).mappings()}
    found = [_Moved(i, *(rows.claim_row(x, about[i.read.anchor]) for x in (i.read, i.claim))) for i in items]
    held = known[1] if known is not None and known[0] == state else {}
    _KNOWN[engine] = (state, {**held, fields: found})
    return found


def _keys(engine: sa.Engine, claims: Iterable[Claim]) -> dict[tuple[str, str], Key]:
    """By what claims are ordered, as `asking` orders them, by anchor and id."""
    held, c, at = list(claims), tables.claim.c, dict[str, str | None]()
    with reading(engine) as connection:
        for part in chunks(claim.anchor for claim in held):
            at |= dict(connection.execute(sa.select(c.anchor, c.published_at).where(c.anchor.in_(part))).tuples())
    return {_name(claim): _key(claim, at[claim.anchor]) for claim in held}


def _key(claim: Claim, at: str | None) -> Key:
    words = rows.figure(claim)
    assert words is not None
    back = tuple(-ord(sign) for sign in at or "")  # the newest first
    return (at is None, back, claim.document, words.start, words.end, claim.measure, claim.anchor, claim.id)


def _name(claim: Claim) -> tuple[str, str]:
    return claim.anchor, claim.id
