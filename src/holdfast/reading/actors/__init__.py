"""The actors step: who the parties are, from governments and armed groups to civilians.

``find_actors`` fills ``reading.actors``. ``actor_at`` finds a mention by its head token, and
``compatible`` says whether two entities may be one; ``speaks_for`` whose outlet a medium is.

Each is imported when it is asked for: what is known of the parties is used without any reading.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdfast.reading.actors.find import find_actors
    from holdfast.reading.actors.lookup import actor_at, actors_at
    from holdfast.reading.actors.records import compatible, speaks_for

__all__ = ["actor_at", "actors_at", "compatible", "find_actors", "speaks_for"]

MODULES = {
    "actor_at": "lookup",
    "actors_at": "lookup",
    "compatible": "records",
    "find_actors": "find",
    "speaks_for": "records",
}


def __getattr__(name: str) -> Any:
    if name not in MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
