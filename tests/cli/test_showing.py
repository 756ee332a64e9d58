"""``show``, ``verify`` and ``control`` on a ledger made by hand; start-up; wrong use."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from holdfast.ledger import Ledger
from holdfast.serial import from_line
from tests.cli.calling import Caller, run
from tests.ledger.build import reading, received

RAMADI = received(
    "IS took Ramadi on Sunday.", "ramadi.txt", published="2015-05-18", title="Ramadi [bold]falls"
)
PALMYRA = received("IS took Palmyra. Syria lost Palmyra.", "palmyra.txt", published="2015-05-21")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("showing") / "test.sqlite"
    with Ledger(path) as made:
        made.add(RAMADI, reading(RAMADI, ("IS", "Ramadi", "2015-05-17")))  # type: ignore[arg-type]
        found = [("IS", "Palmyra", "2015-05-20"), ("Syria", "Palmyra", None)]
        made.add(PALMYRA, reading(PALMYRA, *found))  # type: ignore[arg-type]
    return path


LOADED = """
import sys
from holdfast.cli import main
try:
    main()
finally:
    print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def test_help_loads_nothing_that_is_slow_to_load() -> None:
    """What takes time at the start is what is loaded: that is the same on every machine."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "--help"], capture_output=True, text=True, check=True
    )
    assert "control" in done.stdout
    loaded = {name for name in done.stderr.split() if not name.startswith("_")}
    assert {"click", "holdfast"} <= loaded
    heavy = {"numpy", "spacy", "onnxruntime", "sqlalchemy", "scipy", "httpx", "yaml", "pyarrow"}
    assert not loaded & heavy


@pytest.mark.parametrize(
    "command", ["read", "add", "show", "verify", "control", "why", "report", "demo"]
)
def test_every_command_has_help(call: Caller, command: str) -> None:
    done = call(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage:")


@pytest.mark.parametrize(
    "arguments",
    [("read",), ("read", "--format", "xml", "a.txt"), ("nonsense",), ("add",), ("why",),
     ("read", "--published", "yesterday", "a.txt"), ("read", "--published", "XXXX-05-17", "a.txt"),
     ("read", "--jobs", "0", "a.txt"), ("control", "--at", "some day")],
)  # fmt: skip
def test_wrong_use_is_exit_2(call: Caller, arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Usage:" in done.stderr


def test_show_lists_the_documents(call: Caller, ledger: Path) -> None:
    done = call("show", "--ledger", ledger)
    assert done.returncode == 0
    assert "ramadi.txt" in done.stdout
    assert "Ramadi [bold]falls" in done.stdout
    rows = json.loads(call("show", "--ledger", ledger, "--format", "json").stdout)
    assert {row["source_id"]: row["statements"] for row in rows} == {
        "ramadi.txt": 1,
        "palmyra.txt": 2,
    }


def test_show_by_place_type_and_mood(call: Caller, ledger: Path) -> None:
    def count(*arguments: str) -> int:
        done = call("show", *arguments, "--ledger", ledger, "--format", "jsonl")
        return len([from_line(line) for line in done.stdout.splitlines()])

    assert count("palmyra") == 2
    assert count("place:ramadi") == 1
    assert count("--type", "territory") == 3
    assert count("--type", "territory.gained", "Palmyra") == 2
    assert count("--mood", "fact") == 3
    assert count("--mood", "denied") == 0


def test_show_one_statement_by_the_start_of_its_id(call: Caller, ledger: Path) -> None:
    with Ledger(ledger) as opened:
        [statement, *_] = opened.statements()
    done = call("show", statement.id[:10], "--ledger", ledger)
    assert from_line(done.stdout) == statement


def test_show_nothing_is_exit_1(call: Caller, ledger: Path) -> None:
    done = call("show", "Atlantis", "--ledger", ledger)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("holdfast: ")


def test_control_shows_who_and_since_when(call: Caller, ledger: Path) -> None:
    done = call("control", "--ledger", ledger)
    assert done.returncode == 0
    [ramadi] = [line for line in done.stdout.splitlines() if line.startswith("Ramadi")]
    assert ramadi.split()[:4] == ["Ramadi", "2015-05-17", "–", "IS"]
    assert "1 more statements have no date" in done.stderr
    places = json.loads(call("control", "--ledger", ledger, "--format", "json").stdout)
    assert [place["key"] for place in places] == ["place:palmyra", "place:ramadi"]


def test_control_at_a_day(call: Caller, ledger: Path) -> None:
    done = run("control", "--at", "2015-05-19", HOLDFAST_LEDGER=str(ledger))
    assert "Ramadi" in done.stdout
    assert "2 days before" in done.stdout
    assert "Palmyra" not in done.stdout
    assert call("control", "--at", "2014-01-01", "--ledger", ledger).returncode == 1


def test_verify(call: Caller, ledger: Path, tmp_path: Path) -> None:
    assert call("verify", "--ledger", ledger).returncode == 0
    broken = tmp_path / "broken.sqlite"
    source, copy = sqlite3.connect(ledger), sqlite3.connect(broken)
    source.backup(copy)
    copy.execute("DROP TRIGGER documents_no_update")
    copy.execute("UPDATE documents SET text = 'nothing of the kind'")
    copy.commit()
    done = call("verify", "--ledger", broken)
    assert done.returncode == 1
    assert "does not stand at" in done.stderr


def test_a_missing_or_foreign_ledger_is_one_clear_line(call: Caller, tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database " * 200)
    nowhere = tmp_path / "no folder" / "new.sqlite"
    for command, path in (("show", tmp_path / "missing.sqlite"), ("show", text), ("add", nowhere)):
        done = call(command, *([text] if command == "add" else []), "--ledger", path)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert done.stderr.startswith("holdfast: ")
        assert path.name in done.stderr
    assert not (tmp_path / "missing.sqlite").exists()


def test_a_closed_pipe_is_no_traceback(ledger: Path) -> None:
    shell = f"{sys.executable} -c 'from holdfast.cli import main; main()' show --format jsonl"
    done = subprocess.run(
        ["bash", "-c", f"{shell} --type territory | head -c 1"],
        capture_output=True,
        env={**os.environ, "HOLDFAST_LEDGER": str(ledger)},
        timeout=300,
        check=True,
    )
    assert done.stderr == b""
    assert len(done.stdout) == 1
