"""The sentences of one reading: their words, and whether anybody armed is named in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from holdfast.reading.attribution.columns import columns_of
from holdfast.reading.events.phrases import is_score

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading

DASHES = frozenset({"-", "–"})
AIMING = frozenset({"at", "on", "upon", "into", "against"})
SHOTS = frozenset({
    "shot", "round", "rocket", "missile", "mortar", "grenade", "bullet", "gun", "rifle", "weapon",
    "pistol", "machinegun", "shell", "cannon", "artillery", "bazooka", "burst",
})  # fmt: skip
OPENING = frozenset({"open", "return", "exchange", "trade", "cease", "draw"})
SHOOTING = SHOTS | frozenset({
    "weapons", "sniper", "automatic", "hostile", "enemy", "friendly", "tank", "arms", "rebel",
})  # fmt: skip
ASSAULTS = frozenset({"wind", "storm"})
ARMIES = frozenset({"armed-group", "militia", "military"})


def is_assault(token: Token) -> bool:
    """ "Stormed the camp", "wound dozens" are no weather."""
    wounding = token.lemma_ == "wind" and token.lower_ == "wound"
    return bool(wounding or (token.lemma_ == "storm" and token.pos_ == "VERB"))


def is_fire(token: Token) -> bool:
    """The noun or the verb "fire"."""
    return token.lemma_.lower() == "fire"


def is_gunfire(fire: Token) -> bool:
    """ "Fired at the judge", "opened fire", "machinegun fire": nothing burns."""
    if fire.pos_ == "VERB":
        behind = fire.doc[fire.i + 1] if fire.i + 1 < len(fire.doc) else fire
        return behind.lower_ in AIMING or any(
            child.dep_ == "obj" and child.lemma_.lower() in SHOTS for child in fire.children
        )
    if fire.dep_ == "obj" and fire.head.lemma_ in OPENING:
        return True
    return any(
        child.lemma_.lower() in SHOOTING
        for child in fire.children
        if child.i < fire.i and child.dep_ in {"compound", "amod"}
    )


class Sentences:
    """What the sentence of a word says as a whole, each looked at once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        # ``Token.sent`` looks through the whole document at each call; this is done once.
        self.columns = columns_of(reading.doc)
        self.starts = [start for start, _ in self.columns.sentence_bounds] or [0]
        self.starts.append(len(reading.doc))
        self.known: dict[int, frozenset[str]] = {}

    def words(self, token: Token) -> frozenset[str]:
        """Lemmas of the token's sentence, lower case."""
        start = self.starts[bisect_right(self.starts, token.i) - 1]
        if start not in self.known:
            end = self.starts[bisect_right(self.starts, token.i)]
            doc = self.reading.doc
            words = set(self.columns.lemma[start:end])
            if words & ASSAULTS:
                words = {each.lemma_.lower() for each in doc[start:end] if not is_assault(each)}
            if "fire" in words and all(map(is_gunfire, filter(is_fire, doc[start:end]))):
                words.remove("fire")
                words.add("gunfire")
            if words & DASHES and any(is_score(doc, each) for each in range(start, end)):
                words.add("scoreline")
            self.known[start] = frozenset(words)
        return self.known[start]

    def is_armed(self, token: Token) -> bool:
        """Whether the token's sentence names an armed group or an army."""
        at = bisect_right(self.starts, token.i) - 1
        doc, actors = self.reading.doc, self.reading.actors
        first, last = doc[self.starts[at]], doc[self.starts[at + 1] - 1]
        low = bisect_left(actors, first.idx, key=lambda each: each.start or 0)
        high = bisect_right(actors, last.idx, key=lambda each: each.start or 0)
        return any(each.category in ARMIES for each in actors[low:high])

    def words_before(self, token: Token) -> frozenset[str]:
        """Lemmas of the sentence before the token's; none for the first."""
        at = bisect_right(self.starts, token.i) - 1
        doc = self.reading.doc
        return self.words(doc[self.starts[at - 1]]) if at > 0 else frozenset()
