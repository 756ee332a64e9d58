"""Score a model from raw text: `python -m training.evaluate DATA [--model FILE]`.

The measures are those of the bench's tasks `parse` and `names`; here they can be taken of another
graph than the package's, and of EWT's development part.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from bench.names import measure
from bench.parse import compare
from holdfast.language.network import DATA
from holdfast.language.parser import Parser
from training.data import Document, treebank


def score_trees(documents: Iterable[Document], parser: Parser) -> dict[str, float]:
    """F1 of words, sentence starts, tags, lemmas and arcs over documents."""
    return compare(documents, parser.parse).scores()


def score_mentions(folder: Path, parser: Parser) -> dict[str, object]:
    """Names and mentions on the held-apart re3d documents, as the bench's task `names` has them."""
    found = measure(folder, True, parser.parse)
    return {"mentions": found.mentions.scores(), "names": found.names.scores()}


def parser_with(model: Path) -> Parser:
    """A parser over another graph, with the package's tokenizer and labels."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("tokenizer.json", "labels.json"):
            shutil.copy(DATA / name, folder)
        shutil.copy(model, Path(folder) / "model.onnx")
        return Parser(Path(folder))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="another graph than the package's")
    parser.add_argument("--sets", default="pud,ewt-dev,ewt-test,re3d")
    options = parser.parse_args()
    reader = parser_with(options.model) if options.model else Parser()
    patterns = {"pud": ("pud", "*.conllu"), "ewt-dev": ("ewt", "*dev*.conllu"),
                "ewt-test": ("ewt", "*test*.conllu")}  # fmt: skip
    for name in options.sets.split(","):
        if name == "re3d":
            scores = score_mentions(options.data / "re3d", reader)
        else:
            folder, pattern = patterns[name]
            scores = score_trees(treebank(options.data / folder, pattern, folder), reader)
        print(name, json.dumps(scores), flush=True)


if __name__ == "__main__":
    main()
