"""Which factor a reason speaks of: weak opponents, outside support, terrain … by cue words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from holdfast.yaml_data import load_yaml

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor. A cue is a set of lemmas that must all stand in the words ("air campaign").

    ``answering``: cues that count only in the answer to a heading that asks why.
    """

    id: str
    gloss: str
    cues: tuple[frozenset[str], ...]
    answering: tuple[frozenset[str], ...] = ()


@lru_cache(maxsize=1)
def load_factor_entries() -> tuple[dict[str, Any], ...]:
    """The file as it is, examples included."""
    path = files("holdfast.rules") / "factors.yaml"
    return tuple(load_yaml(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def load_factors() -> tuple[Factor, ...]:
    """All factors, in the order in which they are tried on a tie."""
    return tuple(
        Factor(
            id=entry["id"],
            gloss=entry["gloss"],
            cues=together(entry["cues"]),
            answering=together(entry.get("answering", ())),
        )
        for entry in load_factor_entries()
    )


def together(cues: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Each cue as the words that must stand together."""
    return tuple(frozenset(cue.split()) for cue in cues)


@lru_cache(maxsize=2)
def cues_by_word(answering: bool) -> dict[str, tuple[tuple[int, frozenset[str]], ...]]:
    """The cues of all factors, each with the place of its factor, by one word of each cue."""
    found: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for place, factor in enumerate(load_factors()):
        for cue in factor.cues + factor.answering if answering else factor.cues:
            found.setdefault(min(cue), []).append((place, cue))
    return {word: tuple(cues) for word, cues in found.items()}


def factor_of(words: Iterable[Token], answering: bool = False) -> str | None:
    """The factor with the most cue words in these tokens; None when no cue stands there.

    ``answering``: the words answer a heading that asks why.
    """
    lemmas = {each for token in words for each in (token.lemma_.lower(), token.lower_)}
    index = cues_by_word(answering)
    scores = [0] * len(load_factors())
    for word in lemmas & index.keys():
        for place, cue in index[word]:
            scores[place] += len(cue) if cue <= lemmas else 0
    most = max(scores)
    return load_factors()[scores.index(most)].id if most else None
