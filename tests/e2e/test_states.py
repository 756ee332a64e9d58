"""The screens in use, not as they open: cards, filters, forms, refusals, nothing found."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.visiting import PHONE, Visitor, fits, gone, rested, says, violations


def in_both_themes(page: Any) -> None:
    """Nothing bars anyone, by day and by night, and a telephone shows it whole."""
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert violations(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    fits(page)


def test_the_map_with_a_card_a_difference_and_its_table(visitor: Visitor) -> None:
    page = visitor.open("/map?versus=2015-01-01&table=1")
    page.locator(".difference button").first.click()
    page.locator(".place-card").wait_for()
    page.locator(".place-card summary").first.click()
    page.locator(".map-table tbody tr").first.wait_for()
    in_both_themes(page)


def test_the_map_of_one_country(visitor: Visitor) -> None:
    page = visitor.open("/map")
    page.locator(".place-symbol").first.wait_for()
    box = page.locator(".map-controls select").last
    box.select_option(label=str(box.locator("option").last.inner_text()))
    page.wait_for_url("**fit=*")
    page.locator(".place-symbol").first.wait_for()
    rested(page)
    assert box.evaluate("box => box.selectedIndex") > 1
    in_both_themes(page)


def test_the_timeline_with_a_spell_its_table_and_the_months_in_words(visitor: Visitor) -> None:
    page = visitor.open("/timeline?table=1")
    page.locator(".curve details summary").click()
    page.locator(".bar").first.press("Enter")
    page.locator(".place-card").wait_for()
    in_both_themes(page)


def test_the_timeline_without_a_place_that_fits(visitor: Visitor) -> None:
    page = visitor.open("/timeline?q=nowhere-at-all")
    says(page.locator("main h1"), "0 places")
    gone(page.locator(".bar"))
    in_both_themes(page)


def test_incidents_filtered_opened_and_with_other_columns(visitor: Visitor) -> None:
    page = visitor.open("/incidents?q=Palmyra")
    page.locator(".turn button").first.click()
    page.locator(".incident-details").wait_for()
    page.locator(".column-chooser summary").click()
    in_both_themes(page)


def test_incidents_of_which_none_fits(visitor: Visitor) -> None:
    page = visitor.open("/incidents?q=nowhere-at-all")
    page.get_by_text("Nothing in this record fits.").wait_for()
    in_both_themes(page)


def test_an_article_with_an_open_card(visitor: Visitor) -> None:
    page = visitor.open("/reader")
    page.locator(".documents a").first.click()
    page.locator(".card .sentence").first.click()
    page.locator(".card.open").wait_for()
    in_both_themes(page)


def test_an_answer_with_its_quotes_open(visitor: Visitor) -> None:
    for screen in ("brief", "why"):
        page = visitor.open(f"/{screen}")
        page.locator("details.clause summary").first.click()
        page.locator("details.clause[open] figure.quote").first.wait_for()
        in_both_themes(page)


@pytest.mark.parametrize("address", ["/reader/no-such-article", "/why?effect=no-such-effect"])
def test_what_is_not_there(visitor: Visitor, address: str) -> None:
    visitor.expected.append("404")
    in_both_themes(visitor.open(address))


def test_a_server_that_refuses(visitor: Visitor) -> None:
    visitor.expected.append("ERR_FAILED")
    page = visitor.open("/method")
    page.route("**/incidents.json*", lambda route: route.abort())
    page.get_by_role("link", name="Incidents", exact=True).click()
    page.get_by_role("alert").wait_for()
    in_both_themes(page)


def test_the_keys_in_their_dialog(visitor: Visitor) -> None:
    page = visitor.open("/map")
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    in_both_themes(page)
