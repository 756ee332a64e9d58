"""The words of the brief: sentences that begin as such, differences with signs, no bare zeros."""

from __future__ import annotations

from datetime import date

from holdfast.record import Record
from holdfast.screens.brief import CLAIMS, brief_screen
from holdfast.screens.shown import Shown


def test_where_nothing_changed_lately_the_last_change_is_told(demo: Shown) -> None:
    [_, changed, *_] = brief_screen(demo, since=date(2017, 1, 1))["figures"]
    assert (changed["label"], changed["value"]) == ("changes of control", "none")
    assert changed["note"].startswith("since 1 Jan 2017; the last is of ")


def test_no_figure_is_a_bare_zero() -> None:
    told = brief_screen(Shown(Record()))
    assert {each["value"] for each in told["figures"]} == {"none"}
    assert [each["text"] for each in told["bottomLine"]] == [
        "The record holds no dated change of control."
    ]


def test_claims_are_spoken_of_once_and_a_loss_has_its_sign(demo: Shown) -> None:
    lines = [each["text"] for each in brief_screen(demo)["bottomLine"]]
    assert lines[-1] == CLAIMS
    assert not any("claim" in each for each in lines[:-1])
    assert not any(" -" in each or "+0" in each for each in lines)
    assert any("net −" in each for each in lines)


def test_every_sentence_begins_with_a_capital(demo: Shown) -> None:
    for question in (None, "Why is Islamic State gaining ground?"):
        told = brief_screen(demo, question)
        for each in (*told["bottomLine"], *told["judgements"]):
            assert each["text"][:1] == each["text"][:1].upper()


def test_what_is_ungraded_is_told_with_the_confidence(demo: Shown) -> None:
    told = brief_screen(demo, "Why is Islamic State gaining ground?")
    ungraded = [each for each in told["judgements"] if "No likelihood" in each["confidence"]]
    assert not any("No likelihood" in each["text"] for each in told["judgements"])
    for each in ungraded:
        assert each["confidence"].startswith("Confidence is ")
        assert each["confidence"].endswith("were judged.")
