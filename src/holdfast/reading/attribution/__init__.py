"""Who says so: attributions, their sources, and the chain above any word of a document.

`find_attributions` is the first reading step. `refine_sources` runs again when actors, places and
times are known. `attribution_chain` and `attributed_mood` answer for any token.
"""

from holdfast.reading.attribution.chain import (
    attributed_mood,
    attribution_chain,
    claims_of_responsibility,
    enclosing,
    publication,
)
from holdfast.reading.attribution.find import find_attributions
from holdfast.reading.attribution.refine import refine_sources

__all__ = [
    "attributed_mood",
    "attribution_chain",
    "claims_of_responsibility",
    "enclosing",
    "find_attributions",
    "publication",
    "refine_sources",
]
