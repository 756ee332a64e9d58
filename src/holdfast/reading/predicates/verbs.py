"""The arguments of a verb: active, passive, participle, relative, controlled or coordinated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.predicates.arguments import (
    add_loose,
    held_town,
    is_relative,
    listed_verb,
    phrase,
    preposition,
    prepositional,
)
from holdfast.reading.predicates.model import Form, Predicate, Slots
from holdfast.reading.predicates.subjects import agents, doers, is_passive, surface_subjects
from holdfast.reading.predicates.words import grammar_words
from holdfast.reading.tree import SUBJECTS, asked_once, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Controls about half of the country": an adverb of the number, not a preposition.
APPROXIMATE = frozenset({"about", "around", "over", "roughly"})
# "Jailed for an attack in Bor": what stands behind is told of the attack alone.
OTHER_SCENES = frozenset({
    "for", "over", "about", "since", "despite", "as", "because of", "due to", "like",
    "ahead of", "prior to",
})  # fmt: skip
LATER = frozenset({"after", "following"})
CALLED_TO_ACCOUNT = frozenset({
    "arrest", "detain", "sentence", "charge", "jail", "convict", "ban", "sanction", "imprison",
    "abduct", "kidnap", "question", "suspend",
})  # fmt: skip
OBJECTLESS = frozenset({"protest", "demonstrate", "rally", "march"})
HYPHENS = frozenset({"-", "‐", "‑", "–"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
EMPLOYING = frozenset({"using", "employing", "wielding"})
QUANTIFIERS = frozenset({"half", "third", "quarter", "percent", "most", "all", "dozen", "%"})


@asked_once
def verb_predicate(verb: Token) -> Predicate:
    """The verb with its arguments in deep slots."""
    if is_clause_in_disguise(verb):
        return _disguised(verb)
    governor = listed_verb(verb.head) if verb.i == verb.head.left_edge.i + 1 else None
    if governor is not None:
        return _of_a_list(verb, governor)
    held = _unhyphenated(verb)
    if held is not None:
        return held
    held = _held_without_hyphen(verb) or _held_after_preposition(verb)
    if held is not None:
        return held
    passive = is_passive(verb)
    modifier = relation(verb) == "amod"
    slots = Slots()
    undergone = _named_behind(verb) or _owner_behind(verb) or _undergone(verb, passive)
    slots.add("object", undergone)
    if modifier:
        slots.add("subject", _hyphenated(verb))
    slots.add("subject", agents(verb) if passive else doers(verb))
    slots.add("indirect", _children(verb, "iobj"))
    if passive:
        given = _children(verb, "obj")
        if given:  # "were given arms": what is given is the object, the receiver indirect
            slots.found["indirect"] = slots.found.pop("object", [])
            slots.add("object", given)
    if relation(verb) == "acl" and not passive:
        slots.add("apposed", [verb.head])
    particles = _particles(verb)
    slots.add("adverb", _adverbs(verb))
    for case, each in prepositional(verb):
        if not passive and not undergone and _is_misread(verb, each, case):
            slots.add("object", [each])
            particles |= {case} - APPROXIMATE
        slots.add(case, [each])
        if case == "of" and "out" in particles:  # "pull out | of the town"
            slots.add("out of", [each])
    _add_gap(verb, slots)
    slots.add("using", _employed(verb))
    add_loose(slots, slots.found.get("object", []))
    slots.add("complement", [child for child in verb.children if child.dep_ == "xcomp"])
    add_loose(slots, [child for child in verb.children if _lends(child)])
    form: Form = "modifier" if modifier else "passive" if passive else "active"
    return Predicate(verb, form, slots.frozen(), particles)


def _employed(verb: Token) -> list[Token]:
    """ "The army, *using rockets*, shelled the town": what it was done with."""
    return [
        each
        for child in verb.children
        if child.dep_ == "advcl" and child.tag_ == "VBG" and child.lower_ in EMPLOYING
        for each in _children(child, "obj")
    ]


def _of_a_list(verb: Token, first: Token) -> Predicate:
    """ "Stormed the town, *looted* shops": who did the first did this too."""
    slots = Slots()
    slots.add("subject", doers(first))
    slots.add("object", phrase(verb.head))
    return Predicate(verb, "active", slots.frozen(), _particles(verb))


def _held_without_hyphen(verb: Token) -> Predicate | None:
    """ "The IS held town of Hit": holder, participle and place, with no hyphen to join them."""
    if verb.tag_ != "VBN" or verb.lemma_ not in grammar_words().holding or verb.i == 0:
        return None
    if relation(verb) not in {"advcl", "acl", "ccomp", "dep"} or verb.i + 1 >= len(verb.doc):
        return None
    holder, town = verb.nbor(-1), verb.nbor(1)
    if relation(town) in {"amod", "compound"} and town.head.i > town.i:
        town = town.head
    if holder.pos_ not in {"NOUN", "PROPN"} or town.pos_ not in {"NOUN", "PROPN"}:
        return None
    begun = any(child.dep_ == "det" and child.i < holder.i for child in town.children)
    if holder.head.i not in {verb.i, town.i} or not (begun or verb.head == town):
        return None
    slots = Slots()
    slots.add("object", phrase(town))
    slots.add("subject", [holder])
    return Predicate(verb, "modifier", slots.frozen(), frozenset())


def _lends(child: Token) -> bool:
    """Whether what hangs on an argument may belong to the verb."""
    if relation(child) == "obl":
        later = preposition(child) in LATER and child.head.lemma_ in CALLED_TO_ACCOUNT
        return not later and preposition(child) not in OTHER_SCENES
    return child.dep_ == "xcomp"


def _held_after_preposition(verb: Token) -> Predicate | None:
    """ "Strikes on the militia controlled coast", with the participle taken for a past tense."""
    town = held_town(verb)
    if town is None:
        return None
    slots = Slots()
    slots.add("object", phrase(town))
    slots.add("subject", [verb.nbor(-1)])
    return Predicate(verb, "modifier", slots.frozen(), frozenset())


def is_clause_in_disguise(verb: Token) -> bool:
    """ "The militia seized tanks" misread as a noun phrase: a noun right before a participle."""
    if (
        relation(verb) != "amod"
        or verb.tag_ not in {"VBN", "VBD"}
        or verb.i == verb.left_edge.i == 0
    ):
        return False
    before = verb.nbor(-1)
    return (
        before.pos_ in {"NOUN", "PROPN"}
        and bool(before.whitespace_)
        and not verb.is_sent_start
        and before.head.i in {verb.i, verb.head.i}
    )


def _disguised(verb: Token) -> Predicate:
    """Subject before, object after, and the object's phrases."""
    slots = Slots()
    slots.add("subject", [verb.nbor(-1)])
    slots.add("object", phrase(verb.head))
    add_loose(slots, [verb.head])
    return Predicate(verb, "active", slots.frozen(), _particles(verb))


def _unhyphenated(verb: Token) -> Predicate | None:
    """ "Part of the IS held town", read as "the IS town that holds": IS holds the town."""
    if relation(verb) not in {"acl", "amod"} or verb.tag_ not in {"VBN", "VBD"} or verb.i == 0:
        return None
    before = verb.nbor(-1)
    for child in verb.children:
        alone = before.dep_ == "compound" and before.left_edge.i == before.i
        if child.dep_ == "obj" and child.i > verb.i and before.head == child and alone:
            slots = Slots()
            slots.add("subject", [before])
            slots.add("object", phrase(child))
            return Predicate(verb, "modifier", slots.frozen(), frozenset())
    return None


def _named_behind(verb: Token) -> list[Token]:
    """ "A crossing in rebel-held Azaz", with the participle hung on some other noun."""
    if relation(verb) != "amod" or not _hyphenated(verb):
        return []
    return [child for child in verb.children
            if child.i == verb.i + 1 and child.pos_ in NOMINAL]  # fmt: skip


def _owner_behind(verb: Token) -> list[Token]:
    """ "Besieged Taiz's hospitals": it is Taiz that is besieged."""
    if relation(verb) != "amod" or verb.head.i < verb.i or verb.tag_ not in {"VBN", "VBD"}:
        return []
    return [
        child
        for child in verb.head.children
        if child.dep_ == "nmod:poss"
        and child.pos_ == "PROPN"
        and verb.i < child.i
        and all(each.pos_ in {"ADJ", "PROPN"} for each in verb.doc[verb.i + 1 : child.i])
    ]


def _undergone(verb: Token, passive: bool) -> list[Token]:
    if passive:
        share = _share_of_which(verb)
        return share or [each for each in surface_subjects(verb) if each is not verb]
    return _objects(verb)


def _share_of_which(verb: Token) -> list[Token]:
    """ "The province, half *of which* is held by rebels": the half, and not the province."""
    at = verb.left_edge.i - 1
    if verb.dep_ != "acl:relcl" or at < 2 or verb.doc[at].lower_ != "which":
        return []
    share = verb.doc[at].head
    return [share] if share.head == verb.head and share.lemma_ in QUANTIFIERS else []


def _children(verb: Token, name: str) -> list[Token]:
    return [
        each
        for child in verb.children
        if child.dep_ == name and not is_relative(child)
        for each in phrase(child)
    ]


def _objects(verb: Token) -> list[Token]:
    """Direct objects: own ones, a relative's antecedent, or one shared with a coordinated verb."""
    direct = [child for child in verb.children if child.dep_ == "obj"]
    if len(direct) > 1:  # "killed five and wounded 17", both hung on the first verb
        others = [child.i for child in verb.children if relation(child) == "conj"]
        direct = [child for child in direct if not others or child.i < min(others)] or direct
    alone = verb.lemma_ in OBJECTLESS
    if alone:  # "protesting and boycotting lectures": they boycott them
        direct = [each for each in direct if not _behind_another(verb, each)]
    own = [each for child in direct for each in phrase(child)]
    if own:
        return own
    if verb.dep_ == "acl:relcl" and _object_gap(verb):
        return [verb.head]
    for child in verb.children:  # "control Sangin" with the name read as a complement
        bare = not any(each.dep_ in {"case", "mark", "cop"} for each in child.children)
        if child.dep_ == "xcomp" and child.pos_ == "PROPN" and child.i > verb.i and bare:
            return phrase(child)
    for child in verb.children:  # "fought off militants" with the object read as an adverbial
        near = child.left_edge.i - verb.i <= 4
        if child.dep_ == "obl" and child.pos_ in {"NOUN", "PROPN"} and near:
            particle = child.left_edge.i > 0 and child.left_edge.nbor(-1).dep_ == "compound:prt"
            if particle and not any(each.dep_ == "case" for each in child.children):
                return phrase(child)
    for child in verb.children:  # "attacked and captured the town"
        coordinated = relation(child) == "conj" and child.pos_ == "VERB" and not alone
        if coordinated and _adjacent(verb, child):
            later = [each for grand in child.children if grand.dep_ == "obj"
                     for each in phrase(grand)]  # fmt: skip
            if later:
                return later
    if relation(verb) == "conj" and verb.head.pos_ == "VERB":
        return [each for child in verb.head.children if child.dep_ == "obj" and child.i > verb.i
                for each in phrase(child)]  # fmt: skip
    return []


def _behind_another(verb: Token, noun: Token) -> bool:
    """Whether a verb coordinated with the first stands between it and a noun."""
    return any(
        relation(child) == "conj" and verb.i < child.i < noun.i and child.pos_ == "VERB"
        for child in verb.children
    )


def _adjacent(verb: Token, later: Token) -> bool:
    """Nothing but a coordinator, adverbs and auxiliaries between two verbs."""
    between = verb.doc[verb.i + 1 : later.i]
    return all(each.pos_ in {"CCONJ", "ADV", "AUX", "PUNCT", "VERB"} for each in between)


def _object_gap(verb: Token) -> bool:
    """A relative clause without a pronoun and with a subject: "the town IS captured"."""
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    relatives = any(is_relative(each) for each in verb.subtree if each.i < verb.i)
    return bool(subjects) and not relatives and not is_passive(verb)


def _add_gap(verb: Token, slots: Slots) -> None:
    """ "The base that troops withdrew from": a preposition left alone takes the antecedent."""
    if verb.dep_ != "acl:relcl":
        return
    for child in verb.children:
        stranded = child.dep_ in {"obl", "advmod", "compound:prt"} and child.tag_ in {"IN", "RP"}
        if stranded and child.i > verb.i:
            slots.add(child.lower_, [verb.head])


def _is_misread(verb: Token, noun: Token, case: str) -> bool:
    """ "Fought off militants": a particle that the parser hung on the object as a preposition."""
    return any(
        child.dep_ == "case"
        and child.i == verb.i + 1
        and (
            child.tag_ == "RP"
            or case in {"off", "back", "up", "down"}
            or (case in APPROXIMATE and (noun.lemma_ in QUANTIFIERS or noun.pos_ == "NUM"))
        )
        for child in noun.children
    )


def _hyphenated(verb: Token) -> list[Token]:
    """ "IS-held": the noun before the hyphen does it, whatever it was hung on."""
    hyphen = verb.i > 1 and verb.nbor(-1).text in HYPHENS and not verb.nbor(-1).whitespace_
    if hyphen and not verb.nbor(-2).whitespace_ and verb.nbor(-2).pos_ in NOMINAL:
        return [verb.nbor(-2)]
    return [
        child
        for child in verb.children
        if child.i < verb.i and child.pos_ in NOMINAL and child.dep_ != "nsubj:pass"
    ]


def _particles(verb: Token) -> frozenset[str]:
    """Particles that belong to the verb for certain: marked so, or right behind it."""
    known = grammar_words().particles
    return frozenset(
        child.lower_
        for child in verb.children
        if child.dep_ == "compound:prt"
        or (child.dep_ == "advmod" and child.lower_ in known and child.i == verb.i + 1)
        if not _begins_company(child)
    )


def _begins_company(adverb: Token) -> bool:
    """ "Killed *together with* the nuns": in whose company, and no other verb."""
    at = adverb.i + 1
    behind = at < len(adverb.doc) and adverb.doc[at].lower_ == "with"
    return behind and adverb.lower_ == "together"


def _adverbs(verb: Token) -> list[Token]:
    """Adverbs further on that may be particles: "pushed the rebels *back*"."""
    known = grammar_words().particles
    return [
        child
        for child in verb.children
        if child.dep_ == "advmod" and child.lower_ in known and child.i > verb.i + 1
    ]
