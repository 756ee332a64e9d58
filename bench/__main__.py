"""``python -m bench TASK [--data DIR] [--json]``: one JSON line at the end.

``python -m bench all`` runs every task and writes ``bench/SCORES.md``; ``python -m bench gate``
runs the tasks that have a floor on a sample (all of it with ``--full``) and fails where one is
missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from bench.gate import gate
from bench.scores import floors, write_scores
from bench.task import Settings, Task, folders
from bench.tasks import TASKS

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
MISSING = 2


def measured(task: Task, data: Path, settings: Settings) -> dict[str, object] | None:
    """Run one task; None where its data are not there."""
    found = folders(data, task.sets)
    if task.sets and not found:
        return None
    begun = time.perf_counter()
    result = task.run(found, settings)
    return {
        "task": task.name,
        "score": round(result.score, 4),
        "metric": task.metric,
        "n": result.n,
        "parts": dict(result.parts),
        "errors": dict(result.errors),
        "published": floors()[task.name]["published"],
        "seconds": round(time.perf_counter() - begun, 1),
    }


def said(line: str) -> None:
    """One line of the gate, at once."""
    print(line, flush=True)


def main(arguments: list[str] | None = None) -> int:
    """Run one task, or all; 2 for data that are not there."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("task", choices=[*sorted(TASKS), "all", "gate"])
    parser.add_argument("--data", type=Path, default=SHARED, help="laid out as in shared/data")
    parser.add_argument("--json", action="store_true", help="only the JSON line")
    parser.add_argument("--whole", action="store_true", help="also what was learned from")
    parser.add_argument("--sample", type=int, help="so many documents of each set")
    parser.add_argument("--full", action="store_true", help="the gate on all of the data")
    chosen = parser.parse_args(arguments)
    if chosen.task == "gate":
        daily = {name for name, known in floors().items() if known.get("daily", True)}
        gated = [task for name, task in sorted(TASKS.items()) if chosen.full or name in daily]
        gated = [task for task in gated if floors()[task.name]["floor"] > 0]
        return 0 if gate(gated, floors(), chosen.data, chosen.full, said) else 1
    settings = Settings(whole=chosen.whole, sample=chosen.sample)
    names = sorted(TASKS) if chosen.task == "all" else [chosen.task]
    results: dict[str, dict[str, object]] = {}
    for name in names:
        found = measured(TASKS[name], chosen.data, settings)
        if found is None:
            sets = " or ".join(TASKS[name].sets)
            print(f"bench: no folder {chosen.data} with {sets}; name it by --data", file=sys.stderr)
            return MISSING
        results[name] = found
        if not chosen.json:
            print(f"{name}: {found['score']} ({found['metric']}, n={found['n']})", flush=True)
    if chosen.task == "all":
        write_scores(results)
        print(json.dumps({"task": "all", "scores": {k: v["score"] for k, v in results.items()}}))
    else:
        print(json.dumps(found, sort_keys=True, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
