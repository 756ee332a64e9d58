"""Toponyms and places of events are scored as the pages say, on small data of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import event_places, toponyms
from bench.task import Settings
from holdfast.model import PlaceMention

LGL = """<articles><article docid="1"><domain>paper.example</domain>
<url>http://paper.example/1</url><title>Rain</title>
<text><![CDATA[Rain fell in Mosul and in Zzyqovar, Iraqi farmers said.]]></text><toponyms>
<toponym><start>13</start><end>18</end><phrase>Mosul</phrase>
<gaztag geonameid="99072"><fcode>PPLA</fcode><lat>36.335</lat><lon>43.118</lon></gaztag></toponym>
<toponym><start>26</start><end>34</end><phrase>Zzyqovar</phrase></toponym>
<toponym><start>36</start><end>41</end><phrase>Iraqi</phrase>
<gaztag geonameid="99237"><fcode>PCLI</fcode><lat>33.0</lat><lon>44.0</lon></gaztag></toponym>
</toponyms></article></articles>"""
GWN = """<articles><article file="0"><title>Heat</title><link>http://x.example/2</link>
<text>It was hot in Basra on Sunday.</text><toponyms><toponym>
<extractedName>Basra</extractedName><type>Literal</type><start>14</start><end>19</end>
<geonamesID>99532</geonamesID><latitude>30.53</latitude><longitude>47.79</longitude>
</toponym></toponyms></article></articles>"""
TEXT = "Gunmen killed two guards in Tikrit, police said."
WORDS = ["Gunmen", "killed", "two", "guards", "in", "Tikrit", ",", "police", "said", "."]


@pytest.fixture
def geoparsing(tmp_path: Path) -> Path:
    (tmp_path / "lgl.xml").write_text(LGL, encoding="utf-8")
    (tmp_path / "test.xml").write_text(GWN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def events(tmp_path: Path) -> Path:
    verb = {"label": "VERB", "ts": 1, "te": 1, "start": 7, "end": 13, "text": "killed"}
    # As in parts of the set, the offsets of the place are numbers of tokens.
    place = {"label": "LOCATION", "ts": 5, "te": 5, "start": 5, "end": 5, "text": ""}
    rows = [
        {"text": TEXT, "tokens": WORDS, "spans": [verb, place]},
        {"text": TEXT, "tokens": WORDS, "spans": [verb, verb]},  # two verbs: no record
    ]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "test.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_toponyms_without_coordinates_do_not_count(geoparsing: Path) -> None:
    (article,) = toponyms.articles(geoparsing / "lgl.xml")
    assert [(gold.name, gold.kind) for gold in article.golds] == [
        ("Mosul", "PPLA"),
        ("Iraqi", "PCLI"),
    ]
    assert article.address == "http://paper.example/1"


def test_toponyms_of_both_layouts_are_scored(geoparsing: Path) -> None:
    found = toponyms.run({"geoparsing": geoparsing}, Settings())
    assert (found.n, found.score) == (3, 1.0)
    assert found.parts["within 161 km, as a place"] == pytest.approx(0.667, abs=0.001)


def test_a_toponym_that_is_not_found_is_wrong() -> None:
    wanted = toponyms.Gold(0, 5, "Basra", (30.5, 47.8), "", "town")
    far = PlaceMention("Basra", 0, 5, latitude=10.0, longitude=10.0)
    assert not toponyms.outcome(wanted, []).near
    assert not toponyms.outcome(wanted, [far]).near
    assert toponyms.outcome(wanted, [far]).error == "another country"
    near = PlaceMention("Basra", 0, 5, latitude=30.6, longitude=47.9)
    assert toponyms.outcome(wanted, [far, near]).kilometres > 161  # the first of two as long
    assert toponyms.outcome(wanted, [near]).near
    stretch = PlaceMention("Basra and Doha", 0, 14, latitude=27.0, longitude=49.0)
    assert toponyms.outcome(wanted, [stretch, near]).near  # the shorter of two as long


def test_places_of_events_by_tokens(events: Path) -> None:
    (record,) = event_places.records(events / "test.jsonl")
    assert [record.text[start:end] for start, end in record.places] == ["Tikrit"]
    found = event_places.run({"event_location": events}, Settings(whole=True))
    assert (found.n, found.score, dict(found.errors)) == (1, 1.0, {})


@pytest.mark.parametrize(
    ("gold", "read", "error"),
    [
        ({1}, {1}, None),
        (set(), {1}, "a place where none is marked"),
        ({1}, set(), "no place where one is marked"),
        ({1}, {2}, "another place"),
        ({1, 2}, {1}, "too few words or places"),
        ({1}, {1, 2}, "too many words or places"),
        ({1, 2}, {2, 3}, "in part another place"),
    ],
)
def test_kinds_of_error(gold: set[int], read: set[int], error: str | None) -> None:
    assert event_places.Outcome(frozenset(gold), frozenset(read)).error == error


def test_small_words_of_kind_and_direction_are_left_out() -> None:
    text = "Shells hit eastern Aleppo and Sukkari district."
    for words, name in (("eastern Aleppo", "Aleppo"), ("Sukkari district", "Sukkari")):
        start = text.index(words)
        place = PlaceMention(words, start, start + len(words))
        begin, end = event_places.name_of(place, text)
        assert text[begin:end] == name


def test_the_figures_are_over_all_tokens() -> None:
    some = [
        event_places.Outcome(frozenset({1, 2}), frozenset({1})),
        event_places.Outcome(frozenset(), frozenset({4})),
    ]
    assert event_places.figures(some) == pytest.approx((0.5, 0.5, 0.5))
