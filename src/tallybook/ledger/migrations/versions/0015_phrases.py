"""Words that stand side by side, beside the words themselves: a phrase of very common words is found by the pair.

A database that looks phrases up by its index of words as it is has nothing to do.
"""

from alembic import op

from tallybook.ledger import databases

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the index of words know which stand side by side."""
    databases.of(op.get_bind()).pair_words(op)
