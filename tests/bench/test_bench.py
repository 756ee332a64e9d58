"""The measurements run on small data of our own, and say what they measured."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bench import control, reasons, speed
from bench.__main__ import main
from bench.gate import check, data_hash
from bench.gold.items import HERE as GOLD_FOLDER
from bench.gold.items import rows
from bench.reader import statements_of
from bench.task import Result, Settings, Task

TEXTS = (
    "Rebels took the town of Azaz on Monday, killing 12 soldiers, residents said.",
    "The army retook three villages near Hama because the rebels had run out of ammunition.",
    "Government aircraft bombed a market in Idlib. At least 20 people were killed.",
)
PAIRS = (
    "<ARG1>The garrison surrendered</ARG1> because <ARG0>its ammunition had run out</ARG0>.",
    "<ARG0>Heavy shelling of the old town</ARG0> led to <ARG1>the flight of its people</ARG1>.",
    "<ARG1>The bridge was closed</ARG1> after <ARG0>militants had mined it</ARG0>.",
)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Documents laid out as re3d has them."""
    folder = tmp_path / "set" / "A publisher"
    folder.mkdir(parents=True)
    rows = [json.dumps({"_id": str(index), "text": text}) for index, text in enumerate(TEXTS)]
    (folder / "documents.json").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return tmp_path / "set"


@pytest.fixture
def causes(tmp_path: Path) -> Path:
    """Sentences laid out as the Causal News Corpus has them; all of one part."""
    with (tmp_path / "train_subtask2.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["text", "text_w_pairs"])
        rows.writerows((reasons.gold(pair)[0], pair) for pair in PAIRS)
    return tmp_path


def test_the_documents_come_in_order(articles: Path) -> None:
    assert speed.texts(articles) == list(TEXTS)
    assert speed.words(["one two", " three\n"]) == 3


@pytest.mark.parametrize("size", [1, 12, 14, 15, 40, 100])
def test_a_long_text_has_the_words_asked_for(size: int) -> None:
    assert speed.words([speed.joined(list(TEXTS), size)]) == size


def test_the_ratio_is_that_of_speeds() -> None:
    rounds = [speed.Pass(2.0, 3.0, 1.0, 1.0), speed.Pass(4.0, 3.0, 1.0, 2.0)]
    found = speed.rates([*rounds, speed.Pass(2.0, 3.0, 1.0, 1.0)], 100, 2)
    assert found["whole_path_words_per_second"] == 100
    assert found["bare_encoder_words_per_second"] == 200
    assert found["ratio_by_clock"] == 0.5
    assert found["ratio_by_processor_time"] == 0.333


def test_speed_measures_the_whole_path(articles: Path) -> None:
    plan = speed.Plan(rounds=1, articles=(2, 4), long_words=(50, 100), starts=1, cores=1)
    found = speed.measure(articles, plan)
    parts: dict[str, Any] = dict(found.parts)
    assert found.n == len(TEXTS)
    assert found.score == parts["ratio_by_processor_time"]
    assert 0 < found.score < 1.5
    assert set(parts["articles_of_100_words"]) == {"2", "4"}
    steps = parts["by step"]
    assert {"parse", "events", "assembly", "verify"} <= set(steps)
    assert sum(each["share"] for each in steps.values()) == pytest.approx(1, abs=0.02)
    assert 0 < parts["ratio_in_one_process"] < 1
    assert all(each["peak_memory_mb"] > 100 for each in parts["one_long_document"].values())
    json.dumps(parts)


def test_reading_for_the_bench_reads(articles: Path) -> None:
    _, reading = speed.read_one(TEXTS[0])
    assert reading.statements
    assert speed.encode_one(TEXTS[0]) == 1


def test_reasons_are_scored_by_their_words(causes: Path) -> None:
    apart, seen = reasons.measure(causes), reasons.measure(causes, part=False)
    assert apart.n + seen.n == reasons.measure(causes, part=None).n == len(PAIRS)
    assert all(0.0 <= found.score <= 1.0 for found in (apart, seen))


def test_gold_pairs_are_taken_apart() -> None:
    plain, cause, effect = reasons.gold(PAIRS[1])
    assert "".join(plain[index] for index in sorted(cause)) == "Heavy shelling of the old town"
    assert "".join(plain[index] for index in sorted(effect)) == "the flight of its people"
    assert reasons.overlap_f1({1, 2, 3}, {2, 3, 4}) == pytest.approx(2 / 3)


def test_data_that_are_not_there_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["speed", "--data", str(tmp_path / "nothing")]) == 2
    assert "no folder" in capsys.readouterr().err


def test_the_last_line_is_json(causes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reasons", "--data", str(causes), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["task"] == "reasons"


def test_a_sample_is_the_same_every_time() -> None:
    items = [str(number) for number in range(100)]
    some = Settings(sample=7).some(items, str)
    assert len(some) == 7
    assert some == Settings(sample=7).some(items, str) == sorted(some, key=int)
    assert Settings(sample=7).some(reversed(items), str) == some[::-1]
    assert Settings().some(items, str) == items


def test_kept_parses_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [statements_of(text).statements for text in TEXTS]
    monkeypatch.setenv("HOLDFAST_BENCH_PARSES", str(tmp_path))
    assert [statements_of(text).statements for text in TEXTS] == plain
    assert len(list(tmp_path.iterdir())) == len(TEXTS)
    assert [statements_of(text).statements for text in TEXTS] == plain


def test_the_gate_holds_a_task_to_its_floor(
    causes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    (data / "cnc").mkdir(parents=True)
    for file in causes.glob("*.csv"):
        file.rename(data / "cnc" / file.name)
    said: list[str] = []
    task = Task("made-up", ("cnc",), "share", lambda sets, settings: Result(0.5, 2))
    known: dict[str, Any] = {"floor": 0.5, "data": {"cnc": data_hash(data / "cnc")}}
    assert check(task, known, data, False, said.append)
    assert not check(task, {**known, "floor": 0.51}, data, False, said.append)
    assert not check(task, {**known, "data": {"cnc": "0" * 16}}, data, False, said.append)
    assert [line[:4] for line in said] == ["pass", "fail", "fail"]
    monkeypatch.delenv("CI", raising=False)
    assert check(task, known, tmp_path / "nowhere", False, said.append)
    monkeypatch.setenv("CI", "true")
    assert not check(task, known, tmp_path / "nowhere", False, said.append)
    assert said[-1].startswith("skip  made-up: no cnc")


def test_what_changed_hands_is_compared_once() -> None:
    text = "IS captured Mosul from the army. Troops never took Tikrit."
    row = {
        "changes": [
            {"place": [12, 17], "kind": "gained", "gainer": [0, 2], "status": "fact"},
            {"place": [51, 57], "kind": "gained", "gainer": [33, 39], "status": "fact",
             "polarity": "-"},
        ]
    }  # fmt: skip
    report = control.Report()
    read = control.read_changes(statements_of(text).statements)
    control.compare(report, control.coded_changes(row), read)
    assert (report.whole.right, report.whole.read, report.whole.coded) == (2, 2, 2)
    wrong = {"changes": [{"place": [51, 57], "kind": "gained", "gainer": None, "status": "fact"}]}
    report = control.Report()
    control.compare(report, control.coded_changes(wrong), read)
    assert report.whole.right == 0
    assert report.whole.read == 2


def test_gold_names_items_of_the_set_and_holds_no_sentence() -> None:
    gold = [row for name in control.GOLD for row in rows(name)]
    assert len({row["item"] for row in gold}) == len(gold) == 250
    assert 150 <= sum(bool(row["changes"]) for row in gold) <= 180
    for path in sorted((GOLD_FOLDER).rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not any(len(word.split()) > 8 for word in re.findall(r'"([^"]*)"', line))
