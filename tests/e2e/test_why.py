"""Reasons in the browser: at most twelve boxes, and the same as a list; and the brief's clauses."""

from __future__ import annotations

import json
from urllib.request import urlopen

from tests.e2e.visiting import PHONE, Visitor, drawn, sideways


def test_the_picture_and_the_list_say_the_same(visitor: Visitor, server: str) -> None:
    page = visitor.open("/why")
    with urlopen(f"{server}/why.json", timeout=20) as answer:
        reasons = json.load(answer)["reasons"]
    boxes = page.locator(".why-graph .reason")
    assert 0 < boxes.count() <= 11
    assert page.locator(".reason-line").count() == len(reasons)
    names = [each.get_attribute("aria-label") or "" for each in boxes.all()]
    for told, verb in (("supports", "Speaks for it"), ("against", "Speaks against it")):
        drawn_so = page.locator(f".why-graph .reason.{told}").count()
        assert sum(verb in name for name in names) == drawn_so
        assert page.locator(f".reason-line.{told}").count() == sum(
            each["bearing"] == told for each in reasons
        )


def test_what_speaks_against_is_dashed(visitor: Visitor) -> None:
    page = visitor.open("/why")
    dashes = "element => getComputedStyle(element).strokeDasharray"
    assert page.locator(".edge.supports").first.evaluate(dashes) == "none"
    assert page.locator(".edge.against").first.evaluate(dashes) != "none"


def test_a_box_opens_its_sentence_by_keyboard(visitor: Visitor) -> None:
    page = visitor.open("/why")
    page.locator(".why-graph a.reason").first.focus()
    page.keyboard.press("Enter")
    page.locator(".card.open").wait_for()
    assert page.locator("mark.chosen").count() > 0


def test_another_effect_is_a_link_and_back_leads_back(visitor: Visitor) -> None:
    page = visitor.open("/why")
    first = page.locator("main h1").inner_text()
    page.get_by_role("link", name="Islamic State is losing ground").click()
    page.wait_for_url("**effect=loss*")
    page.get_by_role("heading", level=1, name="Why is Islamic State losing ground?").wait_for()
    page.go_back()
    page.get_by_role("heading", level=1, name=first).wait_for()


def test_the_grid_counts_what_speaks_against(visitor: Visitor) -> None:
    page = visitor.open("/why")
    cells = page.locator(".grid tbody td.inconsistent").count()
    totals = [int(each) for each in page.locator(".grid tfoot td").all_inner_texts()]
    assert sum(totals) == cells > 0


def test_a_telephone_has_the_picture_too(visitor: Visitor) -> None:
    page = visitor.open("/why", PHONE)
    widest = page.locator(".why-graph rect").evaluate_all(
        "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    )
    assert widest <= PHONE[0]
    assert sideways(page) <= 0


def test_each_clause_of_the_brief_opens_its_quote_in_the_article(visitor: Visitor) -> None:
    page = visitor.open("/brief?question=Why+is+Islamic+State+gaining+ground%3F")
    assert page.locator("main h1").inner_text() == "Why is Islamic State gaining ground?"
    clause = page.locator("details.clause").first
    clause.locator("summary").click()
    quote = clause.locator("blockquote").first.inner_text()
    clause.locator("figcaption a").first.click()
    page.locator(".card.open").wait_for()
    assert page.locator(".card.open blockquote").inner_text() == quote


def test_a_question_is_asked_and_kept_in_the_address(visitor: Visitor) -> None:
    page = visitor.open("/brief")
    page.get_by_label("Ask the record").fill("Who holds Palmyra?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("heading", level=1, name="Who holds Palmyra?").wait_for()
    assert "question=Who" in page.evaluate("location.search")
    page.reload()
    drawn(page)
    assert page.locator("main h1").inner_text() == "Who holds Palmyra?"


def test_what_changed_since_a_day_that_the_reader_chooses(visitor: Visitor) -> None:
    page = visitor.open("/brief?since=2014-06-01")
    many = page.locator(".changes li").count()
    page.get_by_role("textbox", name="Since").fill("2016-12-01")
    page.wait_for_url("**since=2016-12-01*")
    page.get_by_role("heading", name="Changed since 1 December 2016").wait_for()
    assert 0 < page.locator(".changes li").count() < many
