"""Average-link clustering: the two groups whose members fit best on average are joined first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Member = TypeVar("Member")
NEVER = -1e9


def average_link(
    members: Sequence[Member], score: Callable[[Member, Member], float], enough: float
) -> list[list[Member]]:
    """Groups of members, in their order, until no two groups fit ``enough`` on average.

    ``score`` is symmetric. Equal fits are taken in the order of the members, so that the same
    members in the same order give the same groups. Time and memory grow with their square.
    """
    count = len(members)
    if count < 2:
        return [[each] for each in members]
    fits: NDArray[np.float64] = np.full((count, count), NEVER)
    for row in range(count):
        for column in range(row):
            fits[row, column] = fits[column, row] = score(members[row], members[column])
    groups = {index: [index] for index in range(count)}
    while len(groups) > 1:
        one, other = divmod(int(fits.argmax()), count)
        if fits[one, other] < enough:
            break
        _join(fits, len(groups[one]), len(groups[other]), (one, other))
        groups[one] = sorted(groups[one] + groups.pop(other))
    return [[members[index] for index in group] for group in sorted(groups.values())]


def _join(fits: NDArray[np.float64], size: int, other_size: int, pair: tuple[int, int]) -> None:
    """The first takes the second in: the weighted mean of both, and the second fits nobody."""
    one, other = pair
    fits[one] = (fits[one] * size + fits[other] * other_size) / (size + other_size)
    fits[:, one] = fits[one]
    fits[one, one] = NEVER
    fits[other] = fits[:, other] = NEVER
    gone = fits.max(axis=1) <= NEVER / 4  # a mean with NEVER stays out of reach
    fits[one, gone] = fits[gone, one] = NEVER
