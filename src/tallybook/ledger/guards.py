"""Append-only by the database itself: what refuses UPDATE, DELETE and replacing inserts."""

from types import ModuleType

from tallybook.ledger import databases


def forbid_changes(op: ModuleType, table: str, *keys: str) -> None:
    """Guards a table that a migration has just made, in whichever database it is.

    `keys` are the conditions under which an insert would replace a row, for a database in which an insert can.
    """
    databases.of(op.get_bind()).forbid_changes(op, table, *keys)
