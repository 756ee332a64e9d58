"""What holds for every text: references look backwards, are ordered, and answer lookups."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.model import ActorMention, PlaceMention
from holdfast.reading.coreference import mention_at
from tests.reading.actors.build import read, read_once

PARAGRAPHS = [
    "Hezbollah entered Qusayr. The group said it had lost men there. Its fighters held the town.",
    "IS took Mosul in June. They still hold the city. The Iraqi army fled, and it left its tanks.",
    "Turkey and Russia signed a truce. The two countries said that they would keep it.",
    "Boko Haram and Ansaru raided Maiduguri. They burned the town, which has a large market.",
]
UNRELATED = [
    "A choir sang in the old hall. It rained, and the singers went home early.",
    "The novel is long. Its author says that she wrote it in a year.",
]


@settings(max_examples=16, deadline=None)
@given(
    st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=3, unique=True),
    st.sampled_from(UNRELATED),
)
def test_a_later_paragraph_changes_no_earlier_reference(parts: list[str], later: str) -> None:
    text = "\n\n".join(parts)
    before = read(text).references
    after = read(f"{text}\n\n{later}").references
    assert [each for each in after if (each.end or 0) <= len(text)] == before


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_antecedents_come_first_and_references_are_sorted(text: str) -> None:
    reading = read_once(text)
    assert reading.references
    starts = [each.start or 0 for each in reading.references]
    assert starts == sorted(starts)
    for each in reading.references:
        assert each.antecedent is not None
        assert each.antecedent.end <= (each.start or 0)


def test_a_reference_is_a_copy_of_what_it_stands_for() -> None:
    reading = read_once("IS took Mosul in June. They still hold the city.")
    kinds = {each.text: type(each) for each in reading.references}
    assert kinds == {"They": ActorMention, "city": PlaceMention}
    city = next(each for each in reading.references if each.text == "city")
    mosul = next(each for each in reading.places if each.text == "Mosul")
    assert isinstance(city, PlaceMention)
    assert (city.latitude, city.country, city.precision) == (
        mosul.latitude,
        mosul.country,
        mosul.precision,
    )


def test_mention_at_gives_all_that_a_token_stands_for() -> None:
    reading = read_once("Turkey and Russia signed a truce. The two countries will keep it.")
    countries = next(token for token in reading.doc if token.text == "countries")
    assert [each.name for each in mention_at(reading, countries)] == ["Turkey", "Russia"]
    signed = next(token for token in reading.doc if token.text == "signed")
    assert mention_at(reading, signed) == []


def test_mention_at_prefers_what_is_known() -> None:
    reading = read_once("IS overran Fallujah. Its militants hoisted a flag.")
    militants = next(token for token in reading.doc if token.text == "militants")
    assert [each.entity for each in mention_at(reading, militants)] == ["actor:islamic-state"]


def test_a_state_owns_bodies_of_its_own() -> None:
    reading = read_once("Turkey sent troops to Idlib. Its army shelled the town of Nayrab.")
    army = [each for each in reading.references if each.text == "army"]
    assert [each.entity for each in army] == ["actor:turkey-army"]
