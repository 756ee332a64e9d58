"""The references step: what pronouns and descriptions in a text stand for.

``resolve_references`` fills ``reading.references``; ``mention_at`` answers what a token stands for.
"""

from holdfast.reading.coreference.lookup import mention_at
from holdfast.reading.coreference.resolve import resolve_references

__all__ = ["mention_at", "resolve_references"]
