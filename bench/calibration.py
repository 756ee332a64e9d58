"""Whether stated confidences hold: judged extractions, each predicted from the other folds.

Every judged extraction of ``bench/gold/curated.jsonl`` falls into one of ten folds by its item, so
that no item helps to predict itself. Its rule's precision in the other nine is the confidence; a
rule that is ungraded, all folds together, predicts nothing. The score is one less
the expected calibration error; the Brier score stands beside it. The plot is written to
``docs/calibration.svg``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from bench.gold.curated import current, precision_table
from bench.gold.items import rows
from bench.task import Result, Settings, Task, digest
from holdfast.rules.precision import NOTHING, Precision
from holdfast.weighing import Reliability, reliability

FOLDS = 10
PLOT = Path(__file__).resolve().parents[1] / "docs" / "calibration.svg"
SIZE, EDGE = 320, 44  # pixels: of the square, and of the margin with its labels
LARGEST = 11  # pixels: radius of the fullest bin's dot
STYLE = "text{font:12px sans-serif;fill:#333}path,line{fill:none;stroke:#888}"


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """Measure, and draw the plot."""
    judged = settings.some(current(rows("curated.jsonl")), key=lambda row: str(row["id"]))
    result, table = measure(judged)
    PLOT.write_text(plot(table), encoding="utf-8")
    return result


def measure(judged: Sequence[Mapping[str, Any]]) -> tuple[Result, Reliability]:
    """The result and its reliability table; score 0 where nothing is graded."""
    found = list(predicted(judged))
    table = reliability((stated, bool(row["right"])) for stated, row in found)
    parts: dict[str, object] = {
        "judged": len(judged),
        "ungraded": len(judged) - len(found),
        "Brier score": round(table.brier, 4) if table.brier is not None else "none",
        "expected calibration error": round(table.error, 4) if table.error is not None else "none",
        "by confidence": {
            f"{each.low:.1f}–{each.high:.1f}": {
                "judged": each.count,
                "stated": f"{each.stated:.3f}",
                "right": f"{each.right:.3f}",
            }
            for each in table.bins
        },
    }
    score = 1 - table.error if table.error is not None else 0.0
    wrong = Counter(
        f"sure (at least 0.8) and wrong: {row.get('why') or 'no reason given'}"
        for stated, row in found
        if stated >= 0.8 and not row["right"]
    )
    return Result(score, len(found), parts, dict(wrong)), table


def predicted(
    judged: Sequence[Mapping[str, Any]],
) -> Iterator[tuple[float, Mapping[str, Any]]]:
    """(confidence from the other folds, judgement) of every one whose rule is graded there."""
    folds: list[list[Mapping[str, Any]]] = [[] for _ in range(FOLDS)]
    for row in sorted(judged, key=lambda each: str(each["id"])):
        folds[int(digest(str(row["item"])), 16) % FOLDS].append(row)
    whole = precision_table([dict(row) for row in judged])
    graded = {rule for rule, counts in whole.items() if Precision(*counts).graded}
    for number, held_out in enumerate(folds):
        others = [dict(row) for other, fold in enumerate(folds) if other != number for row in fold]
        known = {rule: Precision(*counts) for rule, counts in precision_table(others).items()}
        for row in held_out:
            value = known.get(str(row["rule"]), NOTHING).expected
            if str(row["rule"]) in graded:
                yield value, row


def plot(table: Reliability) -> str:
    """The reliability diagram as SVG: stated confidence against the share that was right."""
    whole = SIZE + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" role="img">',
        f"<title>{escape(caption(table))}</title>",
        f"<style>{STYLE}</style>",
        f'<path d="M{EDGE} {EDGE}v{SIZE}h{SIZE}"/>',
        f'<line x1="{EDGE}" y1="{EDGE + SIZE}" x2="{EDGE + SIZE}" y2="{EDGE}" '
        'stroke-dasharray="4 4"/>',
        *axis_labels(),
        f'<text x="{EDGE}" y="{EDGE - 16}">{escape(caption(table))}</text>',
    ]
    fullest = max((each.count for each in table.bins), default=1)
    for each in table.bins:
        radius = max(2.0, LARGEST * (each.count / fullest) ** 0.5)
        across, up = EDGE + SIZE * each.stated, EDGE + SIZE * (1 - each.right)
        told = f"{each.count} judged: stated {each.stated:.2f}, right {each.right:.2f}"
        parts.append(
            f'<circle cx="{across:.1f}" cy="{up:.1f}" r="{radius:.1f}" fill="#3465a4">'
            f"<title>{told}</title></circle>"
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def caption(table: Reliability) -> str:
    """What the plot shows, in a line."""
    if table.brier is None or table.error is None:
        return "Nothing is graded yet: no rule has thirty judged extractions."
    return f"{table.count} judged extractions: Brier {table.brier:.3f}, error {table.error:.3f}"


def axis_labels() -> Iterator[str]:
    """Tenths in steps of two on both axes, and what the axes are."""
    middle = EDGE + SIZE // 2
    for number in range(0, 11, 2):
        place, share = SIZE * number // 10, f"{number / 10:.1f}"
        yield label(EDGE + place, EDGE + SIZE + 16, "middle", share)
        yield label(EDGE - 6, EDGE + SIZE - place + 4, "end", share)
    yield label(middle, EDGE + SIZE + 34, "middle", "stated confidence")
    turned = f'transform="translate(12 {middle}) rotate(-90)" text-anchor="middle"'
    yield f"<text {turned}>share judged right</text>"


def label(across: int, down: int, anchor: str, words: str) -> str:
    """Words at a point."""
    return f'<text x="{across}" y="{down}" text-anchor="{anchor}">{words}</text>'


TASK = Task("calibration", (), "1 − expected calibration error, held-out folds", run)
