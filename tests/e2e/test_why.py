"""Reasons in the browser: at most twelve boxes, and the same as a list; and the brief's clauses."""

from __future__ import annotations

from tests.e2e.visiting import PHONE, Visitor, drawn, fetched, fits, reads


def test_the_picture_and_the_list_say_the_same(visitor: Visitor, server: str) -> None:
    page = visitor.open("/why")
    reasons = fetched(f"{server}/why.json")["reasons"]
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
    page.locator("mark.chosen").first.wait_for()


def test_another_effect_is_a_link_and_back_leads_back(visitor: Visitor, server: str) -> None:
    page = visitor.open("/why")
    first = page.locator("main h1").inner_text()
    # Those of which no reason is stated are folded, and say so.
    assert page.locator(".effects li:visible .effect-count").all_inner_texts().count("0") == 0
    page.locator(".effects summary").click()
    told = fetched(f"{server}/why.json")["effects"]
    unexplained = next(each["label"] for each in told if each["reasons"] == 0)
    page.get_by_role("link", name=f"{unexplained} no reason stated").click()
    page.wait_for_url("**effect=*")
    page.get_by_role("heading", level=1, name=first).wait_for(state="hidden")
    page.go_back()
    page.get_by_role("heading", level=1, name=first).wait_for()


def test_the_grid_counts_what_speaks_against(visitor: Visitor) -> None:
    page = visitor.open("/why")
    cells = page.locator(".grid tbody td.inconsistent").count()
    totals = [int(each) for each in page.locator(".grid tfoot td").all_inner_texts()]
    assert sum(totals) == cells > 0


def test_a_telephone_has_the_picture_too(visitor: Visitor) -> None:
    page = visitor.open("/why", PHONE)
    page.locator(".why-graph rect").first.wait_for()
    page.wait_for_function(
        "most => [...document.querySelectorAll('.why-graph rect')]"
        ".every((one) => one.getBoundingClientRect().right <= most)",
        arg=PHONE[0],
    )
    fits(page)


def test_each_clause_of_the_brief_opens_its_quote_in_the_article(visitor: Visitor) -> None:
    page = visitor.open("/brief?question=Why+is+Islamic+State+gaining+ground%3F")
    reads(page.locator("main h1"), "Why is Islamic State gaining ground?")
    # The small map comes after the brief and moves what stands below it.
    page.locator(".brief aside svg").first.wait_for()
    clause = page.locator("details.clause").first
    clause.locator("summary").click()
    quote = clause.locator("blockquote").first.inner_text()
    clause.locator("figcaption a").first.click()
    page.wait_for_url("**/reader/*")
    reads(page.locator(".card.open blockquote").first, quote)


def test_a_question_is_asked_and_kept_in_the_address(visitor: Visitor) -> None:
    page = visitor.open("/brief")
    page.get_by_label("Ask the record").fill("Who holds Palmyra?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("heading", level=1, name="Who holds Palmyra?").wait_for()
    assert "question=Who" in page.evaluate("location.search")
    page.reload()
    drawn(page)
    reads(page.locator("main h1"), "Who holds Palmyra?")


def test_what_changed_since_a_day_that_the_reader_chooses(visitor: Visitor) -> None:
    page = visitor.open("/brief?since=2014-06-01")
    many = page.locator(".changes li").count()
    page.get_by_role("textbox", name="Since").fill("2016-12-01")
    page.wait_for_url("**since=2016-12-01*")
    page.get_by_role("heading", name="Changed since 1 December 2016").wait_for()
    assert 0 < page.locator(".changes li").count() < many
