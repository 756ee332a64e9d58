"""Copies and incidents are kept as views; decisions reach documents; each view has its own state.

Views are worked out anew wherever their state is not known, so that nothing is carried over.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tables of views alone: what was read and decided stays as it is."""
    op.add_column("view_statements", sa.Column("by", sa.Text))
    op.drop_table("view_links")
    op.create_table(
        "view_links",
        sa.Column("about", sa.Text, primary_key=True),
        sa.Column("one", sa.String(64), primary_key=True),
        sa.Column("other", sa.String(64), primary_key=True),
        sa.Column("verdict", sa.Text, nullable=False),
    )
    op.create_table(
        "view_copies",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "view_incidents",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table(
        "view_incident_statements",
        sa.Column("statement", sa.String(32), primary_key=True),
        sa.Column("incident", sa.String(32), nullable=False),
    )
    op.drop_table("view_state")
    op.create_table(
        "view_state",
        sa.Column("view", sa.Text, primary_key=True),
        sa.Column("inputs", sa.Text, nullable=False),
        sa.Column("made", sa.Text),
    )


def downgrade() -> None:
    """A ledger is never taken back to an older shape."""
    raise NotImplementedError("shapes of the ledger only go forward")
