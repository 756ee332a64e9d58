"""Places of the world with their names: the file, its loader, name keys and nationalities."""

from holdfast.gazetteer.keys import exact_key, skeleton_keys
from holdfast.gazetteer.loader import Gazetteer, load_gazetteer
from holdfast.gazetteer.nationalities import nationality
from holdfast.gazetteer.places import Match, Place

__all__ = [
    "Gazetteer",
    "Match",
    "Place",
    "exact_key",
    "load_gazetteer",
    "nationality",
    "skeleton_keys",
]
