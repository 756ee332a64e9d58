"""Corrections, and what follows from decisions; PostgreSQL keeps the record append-only too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from holdfast.ledger.postgresql import append_only_triggers

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "raw",
    "documents",
    "document_sources",
    "runs",
    "readings",
    "statements",
    "dropped",
    "failures",
    "decisions",
)


def upgrade() -> None:
    """What a correction changes; what was decided about a statement; which ones are the same."""
    op.add_column("decisions", sa.Column("field", sa.Text))
    op.add_column("decisions", sa.Column("value", sa.Text))
    op.add_column("view_statements", sa.Column("verdict", sa.Text))
    op.add_column("view_statements", sa.Column("json", sa.Text))
    op.create_table(
        "view_links",
        sa.Column("one", sa.String(32), primary_key=True),
        sa.Column("other", sa.String(32), primary_key=True),
        sa.Column("verdict", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in append_only_triggers(APPEND_ONLY):
            op.execute(statement)


def downgrade() -> None:
    """What was decided is never taken away."""
    raise NotImplementedError("decisions are never removed")
