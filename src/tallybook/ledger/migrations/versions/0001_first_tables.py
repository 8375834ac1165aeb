"""The first tables: runs, documents, readings, claims, links; and the triggers that keep them append-only."""

import sqlalchemy as sa
from alembic import op

from tallybook.ledger import guards

revision = "0001"
down_revision = None

UNIQUE = {
    "run": ("id = NEW.id",),
    "document": ("number = NEW.number", "key = NEW.key"),
    "reading": ("number = NEW.number", "document_key = NEW.document_key AND seq = NEW.seq"),
    "claim": ("number = NEW.number", "reading = NEW.reading AND anchor = NEW.anchor"),
    "link": ("number = NEW.number",),
}


def upgrade() -> None:
    """Make the tables, the view of current readings, and the triggers."""
    op.create_table(
        "run",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("lexicon_digest", sa.Text, nullable=False),
        sa.Column("parser", sa.Text, nullable=False),
        sa.Column("started_at", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        sa.Column("id", sa.Text, nullable=False, index=True),
        sa.Column("publisher", sa.Text),
        sa.Column("agency", sa.Text),
        sa.Column("byline", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_at", sa.Text),
        sa.Column("published_day", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False),
        sa.Column("run", sa.Text, sa.ForeignKey("run.id"), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("raw_sha256", sa.Text, nullable=False),
        sa.Column("unread", sa.Text, nullable=False),
        sa.Column("flags", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
        sa.UniqueConstraint("document_key", "seq"),
    )
    op.create_table(
        "claim",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), nullable=False),
        sa.Column("anchor", sa.Text, nullable=False, index=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False, index=True),
        sa.Column("measure", sa.Text, nullable=False, index=True),
        sa.Column("value", sa.Double),
        sa.Column("low", sa.Double),
        sa.Column("high", sa.Double),
        sa.Column("bound", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("aggregation", sa.Text, nullable=False),
        sa.Column("published_at", sa.Text, index=True),
        sa.Column("published_day", sa.Text, index=True),
        sa.Column("publisher", sa.Text, index=True),
        sa.Column("origin", sa.Text, index=True),
        sa.Column("as_of", sa.Text),
        sa.Column("place", sa.Text, index=True),
        sa.Column("figure_start", sa.Integer, nullable=False),
        sa.Column("figure_end", sa.Integer, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.UniqueConstraint("reading", "anchor"),
    )
    op.create_table(
        "link",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("from_anchor", sa.Text, nullable=False, index=True),
        sa.Column("to_anchor", sa.Text, nullable=False, index=True),
        sa.Column("reasons", sa.Text, nullable=False),
    )
    for table, keys in UNIQUE.items():
        guards.forbid_changes(op, table, *keys)
    op.execute(
        "CREATE VIEW current_reading AS SELECT r.number, r.document_key, r.run, r.seq, r.language, r.raw_sha256,"
        " r.unread, r.flags, r.recorded_at FROM reading r WHERE NOT EXISTS"
        " (SELECT 1 FROM reading n WHERE n.document_key = r.document_key AND n.seq > r.seq)"
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {0x54616C6C}")
