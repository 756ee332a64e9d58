"""Who does it: the subject of a clause that has one, shares one, or leaves it to be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfast.reading.predicates.arguments import phrase, preposition, spread
from holdfast.reading.predicates.gapped import gapped_subject
from holdfast.reading.predicates.strayed import behind_mark, strayed_to_the_teller
from holdfast.reading.predicates.words import grammar_words
from holdfast.reading.tree import SUBJECTS, is_counted_between, relation

if TYPE_CHECKING:
    from spacy.tokens import Token

MAXIMUM_STEPS = 12
NEVER_BARE = frozenset({"slam", "crash", "plough", "plow", "smash", "tear", "rip", "land"})
FLIGHT = frozenset({"cross", "flee", "escape", "stream", "pour"})
NAMING = frozenset({"NOUN", "PROPN"})
CALLING = frozenset({"call", "appeal", "shout", "signal", "rely", "depend", "count"})
COMPANY = frozenset({"along with", "together with", "alongside"})
# Those whom the dead leave behind, and what is left of them.
KIN = frozenset({
    "family", "relative", "parent", "widow", "mother", "father", "friend", "survivor", "body",
    "remains", "name", "number", "list", "photograph", "funeral",
})  # fmt: skip
# What is done to the same people, or to others, in one act.
HARMING = frozenset({
    "kill", "injure", "wound", "hurt", "arrest", "detain", "capture", "beat", "torture", "abduct",
    "kidnap", "execute", "destroy", "damage", "burn", "loot", "murder", "rape", "bomb", "shoot",
})  # fmt: skip
PASSIVE_CHILDREN = frozenset({"nsubj:pass", "aux:pass", "csubj:pass"})

# "The decision of the army to leave": whose it is stands behind "of".
RESOLVES = frozenset({
    "decision", "refusal", "failure", "attempt", "vow", "pledge", "promise", "intention",
    "readiness", "willingness", "inability",
})  # fmt: skip
SPOKEN_OF = frozenset({
    "discuss", "review", "debate", "describe", "condemn", "criticise", "criticize", "praise",
    "reject", "oppose", "examine", "mention", "cite", "deplore", "denounce", "applaud",
})  # fmt: skip


def is_passive(verb: Token, steps: int = MAXIMUM_STEPS) -> bool:
    """Whether the verb is passive: marked so, a bare participle, or one left bare in a headline."""
    relations = {child.dep_ for child in verb.children}
    if "aux:pass" in relations or ("cop" in relations and verb.pos_ == "ADJ"):
        return True
    # A participle with an object and no auxiliary is a past tense taken for one.
    if "obj" in relations or any(
        child.dep_ == "aux" and child.lemma_ != "be" for child in verb.children
    ):
        return False
    if relations & PASSIVE_CHILDREN:
        # "Missiles slammed into a hotel": nothing is ever slammed into without its auxiliary.
        return not (verb.lemma_ in NEVER_BARE and _goes_into(verb))
    own_subject = bool(relations & SUBJECTS)
    kind = relation(verb)
    if kind == "conj" and verb.head.lower_ == "dead" and verb.tag_ == "VBN":
        return True  # "left one soldier dead and another wounded"
    participle = verb.tag_ in {"VBN", "VBD", "JJ", "NN"} and verb.tag_ != "VBG"
    if verb.lemma_ in FLIGHT and kind == "acl" and _is_sentence(verb.head) and _goes_into(verb):
        return False  # "Thousands crossed into Chad", with the number for the sentence
    if verb.tag_ == "VBN" and kind == "ROOT" and not own_subject and not relations & {"aux"}:
        return True
    if verb.tag_ == "VBN" and kind in {"acl", "amod", "advcl", "ccomp"} and not own_subject:
        return True
    if kind == "amod" and participle:
        return True
    if verb.tag_ == "VBN" and kind == "xcomp" and not own_subject and steps:
        return is_passive(verb.head, steps - 1)  # "were reported killed"
    if kind == "conj" and participle and not own_subject and steps:
        first = verb.head
        if first.pos_ == "VERB" and is_passive(first, steps - 1):
            return not _object_after(verb)
    return own_subject and _left_bare(verb)


def _is_sentence(noun: Token) -> bool:
    """Whether a noun, or the number that counts it, heads the whole sentence."""
    return noun.dep_ == "ROOT" or (noun.dep_ == "nmod" and noun.head.dep_ == "ROOT")


def _goes_into(verb: Token) -> bool:
    return any(
        relation(child) == "obl" and preposition(child) in {"into", "through", "on"}
        for child in verb.children
    )


def _left_bare(verb: Token) -> bool:
    """ "Twelve killed in blast": a verb that needs an object, without one, without auxiliary."""
    if verb.lemma_ not in grammar_words().transitive_only or verb.tag_ not in {"VBN", "VBD"}:
        return False
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if any(each.lower_ in {"who", "which", "that"} for each in subjects):
        return False
    if verb.dep_ == "acl:relcl" and any(each.tag_ == "PRP" for each in subjects):
        return False  # "the buildings they seized"
    # "The priests murdered by gunmen were buried", with what is told of them for an object.
    buried = {child for child in verb.children if child.dep_ == "ccomp" and is_passive(child, 0)}
    return not _object_after(verb, frozenset(buried))


def _object_after(verb: Token, besides: frozenset[Token] = frozenset()) -> bool:
    """Whether it, or a verb coordinated with it, takes an object or a clause."""
    return any(
        (child.dep_ in {"obj", "ccomp", "xcomp"} and child not in besides)
        or (relation(child) == "conj" and any(each.dep_ == "obj" for each in child.children))
        for child in verb.children
    )


def surface_subjects(verb: Token, steps: int = MAXIMUM_STEPS) -> list[Token]:
    """The heads of the grammatical subject, understood ones included; empty when there is none."""
    own = [
        child
        for child in verb.children
        if child.dep_ in SUBJECTS and not _is_title(child) and not _is_share(child, verb)
    ]
    if own:
        # "He is rescued by Chadian and Malian forces": what is coordinated stands on one side.
        named = [each for child in own for each in phrase(child) if not child.i < verb.i < each.i]
        return [*named, *_companions(verb, own[0])]
    for child in verb.children:
        if child.dep_ == "obl" and child.i < verb.i and is_counted_between(child):
            return phrase(child)
    gapped = gapped_subject(verb)
    if gapped is not None:
        return [gapped]
    if verb.tag_ == "VBN" and relation(verb) == "ROOT" and not _has_auxiliary(verb):
        # A headline without its auxiliary: "Town of X retaken from rebels".
        for child in verb.children:
            if child.dep_ == "obl:unmarked" and child.i < verb.i and child.pos_ in NAMING:
                return phrase(child)
    if not steps or verb.head == verb:
        return []
    strayed = behind_mark(verb)
    if strayed is not None:
        return phrase(strayed)
    kind = relation(verb)
    governor = verb.head
    if kind == "amod":
        return [governor]
    if kind == "acl":
        return _noun_controller(verb, steps)
    if kind == "conj":
        if verb.tag_ == "VBD" and governor.dep_ == "obj" and governor.head.tag_ == "VBD":
            governor = governor.head  # "killed one protester and wounded three"
        return surface_subjects(governor, steps - 1) if governor.pos_ != "NOUN" else []
    if kind == "ccomp" and (strayed_up := strayed_to_the_teller(verb)):
        return strayed_up
    if kind == "xcomp":
        return _complement_controller(verb, governor, steps)
    if kind == "advcl" or (kind in {"ccomp", "obl", "parataxis"} and verb.tag_ in {"VB", "VBG"}):
        return _adverbial_controller(verb, governor, steps)
    return []


def _is_title(subject: Token) -> bool:
    """ "*President* Dina Kol was met": what a person is, taken for a second subject beside it."""
    at = subject.i + 1
    if subject.pos_ == "PRON" or subject.ent_type_ == "PERSON" or at >= len(subject.doc):
        return False
    name = subject.doc[at]
    return name.ent_type_ == "PERSON" and name.dep_ == subject.dep_ and name.head == subject.head


def _is_share(subject: Token, verb: Token) -> bool:
    """ "Wounded 30 people, *five of them* critically": some of those told of before."""
    if subject.i < verb.i or subject.pos_ not in {"NUM", "DET", "PRON", "ADJ"}:
        return False
    return any(
        child.dep_ == "nmod" and child.lower_ in {"them", "whom", "these", "those"}
        for child in subject.children
    )


def _companions(verb: Token, subject: Token) -> list[Token]:
    """ "Chad, *together with Niger*, attacked": they do it with the subject."""
    found: list[Token] = []
    for host in (subject, verb):
        for child in host.children:
            if not subject.i < child.i < verb.i:
                continue
            kind = relation(child)
            if child.lower_ == "together" and kind == "advmod":
                behind = (*child.children, *host.children)
                found.extend(
                    each
                    for each in behind
                    if child.i < each.i < verb.i
                    and relation(each) in {"obl", "nmod"}
                    and preposition(each) == "with"
                )
            elif kind in {"obl", "nmod"}:
                with_them = preposition(child) == "with" and any(
                    each.lower_ == "together" for each in child.children
                )
                if with_them or preposition(child) in COMPANY:
                    found.append(child)
    return [each for companion in found for each in spread(companion)]


def _has_auxiliary(verb: Token) -> bool:
    return any(relation(child) in {"aux", "obj"} for child in verb.children)


def agents(verb: Token) -> list[Token]:
    """The by-phrase of a passive, conjuncts spread."""
    found: list[Token] = []
    for child in verb.children:
        if child.dep_ == "obl:agent" or (
            relation(child) in {"obl", "nmod"} and preposition(child) == "by"
        ):
            if found and _of_another(child):
                break
            found.extend(phrase(child))
    return found or _shared_agents(verb)


def _shared_agents(verb: Token) -> list[Token]:
    """ "Three were killed and eight injured *by rebels*": said once, behind the last of the two."""
    if verb.lemma_ not in HARMING:
        return []
    for child in verb.children:
        if relation(child) == "conj" and child.lemma_ in HARMING and child.tag_ == "VBN":
            own = any(each.dep_ == "aux:pass" for each in child.children)
            return [] if own else agents(child)
    return []


def _of_another(agent: Token) -> bool:
    """ "The port is held by the army, the bridge *by rebels*": they hold the bridge."""
    by = next((child.i for child in agent.children if child.dep_ == "case"), 0)
    if by < 2 or agent.doc[by - 1].pos_ not in NAMING:
        return False
    edge = agent.doc[by - 1]
    while edge.dep_ == "flat":
        edge = edge.head
    return edge.left_edge.i > 0 and "," in {edge.left_edge.text, edge.left_edge.nbor(-1).text}


def doers(verb: Token, steps: int = MAXIMUM_STEPS) -> list[Token]:
    """The deep subject: the by-phrase of a passive, the subject otherwise."""
    if is_passive(verb, steps):
        return agents(verb)
    return surface_subjects(verb, steps)


def _noun_controller(verb: Token, steps: int) -> list[Token]:
    """Subject of a clause on a noun: the noun, or whoever has the undertaking that it names.

    "Militants fighting the army"; "*the army* launched an operation to retake the town".
    """
    noun = _right_before(verb) or _bereft_of(verb) or verb.head
    if not _is_undertaking(noun):
        return spread_head(noun)
    found = _undertaker(noun, steps)
    to_infinitive = any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
    return found if found or to_infinitive else [noun]


def _right_before(verb: Token) -> Token | None:
    """ "Rockets, fired from land held by rebels": what is held is the noun right before."""
    if verb.tag_ != "VBN" or verb.lemma_ not in grammar_words().holding or verb.i == 0:
        return None
    before = verb.nbor(-1)
    while before.dep_ == "flat":
        before = before.head
    return before if before.pos_ in NAMING and before != verb.head else None


def _bereft_of(verb: Token) -> Token | None:
    """ "The families of *people* killed in the raid": not the families, whatever the parse says."""
    noun = verb.head
    if verb.tag_ != "VBN" or noun.lemma_.lower() not in KIN:
        return None
    inner = [
        child
        for child in noun.children
        if noun.i < child.i < verb.i and relation(child) == "nmod" and preposition(child) == "of"
    ]
    return inner[-1] if inner else None


def _is_undertaking(noun: Token) -> bool:
    return noun.lemma_.lower() in grammar_words().undertakings


def spread_head(noun: Token) -> list[Token]:
    """The noun with those coordinated below it and before the clause hung on it."""
    return [each for each in spread(noun) if each.i <= noun.i] or [noun]


def _undertaker(noun: Token, steps: int) -> list[Token]:
    """Whose plan, attempt or operation it is."""
    owners = [child for child in noun.children if child.dep_ == "nmod:poss"]
    if owners:
        return [each for child in owners for each in phrase(child)]
    cases = ("by", "of") if noun.lemma_.lower() in RESOLVES else ("by",)
    for case in cases:
        told = [each for child in noun.children if child.i > noun.i and preposition(child) == case
                for each in phrase(child)]  # fmt: skip
        if told:
            return told
    named = [
        child for child in noun.children if child.dep_ in {"compound", "amod"} and child.ent_type_
    ]
    if named:
        return named
    host = noun.head
    if host.lemma_.lower() in SPOKEN_OF:
        return []  # "discussed the campaign to free the town": whose it is, is not said
    if host is not noun and host.pos_ == "VERB" and relation(noun) in {"obj", "obl", "xcomp"}:
        return doers(host, steps - 1)
    return []


def _after_comma(token: Token) -> bool:
    return bool(token.i > 0 and token.nbor(-1).text == ",")


def _called_on(governor: Token) -> list[Token]:
    """ "Called on the rebels to withdraw", "appealed to the army to leave": who is to do it."""
    if governor.lemma_ not in CALLING:
        return []
    return [each for child in governor.children
            if relation(child) == "obl" and preposition(child) in {"on", "upon", "to"}
            for each in phrase(child)]  # fmt: skip


def _complement_controller(verb: Token, governor: Token, steps: int) -> list[Token]:
    words = grammar_words()
    if verb.tag_ == "VB" and (asked := _called_on(governor)):
        return asked
    if governor.lemma_ in words.object_control:
        objects = [each for child in governor.children if child.dep_ in {"obj", "iobj"}
                   for each in phrase(child)]  # fmt: skip
        if objects:
            return objects
    return surface_subjects(governor, steps - 1)


def _adverbial_controller(verb: Token, governor: Token, steps: int) -> list[Token]:
    words = grammar_words()
    if governor.pos_ not in {"VERB", "AUX", "ADJ"} and not any(
        child.dep_ == "cop" for child in governor.children
    ):
        return []
    laid = {"of", "from", "for"}
    if governor.lemma_ == "charge":
        laid.add("with")  # "charged a nurse with killing a patient"
    marked_of = any(
        child.dep_ in {"mark", "case"} and child.lower_ in laid for child in verb.children
    )
    if marked_of and governor.lemma_ in words.object_control:
        if is_passive(governor, steps):
            return surface_subjects(governor, steps - 1)
        blamed = [each for child in governor.children if child.dep_ in {"obj", "iobj"}
                  for each in phrase(child)]  # fmt: skip
        if blamed:
            return blamed
    if verb.tag_ == "VB" and (asked := _called_on(governor)):
        return asked
    set_off = relation(governor) == "advcl" or (
        relation(governor) == "acl" and (_after_comma(governor) or _after_comma(verb.left_edge))
    )
    if set_off and governor.tag_ == "VBN" and verb.tag_ == "VB":
        # "Announced an operation, backed by the coalition, to retake the town": not the backer's.
        return []
    perfect = any(child.dep_ == "aux" and child.lower_ == "having" for child in verb.children)
    # "While meeting the elders, he was shot by soldiers": he met them, and not they.
    meanwhile = any(child.lower_ in {"while", "when"} for child in verb.children)
    apart = perfect or meanwhile
    if not apart and is_passive(governor, steps) and not is_passive(verb, steps):
        done_by = agents(governor)
        if done_by or verb.lemma_ in words.result_verbs or verb.tag_ == "VB":
            return done_by
    return surface_subjects(governor, steps - 1)
