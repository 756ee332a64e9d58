"""The measure of names and mentions, on a document of our own laid out as re3d has them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.names import TASK, Spans, mistakes
from bench.task import Settings
from training.names import Span

TEXT = "Rebels of the Hazm Movement took Idlib. They left the town on Monday."
MARKS = [
    ("Rebels", "Organisation", 1),
    ("the Hazm Movement", "Organisation", 1),
    ("Idlib", "Location", 1),
    ("They", "Organisation", 0.9),
    ("the town", "Location", 1),
    ("own", "Location", 0),
    ("Monday", "Temporal", 1),
]


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "A publisher"
    folder.mkdir()
    (folder / "documents.json").write_text(json.dumps({"_id": "one", "text": TEXT}) + "\n")
    rows = []
    for value, kind, confidence in MARKS:
        begin = TEXT.index(value)
        entry = {"documentId": "one", "begin": begin, "end": begin + len(value), "type": kind}
        rows.append(json.dumps(entry | {"value": value, "confidence": confidence}))
    (folder / "entities.json").write_text("\n".join(rows) + "\n")
    return tmp_path


def test_every_mention_counts(documents: Path) -> None:
    result = TASK.run({"re3d": documents}, Settings(whole=True))
    assert result.n == 6
    table = result.parts["by what is counted"]
    assert isinstance(table, dict)
    assert set(table) == {"all mentions", "mentions agreed on", "names"}
    assert result.score == pytest.approx(table["all mentions"]["F1"], abs=1e-4)
    assert result.score > 0.3
    assert result.errors.get("locations not read", 0) >= 1  # the stray mark inside "town"


def test_spans_and_kinds_must_be_right() -> None:
    spans = Spans()
    gold = {Span(0, 5, "ORG"), Span(10, 15, "PLACE"), Span(20, 22, "PERSON")}
    read = {Span(0, 5, "ORG"), Span(10, 15, "ORG"), Span(20, 25, "PERSON")}
    spans.add(read, gold)
    assert spans.f1() == pytest.approx(1 / 3)
    assert spans.scores()["organisations"] == pytest.approx(2 / 3, abs=1e-4)
    assert sorted(mistakes(read, gold)) == [
        "locations read as organisations",
        "persons with other bounds",
    ]
