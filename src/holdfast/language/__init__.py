"""The language model: text to words, sentences, tags, trees, lemmas and names.

Nothing heavy is imported until `Parser` or `load_parser` is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from holdfast.language.parser import Parser, load_parser

__all__ = ["Parser", "load_parser"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    from holdfast.language import parser

    return getattr(parser, name)
