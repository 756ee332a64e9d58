"""Without a mouse: what is opened takes the focus, Escape gives it back, and it is never lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.visiting import Visitor, rested

SCREENS = ["brief", "reader", "map", "timeline", "why", "incidents", "review", "add", "method"]
TABS = 14
# Whether what has the focus can be seen to have it: a ring of its own, or of a part of it.
SEEN = """() => {
  const at = document.activeElement;
  if (at === document.body) return 'nothing';
  const parts = [at, ...at.querySelectorAll('*')];
  const ringed = parts.some((part) => {
    const style = getComputedStyle(part);
    const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const edge = part instanceof SVGElement && parseFloat(style.strokeWidth) >= 3;
    return outline || (edge && style.stroke !== 'none');
  });
  return ringed ? 'seen' : at.outerHTML.slice(0, 120);
}"""
FOCUSED = "document.activeElement.textContent"


def focused(page: Any) -> str:
    """The words of what has the focus."""
    return str(page.evaluate(FOCUSED))


@pytest.mark.parametrize("screen", SCREENS)
def test_each_stop_of_the_tab_key_is_seen(visitor: Visitor, screen: str) -> None:
    page = visitor.open(f"/{screen}")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the page"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate(SEEN) == "seen"


@pytest.mark.parametrize(("screen", "opener"), [("map", ".place-symbol"), ("timeline", ".bar")])
def test_a_card_takes_the_focus_and_escape_gives_it_back(
    visitor: Visitor, screen: str, opener: str
) -> None:
    page = visitor.open(f"/{screen}")
    first = page.locator(opener).first
    first.focus()
    name = first.get_attribute("aria-label")
    page.keyboard.press("Enter")
    card = page.locator(".place-card")
    card.wait_for()
    assert focused(page) == card.locator("h2").inner_text()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.place-card') !== null")
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name


def test_a_card_that_the_address_opens_takes_the_focus_from_nobody(visitor: Visitor) -> None:
    page = visitor.open("/map")
    key = page.locator(".place-symbol").first.get_attribute("data-place")
    page = visitor.open(f"/map?place={key}")
    page.locator(".place-card").wait_for()
    assert page.evaluate("document.activeElement === document.body")


def test_the_focus_is_not_lost_where_a_button_goes_away(visitor: Visitor) -> None:
    page = visitor.open("/incidents?q=Palmyra&status=fact")
    chips = page.locator(".chips .chip")
    assert chips.count() == 2
    chips.last.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.chips .chip').length === 1")
    rested(page)
    assert page.evaluate("document.activeElement.closest('.chips') !== null")
    page.keyboard.press("Enter")
    page.locator(".chips").wait_for(state="detached")
    rested(page)
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_columns_close_by_escape(visitor: Visitor) -> None:
    page = visitor.open("/incidents")
    box = page.locator(".column-chooser")
    box.locator("summary").focus()
    page.keyboard.press("Enter")
    box.get_by_role("checkbox").first.wait_for()
    box.get_by_role("checkbox").first.focus()
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('.column-chooser').open")
    assert focused(page) == "Columns"


def test_the_help_gives_the_focus_back(visitor: Visitor) -> None:
    page = visitor.open("/method")
    page.get_by_role("button", name="Keys").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="detached")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Keys"


def test_every_symbol_and_bar_is_named_by_a_sentence(visitor: Visitor) -> None:
    for screen, what in (("map", ".place-symbol"), ("timeline", ".bar")):
        page = visitor.open(f"/{screen}")
        page.locator(what).first.wait_for()
        names = [str(each.get_attribute("aria-label")) for each in page.locator(what).all()]
        assert names
        for name in names:
            assert len(name.split()) >= 4, name


def test_nothing_plays_by_itself_where_less_motion_is_asked_for(visitor: Visitor) -> None:
    page = visitor.open("/map", reduced_motion="reduce")
    page.locator(".place-symbol").first.wait_for()
    assert page.get_by_role("button", name="Play").count() == 0
    moving = "[...document.getAnimations()].filter(each => each.effect.getTiming().duration > 0)"
    assert page.evaluate(f"{moving}.length") == 0
