"""The actors step: who the parties are, from governments and armed groups to civilians.

``find_actors`` fills ``reading.actors``. ``actor_at`` finds a mention by its head token, and
``compatible`` says whether two entities may be one; ``speaks_for`` whose outlet a medium is.
"""

from holdfast.reading.actors.find import find_actors
from holdfast.reading.actors.lookup import actor_at, actors_at
from holdfast.reading.actors.records import compatible, speaks_for

__all__ = ["actor_at", "actors_at", "compatible", "find_actors", "speaks_for"]
