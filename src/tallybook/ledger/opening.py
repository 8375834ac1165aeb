"""Open a ledger: look at the file first, change it only when it is ours, and bring it to the newest schema."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from tallybook.errors import LedgerError
from tallybook.ledger import tables
from tallybook.ledger.transactions import WAIT, prepare, reading, writing

MIGRATIONS = Path(__file__).parent / "migrations"


def open_ledger(location: str | Path, *, read_only: bool = False, create: bool = True) -> sa.Engine:
    """The ledger at a path or a sqlite:/// URL, migrated to the newest schema; dispose of the engine when done.

    `create` makes it where there is none; `read_only` neither makes nor migrates. Raises LedgerError where the file
    is missing, is not a ledger, is of a newer schema, or cannot be written.
    """
    path = _path(location)
    found = _schema(path)
    if found is None:
        if read_only or not create:
            raise LedgerError(f"no ledger at {path}" + ("" if path.exists() else ": there is no such file"))
        if not path.parent.is_dir():
            raise LedgerError(f"no ledger can be made at {path}: there is no folder {path.parent}")
    elif found > tables.HEAD:
        raise LedgerError(
            f"ledger {path} has schema {found}, newer than this program's {tables.HEAD}: update Tallybook"
        )
    elif found < tables.HEAD and read_only:
        raise LedgerError(f"ledger {path} has schema {found}, older than {tables.HEAD}: open it for writing once")
    if not read_only and not os.access(path if path.exists() else path.parent, os.W_OK):
        raise LedgerError(f"ledger {path} is not writable")
    engine = _engine(path, read_only=read_only)
    try:
        if found != tables.HEAD:
            _migrate(engine, new=found is None)
    except BaseException:
        engine.dispose()
        raise
    return engine


def schema(connection: sa.Connection) -> str | None:
    """The schema version that the ledger says it has; None where it is no ledger."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar() != tables.APPLICATION_ID:
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if version is None else str(version)


def _path(location: str | Path) -> Path:
    if isinstance(location, str) and "://" in location:
        try:
            url = sa.make_url(location)
        except (sa.exc.ArgumentError, ValueError):
            raise LedgerError(f"{location!r} is not the address of a ledger") from None
        if url.get_backend_name() != "sqlite":
            raise LedgerError(f"a ledger is a SQLite file for now, not {url.get_backend_name()}: {url!r}")
        location = url.database or ":memory:"
    if str(location) in ("", ":memory:"):
        raise LedgerError("a ledger is a file: give its path")
    if "\0" in str(location):
        raise LedgerError(f"{str(location)!r} is not the name of a file")
    return Path(location).absolute()


def _address(path: Path, *, read_only: bool) -> str:
    """A SQLite URI. A finished ledger in a folder that we may not write is read as it lies, without the WAL's files."""
    mode = "ro" if read_only else "rwc"
    if read_only and not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists():
        mode = "ro&immutable=1"
    return f"file:{quote(str(path))}?mode={mode}"


def _engine(path: Path, *, read_only: bool) -> sa.Engine:
    address = _address(path, read_only=read_only)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=WAIT, check_same_thread=False)

    url = sa.URL.create("sqlite", database=str(path))
    engine = sa.create_engine(url, creator=connect, poolclass=sa.pool.QueuePool, pool_size=5, max_overflow=40)
    prepare(engine)
    return engine


def _schema(path: Path) -> str | None:
    """The schema of the file, looked at without touching it; None where there is nothing yet."""
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


def _migrate(engine: sa.Engine, *, new: bool) -> None:
    from alembic import command
    from alembic.config import Config

    if new:
        with reading(engine) as connection:  # outside a transaction, and kept in the file from then on
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.cursor().execute("PRAGMA journal_mode = WAL")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with writing(engine) as connection:
        if schema(connection) == tables.HEAD:
            return  # another program was first
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
