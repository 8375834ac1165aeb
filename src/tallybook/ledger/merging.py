"""Merge another ledger into this one: what both say afterwards does not depend on which was merged into which.

Reports are joined by their keys. Of a report's readings the current one is that of the latest run (then that with the
greater hash), whichever ledger it came from. What people said keeps its own time. Links and counts are found again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from tallybook import ids, steps
from tallybook.ledger import deciding, intake, recording, rows, tables
from tallybook.ledger.asking import claims_of_reading, links_of_reading
from tallybook.ledger.indexing import chunks
from tallybook.ledger.settling import settle
from tallybook.ledger.transactions import reading, whole, writing
from tallybook.types import Reading, Run

PEOPLE = (tables.review, tables.retraction, tables.decision)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What came from the other ledger: new reports, readings, entries of people, and rows of intake of addresses.

    `left` are inputs that the other ledger refused and that are files of its machine: they stay in its own log.
    `purged` are the ids of reports that the other ledger purged and this one still has: no merge erases anything.
    """

    documents: int
    readings: int
    entries: int
    taken: int = 0
    left: int = 0
    purged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A reading with its run, and what tells it from another."""

    run: Run
    reading: Reading

    @property
    def name(self) -> tuple[str, str]:
        claims, links = rows.content(self.reading)
        return self.run.id, ids.digest(*sorted(claims), *sorted(map(repr, links)))

    @property
    def order(self) -> tuple[str, tuple[str, str]]:
        return self.run.started_at, self.name


def merge(engine: sa.Engine, other: sa.Engine) -> Merged:
    """Adds what the other ledger has and this one has not; each report whole or not at all.

    Purged reports do not come back. Of the intake log only addresses are taken over: a path names another file on
    another machine. Accounts stay with their own ledger. Raises LedgerError where a row of the other is not what was
    recorded.
    """
    for ledger in (engine, other):
        whole(ledger, "a merge")
    with reading(other) as there, writing(engine) as here:  # before the reports come that are confidential
        entries = _people(there, here, tables.restriction)
    new = readings = 0
    keys = list(dict.fromkeys([*_keys(other), *_keys(engine, read_anew=True)]))
    for key in steps.each(keys, "reports merged", len(keys)):
        with reading(other) as there:
            theirs = list(_readings(there, key))
        with writing(engine) as here:
            if recording.purged(here, key) is not None:
                continue
            mine = list(_readings(here, key))
            names = {item.name for item in mine}
            missing = sorted((item for item in theirs if item.name not in names), key=lambda i: i.order)
            latest = max([*mine, *missing], key=lambda i: i.order)
            last = [*mine, *missing][-1]
            for item in missing if last.name == latest.name else [*missing, latest]:
                recording.keep(here, item.reading, item.run)
            new, readings = new + (not mine), readings + len(missing)
    with reading(other) as there, writing(engine) as here:
        entries += sum(_people(there, here, table) for table in PEOPLE)
        taken = _people(there, here, tables.intake)
    settle(engine)
    left = sum(not intake.is_address(t.input) for t in intake.refused(other))
    purged = tuple(_purged_there(engine, other))
    return Merged(documents=new, readings=readings, entries=entries, taken=taken, left=left, purged=purged)


def _purged_there(engine: sa.Engine, other: sa.Engine) -> Iterator[str]:
    with reading(other) as there:
        gone = set(there.execute(sa.select(tables.tombstone.c.key)).scalars())
    d = tables.document.c
    with reading(engine) as here:
        for part in chunks(gone):
            yield from here.execute(sa.select(d.id).where(d.key.in_(part)).order_by(d.id)).scalars()


def _keys(engine: sa.Engine, *, read_anew: bool = False) -> Iterator[str]:
    """The keys of its reports; or of those read more than once, whose current reading may not be of the latest run."""
    d, r = tables.document.c, tables.reading.c
    query = sa.select(d.key).order_by(d.number)
    if read_anew:
        query = query.where(sa.select(sa.literal(1)).where(r.document_key == d.key, r.seq == 2).exists())
    with reading(engine) as connection:
        yield from connection.execute(query).scalars()


def _readings(connection: sa.Connection, key: str) -> Iterator[_Read]:
    d, r = tables.document, tables.reading
    row = connection.execute(sa.select(d).where(d.c.key == key)).mappings().one_or_none()
    if row is None:
        return
    runs = sa.select(tables.run)
    for item in connection.execute(sa.select(r).where(r.c.document_key == key).order_by(r.c.seq)).mappings().all():
        run = connection.execute(runs.where(tables.run.c.id == item["run"])).mappings().one()
        claims = tuple(rows.read_claim(c) for c in claims_of_reading(connection, item["number"]))
        links = tuple(rows.read_link(k) for k in links_of_reading(connection, item["number"]))
        document = rows.read_document({**item, **row})
        yield _Read(rows.read_run(run), Reading(document=document, claims=claims, links=links))


def _people(there: sa.Connection, here: sa.Connection, table: sa.Table) -> int:
    """Takes over the entries that are not here; each keeps the time at which it was made."""
    names = [c.name for c in table.c if c.name not in ("number", "recorded_at", "made_at")]

    def made(row: rows.Row) -> tuple[object, ...]:
        return (row["made_at"] or row["recorded_at"], *(row[n] for n in names))

    known = {made(row) for row in here.execute(sa.select(table)).mappings()}
    at, new = rows.now(), []
    for row in there.execute(sa.select(table).order_by(table.c.number)).mappings():
        if made(row) not in known and _about_something(here, table, row):
            known.add(made(row))
            new.append(
                {**{n: row[n] for n in names}, "made_at": row["made_at"] or row["recorded_at"], "recorded_at": at}
            )
    if new:
        here.execute(sa.insert(table), new)
    return len(new)


def _about_something(here: sa.Connection, table: sa.Table, row: rows.Row) -> bool:
    """Whether the report or the claims that an entry names are here; those of a purged report are not."""
    if table is tables.intake:
        return intake.is_address(row["input"])
    if table is tables.retraction:
        return recording.has(here, row["document_key"])
    ends = [row["anchor"]] if table is tables.review else []
    if table is tables.decision and row["kind"] not in deciding.SOURCES:
        ends = [end for end in (row["first"], row["second"]) if end is not None]
    c = tables.claim.c
    return all(here.execute(sa.select(c.number).where(c.anchor == end).limit(1)).first() is not None for end in ends)
