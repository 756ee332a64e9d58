"""The calibration task on judgements of our own: honest, boastful, too few, none."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest

from bench.calibration import measure, plot, predicted
from bench.tasks import TASKS


def judged(rule: str, right: int, wrong: int) -> list[dict[str, object]]:
    """Judgements of one rule, each of an item of its own."""
    return [
        {"id": f"{rule}-{number}", "item": f"{rule}-{number}", "rule": rule,
         "right": number < right, "why": None if number < right else "wrong place"}
        for number in range(right + wrong)
    ]  # fmt: skip


def test_a_steady_rule_is_calibrated() -> None:
    result, table = measure([*judged("good", 170, 30), *judged("poor", 90, 110)])
    assert result.n == table.count == 400
    assert result.score > 0.95
    assert result.parts["ungraded"] == 0
    assert result.errors == {"sure (at least 0.8) and wrong: wrong place": 30}


def test_a_rule_judged_too_seldom_predicts_nothing() -> None:
    result, _ = measure(judged("few", 20, 5))
    assert (result.n, result.score) == (0, 0.0)
    assert result.parts["ungraded"] == 25


def test_no_item_predicts_itself() -> None:
    rows = judged("one", 40, 0)
    odd = {**rows[0], "right": False}
    before = {str(row["id"]): value for value, row in predicted(rows)}
    after = {str(row["id"]): value for value, row in predicted([odd, *rows[1:]])}
    assert after[str(odd["id"])] == before[str(odd["id"])]
    assert min(after.values()) < min(before.values())


def test_nothing_judged_is_told_so() -> None:
    result, table = measure([])
    assert (result.n, result.parts["Brier score"]) == (0, "none")
    assert "Nothing is graded yet" in plot(table)


def test_order_does_not_matter() -> None:
    rows = [*judged("good", 50, 10), *judged("poor", 20, 30)]
    assert measure(rows) == measure(rows[::-1])


@pytest.mark.parametrize("rows", [[], judged("good", 90, 10)])
def test_the_plot_is_drawn(rows: list[dict[str, object]]) -> None:
    _, table = measure(rows)
    tree = ElementTree.fromstring(plot(table))
    circles = [each for each in tree.iter() if each.tag.endswith("circle")]
    assert len(circles) == len(table.bins)


def test_the_task_is_listed() -> None:
    assert TASKS["calibration"].sets == ()
