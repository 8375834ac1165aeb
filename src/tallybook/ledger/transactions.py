"""Short transactions over a ledger: many readers, one writer at a time; the database's errors told as LedgerError."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from tallybook.errors import LedgerError

WAIT = 30.0  # seconds to wait for another writer


def prepare(engine: sa.Engine) -> None:
    """Sets up every connection: foreign keys on, replacing fires triggers, transactions begun by us."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "synchronous = NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('tallybook_begin', 'DEFERRED')}")


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One snapshot of the ledger."""
    with _told(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that holds the ledger's only pen: all of it is kept, or nothing."""
    with _told(engine), engine.connect() as connection:
        pen = connection.execution_options(tallybook_begin="IMMEDIATE")
        with pen.begin():
            yield pen


@contextmanager
def _told(engine: sa.Engine) -> Iterator[None]:
    try:
        yield
    except sa.exc.DBAPIError as error:
        why = str(error.orig)
        if "locked" in why:
            why = f"another program has been writing to it for {WAIT:.0f} seconds"
        elif "readonly" in why:
            why = "it is open for reading only, or its file or folder is not writable"
        raise LedgerError(f"ledger {engine.url.database}: {why}") from error
    except sa.exc.TimeoutError as error:
        raise LedgerError(f"ledger {engine.url.database}: too many readers at once") from error
    except OverflowError as error:
        raise LedgerError(f"ledger {engine.url.database}: a number too large for it") from error
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"ledger {engine.url.database}: text with half a surrogate pair is no Unicode text"
        ) from error
