"""The words of a noun phrase: its bounds in the text, and what class its head belongs to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from holdfast.reading.predicates.arguments import listed_verb
from holdfast.reading.tree import asked_once, relation
from holdfast.rules.schema import load_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

INSIDE = frozenset({
    "det", "amod", "compound", "nummod", "flat", "nmod", "fixed", "goeswith", "advmod",
})  # fmt: skip
EXAMPLE_WORDS = frozenset({
    "including", "like", "notably", "namely", "especially", "particularly", "chiefly",
})  # fmt: skip
OF_THE_WHOLE = frozenset({
    "last", "first", "only", "main", "other", "remaining", "former", "major", "next", "many",
    "several", "few", "new", "large", "small", "big", "key", "strategic", "nearby", "another",
})  # fmt: skip
PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "EX", "WP$"})


@lru_cache(maxsize=32)
def word_class(name: str) -> frozenset[str]:
    """The lemmas of one class of ``words.yaml``."""
    return load_words().classes[name]


@asked_once
def lemma_of(token: Token) -> str:
    """The lemma in lower case; plurals that the lemmatizer left alone lose their "s"."""
    lemma = token.lemma_.lower()
    if lemma == "wind" and token.lower_ == "wound":
        return "wound"  # "kill nine people and wound dozens", taken for a past tense
    alone = lemma == token.lower_
    if alone and lemma.endswith("s") and not lemma.endswith("ss") and is_plural(token):
        return lemma[:-1]
    return lemma


def is_plural(token: Token) -> bool:
    """Plural by its tag, or a word that begins a sentence and was taken for a name: "Warplanes"."""
    return token.tag_ in {"NNS", "NNPS"} or (token.tag_ == "NNP" and bool(token.is_sent_start))


def is_a(token: Token, name: str) -> bool:
    """Whether a head belongs to a class, by lemma or by its own form, whatever its case."""
    words = word_class(name)
    return lemma_of(token) in words or token.lower_ in words


def is_bare_number(token: Token) -> bool:
    """ "Killed 12": a number that stands for those it counts; "2014 unrest" has none."""
    is_number = token.pos_ == "NUM" or is_number_word(token)
    return is_number and relation(token) not in {"nummod", "compound"}


def is_number_word(token: Token) -> bool:
    """ "*Twelve* were killed", taken for a noun; "a second" and "a fifth" count nobody."""
    if token.pos_ != "NOUN" or not token.like_num:
        return False
    return token.lower_ not in {"first", "second", "third"} and not token.lower_.endswith("th")


@asked_once
def counted(token: Token) -> Token | None:
    """ "Dozens of fighters", "a group of men": who is meant, after the head that counts them."""
    if not (is_a(token, "count") or is_bare_number(token)):
        return None
    for child in token.children:
        if relation(child) in {"nmod", "obl"} and child.i > token.i:
            cases = [each.lower_ for each in child.children if each.dep_ == "case"]
            if cases[:1] == ["of"]:
                return child
    return None


def is_before_its_name(head: Token) -> bool:
    """ "The army and the *group* Hezbollah": taken for a third beside the name that follows it."""
    if head.dep_ != "conj" or head.tag_ != "NN" or head.i + 1 >= len(head.doc):
        return False
    name = head.nbor(1)
    return name.pos_ == "PROPN" and name.dep_ == "conj" and name.head == head.head


def exemplifies(token: Token) -> bool:
    """ "Including A", "such as A", "notably A": whether a phrase gives an example of its head."""
    # "Including *the judge* Ana Ruiz", with the word hung on what she is.
    titles = (child for child in token.children if child.dep_ == "nmod:desc" and child.i < token.i)
    return any(
        child.i < token.i
        and (child.lower_ in EXAMPLE_WORDS or (child.lower_ == "such" and child.dep_ == "case"))
        for head in (token, *titles)
        for child in head.children
    )


def before_hyphen(token: Token) -> bool:
    """Whether a hyphen joins the word to the one behind it."""
    if token.i + 1 >= len(token.doc) or token.whitespace_:
        return False
    return token.nbor(1).text in {"-", "‐", "‑", "–"}


def bounds(token: Token) -> tuple[int, int]:
    """Code points of the phrase under a head, without clauses and appositions behind it."""
    first, last = token, token
    joined = before_hyphen(token)
    marks = [child.i for child in token.children if child.dep_ == "case" and child.i < token.i]
    for child in token.children:
        if marks and child.i < marks[0] and child.pos_ == "ADV":
            continue  # "apparently by extremists"
        if child.i < token.i and child.dep_ == "nmod" and child.tag_ in PRONOUNS:
            continue  # "among them Azaz"
        if joined and _is_of_the_whole(child):
            continue
        if child.dep_ == "amod" and child.tag_ in {"VBN", "VBD"} and listed_verb(token) is not None:
            continue
        if child.i < token.i and (relation(child) in INSIDE or child.dep_ == "nmod:poss"):
            edge = child.left_edge
            if edge.i < first.i and edge.dep_ != "cc:preconj":
                first = edge
        elif child.i > token.i and child.dep_ in {"flat", "fixed", "goeswith"}:
            last = child.right_edge
    # Adverbs before a number belong to it ("at least 12 people"); other adverbs do not.
    while (
        first.i < token.i
        and first.pos_ in {"ADV", "PUNCT", "CCONJ"}
        and relation(first) not in {"advmod", "case"}
    ):
        first = first.nbor(1)
    within = counted(token)
    while within is not None:  # "tens of thousands of people"
        last = token.doc[bounds_end(within)]
        within = counted(within)
    return first.idx, last.idx + len(last)


def _is_of_the_whole(child: Token) -> bool:
    """ "The largest rebel-held district": what is said before a joined word of the noun behind."""
    return child.tag_ in {"JJS", "DT", "CD", "RBS"} or child.lower_ in OF_THE_WHOLE


def bounds_end(token: Token) -> int:
    """Index of the last token of the phrase that a counting head counts."""
    end = token.i
    for child in token.children:
        if child.i > end and child.dep_ in {"flat", "fixed"}:
            end = child.right_edge.i
    return end


def is_score(doc: Doc, dash: int) -> bool:
    """ "Beat them 2-0": two single digits and a dash that count nothing behind them."""
    if doc[dash].text not in {"-", "–"} or not 0 < dash < len(doc) - 1:
        return False
    if not all(
        len(each.text) == 1 and each.text.isdigit() for each in (doc[dash - 1], doc[dash + 1])
    ):
        return False
    behind = dash + 2
    return behind >= len(doc) or doc[behind].pos_ not in {"NOUN", "ADJ", "PROPN", "NUM", "SYM"}
