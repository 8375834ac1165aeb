"""A ledger of every schema there has been opens, and keeps what it had."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger import opening, tables

STORED = sorted((Path(__file__).parent / "schemas").glob("*.db"))


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the tables of the first schema hold."""
    with closing(sqlite3.connect(path)) as c:
        return {t: c.execute(f"SELECT * FROM {t} ORDER BY 1").fetchall()
                for t in ("run", "document", "reading", "claim", "link")}  # fmt: skip


def test_there_is_a_file_of_every_schema_before_this_one() -> None:
    assert [p.stem for p in STORED] == list(tables.SCHEMAS[:-1])


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
    assert rows(path) == before
