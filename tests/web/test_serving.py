"""``holdfast serve`` as a process: started, killed in the middle of a review, started again."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from holdfast.cli import cli
from holdfast.ledger import Ledger
from tests.e2e.serving import free_port, start, stop

ROUNDS = 2


def session(port: int) -> httpx.Client:
    """Our own page, asking."""
    client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=240)
    client.headers["X-Holdfast-Token"] = client.get("/session.json").json()["token"]
    return client


def accept_next(client: httpx.Client) -> dict[str, Any]:
    """Answer the question that is asked."""
    asked = client.get("/review.json?kind=statement").json()["item"]
    answer = client.post("/decisions", json={"verb": "accept", "targets": [asked["key"]]})
    assert answer.status_code == 200, answer.text
    made: dict[str, Any] = answer.json()["decision"]
    return made


def test_killed_in_the_middle_of_a_review_it_loses_nothing(ledger_file: Path) -> None:
    port = free_port()
    made: list[dict[str, Any]] = []
    mark = ""
    for _ in range(ROUNDS):
        process = start(ledger_file, port, "--by", "Ada")
        try:
            with closing(session(port)) as client:
                # The page that was open before the stop still may.
                assert mark in {"", client.headers["X-Holdfast-Token"]}
                mark = client.headers["X-Holdfast-Token"]
                log = client.get("/review.json").json()["log"]
                assert [each["id"] for each in log[::-1]] == [each["id"] for each in made]
                made += [accept_next(client), accept_next(client)]
        finally:
            stop(process)
    with Ledger(ledger_file) as ledger:
        kept = ledger.decisions()
        assert [each.id for each in kept] == [each["id"] for each in made]
        assert len({each.targets for each in kept}) == len(kept) == 2 * ROUNDS
        assert {each.by for each in kept} == {"Ada"}
        assert ledger.verify() == []


def test_it_says_where_it_is_and_stops_when_told(ledger_file: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "holdfast", "serve", "--ledger", str(ledger_file)]
    command += ["--port", str(port), "--host", "0.0.0.0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    said = [process.stderr.readline() for _ in range(3)]
    assert f"http://0.0.0.0:{port}/" in said[0]
    token = said[1].rpartition(": ")[2].strip()
    assert len(token) > 20
    assert "not encrypted" in said[2]
    own = {"Host": f"127.0.0.1:{port}"}
    assert httpx.get(f"http://127.0.0.1:{port}/record.json", headers=own).status_code == 401
    own["Authorization"] = f"Bearer {token}"
    assert httpx.get(f"http://127.0.0.1:{port}/record.json", headers=own, timeout=240).json()[
        "title"
    ]
    process.send_signal(signal.SIGTERM)
    rest = process.communicate(timeout=240)[1]
    assert "Traceback" not in rest


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--token", "short"], "characters or more"),
        (["--host", "256.1.1.1", "--token", "long enough a token"], "cannot be listened on"),
    ],
)
def test_what_cannot_be_served_is_one_clear_line(
    ledger_file: Path, options: list[str], words: str
) -> None:
    done = CliRunner().invoke(cli, ["serve", "--ledger", str(ledger_file), *options])
    assert done.exit_code == 1
    assert words in done.output


def test_a_port_that_is_taken_is_one_clear_line(ledger_file: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(cli, ["serve", "--ledger", str(ledger_file), "--port", port])
    assert done.exit_code == 1
    assert "--port" in done.output
    done = CliRunner().invoke(cli, ["serve", "--ledger", str(Path(__file__)), "--port", "0"])
    assert done.exit_code == 1
    assert "is not a ledger" in done.output
