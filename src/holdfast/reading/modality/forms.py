"""The form of a whole sentence or clause: a question, a command, a headline with an infinitive."""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.modality.complements import frame_of, look_up, to_mark
from holdfast.reading.modality.conditions import inverted_condition, unreal
from holdfast.reading.modality.cues import ModalityTable
from holdfast.reading.modality.operators import Operator, operator

ASKING = frozenset({"WRB", "WP", "WDT", "WP$"})
QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "''", "``"})


def on_quotation(columns: Columns, table: ModalityTable, index: int) -> list[Operator]:
    """ "Take the town and hold it," he told them: what is said is a command."""
    if columns.relation[index] != "ccomp" or columns.tag[index] != "VB":
        return []
    return _base_form(columns, table, index, columns.left[index])


def on_loose_clause(
    columns: Columns, table: ModalityTable, index: int, head: int
) -> list[Operator]:
    """ "Rebels 'to take the town in days'", "the plan: take the town, then the port".

    The parse hangs such a clause on what stands before it as a remark of its own.
    """
    if columns.tag[index] != "VB":
        return []
    if frame_of(columns, index) == "to":
        return [operator(table.by_id["modality.is-to"], *to_mark(columns, index))]
    before = columns.left[index]
    while before > 0 and columns.words[before] in QUOTES:
        before -= 1
    quoted = bool(QUOTES & set(columns.words[max(columns.left[index] - 1, 0) : index]))
    opened = ":" in columns.words[max(before - 1, 0) : before + 1] or quoted
    if not opened or columns.child(index, "nsubj"):
        return []
    plan = look_up(columns, table, head, "to", index)
    return [plan] if plan else _base_form(columns, table, index, columns.left[index])


def open_question(columns: Columns, table: ModalityTable, clause: int) -> Operator | None:
    """ "Whether the town fell", "asked if it fell", "Has it fallen?" she asked."""
    asked = columns.case(clause).partition(" ")[0] in {"whether", "if"}
    if not asked and columns.relation[clause] == "ccomp":
        marked = "?" in columns.words[clause + 1 : columns.right[clause] + 1]
        asked = marked and not _asks_for_part(columns, clause)
    return operator(table.by_id["modality.question"], columns.left[clause]) if asked else None


def on_sentence(columns: Columns, table: ModalityTable, root: int) -> list[Operator]:
    """What the form of a sentence does to its main predicate: question, headline, command."""
    first, last = columns.sentence_bounds[columns.sentence[root]]
    found: list[Operator] = []
    main = columns.child(root, "parataxis")
    mark = None if main is None else inverted_condition(columns, table, root)
    if main is not None and mark is not None and main > root:
        contrary = unreal(columns, root, main)
        rule = "modality.counterfactual" if contrary else "modality.if"
        return [operator(table.by_id[rule], mark)]
    end = last
    while end > first and (
        columns.pos[end - 1] == "SPACE" or columns.words[end - 1] in {'"', "”", "’", "'", "''"}
    ):
        end -= 1
    if end > first and columns.words[end - 1] == "?" and not _asks_for_part(columns, root):
        found.append(operator(table.by_id["modality.question"], end - 1))
    condition = table.beside["marks"].get(columns.case(root))
    if condition is not None and condition.id in {"modality.if", "modality.question"}:
        found.append(operator(condition, columns.left[root]))
    if columns.head[root] == root and columns.tag[root] == "VB":
        found.extend(_base_form(columns, table, root, first))
    return found


def _asks_for_part(columns: Columns, root: int) -> bool:
    """Why, how, when, where, who: the rest of the sentence is taken for granted."""
    stop = max(root, columns.left[root] + 1)
    for index in range(columns.left[root], stop + 1):
        if index < columns.size and columns.tag[index] in ASKING:
            current = index
            for _ in range(4):
                if columns.head[current] == root or current == root:
                    return True
                current = columns.head[current]
    return False


def _base_form(columns: Columns, table: ModalityTable, root: int, first: int) -> list[Operator]:
    to = [child for child in columns.children[root] if columns.lower[child] == "to"]
    if to and to[0] < root:
        return [operator(table.by_id["modality.is-to"], to[0])]
    bare = not any(columns.relation[child] == "aux" for child in columns.children[root])
    subject = columns.child(root, "nsubj", "csubj")
    while first < root and columns.pos[first] in {"PUNCT", "SPACE", "INTJ", "ADV", "CCONJ"}:
        first += 1
    if bare and subject is None and first == root:
        return [operator(table.by_id["modality.imperative"], root)]
    return []
