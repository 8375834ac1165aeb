import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from ledger import factory
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger import opening, tables


def test_a_new_ledger_has_the_newest_schema(book: sa.Engine) -> None:
    with book.connect() as c:
        assert opening.schema(c) == tables.HEAD
        assert compare_metadata(MigrationContext.configure(c), tables.metadata) == []
        assert c.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert c.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        there = set(c.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    assert there == set(tables.TRIGGERS)
    config = Config()
    config.set_main_option("script_location", str(opening.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [tables.HEAD]


@pytest.mark.parametrize("form", [Path, str, "sqlite:///{}".format])
@pytest.mark.parametrize("name", ["plain.db", "50% of it#.db", "mit Umlaut ä.db"])
def test_a_ledger_opens_again(tmp_path: Path, name: str, form: Callable[[Path], Path | str]) -> None:
    location = form(tmp_path / name)
    for read_only in (False, True, False):
        engine = ledger.open_ledger(location, read_only=read_only)
        if not read_only:
            ledger.add(engine, factory.simple(), factory.RUN, factory.verify)
        assert ledger.count_claims(engine) == 1
        engine.dispose()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_question_mark_is_part_of_a_path(tmp_path: Path) -> None:
    ledger.open_ledger(tmp_path / "how many?mode=ro.db").dispose()
    assert [p.name for p in tmp_path.iterdir()] == ["how many?mode=ro.db"]


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    ledger.open_ledger(tmp_path / "book.db").dispose()
    reader = ledger.open_ledger(tmp_path / "book.db", read_only=True)
    with pytest.raises(LedgerError, match="reading only"):
        ledger.add(reader, factory.simple(), factory.RUN, factory.verify)
    reader.dispose()


def test_readers_do_not_wait_for_the_writer(book: sa.Engine) -> None:
    ledger.add(book, factory.simple("a"), factory.RUN, factory.verify)
    with book.connect().execution_options(tallybook_begin="IMMEDIATE") as pen, pen.begin():
        assert ledger.count_claims(book) == 1


@pytest.mark.parametrize("options", [{"read_only": True}, {"create": False}])
def test_a_missing_file_is_not_made(tmp_path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(LedgerError, match="no such file"):
        ledger.open_ledger(tmp_path / "none.db", **options)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("12 dead in Arnor\n" * 100)
    with closing(sqlite3.connect(other)) as c:
        c.execute("CREATE TABLE alembic_version (version_num)")
        c.execute("INSERT INTO alembic_version VALUES ('0001')")
        c.commit()
    before = {p: p.read_bytes() for p in (text, other)}
    for path in (text, other, tmp_path):
        for read_only in (True, False):
            with pytest.raises(LedgerError, match="is not a ledger"):
                ledger.open_ledger(path, read_only=read_only)
    assert {p: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "location",
    ["postgresql://someone:secret@db.example/book", "mysql://x/y", "sqlite://", ":memory:", "://", "", "a\0b"],
)
def test_other_places_are_refused(location: str) -> None:
    with pytest.raises(LedgerError) as error:
        ledger.open_ledger(location)
    assert "secret" not in str(error.value)


def test_no_folder_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        ledger.open_ledger(tmp_path / "none" / "book.db")


def test_a_newer_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    ledger.open_ledger(path).dispose()
    with closing(sqlite3.connect(path)) as c:
        c.execute("UPDATE alembic_version SET version_num = '9999'")
        c.commit()
    for read_only in (True, False):
        with pytest.raises(LedgerError, match="newer than this program's"):
            ledger.open_ledger(path, read_only=read_only)


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    ledger.open_ledger(path).dispose()
    path.write_bytes(path.read_bytes()[:10_000])
    with pytest.raises(LedgerError, match="cannot be read: database disk image is malformed"):
        ledger.open_ledger(path)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    path.touch()
    with pytest.raises(LedgerError, match="no ledger"):
        ledger.open_ledger(path, create=False)
    ledger.open_ledger(path).dispose()
    ledger.open_ledger(path, create=False).dispose()
