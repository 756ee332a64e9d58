"""What holds of the parser for any text, with the real model file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from holdfast.language import Parser, load_parser
from holdfast.language.network import default_threads

REPORT = (
    "The town fell on Monday, officials said. Troops loyal to the government had held it since "
    "March, but left after three days of shelling. “We could not stay,” said a captain of the "
    "Northern Brigade. Two soldiers were killed by a mine near the bridge."
)
ODD_CHARACTERS = "\u0301\u200d\u202e\u2029\u00a0\ufeff\x00\x07\ud83d\udc00\t\r\n سوريا漢字😀🇸🇾"


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def check_shape(doc: Doc, text: str) -> None:
    """Text, offsets, labels and one root to a sentence."""
    clean = "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in text)
    assert doc.text == clean
    for token in doc:
        assert clean[token.idx : token.idx + len(token.text)] == token.text
        assert token.pos_
        assert token.dep_
        assert token.tag_
        assert token.lemma_
    for sentence in doc.sents:
        assert [token.dep_ for token in sentence].count("ROOT") == 1
        assert all(token.head in sentence for token in sentence)
    for entity in doc.ents:
        assert entity.label_ in {"PERSON", "ORG", "PLACE"}


def readings(doc: Doc) -> list[tuple[str, str, str, str, int, str, str]]:
    """All that was read of each token, heads relative."""
    return [
        (t.text, t.pos_, t.tag_, t.dep_, t.head.i - t.i, t.lemma_, t.ent_iob_ + t.ent_type_)
        for t in doc
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(max_size=300),
        st.text(alphabet=st.characters(), max_size=200),
        st.text(alphabet="ab. \n\"'-" + ODD_CHARACTERS, max_size=200),
    )
)
def test_any_text_is_kept_with_its_offsets(text: str) -> None:
    check_shape(load_parser().parse(text), text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(min_value=-5, max_value=len(REPORT) + 5), max_size=6))
def test_any_breaks_are_taken(breaks: list[int]) -> None:
    check_shape(load_parser().parse(REPORT, breaks), REPORT)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\n\nA town.\n", ".", "\ud800", "\u0301" * 9])
def test_nearly_empty_texts(parser: Parser, text: str) -> None:
    check_shape(parser.parse(text), text)


def test_ordinary_reading(parser: Parser) -> None:
    doc = parser.parse("Government forces left Ramadi on Sunday. The town was seized by IS.")
    first, second = doc.sents
    left = first.root
    assert (left.text, left.pos_, left.tag_, left.lemma_) == ("left", "VERB", "VBD", "leave")
    subject = next(token for token in left.children if token.dep_ == "nsubj")
    assert (subject.text, subject.lemma_) == ("forces", "force")
    assert next(t for t in left.children if t.dep_ == "obj").text == "Ramadi"
    assert {t.dep_: t.text for t in second.root.children}["obl:agent"] == "IS"
    assert {t.dep_: t.text for t in second.root.children}["nsubj:pass"] == "town"
    assert ("Ramadi", "PLACE") in {(e.text, e.label_) for e in doc.ents}
    assert ("IS", "ORG") in {(e.text, e.label_) for e in doc.ents}


def test_breaks_start_sentences(parser: Parser) -> None:
    text = "Town falls to rebels BAGHDAD The army left."
    breaks = (text.index("BAGHDAD"), text.index("The"))
    starts = {sentence.start_char for sentence in parser.parse(text, breaks).sents}
    assert set(breaks) <= starts


def test_a_break_at_a_blank_starts_the_next_word(parser: Parser) -> None:
    text = "Town falls The army left."
    starts = [s.start_char for s in parser.parse(text, (text.index(" The"),)).sents]
    assert text.index("The") in starts
    assert text.index("falls") not in starts


def test_blank_lines_start_sentences(parser: Parser) -> None:
    doc = parser.parse("the army of\n\nthe north took it")
    assert "the north took it" in [sentence.text.strip() for sentence in doc.sents]


def test_same_text_same_reading(parser: Parser) -> None:
    assert readings(parser.parse(REPORT)) == readings(parser.parse(REPORT))


def test_reading_does_not_depend_on_other_texts(parser: Parser) -> None:
    alone = readings(Parser().parse(REPORT))
    for other in ("A.", "x " * 900, REPORT[::-1]):
        parser.parse(other)
    assert readings(parser.parse(REPORT)) == alone


def test_threads_do_not_change_a_reading(parser: Parser) -> None:
    assert readings(load_parser(1).parse(REPORT * 4)) == readings(parser.parse(REPORT * 4))


def test_capitals_only(parser: Parser) -> None:
    text = "THE ARMY CAPTURED TWO MAJOR CITIES IN SYRIA IN MAY. REBELS ATTACKED A CONVOY, HE SAID."
    doc = parser.parse(text)
    check_shape(doc, text)
    assert [s.root.lemma_ for s in doc.sents] == ["capture", "attack"] or [
        s.root.lemma_ for s in doc.sents
    ] == ["capture", "say"]
    assert "SYRIA" in {entity.text for entity in doc.ents}


def test_sentence_of_five_thousand_words(parser: Parser) -> None:
    text = "the army attacked the town and " * 833 + "left"
    doc = parser.parse(text)
    check_shape(doc, text)
    assert len(doc) == 4999


def test_long_runs_without_blanks(parser: Parser) -> None:
    for run in ("(" * 3_000, "a" * 50_000, "a-" * 1_500, "😀" * 1_000):
        check_shape(parser.parse(run), run)


def test_threads_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDFAST_THREADS", "3")
    assert default_threads() == 3
    monkeypatch.setenv("HOLDFAST_THREADS", "many")
    assert default_threads() == 2


def test_no_model_no_parser(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Parser(tmp_path)


def test_model_hash_and_encoder(parser: Parser) -> None:
    assert len(parser.model_hash) == 64
    assert parser.encode_only(REPORT * 20) >= 2
