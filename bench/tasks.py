"""Every task of the bench, by name."""

from __future__ import annotations

from bench import attribution, control, determinism, phenomena, reading, reasons, speed, times
from bench.task import Task

TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        attribution.TASK,
        control.TASK,
        determinism.TASK,
        phenomena.TASK,
        reading.TASK,
        reasons.TASK,
        speed.TASK,
        times.TASK,
    )
}
