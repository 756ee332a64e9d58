"""``read`` and ``add`` with the real reader: in this process where one will do."""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from holdfast.ledger import Ledger
from holdfast.serial import from_line
from tests.cli.calling import HOLDFAST, Caller

SCHEMA = Path(__file__).parents[2] / "docs/statement.schema.json"
DISPATCHES = [
    "Government troops captured the town of Tikrit on March 31, the defence ministry said.",
    "Islamic State fighters seized Ramadi on May 17 after the army withdrew from the city.",
    "Kurdish forces drove Islamic State out of Kobane on January 26.",
    "Rebels took control of Idlib on March 28. At least 40 soldiers were killed.",
    "The army retook Ramadi on December 28 because coalition jets had struck the militants.",
]
NOTHING = "The recipe calls for two eggs, a little flour and a pinch of salt."


def dispatch(number: int) -> str:
    """A short report that no other one equals."""
    opening = DISPATCHES[number % len(DISPATCHES)]
    return f"{opening} It was report {number} of the day from the correspondent in Erbil."


def dispatches(path: Path, count: int) -> Path:
    """Documents of JSON Lines, one of which is no JSON."""
    lines = [
        json.dumps({"id": f"d{number}", "text": dispatch(number), "published": "2016-01-05"})
        for number in range(count)
    ]
    lines[17] = "{not json"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dispatches(tmp_path_factory.mktemp("many") / "many.jsonl", 40)


# So many that a fast machine has not read them all when a slow test kills the reader.
MORE = 40


@pytest.fixture(scope="module")
def more(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dispatches(tmp_path_factory.mktemp("more") / "more.jsonl", MORE)


def test_read_writes_statements_that_fit_the_schema_and_goes_on_after_failures(
    call: Caller, tmp_path: Path
) -> None:
    names = [tmp_path / name for name in ("one.txt", "empty.txt", "two.txt", "recipe.txt")]
    for path, text in zip(names, (DISPATCHES[1], "", DISPATCHES[2], NOTHING), strict=True):
        path.write_text(text, "utf-8")
    missing = tmp_path / "missing.txt"
    done = call("read", names[0], missing, *names[1:], "--published", "2016-01-05")
    assert done.returncode == 1
    validator = Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))
    lines = done.stdout.splitlines()
    for line in lines:
        validator.validate(json.loads(line))
    sources = [from_line(line).source_id for line in lines]
    assert sources == sorted(sources, key=[str(name) for name in names].index)
    assert set(sources) == {str(names[0]), str(names[2])}
    said = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in said] == [str(missing), str(names[1]), str(names[3])]
    assert all(line.startswith("holdfast: ") for line in said)
    assert "no statement was read" in said[2]


def test_quotes_hold_and_dates_come_from_the_publication(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(DISPATCHES[1], "utf-8")
    done = call("read", path, "--published", "2015-06-01")
    text = DISPATCHES[1]
    statements = [from_line(line) for line in done.stdout.splitlines()]
    for each in statements:
        assert text[each.evidence.start : each.evidence.end] == each.evidence.quote
    gained = [each for each in statements if each.type == "territory.gained"]
    assert [each.time.edtf for each in gained if each.time] == ["2015-05-17"]
    assert [each.roles["place"][0].text for each in gained] == ["Ramadi"]


def test_the_same_bytes_whatever_the_number_of_processes(call: Caller, many: Path) -> None:
    one = call("read", many, "--jobs", "1")
    two = call("read", many, "--jobs", "2")
    assert (one.returncode, two.returncode) == (1, 1)
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.stderr.count("\n") == 1
    assert {from_line(line).source_id for line in one.stdout.splitlines()} == {
        f"d{number}" for number in range(40) if number != 17
    }


def test_standard_input_as_one_json_value_or_as_a_table(call: Caller) -> None:
    record = json.loads(call("read", "-", "--format", "json", stdin=DISPATCHES[1]).stdout)
    assert [document["source_id"] for document in record["documents"]] == ["-"]
    assert record["statements"]
    assert record["failures"] == []
    table = call("read", "-", "--format", "table", stdin=DISPATCHES[1]).stdout
    assert "territory.gained" in table
    assert "\x1b" not in table


def test_adding_twice_reads_once(call: Caller, many: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "twice.sqlite"
    shown = ("show", "--type", "territory", "--ledger", ledger, "--format", "jsonl")
    first = call("add", many, "--ledger", ledger)
    assert first.returncode == 1
    assert "39 added" in first.stderr
    assert "1 not read" in first.stderr
    kept = call(*shown).stdout
    second = call("add", many, "--ledger", ledger)
    assert "0 added" in second.stderr
    assert "39 read before" in second.stderr
    assert kept
    assert call(*shown).stdout == kept
    assert call("verify", "--ledger", ledger).returncode == 0
    assert f"not read: {many}" in call("show", "--ledger", ledger).stderr


def adding(more: Path, ledger: Path) -> subprocess.Popen[str]:
    """It also waits for standard input, which does not end: it cannot be done before it is stopped,
    however fast it is."""
    return subprocess.Popen(
        [*HOLDFAST, "add", str(more), "-", "--jobs", "1", "--ledger", str(ledger)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell that starts the tests in the background lets them ignore Ctrl-C, and they hand
        # that on to this process.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def readings(ledger: Path) -> int:
    """How many documents the ledger has so far."""
    try:
        found = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, timeout=10).execute(
            "SELECT count(*) FROM readings"
        )
        return int(found.fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def wait_for(ledger: Path, count: int) -> None:
    """Until the ledger has that many documents."""
    until = time.monotonic() + 300
    while readings(ledger) < count and time.monotonic() < until:
        time.sleep(0.005)


def test_stopped_by_hand_it_says_how_to_go_on(more: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "stopped.sqlite"
    process = adding(more, ledger)
    wait_for(ledger, 3)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 130
    assert "the same command goes on from here" in said
    assert "Traceback" not in said
    with Ledger(ledger) as opened:
        assert opened.verify() == []
        assert 3 <= len(opened.documents()) < MORE


def test_killed_while_adding_the_same_command_completes_it(
    call: Caller, more: Path, tmp_path: Path
) -> None:
    chance = random.Random(3)
    killed, whole = tmp_path / "killed.sqlite", tmp_path / "whole.sqlite"
    for number in range(1, 3):
        process = adding(more, killed)
        wait_for(killed, number * 12)
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
        process.communicate(timeout=300)
        assert sqlite3.connect(killed).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert 24 <= readings(killed) < MORE
    for ledger in (killed, whole):
        assert call("add", more, "--jobs", "1", "--ledger", ledger).returncode == 1
    with Ledger(killed) as one, Ledger(whole) as other:
        assert one.verify() == []
        assert one.statements() == other.statements()
        assert one.rebuild() == other.rebuild()
