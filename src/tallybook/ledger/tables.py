"""The tables as SQLAlchemy Core sees them. The migrations make them; a test holds the two together.

Every table is append-only: the database itself refuses UPDATE and DELETE. "Current" is computed: a document's
newest reading, in the view `current_reading`.
"""

from collections.abc import Iterable

import sqlalchemy as sa

SCHEMAS = ("0001", "0002", "0010", "0011", "0012", "0013", "0014", "0015")  # every migration, in order
HEAD = SCHEMAS[-1]
APPLICATION_ID = 0x54616C6C  # "Tall", in the header of the SQLite file
metadata = sa.MetaData()

run = sa.Table(
    "run",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("lexicon_digest", sa.Text, nullable=False),
    sa.Column("parser", sa.Text, nullable=False),
    sa.Column("started_at", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False),
)

document = sa.Table(
    "document",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("publisher", sa.Text),
    sa.Column("agency", sa.Text),
    sa.Column("byline", sa.Text),
    sa.Column("url", sa.Text, index=True),
    sa.Column("title", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("published_at", sa.Text),
    sa.Column("published_day", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("text_sha256", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False),
)

reading = sa.Table(
    "reading",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False),
    sa.Column("run", sa.Text, sa.ForeignKey("run.id"), nullable=False),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("language", sa.Text),
    sa.Column("raw_sha256", sa.Text, nullable=False),
    sa.Column("unread", sa.Text, nullable=False),
    sa.Column("flags", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False, index=True),
    sa.Column("updated", sa.Text),
    sa.Column("pages", sa.Text),
    sa.UniqueConstraint("document_key", "seq"),
)

claim = sa.Table(
    "claim",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), nullable=False),
    sa.Column("anchor", sa.Text, nullable=False, index=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("document", sa.Text, nullable=False, index=True),
    sa.Column("measure", sa.Text, nullable=False),
    sa.Column("value", sa.Double, index=True),
    sa.Column("low", sa.Double),
    sa.Column("high", sa.Double),
    sa.Column("bound", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("aggregation", sa.Text, nullable=False),
    sa.Column("published_at", sa.Text),
    sa.Column("published_day", sa.Text),
    sa.Column("publisher", sa.Text),
    sa.Column("origin", sa.Text),
    sa.Column("as_of", sa.Text, index=True),
    sa.Column("place", sa.Text),
    sa.Column("figure_start", sa.Integer, nullable=False),
    sa.Column("figure_end", sa.Integer, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.UniqueConstraint("reading", "anchor"),
)

link = sa.Table(
    "link",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("reading", sa.Integer, sa.ForeignKey("reading.number"), nullable=False, index=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("from_anchor", sa.Text, nullable=False, index=True),
    sa.Column("to_anchor", sa.Text, nullable=False, index=True),
    sa.Column("reasons", sa.Text, nullable=False),
)

report_key = sa.Table(  # the names by which a report's story is found
    "report_key",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
    sa.Index("ix_report_key_key", "key", "number"),
)

named = sa.Table(  # who published a report or is cited in it, by plain names
    "named",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
)

linking = sa.Table(  # each time that reports were linked: up to which reading, which decision and which review
    "linking",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("readings", sa.Integer, nullable=False),
    sa.Column("decisions", sa.Integer, nullable=False),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("lexicon_digest", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False, index=True),
    sa.Column("reviews", sa.Integer, nullable=False, server_default="0"),
)

story = sa.Table(  # which reports are linked with one another; a report's newest row holds
    "story",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("linking", sa.Integer, sa.ForeignKey("linking.number"), nullable=False),
    sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("level", sa.Integer, nullable=False),
)

member = sa.Table(  # a claim's count, statement and origin; an anchor's newest row holds; without a count: not read now
    "member",
    metadata,
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

relation = sa.Table(  # a link across reports, or that it holds no longer; the newest row of its kind and ends holds
    "relation",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("linking", sa.Integer, sa.ForeignKey("linking.number"), nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("from_anchor", sa.Text, nullable=False, index=True),
    sa.Column("to_anchor", sa.Text, nullable=False, index=True),
    sa.Column("reasons", sa.Text, nullable=False),
    sa.Column("holds", sa.Boolean, nullable=False),
    sa.Index("ix_relation_kind", "kind", "number"),
)

question = sa.Table(  # a count as a list shows it; a count's newest row holds; of size 0: merged into another
    "question",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("linking", sa.Integer, sa.ForeignKey("linking.number"), nullable=False),
    sa.Column("count", sa.Text, nullable=False, index=True),
    sa.Column("measure", sa.Text, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("origins", sa.Integer, nullable=False),
    sa.Column("first_at", sa.Text),
    sa.Column("last_at", sa.Text),
    sa.Index("ix_question_origins", "origins", "size", "count", "first_at", "number"),
    sa.Index("ix_question_size", "size", "number"),
)

decision = sa.Table(  # what a person decided; of those on one thing the newest holds
    "decision",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("first", sa.Text, nullable=False, index=True),
    sa.Column("second", sa.Text, index=True),
    sa.Column("value", sa.Text),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False),
    sa.Column("made_at", sa.Text),
)

review = sa.Table(  # what a reviewer said of an anchor's figure; `old`, `new`: JSON; `claim`: the reading he saw
    "review",
    metadata,
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
    sa.Column("made_at", sa.Text),
)

retraction = sa.Table(  # an outlet took its report back, at the moment `at`; a report's newest row holds
    "retraction",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("document_key", sa.Text, sa.ForeignKey("document.key"), nullable=False, index=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("holds", sa.Boolean, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False, index=True),
    sa.Column("made_at", sa.Text),
)

restriction = sa.Table(  # a report (by its key) or a source (by its name) is confidential; its newest row holds
    "restriction",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("holds", sa.Boolean, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False),
    sa.Column("made_at", sa.Text),
)

tombstone = sa.Table(  # a report was erased, which its key names; `erased`: JSON, how many rows of each table
    "tombstone",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, index=True),
    sa.Column("erased", sa.Text, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False),
)

account = sa.Table(  # who may do what in a served ledger; a name's newest row holds; without a password: shut out
    "account",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False, index=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("password", sa.Text),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("recorded_at", sa.Text, nullable=False),
)

intake = sa.Table(
    "intake",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("given", sa.Text, nullable=False, index=True),
    sa.Column("input", sa.Text, nullable=False, index=True),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("recorded_at", sa.Text, nullable=False),
    sa.Column("made_at", sa.Text),
)

current_reading = sa.table(  # a view: the newest reading of each document
    "current_reading",
    sa.column("number", sa.Integer),
    sa.column("document_key", sa.Text),
    sa.column("run", sa.Text),
    sa.column("seq", sa.Integer),
    sa.column("language", sa.Text),
    sa.column("raw_sha256", sa.Text),
    sa.column("unread", sa.Text),
    sa.column("flags", sa.Text),
    sa.column("updated", sa.Text),
    sa.column("pages", sa.Text),
    sa.column("recorded_at", sa.Text),
    sa.column("updated", sa.Text),
    sa.column("pages", sa.Text),
)


def guards(refused: Iterable[str]) -> list[str]:
    """The names of the triggers that keep every table append-only: one for each thing that is refused."""
    return [f"{name}_no_{what}" for name in sorted(metadata.tables) for what in refused]
