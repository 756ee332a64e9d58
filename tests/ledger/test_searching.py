"""Full-text search, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from holdfast.intake import IntakeOptions, intake_from_text
from holdfast.ledger import Ledger
from holdfast.ledger.searching import SearchIndex, terms_of
from holdfast.model import DocumentReading
from holdfast.reading import read_document
from holdfast.reading.runs import current_run
from tests.conftest import BACKENDS
from tests.ledger import backends
from tests.ledger.backends import Place

TEXTS = {
    "azaz": "Rebels of the Karsa Front captured the town of Azaz on March 3, 2013.",
    "jisr": "Twelve soldiers were killed in a bombing near Jisr on March 4, 2013.",
    "arabic": "قال السكان إن البلدة هادئة",
    "accents": "The envoy, Émile Čapek, said nothing.",
    "marks": "ĐORĐEVIĆ spoke in Łódź; in Ta’izz the judge's word was İZMİR.",
    "vowels": "وَصَلَ الوَفْدُ إِلَى تَعِزّ",
}


def add(ledger: Ledger, name: str, read: bool = False) -> str:
    """Add a text; returns the document's id."""
    options = IntakeOptions(published="2013-03-05")
    intake = intake_from_text(TEXTS[name], source_id=name, options=options)
    document = intake.document
    reading = DocumentReading(document, (), run=current_run())
    assert ledger.add(intake, read_document(document) if read else reading)
    return document.id


def test_words_find_documents(place: Place) -> None:
    with place.ledger() as ledger:
        ids = {name: add(ledger, name) for name in TEXTS}
        index = SearchIndex(ledger.location)

        def found(words: str) -> set[str]:
            return {name for name, each in ids.items() if each in index.find("document", words)}

        assert found("azaz") == {"azaz"}
        assert found("AZAZ rebels") == {"azaz"}
        assert found("march") == {"azaz", "jisr"}
        assert found("march -azaz") == {"jisr"}
        assert found('"town of azaz"') == {"azaz"}
        assert found('"azaz of town"') == set()
        assert found("bomb") == {"jisr"}
        assert found("capt") == {"azaz"}
        assert found("البلدة") == {"arabic"}
        assert found("envoy") == {"accents"}
        assert found("") == found("-azaz") == found("...") == set()
        index.close()


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("emile capek", "accents"), ("ÉMILE ČAPEK", "accents"), ("E\u0301mile", "accents"),
        ("Capek", "accents"), ('"emile čapek"', "accents"), ("čape", "accents"),
        ("dordevic", "marks"), ("đorđević", "marks"), ("lodz", "marks"), ("ŁÓDŹ", "marks"),
        ("taizz", "marks"), ("Ta'izz", "marks"), ("izmir", "marks"), ("judge", "marks"),
        ("الوفد", "vowels"), ("الى", "vowels"), ("تعز", "vowels"), ("تَعِزّ", "vowels"),
    ],
)  # fmt: skip
def test_case_accents_and_vowel_signs_make_no_difference(
    marked: tuple[SearchIndex, dict[str, str]], asked: str, name: str
) -> None:
    index, ids = marked
    assert index.find("document", asked) == {ids[name]}


@pytest.fixture(scope="module", params=BACKENDS)
def marked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[SearchIndex, dict[str, str]]]:
    """An index over every text, on either database, and the texts' ids."""
    if request.param == "sqlite":
        place = Place("sqlite", str(tmp_path_factory.mktemp("marked") / "marked.sqlite"))
    else:
        address = backends.new_schema(request.getfixturevalue("postgresql"))
        place = Place("postgresql", address)
    with place.ledger() as ledger:
        ids = {name: add(ledger, name) for name in TEXTS}
        index = SearchIndex(ledger.location)
        yield index, ids
        index.close()


def test_an_index_of_an_older_folding_is_made_anew(place: Place) -> None:
    with place.ledger() as ledger:
        ids = {name: add(ledger, name) for name in TEXTS}
        with place.engine().execution_options(writing=True).begin() as connection:
            words = "tsvector" if place.kind == "postgresql" else "text"
            connection.execute(
                text(f"CREATE TABLE search_words (words {words}, kind text, id text)")
            )
            connection.execute(
                text("CREATE TABLE search_state (documents integer, readings integer)")
            )
            connection.execute(text("INSERT INTO search_state VALUES (99, 99)"))
        index = SearchIndex(ledger.location)
        assert index.find("document", "capek") == {ids["accents"]}
        assert index.find("document", "march") == {ids["azaz"], ids["jisr"]}
        index.close()


def test_words_find_statements_by_quote_and_name(place: Place) -> None:
    with place.ledger() as ledger:
        add(ledger, "azaz", read=True)
        index = SearchIndex(ledger.location)
        told = {each.id for each in ledger.statements()}
        assert index.find("statement", "azaz") <= told
        assert index.find("statement", "azaz")
        assert index.find("statement", "azaz") == index.find("statement", "karsa")
        index.close()


def test_the_index_grows_with_the_ledger(place: Place) -> None:
    with place.ledger() as ledger:
        index = SearchIndex(ledger.location)
        states = [index.state()]
        for name in TEXTS:
            add(ledger, name)
            states.append(index.state())
            assert len(index.find("document", "march")) <= len(states) - 1
        assert len(set(states)) == len(states)
        assert index.state() == states[-1]
        assert len(index.find("document", "march")) == 2
        assert ledger.verify() == []
        rebuilt = ledger.rebuild()
        assert ledger.rebuild() == rebuilt
        index.close()


@pytest.fixture(scope="module")
def small(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """An index over one text."""
    path = tmp_path_factory.mktemp("search") / "small.sqlite"
    path.write_bytes(empty_file.read_bytes())
    with Ledger(path) as ledger:
        add(ledger, "azaz")
    return SearchIndex(path)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_it(small: SearchIndex, words: str) -> None:
    found = small.find("document", words)
    assert len(found) <= 1
    if not any(each.wanted for each in terms_of(words)):
        assert not found
