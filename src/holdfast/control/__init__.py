"""Control: dated statements → who held which place when; gains, losses and their balance."""

from __future__ import annotations

from holdfast.control.changes import PartyChanges, changes
from holdfast.control.edtf import Bounds, bounds
from holdfast.control.intervals import control
from holdfast.control.terms import (
    Change,
    Edge,
    Interval,
    Observation,
    Party,
    PlaceControl,
    place_of_plain,
    to_plain,
)

__all__ = [
    "Bounds",
    "Change",
    "Edge",
    "Interval",
    "Observation",
    "Party",
    "PartyChanges",
    "PlaceControl",
    "bounds",
    "changes",
    "control",
    "place_of_plain",
    "to_plain",
]
