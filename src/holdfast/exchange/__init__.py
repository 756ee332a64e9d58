"""The record in other people's formats: CSV, Parquet and GeoJSON, with care and a dictionary."""

from __future__ import annotations

from holdfast.exchange.care import Care, Redaction
from holdfast.exchange.columns import Column, Leaving, Table
from holdfast.exchange.tables import TABLES
from holdfast.exchange.write import FORMATS, Exported, export

__all__ = [
    "FORMATS",
    "TABLES",
    "Care",
    "Column",
    "Exported",
    "Leaving",
    "Redaction",
    "Table",
    "export",
]
