"""The report: one HTML file that asks for nothing from anywhere, and that can be mailed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holdfast.briefing import Brief
    from holdfast.record import Record

__all__ = ["render_brief", "render_report", "write_report"]


def write_report(
    record: Record, path: Path, *, title: str | None = None, brief: Brief | None = None
) -> None:
    """Write the report to a file, in UTF-8. Raises ``OSError`` when it cannot be written."""
    path.write_text(render_report(record, title=title, brief=brief), encoding="utf-8", newline="\n")


def render_brief(brief: Brief, *, full: bool = False) -> str:
    """A brief as one HTML page, of two sheets of A4 in print unless ``full``."""
    from holdfast.report.brief_page import brief_page

    return brief_page(brief, full)


def render_report(record: Record, *, title: str | None = None, brief: Brief | None = None) -> str:
    """The report as HTML. The same record gives the same text."""
    from holdfast.report.page import page
    from holdfast.report.view import view_of

    return page(view_of(record, title, brief))
