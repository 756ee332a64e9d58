"""Words of a text, by spaCy's English tokenizer."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.language import Language


@lru_cache(maxsize=1)
def blank_english() -> Language:
    """The blank English pipeline whose tokenizer and vocabulary every reading uses."""
    return spacy.blank("en")
