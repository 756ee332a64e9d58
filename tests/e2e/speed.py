"""How slow this machine is, so that a budget set on ours is held everywhere.

A piece of work like the page's own, script and layout, is timed on the same page; where it takes
longer than on the machine of the budgets (two cores, nothing else running), they are so much wider.
"""

from __future__ import annotations

from typing import Any

WORK = """() => {
  const begun = performance.now();
  const box = document.createElement('div');
  document.body.append(box);
  let sum = 0;
  for (let turn = 0; turn < 6; turn += 1) {
    box.replaceChildren(...Array.from({ length: 1500 }, (_, number) => {
      const line = document.createElement('p');
      line.textContent = `Line ${number * turn} of a page`;
      return line;
    }));
    sum += box.getBoundingClientRect().height;
  }
  box.remove();
  return sum > 0 ? performance.now() - begun : 0;
}"""
OURS_MS = 60.0
"""What it takes on the machine of the budgets."""


def slowness(page: Any) -> float:
    """How many times as long as ours this machine needs now; 1 where it is as fast or faster."""
    return max(1.0, min(float(page.evaluate(WORK)) for _ in range(3)) / OURS_MS)
