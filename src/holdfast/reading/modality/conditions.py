"""Conditions, unreal conditions, and what waits for a time that has not come."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.complements import predicate_of
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import TALKS, Operator, operator

FUTURE = frozenset(
    {"will", "would", "'ll", "’ll", "wo", "may", "might", "could", "shall", "'d", "must", "should"}
)
UNREAL = frozenset({"would", "could", "might", "'d", "’d"})
INVERTED = frozenset({"had", "should", "were"})
SPEAKERS_OWN = frozenset({"it", "he", "she", "they", "we", "i"})
THEIR = frozenset({"its", "his", "her", "their", "our", "my"})
HELD = frozenset({"hold", "take", "occur", "happen", "begin", "start", "resume", "convene"})
STATING = frozenset({"say", "state", "announce", "declare", "add", "tell", "insist", "confirm"})
AWAITED = frozenset({"until", "till", "before", "once", "as soon as"})
MOMENTS = frozenset({"day", "moment", "hour", "minute", "night"})
AWAITING = frozenset({"until", "till", "once", "as soon as"})
CONFIRMING = frozenset({"confirm", "verify", "corroborate"})
UNABLE = frozenset({"unable", "refuse", "decline", "fail", "impossible"})
NOT = frozenset({"not", "n't", "n’t", "never", "cannot"})
# What is called something else than it says: "called reports of the fall a lie".
JUDGING = frozenset({"call", "brand", "label", "dub", "describe", "denounce", "dismiss", "say"})
LONGEST = 30
"""So many words may stand between a report and what it is called."""
ANYONE = frozenset({"whoever", "whichever", "anyone", "anybody"})
ANY = frozenset({"any", "every", "whichever", "whatever"})
GROUNDS = frozenset({"truth", "substance", "basis", "foundation"})
CONCESSIVE = frozenset({"even", "as"})


def _modal(columns: Columns, index: int) -> str:
    for child in columns.children[index]:
        if columns.relation[child] == "aux" and columns.lower[child] in FUTURE:
            return columns.lower[child]
    return ""


def would_have(columns: Columns, index: int) -> bool:
    """ "Would have fallen", "could not have been taken"."""
    modal = _modal(columns, index) in UNREAL
    return modal and any(
        columns.lower[child] in {"have", "'ve", "’ve"} and columns.relation[child] == "aux"
        for child in columns.children[index]
    )


def _condition_mark(columns: Columns, table: ModalityTable, clause: int) -> int | None:
    """The word that makes an adverbial clause a condition: a mark, or an inverted auxiliary."""
    if columns.relation[clause] not in {"advcl", "ROOT", "parataxis"}:
        return None
    case = columns.case(clause)
    cue = table.beside["marks"].get(case)
    first = columns.left[clause]
    while first < clause and columns.pos[first] in {"PUNCT", "SPACE"}:
        first += 1
    if cue is not None and cue.id == "modality.if" and columns.relation[clause] == "advcl":
        concessive = columns.lower[first] in CONCESSIVE
        return None if concessive else first
    subject = columns.subject(clause)
    if columns.lower[first] not in INVERTED and first > 0 and columns.lower[first - 1] in INVERTED:
        first -= 1  # the parse hung it on the main clause
    inverted = columns.lower[first] in INVERTED and columns.relation[first] in {"aux", "cop"}
    governed = columns.head[first] in {clause, columns.head[clause]}
    opens = first == 0 or columns.pos[first - 1] in {"PUNCT", "SPACE", "CCONJ"}
    if inverted and governed and opens and subject is not None and subject > first:
        return first
    return None


def unreal(columns: Columns, clause: int, main: int) -> bool:
    """ "Had they come …, would have fallen": told to be contrary to fact."""
    before = columns.lower[columns.left[clause] - 1] if columns.left[clause] > 0 else ""
    past_perfect = before == "had" or any(
        columns.lower[child] in {"had", "'d"} and columns.relation[child] == "aux"
        for child in columns.children[clause]
    )
    return past_perfect and would_have(columns, main)


def on_condition(columns: Columns, table: ModalityTable, clause: int, main: int) -> Operator | None:
    """The operator on an adverbial clause that is a condition of the main clause."""
    mark = _condition_mark(columns, table, clause)
    if mark is None and columns.lower[main] == "soon" and is_present(columns, clause):
        return operator(table.by_id["modality.if"], main)  # "as soon as the army leaves"
    if mark is None:
        mark = _mark_of_sister(columns, table, clause, main)
    if mark is None:
        return None
    if unreal(columns, clause, main):
        return operator(table.by_id["modality.counterfactual"], mark)
    return operator(table.by_id["modality.if"], mark)


def _mark_of_sister(columns: Columns, table: ModalityTable, clause: int, main: int) -> int | None:
    """ "Unless troops leave and the king frees the men": the parse hung the mark on the later."""
    if columns.case(clause) or columns.tag[clause] not in {"VBZ", "VBP"}:
        return None
    for sister in columns.children[main]:
        if sister > clause and columns.relation[sister] == "advcl":
            mark = _condition_mark(columns, table, sister)
            if mark is not None and mark < columns.left[clause]:
                return mark
    return None


def on_main_clause(columns: Columns, table: ModalityTable, main: int) -> list[Operator]:
    """The operator on a clause that hangs on a condition: if, without, otherwise."""
    head = columns.head[main]
    if columns.relation[main] == "parataxis":
        mark = inverted_condition(columns, table, head)
        if mark is not None:
            rule = "counterfactual" if unreal(columns, head, main) else "then"
            return [operator(table.by_id[f"modality.{rule}"], mark)]
    for child in columns.children[main]:
        relation = columns.relation[child]
        if relation == "advcl":
            mark = _condition_mark(columns, table, child)
            if mark is not None:
                rule = "counterfactual" if unreal(columns, child, main) else "then"
                return [operator(table.by_id[f"modality.{rule}"], mark)]
        elif relation == "ccomp" and _had_it(columns, child) and would_have(columns, main):
            return [operator(table.by_id["modality.counterfactual"], child)]
        elif relation in {"obl", "conj"} and _but_for(columns, child):
            if would_have(columns, main):
                return [operator(table.by_id["modality.counterfactual"], columns.left[child])]
            if _modal(columns, main) in {"will", "would", "'ll", "’ll", "'d", "wo"}:
                return [operator(table.by_id["modality.then"], columns.left[child])]
        elif relation == "advmod" and columns.lower[child] == "otherwise" and _modal(columns, main):
            return [operator(table.by_id["modality.then"], child)]
    return []


def _had_it(columns: Columns, clause: int) -> bool:
    """ "… would have fallen had help not come": "had" before its subject, taken for the verb."""
    subject = columns.child(clause, "nsubj")
    opens = columns.left[clause] == clause and columns.lower[clause] == "had"
    return opens and subject is not None and subject > clause


def inverted_condition(columns: Columns, table: ModalityTable, clause: int) -> int | None:
    """A condition by inversion that the parse made the root: "Had they come, it would …"."""
    last = columns.sentence_bounds[columns.sentence[clause]][1]
    if columns.head[clause] != clause or "?" in columns.words[max(last - 3, clause) : last]:
        return None
    return _condition_mark(columns, table, clause)


def own_will(columns: Columns, table: ModalityTable, index: int, each: Operator) -> Operator:
    """ "The army said it will leave": what a speaker says that it will do itself is a plan.

    So are talks that will be held: nobody meets by chance.
    """
    if each.cue.id == "modality.will" and columns.lemma[index] in HELD:
        subject = columns.subject(index)
        if subject is not None and columns.lemma[subject] in TALKS:
            return operator(table.by_id["modality.own-will"], each.start)
    if each.cue.id != "modality.will" or columns.relation[index] != "ccomp":
        return each
    head = columns.head[index]
    own, outer = columns.child(index, "nsubj"), columns.subject(head)
    if outer is None and columns.relation[head] in {"advcl", "xcomp", "acl"}:
        outer = columns.subject(columns.head[head])  # "rejects the truce, declaring that it will"
    if own is None or outer is None:
        return each
    same = columns.lower[own] in SPEAKERS_OWN or columns.lower[own] == columns.lower[outer]
    same = same or any(columns.lower[child] in THEIR for child in columns.children[own])
    if columns.dep[own] != "nsubj":  # what is announced as something that will be done to others
        same = columns.lemma[head] in {"announce", "declare"}
    if not same or columns.lemma[head] not in STATING:
        return each
    return operator(table.by_id["modality.own-will"], each.start)


def _but_for(columns: Columns, noun: int) -> bool:
    """ "Without the strikes", "but for the strikes"."""
    case, start = columns.case(noun), columns.left[noun]
    if columns.relation[noun] == "obl" and case == "without":
        return True
    before = columns.lower[start - 1] if start > 0 else ""
    return case == "for" and (before == "but" or columns.lower[start] == "but")


def on_future_time(
    columns: Columns, table: ModalityTable, clause: int, main: int
) -> list[Operator]:
    """ "Will leave once the army arrives", "no talks until it leaves": that has not happened.

    Nor has what somebody said he would wait for: "would fight on until the town had been retaken".
    """
    present = is_present(columns, clause)
    awaited = columns.case(clause) in AWAITED and present
    modal = _modal(columns, main)
    if modal in {"would", "'d", "’d"} and columns.case(clause) in AWAITING:
        return [operator(table.by_id["modality.if"], columns.left[clause])]
    if not awaited and not modal:
        return []
    if not present and columns.tag[clause] not in {"VB", "VBN"}:
        return []
    if any(columns.tag[child] == "VBD" for child in columns.children[clause]):
        return []
    return [operator(table.by_id["modality.if"], columns.left[clause])]


def is_present(columns: Columns, clause: int) -> bool:
    """ "Falls", "is taken"; a verb that is tagged as a gerund and has no "-ing" is present too."""
    if columns.tag[clause] == "VBZ":
        return columns.lower[clause].endswith("s")  # "before the army retook it", wrongly tagged
    if columns.tag[clause] == "VBP":
        return True
    if columns.tag[clause] == "VBG":
        return columns.lower[clause] == columns.lemma[clause]
    return any(
        columns.dep[child] == "aux:pass" and columns.tag[child] in {"VBZ", "VBP"}
        for child in columns.children[clause]
    )


def at_the_moment(columns: Columns, table: ModalityTable, clause: int, head: int) -> list[Operator]:
    """ "The day the town falls, the war is over": it has not fallen."""
    if columns.lemma[head] not in MOMENTS or not is_present(columns, clause):
        return []
    return [operator(table.by_id["modality.if"], head)]


def on_participle(columns: Columns, table: ModalityTable, head: int) -> Operator | None:
    """ "Will leave provided the army withdraws": a participle that has become a conjunction."""
    bare = columns.relation[head] == "advcl" and columns.subject(head) is None
    cue = table.beside["marks"].get(columns.lower[head]) if bare else None
    if cue is None or cue.id != "modality.if":
        return None
    return operator(cue, head)


def unconfirmed(columns: Columns, table: ModalityTable, verb: int) -> Operator | None:
    """ "Could not verify that the town had fallen", "were unable to confirm that": left open."""
    if columns.lemma[verb] not in CONFIRMING:
        return None
    words = {columns.lower[child] for child in columns.children[verb]}
    unable = columns.relation[verb] == "xcomp" and columns.lemma[columns.head[verb]] in UNABLE
    return operator(table.by_id["modality.question"], verb) if unable or words & NOT else None


def in_the_event(columns: Columns, table: ModalityTable, noun: int) -> Operator | None:
    """ "In the event that the town falls", "in case of a retreat"."""
    if columns.lower[noun] not in {"event", "case"} or columns.case(noun) != "in":
        return None
    return operator(table.by_id["modality.if"], columns.left[noun], noun + 1)


def if_so(columns: Columns, table: ModalityTable, main: int) -> Operator | None:
    """ "If confirmed, the capture would be …": a condition without a subject is about that one."""
    for child in columns.children[main]:
        bare = columns.relation[child] == "advcl" and columns.subject(child) is None
        if bare and columns.tag[child] in {"VBN", "JJ"} and columns.case(child) == "if":
            return operator(table.by_id["modality.if"], columns.left[child])
    return None


def told_false(columns: Columns, table: ModalityTable, noun: int) -> Operator | None:
    """ "The claim that the town had fallen was false", "there is no truth to the claim"."""
    head = columns.head[noun]
    if columns.lemma[head] in GROUNDS and columns.has(head, "det", frozenset({"no"})):
        return operator(table.by_id["modality.untrue"], head)
    said_of = [child for child in columns.children[noun] if columns.relation[child] == "amod"]
    if columns.relation[noun] == "nsubj" and head != noun:
        predicate = predicate_of(columns, head)
        said_of.append(head if predicate is None else predicate)
    if columns.relation[noun] == "obl" and columns.case(noun) == "as":
        said_of.extend(range(columns.left[noun], noun))  # "rejected as lies reports that"
    if columns.relation[noun] == "obj" and columns.lemma[head] in JUDGING:
        said_of.extend(range(noun + 1, min(columns.right[head], noun + LONGEST)))
    for word in said_of:
        known = table.above["adjectives"].get(columns.lower[word], ())
        for cue in (*known, *table.above["nouns"].get(columns.lemma[word], ())):
            if cue.id == "modality.untrue":
                return operator(cue, word)
    return None


def told_wrongly(columns: Columns, table: ModalityTable, head: int) -> Operator | None:
    """ "Falsely claimed that the town had fallen": the adverb of a verb that tells of it."""
    for child in columns.children[head]:
        if columns.lower[child] in table.falsely and columns.relation[child] == "advmod":
            return operator(table.by_id["modality.untrue"], child)
    return None


def whoever(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """ "Whoever takes the port takes the coast", "any man who leaves it": nobody has, so far."""
    told_of = columns.dep[index] == "acl:relcl" or columns.tag[index] == "VBG"
    holder = columns.head[index] if told_of and columns.relation[index] == "acl" else None
    if holder is None:
        holder = columns.subject(index)
    elif columns.has(holder, "det", ANY):
        return [operator(table.by_id["modality.if"], holder)] if _timeless(columns, index) else []
    if holder is None or columns.lower[holder] not in ANYONE or not _timeless(columns, index):
        return []
    return [operator(table.by_id["modality.if"], holder)]


def _timeless(columns: Columns, verb: int) -> bool:
    return columns.tag[verb] in {"VBZ", "VBP", "VB", "VBG"}
