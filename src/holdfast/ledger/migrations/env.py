"""Run the steps on the connection, and in the transaction, of whoever asks for them."""

from __future__ import annotations

from alembic import context

from holdfast.ledger.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
