"""A place is called what its reports call it, unless the gazetteer's name is the same one."""

from __future__ import annotations

import pytest

from holdfast.control.naming import shown_name
from holdfast.model import PlaceMention


def told(text: str, name: str | None, **more: object) -> PlaceMention:
    known = {"entity": "geonames:1", "name": name, "rule": "places.name", **more}
    return PlaceMention(text, 0, len(text), "place", **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("gazetteer", "said", "shown"),
    [
        ("Qaryat Karmalish", ["Karamlish", "Karamlish", "Karemlash"], "Karamlish"),
        ("Dayr az Zawr", ["Deir ez-Zor"], "Dayr az Zawr"),
        ("Kobani", ["Kobane", "Ayn al-Arab", "Ayn al-Arab"], "Kobani"),
        ("Ramadi", ["RAMADI"], "Ramadi"),
    ],
)
def test_the_name_in_the_quotes(gazetteer: str, said: list[str], shown: str) -> None:
    assert shown_name([told(each, gazetteer) for each in said]) == shown


def test_a_description_is_no_name() -> None:
    described = told("the oil town", "Qaryat Karmalish", rule="references.city")
    assert shown_name([described]) == "Qaryat Karmalish"
    unknown = told("Old Mill", None, entity=None)
    assert shown_name([unknown]) == "Old Mill"
