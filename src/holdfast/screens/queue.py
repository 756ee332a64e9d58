"""What is asked, where what is shown is older than the last decisions.

Of a large ledger a newer state takes a while to gather, and whoever reviews does not wait for it.
What was decided meanwhile is asked no more. What was taken back is asked again at once, in its old
place: for that, questions that an earlier state asked are remembered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from holdfast.ledger import Judged, Question
from holdfast.screens.shown import Shown

MOST_REMEMBERED = 2_000  # questions that are asked no more


def open_questions(
    shown: Shown, queue: Sequence[Question] | None, log: Sequence[Judged]
) -> list[Question]:
    """The questions that wait for an answer.

    ``queue``: as ``remembered`` gives it; ``log``: every decision that was made, with what became
    of it.
    """
    now = shown.questions or ()
    known = {each.decision.id for each in shown.judged if each.state == "reverted"}
    decided = {target for each in log if each.state != "reverted" for target in targets_of(each)}
    reverted = [each for each in log if each.state == "reverted" and each.decision.id not in known]
    asked = {key_of(each) for each in now}
    asked |= {target for each in reverted for target in targets_of(each)}
    return [
        each
        for each in (now if queue is None else queue)
        if (key := key_of(each)) in asked and key not in decided
    ]


def remembered(before: Sequence[Question], now: Sequence[Question]) -> tuple[Question, ...]:
    """The questions of a state, with those of the queue before it that it does not ask: each
    behind the one that it was behind."""
    asked = {key_of(each) for each in now}
    behind: dict[str, list[Question]] = defaultdict(list)
    last, room = "", MOST_REMEMBERED
    for each in before:
        if key_of(each) in asked:
            last = key_of(each)
        elif room:
            behind[last].append(each)
            room -= 1
    found = list(behind[""])
    for each in now:
        found += (each, *behind[key_of(each)])
    return tuple(found)


def key_of(question: Question) -> str:
    """What a decision about it settles: the statement, or the pair."""
    return pair_key(question.ids)


def pair_key(ids: Iterable[str]) -> str:
    """One name for a pair, whichever comes first."""
    return "+".join(sorted(ids))


def targets_of(judged: Judged) -> Iterable[str]:
    """What a decision settles: each statement it accepts, rejects or corrects, or the pair."""
    decision = judged.decision
    if decision.verb in {"same", "different"}:
        return [pair_key(decision.targets)]
    return decision.targets if decision.verb in {"accept", "reject", "correct"} else ()
