"""Counts that have words of their own: tolls, populations, shares, units, nobody; and no counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.quantities.bounds import Count
from holdfast.reading.quantities.numerals import read_numeral, vocabulary
from holdfast.reading.quantities.stream import Stream
from holdfast.reading.tree import case_of, first_conjunct, relation, text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How a verb takes the toll that it tells: it rises to 31, an attack brings it to 31.
TOLD = frozenset({"nsubj", "nsubj:pass", "obj"})
BETWEEN_AGES = frozenset({",", "and", "or", "between", "from", "to"})
# By which a figure leaves an earlier one behind: "rose from 12 to 17", "17, up from 12".
MOVING = frozenset({
    "rise", "climb", "increase", "jump", "grow", "soar", "go", "fall", "drop", "revise", "raise",
    "lower", "push", "bring", "lift", "cut", "up", "down",
})  # fmt: skip


def toll_of(base: Token) -> str | None:
    """ "the death toll rose to 31", "claimed nine lives": killed; "the number of injured rose"."""
    words = vocabulary()
    base = first_conjunct(base)  # "claimed the lives of five soldiers and one civilian"
    if base.lemma_.lower() in words["lives"]:
        return "killed" if base.head.lemma_.lower() in words["life_verbs"] else None
    above = base.head
    if above.lemma_.lower() in words["lives"] and relation(base) == "nmod":
        return "killed" if above.head.lemma_.lower() in words["life_verbs"] else None
    if relation(base) == "nsubj" and above.lemma_.lower() == "lose":
        lost = [child.lemma_.lower() for child in above.children if child.dep_ == "obj"]
        return "killed" if any(each in words["lives"] for each in lost) else None
    noun = toll_noun(base)
    if noun is None:
        return None
    if noun.lemma_.lower() in words["tolls"]:
        named = {child.lower_ for child in noun.children}
        return "injured" if named & {"injury", "injured", "wounded"} else "killed"
    return _number_of(noun)


def is_left_behind(doc: Doc, stream: Stream, start: int) -> bool:
    """ "The toll rose *from 12* to 17", "to 17 *from 12*", "17, up *from 12*": told no longer."""
    if start == 0 or stream.lowers[start - 1] != "from":
        return False
    number = doc[stream.tokens[start]]
    if number.i > 1 and doc[number.i - 2].lower_ in {"up", "down"}:
        return True
    verb = number.head if number.head.pos_ != "NOUN" else number.head.head
    if verb.lemma_.lower() not in MOVING:
        return False
    return any(child.dep_ in TOLD and _is_figure(child) for child in verb.children)


def _is_figure(noun: Token) -> bool:
    """A toll, a total, or the number of something."""
    words = vocabulary()
    lemma = noun.lemma_.lower()
    return lemma == "number" or lemma in words["tolls"] or lemma in words["totals"]


def total_of(base: Token) -> bool:
    """ "Put the figure at 19", "bringing the total to 23": of whatever was counted before."""
    noun = toll_noun(base)
    return noun is not None and noun.lemma_.lower() in vocabulary()["totals"]


def named_among(base: Token) -> str | None:
    """ "The dead include 52 rebels", "the wounded, including two nurses": what became of them."""
    adjectives: dict[str, str] = vocabulary()["adjectives"]
    first = first_conjunct(base)
    above = first.head
    if any(child.lower_ == "including" for child in first.children if child.i < first.i):
        before = first.doc[first.left_edge.i - 1] if first.left_edge.i else first
        return adjectives.get(before.lower_)
    if above.lemma_.lower() != "include" or relation(first) != "obj":
        return None
    subjects = [child.lower_ for child in above.children if child.dep_ == "nsubj"]
    return next((adjectives[each] for each in subjects if each in adjectives), None)


def is_of_the_doers(base: Token) -> bool:
    """ "Killed by relatives including *two brothers*": some of those who did it."""
    first = first_conjunct(base)
    while relation(first) == "nmod" and first.head.i < first.i:
        first = first.head
    return first.dep_ == "obl:agent"


def toll_noun(base: Token) -> Token | None:
    """The "toll" or the "number" that a count is told of; None where there is none.

    "The toll rose to 31", "brought the toll to 31", "a toll of 31", "the number of dead is 31".
    """
    words = vocabulary()
    if base.head.pos_ == "NUM" and case_of(base) == "to":
        base = base.head  # "rose from 12 to 17", with the one hung on the other
    equated = any(child.dep_ == "cop" for child in base.children)
    teller = base if equated else base.head
    lemma = teller.lemma_.lower()
    if not equated and lemma not in words["toll_verbs"] and lemma not in words["tolls"]:
        return None
    told = [child for child in teller.children if child.dep_ in TOLD and child != base]
    for noun in (*told, *([] if equated else [teller])):
        if _is_figure(noun) or noun.lemma_.lower() == "casualty":
            return noun
    return None


def _number_of(number: Token) -> str | None:
    """ "The number of dead", "of people killed": what became of those whose number is told."""
    adjectives: dict[str, str] = vocabulary()["adjectives"]
    for child in number.children:
        if child.lower_ in {"deaths", "fatalities"}:
            return "killed"
        for each in (child, *(inner for inner in child.children if relation(inner) == "acl")):
            if each.lower_ in adjectives:
                return adjectives[each.lower_]
    return None


def population(base: Token, noun: Token | None, stream: Stream, count: Count) -> bool:
    """ "a city of 200,000", "home to 1.5 million people", "which housed 70,000"."""
    words = vocabulary()
    if noun is not None and noun.lemma_.lower() not in words["residents"]:
        return False
    above = base.head
    before = stream.lowers[max(0, count.start - 2) : count.start]
    if before == ["home", "to"]:
        return True
    if relation(base) in {"nmod", "obl"} and before[-1:] == ["of"]:
        return above.lemma_.lower() in words["population_nouns"] and above.i < base.i
    if relation(base) in {"obj", "obl"} and above.lemma_.lower() in words["population_verbs"]:
        return count.last.value >= 1000
    if noun is None and above.lemma_.lower() == "be":
        return any(child.lemma_ == "population" for child in above.children)
    subjects = [child.lemma_.lower() for child in base.children if child.dep_ == "nsubj"]
    return "population" in subjects


def unit_of(stream: Stream, count: Count) -> tuple[str, float, int]:
    """(unit, factor to that unit, piece after the unit words)."""
    words = vocabulary()
    at = count.last.end
    here = stream.lowers[at] if at < len(stream) else ""
    after = stream.lowers[at + 1] if at + 1 < len(stream) else ""
    if count.first.start and stream.lowers[count.first.start - 1] in words["currencies"]:
        return "money", 1.0, max(count.end, at)
    if here == "-" and after in words["units"]["km"]:
        return "km", words["units"]["km"][after], at + 2
    if here == "per" and after == "cent":
        return "percent", 1.0, at + 2
    if here in {"square", "sq", "sq."} and after in words["units"]["km"]:
        return "km2", words["units"]["km"][after] ** 2, at + 2
    for unit in ("percent", "km2", "money"):
        if here in words["units"][unit]:
            return unit, words["units"][unit][here], at + 1
    if here in words["units"]["km"]:
        return "km", words["units"]["km"][here], at + 1
    return "count", 1.0, count.end


def fraction_at(stream: Stream, at: int) -> tuple[float, int] | None:
    """ "half", "a third of", "two-thirds of": (share, next piece) or None."""
    fractions: dict[str, float] = vocabulary()["words"]["fractions"]
    lower = stream.lowers[at]

    def word(index: int) -> str:
        return stream.lowers[index] if index < len(stream) else ""

    if lower == "half" and word(at + 1) in {"of", "the", "its"}:
        return 0.5, at + 1
    if lower in {"a", "one"}:
        step = at + 2 if word(at + 1) == "-" else at + 1
        million = (
            word(step + 2) in {"a", "one"} and word(step + 3) in vocabulary()["words"]["scales"]
        )
        if million:
            return None
        if word(step) in fractions and word(step) != "half" and word(step + 1) == "of":
            return fractions[word(step)], step + 1
        return None
    numeral = read_numeral(stream, at) if lower in {"two", "three", "four"} else None
    if numeral is None:
        return None
    step = numeral.end + 1 if word(numeral.end) == "-" else numeral.end
    if word(step) in fractions and word(step).endswith("s"):
        share = 1 - fractions[word(step)] if numeral.value == 2 and word(step) == "thirds" else None
        return share or numeral.value * fractions[word(step)], step + 1
    return None


def none_at(doc: Doc, stream: Stream, at: int) -> int | None:
    """The piece after "no one", "nobody", "no casualties", "none"; None if it is not that."""
    lower = stream.lowers[at]
    following = stream.lowers[at + 1] if at + 1 < len(stream) else ""
    if lower in {"none", "nobody"}:
        return at + 1
    if lower != "no" or not following:
        return None
    if following == "one":
        return at + 2
    if following == "-" and stream.lowers[at + 2 : at + 3] == ["one"]:
        return at + 3
    token = doc[stream.tokens[at]]
    noun = token.head
    if token.dep_ != "det" or noun.i <= token.i or noun.i > token.i + 3:
        return None
    end = at + 1
    while end < len(stream) and stream.tokens[end] <= noun.i:
        end += 1
    return end


def is_no_count(doc: Doc, stream: Stream, count: Count) -> bool:
    """Ages, list numbers, names with numbers, telephone numbers, scores: no counts of ours."""
    start, end = count.first.start, count.last.end
    before = stream.lowers[start - 1] if start else ""
    after = stream.lowers[end] if end < len(stream) else ""
    token = doc[stream.tokens[start]]
    digits = stream.lowers[start][0].isdigit()
    if after == "-" and stream.lowers[end + 1 : end + 2] in (
        ["year"],
        ["month"],
        ["day"],
        ["week"],
        ["hour"],
        ["minute"],
    ):
        return True
    if _is_of_the_aged(stream, start) or (digits and _is_age(stream, start, end)):
        return True
    joined = start > 0 and stream.tight(start) and before in {"-", "/", ":", ".", "#", "–", "("}
    if digits and joined and before != "(":
        return True
    if digits and after in {"/", ":"} and stream.tight(end):
        return True
    if digits and _is_list_number(doc, stream, start, end):
        return True
    return digits and _is_name(doc, token)


def _is_of_the_aged(stream: Stream, start: int) -> bool:
    """ "Aged nine", "aged 9 and 11", "aged between 9 and 14"."""
    for at in range(start - 1, max(-1, start - 5), -1):
        if stream.lowers[at] == "aged":
            return True
        if stream.lowers[at] not in BETWEEN_AGES and not stream.lowers[at].isdigit():
            return False
    return False


def _is_age(stream: Stream, start: int, end: int) -> bool:
    """ "Ali, 35, said"."""
    if end >= len(stream) or start == 0:
        return False
    between = stream.lowers[start - 1] == "," and stream.lowers[end] == ","
    named = start >= 2 and stream.texts[start - 2][:1].isupper()
    return between and named and len(stream.lowers[start]) <= 2


def _is_list_number(doc: Doc, stream: Stream, start: int, end: int) -> bool:
    if end >= len(stream) or stream.lowers[end] not in {".", ")"} or not stream.tight(end):
        return False
    text = text_of(doc)
    line = text.rfind("\n", 0, stream.starts[start]) + 1
    opens = not text[line : stream.starts[start]].strip(" (")
    return opens and end + 1 < len(stream)


def _is_name(doc: Doc, token: Token) -> bool:
    """ "Brigade 313", "Resolution 2254": a number after the noun that it names."""
    head = token.head
    if head.i >= token.i or token.i - head.i > 2 or head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if relation(token) not in {"nummod", "nmod", "flat", "compound", "appos"}:
        return False
    return not any(child.dep_ in {"case", "punct"} for child in token.children)
