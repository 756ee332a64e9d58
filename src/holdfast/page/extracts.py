"""Of an article that a file has no room for: the passages that something was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

GAP = "\n\n[…]\n\n"  # between passages that do not follow each other
HASH = 16  # letters of the hash of a text that is not there: enough to know the article by
Passage = tuple[int, int]  # start and end (excluded), in code points


def extract(screen: Any) -> dict[str, Any]:
    """The screen of an article with nothing of its text but the passages of its cards, which are
    moved to where the words now stand. Of each only the whole passage is marked: what every word of
    it was read as takes as much room again, and the card tells it."""
    kept = list(joined((card["start"], card["end"]) for card in screen["cards"]))
    places = Places(kept)
    text = GAP.join(screen["text"][start:end] for start, end in kept)
    cards = [moved(card, places) for card in screen["cards"]]
    document = {**screen["document"], "sha256": screen["document"]["sha256"][:HASH]}
    told = {"document": document, "text": text, "zones": [], "cards": cards}
    return {**screen, **told, "extract": True}


def moved(card: dict[str, Any], places: Places) -> dict[str, Any]:
    """A card of the extract."""
    where = places.of(card["start"], card["end"])
    nowhere = {"start": None, "end": None}  # where the cue of who says so stands
    return {
        **card,
        **where,
        "spans": [{"role": "evidence", **where}],
        "chain": [{**link, **nowhere} for link in card["chain"]],
    }


def joined(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The passages in order, those that touch or cross as one."""
    open_start, open_end = -1, -1
    for start, end in sorted(passages):
        if start > open_end:
            if open_end >= 0:
                yield open_start, open_end
            open_start, open_end = start, end
        open_end = max(open_end, end)
    if open_end >= 0:
        yield open_start, open_end


class Places:
    """Where what stood in the text stands in the extract."""

    def __init__(self, kept: list[Passage]) -> None:
        self._kept = kept
        self._moved: list[int] = []
        length = 0
        for start, end in kept:
            self._moved.append(length - start)
            length += end - start + len(GAP)

    def of(self, start: int, end: int) -> dict[str, int]:
        """The new start and end of what lies in one of the passages."""
        number = bisect_right(self._kept, start, key=lambda each: each[0]) - 1
        return {"start": start + self._moved[number], "end": end + self._moved[number]}
