"""How slow this machine is, so that a budget set on ours is held everywhere.

A piece of work like the page's own, script and layout, is timed on the same page; where it takes
longer than on the machine of the budgets (two cores, nothing else running), they are so much wider.
"""

from __future__ import annotations

from collections.abc import Callable
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


PAINTED = "performance.getEntriesByName('first-contentful-paint').map((each) => each.startTime)[0]"
TRIES = 5
"""The best of so many counts: other work of the machine may fall into any one."""


def slowness(page: Any) -> float:
    """How many times as long as ours this machine needs now; 1 where it is as fast or faster."""
    return max(1.0, min(float(page.evaluate(WORK)) for _ in range(3)) / OURS_MS)


def painted(page: Any) -> float:
    """Milliseconds until the page first showed something; waits until it did."""
    return float(page.wait_for_function(PAINTED).json_value())


def painted_within(budget: float, opened: Callable[[], Any]) -> Any:
    """A page that was opened anew and painted within so many of our milliseconds.

    Raises ``AssertionError`` where none of some was.
    """
    paints = []
    for _ in range(TRIES):
        page = opened()
        paints.append(painted(page) / slowness(page))
        if paints[-1] < budget:
            return page
    raise AssertionError(f"painted after {paints} ms")
