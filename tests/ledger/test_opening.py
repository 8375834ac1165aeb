import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import postgres
from ledger import factory
from tallybook import ledger
from tallybook.errors import LedgerError
from tallybook.ledger import opening, tables
from tallybook.ledger.transactions import writing


def ours(_: object, name: str | None, *__: object) -> bool:
    """Whether an object is of both databases, and not an index of words that only one has."""
    return name is not None and not name.startswith(
        ("dx_", "report_words", "evidence_words", "report_pairs", "evidence_pairs")
    )


def test_a_new_ledger_has_the_newest_schema(book: sa.Engine) -> None:
    with book.connect() as c:
        assert opening.schema(c) == tables.HEAD
        context = MigrationContext.configure(c, opts={"include_object": ours})
        assert compare_metadata(context, tables.metadata) == []
        if book.dialect.name == "sqlite":
            assert c.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert c.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_the_migrations_are_one_line() -> None:
    config = Config()
    config.set_main_option("script_location", str(opening.MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    assert script.get_heads() == [tables.HEAD]
    assert [r.revision for r in script.walk_revisions()][::-1] == list(tables.SCHEMAS)


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


def test_a_reader_cannot_write(place: str) -> None:
    ledger.open_ledger(place).dispose()
    reader = ledger.open_ledger(place, read_only=True)
    with pytest.raises(LedgerError, match="reading only"):
        ledger.add(reader, factory.simple(), factory.RUN, factory.verify)
    reader.dispose()


def test_readers_do_not_wait_for_the_writer(book: sa.Engine) -> None:
    ledger.add(book, factory.simple("a"), factory.RUN, factory.verify)
    with writing(book):
        assert ledger.count_claims(book) == 1


@pytest.mark.parametrize("options", [{"read_only": True}, {"create": False}])
def test_a_missing_file_is_not_made(tmp_path: Path, options: Any) -> None:
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
    ["mysql://someone:secret@db.example/book", "sqlite://", ":memory:", "://someone:secret@db", "", "a\0b"],
)
def test_other_places_are_refused(location: str) -> None:
    with pytest.raises(LedgerError) as error:
        ledger.open_ledger(location)
    assert "secret" not in str(error.value)


def test_no_folder_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        ledger.open_ledger(tmp_path / "none" / "book.db")


def test_a_newer_schema_is_refused(place: str) -> None:
    engine = ledger.open_ledger(place)
    with engine.begin() as c:
        c.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    for read_only in (True, False):
        with pytest.raises(LedgerError, match="newer than this program's"):
            ledger.open_ledger(place, read_only=read_only)


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


# --- PostgreSQL


def test_another_programs_database_is_refused(postgres_server: str, postgres_ledger: str) -> None:
    postgres.execute(postgres_ledger, "COMMENT ON TABLE alembic_version IS 'of a shop'")
    with pytest.raises(LedgerError, match="tables of another program"):
        ledger.open_ledger(postgres_ledger)
    postgres.execute(postgres_ledger, "CREATE SCHEMA latin")
    ledger.open_ledger(f"{postgres_ledger}?options=-csearch_path%3Dlatin").dispose()  # beside it there is room
    with pytest.raises(LedgerError, match="names no schema that there is"):
        ledger.open_ledger(f"{postgres_ledger}?options=-csearch_path%3Dnone")
    with pytest.raises(LedgerError, match="no ledger at postgresql://"):
        ledger.open_ledger(f"{postgres_server}/template1", create=False)
    with pytest.raises(LedgerError, match='database "none" does not exist'):
        ledger.open_ledger(f"{postgres_server}/none")


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(LedgerError, match=r"ledger postgresql://ode:\*\*\*@127.0.0.1:1/book cannot be read") as error:
        ledger.open_ledger("postgresql://ode:secret@127.0.0.1:1/book")
    assert "secret" not in str(error.value)
    assert "refused" in str(error.value)


def test_a_database_in_another_encoding_is_refused(postgres_server: str) -> None:
    postgres.execute(
        f"{postgres_server}/postgres", "CREATE DATABASE old ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
    )
    with pytest.raises(LedgerError, match="is in LATIN1; a ledger needs one in UTF8"):
        ledger.open_ledger(f"{postgres_server}/old")
