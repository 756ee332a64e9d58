"""The corpus put together from sets laid out as the data are; growth from costs made up here."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import growth
from bench.corpus import SETS, Row, corpus, write_corpus
from bench.growth import (
    Cost,
    Measured,
    cost,
    exponent,
    family,
    measure,
    one,
    over_n_log_n,
    resident,
)
from holdfast.intake import read_inputs


@pytest.fixture
def sets(tmp_path: Path) -> dict[str, Path]:
    """Each set with a document or two, and an article beside them."""
    folders = {name: tmp_path / "shared" / "data" / name for name in SETS}
    for folder in folders.values():
        folder.mkdir(parents=True)
    items = [
        {"date": "2016-01-02", "text": "Rebels took Homs. (Wire)", "outlets": ["Wire"]},
        {"date": "2016-01-03", "text": "Old War (1999–2001)", "outlets": ["1999–2001"]},
        {"date": "2016-01-04", "text": " ", "outlets": []},
    ]
    lines = "".join(json.dumps(each) + "\n" for each in items)
    (folders["current_events"] / "items.jsonl").write_text(lines, encoding="utf-8")
    (folders["centcom_strikes"] / "strikes.csv").write_text(
        "date,country,location,number,manually_edited,description,line\n"
        "06/30/2016,Syria,Dar,1,,one,- Near Dar one strike hit a truck.\n",
        encoding="utf-8",
    )
    office = folders["re3d"] / "An Office"
    office.mkdir()
    told = {"_id": "A1", "sourceName": "An Office", "text": "Rebels took Dar."}
    (office / "documents.json").write_text(json.dumps(told) + "\n", encoding="utf-8")
    (folders["gum"] / "GUM_news_dar.conllu").write_text(
        "# meta::dateCreated = 2015-05-18\n# text = Rebels took Dar.\n# text = They stayed.\n",
        encoding="utf-8",
    )
    (folders["gum"] / "GUM_bio_dar.conllu").write_text("# text = A life.\n", encoding="utf-8")
    articles = tmp_path / "shared" / "articles"
    articles.mkdir()
    (articles / "why.txt").write_text("Why?\n\nSo.", encoding="utf-8")
    return folders


def test_the_corpus_is_every_report_that_has_a_text(sets: dict[str, Path], tmp_path: Path) -> None:
    rows = {row["id"]: row for row in corpus(sets)}
    assert len(rows) == 6
    assert rows["items-00001"]["publisher"] == "Wire"
    assert rows["items-00002"]["publisher"] == "Wikipedia"
    assert rows["strikes-00001"]["published"] == "2016-06-30"
    assert "published" not in rows["A1"]
    assert rows["GUM_news_dar"]["text"] == "Rebels took Dar. They stayed."
    assert rows["why"]["publisher"] == "Muftah"
    write_corpus(corpus(sets), tmp_path / "all.jsonl")
    read = list(read_inputs([tmp_path / "all.jsonl"]))
    assert sorted(each.source_id for each in read) == sorted(rows)


def test_growth_is_told_from_what_things_cost() -> None:
    sizes = [1_000, 4_000, 15_000]
    assert exponent(sizes, [3e-3 * n for n in sizes]) == pytest.approx(1)
    assert exponent(sizes, [1e-6 * n * n for n in sizes]) == pytest.approx(2)
    assert over_n_log_n(sizes, [n * math.log(n) for n in sizes]) == pytest.approx(1)
    assert over_n_log_n(sizes, [float(n) for n in sizes]) < 1
    assert over_n_log_n(sizes, [float(n * n) for n in sizes]) > 10


def test_the_commands_are_run_and_measured(sets: dict[str, Path], tmp_path: Path) -> None:
    found = one(corpus(sets)[:3], tmp_path, 1)
    assert found.size == 3
    assert min(found.add.clock, found.first_why.processor, found.why.processor) > 0
    if Path("/proc/self/statm").exists():
        assert found.add.memory > 100
    json.dumps(found.figures())


@pytest.mark.parametrize(("power", "score"), [(1.0, 1.0), (2.0, 0.1)])
def test_what_grows_faster_than_n_log_n_scores_less(
    monkeypatch: pytest.MonkeyPatch, power: float, score: float
) -> None:
    def made(rows: list[Row], *_: object) -> Measured:
        each = Cost(1.0, 5 + 1e-3 * len(rows) ** power, 500.0)
        return Measured(len(rows), each, each, each)

    monkeypatch.setattr(growth, "one", made)
    found = measure([{"id": str(number), "text": ""} for number in range(15_000)], [1_000, 15_000])
    assert found.n == 15_000
    assert found.score == pytest.approx(score, abs=0.02)
    assert found.parts["exponent"] == pytest.approx(power, abs=0.05)
    assert set(found.parts["by size"]) == {"1,000", "15,000"}  # type: ignore[call-overload]


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such ledger"):
        cost("control", "--ledger", str(tmp_path / "nothing.sqlite"))


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is told from /proc")
def test_memory_is_that_of_all_processes_below() -> None:
    words = "import subprocess, sys; subprocess.run(['sleep', '30'])"
    with subprocess.Popen([sys.executable, "-c", words]) as process:
        while len(family(process.pid)) < 2:
            assert process.poll() is None
        below = family(process.pid)
        assert resident(below) > resident({process.pid}) > 1_000_000
        for each in sorted(below, reverse=True):
            os.kill(each, 9)
