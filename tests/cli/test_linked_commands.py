"""``incidents`` and ``copies``: what belongs together across documents, each link with its reasons;
and sources counted so that five copies are one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from holdfast.cli import cli
from holdfast.ledger import Ledger
from tests.ledger.backends import Place
from tests.ledger.build import reading, received

STORY = (
    "IS took Ramadi. Fighters of the group drove the last soldiers out of the governor's offices "
    "on Sunday after six trucks with explosives broke the wall, three officers of the city said."
)
WIRE = received(STORY, "wire.txt", published="2015-05-18", publisher="Reuters")
COPY = received(STORY + " By Our Staff", "paper.txt", published="2015-05-18", publisher="A Paper")
OWN = received(
    "Black flags over the river: IS took Ramadi, our correspondent writes from the bridge.",
    "own.txt",
    published="2015-05-19",
    publisher="The Lighthouse",
)
HIT = received("IS took Hit.", "hit.txt", published="2014-10-14", publisher="The Lighthouse")


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """One happening told by two copies and by a report of its own, and another happening."""
    for each, where, day in (
        (WIRE, "Ramadi", "2015-05-17"),
        (COPY, "Ramadi", "2015-05-17"),
        (OWN, "Ramadi", "2015-05-17"),
        (HIT, "Hit", "2014-10-13"),
    ):
        ledger.add(each, reading(each, ("IS", where, day)))  # type: ignore[arg-type]
    return ledger


def run(place: Place, command: str, *arguments: str) -> Result:
    """The command in this process."""
    runner = CliRunner(env={"HOLDFAST_LEDGER": place.address, "HOLDFAST_BY": "ana"})
    return runner.invoke(cli, [command, *arguments], standalone_mode=False, color=False)


def rows(place: Place, *arguments: str) -> list[dict]:  # type: ignore[type-arg]
    found: list[dict] = json.loads(run(place, *arguments, "--format", "json").output)  # type: ignore[type-arg]
    return found


def test_incidents_are_listed_and_each_shows_why_it_is_one(place: Place, filled: Ledger) -> None:
    listed = run(place, "incidents")
    assert listed.return_value == 0
    assert "territory.gained" in listed.output
    [ramadi] = rows(place, "incidents", "--reports", "2")
    assert (len(ramadi["documents"]), ramadi["sources"], ramadi["actors"]) == (3, 2, ["IS"])
    assert ramadi["tolls"] == {}
    whole = run(place, "incidents", ramadi["statements"][1][:12]).output
    assert "2 independent sources: Reuters, The Lighthouse" in whole
    for link in ramadi["links"]:
        assert f"{link['score']:.2f}" in whole
        for reason in link["reasons"]:
            assert f"{reason['score']:+.2f}  {reason['why']}" in whole


@pytest.mark.parametrize(
    ("arguments", "places"),
    [
        (("--place", "ramadi"), ["Ramadi"]),
        (("--place", "place:hit"), ["Hit"]),
        (("--since", "2015-05-17"), ["Ramadi"]),
        (("--until", "2014-10-13"), ["Hit"]),
        (("--type", "territory"), ["Hit", "Ramadi"]),
        (("--actor", "is"), ["Hit", "Ramadi"]),
    ],
)
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_incidents_by_place_day_type_and_actor(
    place: Place, filled: Ledger, arguments: tuple[str, ...], places: list[str]
) -> None:
    found = rows(place, "incidents", *arguments)
    assert [each["place_name"] for each in found] == places


@pytest.mark.parametrize(
    "arguments",
    [("--type", "terr"), ("--actor", "Syria"), ("--place", "Mosul"), ("--reports", "4")],
)
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_where_nothing_fits_that_is_said(
    place: Place, filled: Ledger, arguments: tuple[str, ...]
) -> None:
    result = run(place, "incidents", *arguments)
    assert result.return_value == 1
    assert "nothing that happened fits" in result.output


@pytest.mark.parametrize("command", ["incidents", "copies"])
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_an_id_of_nothing_is_one_line(place: Place, filled: Ledger, command: str) -> None:
    result = run(place, command, "0123456789ab")
    assert isinstance(result.exception, click.ClickException)


def test_copies_say_why_and_what_people_decided(place: Place, filled: Ledger) -> None:
    shown = run(place, "copies").output
    assert "2 documents, one voice; at bottom Reuters" in shown
    assert "same text" in shown
    [cluster] = rows(place, "copies")
    assert sorted(cluster["read_as"]) == ["paper.txt", "wire.txt"]
    assert {link["kind"] for link in cluster["links"]} == {"same text"}
    targets = (WIRE.document.id[:12], COPY.document.id[:12])
    assert run(place, "decide", "different", *targets, "--why", "two desks").return_value == 0
    assert run(place, "copies").return_value == 1
    alone = run(place, "copies", targets[0]).output
    assert "one document, a voice of its own" in alone
    assert "decision 1: different, by ana: two desks" in alone
    [ramadi] = rows(place, "incidents", "--reports", "2")
    assert ramadi["sources"] == 3, "they are two voices now"


def test_copies_are_one_source_wherever_control_is_told(
    place: Place, filled: Ledger, tmp_path: Path
) -> None:
    [told] = [each for each in rows(place, "control") if each["key"] == "place:ramadi"]
    [interval] = told["intervals"]
    assert len(interval["start"]["statements"]) == 3
    assert interval["start"]["sources"] == interval["sources"] == 2
    [party] = rows(place, "changes", "--since", "2015-01-01")
    assert [each["edge"]["sources"] for each in party["gained"]] == [2]
    assert (
        "2 independent sources: Reuters, The Lighthouse" in run(place, "timeline", "Ramadi").output
    )
    assert run(place, "export", str(tmp_path), "--format", "csv").return_value == 0
    with (tmp_path / "control.csv").open(encoding="utf-8") as file:
        [row] = [each for each in csv.DictReader(file) if each["place"] == "Ramadi"]
    assert (row["sources"], row["start_sources"], row["end_sources"]) == ("2", "2", "")
    with (tmp_path / "incidents.csv").open(encoding="utf-8") as file:
        counted = sorted((each["reports"], each["sources"]) for each in csv.DictReader(file))
    assert counted == [("1", "1"), ("3", "2")]


def test_an_acceptance_is_told_wherever_the_statement_is(place: Place, filled: Ledger) -> None:
    [own] = [each for each in filled.statements() if each.document == OWN.document.id]
    filled.decide("accept", [own.id], by="ana")
    assert filled.accepted_by() == {own.id: "ana"}
    assert "accepted by ana" in run(place, "timeline", "Ramadi").output
    filled.decide("accept", [own.id], by="ben")
    assert "accepted by ben" in run(place, "incidents", own.id).output


def test_review_asks_about_what_rests_on_copies_alone(place: Place, filled: Ledger) -> None:
    [own] = [each for each in filled.statements() if each.document == OWN.document.id]
    alone = "came to hold Ramadi on 2015-05-17 rests on one report and its copies alone"
    assert not any(alone in each.why for each in filled.questions())
    filled.decide("reject", [own.id], by="ana")
    [asked] = [each for each in filled.questions() if alone in each.why]
    assert {each.document for each in asked.statements} <= {WIRE.document.id, COPY.document.id}
