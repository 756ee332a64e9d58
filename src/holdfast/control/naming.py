"""What a place or a party is called, of all the names that its statements give it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from holdfast.gazetteer.keys import exact_key, skeleton_keys
from holdfast.model import Mention, PlaceMention

PLAIN_NAME = "places.name"  # the rule of a place that is called by its name and nothing else


def shown_name(mentions: Sequence[PlaceMention]) -> str:
    """The gazetteer's name, or the reports' where none of them calls the place anything like it.

    A gazetteer has a town under the name of its oldest quarter, or under a second name that no
    report uses: a reader looks for the one in the quotes.
    """
    named = most_frequent(Counter(each.name or each.text for each in mentions))
    said = Counter(
        each.text
        for each in mentions
        if each.entity and each.rule == PLAIN_NAME and each.antecedent is None
    )
    alike = {*skeleton_keys(named), exact_key(named)}
    if not said or any(alike & {*skeleton_keys(each), exact_key(each)} for each in said):
        return named
    return most_frequent(said)


def most_frequent(counted: Counter[str]) -> str:
    """Of several, the first in the alphabet."""
    return min(counted, key=lambda each: (-counted[each], each))


def said_as(mention: Mention) -> str:
    """What a party is called: by its name, or by the words that a pronoun stands for."""
    if mention.name is None and mention.antecedent is not None:
        return " ".join(mention.antecedent.quote.split())
    return mention.name or mention.text
