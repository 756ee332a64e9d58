"""The tables that are exported."""

from __future__ import annotations

from holdfast.exchange.columns import Table
from holdfast.exchange.control import CONTROL
from holdfast.exchange.incidents import INCIDENTS
from holdfast.exchange.statements import STATEMENTS

TABLES: tuple[Table, ...] = (STATEMENTS, INCIDENTS, CONTROL)
