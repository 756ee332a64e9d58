"""Review and decisions by HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from holdfast.ledger import Ledger
from tests.web.conftest import Open, asked_as_page

SCREENS = ("record", "control", "incidents", "points", "brief", "documents")


def item(client: TestClient, kind: str = "statement", offset: int = 0) -> dict[str, Any]:
    """A question of the queue."""
    found: dict[str, Any] = client.get(f"/review.json?kind={kind}&offset={offset}").json()["item"]
    return found


def decide(client: TestClient, verb: str, targets: list[str], **more: str) -> dict[str, Any]:
    """Record a decision."""
    asked = {"verb": verb, "targets": targets, "reason": "read it", **more}
    answer = client.post("/decisions", json=asked)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_an_answered_question_is_asked_no_more(client: TestClient) -> None:
    before = client.get("/review.json").json()
    asked = item(client)
    found = decide(client, "accept", [asked["key"]])
    assert found["decision"]["by"] == "Tester"
    assert found["decision"]["standing"] == "in force"
    after = client.get("/review.json").json()
    assert after["left"] == before["left"] - 1
    assert after["done"] == 1
    assert after["log"][0]["id"] == found["decision"]["id"]
    assert item(client)["key"] != asked["key"]
    cards = client.get(f"/reader/{asked['document'][0]['id']}.json").json()["cards"]
    assert next(each for each in cards if each["id"] == asked["key"])["verdict"] == "accept"


def test_undo_restores_every_screen(client: TestClient) -> None:
    before = {name: client.get(f"/{name}.json").json() for name in SCREENS}
    asked = item(client)
    made = decide(client, "reject", [asked["key"]])["decision"]
    assert {name: client.get(f"/{name}.json").json() for name in SCREENS} != before
    decide(client, "revert", [str(made["id"])])
    assert {name: client.get(f"/{name}.json").json() for name in SCREENS} == before
    assert item(client)["key"] == asked["key"]
    log = client.get("/review.json").json()["log"]
    assert [each["verb"] for each in log] == ["revert", "reject"]
    assert log[1]["standing"].startswith("reverted")


def test_a_pair_is_decided(client: TestClient) -> None:
    asked = item(client, "pair")
    targets = [each["id"] for each in asked["cards"]]
    assert len(targets) == 2
    assert sorted(targets) == asked["key"].split("+")
    before = client.get("/record.json").json()["counts"]["incidents"]
    decide(client, "different", targets)
    assert client.get("/record.json").json()["counts"]["incidents"] > before
    assert item(client, "pair") is None or item(client, "pair")["key"] != asked["key"]


def trigger_of(card: dict[str, Any]) -> str:
    """The word that the rule went by."""
    for span in card["spans"]:
        if span["role"] == "trigger":
            words: str = card["quote"][span["start"] - card["start"] : span["end"] - card["start"]]
            return words.casefold()
    return ""


def test_a_correction_shows_and_tells_what_looks_alike(client: TestClient) -> None:
    cards = [
        (document["id"], card)
        for document in client.get("/documents.json").json()["documents"]
        for card in client.get(f"/reader/{document['id']}.json").json()["cards"]
    ]
    by_rule: dict[tuple[str, str], list[str]] = {}
    for _, card in cards:
        if card["mood"] == "fact":
            mark = card["rule"], trigger_of(card)
            by_rule.setdefault(mark, []).append(card["id"])
    alike = max(by_rule.values(), key=len)
    assert len(alike) > 1
    answer = decide(client, "correct", [alike[0]], field="mood", value="reported")
    assert {each["id"] for each in answer["alike"]} == set(alike[1:])
    document = next(identity for identity, card in cards if card["id"] == alike[0])
    shown = client.get(f"/reader/{document}.json").json()["cards"]
    card = next(each for each in shown if each["id"] == alike[0])
    assert card["mood"] == "reported"
    assert "corrected: mood" in card["notes"]


def test_every_field_that_can_be_edited_takes_its_own_value(client: TestClient) -> None:
    seen = 0
    for offset in (0, 25):
        asked = item(client, offset=offset)
        for field in asked["editable"] if asked else ():
            same = {"field": field["field"], "value": field["value"]}
            made = decide(client, "correct", [asked["key"]], **same)["decision"]
            decide(client, "revert", [str(made["id"])])
            seen += 1
        if seen > 30:
            break
    assert seen > 10


@pytest.mark.parametrize(
    "asked",
    [
        {"verb": "accept", "targets": ["nothing"]},
        {"verb": "accept", "targets": []},
        {"verb": "praise", "targets": ["x"]},
        {"verb": "revert", "targets": ["99"]},
        {"verb": "same", "targets": ["x"]},
        {"verb": "correct", "targets": ["x"]},
        {"verb": "accept", "targets": ["x"], "field": "mood", "value": "fact"},
        {"verb": "accept", "targets": ["x\x00"]},
        {"verb": "accept", "targets": ["x"], "by": "Somebody else"},
        {"verb": "accept", "targets": ["x"], "reason": "x" * 5000},
    ],
)
def test_what_makes_no_sense_is_not_recorded(
    client: TestClient, ledger_file: Path, asked: dict[str, Any]
) -> None:
    assert client.post("/decisions", json=asked).status_code == 422
    with Ledger(ledger_file) as ledger:
        assert ledger.decisions() == []


def test_two_browsers_review_at_once(opened: Open, ledger_file: Path) -> None:
    ada, ben = (asked_as_page(opened(by=name)) for name in ("Ada", "Ben"))
    # Both look at the same question, and both answer it.
    key = item(ada)["key"]
    assert item(ben)["key"] == key
    decide(ada, "accept", [key])
    decide(ben, "reject", [key])
    for _ in range(3):
        decide(ada, "accept", [item(ada)["key"]])
        decide(ben, "accept", [item(ben)["key"]])
    log = ada.get("/review.json").json()["log"]
    assert log == ben.get("/review.json").json()["log"]
    assert [each["by"] for each in log[::-1]] == ["Ada", "Ben"] * 4
    assert log[-1]["standing"].startswith("overruled")
    with Ledger(ledger_file) as ledger:
        assert len(ledger.decisions()) == 8
        assert key not in {each.id for each in ledger.statements()}
