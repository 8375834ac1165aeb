"""What people say of claims and reports (reviews, retractions, restrictions, purges), who they are, and searching.

A reading also keeps what a document says of its last change and where its pages begin.
"""

import sqlalchemy as sa
from alembic import op

from tallybook.ledger import databases, guards

revision = "0010"
down_revision = "0002"

TABLES = ("review", "retraction", "restriction", "tombstone", "account")
VIEW = (
    "CREATE VIEW current_reading AS SELECT r.number, r.document_key, r.run, r.seq, r.language, r.raw_sha256,"
    " r.unread, r.flags, r.recorded_at, r.updated, r.pages FROM reading r WHERE NOT EXISTS"
    " (SELECT 1 FROM reading n WHERE n.document_key = r.document_key AND n.seq > r.seq)"
)


def upgrade() -> None:
    """Make the tables and forbid changing them; make the view again; index the words of reports and of evidence."""
    op.create_table(
        "review",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("anchor", sa.Text, nullable=False, index=True),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("field", sa.Text),
        sa.Column("old", sa.Text),
        sa.Column("new", sa.Text),
        sa.Column("claim", sa.Text),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False, index=True),
    )
    op.create_table(
        "retraction",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("holds", sa.Boolean, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False, index=True),
    )
    op.create_table(
        "restriction",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False, index=True),
        sa.Column("holds", sa.Boolean, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_table(
        "tombstone",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, index=True),
        sa.Column("erased", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_table(
        "account",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, index=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    for name in TABLES:
        guards.forbid_changes(op, name, "number = NEW.number")
    op.execute("DROP VIEW current_reading")
    op.add_column("reading", sa.Column("updated", sa.Text))
    op.add_column("reading", sa.Column("pages", sa.Text))
    op.execute(VIEW)
    databases.of(op.get_bind()).index_words(op)
