"""The page in a real browser: harmless, readable by keyboard, on a telephone, in the dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from holdfast.record import Record
from holdfast.report import write_report
from tests.report.making import plain_record
from tests.report.test_page import HOSTILE, hostile_record

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all tests."""
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A function that writes a record's report and opens it; nothing untoward may happen."""
    pages: list[Any] = []
    troubles: list[str] = []
    path = tmp_path / "report.html"

    def open_it(record: Record, width: int = 1400, height: int = 900, **options: Any) -> Any:
        write_report(record, path, brief=options.pop("brief", None))
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        pages.append(page)
        page.on("dialog", lambda dialog: (troubles.append("dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda message: troubles.append(f"console: {message.text}"))
        page.on("request", lambda request: note_request(request.url))
        page.goto(path.as_uri())
        return page

    def note_request(url: str) -> None:
        if url != path.as_uri():
            troubles.append(f"request: {url}")

    yield open_it
    for page in pages:
        page.close()
    assert not troubles


def test_hostile_words_do_nothing(opened: Any) -> None:
    page = opened(hostile_record())
    page.wait_for_timeout(200)
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 1
    assert "{{7*7}}" in page.locator("h1").inner_text()
    assert page.locator("#method").is_visible()
    assert HOSTILE[:20] in page.locator(".text").inner_text()


def test_the_policy_stops_whatever_gets_in(browser: Any, tmp_path: Path) -> None:
    """The second line of defence: even markup that got in could not run, nor fetch."""
    path = tmp_path / "report.html"
    write_report(plain_record(), path)
    attack = (
        "<img src='https://example.invalid/x' onerror='window.hit=1'><script>window.hit=1</script>"
    )
    path.write_text(path.read_text("utf-8").replace("<main", attack + "<main", 1), "utf-8")
    page = browser.new_page()
    fetched: list[str] = []
    page.on("requestfinished", lambda request: fetched.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert fetched == [path.as_uri()]
    page.close()


def test_the_keys_step_through_the_passages(opened: Any) -> None:
    page = opened(plain_record())
    order = page.locator("a.span").evaluate_all("all => all.map(one => one.dataset.cards)")
    page.keyboard.press("j")
    first = order[0].split()[0]
    assert page.locator("details.card[open]").get_attribute("id") == f"c{first}"
    page.keyboard.press("j")
    second = order[1].split()[0]
    assert page.locator("details.card[open]").get_attribute("id") == f"c{second}"
    assert page.evaluate("document.activeElement.dataset.cards") == order[1]
    page.keyboard.press("k")
    assert page.locator("details.card[open]").get_attribute("id") == f"c{first}"
    page.keyboard.press("Escape")
    assert page.locator("details.card[open]").count() == 0
    page.keyboard.press("?")
    assert page.locator("dialog").is_visible()


def test_a_passage_opens_its_entries_in_turn_beside_it(opened: Any) -> None:
    page = opened(plain_record())
    span = page.locator("a.span").filter(has_text="no fuel")
    over = (span.first.get_attribute("data-cards") or "").split()
    assert len(over) >= 3
    seen = []
    for _ in over:
        span.first.click()
        seen.append((page.locator("details.card[open]").get_attribute("id") or "")[1:])
    assert seen == over
    for number in over:
        page.evaluate("number => { location.hash = 'c' + number }", number)
        page.wait_for_function(
            "n => document.querySelector('.card[open]').id === 'c' + n", arg=number
        )
        away, above = page.evaluate(DISTANCE, number)
        # Beside its passage, unless the cards above it already stand at the top of the column.
        assert abs(away) < 40 or above < 1


DISTANCE = """number => {
  const card = document.getElementById("c" + number);
  const passage = document.querySelector(`a.span[data-cards~="${number}"]`);
  const column = card.parentElement.getBoundingClientRect().top;
  const first = card.parentElement.firstElementChild.getBoundingClientRect().top;
  const away = card.getBoundingClientRect().top - passage.getClientRects()[0].top;
  return [away, first - column];
}"""


def test_cards_never_cover_each_other(opened: Any) -> None:
    page = opened(plain_record())
    for number in range(6):
        if number:
            page.locator(f"#c{number} summary").click()
        boxes = page.locator("details.card").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(box => [box.top, box.bottom])"
        )
        boxes.sort()
        for (_, foot), (top, _) in pairwise(boxes):
            assert foot <= top + 0.5


def test_a_telephone_needs_no_sideways_scrolling(opened: Any) -> None:
    record = plain_record()
    page = opened(record, 390, 844, brief=record.why("Why is Northern Front gaining ground?"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("a.span").first.click()
    card = page.locator("details.card[open]").bounding_box()
    assert card["y"] + card["height"] <= 845
    assert card["y"] > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("svg.map.narrow").is_visible()
    assert not page.locator("svg.map.wide").is_visible()
    label = page.locator("svg.map.narrow .place > text").first.bounding_box()
    assert label["height"] >= 11


CONTRAST = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((v) => v / 255)
      .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const rgb = parse(getComputedStyle(at).backgroundColor);
      if (rgb.length === 3 || rgb[3] > 0) return rgb;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const all = "h1,h2,h3,p,a,span,td,th,dt,dd,summary,b,small,q,li";
  for (const one of document.querySelectorAll(all)) {
    if (!one.textContent.trim() || !one.getClientRects().length) continue;
    if (one.closest(".skip")) continue;
    const a = light(parse(getComputedStyle(one).color)), b = light(behind(one));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${one.tagName} ${one.className} ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_in_both_schemes(opened: Any, scheme: str) -> None:
    record = plain_record()
    brief = record.why("Why is Northern Front gaining ground?")
    page = opened(record, color_scheme=scheme, brief=brief)
    page.locator("a.span").first.click()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red = int(paper.split("(")[1].split(",")[0])
    assert red < 60 if scheme == "dark" else red > 220
    assert page.evaluate(CONTRAST) == []


def test_it_works_without_scripts(opened: Any) -> None:
    page = opened(plain_record(), java_script_enabled=False)
    page.locator("details.card summary").first.click()
    assert page.locator("details.card[open] q").first.is_visible()
    assert page.locator("svg.map.wide").is_visible()


def test_it_prints_with_the_brief_open_and_the_entries_numbered(opened: Any) -> None:
    record = plain_record()
    page = opened(record, brief=record.why("Why is Northern Front gaining ground?"))
    from pypdf import PdfReader

    path = Path(str(page.url).removeprefix("file://")).with_suffix(".pdf")
    page.pdf(path=path, format="A4")
    reader = PdfReader(path)
    text = " ".join(each.extract_text() for each in reader.pages)
    assert len(reader.pages) <= 5
    assert "Method and limits" in text
    assert "Territory gained" in text
