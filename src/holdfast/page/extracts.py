"""Of an article that a file has no room for: the passages that something was read from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any

GAP = "\n\n[…]\n\n"  # between passages that do not follow each other
Passage = tuple[int, int]  # start and end (excluded), in code points


def extract(screen: Any) -> dict[str, Any]:
    """The screen of an article with nothing of its text but the passages of its cards, every place
    in it moved to where the words now stand. What lies outside of them is left out."""
    kept = list(joined((card["start"], card["end"]) for card in screen["cards"]))
    places = Places(kept)
    cards = [
        card
        | (places.of(card) or {})  # each lies in its own passage
        | {"spans": [*inside(card["spans"], places)]}
        | {"chain": [*map(places.of_cue, card["chain"])]}
        for card in screen["cards"]
    ]
    text = GAP.join(screen["text"][start:end] for start, end in kept)
    return {**screen, "text": text, "zones": [], "cards": cards, "extract": True}


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

    def of(self, span: dict[str, Any]) -> dict[str, int] | None:
        """The new start and end; None for what is not all in one passage."""
        start, end = span["start"], span["end"]
        number = bisect_right(self._kept, start, key=lambda each: each[0]) - 1
        if number < 0 or end > self._kept[number][1]:
            return None
        return {"start": start + self._moved[number], "end": end + self._moved[number]}

    def of_cue(self, link: dict[str, Any]) -> dict[str, Any]:
        """One of those who say so, with where the cue stands, if it stands in a passage."""
        nowhere = {"start": None, "end": None}
        known = link["start"] is not None and link["end"] is not None
        return link | ((self.of(link) if known else None) or nowhere)


def inside(spans: Iterable[dict[str, Any]], places: Places) -> Iterator[dict[str, Any]]:
    """The spans that stand in a passage, moved."""
    for span in spans:
        moved = places.of(span)
        if moved is not None:
            yield span | moved
