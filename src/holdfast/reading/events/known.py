"""The mentions of one reading, found by the word that heads an argument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.model import Mention, PlaceMention
from holdfast.reading.coreference import mention_at
from holdfast.reading.events.credits import credits_in

if TYPE_CHECKING:
    from spacy.tokens import Token

    from holdfast.reading.context import Reading


def _only_tells_where(mention: Mention) -> bool:
    """ "A raid in Huaura, north of *Lima*": it was not in Lima."""
    return isinstance(mention, PlaceMention) and mention.rule == "places.reference"


class Known:
    """What is mentioned at each word of a reading; nothing at the outlets that are credited."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.credits = credits_in(reading.doc)
        self.found: dict[int, list[Mention]] = {}

    def mentions(self, head: Token) -> list[Mention]:
        """Mentions that the head belongs to: references, then actors, then places."""
        if head.i not in self.found:
            outlet = head.i in self.credits
            found = [] if outlet else mention_at(self.reading, head)
            self.found[head.i] = [each for each in found if not _only_tells_where(each)]
        return self.found[head.i]

    def meant(self, pronoun: Token) -> set[str]:
        """The words that a pronoun was resolved through, in the singular too."""
        words = {
            word
            for each in self.mentions(pronoun)
            if each.antecedent is not None
            for word in each.antecedent.quote.lower().split()
        }
        return words | {word.removesuffix("s") for word in words}

    def named_in(self, modifier: Token) -> list[Mention]:
        """The place that an adjective names: "*Yemeni* territory"."""
        start, end = modifier.idx, modifier.idx + len(modifier)
        return [
            each for each in self.reading.named_places if (each.start, each.end) == (start, end)
        ]

    def listed(self, head: Token) -> list[Mention]:
        """The place named at a word."""
        found: list[Mention] = []
        for one in self.mentions(head):
            if isinstance(one, PlaceMention):
                found.append(one)
                break
        return found
