"""While the record is gathered the server says how far it is, and answers what it can."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from starlette.testclient import TestClient

from holdfast.intake import Intake, document_from_text
from holdfast.ledger import Ledger
from holdfast.reading import read_document
from holdfast.screens.shown import READING, STEPS
from holdfast.web.answers import Answers
from holdfast.web.progress import ALL_STEPS, WEIGHING, Steps
from holdfast.web.settings import Limits
from tests.web.conftest import Open


@contextmanager
def locked(ledger: Path) -> Iterator[None]:
    """Somebody writes, and is long about it: views that are out of date cannot be made anew."""
    with Ledger(ledger) as opened:
        opened.decide("reject", [opened.statements()[0].id], by="Ada", reason="wrong")
    writer = sqlite3.connect(ledger, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        writer.execute("ROLLBACK")
        writer.close()


def until_at(client: TestClient, step: str) -> dict[str, object]:
    """What is told once the gathering is at a step; "" for once there is something to show."""
    while True:
        told: dict[str, object] = client.get("/progress.json").json()
        if told["ready"] if step == "" else told["step"] == step:
            return told
        time.sleep(0.02)


def test_it_tells_how_far_it_is_and_answers_others(opened: Open, ledger_file: Path) -> None:
    with ThreadPoolExecutor(1) as elsewhere:
        with locked(ledger_file):
            client = opened()
            waiting = elsewhere.submit(client.get, "/record.json")
            told = until_at(client, READING)
            assert told["ready"] is False
            assert (told["number"], told["of"]) == (1, len(ALL_STEPS))
            for address in ("/map", "/session.json", "/openapi.json"):
                assert client.get(address).status_code == 200
            assert not waiting.done()
        assert waiting.result().json()["counts"]["documents"] > 0
    told = until_at(client, "")
    assert told == {"ready": True, "step": "", "number": 0, "of": len(ALL_STEPS), "seconds": 0.0}


def test_where_too_many_wait_the_others_are_told_to_come_again(
    opened: Open, ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdfast.web.state.MOST_WAITING", 0)
    with locked(ledger_file):
        client = opened()
        answer = client.get("/record.json")
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "5"
        assert "still being gathered" in answer.json()["detail"]
    until_at(client, "")
    assert client.get("/record.json").status_code == 200


def test_the_steps_are_told_one_after_the_other() -> None:
    steps = Steps()
    assert steps.now(ready=False)["step"] == ""
    for number, step in enumerate([*STEPS, WEIGHING], start=1):
        steps.begin(step)
        told = steps.now(ready=False)
        assert (told["step"], told["number"]) == (step, number)
        assert told["seconds"] >= 0
    steps.end()
    assert steps.now(ready=True)["number"] == 0


def test_what_several_ask_for_at_once_is_made_once() -> None:
    answers, begun, go_on = Answers(), Event(), Event()
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        begun.set()
        go_on.wait()
        return {"made": len(made)}

    with ThreadPoolExecutor(4) as several:
        asked = [several.submit(answers.get, "state", "key", make) for _ in range(4)]
        begun.wait()
        go_on.set()
        assert {each.result().plain for each in asked} == {b'{"made":1}'}
    assert len(made) == 1


def test_what_was_just_added_is_waited_for(opened: Open, ledger_file: Path) -> None:
    client = opened(Limits(wait_seconds=0.0, slow_seconds=0.0))
    client.get("/record.json")
    for number in range(3):
        text = f"Rebels captured the town of Azaz on March {number + 3}, 2013."
        with Ledger(ledger_file) as ledger:
            document = document_from_text(text, source_id=f"new/{number}")
            ledger.add(Intake(document, text.encode()), read_document(document))
        shown = client.get(f"/reader/{document.id}.json")
        assert shown.json()["text"] == text
    assert client.get("/reader/nothing.json").status_code == 404


def test_where_that_takes_long_one_is_told_to_ask_again(opened: Open, ledger_file: Path) -> None:
    client = opened(Limits(wait_seconds=0.0, slow_seconds=0.0, newer_seconds=0.05))
    client.get("/record.json")
    with locked(ledger_file):
        answer = client.get("/reader/nothing.json")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
        assert "still being gathered" in answer.json()["detail"]
