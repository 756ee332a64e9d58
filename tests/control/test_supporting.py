"""Claims that become more than claims, and later words that presuppose a change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfast.control import Change, PlaceControl, control
from holdfast.model import Document, Source, Statement

from .build import document, gained, holds, lost

SOON = document(published="2015-06-01")
LATER = document(published="2016-06-01")


def only(*found: Statement, documents: tuple[Document, ...] = (SOON, LATER)) -> PlaceControl:
    """The one place that the statements are about."""
    [place] = control(found, documents)
    return place


def gain_of(place: PlaceControl) -> Change:
    """The only gain."""
    [gain] = [each for each in place.changes if each.kind == "gained"]
    return gain


def said_by(made: Statement, entity: str | None) -> Statement:
    """The statement as somebody reports it."""
    speaker = Source("a speaker", "government", cue="said", entity=entity)
    return replace(made, mood="reported", attribution=(*made.attribution, speaker))


def test_an_undated_report_supports_the_one_change_that_it_can_mean() -> None:
    later = gained("IS", "Ramadi", of=LATER)
    place = only(gained("IS", "Ramadi", "2015-05-17", of=SOON), later)
    assert gain_of(place).edge.supported_by == (later.id,)
    assert place.undated == ()
    assert place.intervals[0].start == gain_of(place).edge


def test_of_two_changes_it_supports_neither() -> None:
    place = only(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        lost("IS", "Ramadi", "2015-12-28", of=LATER),
        gained("IS", "Ramadi", "2016-03-01", of=LATER),
        gained("IS", "Ramadi", of=LATER),
    )
    assert len(place.undated) == 1


def test_a_report_that_came_before_a_change_does_not_presuppose_it() -> None:
    place = only(gained("IS", "Ramadi", "2015-12-17", of=LATER), gained("IS", "Ramadi", of=SOON))
    assert gain_of(place).edge.supported_by == ()
    assert len(place.undated) == 1


@pytest.mark.parametrize("who", [None, "Iraq"])
def test_a_change_by_nobody_named_or_by_others_supports_nothing(who: str | None) -> None:
    place = only(gained("IS", "Ramadi", "2015-05-17", of=SOON), gained(who, "Ramadi", of=LATER))
    assert gain_of(place).edge.supported_by == ()


def test_a_loss_that_is_looked_back_on_supports_the_loss() -> None:
    later = lost("Iraqi army", "Ramadi", of=LATER)
    place = only(gained("IS", "Ramadi", "2015-05-17", of=SOON, roles={"loser": "Iraq"}), later)
    [loss] = [each for each in place.changes if each.kind == "lost"]
    assert loss.edge.supported_by == (later.id,)


def test_a_success_told_by_those_who_had_it_is_a_claim() -> None:
    made = said_by(gained("Iraqi army", "Ramadi", "2015-12-28", of=LATER), "actor:iraqi-army")
    assert gain_of(only(made)).edge.claimed
    others = said_by(gained("Iraqi army", "Ramadi", "2015-12-28", of=LATER), "actor:un")
    assert not gain_of(only(others)).edge.claimed


def test_who_owns_to_a_loss_claims_nothing() -> None:
    own = said_by(
        gained("IS", "Ramadi", "2015-05-17", of=SOON, roles={"loser": "Iraq"}), "actor:iraq"
    )
    assert not gain_of(only(replace(own, mood="claimed"))).edge.claimed


def claims() -> Statement:
    """Only a claim of a gain."""
    return gained("IS", "Ramadi", "2015-05-17", mood="claimed", of=SOON)


@pytest.mark.parametrize(
    "witness",
    [
        gained("IS", "Ramadi", "2015-05-17", mood="reported", of=LATER),
        gained("IS", "Ramadi", "2015-05-18", of=LATER),
        gained("IS", "Ramadi", of=LATER),
        holds("IS", "Ramadi", "2015-08-01", of=LATER),
    ],
    ids=["a witness", "another day", "without a date", "it holds it"],
)
def test_one_who_claims_nothing_makes_it_assessed(witness: Statement) -> None:
    assert only(claims()).intervals[0].status == "claimed"
    place = only(claims(), witness)
    assert gain_of(place).edge.claimed is False
    [interval] = place.intervals
    assert interval.assessed
    assert not interval.controllers[0].claimed


def test_a_second_claim_does_not() -> None:
    again = gained("IS", "Ramadi", "2015-05-18", mood="claimed", of=LATER)
    assert gain_of(only(claims(), again)).edge.claimed
