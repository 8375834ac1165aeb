"""Linking kept in the ledger: keys, stories, counts and links with the time they were found; people's decisions."""

import sqlalchemy as sa
from alembic import op

from tallybook.ledger import guards

revision = "0002"
down_revision = "0001"

TABLES = ("report_key", "linking", "story", "member", "relation", "question", "decision")


def upgrade() -> None:
    """Make the tables, and forbid changing them. Old ledgers are linked when they are next written to."""
    op.create_table(
        "report_key",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
    )
    op.create_index("ix_report_key_key", "report_key", ["key", "number"])
    op.create_table(
        "linking",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("readings", sa.Integer, nullable=False),
        sa.Column("decisions", sa.Integer, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("lexicon_digest", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False, index=True),
    )
    op.create_table(
        "story",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("linking", sa.Integer, sa.ForeignKey("linking.number"), nullable=False),
        sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
        sa.Column("name", sa.Text, nullable=False, index=True),
        sa.Column("level", sa.Integer, nullable=False),
    )
    op.create_table(
        "member",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("linking", sa.Integer, sa.ForeignKey("linking.number"), nullable=False),
        sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
        sa.Column("anchor", sa.Text, nullable=False, index=True),
        sa.Column("count", sa.Text, index=True),
        sa.Column("statement", sa.Text, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("origin_key", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("source", sa.Text, index=True),
        sa.Column("reasons", sa.Text, nullable=False),
    )
    op.create_table(
        "relation",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("linking", sa.Integer, sa.ForeignKey("linking.number"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("from_anchor", sa.Text, nullable=False, index=True),
        sa.Column("to_anchor", sa.Text, nullable=False, index=True),
        sa.Column("reasons", sa.Text, nullable=False),
        sa.Column("holds", sa.Boolean, nullable=False),
    )
    op.create_table(
        "question",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("linking", sa.Integer, sa.ForeignKey("linking.number"), nullable=False),
        sa.Column("count", sa.Text, nullable=False, index=True),
        sa.Column("measure", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("first_at", sa.Text),
        sa.Column("last_at", sa.Text),
    )
    op.create_index("ix_question_origins", "question", ["origins", "size", "count"])
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("first", sa.Text, nullable=False, index=True),
        sa.Column("second", sa.Text, index=True),
        sa.Column("value", sa.Text),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("recorded_at", sa.Text, nullable=False),
    )
    op.create_index("ix_reading_recorded_at", "reading", ["recorded_at"])
    for name in TABLES:
        guards.forbid_changes(op, name, "number = NEW.number")
