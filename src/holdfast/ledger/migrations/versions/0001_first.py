"""The first shape of the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from holdfast.ledger.sqlite import append_only_triggers

revision = "0001"
down_revision = None
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
    """Tables, indexes, and the triggers that keep the record append-only."""
    create_documents()
    create_readings()
    create_decisions()
    create_views()
    if op.get_bind().dialect.name == "sqlite":
        for statement in append_only_triggers(APPEND_ONLY):
            op.execute(statement)


def create_documents() -> None:
    op.create_table(
        "raw",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("raw_sha256", sa.String(64), sa.ForeignKey("raw.sha256"), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("cleaner", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("fetched", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("zones", sa.JSON, nullable=False),
        sa.Column("dateline", sa.JSON),
    )
    op.create_table(
        "document_sources",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
    )
    op.create_index(
        "document_sources_once", "document_sources", ["document", "source_id"], unique=True
    )
    op.create_table(
        "failures",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("remedy", sa.Text, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
    )


def create_readings() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("gazetteer", sa.Text, nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("run", sa.Text, sa.ForeignKey("runs.id"), nullable=False),
        sa.Column("statements", sa.Integer, nullable=False),
        sa.Column("dropped", sa.Integer, nullable=False),
        sa.Column("recorded", sa.Text, nullable=False),
    )
    op.create_index("readings_once", "readings", ["document", "run"], unique=True)
    op.create_table(
        "statements",
        *found_in_a_reading(),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("polarity", sa.String(1), nullable=False),
        sa.Column("mood", sa.Text, nullable=False),
        sa.Column("time", sa.Text),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_index("statements_by_id", "statements", ["id"])
    op.create_index("statements_by_type", "statements", ["type"])
    op.create_table(
        "dropped",
        *found_in_a_reading(),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )


def found_in_a_reading() -> list[sa.Column[object]]:
    """The key of what a run found in a document."""
    return [
        sa.Column("document", sa.String(64), sa.ForeignKey("documents.id"), primary_key=True),
        sa.Column("run", sa.Text, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
    ]


def create_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("targets", sa.JSON, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )


def create_views() -> None:
    op.create_table(
        "view_documents",
        sa.Column("document", sa.String(64), primary_key=True),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("superseded_by", sa.String(64)),
    )
    op.create_table(
        "view_statements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("document", sa.String(64), nullable=False),
        sa.Column("run", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "view_control",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
    )
    op.create_table("view_state", sa.Column("inputs", sa.Text, primary_key=True))


def downgrade() -> None:
    """A record is never taken back to nothing."""
    raise NotImplementedError("the first shape of the ledger has none before it")
