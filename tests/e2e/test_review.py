"""The review by keyboard: logged, undone, by two at once, and through the death of the server."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.serving import free_port, start, stop
from tests.e2e.visiting import Visitor, fetched, rested, says, until, violations

QUESTION = ".question-card h2"


Log = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def log(own_server: str) -> Log:
    """The decisions that were made since the test began, the newest first."""
    known = max((each["id"] for each in log_of(own_server)), default=0)
    return lambda: [each for each in log_of(own_server) if each["id"] > known]


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
    until(page, lambda: page.locator(".question").count() == 0 or question(page) != before)
    rested(page)


def log_of(address: str) -> list[dict[str, Any]]:
    """The decisions that the ledger has, the newest first."""
    found = fetched(f"{address}/review.json")["log"]
    assert isinstance(found, list)
    return found


def test_keys_answer_and_the_log_keeps_it(writer: Visitor, log: Log) -> None:
    page = open_review(writer)
    many = left(page)
    asked = page.locator(QUESTION).first.inner_text()
    answered(page, "a")
    until(page, lambda: left(page) == many - 1)
    says(page.locator(".review-said"), "Accepted")
    before = question(page)
    page.keyboard.press("r")
    reason = page.get_by_label("Why is it rejected?")
    reason.fill("the words tell of another town")
    reason.press("Enter")
    until_other(page, before)
    until(page, lambda: left(page) == many - 2)
    rejected, accepted = log()[:2]
    assert (accepted["verb"], rejected["verb"]) == ("accept", "reject")
    assert rejected["reason"] == "the words tell of another town"
    says(page.locator(".review-log tbody tr").first, "another town")
    assert asked not in question(page)


def test_undo_takes_back_and_asks_again(writer: Visitor, log: Log) -> None:
    page = open_review(writer)
    many, first = left(page), question(page)
    answered(page, "a")
    answered(page, "u")
    until(page, lambda: question(page) == first)
    until(page, lambda: left(page) == many)
    newest, older = log()[:2]
    assert newest["verb"] == "revert"
    assert newest["targets"] == [str(older["id"])]
    assert older["standing"].startswith("reverted")


def test_any_decision_is_undone_from_the_log(writer: Visitor, log: Log) -> None:
    page = open_review(writer)
    many = left(page)
    answered(page, "a")
    answered(page, "a")
    oldest = log()[-1]["id"]
    name = f"Undo decision {oldest}"
    page.locator(".review-log").get_by_role("button", name=name, exact=True).click()
    page.get_by_text(f"Decision {oldest} is undone").wait_for()
    page.locator(".review-log button", has_text="Undo").first.wait_for()
    page.get_by_role("button", name=name, exact=True).wait_for(state="detached")
    until(page, lambda: left(page) == many - 1)
    assert log()[-1]["standing"].startswith("reverted")


def test_skip_asks_another_and_decides_nothing(writer: Visitor, log: Log) -> None:
    page = open_review(writer)
    many = left(page)
    answered(page, "s")
    until(page, lambda: left(page) == many)
    assert log() == []
    second = question(page)
    page.reload()
    page.locator(QUESTION).first.wait_for()
    until(page, lambda: question(page) == second)


def test_a_pair_is_said_to_be_one_or_two(writer: Visitor, log: Log) -> None:
    page = open_review(writer, "?kind=pair")
    assert page.locator(QUESTION).count() == 2
    before = question(page)
    page.keyboard.press("d")
    page.get_by_label("Why are they different?").press("Enter")
    until_other(page, before)
    answered(page, "m")
    assert [each["verb"] for each in log()] == ["same", "different"]
    assert all(len(each["targets"]) == 2 for each in log())


def test_a_correction_is_recorded_field_by_field(writer: Visitor, log: Log) -> None:
    page = open_review(writer, "?kind=statement")
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
    until(page, lambda: question(page) == before)


def test_what_cannot_be_recorded_is_said_and_keeps_the_question(writer: Visitor) -> None:
    writer.expected.append("422")
    page = open_review(writer, "?kind=statement")
    before = question(page)
    page.keyboard.press("e")
    page.get_by_label("Mood").fill("no such mood")
    page.get_by_role("button", name="Record the correction").click()
    says(page.get_by_role("alert"), "Nothing was recorded")
    assert page.get_by_label("Mood").input_value() == "no such mood"
    assert question(page) == before


def test_letters_are_not_keys_while_typing_nor_when_switched_off(writer: Visitor, log: Log) -> None:
    page = open_review(writer)
    before = question(page)
    page.keyboard.press("r")
    page.get_by_label("Why is it rejected?").fill("")
    page.keyboard.type("area")
    assert page.get_by_label("Why is it rejected?").input_value() == "area"
    page.keyboard.press("Escape")
    page.get_by_label("Single letters are keys").uncheck()
    page.locator("main h1").focus()
    page.keyboard.press("a")
    rested(page)
    assert question(page) == before
    assert log() == []
    page.get_by_role("button", name="Accept").click()
    until_other(page, before)
    assert len(log()) == 1


def test_a_key_held_down_answers_once(writer: Visitor, log: Log) -> None:
    page = open_review(writer)
    before = question(page)
    page.keyboard.down("a")
    for _ in range(8):
        page.keyboard.down("a")
        rested(page)
    page.keyboard.up("a")
    until_other(page, before)
    # An answer that was sent would be there before what is asked for after it.
    answered(page, "a")
    assert len(log()) == 2


def test_two_review_at_once_and_nothing_is_lost_or_asked_twice(writer: Visitor, log: Log) -> None:
    one, other = open_review(writer), open_review(writer)
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
    until(one, lambda: left(one) == many - len({tuple(each["targets"]) for each in made}))
    decided = {target for each in made for target in each["targets"]}
    asked = fetched(f"{writer.root}/review.json")["item"]
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
        says(alert, "does not answer")
        assert page.get_by_label("Why is it rejected?").input_value() == "another day is meant"
        process = start(ledger, port)
        page.get_by_label("Why is it rejected?").press("Enter")
        until_other(page, before)
        until(page, lambda: left(page) == many - 2)
        assert [each["verb"] for each in log_of(visitor.root)] == ["reject", "accept"]
        assert log_of(visitor.root)[0]["reason"] == "another day is meant"
    finally:
        stop(process)
        visitor.expected.append("ERR_CONNECTION")
        visitor.close()


def test_the_forms_bar_nobody(writer: Visitor) -> None:
    page = open_review(writer, "?kind=statement")
    for key, answer in (("r", "reject"), ("e", "edit")):
        page.keyboard.press(key)
        page.locator(".review-form").wait_for()
        assert violations(page) == []
        page.keyboard.press("Escape")
        page.locator(".review-form").wait_for(state="detached")
        # What opened the form has the focus again, so that letters are keys.
        page.wait_for_function(
            "action => document.activeElement.dataset.action === action", arg=answer
        )
