"""What a ledger of a million claims is asked by: ordered indexes for every filter, stored words, and names of sources.

By `named` the reports of a confidential source are found without looking through every claim.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from tallybook.ledger import databases, guards
from tallybook.link.decisions import plain

revision = "0014"
down_revision = "0013"

FILTERS = ("measure", "status", "bound", "publisher", "origin", "place", "published_day")
OLD = ("measure", "publisher", "origin", "place", "published_day", "published_at")
BATCH = 5000  # rows that are read at a time


def upgrade() -> None:
    """Make the indexes anew and the table of names, and fill it from what is there."""
    for column in OLD:
        op.drop_index(f"ix_claim_{column}", "claim")
    order = "DESC NULLS LAST" if op.get_bind().dialect.name == "postgresql" else "DESC"
    rest = f"published_at {order}, document, figure_start, reading"  # with the reading, they are counted without rows
    for name, columns in {**{c: c for c in FILTERS}, "said": "measure, status, bound"}.items():
        op.execute(f"CREATE INDEX dx_claim_{name} ON claim ({columns}, {rest})")
    op.create_index("ix_claim_as_of", "claim", ["as_of"])
    op.create_index("ix_relation_kind", "relation", ["kind", "number"])
    op.create_index("ix_question_size", "question", ["size", "number"])
    op.drop_index("ix_question_origins", "question")
    op.create_index("ix_question_origins", "question", ["origins", "size", "count", "first_at", "number"])
    op.create_table(
        "named",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, index=True),
        sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
    )
    guards.forbid_changes(op, "named", "number = NEW.number")
    _fill(op.get_bind())
    databases.of(op.get_bind()).store_words(op)


def _fill(connection: sa.Connection) -> None:
    """The names of each report's outlets, and of the sources in its claims, each once."""
    documents = "SELECT number, key, publisher, agency, byline FROM document"
    for rows in _batches(connection, documents, "number"):
        _insert(connection, [(row.key, n) for row in rows for n in (row.publisher, row.agency, row.byline) if n])
    claims = "SELECT c.number, r.document_key, c.record FROM claim c JOIN reading r ON r.number = c.reading"
    for rows in _batches(connection, claims, "c.number"):
        sources = [(row.document_key, c) for row in rows for c in msgspec.json.decode(row.record)["sources"]]
        _insert(connection, [(key, n) for key, c in sources for n in (c["name"], c["party"]) if n])


def _batches(connection: sa.Connection, query: str, number: str) -> Iterator[list[Any]]:
    last = 0
    asked = sa.text(f"{query} WHERE {number} > :last ORDER BY {number} LIMIT {BATCH}")
    while rows := list(connection.execute(asked, {"last": last})):
        yield rows
        last = rows[-1].number


def _insert(connection: sa.Connection, found: list[tuple[str, str]]) -> None:
    new = [{"key": key, "name": name} for key, name in sorted({(key, plain(name)) for key, name in found})]
    once = "NOT EXISTS (SELECT 1 FROM named n WHERE n.document_key = :key AND n.name = :name)"
    if new:
        insert = f"INSERT INTO named (document_key, name) SELECT CAST(:key AS TEXT), CAST(:name AS TEXT) WHERE {once}"
        connection.execute(sa.text(insert), new)
