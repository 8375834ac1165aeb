"""When people said something, where that was in another ledger; and indexes for what is asked of large ledgers."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

SAID = ("review", "retraction", "restriction", "decision")


def upgrade() -> None:
    """Add the columns and the indexes."""
    for table in SAID:
        op.add_column(table, sa.Column("made_at", sa.Text))
    op.create_index("ix_claim_value", "claim", ["value"])
    order = "DESC NULLS LAST" if op.get_bind().dialect.name == "postgresql" else "DESC"
    rest = "document, figure_start, figure_end, measure, anchor, id"
    op.execute(f"CREATE INDEX dx_claim_order ON claim (published_at {order}, {rest})")
    op.execute(f"CREATE INDEX dx_document_order ON document (published_at {order}, id, key)")
