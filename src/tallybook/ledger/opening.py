"""Open a ledger: look at it first, change it only when it is ours, and bring it to the newest schema."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from tallybook.errors import LedgerError
from tallybook.ledger import databases, tables
from tallybook.ledger.transactions import named, reading, writing

MIGRATIONS = Path(__file__).parent / "migrations"


Migrating = Callable[[str, int], None]  # the schema that a ledger has, and how many claims


def open_ledger(
    location: str | Path, *, read_only: bool = False, create: bool = True, migrating: Migrating | None = None
) -> sa.Engine:
    """The ledger at a path, a sqlite:/// or a postgresql:// address; dispose of the engine when done.

    It is migrated to the newest schema, which takes minutes where it is large: `migrating` is told before. `create`
    makes it where there is none; `read_only` neither makes nor migrates. Raises LedgerError where it is missing, is
    not a ledger, is of a newer schema, or cannot be written.
    """
    database, place = databases.find(location)
    found, name = database.look(place), named(place)
    if found is None and (read_only or not create):
        missing = place.get_backend_name() == "sqlite" and not Path(place.database or "").exists()
        raise LedgerError(f"no ledger at {name}" + (": there is no such file" if missing else ""))
    if found is not None and found not in tables.SCHEMAS:
        raise LedgerError(
            f"ledger {name} has schema {found}, newer than this program's {tables.HEAD}: update Tallybook"
        )
    if found not in (None, tables.HEAD) and read_only:
        raise LedgerError(f"ledger {name} has schema {found}, older than {tables.HEAD}: open it for writing once")
    if not read_only:
        database.may_write(place)
    engine = database.engine(place, read_only=read_only)
    try:
        if found is None:
            database.made(engine)
        if found != tables.HEAD:
            if found is not None and migrating is not None:
                migrating(found, _claims(engine))
            _migrate(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def schema(connection: sa.Connection) -> str | None:
    """The schema version that the ledger says it has; None where it is no ledger."""
    return databases.of(connection).schema(connection)


def _claims(engine: sa.Engine) -> int:
    with reading(engine) as connection:  # the table is there in every schema
        return int(connection.execute(sa.text("SELECT count(*) FROM claim")).scalar_one())


def _migrate(engine: sa.Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with writing(engine) as connection:
        if schema(connection) == tables.HEAD:
            return  # another program was first
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
