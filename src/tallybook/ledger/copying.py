"""Whole copies of a ledger, from either database into either: backup and restore, each checked row by row.

A copy is made from one snapshot, while others go on writing, and is there whole or not at all.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tallybook import steps
from tallybook.errors import LedgerError
from tallybook.ledger import databases, tables
from tallybook.ledger.opening import open_ledger
from tallybook.ledger.transactions import named, reading, whole, writing

BATCH = 1000  # rows that are held in memory
_ORDER = tables.metadata.sorted_tables  # parents first


def backup(engine: sa.Engine, path: Path) -> dict[str, int]:
    """Copies the ledger into a new SQLite file; the rows of each table. Raises LedgerError where the file is there.

    The file is a ledger like any other, whatever database it comes from.
    """
    if path.exists():
        raise LedgerError(f"{path} is there already: a backup overwrites nothing")
    part = path.with_name(path.name + ".part")
    _remove(part)
    try:
        target = open_ledger(part)
        try:
            found = copy(engine, target)
            with target.connect() as connection:  # one file, with nothing left in a log beside it
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            target.dispose()
        part.rename(path)
        return found
    finally:
        _remove(part)


def restore(path: Path, location: str) -> dict[str, int]:
    """Copies a backup, or any ledger, into a new ledger at a path or an address; the rows of each table.

    Raises LedgerError where there is a ledger with anything in it.
    """
    source = open_ledger(path, read_only=True)
    try:
        target = open_ledger(location)
        try:
            return copy(source, target)
        finally:
            target.dispose()
    finally:
        source.dispose()


def copy(source: sa.Engine, target: sa.Engine) -> dict[str, int]:
    """Copies every row into an empty ledger and reads both again; the rows of each table. All or nothing."""
    whole(source, "a copy")
    with reading(source) as there, writing(target) as here:
        for table in _ORDER:
            if here.execute(sa.select(table).limit(1)).first() is not None:
                raise LedgerError(f"ledger {named(target.url)} is not empty: a copy overwrites nothing")
        total = sum(there.execute(sa.select(sa.func.count()).select_from(t)).scalar_one() for t in _ORDER)
        done = compared = 0
        for table in _ORDER:
            for batch in _batches(there, table):
                here.execute(sa.insert(table), batch)
                done += len(batch)
                steps.tell("rows copied", done, total)
        databases.of(target).numbered(here)
        counts = {}
        for table in _ORDER:
            counts[table.name], wanted = digest(there, table)
            if digest(here, table) != (counts[table.name], wanted):
                raise LedgerError(f"the copy of {table.name} is not what it was copied from")
            compared += counts[table.name]
            steps.tell("rows compared", compared, total)
    return counts


def digest(connection: sa.Connection, table: sa.Table) -> tuple[int, str]:
    """How many rows a table has, and a hash of all that is in them, in the order of its key."""
    count, said = 0, hashlib.sha256()
    for batch in _batches(connection, table):
        count += len(batch)
        for row in batch:
            said.update(repr([row[c.name] for c in table.c]).encode("utf-8", "surrogatepass"))
    return count, said.hexdigest()


def _batches(connection: sa.Connection, table: sa.Table) -> Iterator[list[dict[str, Any]]]:
    query = sa.select(table).order_by(*table.primary_key)
    for part in connection.execution_options(yield_per=BATCH).execute(query).mappings().partitions():
        yield [dict(row) for row in part]


def _remove(path: Path) -> None:
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        with suppress(OSError):
            path.with_name(name).unlink()
