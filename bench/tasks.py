"""Every task of the bench, by name."""

from __future__ import annotations

from bench import (
    attribution,
    calibration,
    control,
    copies,
    determinism,
    event_places,
    fifty,
    growth,
    incidents,
    linking,
    names,
    parse,
    phenomena,
    reading,
    reasons,
    speed,
    strikes,
    templates,
    times,
    tolls,
    toponyms,
)
from bench.task import Task

TASKS: dict[str, Task] = {
    task.name: task
    for task in (
        attribution.TASK,
        calibration.TASK,
        control.TASK,
        copies.TASK,
        determinism.TASK,
        event_places.TASK,
        fifty.TASK,
        growth.TASK,
        incidents.TASK,
        linking.TASK,
        names.TASK,
        parse.TASK,
        phenomena.TASK,
        reading.TASK,
        reasons.TASK,
        speed.TASK,
        strikes.TASK,
        templates.TASK,
        times.TASK,
        tolls.TASK,
        toponyms.TASK,
    )
}
