"""Append-only by the database itself: what refuses UPDATE, DELETE and replacing inserts.

The one place with SQL that only one database understands; everything else of the tables is portable.
"""

from types import ModuleType


def forbid_changes(op: ModuleType, table: str, *keys: str) -> None:
    """Triggers on a table of SQLite; `keys` are the conditions under which an insert would replace a row.

    Another database has other means, and nothing is done here: there INSERT never replaces.
    """
    if op.get_bind().dialect.name != "sqlite":
        return
    refusal = f"SELECT RAISE(ABORT, 'the ledger is append-only: {table}')"
    for what in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} BEGIN {refusal}; END")
    taken = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {key})" for key in keys)
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {taken} BEGIN {refusal}; END")
