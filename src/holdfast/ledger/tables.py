"""The tables of the ledger, as the newest migration leaves them (a test holds the two together).

What was read and decided is append-only. Names that begin with ``view_`` are worked out from the
rest, and may be dropped and rebuilt at any time.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

raw = Table(
    "raw",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("raw_sha256", String(64), ForeignKey("raw.sha256"), nullable=False),
    Column("text", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("cleaner", Text, nullable=False),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("authors", JSON, nullable=False),
    Column("published", Text),
    Column("fetched", Text),
    Column("language", Text),
    Column("zones", JSON, nullable=False),
    Column("dateline", JSON),
)

# Every name that a document was read under, in the order of reading it.
document_sources = Table(
    "document_sources",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("document", String(64), ForeignKey("documents.id"), nullable=False),
    Column("source_id", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Index("document_sources_once", "document", "source_id", unique=True),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("gazetteer", Text, nullable=False),
)

# The marker of a reading: written last and in one transaction with all that it found.
readings = Table(
    "readings",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("document", String(64), ForeignKey("documents.id"), nullable=False),
    Column("run", Text, ForeignKey("runs.id"), nullable=False),
    Column("statements", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("recorded", Text, nullable=False),
    Index("readings_once", "document", "run", unique=True),
)

# ``json`` is the statement (docs/statement.schema.json); the columns before it only index it.
statements = Table(
    "statements",
    metadata,
    Column("document", String(64), ForeignKey("documents.id"), primary_key=True),
    Column("run", Text, ForeignKey("runs.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String(32), nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("polarity", String(1), nullable=False),
    Column("mood", Text, nullable=False),
    Column("time", Text),
    Column("rule", Text, nullable=False),
    Column("json", Text, nullable=False),
    Index("statements_by_id", "id"),
    Index("statements_by_type", "type"),
)

dropped = Table(
    "dropped",
    metadata,
    Column("document", String(64), ForeignKey("documents.id"), primary_key=True),
    Column("run", Text, ForeignKey("runs.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("json", Text, nullable=False),
)

failures = Table(
    "failures",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("source_id", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("recorded", Text, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("targets", JSON, nullable=False),
    Column("reason", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
)

APPEND_ONLY = (
    raw,
    documents,
    document_sources,
    runs,
    readings,
    statements,
    dropped,
    failures,
    decisions,
)

# Each document's newest reading, and the newer version of it, where there is one.
view_documents = Table(
    "view_documents",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("run", Text, nullable=False),
    Column("superseded_by", String(64)),
)

# The statements that count: of the newest reading, of the newest version, not rejected. ``verdict``
# is "accept" where a person accepted it, ``by`` names who; ``json`` is the statement where a person
# corrected it.
view_statements = Table(
    "view_statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", String(64), nullable=False),
    Column("run", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("verdict", Text),
    Column("json", Text),
    Column("by", Text),
)

# Pairs that a person said to be the same, or different: ``about`` statements ("statement", whether
# they tell one happening) or documents ("document", whether they are one voice).
view_links = Table(
    "view_links",
    metadata,
    Column("about", Text, primary_key=True),
    Column("one", String(64), primary_key=True),
    Column("other", String(64), primary_key=True),
    Column("verdict", Text, nullable=False),
)

view_control = Table(
    "view_control",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("place", Text, nullable=False),
    Column("json", Text, nullable=False),
)

# Documents that are one voice, and statements that tell one happening, each with every reason.
view_copies = Table(
    "view_copies",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("json", Text, nullable=False),
)
view_incidents = Table(
    "view_incidents",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("json", Text, nullable=False),
)
view_incident_statements = Table(
    "view_incident_statements",
    metadata,
    Column("statement", String(32), primary_key=True),
    Column("incident", String(32), nullable=False),
)

# ``inputs``: what a view is a function of now; ``made``: what it was last worked out from.
view_state = Table(
    "view_state",
    metadata,
    Column("view", Text, primary_key=True),
    Column("inputs", Text, nullable=False),
    Column("made", Text),
)

VIEWS = (
    view_documents,
    view_statements,
    view_links,
    view_control,
    view_copies,
    view_incidents,
    view_incident_statements,
)
