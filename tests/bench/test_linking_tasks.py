"""Linking, copies and incidents are measured on small data of our own, laid out like the sets."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from bench import copies, incidents, linking
from bench.ecb import articles
from bench.task import Settings
from bench.tasks import TASKS

# (topic, file, sentences; an event in brackets with its happening)
TEXTS = (
    ("2", "1ecb", ["A freighter [sank:a] off Durban on Monday .", "Divers [found:b] its bell ."]),
    ("2", "2ecb", ["The freighter that [sank:a] off Durban carried copper .",
                   "Its bell was [discovered:b] by divers ."]),
    ("2", "1ecbplus", ["A ferry [capsized:c] on Lake Kivu .",
                       "Fishermen [rescued:d] forty people ."]),
    ("2", "2ecbplus", ["Forty people from the ferry were [saved:d] by fishermen on Lake Kivu ."]),
    ("36", "1ecb", ["A judge [resigned:e] in Lima ."]),
)  # fmt: skip


def ecb_file(name: str, sentences: list[str]) -> str:
    """One file as the corpus has it, with its happenings linked across documents."""
    tokens, marks, links = [], [], []
    for number, sentence in enumerate(sentences):
        for word in sentence.split():
            identity = len(tokens) + 1
            if word.startswith("["):
                word, chain = word.strip("[]").split(":")
                marks.append(
                    f'<ACTION_OCCURRENCE m_id="{identity}"><token_anchor t_id="{identity}"/>'
                    "</ACTION_OCCURRENCE>"
                )
                links.append(
                    f'<CROSS_DOC_COREF r_id="{identity}" note="ACT{chain}">'
                    f'<source m_id="{identity}"/><target m_id="99"/></CROSS_DOC_COREF>'
                )
            tokens.append(f'<token t_id="{identity}" sentence="{number}">{word}</token>')
    return (
        f'<Document doc_name="{name}.xml">{"".join(tokens)}<Markables>{"".join(marks)}'
        f"</Markables><Relations>{''.join(links)}</Relations></Document>"
    )


@pytest.fixture
def ecb(tmp_path: Path) -> Path:
    """A corpus of two topics."""
    rows = ["Topic,File,Sentence Number"]
    for topic, name, sentences in TEXTS:
        folder = tmp_path / "ECB+" / topic
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{topic}_{name}.xml").write_text(ecb_file(f"{topic}_{name}", sentences), "utf-8")
        rows += [f"{topic},{name},{number}" for number in range(len(sentences))]
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text("\n".join(rows), "utf-8")
    return tmp_path


def test_mentions_are_read_in_place(ecb: Path) -> None:
    found = {each.name: each for each in articles(ecb)}
    assert set(found) == {"2_1ecb", "2_2ecb", "2_1ecbplus", "2_2ecbplus"}
    one = found["2_1ecb"]
    assert one.text.startswith("A freighter sank off Durban on Monday.\nDivers")
    assert [one.text[each.start : each.end] for each in one.mentions] == ["sank", "found"]
    assert [each.chain for each in one.mentions] == ["ACTa", "ACTb"]


def test_kept_back_topics_are_measured_whole(ecb: Path) -> None:
    assert {each.topic for each in articles(ecb, whole=True)} == {"2", "36"}
    for path in sorted((ecb / "ECB+" / "2").iterdir()):
        path.unlink()
    (ecb / "ECB+" / "2").rmdir()
    assert [each.topic for each in articles(ecb)] == ["36"]


def test_only_curated_sentences_count(ecb: Path) -> None:
    (ecb / "ECBplus_coreference_sentences.csv").write_text(
        "Topic,File,Sentence\n2,1ecb,1\n", "utf-8"
    )
    mentions = [mention for each in articles(ecb) for mention in each.mentions]
    assert [mention.chain for mention in mentions] == ["ACTb"]


def test_happenings_are_linked_across_documents(ecb: Path) -> None:
    result = linking.run({"ecbplus": ecb}, Settings())
    parts: dict[str, Any] = dict(result.parts)
    assert result.n == 7
    assert result.score > parts["lemma baseline"]
    assert set(parts["by score"]) == {"MUC", "B3", "CEAF-e"}


ITEMS = (
    ("2014-08-12", "A suicide bomber killed at least 19 recruits at a barracks in Baquba. (AFP)"),
    (
        "2014-08-13",
        "The toll of yesterday's suicide bombing in Baquba rises to 24 killed. (Reuters)",
    ),
    ("2014-08-13", "Rebels shelled the airport of Luhansk and four pilots were injured. (BBC)"),
)


@pytest.fixture
def events(tmp_path: Path) -> Path:
    """Items laid out as current_events has them."""
    rows = [json.dumps({"date": day, "text": text, "outlets": []}) for day, text in ITEMS]
    (tmp_path / "items.jsonl").write_text("\n".join(rows), "utf-8")
    return tmp_path


def key_of(number: int) -> str:
    """The key of an item, as the gold has it."""
    day, text = ITEMS[number]
    return hashlib.sha256(f"{day}\n{text}".encode()).hexdigest()[:16]


def test_pairs_of_reports_are_measured(events: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = [
        incidents.Pair(key_of(0), key_of(1), "update"),
        incidents.Pair(key_of(0), key_of(2), "different"),
    ]
    monkeypatch.setattr(incidents, "gold", lambda: pairs)
    result = incidents.run({"current_events": events}, Settings())
    parts: dict[str, Any] = dict(result.parts)
    assert (result.score, result.n) == (1.0, 2)
    assert parts["by relation"]["update"] == {"same": 0, "update": 1, "different": 0}
    assert result.errors == {}


def test_the_gold_holds_keys_and_codes_only() -> None:
    pairs = incidents.gold()
    assert len(pairs) == 150
    assert {pair.relation for pair in pairs} == set(incidents.RELATIONS)
    assert all(len(key) == 16 for pair in pairs for key in (pair.one, pair.other))
    assert len({(pair.one, pair.other) for pair in pairs}) == 150


def test_copies_are_made_and_found(tmp_path: Path) -> None:
    text = (
        "Fighters of the Islamic State took {n} villages near {town} on Sunday after soldiers had "
        "left their posts without a fight, and {n} families fled across the river to {other}, "
        "where the council opened schools for them and asked for tents, {source} said."
    )
    towns = ("Ramadi", "Tikrit", "Mosul", "Sirte", "Kunduz", "Aden", "Raqqa", "Homs")
    rows = [
        {"date": f"2015-05-{10 + n}", "outlets": [],
         "text": text.format(n=11 + n, town=town, other=towns[n - 1], source=f"officer {n}")}
        for n, town in enumerate(towns)
    ]  # fmt: skip
    (tmp_path / "items.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    result = copies.run({"current_events": tmp_path}, Settings())
    parts: dict[str, Any] = dict(result.parts)
    assert result.n == sum(row["pairs"] for row in parts["by kind of copy"].values()) > 0
    assert result.score > 0.8


def test_what_is_made_is_the_same_every_time() -> None:
    text = "At least 30 people died near Mosul as two lorries blew up at a market, police said."
    once, again = (copies.made_of(text, "2016-01-01") for _ in range(2))
    assert [each.document for each in once] == [each.document for each in again]
    assert {each.copy for each in once[1:]} in ({True}, {False})


@pytest.mark.parametrize("name", ["copies", "incidents", "linking"])
def test_the_tasks_are_listed(name: str) -> None:
    assert TASKS[name].name == name
