"""Which of several places of one event are kept."""

from __future__ import annotations

from holdfast.model import PlaceMention
from holdfast.reading.events.most_exact import named_first, without_wider


def _place(name: str, precision: str, admin1: str | None, country: str = "CO") -> PlaceMention:
    return PlaceMention(
        name, 0, len(name), "place", name=name, precision=precision, admin1=admin1, country=country
    )


TOWN = _place("Tibú", "town", "Norte de Santander")
PROVINCE = _place("Norte de Santander", "province", "Norte de Santander")
COUNTRY = _place("Colombia", "country", None)


def test_a_town_is_told_without_what_it_lies_in() -> None:
    assert named_first([PROVINCE, TOWN, COUNTRY]) == [TOWN]


def test_other_provinces_and_countries_stay() -> None:
    other = _place("Meta", "province", "Meta")
    abroad = _place("Ecuador", "country", None, "EC")
    assert without_wider([TOWN, other, abroad]) == [TOWN, other, abroad]


def test_a_province_alone_stays() -> None:
    assert named_first([PROVINCE]) == [PROVINCE]
