"""Marked words of parsed texts are linked where they tell one happening."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.language import load_parser
from holdfast.linking import EventMention, link_mentions
from holdfast.linking.average import average_link
from holdfast.linking.mentions import ENOUGH, UNRELATED, fit, told_by

FERRY = "A ferry [sank] off Pemba on Friday. Fishermen [rescued] forty passengers."
FERRY_AGAIN = "Forty passengers were [saved] by fishermen. Their ferry had [gone down] off Pemba."
COURT = "A judge in Lima [sentenced] a banker. The banker [wept]."


def marked(text: str, name: str) -> tuple[str, list[EventMention]]:
    """The text without its brackets, and a mention for each."""
    bare, mentions = "", []
    for number, part in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            words = f"{name}:{part}"
            mentions.append(EventMention(words, name, len(bare), len(bare) + len(part)))
        bare += part
    return bare, mentions


def linked(*texts: str) -> set[tuple[str, ...]]:
    """The groups of two or more mentions of these texts, all of one part."""
    names = [f"d{number}" for number in range(len(texts))]
    made = [marked(text, name) for name, text in zip(names, texts, strict=True)]
    parses = {name: load_parser().parse(text) for name, (text, _) in zip(names, made, strict=True)}
    every = [mention for _, mentions in made for mention in mentions]
    found = link_mentions(every, parses, dict.fromkeys(names, "one part"))
    assert sorted(each for group in found for each in group) == sorted(each.id for each in every)
    return {group for group in found if len(group) > 1}


def test_one_happening_in_two_texts() -> None:
    assert ("d0:rescued", "d1:saved") in linked(FERRY, FERRY_AGAIN, COURT)


def test_a_pronoun_stands_for_the_event_before_it() -> None:
    assert linked("The [siege] of Taiz went on. [It] lasted a year.") == {("d0:It", "d0:siege")}


def told(text: str) -> list[float]:
    """The fit of the two mentions of a text, as a list of one."""
    bare, (one, other) = marked(text, "d")
    doc = load_parser().parse(bare)
    return [fit(told_by(doc, one), told_by(doc, other))]


@pytest.mark.parametrize(
    ("closer", "farther"),
    [
        (
            "Rebels [shelled] Aden. The rebels [bombarded] Aden.",
            "Rebels [shelled] Aden. The army [bombarded] Sana'a.",
        ),
        (
            "Hadi [said] so on Monday. Hadi [told] reporters.",
            "Hadi [said] so on Monday. Saleh [told] reporters.",
        ),
        (
            "They [made] a bomb. Police say they [made] a bomb.",
            "They [made] a bomb. Police say they [made] a film.",
        ),
        (
            "Gunmen [attacked] the convoy. The [attack] lasted an hour.",
            "Gunmen [attacked] the convoy. Another [attack] lasted an hour.",
        ),
    ],
    ids=["who and what", "speaker", "light verb", "one more"],
)
def test_participants_count(closer: str, farther: str) -> None:
    assert told(closer) > told(farther)


def test_what_one_paper_reports_is_not_the_reporting_of_another() -> None:
    text = "The Courier [reported] heavy losses. Viewers were tired of the [reporting]."
    assert told(text)[0] < ENOUGH


def test_a_charge_is_not_the_deed() -> None:
    assert told("Police found the [murder] weapon. He was charged with [murder].") == [UNRELATED]


def test_a_mention_outside_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        told_by(load_parser().parse("Rain fell."), EventMention("m", "d", 50, 60))


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_mentions_does_not_matter(order: list[int]) -> None:
    made = [marked(text, f"d{number}") for number, text in enumerate((FERRY, FERRY_AGAIN, COURT))]
    parses = {f"d{number}": load_parser().parse(text) for number, (text, _) in enumerate(made)}
    every = [mention for _, mentions in made for mention in mentions]
    assert link_mentions([every[index] for index in order], parses) == link_mentions(every, parses)


@given(st.lists(st.integers(0, 60), max_size=10, unique=True), st.integers(1, 20))
def test_groups_fit_on_average_and_no_two_more_would(numbers: list[int], reach: int) -> None:
    def near(one: int, other: int) -> float:
        return -abs(one - other)

    groups = average_link(sorted(numbers), near, -reach)
    assert sorted(each for group in groups for each in group) == sorted(numbers)
    for place, one in enumerate(groups):
        for other in groups[place + 1 :]:
            mean = sum(near(a, b) for a in one for b in other) / (len(one) * len(other))
            assert mean < -reach + 1e-9
