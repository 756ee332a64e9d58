"""What a report's own sentences add to a telling: names, numbers, counts told as more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.reader import as_document, statements_of
from holdfast.linking.compare import compare
from holdfast.linking.scenes import numbers_in, scene_of, sentences
from holdfast.linking.tellings import Telling, is_happening, tellings
from holdfast.linking.tolls import Toll, compare_tolls, tolls_of
from holdfast.model import Document, Statement
from tests.linking.making import Report, told


def read(text: str, published: str) -> list[Telling]:
    """The tellings of a text as it is read."""
    document = as_document(text, published)
    return list(tellings(statements_of(document).statements, [document]))


def counting(words: str, report: Report) -> tuple[Document, dict[str, Toll]]:
    """A report with these words around its count, and the tolls of it."""
    made, statement = told(report)
    (quantity,) = statement.numbers
    text = words.format(quantity.text)
    start = text.index(quantity.text)
    moved = replace(quantity, start=start, end=start + len(quantity.text))
    made = replace(made, text=text)
    return made, tolls_of([replace(statement, numbers=(moved,))], made)


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("{} more guards died.", True),
        ("Another {} guards died.", True),
        ("A further {} guards died.", True),
        ("{} guards died, more than ever.", False),
        ("More than {} guards died.", False),
    ],
)
def test_a_count_on_top_of_another(words: str, more: bool) -> None:
    _, found = counting(words, Report(killed=7))
    assert found == {"killed": Toll(7.0, 7.0, more)}


@pytest.mark.parametrize(
    ("earlier", "later", "score", "relation"),
    [
        (Toll(12, 12), Toll(12, 12), 0.3, "same"),
        (Toll(6, 6), Toll(6, 6), 0.12, "same"),
        (Toll(61, None), Toll(64, 64), 0.2, "same"),
        (Toll(64, 64), Toll(61, None), 0.2, "same"),
        (Toll(61, None), Toll(90, 90), 0.05, "update"),
        (Toll(9, 9), Toll(4, 4, more=True), 0.05, "update"),
        (Toll(9, 9), Toll(4, 4), -0.3, "same"),
        (Toll(2, 2), Toll(80, 80), -0.1, "update"),
    ],
)
def test_two_counts(earlier: Toll, later: Toll, score: float, relation: str) -> None:
    (reason,), found = compare_tolls({"killed": earlier}, {"killed": later})
    assert (reason.score, found) == (pytest.approx(score), relation)


def test_numbers_of_a_text_without_its_years_and_times() -> None:
    text = "In 2015, 40 guards held three gates for twelve days with 2 guns and eleven horses."
    assert numbers_in(text) == {40, 3, 11}


def test_sentences_leave_nothing_out() -> None:
    text = "U.S. planes came. They left!  Nobody knew why.\nA line"
    assert "".join(text[start:end] for start, end in sentences(text)) == text
    assert len(sentences(text)) == 4


def test_words_beside_are_not_told_twice() -> None:
    scene = scene_of("A ferry sank.", "The ferry carried cement.")
    assert scene.words == {"ferry", "sank"}
    assert scene.around == {"carri", "cement"}


def test_what_may_have_happened_is_a_happening() -> None:
    document = as_document(
        "The alliance says that its planes may have bombed a school near Idlib.", "2016-09-18"
    )
    (found,) = [
        each for each in statements_of(document).statements if each.type.startswith("strike")
    ]
    assert is_happening(found, document)
    assert not is_happening(replace(found, mood="predicted"))
    assert not is_happening(replace(found, mood="predicted", polarity="-"), document)


def test_a_place_that_only_a_plan_names_is_in_the_scene() -> None:
    found = read("Rebels begin an offensive to capture the town of Azaz.", "2016-06-28")
    other = read("Rebels shelled the army in Azaz.", "2016-06-28")
    assert {*found[0].scene.places} & {*other[0].scene.places}


def statement_by(*names: str | None) -> tuple[Document, Statement]:
    """A killing by these: None for somebody who is only described."""
    made, statement = told(Report("violence.killing", actor="islamic-state", killed=20))
    (actor,) = statement.roles["actor"]
    actors = tuple(replace(actor, entity=name and f"actor:{name}") for name in names)
    return made, replace(statement, roles={**statement.roles, "actor": actors})


@pytest.mark.parametrize(("known", "apart"), [("peshmerga", True), (None, False)])
def test_who_is_only_described_may_be_anybody(known: str | None, apart: bool) -> None:
    one, other = (
        tellings([statement], [made])[0]
        for made, statement in (statement_by("islamic-state"), statement_by(known))
    )
    link = compare(one, other)
    assert any("different actors" in each.why for each in link.reasons) is apart
