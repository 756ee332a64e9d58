"""How a clause is put: polarity, mood and commitment of any predicate, with the cues that say so.

`modality_of` answers for a token; `with_attribution` adds what its sources make of it.
"""

from holdfast.reading.modality.evaluate import modality_of, strictest, with_attribution

__all__ = ["modality_of", "strictest", "with_attribution"]
