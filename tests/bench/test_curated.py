"""Confidence comes from judged extractions alone, and never from fewer than thirty."""

from __future__ import annotations

import holdfast
from bench.gold.curated import REASONS, current, page, precision_table
from bench.gold.items import rows
from holdfast.rules.precision import (
    ENOUGH,
    FILE,
    Precision,
    confidence_of,
    precision_text,
    precisions,
)


def test_the_shipped_table_is_that_of_the_judgements() -> None:
    judged = rows("curated.jsonl")
    assert len(judged) >= 1000
    assert len({row["id"] for row in judged}) == len(judged)
    assert all(row["right"] or row["why"] in REASONS for row in judged)
    assert page(precision_table(current(judged))) == FILE.read_text(encoding="utf-8")


def test_a_mended_rule_has_the_figure_of_its_newest_judgements() -> None:
    first = [{"rule": "one", "right": False}] * ENOUGH + [{"rule": "two", "right": False}] * ENOUGH
    second = [{"rule": "one", "right": True, "round": 2}] * ENOUGH
    few = [{"rule": "two", "right": True, "round": 2}] * (ENOUGH - 1)
    table = precision_table(current([*first, *second, *few]))
    assert table == {"one": (ENOUGH, ENOUGH), "two": (ENOUGH - 1, 2 * ENOUGH - 1)}
    assert precision_table(current(few)) == {"two": (ENOUGH - 1, ENOUGH - 1)}


def test_fewer_than_thirty_say_nothing() -> None:
    assert Precision(29, ENOUGH - 1).value is None
    assert Precision(30, 30).value == 0.97
    assert Precision(0, 30).value == 0.03
    assert confidence_of("no.such-rule") is None
    assert "Ungraded" in precision_text("no.such-rule")


def test_a_statement_has_the_confidence_of_its_rule() -> None:
    record = holdfast.read("Rebels captured Azaz on Monday. The city is under IS control.")
    found = {each.rule: each.confidence for each in record.statements}
    assert found["territory.take"] == precisions()["territory.take"].value
    assert found["state.under-control"] is None
