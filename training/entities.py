"""GUM's entity marks as names: the proper nouns about the head of each named entity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.words import TITLES

GUM_KINDS = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
LINKS = {
    "PERSON": (),
    "PLACE": ("of", "the"),
    "ORG": ("of", "the", "for", "and", "'s", "’s"),
}
ENTITY_MARK = re.compile(r"\((\d+)-([a-z]+)[^()]*|(\d+)\)|\)")
PROPER = {"NNP", "NNPS", "HYPH"}


@dataclass(frozen=True)
class Mention:
    """Words `start` to `end` (both within) that an annotator marked as a `kind` of entity."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Tagged:
    """What the words of a sentence need to have to find names in it."""

    words: list[str]
    xpos: list[str]
    heads: list[int]
    relations: list[str]


def names_of_entities(sentence: Tagged, miscellanies: list[str]) -> list[str]:
    """BIO labels from the MISC column of each word."""
    labels = ["O"] * len(sentence.words)
    mentions = _mentions([_entity_field(each) for each in miscellanies])
    for mention in sorted(mentions, key=lambda m: m.start - m.end):
        core = _name_core(sentence, mention)
        if core is not None:
            mark_span(labels, core[0], core[1], mention.kind)
    return labels


def entity_mentions(miscellanies: list[str]) -> list[tuple[int, int, str]]:
    """(first word, last word, kind) of every entity in a sentence, nested ones too."""
    found = _mentions([_entity_field(each) for each in miscellanies])
    return [(mention.start, mention.end, mention.kind) for mention in found]


def _entity_field(miscellany: str) -> str:
    for part in miscellany.split("|"):
        if part.startswith("Entity="):
            return part[7:]
    return ""


def _mentions(fields: list[str]) -> list[Mention]:
    open_marks: list[tuple[str, str, int]] = []
    found: list[Mention] = []
    for index, marks in enumerate(fields):
        for match in ENTITY_MARK.finditer(marks):
            if match.group(1):
                open_marks.append((match.group(1), match.group(2), index))
                continue
            which = _last_open(open_marks, match.group(3))
            if which is not None:
                _, kind, start = open_marks.pop(which)
                if kind in GUM_KINDS:
                    found.append(Mention(start, index, GUM_KINDS[kind]))
    return found


def _last_open(marks: list[tuple[str, str, int]], identity: str | None) -> int | None:
    for position in range(len(marks) - 1, -1, -1):
        if identity is None or marks[position][0] == identity:
            return position
    return None


def _name_core(sentence: Tagged, mention: Mention) -> tuple[int, int] | None:
    """First and last word of the run of proper nouns about the head of a mention."""
    inside = range(mention.start, mention.end + 1)
    heads = [i for i in inside if sentence.heads[i] - 1 not in inside]
    if len(heads) != 1 or not sentence.xpos[heads[0]].startswith("NNP"):
        return None
    if mention.kind == "PERSON" and sentence.xpos[heads[0]] == "NNPS":
        return None  # a people, not a person
    first = heads[0]
    while first > mention.start and sentence.xpos[first - 1] in PROPER:
        if sentence.relations[first - 1] == "nmod:desc":
            break
        first -= 1
    while mention.kind == "PERSON" and first < heads[0] and _is_title(sentence.words[first]):
        first += 1
    return first, _last_of_name(sentence, heads[0], mention)


def _last_of_name(sentence: Tagged, last: int, mention: Mention) -> int:
    """Where the name about the word `last` ends: over "of" and the like to the next proper noun."""
    while last < mention.end:
        steps = (s for s in (1, 2, 3) if last + s <= mention.end)
        step = next((s for s in steps if sentence.xpos[last + s] in PROPER), None)
        between = sentence.words[last + 1 : last + step] if step else [""]
        if between[:1] == ["the"] or any(word not in LINKS[mention.kind] for word in between):
            break
        last += step or 1
    return last


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in TITLES


def mark_span(labels: list[str], first: int, last: int, kind: str) -> bool:
    """Write one name into BIO labels, unless a longer one already stands there."""
    if any(label != "O" for label in labels[first : last + 1]):
        return False
    labels[first] = f"B-{kind}"
    labels[first + 1 : last + 1] = [f"I-{kind}"] * (last - first)
    return True
