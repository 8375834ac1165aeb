"""A ledger in a SQLite file."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event

from tallybook.errors import LedgerError
from tallybook.ledger import tables

WAIT = 30.0  # seconds to wait for another writer
PRAGMAS = ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = NORMAL")
REFUSED = ("delete", "replace", "update")


def place(location: str) -> sa.URL:
    """A path, or sqlite:/// and a path. Raises LedgerError where it names no file."""
    path = (sa.make_url(location).database or ":memory:") if "://" in location else location
    if path in ("", ":memory:"):
        raise LedgerError("a ledger is a file: give its path")
    if "\0" in path:
        raise LedgerError(f"{path!r} is not the name of a file")
    return sa.URL.create("sqlite", database=str(Path(path).absolute()))


def look(place: sa.URL) -> str | None:
    """The schema of the file; None where there is no file, or an empty one."""
    path = _path(place)
    try:
        if not path.exists() or (path.is_file() and path.stat().st_size == 0):
            return None
    except OSError as error:
        raise LedgerError(f"ledger {path}: {error.strerror}") from error
    if not path.is_file():
        raise LedgerError(f"{path} is not a ledger: it is no file")
    try:
        with closing(sqlite3.connect(_address(path, read_only=True), uri=True, timeout=WAIT)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] == tables.APPLICATION_ID:
                row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
                if row is not None:
                    return str(row[0])
            elif connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
                return None  # made a moment ago by another program that is about to fill it
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            raise LedgerError(f"{path} is not a ledger: {error}") from error
        raise LedgerError(f"ledger {path} cannot be read: {error}") from error
    raise LedgerError(f"{path} is not a ledger: it is a SQLite file of another program")


def may_write(place: sa.URL) -> None:
    """Raises LedgerError where the folder is missing, or the file or the folder is not ours to write."""
    path = _path(place)
    if not path.parent.is_dir():
        raise LedgerError(f"no ledger can be made at {path}: there is no folder {path.parent}")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise LedgerError(f"ledger {path} is not writable")


def engine(place: sa.URL, *, read_only: bool) -> sa.Engine:
    """Connections to the file: foreign keys on, replacing fires triggers, transactions begun by us."""
    address = _address(_path(place), read_only=read_only)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=WAIT, check_same_thread=False)

    made = sa.create_engine(place, creator=connect, poolclass=sa.pool.QueuePool, pool_size=5, max_overflow=40)

    @event.listens_for(made, "connect")
    def connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(made, "begin")
    def begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('tallybook_begin', 'DEFERRED')}")

    return made


def made(engine: sa.Engine) -> None:
    """Readers do not wait for the writer: kept in the file from now on. It is said outside a transaction."""
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA journal_mode = WAL")


@contextmanager
def pen(connection: sa.Connection) -> Iterator[sa.Connection]:
    """A transaction that waited for its turn to write."""
    held = connection.execution_options(tallybook_begin="IMMEDIATE")
    with held.begin():
        yield held


def reason(error: sa.exc.DBAPIError) -> str:
    """The error in words."""
    why = str(error.orig)
    if "locked" in why:
        return f"another program has been writing to it for {WAIT:.0f} seconds"
    if "readonly" in why:
        return "it is open for reading only, or its file or folder is not writable"
    return why


def schema(connection: sa.Connection) -> str | None:
    """The schema version that the file says it has; None where it is no ledger."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != tables.APPLICATION_ID:
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if version is None else str(version)


def forbid_changes(op: Any, table: str, *keys: str) -> None:
    """Triggers on a table; `keys` are the conditions under which an insert would replace a row."""
    refusal = f"SELECT RAISE(ABORT, 'the ledger is append-only: {table}')"
    for what in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} BEGIN {refusal}; END")
    taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {key})" for key in keys)
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} BEGIN {refusal}; END")


QUOTES = "(SELECT group_concat(json_extract(value, '$.quote'), ' | ') FROM json_each({}.record, '$.evidence'))"


def index_words(op: Any) -> None:
    """Two tables of FTS5, kept by triggers; they hold no text of their own. Letters keep their accents."""
    how = "tokenize = 'unicode61 remove_diacritics 0'"
    op.execute(
        f"CREATE VIRTUAL TABLE report_words USING fts5(text, content = 'document', content_rowid = number, {how})"
    )
    op.execute("INSERT INTO report_words (report_words) VALUES ('rebuild')")
    op.execute(
        "CREATE TRIGGER document_words AFTER INSERT ON document"
        " BEGIN INSERT INTO report_words (rowid, text) VALUES (NEW.number, NEW.text); END"
    )
    op.execute(f"CREATE VIRTUAL TABLE evidence_words USING fts5(text, content = '', {how})")
    op.execute(f"INSERT INTO evidence_words (rowid, text) SELECT number, {QUOTES.format('claim')} FROM claim")
    op.execute(
        "CREATE TRIGGER claim_words AFTER INSERT ON claim"
        f" BEGIN INSERT INTO evidence_words (rowid, text) VALUES (NEW.number, {QUOTES.format('NEW')}); END"
    )


def store_words(op: Any) -> None:
    """Nothing is to be done: the indexes of words stand beside their tables, and find the newest rows first."""


def pair_words(op: Any) -> None:
    """Nothing is to be done: the indexes know where each word stands."""


def report_has(
    connection: sa.Connection, terms: Sequence[str], document: sa.Table = tables.document
) -> sa.ColumnElement[bool]:
    """That a row of `document` has all the terms in its text."""
    return document.c.number.in_(_matching("report_words", terms))


def newest_with(
    connection: sa.Connection, table: sa.Table, terms: Sequence[str], below: int | None, most: int
) -> list[int]:
    """The numbers of the newest rows that have all the terms, `most` at most, all under `below`; the newest first."""
    found = _matching({"document": "report_words", "claim": "evidence_words"}[table.name], terms)
    number = found.selected_columns[0]
    if below is not None:
        found = found.where(number < below)
    return list(connection.execute(found.order_by(number.desc()).limit(most)).scalars())


def _matching(index: str, terms: Sequence[str]) -> sa.Select[Any]:
    words = sa.table(index, sa.column("rowid", sa.Integer))
    phrases = " AND ".join(f'"{term.rstrip("*")}"' + "*" * term.endswith("*") for term in terms)
    return sa.select(words.c.rowid).where(sa.literal_column(index).op("MATCH")(phrases))


def steered(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The column with a plus before it, by which no index is used: it does not know which values are rare."""
    return sa.UnaryExpression(column, operator=sa.sql.operators.custom_op("+"), type_=column.type)


def among(column: sa.ColumnElement[Any], values: Sequence[str]) -> sa.ColumnElement[bool]:
    """IN, a parameter for each value."""
    return column.in_(values)


def one_by_one(query: sa.Select[Any]) -> sa.Select[Any]:
    """As it is: SQLite asks nothing else."""
    return query


def base(connection: sa.Connection) -> str:
    """The schema of the ledger's own tables."""
    return "main"


def shadow(connection: sa.Connection, statements: Callable[[str], Iterator[str]]) -> None:
    """Lays temporary views over the ledger's tables, for this connection alone."""
    for statement in statements(base(connection)):
        connection.exec_driver_sql(statement)
    connection.commit()


def counted(connection: sa.Connection, tables: Iterable[str]) -> None:
    """Nothing is to be done: it goes by the indexes."""


def numbered(connection: sa.Connection) -> None:
    """After rows came with their numbers: the next number is the one after the last, by itself."""


@contextmanager
def unguarded(connection: sa.Connection) -> Iterator[None]:
    """Rows may be deleted, in this transaction alone."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_no\\_delete' ESCAPE '\\'"
    guards = list(connection.exec_driver_sql(query))
    for name, _ in guards:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for _, sql in guards:
        connection.exec_driver_sql(sql)


def forget_words(connection: sa.Connection, documents: Sequence[int], claims: Sequence[int]) -> None:
    """Takes the words of rows that are about to be deleted out of the indexes."""
    whole = "INSERT INTO report_words (report_words, rowid, text) SELECT 'delete', number, text FROM document"
    borne = (
        f"INSERT INTO evidence_words (evidence_words, rowid, text) SELECT 'delete', number, {QUOTES.format('claim')}"
    )
    for number in documents:
        connection.exec_driver_sql(f"{whole} WHERE number = ?", (number,))
    for number in claims:
        connection.exec_driver_sql(f"{borne} FROM claim WHERE number = ?", (number,))
    for index in ("report_words", "evidence_words"):
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")


def forget(engine: sa.Engine) -> None:
    """Writes the file anew, so that nothing deleted is left in it or in its log. Raises LedgerError where some is."""
    with closing(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        busy, _, _ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        path = _path(engine.url)
        raise LedgerError(
            f"what was purged is out of {path}, but {path.name}-wal may have words of it while others read the ledger: "
            "it goes when the last of them has ended"
        )


def faults(connection: sa.Connection) -> Iterator[str]:
    """Triggers that are gone, and damage to the file."""
    there = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars())
    for name in tables.guards(REFUSED):
        if name not in there:
            yield f"the trigger {name}, which keeps the ledger append-only, is gone"
    for index, table in (("report_words", "document"), ("evidence_words", "claim")):
        query = f"SELECT count(*) FROM {table} WHERE number NOT IN (SELECT id FROM {index}_docsize)"
        lost = connection.exec_driver_sql(query).scalar()
        if lost:
            yield f"{lost} rows of {table} are not in the index of words and cannot be searched"
    for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if line != "ok":
            yield f"the file is damaged: {line}"


def _path(place: sa.URL) -> Path:
    return Path(place.database or "")


def _address(path: Path, *, read_only: bool) -> str:
    """A SQLite URI. A finished ledger in a folder that we may not write is read as it lies, without the WAL's files."""
    mode = "ro" if read_only else "rwc"
    if read_only and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        mode = "ro&immutable=1"
    return f"file:{quote(str(path))}?mode={mode}"
