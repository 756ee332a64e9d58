"""The article in the browser: its own words, every letter once, what was read beside them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.e2e.articles import ARABIC, EMOJI, HOSTILE, MIXED
from tests.e2e.visiting import PHONE, Visitor, drawn, fetched, gone, reads, rested, says, violations

TEXT = """() => {
  const article = document.querySelector('.article').cloneNode(true);
  for (const mark of article.querySelectorAll('.ref')) mark.remove();
  return [...article.children].map((block) => block.textContent);
}"""


CHOSEN = """() => [...document.querySelectorAll('mark.chosen')].map((mark) => {
  const copy = mark.cloneNode(true);
  for (const number of copy.querySelectorAll('.ref')) number.remove();
  return copy.textContent;
}).join('')"""


def chosen_words(page: Any) -> str:
    """The marked words of the open card, without the numbers of statements."""
    return str(page.evaluate(CHOSEN))


def get(server: str, address: str) -> Any:
    """The JSON of a screen."""
    return fetched(server + address)


def document(server: str, source_id: str) -> str:
    """The id of an article."""
    found = get(server, "/documents.json?limit=100")["documents"]
    return str(next(each["id"] for each in found if each["sourceId"] == source_id))


def opened(visitor: Visitor, server: str, source_id: str, **options: Any) -> Any:
    """The page of an article."""
    return visitor.open(f"/reader/{document(server, source_id)}", **options)


@pytest.mark.parametrize("source_id", ["demo/09-why", "demo/13-palmyra-lost-again"])
def test_the_text_is_whole_and_in_order_under_all_its_marks(
    visitor: Visitor, server: str, source_id: str
) -> None:
    page = opened(visitor, server, source_id)
    screen = get(server, f"/reader/{document(server, source_id)}.json")
    assert "".join("".join(page.evaluate(TEXT)).split()) == "".join(screen["text"].split())
    assert page.locator("mark.several").count() > 0


def test_a_card_opens_with_its_passage_and_all_that_is_known(visitor: Visitor, server: str) -> None:
    page = opened(visitor, server, "demo/10-claim")
    page.keyboard.press("j")
    card = page.locator(".card.open")
    told = card.inner_text()
    for part in ("Said by", "citing", "Why it was read so.", "Confidence", "Letters"):
        assert part in told
    quote = card.locator("blockquote").inner_text()
    chosen = chosen_words(page)
    assert chosen == quote
    assert page.locator("mark.chosen.hedged").count() > 0


def test_the_keys_go_through_the_cards_and_the_address_follows(
    visitor: Visitor, server: str
) -> None:
    page = opened(visitor, server, "demo/09-why")
    for key, number in zip("jjjk", "1232", strict=True):
        page.keyboard.press(key)
        reads(page.locator(".card.open .number"), number)
    for key in "jjjkj":  # no stroke is lost, however fast they come
        page.keyboard.press(key)
    reads(page.locator(".card.open .number"), "5")
    address = page.evaluate("location.href")
    assert "s=" in address
    page.go_back()
    reads(page.locator(".card.open .number"), "4")
    page.keyboard.press("Escape")
    gone(page.locator(".card.open"))
    page.goto(address)
    drawn(page)
    reads(page.locator(".card.open .number"), "5")


def test_a_click_on_a_passage_in_several_goes_from_the_shortest_to_the_longer(
    visitor: Visitor, server: str
) -> None:
    page = opened(visitor, server, "demo/13-palmyra-lost-again")
    mark = page.locator("mark.several").first
    lengths = []
    for _ in range(2):
        mark.click()
        rested(page)
        lengths.append(len(page.locator(".card.open blockquote").inner_text()))
    assert lengths[0] < lengths[1]


def test_letters_of_two_units_shift_no_mark(visitor: Visitor, server: str) -> None:
    page = opened(visitor, server, "test/scripts")
    screen = get(server, f"/reader/{document(server, 'test/scripts')}.json")
    assert screen["text"] == MIXED
    later = [card for card in screen["cards"] if card["start"] > len(EMOJI)]
    assert later
    for card in screen["cards"]:
        page.goto(f"{visitor.root}/reader/{screen['document']['id']}?s={card['id']}")
        drawn(page)
        assert chosen_words(page) == card["quote"]


def test_arabic_is_set_from_the_right(visitor: Visitor, server: str) -> None:
    page = opened(visitor, server, "test/scripts")
    direction = "element => getComputedStyle(element).direction"
    assert page.locator(".block", has_text=ARABIC).evaluate(direction) == "rtl"
    assert page.locator(".block", has_text="seized").evaluate(direction) == "ltr"


def test_hostile_words_are_only_words(visitor: Visitor, server: str) -> None:
    page = opened(visitor, server, "test/hostile")
    says(page.locator(".article"), HOSTILE)
    says(page.locator(".source"), HOSTILE)
    gone(page.locator("img, main script, iframe"))


def test_hostile_words_are_only_words_in_the_file(reader_of_file: Visitor, server: str) -> None:
    page = opened(reader_of_file, server, "test/hostile")
    says(page.locator(".article"), HOSTILE)
    gone(page.locator("img"))


def test_nothing_bars_anyone_from_an_open_card(visitor: Visitor, server: str) -> None:
    page = opened(visitor, server, "demo/09-why")
    page.keyboard.press("j")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert violations(page) == []


def test_copies_are_told_with_why(visitor: Visitor, server: str) -> None:
    page = opened(visitor, server, "demo/01-mosul")
    page.get_by_role("link", name="1 copy of it").click()
    says(page.locator("#copies"), "count as one source")
    page.locator("#copies").get_by_role("link").click()
    page.get_by_role("link", name="A copy of another article").wait_for()


def test_on_a_telephone_the_card_lies_over_the_lower_half(visitor: Visitor, server: str) -> None:
    page = opened(visitor, server, "demo/09-why", size=PHONE)
    page.locator("mark").first.click()
    page.locator(".card.open").wait_for()
    rested(page)
    box = page.locator(".card.open").bounding_box()
    assert box["y"] > PHONE[1] * 0.3
    assert box["y"] + box["height"] <= PHONE[1] + 1
    page.get_by_role("link", name="Close the card").click()
    gone(page.locator(".card.open"))


def test_articles_are_found_by_their_words(visitor: Visitor) -> None:
    page = visitor.open("/reader")
    page.get_by_role("searchbox").fill("stalled")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/reader?q=stalled")
    drawn(page)
    gone(page.locator(".documents li").nth(1))
    says(page.locator(".documents li"), "Iraq retakes Tikrit")


def test_articles_are_found_by_title_in_the_file(reader_of_file: Visitor) -> None:
    page = reader_of_file.open("/reader?q=palmyra+back")
    assert page.locator(".documents li").all_inner_texts()[0].startswith("Islamic State back")


def test_an_article_that_is_not_there_is_told_so(visitor: Visitor) -> None:
    visitor.expected.append("404")
    page = visitor.open("/reader/nothing")
    says(page.get_by_role("alert"), "no such document")
