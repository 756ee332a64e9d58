"""From a predicate up its tree: every cue that has it in its scope, innermost first.

The way leads over conjuncts, infinitives and complements of verbs, adjectives and nouns. It stops
at relative clauses, at clauses that time, cause or concession adds, and at what a verb outside the
table takes: there the predicate stands on its own feet.
"""

from __future__ import annotations

from dataclasses import dataclass

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.cues import cue_table
from holdfast.reading.modality import conditions, forms
from holdfast.reading.modality.beside_verbs import also_failed, by_nobody, still_to_do
from holdfast.reading.modality.complements import (
    BEGINNINGS,
    degree,
    frame_of,
    habitual,
    is_negated,
    joined_in,
    look_up,
    perfect,
    ranked,
    succeeded,
    to_mark,
    took_time,
    turned_out,
)
from holdfast.reading.modality.cues import TO_A_NOUN, ModalityTable
from holdfast.reading.modality.fiction import told_in_fiction
from holdfast.reading.modality.headings import under_heading
from holdfast.reading.modality.nearly import all_but, short_of, within_reach
from holdfast.reading.modality.openings import aim, made_an_aim, not_done, still_open
from holdfast.reading.modality.operators import (
    Operator,
    beside_noun,
    beside_predicate,
    operator,
)
from holdfast.reading.modality.papers import in_force, laid_down, on_paper
from holdfast.reading.modality.sharing import shared_with

HIGHEST = 60
"""Steps up a tree; a sentence that nests deeper is not written by people."""
TEMPORAL = frozenset({"once", "when", "after", "until", "till", "before", "as soon as", "while"})
LOSSES = frozenset({"lose", "suffer", "leave", "flee", "abandon", "fail", "surrender"})
SEQUENCE = frozenset({"after", "before", "once"})
# Deeds that are done by the deed they are the aim of: "Thousands marched to protest".
SHOWN = frozenset({
    "protest", "demonstrate", "denounce", "condemn", "commemorate", "celebrate", "mourn",
})  # fmt: skip
WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})
# What a phrase with "control" or "hands" makes of a verb is told by the verb: "may slip from
# government hands", "could come under their control".
HOLDING = frozenset({"hand", "control", "rule", "grip", "grasp", "clutch", "sway", "authority"})
# "Tried to *broker* a truce": what is brought about is as real as the bringing.
BRINGING = frozenset({"arrange", "broker", "clinch", "forge", "mediate", "secure", "thrash"})
HOLDERS = frozenset({"from", "into", "in", TO_A_NOUN, "under", "out"})


@dataclass(slots=True)
class Step:
    """One step up: the operators met on the way, and where it leads; None: no further."""

    operators: list[Operator]
    to: int | None = None
    shared: bool = False


def operators_above(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """All operators that have the predicate in their scope, innermost first."""
    found: list[Operator] = []
    current, below, shared = index, index, False
    for _ in range(HIGHEST):
        found.extend(_local(columns, table, current, below, shared))
        step = _step(columns, table, current)
        found.extend(step.operators)
        if step.to is None:
            found.extend(under_heading(columns, table, current))
            found.extend(told_in_fiction(columns, table, index))
            break
        below, current, shared = current, step.to, step.shared
    return found


def _local(
    columns: Columns, table: ModalityTable, index: int, below: int, shared: bool
) -> list[Operator]:
    found = list(beside_predicate(columns, table, index, below, shared))
    if columns.pos[index] in {"NOUN", "PROPN"} or columns.tag[index] == "VBG":
        found.extend(beside_noun(columns, table, index))
    found = [conditions.own_will(columns, table, index, each) for each in found]
    condition = conditions.on_main_clause(columns, table, index)
    if any(each.cue.id == "modality.counterfactual" for each in condition):
        found = [each for each in found if each.effect.mood != "predicted"]
    found += all_but(columns, table, index) + conditions.whoever(columns, table, index)
    return found + condition + on_paper(columns, table, index)


def _step(columns: Columns, table: ModalityTable, index: int) -> Step:
    head = columns.head[index]
    relation = columns.relation[index]
    if head == index:
        whole = forms.on_sentence(columns, table, index)
        return Step([*_equated_aim(columns, table, index), *whole])
    equated = _equated_aim(columns, table, index)
    if equated:
        return Step(equated)
    if relation == "conj":
        return _conjunct(columns, table, index)
    if relation in {"acl", "appos", "advcl"}:
        supposed = conditions.at_the_moment(columns, table, index, head)
        if supposed:
            return Step(supposed)
    if relation in {"xcomp", "ccomp", "csubj"}:
        return _complement(columns, table, index, head)
    if relation == "advcl":
        return _adverbial(columns, table, index, head)
    if relation == "acl":
        return _adnominal(columns, table, index, head)
    if relation in {"obj", "nsubj", "obl", "nmod", "compound"}:
        return _nominal(columns, table, index, head)
    if relation in {"appos", "parataxis"}:
        return _remark(columns, table, index, head)
    if relation == "amod" and columns.pos[head] == "PROPN":
        return Step(_imagined_state(columns, table, head))
    if relation in {"fixed", "flat", "cop", "aux"}:
        return Step([], head)
    return Step([])


def _equated_aim(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """ "Our objective is the defeat of the group": what an aim is said to be is not done yet."""
    subject, copula = columns.child(index, "nsubj"), columns.child(index, "cop")
    goal = None if subject is None or copula is None else aim(columns, table, subject)
    return [] if goal is None else [goal]


def _remark(columns: Columns, table: ModalityTable, index: int, head: int) -> Step:
    """ "Its aim, the capture of the port", and clauses that are added without a link."""
    if columns.relation[index] == "parataxis" and columns.subject(index) is not None:
        return Step(forms.on_sentence(columns, table, index))
    goal = aim(columns, table, head) if columns.relation[index] == "appos" else None
    if goal is not None:
        return Step([goal])
    return Step(forms.on_loose_clause(columns, table, index, head))


def _imagined_state(columns: Columns, table: ModalityTable, name: int) -> list[Operator]:
    """ "Prepared for a rebel-held Goma": with "a" before its name, a place as it might become."""
    if not columns.has(name, "det", frozenset({"a", "an"})):
        return []
    return [operator(table.by_id["modality.still-open"], name)]


def _conjunct(columns: Columns, table: ModalityTable, index: int) -> Step:
    """A later conjunct shares what stands before the first, if it has no clause of its own."""
    first, only_above = shared_with(columns, table, index)
    if first is not None and only_above:
        return _step(columns, table, first)
    return Step([], first, shared=first is not None)


def _complement(columns: Columns, table: ModalityTable, index: int, head: int) -> Step:
    frame = frame_of(columns, index)
    mark = forms.open_question(columns, table, index)
    if mark is not None:
        return Step([mark])
    if (unknown := conditions.unconfirmed(columns, table, head)) is not None:
        return Step([unknown])
    if _says(columns, head) and (nobody := by_nobody(columns, table, head)):
        return Step([nobody])
    if _says(columns, head) and (wrongly := conditions.told_wrongly(columns, table, head)):
        return Step([wrongly])
    if columns.relation[index] == "csubj" and (ahead := still_to_do(columns, table, index)):
        return Step(ahead)
    if frame == "to" and (enough := degree(columns, table, index, head)) is not None:
        return Step([enough], head)
    if frame == "to" and (allowed := laid_down(columns, table, head)) is not None:
        return Step([allowed], head)
    found = look_up(columns, table, head, frame, index)
    if columns.tag[index] == "VBG" and columns.relation[index] != "csubj":
        found = made_an_aim(columns, table, index, head) or found
    if found is not None:
        return Step([found, *also_failed(columns, table, head)], head)
    provided = conditions.on_participle(columns, table, head)
    if provided is not None:
        return Step([provided])
    if frame == "to" and (habitual(columns, head) or took_time(columns, table, head)):
        return Step([], head)
    if _says(columns, head) and not (frame == "to" and columns.lemma[head] in BEGINNINGS):
        return Step(forms.on_quotation(columns, table, index))
    if frame == "to" and (columns.lemma[index] in SHOWN or turned_out(columns, table, index)):
        return Step([], head)
    if frame == "to" and not perfect(columns, index):
        return Step([operator(table.by_id["modality.purpose"], *to_mark(columns, index))], head)
    if columns.relation[index] == "xcomp":
        return Step([], head)
    return Step([])


def _says(columns: Columns, head: int) -> bool:
    """Whether the head is a verb that gives its content a source: attribution answers for it."""
    return any(cue.kind.voice for cue in cue_table().verbs.get(columns.lemma[head], ()))


def _adverbial(columns: Columns, table: ModalityTable, index: int, head: int) -> Step:
    condition = conditions.on_condition(columns, table, index, head)
    if condition is not None:
        return Step([condition])
    frame = frame_of(columns, index)
    cue = table.beside["marks"].get(columns.case(index))
    if cue is not None and cue.id == "modality.without":
        start = columns.left[index]
        return Step([operator(cue, start, start + len(columns.case(index).split()))])
    if frame == "to":
        enough = degree(columns, table, index, head) or short_of(columns, table, index, head, frame)
        found = enough or look_up(columns, table, head, frame, index)
        if found is not None and (enough or _close(columns, index, head)):
            return Step([found], head)
        told = (habitual(columns, head) and index - head <= 2) or took_time(columns, table, head)
        told = told or turned_out(columns, table, index) or succeeded(columns, head)
        told = told or joined_in(columns, head, index)
        told = told or (columns.tag[head] in {"NN", "JJ"} and ranked(columns, head))
        if told or columns.lemma[index] in SHOWN:
            return Step([], head)
        return Step([operator(table.by_id["modality.purpose"], *to_mark(columns, index))])
    if cue is not None and cue.id == "modality.purpose":
        return Step([operator(cue, columns.left[index])])
    if (short := short_of(columns, table, index, head, frame)) is not None:
        return Step([short], head)
    found = look_up(columns, table, head, frame, index)
    if found is not None and frame not in TEMPORAL and _close(columns, index, head):
        return Step([found], head)
    if frame == "than" and columns.tag[index] == "VB":  # "would rather lose it than retreat"
        return Step([operator(table.by_id["modality.without"], columns.left[index])])
    if frame == "when" and columns.tag[index] == "VBG":  # "did not ask when signing the truce"
        return Step([], None if is_negated(columns, head) else head)
    if frame == "ing" or (frame == "bare" and columns.tag[index] == "VBN"):
        return Step([], head)
    if frame in {"by", "in"} and columns.tag[index] == "VBG":
        return Step([], head)
    if frame in SEQUENCE and columns.tag[index] == "VBG" and _hoped(columns, table, index, head):
        return Step([], head)
    if frame == "before" and columns.lemma[head] in {"matter", "question"}:
        return Step([operator(table.by_id["modality.will"], head)])
    if frame in TEMPORAL:
        return Step(conditions.on_future_time(columns, table, index, head))
    return Step([])


def _hoped(columns: Columns, table: ModalityTable, index: int, head: int) -> bool:
    """ "They plan to march on after taking the town": that they have taken it is not told.

    Nor by "after taking it they will march on". A loss comes before the plan: "they vowed to return
    after losing the town".
    """
    if columns.lemma[index] in LOSSES or perfect(columns, index):
        return False
    if columns.has(head, "aux", WILL):
        return True
    if frame_of(columns, head) != "to":
        return False
    plan = look_up(columns, table, columns.head[head], "to", head)
    return plan is not None and plan.effect.mood == "planned"


def _close(columns: Columns, index: int, head: int) -> bool:
    """No comma between the two: a complement, not an afterthought."""
    return "," not in columns.words[head + 1 : index]


def _adnominal(columns: Columns, table: ModalityTable, index: int, head: int) -> Step:
    supposed = conditions.in_the_event(columns, table, head)
    if supposed is not None:
        return Step([supposed])
    frame = frame_of(columns, index)
    if columns.dep[index] == "acl:relcl" and not _content_of(columns, table, index, head):
        unreal = conditions.would_have(columns, index)  # "a law that would have let them leave"
        return Step([operator(table.by_id["modality.counterfactual"], index)] if unreal else [])
    if frame == "ing" and (enacted := in_force(columns, head)) is not None:
        return Step([], enacted)
    if frame == "to" and (enough := degree(columns, table, index, head)) is not None:
        return Step([enough], head)
    if frame == "to" and (step := _of_its_verb(columns, table, head)) is not None:
        return step
    if frame in TEMPORAL and columns.subject(index) is not None:
        return Step(conditions.on_future_time(columns, table, index, columns.head[head]))
    untrue = conditions.told_false(columns, table, head)
    if untrue is not None:
        return Step([untrue])
    found = look_up(columns, table, head, frame, index) or within_reach(columns, table, head, frame)
    if found is not None:
        return Step([found], head)
    if frame == "to" and columns.head[head] == head and columns.child(head, "det") is None:
        return Step([operator(table.by_id["modality.is-to"], *to_mark(columns, index))])
    if frame == "to" and (perfect(columns, index) or ranked(columns, head)):
        return Step([], head)
    if frame == "to":
        return Step([operator(table.by_id["modality.purpose"], *to_mark(columns, index))])
    return Step(forms.on_loose_clause(columns, table, index, head))


def _content_of(columns: Columns, table: ModalityTable, index: int, head: int) -> bool:
    """ "Fears that the town had fallen", taken for a relative clause: "that" is no pronoun here."""
    left = columns.left[index]
    if columns.lower[left] != "that" or columns.subject(index) is None:
        return False
    return columns.tag[left] == "IN" or any(
        cue.id == "modality.untrue" for cue in table.above["nouns"].get(columns.lemma[head], ())
    )


def _of_its_verb(columns: Columns, table: ModalityTable, head: int) -> Step | None:
    """ "Did nothing to prevent it", "needed a day to take it", "the attempt to take it succeeded".

    The verb above the noun tells how the infinitive came out.
    """
    verb = columns.head[head]
    if succeeded(columns, head):
        return Step([], head)
    if columns.lower[head] in {"nothing", "little"} and columns.lemma[verb] == "do":
        return Step([operator(table.by_id["modality.no"], head)])
    if columns.lemma[head] in table.spans and took_time(columns, table, verb):
        return Step([], verb)
    if columns.lemma[verb] == "succeed" and columns.relation[head] in {"nsubj", "obl"}:
        return Step([], verb)
    return None


def _nominal(columns: Columns, table: ModalityTable, index: int, head: int) -> Step:
    frame = _nominal_frame(columns, index, head)
    if not frame:
        return Step([])
    supposed = conditions.in_the_event(columns, table, head) if frame == "of" else None
    if supposed is not None:
        return Step([supposed])
    found = look_up(columns, table, head, frame, index)
    if found is None and frame == "for" and columns.relation[index] == "obl":
        wanted = columns.child(head, "obj")  # "issued a warrant for his arrest"
        found = look_up(columns, table, wanted, frame, index) if wanted is not None else None
    if found is None and frame == "subject" and _existential(columns, head):
        return Step([], head)
    if found is None and frame in HOLDERS and columns.lemma[index] in HOLDING:
        return Step([], head)
    if found is None and frame == "object" and columns.lemma[head] in BRINGING:
        return Step([], head)
    if found is None and frame == "subject":
        found = conditions.if_so(columns, table, head)
    untrue = conditions.told_false(columns, table, head) if frame == "of" and not found else None
    if untrue is not None:
        return Step([untrue])
    if found is None and frame == "object" and _says(columns, head):
        found = conditions.told_wrongly(columns, table, head)
    if found is None:
        found = still_open(columns, table, index, frame)
    undone = not_done(columns, table, index, frame)
    return Step(undone) if found is None else Step([*undone, found], head)


def _nominal_frame(columns: Columns, index: int, head: int) -> str:
    """How a noun hangs on the word above it: subject, object, compound, or its preposition."""
    relation = columns.relation[index]
    if relation == "compound":
        return "compound"
    if relation == "obj" or columns.dep[index] == "nsubj:pass":
        return "object"
    if relation == "nsubj":
        return "subject"
    frame = columns.case(index)
    if not frame and relation == "obl" and columns.child(head, "compound:prt") is not None:
        return "object"  # "hold off the capture", with the particle taken for an adverb
    return TO_A_NOUN if frame == "to" else frame


def _existential(columns: Columns, head: int) -> bool:
    return columns.lemma[head] == "be"
