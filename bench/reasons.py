"""Reasons on the Causal News Corpus: token F1 of the pair, given sentences labelled causal.

A tenth of the sentences, by hash, is held apart from rule writing. A gold pair is matched with the
best pair read from the same sentence, in either direction; an unmatched gold pair scores zero, and
pairs read beyond the gold ones cost nothing here (the task gives sentences, not every relation).
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from bench.reader import drafts_of
from bench.task import Result, Settings, Task, apart

TAG = re.compile(r"</?(ARG0|ARG1|SIG\d)>")
csv.field_size_limit(10**7)


def held_apart(text: str) -> bool:
    """Whether a sentence belongs to the tenth that no rule was written on."""
    return apart(text, 10)


def gold(text: str) -> tuple[str, set[int], set[int]]:
    """Plain text with the character positions of cause (ARG0) and effect (ARG1)."""
    plain: list[str] = []
    inside: set[str] = set()
    marked: dict[str, set[int]] = {"ARG0": set(), "ARG1": set()}
    position = length = 0
    for match in [*TAG.finditer(text), None]:
        stretch = text[position : match.start() if match else len(text)]
        for tag in inside & marked.keys():
            marked[tag].update(range(length, length + len(stretch)))
        plain.append(stretch)
        length += len(stretch)
        if match:
            position = match.end()
            (inside.discard if match.group().startswith("</") else inside.add)(match.group(1))
    return "".join(plain), marked["ARG0"], marked["ARG1"]


def words(text: str) -> list[tuple[int, int]]:
    """Whitespace words of a text."""
    return [(each.start(), each.end()) for each in re.finditer(r"\S+", text)]


def covered(spans: list[tuple[int, int]], marked: set[int]) -> set[int]:
    """Indices of the words that lie in the marked characters."""
    return {
        number for number, (start, end) in enumerate(spans) if start in marked or end - 1 in marked
    }


def table(data: Path) -> Path:
    """The table of pairs, whichever part of the corpus it is."""
    found = sorted(data.glob("*subtask2.csv"))
    if not found:
        raise FileNotFoundError(data / "train_subtask2.csv")
    return found[0]


def overlap_f1(left: set[int], right: set[int]) -> float:
    """Token F1 of two sets."""
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """Score over the held-apart tenth, or over all."""
    return measure(sets["cnc"], None if settings.whole else True)


def measure(data: Path, part: bool | None = True) -> Result:
    """Score over the held-apart tenth, over the nine that rules saw (False), or all (None)."""
    scores: list[float] = []
    cache: dict[str, list[tuple[set[int], set[int], str]]] = {}
    missed: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    with table(data).open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            plain, cause, effect = gold(row["text_w_pairs"])
            if part not in (None, held_apart(row["text"])) or not cause or not effect:
                continue
            spans = words(plain)
            if plain not in cache:
                reading = drafts_of(plain)
                cache[plain] = [
                    (
                        covered(spans, set(range(*draft.cause))),
                        covered(spans, set(range(*draft.effect))),
                        draft.rule,
                    )
                    for draft in reading.reasons
                    if draft.cause and draft.effect
                ]
            best, rule = 0.0, "nothing read"
            gold_cause, gold_effect = covered(spans, cause), covered(spans, effect)
            for read_cause, read_effect, name in cache[plain]:
                score = max(
                    (overlap_f1(read_cause, gold_cause) + overlap_f1(read_effect, gold_effect)) / 2,
                    (overlap_f1(read_cause, gold_effect) + overlap_f1(read_effect, gold_cause)) / 2,
                )
                if score > best:
                    best, rule = score, name
            scores.append(best)
            rules[rule] += 1
            if best < 0.5:
                missed[rule] += 1
    return Result(
        score=sum(scores) / max(1, len(scores)),
        n=len(scores),
        parts={"by rule": dict(rules.most_common())},
        errors={f"below half by {rule}": count for rule, count in missed.most_common(20)},
    )


TASK = Task("reasons", ("cnc",), "token F1 of the pair", run)
