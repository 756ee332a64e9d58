"""Words that only lead up to a saying: "seemed to suggest", "apparently believes", "voiced fear".

Each would be a saying of its own around the one that it leads up to; the reader wants the inner
one, with the words that lead up to it as part of its cue.
"""

from __future__ import annotations

from holdfast.reading.attribution.columns import Columns
from holdfast.reading.attribution.found import Found

SEEMING = "attribution.seem"
IMPRESSIONS = frozenset({"apparently", "seemingly", "evidently", "supposedly"})


def without_leads(columns: Columns, found: list[Found]) -> list[Found]:
    """The sayings that lead up to no other one. ``found`` is in text order and may be changed."""
    by_token = {each.token: each for each in found}
    spoken = {
        index: each
        for each in found
        if columns.pos[each.token] == "NOUN" and each.source is not None
        for index in range(each.cue_range[0], each.token)
    }
    kept: list[Found] = []
    for each in found:
        inner = _inner(columns, by_token, spoken, each)
        if inner is None:
            kept.append(each)
        else:
            first = min(each.cue_range[0], inner.cue_range[0])
            inner.cue_range = first, inner.cue_range[1]
    return kept


def _inner(
    columns: Columns, by_token: dict[int, Found], spoken: dict[int, Found], outer: Found
) -> Found | None:
    """The saying that this one leads up to, or None."""
    token = outer.token
    if outer.cue.id == SEEMING:
        for child in columns.children[token]:
            if columns.relation[child] == "xcomp" and child > token and child in by_token:
                return by_token[child]
        return None
    if columns.lower[token] in IMPRESSIONS:
        verb = by_token.get(columns.head[token])
        verbal = verb is not None and columns.tag[verb.token][:2] == "VB"
        return verb if verbal and verb is not None and verb.token - token <= 2 else None
    voiced = None if outer.cue.kind.voice else spoken.get(token)
    return voiced if voiced is not None and columns.head[voiced.token] == token else None


def without_covered(found: list[Found]) -> list[Found]:
    """Without a judgement whose verb is part of another cue ("*issued* a statement calling …")."""
    covered = {index for each in found for index in range(*each.cue_range) if index != each.token}
    return [each for each in found if each.cue.kind.voice or each.token not in covered]
