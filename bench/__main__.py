"""``python -m bench TASK [--data DIR] [--json]``: one JSON line at the end."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench import attribution, reasons, speed, times

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"

# Task → (folder of its data, or None; what runs it on that folder).
TASKS: dict[str, tuple[str | None, Callable[[Path], dict[str, object]]]] = {
    "attribution": ("polnear", attribution.run),
    "reasons": ("cnc", reasons.run),
    "speed": ("re3d", speed.run),
    "times": ("gum", times.run),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one task; 2 for data that are not there."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("task", choices=sorted(TASKS))
    parser.add_argument("--data", type=Path, help="folder laid out like the set in shared/data")
    parser.add_argument("--json", action="store_true", help="only the JSON line")
    chosen = parser.parse_args(arguments)
    folder, task = TASKS[chosen.task]
    data = chosen.data or SHARED / (folder or "")
    if not data.is_dir():
        print(f"bench: no folder {data}; name one with --data", file=sys.stderr)
        return 2
    found = task(data)
    if not chosen.json:
        print(f"{found['task']}: {found['score']} ({found['metric']}, n={found['n']})")
    print(json.dumps(found, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
