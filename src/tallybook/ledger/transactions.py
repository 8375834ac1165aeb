"""Short transactions over a ledger: many readers, one writer at a time; the database's errors told as LedgerError.

An engine may be of a ledger seen in part (`veiling`): then what is read is what its viewer may see, and what is written
is written to the whole.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from tallybook.errors import LedgerError
from tallybook.ledger import databases

VEIL, WHOLE = "tallybook_veil", "tallybook_whole"  # options of an engine: what lays the veil, and the engine behind it
WITHHOLDS = "tallybook_withholds"  # of a connection: whether anything at all is hidden from it
LAID = "tallybook_laid"  # of a connection: whether it has views over the tables
HIDES = "tallybook_hides"  # of a connection: the state of the ledger for which it hides what it hides


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One snapshot of the ledger, as far as the engine's viewer may see it."""
    with _told(engine), engine.connect() as connection:
        veil = engine.get_execution_options().get(VEIL)
        if veil is not None:
            veil(connection)
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that holds the ledger's only pen: all of it is kept, or nothing."""
    whole = unveiled(engine)
    with _told(whole), whole.connect() as connection, databases.of(whole).pen(connection) as pen:
        yield pen


def unveiled(engine: sa.Engine) -> sa.Engine:
    """The engine of the whole ledger behind one that shows a part of it; the engine itself where it shows all."""
    found: sa.Engine = engine.get_execution_options().get(WHOLE, engine)
    return found


def veil_of(connection: sa.Connection) -> str:
    """The state of what is hidden, other than which no book that was put together may be used."""
    return str(connection.info.get(HIDES, ""))


def withholds(connection: sa.Connection) -> bool:
    """Whether something is hidden from whoever reads by this connection: then no total may be told."""
    return bool(connection.info.get(WITHHOLDS))


def laid(connection: sa.Connection) -> bool:
    """Whether views lie over the tables in this connection, whether or not they hide anything now."""
    return bool(connection.info.get(LAID))


def whole(engine: sa.Engine, what: str) -> None:
    """Raises LedgerError where `what` needs the whole ledger, and something is hidden from the engine's viewer."""
    with reading(engine) as connection:
        if withholds(connection):
            raise LedgerError(f"{what} needs the whole ledger, and some of it is confidential: give --confidential")


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
