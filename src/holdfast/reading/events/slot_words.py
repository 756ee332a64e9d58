"""The words that stand in a slot of a predicate: what a frame's conditions are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.events.phrases import counted, lemma_of

if TYPE_CHECKING:
    from holdfast.reading.events.fillers import Fillers
    from holdfast.reading.predicates import Predicate


def words_in(predicate: Predicate, slot: str, fillers: Fillers) -> frozenset[str]:
    """Lemmas and forms of what fills a slot and of the nouns before it, each looked at once.

    "sentence" is all of the sentence, "near" that and the sentence before.
    """
    key = (predicate.token.i, predicate.form, slot)
    found = fillers.words.get(key)
    if found is None:
        found = fillers.words[key] = _words_in(predicate, slot, fillers)
    return found


def _words_in(predicate: Predicate, slot: str, fillers: Fillers) -> frozenset[str]:
    if slot == "sentence":
        return fillers.sentences.words(predicate.token)
    if slot == "near":
        before = fillers.sentences.words_before(predicate.token)
        return before | fillers.sentences.words(predicate.token)
    if slot == "host":
        return frozenset({predicate.host.lemma_}) if predicate.host is not None else frozenset()
    if slot == "case":
        return frozenset({predicate.case})
    if slot == "self":
        return frozenset({predicate.token.lower_})
    if slot == "governor":
        return frozenset({predicate.token.head.lemma_.lower()})
    found: set[str] = set() if predicate.slot(slot.rstrip("!")) else {"none"}
    name, heads_only = slot.rstrip("!"), slot.endswith("!")
    for token in predicate.slot(name):
        found.update((lemma_of(token), token.lower_))
        if token.tag_ == "PRP":
            found.update(fillers.known.meant(token))
        if heads_only:
            continue
        within = counted(token)
        beyond = (within, *within.children) if within is not None else ()
        for child in (*token.children, *beyond):
            if (
                child.dep_ in {"compound", "amod", "nmod", "det", "nummod", "nmod:desc"}
                and child.dep_ != "nmod:poss"
            ):
                found.update((lemma_of(child), child.lower_))
            if child.dep_ == "compound":  # "a suicide car bomb"
                inner = [each for each in child.children if each.dep_ == "compound"]
                found.update(each.lower_ for each in inner)
    return frozenset(found)
