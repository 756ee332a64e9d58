"""The Causal News Corpus: sentences with the cause and effect of each pair, and without any."""

from __future__ import annotations

import ast
import csv
import hashlib
import re
from collections import defaultdict
from pathlib import Path

from training.mentions import Marked

TAG = re.compile(r"</?(ARG0|ARG1|SIG\d)>")
csv.field_size_limit(10**7)
Extent = tuple[int, int]


def cause_held_apart(text: str) -> bool:
    """Whether a sentence is of the tenth that no training may see (the same as the bench's)."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return int(digest, 16) % 10 == 0


def cnc_marked(folder: Path) -> list[Marked]:
    """The sentences that may be learned from, in the order of the news items they come from."""
    found = []
    with (folder / "train_subtask2_grouped.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if cause_held_apart(row["text"]):
                continue
            pairs = [_pair(each) for each in ast.literal_eval(row["causal_text_w_pairs"])]
            whole = tuple(sorted({pair for pair in pairs if pair is not None}))
            found.append(Marked("cnc", row["index"], row["text"], (0,), (), whole))
    return sorted(found, key=lambda marked: marked.identity)


def _pair(tagged: str) -> tuple[Extent, Extent] | None:
    """Cause and effect in the plain text, from the first of their words to the last."""
    reached: dict[str, list[int]] = defaultdict(list)
    inside: set[str] = set()
    position = length = 0
    for match in TAG.finditer(tagged):
        step = match.start() - position
        for tag in inside if step else ():
            reached[tag] += [length, length + step]
        length, position = length + step, match.end()
        (inside.discard if match.group().startswith("</") else inside.add)(match.group(1))
    if "ARG0" not in reached or "ARG1" not in reached:
        return None
    cause, effect = reached["ARG0"], reached["ARG1"]
    return (min(cause), max(cause)), (min(effect), max(effect))


CLOSED_UP = (
    re.compile(r" (?=[,.;:!?)\]%’']|n't\b)"),
    re.compile(r"(?<=[(\[$]) "),
    re.compile(r"(?<=[’']) (?=s\b)"),
)


def closed_up(marked: Marked) -> Marked:
    """The same with ordinary spacing: the corpus parts marks from words, as no newspaper does."""
    dropped = {m.start() for pattern in CLOSED_UP for m in pattern.finditer(marked.text)}
    place, now = [], 0
    for index in range(len(marked.text) + 1):
        place.append(now)
        now += index not in dropped
    text = "".join(c for i, c in enumerate(marked.text) if i not in dropped)
    pairs = tuple(((place[a], place[b]), (place[c], place[d])) for (a, b), (c, d) in marked.pairs)
    return Marked(marked.source, marked.identity, text, marked.breaks, (), pairs)


def joined(sentences: list[Marked]) -> Marked:
    """Several sentences as one text."""
    text, breaks, pairs = "", list[int](), list[tuple[Extent, Extent]]()
    for each in sentences:
        base = len(text) + bool(text)
        text += (" " if text else "") + each.text
        breaks.append(base)
        for cause, effect in each.pairs:
            pairs.append(((cause[0] + base, cause[1] + base), (effect[0] + base, effect[1] + base)))
    first = sentences[0]
    return Marked(first.source, first.identity, text, tuple(breaks), (), tuple(pairs))
