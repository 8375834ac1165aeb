"""Up to which review reports are linked, since corrections are linked too; when an address was taken elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the columns. What was reviewed before waits to be linked."""
    op.add_column("linking", sa.Column("reviews", sa.Integer, nullable=False, server_default="0"))
    op.add_column("intake", sa.Column("made_at", sa.Text))
