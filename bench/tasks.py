"""Every task of the bench, by name."""

from __future__ import annotations

from bench import (
    attribution,
    control,
    determinism,
    phenomena,
    reading,
    reasons,
    speed,
    strikes,
    templates,
    times,
    tolls,
)
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
        strikes.TASK,
        templates.TASK,
        times.TASK,
        tolls.TASK,
    )
}
