"""DATABASES: where a ledger can be kept. All that only one database understands is behind these few functions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import sqlalchemy as sa

from tallybook.errors import LedgerError
from tallybook.ledger import postgres, sqlite


class Database(Protocol):
    """What a module of DATABASES gives."""

    def place(self, location: str) -> sa.URL:
        """Where the ledger is, as one address. Raises LedgerError for what is none."""

    def look(self, place: sa.URL) -> str | None:
        """The schema of the ledger there, looked at without touching it; None where there is nothing yet."""

    def may_write(self, place: sa.URL) -> None:
        """Raises LedgerError where it can be seen beforehand that nothing can be written there."""

    def engine(self, place: sa.URL, *, read_only: bool) -> sa.Engine:
        """Connections to it, which begin their own transactions, each one snapshot."""

    def made(self, engine: sa.Engine) -> None:
        """What is to be done once, before the first table."""

    def pen(self, connection: sa.Connection) -> AbstractContextManager[sa.Connection]:
        """A transaction that waited for its turn to write; the connection in it."""

    def reason(self, error: sa.exc.DBAPIError) -> str:
        """The database's error in words."""

    def schema(self, connection: sa.Connection) -> str | None:
        """The schema version that the ledger says it has; None where it is no ledger."""

    def forbid_changes(self, op: Any, table: str, *keys: str) -> None:
        """Makes the database itself refuse to change, replace or delete a row of the table."""

    def index_words(self, op: Any) -> None:
        """Indexes the words of every report and of every claim's evidence, those to come too."""

    def store_words(self, op: Any) -> None:
        """Makes ready for large ledgers what `index_words` has made."""

    def pair_words(self, op: Any) -> None:
        """Makes the indexes of words know which stand side by side, where they do not."""

    def report_has(
        self, connection: sa.Connection, terms: Sequence[str], document: sa.Table = ...
    ) -> sa.ColumnElement[bool]:
        """That a row of `document` (of another schema, where it is given) has all the terms in its text."""

    def newest_with(
        self, connection: sa.Connection, table: sa.Table, terms: Sequence[str], below: int | None, most: int
    ) -> list[int]:
        """The numbers of the newest rows of `document` or `claim` with all the terms, under `below`, newest first."""

    def steered(self, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        """The column, by whose index no rows are to be looked up, where the database cannot tell that by itself."""

    def among(self, column: sa.ColumnElement[Any], values: Sequence[str]) -> sa.ColumnElement[bool]:
        """That the column of text has one of the values: as IN, in the way that costs the database least."""

    def one_by_one(self, query: sa.Select[Any]) -> sa.Select[Any]:
        """A correlated query for EXISTS, asked for each row by index and never for the whole table at once."""

    def base(self, connection: sa.Connection) -> str:
        """The schema of the ledger's own tables, as it is written in SQL."""

    def shadow(self, connection: sa.Connection, statements: Callable[[str], Iterator[str]]) -> None:
        """Lays temporary tables and views over the ledger's own, given their schema, for this connection alone."""

    def counted(self, connection: sa.Connection, tables: Iterable[str]) -> None:
        """Lets the database know how many rows the temporary tables have, where it does not by itself."""

    def numbered(self, connection: sa.Connection) -> None:
        """After rows came with their numbers: makes the next number the one after the last."""

    def unguarded(self, connection: sa.Connection) -> AbstractContextManager[None]:
        """Lets rows be deleted, in this transaction alone."""

    def forget_words(self, connection: sa.Connection, documents: Sequence[int], claims: Sequence[int]) -> None:
        """Takes the words of rows that are about to be deleted out of the indexes."""

    def forget(self, engine: sa.Engine) -> None:
        """Writes the ledger anew, so that nothing that was deleted is left in its files."""

    def faults(self, connection: sa.Connection) -> Iterator[str]:
        """What the database can tell about damage to itself, and which of its guards are gone."""


DATABASES: Mapping[str, Database] = MappingProxyType({"sqlite": sqlite, "postgresql": postgres})


def find(location: str | Path) -> tuple[Database, sa.URL]:
    """The database of a path or an address, and the address in full. Raises LedgerError for what is neither."""
    name = "sqlite"
    if isinstance(location, str) and "://" in location:
        try:
            url = sa.make_url(location)
        except (sa.exc.ArgumentError, ValueError):
            raise LedgerError("this is not the address of a ledger: write a path, or postgresql://...") from None
        name = url.get_backend_name()
        if name not in DATABASES:
            raise LedgerError(f"a ledger is a SQLite file or in PostgreSQL, not in {name}: {url!r}")
    database = DATABASES[name]
    return database, database.place(str(location))


def of(bound: sa.Engine | sa.Connection) -> Database:
    """The database behind an engine or a connection."""
    return DATABASES[bound.dialect.name]
