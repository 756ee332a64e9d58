"""A person is named in full once and briefly after: every mention gets the fullest name."""

from __future__ import annotations

from dataclasses import replace

from holdfast.model import ActorMention

Words = tuple[str, ...]


def with_full_names(mentions: list[ActorMention]) -> list[ActorMention]:
    """The mentions in their order, each unlisted person by the fullest name in the document.

    "Porth" is "Jose Rodriguez Porth" where one such name stands anywhere in the text and no other
    could be meant; a first name alone stays as it is.
    """
    names = {words_of(each.name): each.name for each in mentions if is_named_person(each)}
    full = {words: fullest(words, names) for words in names}
    return [
        replace(each, name=full[words_of(each.name)]) if is_named_person(each) else each
        for each in mentions
    ]


def is_named_person(mention: ActorMention) -> bool:
    """A person or official whose name comes from the text."""
    return (
        mention.category in {"person", "officials"}
        and mention.entity is None
        and bool(mention.name)
    )


def words_of(name: str | None) -> Words:
    """The words of a name in lower case; line breaks and hyphens part them."""
    return tuple((name or "").lower().replace("-", " ").split())


def fullest(words: Words, names: dict[Words, str | None]) -> str | None:
    """The longest name that holds these words; the name itself where several could be meant."""
    longer = [each for each in names if len(each) > len(words) and holds(each, words)]
    if not longer:
        return names[words]
    longest = max(longer, key=lambda each: (len(each), each))
    same_person = all(each == longest or holds(longest, each, anywhere=True) for each in longer)
    return names[longest] if same_person else names[words]


def holds(longer: Words, shorter: Words, anywhere: bool = False) -> bool:
    """Whether the shorter stands in the longer in one piece, and is not only its first name."""
    places = range(len(longer) - len(shorter) + 1)
    found = [at for at in places if longer[at : at + len(shorter)] == shorter]
    return any(at > 0 or len(shorter) > 1 or anywhere for at in found)
