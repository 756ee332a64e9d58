"""What is asked, where what is shown is older than what was decided last."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from holdfast.ledger import Judged, Question
from holdfast.model import Decision
from holdfast.screens.queue import key_of, open_questions, remembered
from holdfast.screens.review import log_now
from holdfast.screens.shown import Shown


def keys(questions: object) -> list[str]:
    """What they ask about."""
    return [key_of(each) for each in questions]  # type: ignore[attr-defined]


def decision(number: int, verb: str, *targets: str) -> Decision:
    """A decision that somebody makes."""
    return Decision(
        id=number,
        verb=verb,  # type: ignore[arg-type]
        targets=targets,
        by="Ada",
        at="2016-01-01T00:00:00Z",
        reason="",
    )


@pytest.fixture
def asked(demo: Shown) -> tuple[Question, ...]:
    """Some questions about one statement each."""
    found = tuple(each for each in demo.questions or () if len(each.ids) == 1)
    assert len(found) >= 4
    return found[:4]


def test_what_was_decided_since_is_asked_no_more(demo: Shown, asked: tuple[Question, ...]) -> None:
    shown = replace(demo, questions=asked)
    log = log_now((), [decision(1, "accept", *asked[1].ids)])
    assert keys(open_questions(shown, asked, log)) == keys([asked[0], *asked[2:]])


def test_what_was_taken_back_since_is_asked_again_in_its_place(
    demo: Shown, asked: tuple[Question, ...]
) -> None:
    accepted = decision(1, "accept", *asked[1].ids)
    # The state that is shown knows of the acceptance, and not yet that it was taken back.
    judged = (Judged(accepted, "in force", accepted.targets),)
    left = (asked[0], *asked[2:])
    shown = replace(demo, questions=left, judged=judged)
    queue = remembered(asked, left)
    assert keys(open_questions(shown, queue, judged)) == keys(left)
    log = log_now(judged, [accepted, decision(2, "revert", "1")])
    assert keys(open_questions(shown, queue, log)) == keys(asked)
    # A state that knows of both asks what it asks, and nothing else.
    newer = replace(shown, judged=tuple(log))
    assert keys(open_questions(newer, queue, log)) == keys(left)


def test_without_a_queue_only_what_is_shown_is_asked(
    demo: Shown, asked: tuple[Question, ...]
) -> None:
    shown = replace(demo, questions=asked)
    assert keys(open_questions(shown, None, ())) == keys(asked)


@given(gone=some.sets(some.integers(0, 11)), again=some.sets(some.integers(0, 11)))
def test_a_queue_keeps_its_order_and_loses_nothing(gone: set[int], again: set[int]) -> None:
    whole = tuple(Question((Told(str(number)),), "") for number in range(12))  # type: ignore[arg-type]
    fewer = tuple(each for number, each in enumerate(whole) if number not in gone)
    later = tuple(each for number, each in enumerate(whole) if number not in gone - again)
    queue = remembered(whole, fewer)
    assert sorted(keys(queue)) == sorted(keys(whole))
    assert [each for each in keys(queue) if each in keys(fewer)] == keys(fewer)
    assert keys(remembered((), whole)) == keys(whole)
    assert sorted(keys(remembered(queue, later))) == sorted(keys(whole))


class Told:
    """As much of a statement as a question needs."""

    def __init__(self, identity: str) -> None:
        self.id = identity
