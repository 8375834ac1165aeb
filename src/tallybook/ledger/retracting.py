"""Retraction of whole reports: an outlet took one down. An entry like any other; the report stays, and says so."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import sqlalchemy as sa

from tallybook import series
from tallybook.entries import Retraction
from tallybook.errors import LedgerError
from tallybook.ledger import asking, rows, tables
from tallybook.ledger.indexing import chunks
from tallybook.ledger.transactions import reading, writing


def retract(engine: sa.Engine, document: str, by: str, why: str, at: str | None = None, *, holds: bool = True) -> int:
    """Keeps that the outlet took back the report with this id, at a date or moment (None: now); how many reports.

    From then on its figures stand no longer. Where several reports came with the id, all are meant. `holds` False
    takes a retraction back. Raises LedgerError where there is no such report, nobody says so, or nothing would change.
    """
    for name, value in (("who", by), ("why", why)):
        if not value.strip():
            raise LedgerError(f"a retraction must say {name}")
    moment = rows.now() if at is None else series.instant(at).isoformat(timespec="microseconds")
    query = sa.select(tables.document.c.key).where(tables.document.c.id == document).order_by(tables.document.c.key)
    with reading(engine) as connection:
        seen = set(connection.execute(query).scalars())
    with writing(engine) as connection:
        keys = [key for key in connection.execute(query).scalars() if key in seen]
        if not keys:
            raise LedgerError(f"the ledger has no report {document!r}")
        known = _newest(connection, keys)
        meant = [k for k in keys if (k in known and known[k]["holds"]) != holds]
        if not meant:
            said = "is retracted already" if holds else "is not retracted"
            raise LedgerError(f"the report {document!r} {said}")
        said_so = {"at": moment, "holds": holds, "by": by.strip(), "why": why.strip(), "recorded_at": rows.now()}
        connection.execute(sa.insert(tables.retraction), [{**said_so, "document_key": key} for key in meant])
        return len(meant)


def retractions(engine: sa.Engine, document: str | None = None) -> list[Retraction]:
    """Every entry about a report, or about any, the oldest first."""
    t, d = tables.retraction.c, tables.document.c
    query = sa.select(tables.retraction, d.id.label("document")).join(tables.document, d.key == t.document_key)
    if document is not None:
        query = query.where(d.id == document)
    with reading(engine) as connection:
        return [read(row) for row in connection.execute(query.order_by(t.number)).mappings()]


def retracted(engine: sa.Engine) -> Mapping[str, Retraction]:
    """The retractions that hold, by the report's key (`document_key`)."""
    with reading(engine) as connection:
        return in_force(connection)


def taken_back(engine: sa.Engine, anchors: Iterable[str]) -> dict[str, Retraction]:
    """The retractions that hold of the reports of current claims at these anchors, by anchor."""
    found: dict[str, Retraction] = {}
    with reading(engine) as connection:
        back = in_force(connection)
        if not back:
            return found
        now, c, d = tables.current_reading.c, tables.claim.c, tables.document.c
        both = asking.select_claims(c.anchor, now.document_key, d.id).join(tables.document, d.key == now.document_key)
        for part in chunks(anchors):
            for row in connection.execute(both.where(c.anchor.in_(part))):
                if row.document_key in back:
                    found[row.anchor] = replace(back[row.document_key], document=row.id)
    return found


def anchors(connection: sa.Connection, keys: Iterable[str]) -> set[str]:
    """The anchors of the claims that reports with these keys have or had."""
    c, r = tables.claim.c, tables.reading.c
    held = sa.select(c.anchor).select_from(tables.claim.join(tables.reading, r.number == c.reading))
    return {a for part in chunks(keys) for a in connection.execute(held.where(r.document_key.in_(part))).scalars()}


def in_force(
    connection: sa.Connection, keys: Iterable[str] | None = None, upto: int | None = None
) -> Mapping[str, Retraction]:
    """The retractions that hold, by the report's key; `upto` is the last entry that counts."""
    return {key: read({**row, "document": key}) for key, row in _newest(connection, keys, upto).items() if row["holds"]}


def read(row: rows.Row) -> Retraction:
    """A retraction from its row and the report's name."""
    return Retraction(**{n: row[n] for n in ("document", "at", "holds", "by", "why", "recorded_at")})


def _newest(connection: sa.Connection, keys: Iterable[str] | None, upto: int | None = None) -> dict[str, sa.RowMapping]:
    t = tables.retraction
    query = sa.select(t)
    if upto is not None:
        query = query.where(t.c.number <= upto)
    parts = [query] if keys is None else [query.where(t.c.document_key.in_(part)) for part in chunks(keys)]
    held = [row for part in parts for row in connection.execute(part).mappings()]
    held.sort(key=lambda row: (row["made_at"] or row["recorded_at"], row["at"], row["holds"], row["by"], row["why"]))
    return {row["document_key"]: row for row in held}
