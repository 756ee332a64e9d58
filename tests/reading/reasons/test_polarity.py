"""What is explained may be that something did not happen; the tie itself is then asserted."""

from __future__ import annotations

import pytest

import holdfast


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Troops could not enter because mines covered the road.", "+"),
        ("The minister will not resign because she is innocent.", "+"),
        ("The rebels will not leave unless the army withdraws.", "+"),
        ("The town fell not because of the storm.", "-"),
        ("The office counts loaves. Accordingly, it does not report crumbs.", "+"),
        ("The strikes did not lead to the fall of the town.", "-"),
    ],
)
def test_a_tie_has_its_own_polarity(text: str, polarity: str) -> None:
    reasons = [each for each in holdfast.read(text).statements if each.kind == "reason"]
    assert [each.polarity for each in reasons] == [polarity]


def test_of_two_reasons_the_one_that_is_set_aside_is_denied() -> None:
    text = "The fort did not fall because of treason, but because the guards had no water."
    reasons = [each for each in holdfast.read(text).statements if each.kind == "reason"]
    assert [each.polarity for each in reasons] == ["-", "+"]


@pytest.mark.parametrize(
    "text",
    [
        "The brigade failed to take the ridge because its guns were old.",
        "Tired of the war, many conscripts refuse to fight.",
        "Cut off from its depots, the garrison surrendered on Friday.",
        "Emboldened by the retreat of the army, the militia pushed toward the river.",
    ],
)
def test_a_failure_or_an_advance_is_explained_as_a_fact(text: str) -> None:
    (reason,) = [each for each in holdfast.read(text).statements if each.kind == "reason"]
    assert (reason.polarity, reason.mood) == ("+", "fact")
