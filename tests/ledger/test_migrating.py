"""A ledger of every schema there has been opens, and keeps what it had, in both databases.

`schemas` has a SQLite file of each, and what pg_dump wrote of a ledger in PostgreSQL (none of 0001: it came later),
each made by the program of that time.
"""

import os
import random
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

import postgres
from ledger import factory
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger import opening, tables

STORED = sorted((Path(__file__).parent / "schemas").glob("*.db"))
DUMPED = sorted((Path(__file__).parent / "schemas").glob("*.sql"))

FIRST = ("run", "document", "reading", "claim", "link")


def rows(path: Path, columns: dict[str, list[str]] | None = None) -> dict[str, list[dict[str, object]]]:
    """What the tables of the first schema hold, in these columns (None: in all that there are)."""
    with closing(sqlite3.connect(path)) as c:
        c.row_factory = sqlite3.Row
        held = {t: [dict(row) for row in c.execute(f"SELECT * FROM {t} ORDER BY 1")] for t in FIRST}
    if columns is None:
        return held
    return {t: [{name: row[name] for name in columns[t]} for row in held[t]] for t in FIRST}


def test_there_is_a_file_of_every_schema_before_this_one() -> None:
    assert [p.stem for p in STORED] == list(tables.SCHEMAS[:-1])
    assert [p.stem for p in DUMPED] == list(tables.SCHEMAS[1:-1])


@pytest.mark.parametrize("stored", STORED, ids=lambda p: p.stem)
def test_an_old_ledger_migrates_and_keeps_what_it_had(stored: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(stored, tmp_path / "book.db"))
    before = rows(path)
    with pytest.raises(LedgerError, match="open it for writing once"):
        ledger.open_ledger(path, read_only=True)
    engine = ledger.open_ledger(path)
    with engine.connect() as c:
        assert opening.schema(c) == tables.HEAD
        there = set(sa.inspect(c).get_table_names())
    assert there >= set(tables.metadata.tables)
    found = ledger.audit(  # the words of today's lexicon may read a figure otherwise: that is another test
        engine, lambda _: None
    )
    assert (found.faults, found.claims > 0) == ((), True)
    assert len(ledger.claims(engine)) == found.claims
    engine.dispose()
    assert rows(path, {table: list(before[table][0]) if before[table] else [] for table in FIRST}) == before
    engine = ledger.open_ledger(path)
    first = ledger.claims(engine)[0]
    assert first in ledger.search_claims(engine, f'"{first.evidence[0].quote}"')
    engine.dispose()


@pytest.fixture
def old_postgres(request: pytest.FixtureRequest, postgres_server: str) -> Iterator[str]:
    """The address of a database in which a stored ledger of an older schema was put back."""
    address = f"{postgres_server}/old"
    postgres.execute(f"{postgres_server}/postgres", "CREATE DATABASE old TEMPLATE template0 ENCODING 'UTF8'")
    postgres.execute(address, request.param.read_text("utf-8"))
    yield address
    postgres.execute(f"{postgres_server}/postgres", "DROP DATABASE old WITH (FORCE)")


@pytest.mark.parametrize("old_postgres", DUMPED, ids=lambda p: p.stem, indirect=True)
def test_an_old_ledger_in_postgresql_migrates_and_keeps_what_it_had(old_postgres: str) -> None:
    with psycopg.connect(old_postgres, row_factory=psycopg.rows.dict_row) as c:
        before = {t: c.execute(f"SELECT * FROM {t} ORDER BY 1".encode()).fetchall() for t in FIRST}
    with pytest.raises(LedgerError, match="open it for writing once"):
        ledger.open_ledger(old_postgres, read_only=True)
    engine = ledger.open_ledger(old_postgres)
    with engine.connect() as c:
        assert opening.schema(c) == tables.HEAD
        held = {t: c.exec_driver_sql(f"SELECT * FROM {t} ORDER BY 1").mappings().all() for t in FIRST}
    assert {t: [{n: row[n] for n in old} for row, old in zip(held[t], before[t], strict=True)] for t in FIRST} == before
    found = ledger.audit(engine, lambda _: None)
    assert (found.faults, found.claims > 0) == ((), True)
    first = ledger.claims(engine)[0]
    assert first in ledger.search_claims(engine, f'"{first.evidence[0].quote}"')
    assert ledger.add(engine, factory.simple("new"), factory.RUN, factory.verify) == "added"
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), engine.begin() as c:
        c.exec_driver_sql("DELETE FROM document")
    engine.dispose()


def test_the_sources_of_an_old_ledger_are_known_by_name(tmp_path: Path) -> None:
    path = Path(shutil.copy(STORED[0].with_name("0013.db"), tmp_path / "book.db"))  # Ilse Varn is confidential in it
    engine = ledger.open_ledger(path)
    with engine.connect() as c:
        n, d = tables.named.c, tables.document.c
        found = c.execute(sa.select(d.id, n.name).join(tables.document, d.key == n.document_key).order_by(d.id, n.name))
        assert [tuple(row) for row in found] == [
            ("a", "dr ilse varn"), ("a", "harbour office"), ("a", "northern courier"), ("a", "tam orrel"),
            ("b", "relief board"), ("b", "velmar post"),
        ]  # fmt: skip
    assert [d.id for d in ledger.documents(ledger.veiled(engine))] == ["b"]
    engine.dispose()


def test_killed_while_migrating(tmp_path: Path) -> None:
    chance = random.Random(5)
    for trial in range(12):
        path = Path(shutil.copy(STORED[trial % len(STORED)], tmp_path / f"{trial}.db"))
        child = os.fork()
        if child == 0:
            try:
                ledger.open_ledger(path)
            finally:
                os._exit(0)
        time.sleep(chance.uniform(0, 0.4))
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        engine = ledger.open_ledger(path)
        assert ledger.audit(engine, lambda _: None).faults == ()
        engine.dispose()
