"""``review``, ``decide`` and ``decisions``: what a person answers is recorded, and shown."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import termios
import time
from dataclasses import replace

import click
import pytest
from click.testing import CliRunner, Result
from sqlalchemy import make_url

from holdfast.cli import cli
from holdfast.ledger import Ledger
from holdfast.model import DocumentReading, Statement
from holdfast.serial import statement_id
from tests.ledger.backends import Place
from tests.ledger.build import LATER_RUN, reading, received

RAMADI = received("IS took Ramadi on Sunday.", "ramadi.txt", title="Ramadi \x1b[31mfalls")
AGAIN = received("Late news: IS took Ramadi.", "again.txt", published="2015-05-18")
HIT = received("The town of Hit fell to IS.", "hit.txt", published="2014-10-15")
LOCAL_FLAGS = 3  # in what a terminal is set to
MAIN = [sys.executable, "-c", "from holdfast.cli import main; main()"]


@pytest.fixture
def statements(ledger: Ledger) -> list[Statement]:
    """Three reports, two of one happening; ungraded, as their rule is."""
    for intake, where, day in (
        (RAMADI, "Ramadi", "2015-05-17"),
        (AGAIN, "Ramadi", "2015-05-17"),
        (HIT, "Hit", "2014-10-13"),
    ):
        ledger.add(intake, reading(intake, ("IS", where, day)))  # type: ignore[arg-type]
    return ledger.statements()


def run(place: Place, command: str, *arguments: str, keys: str = "", by: str = "ana") -> Result:
    """The command in this process, with these lines typed."""
    environment = {"HOLDFAST_LEDGER": place.address, "HOLDFAST_BY": by}
    return CliRunner(env=environment).invoke(
        cli, [command, *arguments], input=keys, standalone_mode=False, color=False
    )


def said(result: Result) -> str:
    return result.output + str(result.exception or "")


def test_each_question_says_why_and_shows_the_words(
    place: Place, statements: list[Statement]
) -> None:
    result = run(place, "review", keys="q\n")
    assert result.return_value == 0
    assert "1 of " in result.output
    assert "came to hold" in result.output
    assert "rests on it alone" in result.output
    assert "«The town of Hit fell to IS.»" in result.output
    every = run(place, "review", keys="k\n" * 9).output
    assert "\x1b[31m" not in every
    assert "came to hold Ramadi" not in every, "two reports tell of it"
    with place.ledger() as ledger:
        assert ledger.decisions() == []


def test_answers_are_recorded_and_not_asked_again(
    place: Place, statements: list[Statement]
) -> None:
    with place.ledger() as ledger:
        asked = ledger.questions()
    pair = next(number for number, each in enumerate(asked) if len(each.statements) == 2)
    keys = ["a"] * len(asked)
    keys[pair] = "s"
    first = run(place, "review", keys="\n".join(keys[:2]) + "\nq\n")
    assert "2 decided" in first.output
    assert f"{len(asked) - 2} questions left" in first.output
    rest = run(place, "review", keys="\n".join(keys[2:]) + "\n", by="ben")
    assert "That is all." in rest.output
    assert "there is nothing to ask" in run(place, "review").output
    with place.ledger() as ledger:
        assert [each.by for each in ledger.decisions()] == ["ana"] * 2 + ["ben"] * (len(asked) - 2)
        assert ledger.accepted() == {each.id for each in statements}
        assert len(ledger.links().same) == 1
        assert all(each.reason for each in ledger.decisions())


def test_the_keys_do_what_they_say(place: Place, statements: list[Statement]) -> None:
    """Reject needs a reason, a wrong correction changes nothing, undo asks again."""
    with place.ledger() as ledger:
        before = ledger.rebuild()
        first = ledger.questions()[0].ids[0]
    keys = ["x", "r", "", "r", "another town", "u", "c", "mood=hoped", "typo"]
    keys += ["c", "mood=reported; time=2014-10-12", "as the police say", "u", "u", "s", "zz", "q"]
    result = run(place, "review", keys="\n".join(keys) + "\n")
    for words in (
        "it needs a reason",
        "mood is one of",
        "undone: reject",
        "undone: correct",
        "nothing was decided in this sitting",
        "not the start of an id",
        "0 decided",
    ):
        assert words in result.output
    with place.ledger() as ledger:
        verbs = [each.verb for each in ledger.decisions()]
        assert verbs == ["reject", "revert", "correct", "correct", "revert"]
        assert {target for each in ledger.decisions()[2:4] for target in each.targets} == {first}
        assert ledger.rebuild() == before


def test_of_two_one_is_not_rejected_by_mistake(place: Place, statements: list[Statement]) -> None:
    with place.ledger() as ledger:
        asked = ledger.questions()
    pair = next(number for number, each in enumerate(asked) if len(each.statements) == 2)
    result = run(place, "review", keys="k\n" * pair + "r\nd\nother days\nq\n")
    assert "same or different" in result.output
    with place.ledger() as ledger:
        [made] = ledger.decisions()
        assert (made.verb, made.reason) == ("different", "other days")


def test_what_now_reads_otherwise_is_asked_again_first(
    place: Place, statements: list[Statement]
) -> None:
    [ramadi] = [each for each in statements if each.document == RAMADI.document.id]
    assert run(place, "decide", "reject", ramadi.id[:10], "--why", "no town").return_value == 0
    newer = replace(ramadi, mood="claimed", run=LATER_RUN.id)
    newer = replace(newer, id=statement_id(newer))
    with place.ledger() as ledger:
        ledger.add(RAMADI, DocumentReading(RAMADI.document, (newer,), run=LATER_RUN))  # type: ignore[arg-type]
    result = run(place, "review", keys="a\nq\n", by="ben")
    assert "1 of" in result.output.splitlines()[2]
    assert "ana decided “reject” on an earlier reading" in result.output.splitlines()[2]
    assert "mood fact → claimed" in result.output
    with place.ledger() as ledger:
        assert newer.id in {each.id for each in ledger.statements()}
        assert [each.state for each in ledger.judged()] == ["overruled", "in force"]


def test_decisions_are_made_and_listed_with_their_orphans(
    place: Place, statements: list[Statement]
) -> None:
    first, second, third = (each.id for each in statements)
    assert "decision 1: same" in said(run(place, "decide", "same", first, second, "--why", "one"))
    more = ("--set", "mood=reported", "--set", "place=geonames:95788")
    run(place, "decide", "correct", third[:8], "--why", "the police", *more)
    run(place, "decide", "revert", "1", "--why", "two after all", by="ben")
    with place.ledger() as ledger:
        [document] = [each.document for each in statements if each.id == third]
        gone = next(each for each in (RAMADI, AGAIN, HIT) if each.document.id == document)
        ledger.add(gone, reading(gone, run=LATER_RUN))  # type: ignore[arg-type]
    listed = json.loads(run(place, "decisions", "--format", "json").output)
    assert [(each["verb"], each["by"], each["state"]) for each in listed] == [
        ("same", "ana", "reverted"),
        ("correct", "ana", "orphaned"),
        ("correct", "ana", "orphaned"),
        ("revert", "ben", "in force"),
    ]
    assert listed[1]["value"] == "reported"
    assert listed[2]["value"]["name"] == "Hit"
    assert listed[2]["value"]["latitude"] == pytest.approx(33.6, abs=0.1)
    table = run(place, "decisions", "--orphans").output
    assert "no such statement" in " ".join(table.split())
    assert "two after all" not in table


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("accept", "0123456789", "--why", "x"), "no statement has an id"),
        (("accept", "abc", "--why", "x"), "not the start of an id"),
        (("revert", "3", "--why", "x"), "no decision"),
        (("correct", "FIRST", "--why", "x"), "--set FIELD=VALUE"),
        (("accept", "FIRST", "--why", "x", "--set", "mood=fact"), "--set FIELD=VALUE"),
        (("correct", "FIRST", "--why", "x", "--set", "mood"), "FIELD=VALUE"),
        (("accept", "FIRST"), "--why"),
        (("hope", "FIRST", "--why", "x"), "hope"),
    ],
)
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_what_cannot_be_decided_is_said_in_a_line(
    place: Place, statements: list[Statement], arguments: tuple[str, ...], problem: str
) -> None:
    given = [statements[0].id if each == "FIRST" else each for each in arguments]
    result = run(place, "decide", *given)
    assert result.exception is not None
    assert isinstance(result.exception, click.ClickException)
    assert problem in result.exception.format_message()
    with place.ledger() as ledger:
        assert ledger.decisions() == []


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_on_a_terminal_one_key_is_an_answer(place: Place, statements: list[Statement]) -> None:
    ours, theirs = pty.openpty()
    command = [*MAIN, "review", "--by", "ana", "--ledger", place.address]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    for key in (b"a", b"q"):
        shown += read_until(ours, b"> ")
        os.write(ours, key)
    assert process.wait(timeout=240) == 0
    os.close(ours)
    assert "Is this what the words say?" in shown.decode()
    with place.ledger() as ledger:
        assert [each.verb for each in ledger.decisions()] == ["accept"]


def read_until(terminal: int, mark: bytes) -> bytes:
    """What the terminal shows, up to the prompt at which it listens for a single key."""
    shown = b""
    while not shown.endswith(mark):
        shown += os.read(terminal, 4096)
    while termios.tcgetattr(terminal)[LOCAL_FLAGS] & termios.ICANON:
        time.sleep(0.01)  # it still gathers whole lines
    return shown


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_the_password_of_a_database_is_not_shown(place: Place) -> None:
    address = make_url(place.address)
    closed = address.set(port=1, password="secret-word").render_as_string(hide_password=False)
    for where in (closed, closed.replace(":1/", ":port/")):
        result = run(replace(place, address=where), "decisions")
        assert isinstance(result.exception, click.ClickException)
        told = result.exception.format_message()
        assert "127.0.0.1" in told
        assert "secret-word" not in told + result.output
        assert "\n" not in told
    result = run(place, "verify")
    assert result.return_value == 0
    assert "every quote and every hash in postgresql+psycopg://" in result.output
    assert str(address.password) not in result.output


@pytest.mark.parametrize("command", ["review", "decide", "decisions"])
def test_help_tells_how_to_use_it(command: str) -> None:
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0
    assert "postgresql+psycopg://" in result.output


def test_without_the_driver_it_is_said_how_to_get_it() -> None:
    script = (
        "import sys; sys.modules['psycopg'] = None; from holdfast.cli import main;"
        "sys.argv = ['holdfast', 'verify', '--ledger', 'postgresql://u:p@127.0.0.1/x']; main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 1
    assert "pip install 'holdfast[postgresql]'" in done.stderr
