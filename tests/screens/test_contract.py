"""The JSON of every screen is what the page's own types say, and holds fast to the words."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import ConfigDict, TypeAdapter, with_config

from holdfast.record import Record
from holdfast.screens import basemap, brief, shapes, why
from holdfast.screens.quoting import MOST_QUOTES
from holdfast.screens.shown import Shown
from holdfast.serial import to_json
from tests.report.test_page import HOSTILE, hostile_record
from tests.screens.every import parts, screens

TYPES = Path(__file__).resolve().parents[2] / "frontend" / "src" / "core" / "types.ts"
# Told to the server and not by it, or by it of itself (web/progress.py) and not of the record.
ONLY_THERE = {"DecisionAsk", "Progress"}
# What a file alone adds to a screen (page/extracts.py).
IN_FILES = {"extract"}
# Lists that stand inside another shape on the page.
INLINE = {
    "Counts", "RunInfo", "Figure", "Judgement", "Group", "Table", "Section", "Disputed",
    "DocumentFull", "ZoneSpan", "RoleSpan", "Field", "ChainLink", "DroppedQuote", "PlaceSpells",
    "Month", "Momentum", "ReportedShare", "BaseCountry", "BaseTown", "Effect", "Grid", "GridRow",
    "Facet", "FacetValue", "Toll", "Editable", "JobFailure", "MethodText", "RuleRow", "ScoreRow",
}  # fmt: skip


def declared() -> dict[str, set[str]]:
    """Interface of the page's types → its own keys, those of objects inside it left out."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", TYPES.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = {}
    for name, rest in re.findall(r"interface (\w+)[^{]*\{(.*?)\n?\}(?=\n)", text, re.DOTALL):
        flat = rest
        while "{" in flat:
            flat = re.sub(r"\{[^{}]*\}", "", flat)
        found[name] = set(re.findall(r"(\w+)\??:", flat))
    return found


def test_shapes_are_those_of_the_page() -> None:
    own = {name: set(getattr(shapes, name).__annotations__) for name in shapes.__all__}
    theirs = {name: keys - IN_FILES for name, keys in declared().items() if name not in ONLY_THERE}
    assert theirs.keys() == own.keys() - INLINE
    assert {name: own[name] for name in theirs} == theirs


def test_every_screen_has_its_shape(demo: Shown) -> None:
    for name, shape, value in screens(demo):
        strict = with_config(ConfigDict(extra="forbid", strict=True))(shape)
        assert TypeAdapter(strict).validate_json(to_json(value)), name


def test_every_quote_stands_in_its_document(demo: Shown) -> None:
    seen = 0
    for _, _, value in screens(demo):
        for each in parts(value):
            if {"document", "quote", "start", "end"} <= each.keys():
                text = demo.documents[each["document"]].text
                assert text[each["start"] : each["end"]] == each["quote"]
                seen += 1
            if "quotes" in each:
                assert len(each["quotes"]) <= MOST_QUOTES
    assert seen > 200


def test_every_span_of_a_card_lies_in_the_text(demo: Shown) -> None:
    for name, _, value in screens(demo):
        if name == "reader":
            for card in value["cards"]:
                assert value["text"][card["start"] : card["end"]] == card["quote"]
                for span in card["spans"]:
                    assert 0 <= span["start"] < span["end"] <= len(value["text"])


def test_every_party_that_is_shown_is_declared(demo: Shown) -> None:
    told = {name: value for name, _, value in screens(demo)}
    known = {each["key"] for each in told["record"]["actors"]}
    for each in parts(told["control"]):
        assert set(each.get("holders", [])) | set(each.get("besiegers", [])) <= known
    for change in told["brief"]["changed"]:
        assert {*change["from"], *change["to"]} <= known


def test_the_same_record_shows_the_same(demo: Shown) -> None:
    record = demo.record
    turned = replace(
        record,
        documents=record.documents[::-1],
        statements=record.statements[::-1],
        views=replace(record.views, copies=None, incidents=None, control=None),
    )
    known, other = by_name(demo), by_name(replace(demo, record=turned))
    for name in ("record", "control", "points", "incidents", "why", "brief", "documents"):
        assert other[name] == known[name], name


def by_name(shown: Shown) -> dict[str, str]:
    """The JSON text of each screen, of those with parts of the last."""
    return {name: to_json(value) for name, _, value in screens(shown)}


def test_an_empty_record_has_every_screen() -> None:
    empty = Shown(Record(), questions=())
    for name, shape, value in screens(empty):
        assert TypeAdapter(shape).validate_json(to_json(value)), name


def test_hostile_words_are_only_words() -> None:
    shown = Shown(hostile_record(), HOSTILE, questions=())
    for _, _, value in screens(shown):
        assert json.loads(to_json(value)) == value


def test_an_effect_tells_how_many_reasons_its_screen_lists(demo: Shown) -> None:
    first = why.why_screen(demo)
    assert first is not None
    told = {each["key"]: each["reasons"] for each in first["effects"]}
    assert max(told.values()) > 1
    for key, many in told.items():
        found = why.why_screen(demo, key)
        assert found is not None
        assert len(found["reasons"]) == many


def test_in_a_window_the_effect_shown_tells_the_reasons_of_the_window(demo: Shown) -> None:
    early = why.why_screen(demo, until=date(2014, 6, 30))
    assert early is not None
    told = {each["key"]: each["reasons"] for each in early["effects"]}
    assert told[early["effect"] or ""] == len(early["reasons"])


@pytest.mark.parametrize("effect", ["", "gain:nobody", "change:geonames:1", "x" * 400])
def test_an_unknown_effect_is_none(demo: Shown, effect: str) -> None:
    found = why.why_screen(demo, effect or None)
    assert (found is None) == bool(effect)


def test_a_question_that_is_not_understood_says_what_can_be_asked(demo: Shown) -> None:
    found = brief.brief_screen(demo, "Tell me a joke")
    assert found["cannot"] is not None
    assert found["questions"]
    assert not [each for each in found["sections"] if each["groups"]]


def test_an_answer_keeps_likelihood_and_confidence_apart(demo: Shown) -> None:
    found = brief.brief_screen(demo, "Why is Islamic State gaining ground?")
    assert found["judgements"]
    for each in found["judgements"]:
        assert each["confidence"].startswith("Confidence is ")
        assert "Confidence" not in each["text"]
        assert each["likelihood"] is None or each["likelihood"] not in each["confidence"]
    assert found["bottomLine"][0]["quotes"]


def test_the_note_says_whose_borders_they_are() -> None:
    assert "Natural Earth" in basemap.basemap(basemap.Extent(40, 30, 46, 36))["note"]
