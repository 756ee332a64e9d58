"""Event mentions of parsed documents that tell one happening: by their words, who and what, story.

Two mentions fit by their head words (the same lemma, a derivation, a family of words), raised
where they share who or what takes part and lowered where both name somebody else. Sayings are one
only where the speaker is, and words like "make" only where what is made is. Only mentions in one
story are compared. The scores are set by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from holdfast.linking.average import average_link
from holdfast.linking.stories import stories
from holdfast.linking.words import families_by_word, word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ENOUGH = 0.55
SAME_PHRASE, SAME_LEMMA, DERIVED, FAMILY = 1.0, 0.95, 0.9, 0.7
SHARED, DIFFERENT = 0.15, 0.15
ANOTHER = 0.3  # "another attack", where the other is not told so
NO_SHARED_SPEAKER, NOTHING_SHARED = 0.6, 0.6
UNRELATED = -1.0
SHORTEST_STEM = 5
SHORTEST_VERB = 3
LONGEST_ENDING = 4  # letters that a derivation adds: "announce" and "announcement"

NAMING = frozenset({"flat", "compound", "conj", "appos", "nummod", "amod"})
AGENTS = frozenset({"nsubj", "obl:agent"})
PATIENTS = frozenset({"nsubj:pass", "obj", "iobj"})
OF_NOUNS = frozenset({"nmod", "nmod:poss", "compound"})
BORROWING = frozenset({"conj", "xcomp", "advcl"})


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words that tell of an event: code points of the document's text. ``id`` is the caller's."""

    id: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Told:
    """A mention as it compares.

    ``phrase``: the lemma, or the phrase of families.yaml that it is. ``agents`` and ``patients``:
    lemmas of who acts and who or what is acted upon, names in lower case. ``another``: told as one
    more of its kind.
    """

    id: str
    phrase: str
    lemma: str
    families: frozenset[str]
    pronoun: bool
    charge: bool
    another: bool
    agents: frozenset[str]
    patients: frozenset[str]


def link_mentions(
    mentions: Iterable[EventMention],
    parses: Mapping[str, Doc],
    parts: Mapping[str, str] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Groups of mention ids, sorted, that tell one happening; every mention is in one.

    ``parses``: document → its parse. ``parts``: as :func:`holdfast.linking.stories.stories` has it.
    """
    by_document: dict[str, list[Told]] = {}
    for mention in sorted(
        mentions, key=lambda each: (each.document, each.start, each.end, each.id)
    ):
        told = told_by(parses[mention.document], mention)
        by_document.setdefault(mention.document, []).append(told)
    found: list[tuple[str, ...]] = []
    stands_for = {
        pronoun: meant for told in by_document.values() for pronoun, meant in _antecedents(told)
    }
    for story in stories(parses, parts):
        inside = [told for name in story for told in by_document.get(name, ())]
        named = [told for told in inside if told.id not in stands_for]
        for group in average_link(named, fit, ENOUGH):
            members = {told.id for told in group}
            members |= {told.id for told in inside if stands_for.get(told.id) in members}
            found.append(tuple(sorted(members)))
    return tuple(sorted(found))


def _antecedents(told: list[Told]) -> Iterator[tuple[str, str]]:
    """Each pronoun of a document ("It began at dawn") with the event named last before it."""
    last: str | None = None
    for each in told:
        if not each.pronoun:
            last = each.id
        elif last is not None:
            yield each.id, last


def fit(one: Told, other: Told) -> float:
    """How well two mentions of one story fit; below zero where their words are unrelated."""
    score = words_fit(one, other)
    if score == 0.0 or one.charge != other.charge:
        return UNRELATED
    first, second = one.agents | one.patients, other.agents | other.patients
    if first & second:
        score += SHARED
    elif one.patients and other.patients:
        score -= DIFFERENT
    if one.another != other.another:
        score -= ANOTHER
    if _is_speech(one) and _is_speech(other) and not one.agents & other.agents:
        score -= NO_SHARED_SPEAKER
    if (_is_light(one) or _is_light(other)) and not first & second:
        score -= NOTHING_SHARED
    return score


def words_fit(one: Told, other: Told) -> float:
    """How well the head words fit, in [0, 1]."""
    if one.pronoun or other.pronoun:
        return 0.0
    if one.phrase == other.phrase:
        return SAME_PHRASE
    if one.lemma == other.lemma:
        if one.lemma not in word_list("light"):
            return SAME_LEMMA
    elif _derived(one.lemma, other.lemma):
        return DERIVED
    return FAMILY if one.families & other.families else 0.0


def _derived(one: str, other: str) -> bool:
    """Whether one word is likely made of the other: "hijack", "hijacking"."""
    shared = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        shared += 1
    shortest, longest = sorted((len(one), len(other)))
    return shared >= max(SHORTEST_STEM, longest - LONGEST_ENDING, 0.6 * shortest)


def _is_speech(told: Told) -> bool:
    """Whether it is a verb of saying, or made of one ("reporting")."""
    return not word_list("speech").isdisjoint(_forms(told.lemma))


def _is_light(told: Told) -> bool:
    return told.lemma == told.phrase and told.lemma in word_list("light")


def told_by(doc: Doc, mention: EventMention) -> Told:
    """The mention's head, phrase, families and participants.

    Raises ``ValueError`` for a mention that lies outside the text.
    """
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"mention {mention.id} lies outside its document")
    head = span.root
    lemma = head.lemma_.lower()
    words = [token for token in span if not token.is_punct and not token.is_space]
    phrase = _phrase(words, head)
    known = families_by_word()
    families = known.get(phrase or lemma, frozenset())
    if phrase is None:
        for form in _forms(head.lower_):
            families |= known.get(form, frozenset())
    agents, patients = _participants(head)
    return Told(
        mention.id,
        phrase or lemma,
        lemma,
        families,
        head.pos_ == "PRON",
        lemma in word_list("charges") and _is_charged(head),
        any(child.lemma_.lower() in word_list("not_the_same") for child in head.children),
        agents,
        patients,
    )


def _phrase(words: list[Token], head: Token) -> str | None:
    """The longest phrase of ours among the words, or the head with its particle or its object."""
    lemmas = [token.lemma_.lower() for token in words]
    runs = [
        " ".join(lemmas[first : first + length])
        for length in range(len(lemmas), 1, -1)
        for first in range(len(lemmas) - length + 1)
    ]
    runs.append(" ".join(token.lower_ for token in words))
    for relation in ("compound:prt", "obj"):
        runs.extend(
            f"{head.lemma_.lower()} {child.lemma_.lower()}"
            for child in head.children
            if child.dep_ == relation
        )
    return next((run for run in runs if " " in run and run in families_by_word()), None)


def _forms(word: str) -> Iterator[str]:
    """The word, and the verbs it may be a participle of ("advanced", read as an adjective)."""
    yield word
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_VERB:
            stem = word.removesuffix(ending)
            yield from (stem, stem + "e")


def _is_charged(head: Token) -> bool:
    """Whether the deed is named as a charge: "charged with two counts of murder"."""
    legal = {"charge", "convict", "sentence", "plead", "try", "accuse", "investigate", "arrest"}
    governor = head
    for _ in range(2):
        governor = governor.head
        if families_by_word().get(governor.lemma_.lower(), frozenset()) & legal:
            return True
    return any(child.lemma_.lower() in {"count", "charge", "trial"} for child in head.children)


def _participants(head: Token) -> tuple[frozenset[str], frozenset[str]]:
    """Who acts, and who or what is acted upon."""
    agents: set[str] = set()
    patients: set[str] = set()
    noun = head.pos_ in {"NOUN", "PROPN"}
    for child in head.children:
        if child.dep_ in AGENTS:
            agents |= _names(child)
        elif child.dep_ in PATIENTS or (noun and child.dep_ in OF_NOUNS):
            patients |= _names(child)
    if not noun and not agents and head.dep_ in BORROWING:
        for child in head.head.children:
            if child.dep_ == "nsubj":
                agents |= _names(child)
    if head.dep_ in {"acl", "acl:relcl"}:
        patients |= _names(head.head)
    return frozenset(agents), frozenset(patients)


def _names(token: Token) -> set[str]:
    """The lemmas of a noun and of what names it closer; names in lower case."""
    found = set()
    for each in (token, *(child for child in token.children if child.dep_ in NAMING)):
        if each.pos_ == "PROPN":
            found.add(each.lower_)
        elif each.pos_ == "NOUN":
            found.add(each.lemma_.lower())
    return found
