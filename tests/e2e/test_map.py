"""The map and its time: any day by slider, keys and address; the words behind every symbol."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.visiting import PHONE, Visitor, fetched, gone, labelled, rested, says

PALMYRA = "geonames:163808"
SYMBOLS = ".place-symbol"
SLIDER = ".time-slider input[type=range]"
# The slider is moved by a day, and the next change asked for before it came to rest.
MOVE_AND_STEP = """() => {
  const slider = document.querySelector('.time-slider input[type=range]');
  slider.value = String(Number(slider.value) + 1);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
  document.querySelector('button[aria-label="Next change"]').click();
}"""
# A point of the window with ink of a dot and no symbol near.
FREE_DOT = """() => {
  const canvas = document.querySelector('.map-dots');
  const { width, height } = canvas;
  const ink = canvas.getContext('2d').getImageData(0, 0, width, height).data;
  const places = [...document.querySelectorAll('.place-symbol')]
    .map((each) => each.getBoundingClientRect());
  const box = canvas.getBoundingClientRect();
  const scale = width / box.width;
  const near = ([x, y]) => (p) =>
    x > p.left - 3 && x < p.right + 3 && y > p.top - 3 && y < p.bottom + 3;
  for (let y = 4; y < height - 4; y += 1) for (let x = 4; x < width - 4; x += 1) {
    if (ink[(y * width + x) * 4 + 3] < 40) continue;
    const at = [box.left + x / scale, box.top + y / scale];
    if (!places.some(near(at))) return at;
  }
  return null;
}"""
# Whether the land reaches the left and the right edge of the map.
LAND_REACHES = """() => {
  const box = document.querySelector('.map-frame').getBoundingClientRect();
  const land = [...document.querySelectorAll('.base-land')]
    .map((each) => each.getBoundingClientRect());
  const left = Math.min(...land.map((each) => each.left));
  const right = Math.max(...land.map((each) => each.right));
  return [left <= box.left + 2, right >= box.right - 2];
}"""


def symbol(page: Any, key: str) -> Any:
    """The symbol of a place."""
    return page.locator(f'{SYMBOLS}[data-place="{key}"]')


def open_map(visitor: Visitor, query: str, **options: Any) -> Any:
    """The map, drawn with its symbols and its land."""
    page = visitor.open(f"/map{query}", **options)
    page.locator(SYMBOLS).first.wait_for()
    page.locator(".base-land").first.wait_for(state="attached")
    return page


def test_each_place_says_in_a_sentence_who_holds_it(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-06-01")
    named = symbol(page, PALMYRA).get_attribute("aria-label")
    assert "Palmyra" in named
    assert "held by Islamic State" in named
    page = open_map(visitor, "?t=2016-04-15")
    labelled(symbol(page, PALMYRA), "contested")


def test_the_land_and_the_note_are_there(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-06-01")
    assert page.locator(".base-border").get_attribute("d")
    note = page.locator(".map-note").inner_text()
    assert "Borders: Natural Earth, de facto, no opinion implied" in note
    assert page.locator(".map-legend").is_visible()


def test_the_next_change_and_the_previous_one_are_a_key_away(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-05-18")
    page.keyboard.press("]")
    page.wait_for_url("**t=2015-05-20*")
    says(page.locator("main h1"), "20 May 2015")
    page.keyboard.press("[")
    page.wait_for_url("**t=2015-05-17*")
    page.go_back()
    page.wait_for_url("**t=2015-05-20*")
    labelled(symbol(page, PALMYRA), "held by Islamic State")


def test_the_slider_moves_by_arrow_keys_and_says_the_day(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-05-18")
    slider = page.locator(SLIDER)
    slider.focus()
    slider.press("ArrowRight")
    slider.press("ArrowRight")
    says(page.locator("main h1"), "20 May 2015")
    assert slider.get_attribute("aria-valuetext").startswith("20 May 2015")
    page.wait_for_url("**t=2015-05-20*")


def test_many_slider_moves_do_not_fill_the_history(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-05-01")
    before = page.evaluate("history.length")
    slider = page.locator(SLIDER)
    for _ in range(30):
        slider.press("ArrowRight")
    page.wait_for_url("**t=2015-05-31*")
    assert page.evaluate("history.length") == before


def test_a_step_right_after_a_movement_is_not_taken_back(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-05-17")
    page.evaluate(MOVE_AND_STEP)
    page.wait_for_url("**t=2015-05-20*")
    rested(page)  # the movement would be in the address by now
    says(page.locator("main h1"), "20 May 2015")
    assert "t=2015-05-20" in page.url


def test_a_place_opens_by_keyboard_with_its_quotes(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-06-01")
    symbol(page, PALMYRA).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=geonames*")
    card = page.locator(".place-card")
    says(card, "held by Islamic State")
    card.locator(".spell.now details.quotes > summary").first.click()
    assert card.locator(".spell.now blockquote").first.inner_text() != ""
    assert symbol(page, PALMYRA).get_attribute("aria-pressed") == "true"
    card.get_by_role("button", name="Close Palmyra").click()
    gone(page.locator(".place-card"))


def test_two_days_are_compared(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2016-04-01&versus=2015-06-01")
    told = page.locator(".difference").inner_text()
    assert "From 1 June 2015 to 1 April 2016" in told
    assert "Palmyra" in told
    assert "→" in told
    assert page.locator(".symbol-before").count() > 0
    page.get_by_role("button", name="Stop comparing").click()
    page.locator(".difference").wait_for(state="detached")
    page.wait_for_url(lambda url: "versus" not in url)


def test_zoom_and_place_in_the_address_come_back(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-06-01")
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_url("**view=*")
    rested(page)  # the address follows the last step, too
    moved = (
        symbol(page, PALMYRA).get_attribute("transform") if symbol(page, PALMYRA).count() else None
    )
    again = open_map(visitor, page.url.split("/map", 1)[1])
    found = (
        symbol(again, PALMYRA).get_attribute("transform")
        if symbol(again, PALMYRA).count()
        else None
    )
    if moved is None:
        assert found is None
    else:
        assert pixels(found) == pytest.approx(pixels(moved), abs=3)
    page.get_by_role("button", name="Show all places").click()
    page.wait_for_url(lambda url: "view=" not in url)


def pixels(transform: str | None) -> tuple[float, ...]:
    """``translate(x y)`` as numbers."""
    assert transform is not None
    return tuple(map(float, transform.removeprefix("translate(").rstrip(")").split()))


def test_the_map_is_moved_by_keys_when_it_has_the_focus(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-06-01")
    frame = page.locator(".map-frame")
    frame.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**view=*")
    rested(page)
    page.keyboard.press("0")
    page.wait_for_url(lambda url: "view=" not in url)


def test_dots_are_drawn_and_open_their_incidents(visitor: Visitor, server: str) -> None:
    assert fetched(f"{server}/points.json")["n"] > 0
    page = open_map(visitor, "?window=all&fit=all")
    page.wait_for_function(FREE_DOT)
    rested(page)
    at = page.evaluate(FREE_DOT)
    assert at is not None, "no dot stands free of the symbols"
    page.mouse.click(*at)
    page.locator("#spot-card-title").wait_for()
    says(page.locator("#spot-card-title"), "incident")
    page.locator(".place-card .spell a").first.wait_for()


def test_the_table_says_the_same(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-06-01&table=1")
    row = page.locator(".map-table tbody tr", has_text="Palmyra")
    says(row, "held by Islamic State")
    rested(page)
    names = page.locator(".map-table tbody tr").count()
    assert names >= page.locator(SYMBOLS).count()


def test_it_plays_only_when_asked_and_not_where_motion_is_unwanted(visitor: Visitor) -> None:
    page = open_map(visitor, "?t=2015-05-18")
    # The page's clock goes on only where it is told to, however slow the machine is.
    page.clock.install(time=0)
    page.clock.pause_at(1_000)
    page.clock.run_for(60_000)
    assert "t=2015-05-18" in page.url
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(1_500)
    page.wait_for_url("**t=2015-05-20*")
    page.get_by_role("button", name="Stop").click()
    page.clock.run_for(60_000)
    assert "t=2015-05-20" in page.url
    still = open_map(visitor, "?t=2015-05-18", reduced_motion="reduce")
    gone(still.get_by_role("button", name="Play"))


def test_the_file_has_the_same_map(reader_of_file: Visitor) -> None:
    page = open_map(reader_of_file, "?t=2015-06-01&place=geonames:163808")
    labelled(symbol(page, PALMYRA), "held by Islamic State")
    says(page.locator(".place-card h2"), "Palmyra")
    page.keyboard.press("]")
    page.wait_for_url(lambda url: "2015-06-01" not in url)


def test_the_edges_of_the_cut_stay_outside_the_picture(
    visitor: Visitor, reader_of_file: Visitor
) -> None:
    for each, size in [
        (visitor, (1400, 900)),
        (reader_of_file, (1400, 900)),
        (reader_of_file, PHONE),
    ]:
        page = open_map(each, "?t=2015-06-01", size=size)
        page.wait_for_function(f"({LAND_REACHES})().every(Boolean)")
