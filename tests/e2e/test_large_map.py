"""50,000 incidents and 1,500 places: painted within 1.5 s, a step of the slider within 50 ms.

On a machine that does other work too the clock says little, so steps are measured in processor time
of the page's own thread, the paint by the best of some, and both against how slow the machine is.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.large import FIRST, day, large_record, serving_json, world_record
from tests.e2e.speed import TRIES, painted_within, slowness
from tests.e2e.visiting import PHONE, Visitor, fits

INCIDENTS, PLACES = 50_000, 1_500
PAINT_MS, STEP_MS = 1_500, 50
STEPS = 30
STATIC = Path(str(files("holdfast") / "web" / "static"))
MOVE = """async ([steps]) => {
  const range = document.querySelector('.time-slider input[type=range]');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  let value = Number(range.min) + Math.floor((Number(range.max) - Number(range.min)) / 3);
  const seen = new Set();
  for (let step = 0; step < steps; step += 1) {
    value += 5;
    set.call(range, String(value));
    range.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done));
    seen.add(document.querySelector('main h1').textContent);
  }
  return seen.size;
}"""


@pytest.fixture(scope="module")
def large(browser: Any) -> Iterator[str]:
    """The address of the large record."""
    with serving_json(large_record(INCIDENTS, PLACES), STATIC) as address:
        yield address


@pytest.fixture
def visitor_of_many(browser: Any, large: str) -> Iterator[Visitor]:
    """Opens pages of the large record."""
    found = Visitor(browser, large)
    yield found
    found.close()


def open_many(visitor: Visitor, window: str) -> Any:
    """The map with all its layers, in the middle of the record."""
    page = visitor.open(f"/map?window={window}&t={day(FIRST + 900)}")
    page.locator(".place-symbol").first.wait_for()
    page.locator(".histogram-bars").wait_for(state="attached")
    page.locator(".base-land").first.wait_for(state="attached")
    return page


def test_it_is_painted_soon(visitor_of_many: Visitor) -> None:
    painted_within(PAINT_MS, lambda: open_many(visitor_of_many, "30"))


@pytest.mark.parametrize("window", ["30", "all"])
def test_a_step_of_the_slider_is_smooth(visitor_of_many: Visitor, window: str) -> None:
    page = open_many(visitor_of_many, window)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    rounds = []
    for _ in range(TRIES):
        before = busy(session)
        assert page.evaluate(MOVE, [STEPS]) == STEPS, "a step drew nothing new"
        rounds.append((busy(session) - before) * 1000 / STEPS / slowness(page))
        if rounds[-1] < STEP_MS:
            return
    raise AssertionError(f"a step took {rounds} ms")


def busy(session: Any) -> float:
    """Seconds of processor time that the page's thread has used."""
    told = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in told if each["name"] == "TaskDuration"))


def test_the_whole_world_fits_a_telephone(browser: Any) -> None:
    with serving_json(world_record(), STATIC) as address:
        visitor = Visitor(browser, address)
        for query in (f"?t={day(FIRST + 900)}", f"?t={day(FIRST + 900)}&table=1"):
            page = visitor.open(f"/map{query}", PHONE)
            page.locator(".place-symbol").first.wait_for()
            page.locator(".base-land").first.wait_for(state="attached")
            fits(page)
            box = page.locator(".map-frame").bounding_box()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= PHONE[0]
        visitor.close()


def test_all_incidents_of_the_days_are_counted(visitor_of_many: Visitor) -> None:
    page = open_many(visitor_of_many, "all")
    told = page.locator("main h1 .map-count").inner_text()
    assert int(told.split(", ")[1].split()[0].replace(",", "")) > INCIDENTS // 3
    note = page.locator(".map-note").inner_text()
    assert "lie under others at this scale" in note
