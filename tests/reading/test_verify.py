"""The verifier is a second look: statements tampered with after reading must all be refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfast.intake import document_from_text
from holdfast.model import PlaceMention, Source, Span, Statement
from holdfast.reading.assembly import assemble
from holdfast.reading.context import Reading
from holdfast.reading.pipeline import read_drafts
from holdfast.reading.verify import verify


def read(text: str, type_: str) -> tuple[Reading, Statement]:
    reading = read_drafts(document_from_text(text))
    found = [each for each in assemble(reading, "test") if each.type == type_]
    assert found, f"nothing of type {type_} was read"
    return reading, found[0]


def refused(reading: Reading, statement: Statement) -> str | None:
    kept, dropped = verify(reading, [statement])
    assert len(kept) + len(dropped) == 1
    return dropped[0].reason if dropped else None


def test_what_was_read_stands() -> None:
    reading, statement = read("Rebels seized Aleppo on 3 May 2015.", "territory.gained")
    assert refused(reading, statement) is None


@pytest.mark.parametrize(
    "text",
    [
        "Rebels have not seized Aleppo.",
        "Rebels never seized Aleppo.",
        "Rebels did not manage to seize Aleppo.",
    ],
)
def test_negation_is_not_support(text: str) -> None:
    reading, statement = read(text, "territory.gained")
    assert statement.polarity == "-" or statement.mood == "attempted"
    assert refused(reading, replace(statement, polarity="+", mood="fact"))


@pytest.mark.parametrize(
    "text",
    ["Rebels may seize Aleppo.", "Rebels will seize Aleppo.", "Rebels could seize Aleppo."],
)
def test_modal_is_not_a_fact(text: str) -> None:
    reading, statement = read(text, "territory.gained")
    assert statement.mood not in {"fact", "reported", "claimed"}
    assert refused(reading, replace(statement, mood="fact"))


def test_shifted_quote_is_refused() -> None:
    reading, statement = read("Rebels seized Aleppo on 3 May 2015.", "territory.gained")
    evidence = statement.evidence
    shifted = Span(evidence.start + 1, evidence.end, evidence.quote)
    assert refused(reading, replace(statement, evidence=shifted))


def test_invented_quote_is_refused() -> None:
    reading, statement = read("Rebels seized Aleppo on 3 May 2015.", "territory.gained")
    evidence = replace(statement.evidence, quote="Rebels seized Damascus")
    assert refused(reading, replace(statement, evidence=evidence))


def test_quote_without_its_trigger_is_refused() -> None:
    reading, statement = read("Rebels seized Aleppo on 3 May 2015.", "territory.gained")
    assert refused(reading, replace(statement, evidence=Span(0, 6, "Rebels")))


def test_swapped_number_is_refused() -> None:
    reading, statement = read("Shelling killed 31 people in Idlib on Monday.", "violence.killing")
    assert statement.numbers
    wrong = tuple(replace(each, best=13.0, low=None, high=None) for each in statement.numbers)
    assert refused(reading, replace(statement, numbers=wrong))


def test_swapped_place_is_refused() -> None:
    reading, statement = read("Rebels seized Aleppo on 3 May 2015.", "territory.gained")
    [place] = statement.roles["place"]
    assert isinstance(place, PlaceMention)
    other = replace(place, name="Mosul", entity="geonames:99072")
    roles = {**statement.roles, "place": (other,)}
    assert refused(reading, replace(statement, roles=roles))


def test_report_without_a_reporter_is_refused() -> None:
    reading, statement = read("Rebels seized Aleppo on 3 May 2015.", "territory.gained")
    publication = Source("the publication", "publication")
    bare = replace(statement, mood="reported", attribution=(publication,))
    assert refused(reading, bare)
