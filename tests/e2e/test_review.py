"""The review by keyboard: logged, undone, by two at once, and through the death of the server."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.e2e.serving import free_port, serving, start, stop
from tests.e2e.visiting import Visitor, violations

QUESTION = ".question-card h2"


Log = Callable[[], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def address(demo_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose ledger may be written to: each test answers some of its many questions."""
    copy = tmp_path_factory.mktemp("review") / "demo.sqlite"
    shutil.copy(demo_ledger, copy)
    with serving(copy) as found:
        yield found


@pytest.fixture
def reviewer(browser: Any, address: str) -> Iterator[Visitor]:
    """Opens pages of that server."""
    found = Visitor(browser, address)
    yield found
    found.close()


@pytest.fixture
def log(address: str) -> Log:
    """The decisions that were made since the test began, the newest first."""
    known = max((each["id"] for each in log_of(address)), default=0)
    return lambda: [each for each in log_of(address) if each["id"] > known]


def open_review(visitor: Visitor, query: str = "") -> Any:
    """The review with its first question."""
    page = visitor.open(f"/review{query}")
    page.locator(QUESTION).first.wait_for()
    return page


def question(page: Any) -> str:
    """What is asked now: the words, which two questions never share."""
    return str(page.locator(".question").inner_text())


def left(page: Any) -> int:
    """How many questions are left."""
    return int(page.locator("main h1 .map-count").inner_text().split()[0])


def answered(page: Any, key: str) -> None:
    """Press a key, and wait for the next question."""
    before = question(page)
    page.keyboard.press(key)
    until_other(page, before)


def until_other(page: Any, before: str) -> None:
    """Wait until another question is asked."""
    for _ in range(100):
        if page.locator(".question").count() == 0 or question(page) != before:
            return
        page.wait_for_timeout(100)
    raise AssertionError("the question stayed")


def log_of(address: str) -> list[dict[str, Any]]:
    """The decisions that the ledger has, the newest first."""
    with urlopen(f"{address}/review.json", timeout=20) as answer:
        found = json.load(answer)["log"]
    assert isinstance(found, list)
    return found


def test_keys_answer_and_the_log_keeps_it(reviewer: Visitor, log: Log) -> None:
    page = open_review(reviewer)
    many = left(page)
    asked = page.locator(QUESTION).first.inner_text()
    answered(page, "a")
    assert left(page) == many - 1
    assert "Accepted" in page.locator(".review-said").inner_text()
    before = question(page)
    page.keyboard.press("r")
    reason = page.get_by_label("Why is it rejected?")
    reason.fill("the words tell of another town")
    reason.press("Enter")
    until_other(page, before)
    assert left(page) == many - 2
    rejected, accepted = log()[:2]
    assert (accepted["verb"], rejected["verb"]) == ("accept", "reject")
    assert rejected["reason"] == "the words tell of another town"
    shown = page.locator(".review-log tbody tr").first.inner_text()
    assert "another town" in shown
    assert asked not in question(page)


def test_undo_takes_back_and_asks_again(reviewer: Visitor, log: Log) -> None:
    page = open_review(reviewer)
    many, first = left(page), question(page)
    answered(page, "a")
    answered(page, "u")
    assert question(page) == first
    assert left(page) == many
    newest, older = log()[:2]
    assert newest["verb"] == "revert"
    assert newest["targets"] == [str(older["id"])]
    assert older["standing"].startswith("reverted")


def test_any_decision_is_undone_from_the_log(reviewer: Visitor, log: Log) -> None:
    page = open_review(reviewer)
    many = left(page)
    answered(page, "a")
    answered(page, "a")
    oldest = log()[-1]["id"]
    name = f"Undo decision {oldest}"
    page.locator(".review-log").get_by_role("button", name=name, exact=True).click()
    page.get_by_text(f"Decision {oldest} is undone").wait_for()
    page.locator(".review-log button", has_text="Undo").first.wait_for()
    page.get_by_role("button", name=name, exact=True).wait_for(state="detached")
    assert left(page) == many - 1
    assert log()[-1]["standing"].startswith("reverted")


def test_skip_asks_another_and_decides_nothing(reviewer: Visitor, log: Log) -> None:
    page = open_review(reviewer)
    many = left(page)
    answered(page, "s")
    assert left(page) == many
    assert log() == []
    second = question(page)
    page.reload()
    page.locator(QUESTION).first.wait_for()
    assert question(page) == second


def test_a_pair_is_said_to_be_one_or_two(reviewer: Visitor, log: Log) -> None:
    page = open_review(reviewer, "?kind=pair")
    assert page.locator(QUESTION).count() == 2
    before = question(page)
    page.keyboard.press("d")
    page.get_by_label("Why are they different?").press("Enter")
    until_other(page, before)
    answered(page, "m")
    assert [each["verb"] for each in log()] == ["same", "different"]
    assert all(len(each["targets"]) == 2 for each in log())


def test_a_correction_is_recorded_field_by_field(reviewer: Visitor, log: Log) -> None:
    page = open_review(reviewer, "?kind=statement")
    before = question(page)
    page.keyboard.press("e")
    page.get_by_label("Mood").fill("denied")
    page.get_by_label("When (EDTF)").fill("2015-05")
    page.get_by_label("Why", exact=True).fill("told otherwise")
    page.get_by_role("button", name="Record 2 corrections").click()
    until_other(page, before)
    told = {each["field"]: each for each in log()}
    assert set(told) == {"mood", "time"}
    assert all(each["reason"] == "told otherwise" for each in told.values())
    answered(page, "u")
    assert question(page) == before


def test_what_cannot_be_recorded_is_said_and_keeps_the_question(reviewer: Visitor) -> None:
    page = reviewer.open("/review?kind=statement")
    page.locator(QUESTION).first.wait_for()
    before = question(page)
    page.keyboard.press("e")
    page.get_by_label("Mood").fill("no such mood")
    page.get_by_role("button", name="Record the correction").click()
    assert "Nothing was recorded" in page.get_by_role("alert").inner_text()
    assert page.get_by_label("Mood").input_value() == "no such mood"
    assert question(page) == before
    reviewer.troubles[:] = [each for each in reviewer.troubles if "422" not in each]


def test_letters_are_not_keys_while_typing_nor_when_switched_off(
    reviewer: Visitor, log: Log
) -> None:
    page = open_review(reviewer)
    before = question(page)
    page.keyboard.press("r")
    page.get_by_label("Why is it rejected?").fill("")
    page.keyboard.type("area")
    assert page.get_by_label("Why is it rejected?").input_value() == "area"
    page.keyboard.press("Escape")
    page.get_by_label("Single letters are keys").uncheck()
    page.locator("main h1").focus()
    page.keyboard.press("a")
    page.wait_for_timeout(500)
    assert question(page) == before
    assert log() == []
    page.get_by_role("button", name="Accept").click()
    until_other(page, before)
    assert len(log()) == 1


def test_a_key_held_down_answers_once(reviewer: Visitor, log: Log) -> None:
    page = open_review(reviewer)
    before = question(page)
    page.keyboard.down("a")
    for _ in range(8):
        page.keyboard.down("a")
        page.wait_for_timeout(60)
    page.keyboard.up("a")
    until_other(page, before)
    page.wait_for_timeout(500)
    assert len(log()) == 1


def test_two_review_at_once_and_nothing_is_lost_or_asked_twice(reviewer: Visitor, log: Log) -> None:
    one, other = open_review(reviewer), open_review(reviewer)
    many = left(one)
    assert question(one) == question(other)
    answered(one, "a")
    answered(other, "s")
    answered(other, "a")
    answered(one, "a")
    answered(other, "a")
    made = log()
    assert len(made) == 4
    one.reload()
    one.locator(QUESTION).first.wait_for()
    assert left(one) == many - len({tuple(each["targets"]) for each in made})
    decided = {target for each in made for target in each["targets"]}
    with urlopen(f"{reviewer.root}/review.json", timeout=20) as answer:
        asked = json.load(answer)["item"]
    assert not decided & {card["id"] for card in asked["cards"]}


def test_the_server_dies_in_the_middle_and_nothing_is_lost(
    browser: Any, demo_ledger: Path, tmp_path: Path
) -> None:
    ledger, port = tmp_path / "demo.sqlite", free_port()
    shutil.copy(demo_ledger, ledger)
    visitor = Visitor(browser, f"http://127.0.0.1:{port}")
    process = start(ledger, port)
    try:
        page = open_review(visitor)
        many = left(page)
        answered(page, "a")
        before = question(page)
        page.keyboard.press("r")
        page.get_by_label("Why is it rejected?").fill("another day is meant")
        stop(process)
        page.get_by_label("Why is it rejected?").press("Enter")
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert "does not answer" in alert.inner_text()
        assert page.get_by_label("Why is it rejected?").input_value() == "another day is meant"
        process = start(ledger, port)
        page.get_by_label("Why is it rejected?").press("Enter")
        until_other(page, before)
        assert left(page) == many - 2
        assert [each["verb"] for each in log_of(visitor.root)] == ["reject", "accept"]
        assert log_of(visitor.root)[0]["reason"] == "another day is meant"
    finally:
        stop(process)
        visitor.troubles[:] = [each for each in visitor.troubles if "ERR_CONNECTION" not in each]
        visitor.close()


def test_the_forms_bar_nobody(reviewer: Visitor) -> None:
    page = open_review(reviewer, "?kind=statement")
    for key in ("r", "e"):
        page.keyboard.press(key)
        page.locator(".review-form").wait_for()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(".review-form").wait_for(state="detached")
