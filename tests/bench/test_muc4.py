"""The templates and tolls tasks, on reports made up here and laid out as the set is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import templates, tolls
from bench.muc4 import filler, keys, merged, plain, reports
from bench.task import Settings

TEXT = (
    "URBAN GUERRILLAS MURDERED JUDGE PEDRO ALVA NEAR CALI YESTERDAY.  THE JUDGE'S TWO GUARDS WERE\n"
    "WOUNDED.\n\n   A BOMB EXPLODED LAST NIGHT OUTSIDE THE TOWN BANK."
)
KEY = """0.  MESSAGE: ID                     TST9-MUC3-0001
1.  MESSAGE: TEMPLATE               1
4.  INCIDENT: TYPE                  ATTACK
18. HUM TGT: NAME                   "PEDRO ALVA"
19. HUM TGT: DESCRIPTION            "JUDGE": "PEDRO ALVA"
                                    "GUARDS" / "TWO GUARDS"
21. HUM TGT: NUMBER                 1: "PEDRO ALVA"
                                    2: "GUARDS" / "TWO GUARDS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "PEDRO ALVA"
                                    INJURY: "GUARDS" / "TWO GUARDS"

0.  MESSAGE: ID                     TST9-MUC3-0002
1.  MESSAGE: TEMPLATE               *
"""
TEMPLATE = {
    "incident_type": "attack",
    "PerpInd": [[["urban guerrillas", 0], ["guerrillas", 6]]],
    "PerpOrg": [],
    "Target": [[["town bank", 160]]],
    "Victim": [[["pedro alva", 32]]],
    "Weapon": [[["bomb", 120]]],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One report with a template, one without."""
    items = [
        {"docid": "TST9-MUC3-0001", "doctext": TEXT.lower(), "templates": [TEMPLATE]},
        {"docid": "TST9-MUC3-0002", "doctext": "nothing happened.", "templates": []},
    ]
    (tmp_path / "test.json").write_text("\n".join(json.dumps(item) for item in items))
    told = {"docid": "TST9-MUC3-0001", "text": TEXT}
    (tmp_path / "doc_test").write_text(json.dumps(told) + "\n")
    deeper = tmp_path / "muc34" / "tst9"
    deeper.mkdir(parents=True)
    (deeper / "key-tst9.v1").write_text(KEY)
    return tmp_path


def test_reports_are_read_as_they_were_sent(folder: Path) -> None:
    found = reports(folder, Settings())
    assert [report.name for report in found] == ["TST9-MUC3-0001", "TST9-MUC3-0002"]
    assert found[0].text == TEXT
    assert found[1].text == "nothing happened."
    assert found[0].entities["PerpInd"] == (frozenset({"urban guerrillas", "guerrillas"}),)


def test_training_reports_are_left_aside(folder: Path) -> None:
    (folder / "train.json").write_text((folder / "test.json").read_text())
    assert len(reports(folder, Settings())) == 2
    assert len(reports(folder, Settings(whole=True))) == 4


def test_an_entity_told_by_two_templates_is_one() -> None:
    brief = {**TEMPLATE, "PerpInd": [[["guerrillas", 6]]]}
    assert len(merged([TEMPLATE, brief])["PerpInd"]) == 1  # type: ignore[list-item]


def test_mentions_are_compared_without_articles_and_marks() -> None:
    assert plain('THE "RED DAWN"\nGROUP') == "red dawn group"


def test_pairs_are_one_to_one_and_as_many_as_agree() -> None:
    gold = (frozenset({"a", "b"}), frozenset({"b"}))
    assert templates.aligned(gold, [frozenset({"b"}), frozenset({"a"})]) == [(0, 1), (1, 0)]
    assert templates.aligned(gold, [frozenset({"b", "c"})]) == []
    assert templates.aligned((), [frozenset({"b"})]) == []


def test_templates_are_scored(folder: Path) -> None:
    result = templates.run({"muc4": folder}, Settings())
    assert result.n == 4
    assert result.score == 1.0
    assert not result.errors


def test_keys_are_taken_apart(folder: Path) -> None:
    first, second = keys(folder)
    assert first.incident == "ATTACK"
    assert second.incident == "*"
    number = first.fillers("HUM TGT: NUMBER")[1]
    assert (number.values, number.targets) == (("2",), ("guards", "two guards"))
    assert filler('? INJURY: "X"').optional


def test_tolls_are_scored(folder: Path) -> None:
    result = tolls.run({"muc4": folder}, Settings())
    assert result.n == 2
    assert result.score == 1.0


@pytest.mark.parametrize(
    ("number", "verdict"),
    [("2", "right"), ("3", "the people and the effect are read, with another number")],
)
def test_a_toll_is_right_only_with_its_number(number: str, verdict: str) -> None:
    gold = tolls.Gold("killed", frozenset({"2"}), frozenset({"guard"}))
    assert tolls.verdict(gold, [tolls.Read("killed", number, frozenset({"guard"}))]) == verdict
