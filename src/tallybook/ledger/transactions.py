"""Short transactions over a ledger: many readers, one writer at a time; the database's errors told as LedgerError."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from tallybook.errors import LedgerError
from tallybook.ledger import databases


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One snapshot of the ledger."""
    with _told(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that holds the ledger's only pen: all of it is kept, or nothing."""
    with _told(engine), engine.connect() as connection, databases.of(engine).pen(connection) as pen:
        yield pen


def named(place: sa.URL) -> str:
    """A ledger's place as messages name it: the path of a file, an address without its password."""
    if place.get_backend_name() == "sqlite":
        return str(place.database)
    return place.set(drivername=place.get_backend_name()).render_as_string(hide_password=True)


@contextmanager
def _told(engine: sa.Engine) -> Iterator[None]:
    name = f"ledger {named(engine.url)}"
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise LedgerError(f"{name}: {databases.of(engine).reason(error)}") from error
    except sa.exc.TimeoutError as error:
        raise LedgerError(f"{name}: too many readers at once") from error
    except OverflowError as error:
        raise LedgerError(f"{name}: a number too large for it") from error
    except UnicodeEncodeError as error:
        raise LedgerError(f"{name}: text with half a surrogate pair is no Unicode text") from error
