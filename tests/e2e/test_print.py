"""Every screen on paper: the picture with its legend, the words, and nothing to press."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.e2e.visiting import PHONE, WIDE, Visitor

SCREENS = ["brief", "reader", "map", "timeline", "why", "incidents", "review", "add", "method"]
ACROSS = {"map", "timeline", "incidents"}
CONTROLS = "nav, form, select, textarea, input, .tools, .time-buttons, .map-buttons, .twin"
VISIBLE = "parts => parts.filter(part => part.checkVisibility()).map(part => part.outerHTML)"
# Pictures that reach over the edge of the paper, in pixels.
OVER = """() => Math.max(0, ...[...document.querySelectorAll('main svg')]
  .filter(part => part.checkVisibility())
  .map(part => part.getBoundingClientRect().right - document.documentElement.clientWidth))"""


def printed(page: Any, path: Path) -> PdfReader:
    """The page as it is printed."""
    page.pdf(path=str(path), prefer_css_page_size=True, print_background=True)
    return PdfReader(path)


@pytest.mark.parametrize("screen", SCREENS)
def test_paper_has_no_controls(visitor: Visitor, screen: str) -> None:
    page = visitor.open(f"/{screen}")
    page.emulate_media(media="print")
    assert page.locator(CONTROLS).evaluate_all(VISIBLE) == []
    pressed = page.locator("main button").evaluate_all(VISIBLE)
    assert all("as-link" in each or "chip" in each for each in pressed)


@pytest.mark.parametrize("screen", SCREENS)
def test_wide_pictures_are_printed_across(visitor: Visitor, screen: str, tmp_path: Path) -> None:
    page = visitor.open(f"/{screen}")
    found = printed(page, tmp_path / "page.pdf")
    boxes = [each.mediabox for each in found.pages]
    assert {box.width > box.height for box in boxes} == {screen in ACROSS}
    texts = [each.extract_text().strip() for each in found.pages]
    assert all(len(text) > 40 for text in texts), "an empty page"
    assert f"1 of {len(texts)}" in texts[0]


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_the_map_is_printed_whole_with_its_legend(
    visitor: Visitor, size: tuple[int, int], tmp_path: Path
) -> None:
    page = visitor.open("/map", size)
    page.locator(".base-land").first.wait_for(state="attached")
    first = printed(page, tmp_path / "map.pdf").pages[0].extract_text()
    for words in ("Who held what on", "Palmyra", "Islamic State", "claimed: only a party says so"):
        assert words in first
    assert "Natural Earth" in first
    page.emulate_media(media="print")
    assert page.evaluate(OVER) <= 1
    base, symbols, dots = (
        page.locator(each).bounding_box() for each in (".map-base", ".map-symbols", ".map-dots")
    )
    assert base["width"] == pytest.approx(symbols["width"], abs=1)
    assert base["height"] == pytest.approx(dots["height"], abs=1)


def test_the_timeline_is_printed_with_its_legend(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("/timeline")
    page.locator(".curve-picture").wait_for()
    found = printed(page, tmp_path / "timeline.pdf")
    whole = " ".join(each.extract_text() for each in found.pages)
    for words in ("Who held each place, when", "Palmyra", "contested: both shown", "net so far"):
        assert words in whole
    assert len(found.pages) <= 2


def test_the_table_keeps_its_headings_and_filters(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.open("/incidents?q=Palmyra")
    page.locator(".incidents-table tbody tr").first.wait_for()
    text = printed(page, tmp_path / "rows.pdf").pages[0].extract_text()
    for words in ("When", "What", "Place", "Killed", "Independent sources", "“Palmyra”"):
        assert words in text
