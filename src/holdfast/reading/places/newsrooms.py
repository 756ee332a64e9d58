"""Newsrooms of ``publishers.yaml``: the country or the town that a page's publisher writes for."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from holdfast.gazetteer import Gazetteer, exact_key
from holdfast.reading.places.candidate import Candidate
from holdfast.yaml_data import load_yaml

# No name of a text has a bar: the newsroom is a witness of its own, also for its town's own name.
_NO_NAME = "newsroom|"


def newsroom_country(labels: list[str]) -> str | None:
    """ISO code of the country that the publisher with these labels of a domain writes for."""
    return _listed(_countries(), labels)


def newsroom_town(labels: list[str], gazetteer: Gazetteer) -> Candidate | None:
    """The town of the newsroom, sure, as a candidate that stands nowhere in the text."""
    town = _listed(_towns(), labels)
    if town is None:
        return None
    name, division, country = (part.strip() for part in town.rsplit(",", 2))
    number = gazetteer.exact.number(exact_key(name))
    matches = [] if number is None else gazetteer.exact.matches(number)
    for match in matches:
        place = gazetteer.place(match.place)
        if place.kind != "town" or place.country != country or place.admin1 is None:
            continue
        if exact_key(gazetteer.place(place.admin1).name) == exact_key(division):
            return Candidate(-1, -1, _NO_NAME + exact_key(name), [match], trusted=True)
    return None


def _listed(table: dict[str, str], labels: list[str]) -> str | None:
    """What a table says of the longest domain that these labels end in."""
    domains = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((table[domain] for domain in domains if domain in table), None)


def _countries() -> dict[str, str]:
    return _tables()[0]


def _towns() -> dict[str, str]:
    return _tables()[1]


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Domain → country, and domain → town, division and country."""
    text = (resources.files("holdfast.reading.places") / "publishers.yaml").read_text("utf-8")
    raw: dict[str, dict[str, list[str]]] = load_yaml(text)
    countries, towns = (
        {domain: where for where, domains in raw[kind].items() for domain in domains}
        for kind in ("countries", "towns")
    )
    return countries, towns
