"""Times are scored against dates marked as the corpus marks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.task import Settings
from bench.times import TASK, Gold, as_edtf, gold_bounds, measure, verdict
from holdfast.model import TimeMention

ROWS = [
    ("The", "the", "DET", "DT", 2, "det", "_"),
    ("bridge", "bridge", "NOUN", "NN", 3, "nsubj", "_"),
    ("closed", "close", "VERB", "VBD", 0, "root", "_"),
    ("in", "in", "ADP", "IN", 5, "case", "_"),
    ("2014", "2014", "NUM", "CD", 3, "obl", 'SpaceAfter=No|XML=<date when:::"2014"></date>'),
    (".", ".", "PUNCT", ".", 3, "punct", "_"),
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One document of one sentence with one date."""
    lines = ["# meta::dateCreated = 2016-03-01", "# newpar"]
    for number, (form, lemma, tag, fine, head, relation, misc) in enumerate(ROWS, 1):
        lines.append(
            "\t".join([str(number), form, lemma, tag, fine, "_", str(head), relation, "_", misc])
        )
    (tmp_path / "news_one.conllu").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return tmp_path


def said(edtf: str, relation: str = "on", start: int = 0, end: int = 4) -> TimeMention:
    return TimeMention("x" * (end - start), start, end, edtf, "day", "stated", relation)


def judged(values: dict[str, str], mention: TimeMention) -> str:
    return verdict(Gold(0, 1, values), (0, 4), [mention], "time " * 5)


def test_a_date_is_right_on_gold_trees_and_on_raw_text(corpus: Path) -> None:
    assert measure(corpus)[0] == {"right": 1}
    result = TASK.run({"gum": corpus}, Settings())
    assert result.score == 1.0
    assert set(result.parts.values()) == {1.0}


def test_years_before_christ_and_years_unknown() -> None:
    assert as_edtf("-0508") == "-0507"
    assert as_edtf("--06-14") == "XXXX-06-14"
    assert gold_bounds({"from": "--06"}) == (None, None)


@pytest.mark.parametrize(
    ("values", "mention", "kind"),
    [
        ({"when": "2014"}, said("2014"), "right"),
        ({"when": "2014"}, said("2013"), "wrong: year"),
        ({"when": "2014"}, said("../2013", "before"), "right"),
        ({"when": "2014"}, said("../2012", "before"), "wrong: year"),
        ({"notBefore": "2012-05-01"}, said("2012-05-01/..", "since"), "right"),
        ({"notBefore": "2012-05-01"}, said("2012-01-01/..", "since"), "wrong: year"),
        ({"from": "1980-01-01", "to": "1989-12-31"}, said("198X"), "right"),
        ({"from": "1980-01-01", "to": "1989-12-31"}, said("1985/1989"), "wrong: year"),
        ({"from": "1980-01-01", "to": "1989-12-31"}, said("1985/1989", end=9), "right"),
        ({"from": "--06", "to": "--09"}, said("XXXX-06/XXXX-08"), "right"),
        ({"from": "--06", "to": "--09"}, said("XXXX-12/XXXX-02"), "wrong: year"),
        ({"when": "-0508"}, said("-0507"), "right"),
        ({"when": "2014"}, said("2014", start=7, end=9), "missed"),
    ],
)
def test_verdicts(values: dict[str, str], mention: TimeMention, kind: str) -> None:
    assert judged(values, mention) == kind
