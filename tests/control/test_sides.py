"""Who stands on one side, who does not, and whom a description may mean."""

from __future__ import annotations

import pytest

from holdfast.control import Party
from holdfast.control.descriptions import SAID, Description, description_of, descriptions
from holdfast.control.sides import Profile, Sides


def party(key: str) -> Party:
    """A party of that id, or of those words."""
    entity = key if key.startswith("actor:") else None
    return Party(key, key, entity)


def same(one: str, other: str, profiles: dict[str, Profile] | None = None) -> bool:
    """Whether the two stand on one side."""
    return Sides(profiles or {}).same((party(one),), (party(other),))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("actor:iraq-army", "actor:iraq-armed-forces"),
        ("actor:iraq-army", "actor:iraq-police"),
        ("actor:iraq-government", "actor:iraq-army"),
        ("actor:peshmerga", "actor:kurdistan-regional-government"),
        ("actor:ypg", "actor:syrian-democratic-forces"),
        ("actor:islamic-state-libya", "actor:islamic-state"),
    ],
)
def test_a_body_and_what_it_is_part_of_are_one_side(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("actor:iraq-army", "actor:syria-army"),
        ("actor:popular-mobilisation-forces", "actor:iraq-government"),
        ("actor:national-defence-forces-syria", "actor:syria-government"),
        ("actor:islamic-state", "actor:al-qaeda"),
        ("actor:jabhat-fateh-al-sham", "actor:al-qaeda"),
        ("actor:peshmerga", "actor:iraq-army"),
    ],
)
def test_a_militia_is_not_the_government_and_a_splinter_not_its_parent(
    one: str, other: str
) -> None:
    assert not same(one, other)
    assert not same(other, one)


def words(kind: Description, example: tuple[str, str]) -> bool:
    """Whether the described party may be one of the category, or the party itself."""
    described = f"{SAID}{example[0].casefold()}"
    named = example[1].startswith("actor:")
    somebody = example[1] if named else "actor:somebody"
    profiles = {somebody: Profile("military" if named else example[1]), described: Profile()}
    assert description_of(example[0]) == kind
    return same(described, somebody, profiles)


@pytest.mark.parametrize("kind", descriptions(), ids=lambda each: each.id)
def test_description_example(kind: Description) -> None:
    assert words(kind, kind.may)
    assert not words(kind, kind.may_not)


@pytest.mark.parametrize("said", ["kurdish-led fighters", "tribal elders", "the brigade", ""])
def test_words_that_may_name_somebody_are_a_party_of_their_own(said: str) -> None:
    assert description_of(said) is None


def test_a_description_of_another_country_is_another_party() -> None:
    profiles = {
        "said:syrian rebels": Profile("armed-group", "SY"),
        "actor:free-syrian-army": Profile("armed-group", "SY"),
        "actor:houthis": Profile("armed-group", "YE"),
    }
    assert same("said:syrian rebels", "actor:free-syrian-army", profiles)
    assert not same("said:syrian rebels", "actor:houthis", profiles)


def test_those_of_one_people_are_no_other_description() -> None:
    profiles = {"said:kurdish forces": Profile(), "said:kurds": Profile()}
    assert same("said:kurdish forces", "said:kurds", profiles)
    for other in ("said:government forces", "said:rebels", "said:militants"):
        assert not same("said:kurdish forces", other, {**profiles, other: Profile()})


def test_nobody_calls_them_so() -> None:
    profiles = {"actor:islamic-state": Profile("armed-group")}
    assert same("said:militants", "actor:islamic-state", profiles)
    assert not same("said:rebels", "actor:islamic-state", profiles)


def test_who_is_named_takes_the_place_of_the_description() -> None:
    profiles = {"actor:islamic-state": Profile("armed-group")}
    sides = Sides(profiles)
    named, described = party("actor:islamic-state"), party("said:gunmen")
    assert sides.join((described,), (named,)) == (named,)
    assert sides.join((party("said:kurdish forces"),), (named,)) == (
        named,
        party("said:kurdish forces"),
    )
