"""Every screen, on the server and in the file: drawn, quiet, for everyone, on a telephone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.visiting import (
    PHONE,
    Visitor,
    drawn,
    fits,
    gone,
    reads,
    rested,
    says,
    twin,
    violations,
)

IN_FILE = ["brief", "reader", "map", "timeline", "why", "incidents", "method"]
ON_SERVER = [*IN_FILE, "review", "add"]


def titles(page: Any) -> str:
    """The heading of the screen."""
    return str(page.locator("main h1").first.inner_text())


@pytest.mark.parametrize("screen", ON_SERVER)
def test_nothing_bars_anyone(visitor: Visitor, screen: str) -> None:
    """In both themes, and on a telephone without scrolling sideways."""
    page = visitor.open(f"/{screen}")
    assert titles(page) != ""
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert violations(page) == []
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    fits(page)


def test_nothing_bars_anyone_in_the_file(reader_of_file: Visitor) -> None:
    page = reader_of_file.open("/brief")
    for screen in IN_FILE:
        page.evaluate(f"location.hash = '#/{screen}'")
        page.locator(f"nav a[aria-current=page][href='#/{screen}']").wait_for()
        drawn(page)
        assert violations(page) == []


@pytest.mark.parametrize("screen", [each for each in ON_SERVER if each != "add"])
def test_each_screen_links_to_its_json(visitor: Visitor, server: str, screen: str) -> None:
    """What is added has none before something was: that one is in test_add.py."""
    page = visitor.open(f"/{screen}")
    assert twin(page, server)


def test_an_article_links_to_its_json(visitor: Visitor, server: str) -> None:
    page = visitor.open("/reader")
    page.locator(".documents a").first.click()
    page.wait_for_url("**/reader/*")
    page.locator(".card").first.wait_for()
    told = twin(page, server)
    assert told["document"]["id"] in page.url
    assert told["text"]


def test_the_file_asks_for_nothing(reader_of_file: Visitor) -> None:
    for screen in IN_FILE:
        reader_of_file.open(f"/{screen}")
    asked = {each.partition("#")[0] for each in reader_of_file.requests}
    assert asked == {reader_of_file.root, "data:,"} - ({"data:,"} - asked)


def test_the_server_is_asked_for_little(visitor: Visitor, server: str) -> None:
    visitor.open("/brief")
    paths = {each.removeprefix(server).partition("?")[0] for each in visitor.requests}
    first = {"/brief", "/static/app.js", "/static/app.css", "/record.json", "/brief.json"}
    # The small map is asked for once the brief stands.
    assert first <= paths - {"data:,"} <= first | {"/control.json", "/basemap.json"}


def test_the_menu_the_back_button_and_a_deep_link_lead_to_the_same(visitor: Visitor) -> None:
    page = visitor.open("/brief")
    page.get_by_role("link", name="Why", exact=True).click()
    page.wait_for_url("**/why")
    page.get_by_role("link", name="Method", exact=True).click()
    page.wait_for_url("**/method")
    page.go_back()
    page.wait_for_url("**/why")
    reads(page.locator("nav a[aria-current=page]"), "Why")
    linked = visitor.open("/why")
    reads(page.locator("main h1").first, titles(linked))


def test_the_keys_are_told_and_can_be_switched_off(visitor: Visitor) -> None:
    page = visitor.open("/brief")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    says(dialog, "show these keys")
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    gone(page.get_by_role("dialog"))
    page.keyboard.press("?")
    rested(page)
    gone(page.get_by_role("dialog"))


def test_the_colours_that_a_reader_chose_are_kept(visitor: Visitor) -> None:
    page = visitor.open("/brief")
    page.get_by_role("button", name="Colours: as the system").click()
    page.get_by_role("button", name="Colours: light").click()
    page.get_by_role("button", name="Colours: dark").wait_for()
    page.reload()
    page.wait_for_function("document.documentElement.dataset.theme === 'dark'")


def test_an_address_that_is_no_screen_says_so(reader_of_file: Visitor) -> None:
    page = reader_of_file.open("/brief")
    page.evaluate("location.hash = '#/nowhere'")
    page.get_by_text("There is no such page here.").wait_for()
