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
