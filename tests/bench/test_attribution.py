"""Attributions are scored as the corpus marks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.attribution import TASK, measure, part_of, read_annotations
from bench.task import Settings

TEXT = "The mayor, who ran the clinic, said the bridge was closed.\nThe council fears a flood.\n"


def brat(lines: list[tuple[str, str]]) -> str:
    """Marked words as brat writes them, one attribution a triple of source, cue and content."""
    rows = []
    for number, (label, words) in enumerate(lines, 1):
        start = TEXT.index(words)
        rows.append(f"T{number}\t{label} {start} {start + len(words)}\t{words}")
    for number in range(len(lines) // 3):
        first = number * 3 + 1
        members = f"Source:T{first} Cue:T{first + 1} Content:T{first + 2}"
        rows.append(f"E{number + 1}\tAttribution:T{first + 1} {members}")
    return "\n".join(rows) + "\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One article laid out as the corpus has them, in a part that is not called dev."""
    for folder in ("text", "attributions"):
        (tmp_path / "test" / folder).mkdir(parents=True)
    marked = brat(
        [
            ("Source", "The mayor"),
            ("Cue", "said"),
            ("Content", "the bridge was closed"),
            ("Source", "The council"),
            ("Cue", "fears"),
            ("Content", "a flood"),
        ]
    )
    (tmp_path / "test" / "text" / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "test" / "attributions" / "one_a.ann").write_text(marked, encoding="utf-8")
    return tmp_path


def test_the_part_is_found_by_its_layout(corpus: Path) -> None:
    assert part_of(corpus) == "test"
    (corpus / "dev" / "text").mkdir(parents=True)
    assert part_of(corpus) == "dev"


def test_words_right_are_counted(corpus: Path) -> None:
    report = measure(corpus, None, None)
    cue, content = report.scores["cue"], report.scores["content"]
    assert (cue.annotated, content.annotated) == (2, 6)
    assert cue.right >= 1
    assert content.recall >= 4 / 6
    assert 0 < TASK.run({"polnear": corpus}, Settings()).score <= 1


def test_a_quotation_over_two_lines_marks_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "two.ann"
    path.write_text(
        "T1\tSource 0 3\tone\nTwo words of it\nT2\tCue 4 8\tsaid\nT3\tContent 9 12;14 16\tx\n"
        "T4\tAttribution 4 8\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n",
        encoding="utf-8",
    )
    assert read_annotations(path) == [
        {"source": [(0, 3)], "cue": [(4, 8)], "content": [(9, 12), (14, 16)]}
    ]


def test_a_missing_corpus_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        measure(tmp_path, None, None)
