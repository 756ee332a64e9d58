"""The ground of one party, beside what is reported of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from holdfast.control import PlaceControl, control
from holdfast.control.changes import by_side, changes
from holdfast.control.ground import Ground, Window, ground
from holdfast.model import PlaceMention, Quantity, Statement

from .build import document, gained, holds, lost, statement

LATER = document(published="2016-06-01")
IS = ("actor:islamic-state",)


def peopled(made: Statement, population: int | None, precision: str = "town") -> Statement:
    """The statement with so many people in its place."""
    [place] = made.roles["place"]
    assert isinstance(place, PlaceMention)
    known = replace(place, population=population, precision=precision)
    return replace(made, roles={**made.roles, "place": (known,)})


RECORD = [
    peopled(gained("IS", "Ramadi", "2015-05-17", of=LATER), 200_000),
    peopled(gained("IS", "Palmyra", "2015-05-20", of=LATER), None),
    lost("IS", "Kobane", "2015-01-26", of=LATER),
    gained("IS", "Haditha", "2015-06-01", mood="claimed", of=LATER),
    gained("IS", "Ramadi", "2015-05-16", near="part-of", of=LATER),
    holds("IS", "Palmyra", "2016-05-01", of=LATER),
    statement("territory.contested", "YPG", "Ramadi", "2016-05-20", of=LATER),
]


def ground_of(
    found: list[Statement], keys: tuple[str, ...] = IS, window: Window | None = None
) -> Ground:
    """The ground of the Islamic State."""
    places = control(found, [LATER])
    return ground("IS", keys, places, (found, [LATER]), window or Window())


def test_gained_lost_held_and_net() -> None:
    found = ground_of(RECORD)
    assert found.at == date(2016, 5, 20)
    assert [each.place_name for each in found.gained] == ["Ramadi", "Palmyra", "Haditha"]
    assert [each.place_name for each in found.lost] == ["Kobane"]
    assert found.net == 1  # a claim does not count
    assert [each.place.name for each in found.held] == ["Palmyra"]
    assert [each.place.name for each in found.claimed] == ["Haditha"]
    assert [each.place.name for each in found.contested] == ["Ramadi"]
    assert found.held[0].stale == 19


def test_parts_of_places_are_listed_and_not_counted() -> None:
    found = ground_of(RECORD)
    assert [each.place_name for each in found.elsewhere] == ["Ramadi (part-of)"]
    assert [each.place.name for each in found.areas] == ["Ramadi (part-of)"]


def test_population_is_of_what_is_held_and_says_what_it_leaves_out() -> None:
    before = ground_of(RECORD, window=Window(at=date(2016, 1, 1)))
    assert [each.place.name for each in before.held] == ["Palmyra", "Ramadi"]
    assert (before.population, before.uncounted) == (200_000, 1)


def test_an_area_adds_no_people_to_its_towns() -> None:
    anbar = peopled(gained("IS", "Anbar", "2015-05-20", of=LATER), 1_500_000, "province")
    found = ground_of([*RECORD, anbar], window=Window(at=date(2016, 1, 1)))
    assert found.population == 200_000
    assert "Anbar" in {each.place.name for each in found.areas}


def test_momentum_looks_back_from_the_day() -> None:
    thirty, ninety = ground_of(RECORD, window=Window(at=date(2015, 6, 15))).momentum
    assert (thirty.days, thirty.gained, thirty.lost, thirty.net) == (30, 2, 0, 2)
    assert (ninety.days, ninety.net) == (90, 2)
    thirty, ninety = ground_of(RECORD, window=Window(at=date(2015, 7, 15))).momentum
    assert (thirty.net, ninety.net) == (0, 2)


def test_months_run_from_the_first_change_to_the_day() -> None:
    months = ground_of(RECORD, window=Window(at=date(2015, 6, 15))).months
    assert [(each.month, each.gained, each.lost, each.held) for each in months] == [
        ("2015-01", 0, 1, 0),
        ("2015-02", 0, 0, 0),
        ("2015-03", 0, 0, 0),
        ("2015-04", 0, 0, 0),
        ("2015-05", 2, 0, 2),
        ("2015-06", 0, 0, 2),
    ]


def test_reported_shares_stand_beside_and_change_nothing() -> None:
    half = Quantity("share", "half", 0, 4, None, 50, None, "share", unit="percent")
    share = replace(statement("share", "IS", "Syria", of=LATER), kind="state", numbers=(half,))
    denied = replace(share, mood="denied", id="denied")
    found = ground_of([*RECORD, share, denied])
    [shown] = found.shares
    assert (shown.amount, shown.of, shown.source) == ("half", "Syria", "report.txt")
    assert shown.as_of == date(2016, 6, 1)
    assert replace(found, shares=()) == ground_of(RECORD)


def test_nothing_known_is_nothing_and_no_error() -> None:
    found = ground_of([])
    assert (found.at, found.held, found.months, found.net) == (None, (), (), 0)


def test_an_army_and_its_government_are_counted_as_one_party() -> None:
    told = [
        gained("Iraqi army", "Ramadi", "2015-12-28", of=LATER),
        gained("Iraq", "Ramadi", "2015-12-28", of=LATER),
        gained("Iraqi army", "Hit", "2016-04-14", of=LATER),
    ]
    army = [real_state(each) for each in told]
    places: list[PlaceControl] = control(army, [LATER])
    [state] = by_side(places)
    assert (state.party.key, state.net) == ("actor:iraq-government", 2)
    assert state.keys == {"actor:iraq-government", "actor:iraq-army"}
    assert len(changes(army, [LATER])) == 2


def real_state(made: Statement) -> Statement:
    """The statement with the ids that the actors' data give a government and its army."""
    ids = {"actor:iraq": "actor:iraq-government", "actor:iraqi-army": "actor:iraq-army"}
    named = tuple(
        replace(each, entity=ids[each.entity or ""], part_of=None) for each in made.roles["actor"]
    )
    return replace(made, roles={**made.roles, "actor": named}, id=f"{made.id}-real")


def test_places_lost_in_one_sentence_are_listed_in_one_order() -> None:
    """They differ in nothing but the place; a set of them has another order in every process."""
    told = lost("IS", "Kobane", "2015-01-26", of=LATER)
    towns = ("Kobane", "Tikrit", "Ramadi", "Palmyra", "Sinjar", "Manbij")
    [known] = told.roles["place"]
    places = tuple(replace(known, text=each, name=each, entity=None) for each in towns)
    several = replace(told, roles={**told.roles, "place": places})
    [state] = by_side(control([several], [LATER]))
    assert [each.place for each in state.lost] == sorted(each.place for each in state.lost)
    assert len(state.lost) == len(towns)
