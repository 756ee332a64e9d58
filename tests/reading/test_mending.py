"""Slips of the parser that the words give away: mended, and nothing else touched."""

from __future__ import annotations

import pytest

from bench.reader import as_document, parsed
from holdfast.language import load_parser
from holdfast.model import Statement
from holdfast.reading.context import Reading
from holdfast.reading.mending import mend_parse, taken_for_object
from holdfast.reading.pipeline import read_document


def slipped(text: str) -> Reading:
    """A parse in which the noun before the finite verb is taken for an object of the first."""
    document = as_document(text)
    doc = parsed(document)
    saying, *_ = [token for token in doc if token.dep_ == "ROOT"]
    clause = next(token for token in doc if token.dep_ == "ccomp")
    for child in list(clause.children):
        if child.dep_.startswith("nsubj"):
            child.head, child.dep_ = saying, "obj"
    return Reading(document=document, doc=doc)


@pytest.mark.parametrize(
    ("text", "subject", "dep"),
    [
        ("Armenia denied Shusha had fallen.", "Shusha", "nsubj"),
        ("The army said rebels had left Sake.", "rebels", "nsubj"),
        ("Officials confirmed Goma was captured.", "Goma", "nsubj:pass"),
    ],
)
def test_a_clause_gets_its_subject_back(text: str, subject: str, dep: str) -> None:
    reading = slipped(text)
    mend_parse(reading)
    found = next(token for token in reading.doc if token.text == subject)
    assert (found.dep_, found.head.dep_) == (dep, "ccomp")


def test_whoever_is_told_stays_told() -> None:
    for text in (
        "The envoy told reporters the town had fallen.",
        "The army asked the villagers to leave.",
        "The ministry denied that Shusha had fallen.",
        "The court found the general guilty.",
    ):
        doc = load_parser().parse(text)
        before = [(token.head.i, token.dep_) for token in doc]
        mend_parse(Reading(document=as_document(text), doc=doc))
        assert [(token.head.i, token.dep_) for token in doc] == before
        assert all(taken_for_object(each) is None for each in doc if each.dep_ == "ccomp")


def test_what_is_denied_is_read_as_denied() -> None:
    reading = slipped("Armenia denied Shusha had fallen.")
    found: list[Statement] = list(read_document(reading.document, reading.doc).statements)
    assert [(each.type, each.mood) for each in found] == [("territory.lost", "denied")]


def test_a_name_is_joined_to_the_object_of_the_nearer_verb() -> None:
    text = "They left Gao and took Anefis on Monday and Tessalit on Friday."
    doc = load_parser().parse(text)
    left, joined = (
        next(token for token in doc if token.text == each) for each in ("Gao", "Tessalit")
    )
    joined.head, joined.dep_ = left, "conj"
    mend_parse(Reading(document=as_document(text), doc=doc))
    assert joined.head.text == "Anefis"


def test_fighting_that_kills_is_a_noun() -> None:
    text = "Fighting between the army and rebels in Juba killed 30 people."
    doc = load_parser().parse(text)
    doc[0].tag_, doc[0].pos_, doc[0].dep_ = "VBG", "VERB", "csubj"
    reading = Reading(document=as_document(text), doc=doc)
    mend_parse(reading)
    assert (doc[0].pos_, doc[0].dep_, doc[0].lemma_) == ("NOUN", "nsubj", "fighting")
    found = {each.type for each in read_document(reading.document, doc).statements}
    assert {"battle.clash", "violence.killing"} <= found


def test_whoever_reports_is_the_source() -> None:
    text = "Police report nine are dead after a bombing in Kirkuk."
    doc = load_parser().parse(text)
    report, dead = (next(each for each in doc if each.text == word) for word in ("report", "dead"))
    report.tag_, report.pos_ = "NN", "NOUN"
    for token, head, dep in ((report, dead, "nsubj"), (doc[0], report, "compound")):
        token.head, token.dep_ = head, dep
    for token, head, dep in ((doc[2], dead, "nsubj"), (dead, dead, "ROOT")):
        token.head, token.dep_ = head, dep
    mend_parse(Reading(document=as_document(text), doc=doc))
    assert (report.pos_, report.dep_, doc[0].dep_) == ("VERB", "ROOT", "nsubj")
    assert (dead.dep_, dead.head.text) == ("ccomp", "report")


def test_a_report_of_the_police_stays_one() -> None:
    text = "The police report on the bombing in Kirkuk was short."
    doc = load_parser().parse(text)
    before = [(token.head.i, token.dep_, token.pos_) for token in doc]
    mend_parse(Reading(document=as_document(text), doc=doc))
    assert [(token.head.i, token.dep_, token.pos_) for token in doc] == before


def test_who_says_and_adds_is_one() -> None:
    text = "The army said that the dam was whole, adding that it had taken the town."
    doc = load_parser().parse(text)
    said, whole, adding = (
        next(each for each in doc if each.text == word) for word in ("said", "whole", "adding")
    )
    adding.head, adding.dep_ = whole, "advcl"
    mend_parse(Reading(document=as_document(text), doc=doc))
    assert adding.head == said


def test_say_behind_what_is_said_is_a_verb() -> None:
    text = "The town is lost, say some farmers."
    doc = load_parser().parse(text)
    say = next(each for each in doc if each.text == "say")
    say.tag_, say.pos_, say.dep_ = "UH", "INTJ", "discourse"
    mend_parse(Reading(document=as_document(text), doc=doc))
    assert (say.pos_, say.dep_) == ("VERB", "parataxis")
