"""``changes``, ``timeline`` and ``ground`` on a ledger made by hand; names on the command line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click
import pytest

from holdfast.commands.naming import choose_actor, choose_place
from holdfast.control import Party, PlaceControl, control
from holdfast.ledger import Ledger
from holdfast.model import DocumentReading, PlaceMention, Statement
from tests.control.build import actor, document, gained, lost, statement
from tests.ledger.build import RUN, received
from tests.ledger.build import reading as reading_of

from .calling import Caller

RAMADI = received("IS took Ramadi on Sunday.", "ramadi.txt", published="2015-05-18")
PALMYRA = received("IS took Palmyra. Iraq lost Ramadi.", "palmyra.txt", published="2015-05-21")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "test.sqlite"
    with Ledger(path) as made:
        for report, found in (
            (RAMADI, [("IS", "Ramadi", "2015-05-17")]),
            (PALMYRA, [("IS", "Palmyra", "2015-05-20"), ("IS", "Palmyra", None)]),
        ):
            made.add(report, reading_of(report, *found))  # type: ignore[arg-type]
    return path


def test_changes_lists_gains_with_their_days(call: Caller, ledger: Path) -> None:
    done = call("changes", "--ledger", ledger)
    assert done.returncode == 0
    assert "2015-05-17" in done.stdout
    assert "net +2" in done.stdout
    [party] = json.loads(call("changes", "--ledger", ledger, "--format", "json").stdout)
    assert [each["place_name"] for each in party["gained"]] == ["Ramadi", "Palmyra"]
    assert party["net"] == 2


def test_changes_in_a_window_of_one_actor_and_place(call: Caller, ledger: Path) -> None:
    done = call("changes", "--since", "2015-05-18", "--actor", "is", "--ledger", ledger)
    assert "Palmyra" in done.stdout
    assert "Ramadi" not in done.stdout
    done = call("changes", "--until", "2015-05-18", "--place", "Ramadi", "--ledger", ledger)
    assert "Ramadi" in done.stdout
    assert call("changes", "--since", "2016-01-01", "--ledger", ledger).returncode == 1


def test_timeline_quotes_what_stands_behind_each_edge(call: Caller, ledger: Path) -> None:
    done = call("timeline", "palmyra", "--ledger", ledger)
    assert done.returncode == 0
    assert "IS: assessed" in done.stdout
    assert "IS took Palmyra" in done.stdout
    assert "presupposed:" in done.stdout  # the statement without a date
    found = json.loads(call("timeline", "Palmyra", "--ledger", ledger, "--format", "json").stdout)
    told = {each for interval in found["intervals"] for each in interval["start"]["statements"]}
    assert told < set(found["statements"])
    assert found["intervals"][0]["assessed"]


def test_timeline_shows_how_stale_an_interval_is(call: Caller, ledger: Path) -> None:
    arguments = ("timeline", "Ramadi", "--at", "2015-05-27", "--ledger", ledger)
    assert "10 days before" in call(*arguments).stdout
    found = json.loads(call(*arguments, "--format", "json").stdout)
    assert found["intervals"][0]["days_since_affirmed"] == 10


def test_ground_counts_and_lists(call: Caller, ledger: Path) -> None:
    done = call("ground", "IS", "--ledger", ledger)
    assert done.returncode == 0
    assert "Gained 2, lost 0, net +2" in done.stdout
    found = json.loads(call("ground", "IS", "--ledger", ledger, "--format", "json").stdout)
    assert found["net"] == 2
    assert [each["name"] for each in found["held"]] == ["Palmyra", "Ramadi"]
    assert [each["days"] for each in found["momentum"]] == [30, 90]
    assert found["shares"] == []


@pytest.mark.parametrize(
    "arguments", [("timeline", "Atlantis"), ("ground", "Atlanteans"), ("changes", "--actor", "X")]
)
def test_an_unknown_name_is_said_so(call: Caller, ledger: Path, arguments: tuple[str, ...]) -> None:
    done = call(*arguments, "--ledger", ledger)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("holdfast: ")


@pytest.mark.parametrize(
    "arguments", [("timeline",), ("ground",), ("changes", "--since", "some day")]
)
def test_wrong_use_is_exit_2(call: Caller, arguments: tuple[str, ...]) -> None:
    assert call(*arguments).returncode == 2


def test_a_rejection_taken_back_restores_the_bytes(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "undo.sqlite"
    with Ledger(path) as made:
        reading: DocumentReading = reading_of(RAMADI, ("IS", "Ramadi", "2015-05-17"), run=RUN)
        made.add(RAMADI, reading)  # type: ignore[arg-type]
        arguments = ("timeline", "Ramadi", "--ledger", path, "--format", "json")
        before = call(*arguments).stdout
        decided = made.decide("reject", [reading.statements[0].id], by="a test")
        assert call(*arguments).returncode == 1
        made.decide("revert", [str(decided.id)], by="a test")
    assert call(*arguments).stdout == before


LATER = document(published="2016-06-01")


def in_country(made: Statement, entity: str, country: str, precision: str = "town") -> Statement:
    """The statement, of another place of the name."""
    [place] = made.roles["place"]
    assert isinstance(place, PlaceMention)
    other = replace(place, entity=entity, country=country, precision=precision)
    return replace(made, roles={**made.roles, "place": (other,)}, id=f"{made.id}{entity}")


def places(*found: Statement) -> list[PlaceControl]:
    """The control that the statements tell of."""
    return control(found, [LATER])


def by(name: str, entity: str | None, where: str = "Ramadi") -> Statement:
    """A gain by a party of that name and id."""
    made = gained("IS", where, "2015-05-17", of=LATER)
    party = replace(actor("IS"), text=name, name=name, entity=entity, part_of=None)
    return replace(made, roles={**made.roles, "actor": (party,)}, id=f"{made.id}{name}")


@pytest.mark.parametrize("words", ["IS", "islamic state", "Daesh", "ISIS", "actor:islamic-state"])
def test_an_actor_by_any_of_its_names(words: str) -> None:
    chosen = choose_actor(words, places(by("IS", "actor:islamic-state")))
    assert chosen.keys == {"actor:islamic-state"}


@pytest.mark.parametrize(
    ("words", "name", "entity"),
    [
        ("jabhat al nusrah", "al-Nusra Front", "actor:nusra-front"),
        ("Hizbullah", "Hezbollah", "actor:hezbollah"),
        ("Nusra", "al-Nusra Front", "actor:nusra-front"),
        ("Iraq", "Iraqi army", "actor:iraq-army"),
        ("iraqi", "Iraqi army", "actor:iraq-army"),
        ("armed tribesmen", "Armed tribesmen", None),
    ],
)
def test_an_actor_by_another_spelling_or_a_part_of_its_name(
    words: str, name: str, entity: str | None
) -> None:
    record = places(by(name, entity), by("Taliban", "actor:taliban", "Kobane"))
    assert choose_actor(words, record).name == name


def test_an_ambiguous_actor_gives_a_list_and_no_choice() -> None:
    record = places(
        by("Ansar al-Sharia (Libya)", "actor:ansar-al-sharia-libya"),
        by("Ansar al-Sharia (Tunisia)", "actor:ansar-al-sharia-tunisia", "Kobane"),
    )
    with pytest.raises(click.ClickException, match="several") as caught:
        choose_actor("Ansar al-Sharia", record)
    assert "actor:ansar-al-sharia-libya" in caught.value.message
    assert "actor:ansar-al-sharia-tunisia" in caught.value.message


def test_a_government_and_its_army_are_one_choice() -> None:
    record = places(
        by("Iraqi army", "actor:iraq-army"), by("Iraqi government", "actor:iraq-government")
    )
    chosen = choose_actor("Iraqi army", record)
    assert chosen.keys == {"actor:iraq-army", "actor:iraq-government"}
    assert chosen.name == "Iraqi government"


def test_a_place_by_name_spelling_country_and_id() -> None:
    syrian = gained("IS", "Palmyra", "2015-05-20", of=LATER)
    american = in_country(lost("IS", "Palmyra", "2015-05-21", of=LATER), "geonames:5130572", "US")
    record = places(syrian, american)
    for words in ("Palmyra, SY", "palmyra, syria", "geonames:163960"):
        assert choose_place(words, record).country == "SY"
    assert choose_place("Palmyra, US", record).country == "US"
    with pytest.raises(click.ClickException, match="several") as caught:
        choose_place("Palmyra", record)
    assert "geonames:163960" in caught.value.message
    assert "geonames:5130572" in caught.value.message


def test_a_transliteration_finds_the_place() -> None:
    record = places(gained("IS", "Ramadi", "2015-05-17", of=LATER))
    for words in ("Ar-Ramadi", "ramady", "Ramādī"):
        assert choose_place(words, record).name == "Ramadi"


def test_a_part_of_a_place_is_meant_only_where_it_is_said() -> None:
    record = places(
        gained("IS", "Ramadi", "2015-05-17", of=LATER),
        gained("IS", "Ramadi", "2015-05-10", near="near", of=LATER),
    )
    assert choose_place("Ramadi", record).name == "Ramadi"
    assert choose_place("Ramadi (near)", record).name == "Ramadi (near)"


def test_who_only_besieges_is_a_party_too() -> None:
    siege = statement("territory.besieged", "YPG", "Kobane", "2014-09-16", of=LATER)
    record = places(siege)
    assert isinstance(record[0].intervals[0].against[0], Party)
    assert choose_actor("YPG", record).keys == {"actor:ypg"}
