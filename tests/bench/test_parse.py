"""The measure of parses, on sentences of our own with trees of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.parse import SETS, TASK, compare, treebank_files
from bench.task import Settings
from holdfast.language import load_parser
from training.data import treebank

TREES = """# newdoc id = ours
1	Rebels	rebel	NOUN	NNS	_	2	nsubj	_	_
2	took	take	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	_
4	bridge	bridge	NOUN	NN	_	2	obj	_	SpaceAfter=No
5	.	.	PUNCT	.	_	2	punct	_	_

1	They	they	PRON	PRP	_	2	nsubj	_	_
2	fled	flee	VERB	VBD	_	0	root	_	_
3	north	north	ADV	RB	_	2	advmod	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_
"""


@pytest.fixture
def trees(tmp_path: Path) -> Path:
    for name in ("en_pud-ud-test.conllu", "en_ewt-ud-train.conllu", "en_ewt-ud-test.conllu"):
        (tmp_path / name).write_text(TREES + "\n", encoding="utf-8")
    return tmp_path


def test_training_files_are_left_out(trees: Path) -> None:
    assert [path.name for path in treebank_files(trees, "ewt", False)] == ["en_ewt-ud-test.conllu"]
    assert [path.name for path in treebank_files(trees, "pud", False)] == ["en_pud-ud-test.conllu"]
    assert len(treebank_files(trees, "ewt", True)) == 2


def test_a_wrong_tree_costs_its_arcs(trees: Path) -> None:
    documents = list(treebank(trees, "*pud*.conllu", "pud"))
    right = compare(documents, load_parser().parse).scores()
    assert right["words"] == 1.0
    documents[0].sentences[0].relations[3] = "nsubj"
    documents[0].sentences[1].heads[2] = 1
    wrong = compare(documents, load_parser().parse)
    assert wrong.scores()["las"] == pytest.approx(right["las"] - 2 / 9, abs=1e-4)
    assert wrong.scores()["uas"] == pytest.approx(right["uas"] - 1 / 9, abs=1e-4)
    assert wrong.errors["wrong head of advmod"] == 1
    assert wrong.errors["nsubj read as obj"] == 1


def test_the_score_is_the_lower(trees: Path) -> None:
    result = TASK.run(dict.fromkeys(SETS, trees), Settings())
    assert result.n == 18
    assert result.score == min(result.parts["pud LAS"], result.parts["ewt LAS"])  # type: ignore[type-var]
    assert result.score > 0.7


def test_punctuation_is_left_out_of_the_words(trees: Path) -> None:
    documents = list(treebank(trees, "*pud*.conllu", "pud"))
    right = compare(documents, load_parser().parse).scores()
    documents[0].sentences[0].heads[4] = 1
    wrong = compare(documents, load_parser().parse).scores()
    assert wrong["las"] == pytest.approx(right["las"] - 1 / 9, abs=1e-4)
    assert wrong["las_of_words"] == right["las_of_words"]
