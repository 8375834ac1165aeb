"""The intake log: what became of each input."""

import sqlalchemy as sa
from alembic import op

from tallybook.ledger import guards

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the table of intake, and an index by which the versions of a report are found."""
    op.create_index("ix_document_url", "document", ["url"])
    op.create_table(
        "intake",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("given", sa.Text, nullable=False, index=True),
        sa.Column("input", sa.Text, nullable=False, index=True),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    guards.forbid_changes(op, "intake", "number = NEW.number")
