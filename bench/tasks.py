"""Every task of the bench, by name."""

from __future__ import annotations

from bench import attribution, phenomena, reasons, speed, times
from bench.task import Task

TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        attribution.TASK,
        phenomena.TASK,
        reasons.TASK,
        speed.TASK,
        times.TASK,
    )
}
