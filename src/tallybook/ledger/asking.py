"""Ask the ledger: current readings only, in an order that does not depend on the order of adding."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

import sqlalchemy as sa

from tallybook.ledger import databases, rows, tables
from tallybook.ledger.transactions import reading, withholds
from tallybook.types import Claim, Document, Link, Run

FACETS = {
    "measure": tables.claim.c.measure,
    "status": tables.claim.c.status,
    "bound": tables.claim.c.bound,
    "publisher": tables.claim.c.publisher,
    "origin": tables.claim.c.origin,
    "date": tables.claim.c.published_day,
}
MANY = 10_000  # claims (or counts) that are counted for a page: beyond it one says "more than"
FEW = 2_000  # the newest claims, of which a page tells how many have each measure, status ...
SAID = ("measure", "status", "bound")  # what one index has in this order; of the other filters each has its own
LOOKED = 2_000  # rows by which is found out which filter fewest claims meet
EQUAL = {**FACETS, "document": tables.claim.c.document, "place": tables.claim.c.place}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which claims: all that are given must hold; None asks for nothing.

    `date` is the day of publication as the document gives it (YYYY-MM-DD), `origin` the last source's name, `place`
    the text's words, `text` a piece of the quote, of who is counted or of a source's name, in any case of letters.
    """

    date: str | None = None
    measure: str | None = None
    status: str | None = None
    bound: str | None = None
    publisher: str | None = None
    origin: str | None = None
    document: str | None = None
    place: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One reading as the ledger keeps it; `seq` counts a document's readings from 1, `recorded_at` is UTC."""

    run: Run
    seq: int
    recorded_at: str
    current: bool
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


ALL = Filters()


def documents(engine: sa.Engine, limit: int | None = None, offset: int = 0) -> list[Document]:
    """Every document, the newest published first, undated ones last."""
    return list(each_document(engine, limit, offset))


def count_documents(engine: sa.Engine, most: int | None = None) -> int | None:
    """How many documents there are (with `most`: at most that and one); None, withheld, where some may not be seen."""
    with reading(engine) as connection:
        if withholds(connection):
            return None
        held = sa.select(tables.document.c.number).limit(None if most is None else most + 1).subquery()
        return int(connection.execute(sa.select(sa.func.count()).select_from(held)).scalar_one())


def each_document(engine: sa.Engine, limit: int | None = None, offset: int = 0) -> Iterator[Document]:
    """As `documents`, one at a time."""
    d = tables.document.c
    query = select_documents().order_by(d.published_at.desc().nulls_last(), d.id, d.key).limit(limit).offset(offset)
    with reading(engine) as connection:
        for row in connection.execution_options(yield_per=200).execute(query).mappings():
            yield rows.read_document(row)


def document(engine: sa.Engine, id: str) -> Document | None:
    """The document with the id; where several came with it, the one that was added last."""
    query = select_documents().where(tables.document.c.id == id).order_by(tables.document.c.number.desc()).limit(1)
    with reading(engine) as connection:
        row = connection.execute(query).mappings().one_or_none()
    return None if row is None else rows.read_document(row)


def claims(engine: sa.Engine, where: Filters = ALL, limit: int | None = None, offset: int = 0) -> list[Claim]:
    """Current claims: the newest published first, undated ones last; then by document and place in the text."""
    with reading(engine) as connection:
        query = select_claims(tables.claim.c.record).where(*_steered(connection, where))
        return [rows.read_claim(row) for row in connection.execute(_ordered(query, limit, offset)).mappings()]


def count_claims(engine: sa.Engine, where: Filters = ALL, most: int | None = None) -> int | None:
    """How many current claims there are; None, withheld, where some may not be seen, whatever the filters.

    With `most` no more than that and one are counted, which takes the same time in a ledger of any size.
    """
    with reading(engine) as connection:
        if withholds(connection):
            return None
        query = select_claims(sa.literal(1).label("one")).where(*_steered(connection, where))
        if most is not None:
            query = query.limit(most + 1)
        return int(connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one())


def facets(engine: sa.Engine, where: Filters = ALL, most: int | None = None) -> dict[str, list[tuple[str, int | None]]]:
    """How many current claims have each measure, status, bound, publisher, origin and date; of the newest `most` alone.

    The most frequent first, dates the newest first. Claims that have none (no publisher, no source) are not counted.
    None in the place of a number: withheld, where some claims may not be seen; then they are in alphabetical order.
    """
    tally: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    with reading(engine) as connection:
        query = select_claims(*FACETS.values()).where(*_steered(connection, where))
        query = query if most is None else _ordered(query, most, 0)
        for row in connection.execution_options(yield_per=1000).execute(query):
            for counted, value in zip(tally.values(), row, strict=True):
                if value is not None:
                    counted[value] += 1
        hides = withholds(connection)
    found: dict[str, list[tuple[str, int | None]]] = {}
    for name, counted in tally.items():
        if name == "date":
            order = sorted(counted, reverse=True)
        else:
            order = sorted(counted) if hides else sorted(counted, key=lambda value: (-counted[value], value))
        found[name] = [(value, None if hides else counted[value]) for value in order]
    return found


def claim(engine: sa.Engine, anchor: str) -> Claim | None:
    """The current claim at the anchor; where one text came under two ids, the first that `claims` lists."""
    query = select_claims(tables.claim.c.record).where(tables.claim.c.anchor == anchor)
    with reading(engine) as connection:
        row = connection.execute(_ordered(query, 1, 0)).mappings().one_or_none()
    return None if row is None else rows.read_claim(row)


def links(engine: sa.Engine) -> list[Link]:
    """The links of the current readings, each once, by kind and anchors."""
    return _links(engine, sa.true())


def links_of(engine: sa.Engine, anchor: str) -> list[Link]:
    """The current links from or to the anchor."""
    return _links(engine, sa.or_(tables.link.c.from_anchor == anchor, tables.link.c.to_anchor == anchor))


def readings_of(engine: sa.Engine, document: str) -> list[Kept]:
    """Every reading of the document with the id, the oldest first; the last is the current one."""
    d, r = tables.document.c, tables.reading.c
    newest = sa.select(d.key).where(d.id == document).order_by(d.number.desc()).limit(1).scalar_subquery()
    query = (
        sa.select(tables.run, r.number, r.seq, r.recorded_at.label("read_at"))
        .join(tables.reading, r.run == tables.run.c.id)
        .where(r.document_key == newest)
        .order_by(r.seq)
    )
    with reading(engine) as connection:
        found = connection.execute(query).mappings().all()
        return [_kept(connection, row, current=row is found[-1]) for row in found]


def claims_of_reading(connection: sa.Connection, number: int) -> list[sa.RowMapping]:
    """The claim rows of a reading, in the order of the text."""
    c = tables.claim.c
    query = sa.select(tables.claim).where(c.reading == number)
    query = query.order_by(c.figure_start, c.figure_end, c.measure, c.anchor)
    return list(connection.execute(query).mappings())


def links_of_reading(connection: sa.Connection, number: int) -> list[sa.RowMapping]:
    """The link rows of a reading."""
    k = tables.link.c
    query = sa.select(tables.link).where(k.reading == number).order_by(k.kind, k.from_anchor, k.to_anchor)
    return list(connection.execute(query).mappings())


def _kept(connection: sa.Connection, row: sa.RowMapping, *, current: bool) -> Kept:
    return Kept(
        run=rows.read_run(row),
        seq=row["seq"],
        recorded_at=row["read_at"],
        current=current,
        claims=tuple(rows.read_claim(c) for c in claims_of_reading(connection, row["number"])),
        links=tuple(rows.read_link(k) for k in links_of_reading(connection, row["number"])),
    )


def claims_of_document(connection: sa.Connection, key: str) -> list[Claim]:
    """The current claims of the document with the key, in the order of the text."""
    c, now = tables.claim.c, tables.current_reading.c
    query = select_claims(c.record).where(now.document_key == key)
    query = query.order_by(c.figure_start, c.figure_end, c.measure)
    return [rows.read_claim(row) for row in connection.execute(query).mappings()]


def select_documents() -> sa.Select[Any]:
    """The columns that make a document, of every document with its current reading."""
    now = tables.current_reading.c
    mine = (now.language, now.raw_sha256, now.unread, now.flags, now.updated, now.pages)
    return sa.select(tables.document, *mine).join(tables.current_reading, now.document_key == tables.document.c.key)


def select_claims(*columns: Any) -> sa.Select[Any]:
    """The columns of every current claim."""
    now = tables.current_reading
    return sa.select(*columns).select_from(tables.claim.join(now, now.c.number == tables.claim.c.reading))


def conditions(where: Filters) -> list[sa.ColumnElement[bool]]:
    """What the filters ask of a row of `claim`."""
    found = [column == getattr(where, name) for name, column in EQUAL.items() if getattr(where, name) is not None]
    if where.text is not None:
        found.append(tables.claim.c.words.contains(where.text.casefold(), autoescape=True))
    return found


def _steered(connection: sa.Connection, where: Filters) -> list[sa.ColumnElement[bool]]:
    """As `conditions`, but that rows are looked up by the filter that fewest claims meet.

    So that filters which many claims meet, each for itself, do not make a list slow that has few.
    """
    asked = {name: column == getattr(where, name) for name, column in EQUAL.items() if getattr(where, name) is not None}
    held = conditions(where)
    if len(asked) < 2:
        return held
    together = tuple(takewhile(asked.__contains__, SAID))
    ways = [together] if together else []
    ways += [(name,) for name in asked if name != "measure"]
    if len(ways) > 1:
        ways.sort(key=lambda way: _met(connection, [asked[name] for name in way]))
    steered = databases.of(connection).steered
    by_other = [steered(column) == getattr(where, n) for n, column in EQUAL.items() if n in asked and n not in ways[0]]
    return [*(asked[name] for name in ways[0]), *by_other, *held[len(asked) :]]


def _met(connection: sa.Connection, conditions: list[sa.ColumnElement[bool]]) -> int:
    """How many claims meet these, up to LOOKED."""
    some = sa.select(tables.claim.c.number).where(*conditions).limit(LOOKED).subquery()
    return int(connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one())


def in_order(query: sa.Select[Any]) -> sa.Select[Any]:
    """The claims of a query in the order of every list."""
    c = tables.claim.c
    order = (c.published_at.desc().nulls_last(), c.document, c.figure_start, c.figure_end, c.measure, c.anchor, c.id)
    return query.order_by(*order)


def _ordered(query: sa.Select[Any], limit: int | None, offset: int) -> sa.Select[Any]:
    return in_order(query).limit(limit).offset(offset)


def _links(engine: sa.Engine, condition: sa.ColumnElement[bool]) -> list[Link]:
    k, now = tables.link.c, tables.current_reading
    query = (
        sa.select(k.kind, k.from_anchor, k.to_anchor, k.reasons)
        .select_from(tables.link.join(now, now.c.number == k.reading))
        .where(condition)
        .distinct()
        .order_by(k.kind, k.from_anchor, k.to_anchor, k.reasons)
    )
    with reading(engine) as connection:
        return [rows.read_link(row) for row in connection.execute(query).mappings()]
