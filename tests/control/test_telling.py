"""How a report's words tell a change: every example of telling.yaml is a test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import resources
from typing import Any

import pytest

from holdfast.control import PlaceControl, control
from holdfast.control.telling import is_completed, is_news, tells_again
from holdfast.model import Document, Source, Span, Statement
from holdfast.yaml_data import load_yaml

from .build import document, gained, holds, lost

WORDS = load_yaml(resources.files("holdfast.control").joinpath("telling.yaml").read_text("utf-8"))
DAY = "2014-08-03"


def worded(made: Statement, text: str, trigger: str, cue: str | None = None) -> Statement:
    """The statement with those words as its own."""
    start = text.index(trigger)
    said = (Source("a speaker", "organisation", cue=cue),) if cue else ()
    return replace(
        made,
        trigger=Span(start, start + len(trigger), trigger),
        attribution=(*made.attribution, *said),
        evidence=Span(0, len(text), text),
    )


@pytest.mark.parametrize("example", WORDS["examples"], ids=lambda each: each["text"][:40])
def test_example(example: dict[str, Any]) -> None:
    made = worded(gained("IS", "Ramadi"), example["text"], example["trigger"], example.get("cue"))
    assert is_news(made, example["text"]) is example["news"]
    assert tells_again(made, example["text"]) is example.get("again", False)
    assert is_completed(made, example["text"]) is example.get("completed", False)


def news(text: str, trigger: str, day: str = DAY, who: str = "IS") -> tuple[Statement, Document]:
    """A report of one sentence, and that somebody takes Ramadi."""
    report = document(text, published=day)
    return worded(gained(who, "Ramadi", of=report), text, trigger), report


def only(*told: tuple[Statement, Document]) -> PlaceControl:
    """The one place that the reports are of."""
    [place] = control([each for each, _ in told], [each for _, each in told])
    return place


def test_the_present_tense_dates_a_change_to_the_days_before_the_report() -> None:
    [change] = only(news("The group seizes the town of Ramadi.", "seizes")).changes
    assert (change.edge.earliest, change.edge.latest) == (date(2014, 7, 31), date(2014, 8, 3))
    assert change.edge.as_news


@pytest.mark.parametrize("published", [None, "2014", "2014-08"])
def test_without_a_day_of_publication_nothing_is_dated(published: str | None) -> None:
    text = "The group seizes the town of Ramadi."
    report = document(text, published=published)
    made = worded(gained("IS", "Ramadi", of=report), text, "seizes")
    [place] = control([made], [report])
    assert place.intervals == ()
    assert len(place.undated) == 1


def test_the_past_tense_dates_nothing() -> None:
    place = only(news("The group seized the town of Ramadi.", "seized"))
    assert place.intervals == ()


def test_a_stated_date_stands_against_the_tense() -> None:
    text = "The group seizes the town of Ramadi on 17 May."
    report = document(text, published="2015-05-25")
    made = worded(gained("IS", "Ramadi", "2015-05-17", of=report), text, "seizes")
    [change] = only((made, report)).changes
    assert (change.edge.earliest, change.edge.latest) == (date(2015, 5, 17), date(2015, 5, 17))
    assert not change.edge.as_news


def test_news_of_two_days_is_one_change_with_both_statements() -> None:
    told = [
        news("The group seizes the town of Ramadi.", "seizes"),
        news("Ramadi falls: the group takes control.", "control", "2014-08-04"),
    ]
    [change] = only(*told).changes
    assert set(change.edge.statements) == {each.id for each, _ in told}
    assert change.edge.latest == date(2014, 8, 3)


def test_later_news_of_it_does_not_widen_a_stated_day() -> None:
    stated = document("It took Ramadi on 1 August 2014.", published="2014-08-02")
    told = [
        (gained("IS", "Ramadi", "2014-08-01", of=stated), stated),
        news("The group seizes the town of Ramadi.", "seizes", "2014-08-09"),
    ]
    [change] = only(*told).changes
    assert (change.edge.earliest, change.edge.latest) == (date(2014, 8, 1), date(2014, 8, 1))
    assert not change.edge.as_news


def in_control(text: str, day: str = DAY, who: str = "IS") -> tuple[Statement, Document]:
    """A report of one sentence, and that somebody holds Ramadi."""
    report = document(text, published=day)
    return worded(holds(who, "Ramadi", of=report), text, "control"), report


def test_that_control_is_now_complete_is_news_of_the_taking() -> None:
    [change] = only(in_control("The group is now in full control of Ramadi.")).changes
    assert (change.kind, [each.name for each in change.parties]) == ("gained", ["IS"])
    assert (change.edge.earliest, change.edge.latest) == (date(2014, 7, 31), date(2014, 8, 3))
    for text in ("The group now still has full control.", "The group is now in control of it."):
        place = only(in_control(text))
        assert place.changes == ()
        assert len(place.intervals) == 1


def test_a_fall_that_is_only_looked_back_on_is_not_news() -> None:
    assert only(news("Hunger spread after Ramadi's fall.", "fall")).intervals == ()


def test_recaptured_says_that_it_was_lost_before() -> None:
    again = news("The group recaptures the town of Ramadi.", "recaptures", "2016-12-11")
    first = document("first", published="2015-06-01")
    loss = document("loss", published="2016-04-01")
    place = only(
        (gained("IS", "Ramadi", "2015-05-20", of=first), first),
        (lost("IS", "Ramadi", "2016-03-27", of=loss), loss),
        again,
    )
    [gone] = [each for each in place.changes if each.kind == "lost"]
    assert gone.edge.supported_by == (again[0].id,)
    assert len(place.intervals) == 3


def test_retaken_with_no_loss_told_is_a_change_of_its_own() -> None:
    first = document("first", published="2015-06-01")
    place = only(
        (gained("IS", "Ramadi", "2015-05-20", of=first), first),
        news("The group recaptures the town of Ramadi.", "recaptures", "2016-12-11"),
    )
    assert len([each for each in place.changes if each.kind == "gained"]) == 2


@pytest.mark.parametrize(
    ("entity", "supports"), [("actor:iraq-army", True), ("actor:islamic-state", False)]
)
def test_retaken_looked_back_on_supports_a_state_s_gain(entity: str, supports: bool) -> None:
    text = "The town of Ramadi, recently retaken, lies in ruins."
    report = document(text, published="2016-04-02")
    first = document("first", published="2016-03-28")
    told = [
        gained("IS", "Ramadi", "2016-03-27", of=first),
        worded(gained("IS", "Ramadi", of=report), text, "retaken"),
    ]
    for number, each in enumerate(told):
        [who] = each.roles["actor"]
        named = {**each.roles, "actor": (replace(who, entity=entity),)}
        told[number] = replace(each, roles=named, id=f"{number}")
    [place] = control(told, [first, report])
    assert bool(place.changes[0].edge.supported_by) is supports
