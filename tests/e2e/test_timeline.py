"""The timeline: bars with fuzzy ends, the sentences of each edge, and the way to the map."""

from __future__ import annotations

from typing import Any

from tests.e2e.visiting import PHONE, Visitor, rested, says

PALMYRA = "geonames:163808"


def open_timeline(visitor: Visitor, query: str = "", **options: Any) -> Any:
    """The timeline with its bars."""
    page = visitor.open(f"/timeline{query}", **options)
    page.locator(".bar").first.wait_for()
    return page


def bar(page: Any, *words: str) -> Any:
    """The first bar whose sentence holds all the words."""
    found = page.locator(".bar")
    for each in words:
        found = found.and_(page.locator(f'[aria-label*="{each}"]'))
    return found.first


def test_a_bar_is_a_sentence_and_opens_its_edges(visitor: Visitor) -> None:
    page = open_timeline(visitor)
    chosen = bar(page, "Palmyra", "Held by Islamic State", "20 May 2015")
    chosen.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**place=geonames*")
    panel = page.locator(".place-card")
    now = panel.locator(".spell.now")
    says(now, "Begins on 20 May 2015")
    now.locator("details.quotes > summary").first.click()
    says(now.locator("blockquote").first, "Palmyra")
    now.get_by_role("link", name="The map on 20 May 2015").click()
    page.wait_for_url("**/map?*t=2015-05-20*")
    says(page.locator("main h1"), "20 May 2015")
    page.go_back()
    page.locator(".spell.now").wait_for()


def test_an_edge_that_is_not_known_closer_slopes(visitor: Visitor) -> None:
    page = open_timeline(visitor)
    besieged = bar(page, "Kob", "esieged by Islamic State").locator(".bar-shape")
    sharp = bar(page, "Mosul", "Held by Islamic State").locator(".bar-shape")
    assert start_slope(besieged.get_attribute("d")) > 5
    assert start_slope(sharp.get_attribute("d")) == 0


def start_slope(path: str) -> float:
    """How many pixels a bar's outline needs from its foot to its full height."""
    points = path.strip("MZ").split("L")
    (foot, _), (full, _) = (map(float, each.split()) for each in points[:2])
    return full - foot


def test_gaps_are_drawn_where_nobody_is_known(visitor: Visitor) -> None:
    page = open_timeline(visitor)
    assert page.locator(".timeline-gap").count() > 0


def test_the_ground_of_a_party_stands_above(visitor: Visitor) -> None:
    page = open_timeline(visitor)
    curve = page.locator(".curve")
    page.locator(".curve-picture").wait_for()
    says(curve, "Ground of Islamic State")
    assert page.locator(".curve-gained").count() > 0
    assert page.locator(".curve-share").count() > 0
    assert page.locator(".curve-held").get_attribute("d").startswith("M")
    other = page.locator(".curve select option").nth(1).get_attribute("value")
    page.locator(".curve select").select_option(other)
    page.wait_for_url("**actor=*")
    page.go_back()
    page.wait_for_url(lambda url: "actor=" not in url)


def test_rows_are_found_ordered_and_cut(visitor: Visitor) -> None:
    page = open_timeline(visitor, "?sort=name")
    names = page.locator(".timeline-name").all_text_contents()
    assert names == sorted(names)
    page.get_by_label("Find a place").fill("palm")
    page.wait_for_url("**q=palm*")
    rested(page)
    assert page.locator(".timeline-name").all_text_contents() == ["Palmyra"]
    page.get_by_role("textbox", name="From").fill("2016-01-01")
    page.get_by_role("textbox", name="From").dispatch_event("change")
    page.wait_for_url("**from=2016-01-01*")
    says(page.locator("main h1"), "1 January 2016")
    page.get_by_role("button", name="Whole record").click()
    page.wait_for_url(lambda url: "from=" not in url)


def test_the_table_has_a_row_a_bar(visitor: Visitor) -> None:
    page = open_timeline(visitor, "?table=1")
    assert page.locator(".map-table tbody tr").count() == page.locator(".bar").count()


def test_the_file_has_the_same_bars_and_curve(visitor: Visitor, reader_of_file: Visitor) -> None:
    names = "bars => bars.map((bar) => bar.getAttribute('aria-label'))"
    sentences = open_timeline(visitor).locator(".bar").evaluate_all(names)
    page = open_timeline(reader_of_file)
    assert page.locator(".bar").evaluate_all(names) == sentences
    page.locator(".curve-picture").wait_for()


def test_names_stand_above_the_bars_on_a_telephone(visitor: Visitor) -> None:
    page = open_timeline(visitor, size=PHONE)
    name = page.locator(".timeline-name").first.bounding_box()
    first = page.locator(".bar-shape").first.bounding_box()
    assert name["y"] + name["height"] <= first["y"] + 4
