"""The references step: pronouns and descriptions, resolved in text order to what came before."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from holdfast.model import ActorMention, Mention, PlaceMention, Span
from holdfast.reading.actors.lexicon import lexicon
from holdfast.reading.actors.records import actor_of, offices, state_actor
from holdfast.reading.attribution.columns import Columns, columns_of
from holdfast.reading.context import Note, Reading
from holdfast.reading.coreference.candidates import (
    Candidate,
    Discourse,
    candidate_at,
    mention_candidates,
    quoted_tokens,
    weight_of,
)
from holdfast.reading.coreference.descriptions import (
    determiner,
    office_holder,
    resolve_actor,
    resolve_place,
)
from holdfast.reading.coreference.pleonastic import is_pleonastic
from holdfast.reading.coreference.pronouns import (
    resolve_former,
    resolve_pronoun,
    resolve_there,
)
from holdfast.reading.coreference.rules import ActorNoun, PlaceNoun, references
from holdfast.reading.coreference.within import FIRST_PERSON, announced, speaker_of

_ARMED = frozenset({"armed-group", "militia", "military", "police", "coalition"})
_HEADS = frozenset({"fighters", "dependent", "body", "officials"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A reference: token range, head, what it stands for and by which rule."""

    start: int
    end: int
    token: int
    roots: tuple[Mention, ...]
    rule: str


def resolve_references(reading: Reading) -> list[Mention]:
    """Fill ``reading.references``: copies of the mentions meant, with the reference's offsets.

    Sorted by offset; "the two countries" gives two with the same offsets. ``antecedent`` is the
    span of the mention. What has no antecedent within reason gives nothing. Looks only backwards,
    so later text changes no earlier reference. Needs a parse, ``reading.actors`` and ``.places``.
    """
    columns = columns_of(reading.doc)
    work = _Resolver(reading, columns)
    work.run()
    reading.references = sorted(work.made, key=lambda each: (each.start or 0, each.end or 0))
    for each in reading.references:
        reading.trace.append(
            Note("references", each.rule or "", each.start or 0, each.end or 0, each.entity or "?")
        )
    return reading.references


class _Resolver:
    """Goes through one document's tokens once."""

    def __init__(self, reading: Reading, columns: Columns) -> None:
        self.reading = reading
        self.columns = columns
        self.discourse = Discourse(columns, quoted=quoted_tokens(columns))
        self.made: list[Mention] = []
        self.waiting: dict[int, list[Candidate]] = {}
        self.stands: dict[int, tuple[Mention, ...]] = {}
        for candidate in mention_candidates(reading, columns):
            self.waiting.setdefault(candidate.token, []).append(candidate)
            root = candidate.root
            first = bisect_left(columns.starts, root.start or 0)
            last = bisect_left(columns.starts, root.end or 0)
            self.discourse.covered.update(range(first, last))

    def run(self) -> None:
        tables = references()
        pronouns = tables.singular | tables.plural | tables.male | tables.female
        columns = self.columns
        for token in range(columns.size):
            word, pos = columns.lower[token], columns.pos[token]
            found: _Found | None = None
            if pos in {"PRON", "DET"} and word in pronouns:
                found = self._pronoun(token)
            elif word in FIRST_PERSON and pos in {"PRON", "DET"}:
                roots = speaker_of(self.reading, columns, token)
                found = _Found(token, token + 1, token, roots, "references.speaker")
            elif word in tables.relative and columns.tag[token] in {"WDT", "WP", "WP$", "IN"}:
                found = self._relative(token)
            elif word == "there" and pos == "ADV":
                roots = resolve_there(self.discourse, token)
                found = _Found(token, token + 1, token, roots, "references.there")
            elif word in {"former", "latter"} and self._stands_alone(token):
                roots = resolve_former(self.discourse, token)
                found = _Found(token, token + 1, token, roots, "references.former")
            elif pos in {"NOUN", "PROPN"}:
                found = self._noun(token)
            if found is not None and found.roots:
                self._keep(found)
            else:
                self._arrive(token)

    def _arrive(self, token: int) -> None:
        """A mention of its own: from here on it can be referred to."""
        arrived = self.waiting.get(token, ())
        for candidate in arrived:
            self.discourse.add(candidate)
        if arrived:
            self._together(token)

    def _together(self, token: int) -> None:
        """Coordinated mentions can also be meant together: "IS and Nusra … they"."""
        columns = self.columns
        if columns.relation[token] != "conj":
            return
        first = token
        while columns.relation[first] == "conj" and columns.head[first] != first:
            first = columns.head[first]
        others = [child for child in columns.children[first] if columns.relation[child] == "conj"]
        if token != max(others, default=first):
            return
        heads = [first, *others]
        for wanted, kept in (
            (ActorMention, self.discourse.actors),
            (PlaceMention, self.discourse.places),
        ):
            roots = [
                found.root
                for each in heads
                for found in self.discourse.at.get(each, ())
                if len(found.roots) == 1 and isinstance(found.root, wanted)
            ]
            if len(roots) > 1:
                kept.append(candidate_at(columns, tuple(roots), first))

    def _stands_alone(self, token: int) -> bool:
        """ "the former" as a noun, not "the former president"."""
        columns = self.columns
        if not token or columns.lower[token - 1] != "the":
            return False
        return columns.relation[token] not in {"amod", "advmod", "compound"}

    def _pronoun(self, token: int) -> _Found:
        roots = resolve_pronoun(self.discourse, token)
        tables = references()
        if not roots and self.columns.lower[token] in tables.singular | tables.plural:
            plural = self.columns.lower[token] in tables.plural
            roots = announced(self.columns, self.waiting, token, plural=plural)
        if not roots and not is_pleonastic(self.columns, token):
            self.discourse.unresolved.append(token)
        return _Found(token, token + 1, token, roots, "references.pronoun")

    def _relative(self, token: int) -> _Found | None:
        """ "IS, which …": what the clause hangs on."""
        columns = self.columns
        clause = columns.head[token]
        steps = 0
        while columns.dep[clause] != "acl:relcl" and steps < 4:
            clause = columns.head[clause]
            steps += 1
        if columns.dep[clause] != "acl:relcl":
            return None
        head = columns.head[clause]
        if head >= token:
            return None
        roots = self.stands.get(head) or tuple(
            each.root for each in self.discourse.at.get(head, ())[:1]
        )
        if roots and not _suits(columns.lower[token], roots[0]):
            return None
        return _Found(token, token + 1, token, roots, "references.relative")

    def _noun(self, token: int) -> _Found | None:
        """A description: "the group", "the city", "its militants", an apposition."""
        columns, tables = self.columns, references()
        words, start = self._words(token)
        actor = tables.actors.get(words) or tables.actors.get(columns.lower[token])
        place = tables.places.get(columns.lower[token])
        if place is not None:
            return self._place(token, place)
        own = self.waiting.get(token, ())
        if any(each.root.entity is not None for each in own):
            return None
        owned = self._owned(token)
        if owned is not None:
            return owned
        if actor is None:
            return None
        roots = self._apposition(token) or resolve_actor(self.discourse, token, actor, words)
        return _Found(start, token + 1, token, roots, f"references.{actor.name.replace(' ', '-')}")

    def _words(self, token: int) -> tuple[str, int]:
        """A listed noun of two words where there is one, and where it starts."""
        columns = self.columns
        if token and columns.relation[token - 1] in {"compound", "amod"}:
            pair = f"{columns.lower[token - 1]} {columns.lower[token]}"
            if pair in references().actors:
                return pair, token - 1
        return columns.lower[token], token

    def _place(self, token: int, noun: PlaceNoun) -> _Found | None:
        if self.waiting.get(token):
            return None
        named = self._apposition(token, places=True)
        roots = named or resolve_place(self.discourse, token, noun)
        rule = "references.apposition" if named else f"references.{noun.name}"
        return _Found(token, token + 1, token, roots, rule)

    def _apposition(self, token: int, *, places: bool = False) -> tuple[Mention, ...]:
        """ "Ramadi, the capital of Anbar" and "the Iraqi capital, Baghdad"."""
        columns = self.columns
        others = [child for child in columns.children[token] if columns.relation[child] == "appos"]
        if columns.relation[token] == "appos":
            others.append(columns.head[token])
        for other in others:
            for each in self.waiting.get(other, ()):
                is_place = isinstance(each.root, PlaceMention)
                if is_place == places and each.root.entity is not None:
                    return (each.root,)
        return ()

    def _owned(self, token: int) -> _Found | None:
        """ "Its militants", "the group's leader", "members of the group": people of an actor."""
        columns = self.columns
        noun = lexicon().nouns.get(columns.lower[token])
        if noun is None or noun.noun_class not in _HEADS:
            return None
        owner: tuple[Mention, ...] = ()
        for child in columns.children[token]:
            if columns.dep[child] == "nmod:poss":
                owner = self.stands.get(child, ()) or self._description(child)
            elif columns.relation[child] == "compound" and not owner:
                owner = office_holder(self.discourse, child)
            elif columns.relation[child] == "nmod" and columns.case(child) in {"of", "from"}:
                owner = self._description(child)
        body = _body_of(owner[0]) if len(owner) == 1 else None
        if body is None or self._bears_name(token):
            return None
        root = _member(body, noun.office, noun.noun_class)
        own = self.waiting.get(token, ())
        start = bisect_left(columns.starts, own[0].root.start or 0) if own else token
        return _Found(min(start, token), token + 1, token, (root,), "references.owned")

    def _bears_name(self, token: int) -> bool:
        """ "Chadian People's Army (CPA) insurgents": theirs, whoever the first word stands for."""
        columns = self.columns
        owners = [each for each in columns.children[token] if columns.dep[each] == "nmod:poss"]
        return bool(owners) and any(
            owners[-1] < child
            and columns.relation[child] in {"compound", "appos"}
            and columns.tag[child] in {"NNP", "NNPS"}
            and columns.entity[child] != "PLACE"
            for child in columns.children[token]
            if child < token
        )

    def _description(self, token: int) -> tuple[Mention, ...]:
        """What an owner noun stands for: resolved already, or a description further right."""
        known = self.stands.get(token)
        if known is not None:
            return known
        words, _ = self._words(token)
        noun: ActorNoun | None = references().actors.get(words)
        if noun is None or determiner(self.columns, token) == "":
            return ()
        return resolve_actor(self.discourse, token, noun, words)

    def _keep(self, found: _Found) -> None:
        columns = self.columns
        start, end = columns.starts[found.start], columns.ends[found.end - 1]
        if columns.tag[found.token] == "NNS" and len(found.roots) == 1:
            found = replace(found, roots=(_as_plural(found.roots[0]),))
        self.stands[found.token] = found.roots
        for root in found.roots:
            self.made.append(_reference(columns.text, root, (start, end), found.rule))
        self.discourse.covered.update(range(found.start, found.end))
        candidate = candidate_at(columns, found.roots, found.token)
        if found.rule == "references.pronoun" and columns.dep[found.token] == "nmod:poss":
            # "Its fall opened the road to Palmyra": what is spoken of is whose fall it was.
            weight = weight_of(columns, columns.head[found.token])
            candidate = replace(candidate, weight=max(weight, candidate.weight))
        self.discourse.add(candidate)


def _body_of(owner: Mention) -> ActorMention | None:
    """The body whose people are meant: the owner, or the group of a person who commands."""
    if not isinstance(owner, ActorMention) or owner.category in {"person", "civilians", "media"}:
        return None
    if owner.entity is not None:
        return owner
    known = actor_of(owner.part_of) if owner.category == "officials" else None
    if known is None or known.category not in _ARMED:
        return None
    return replace(
        owner, entity=known.entity, name=known.name, category=known.category, part_of=known.entity
    )


def _member(owner: ActorMention, office: str | None, noun_class: str) -> ActorMention:
    """People or bodies of an actor: a government's army is its own entity, a group's men are it."""
    government = f"-{offices()['government'].id}"
    entity = owner.entity or ""
    if owner.country and office and entity.endswith((government, "-armed-forces")):
        actor = state_actor(owner.country, office)
        return replace(
            owner,
            entity=actor.entity,
            name=actor.name,
            category=actor.category,
            part_of=next(iter(actor.part_of), None),
        )
    plural = noun_class != "officials"
    return replace(owner, part_of=owner.entity, plural=plural)


def _suits(word: str, root: Mention) -> bool:
    """ "Who" is somebody, "which" is no single person."""
    if word in {"who", "whom"}:
        return isinstance(root, ActorMention)
    return word != "which" or root.kind != "person"


def _as_plural(root: Mention) -> Mention:
    """ "The militants": people of a group that may have been named in the singular."""
    return replace(root, plural=True) if isinstance(root, ActorMention) else root


def _reference(text: str, root: Mention, bounds: tuple[int, int], rule: str) -> Mention:
    start, end = bounds
    antecedent = root.antecedent
    if antecedent is None and root.start is not None and root.end is not None:
        antecedent = Span(root.start, root.end, text[root.start : root.end])
    return replace(
        root, text=text[start:end], start=start, end=end, antecedent=antecedent, rule=rule
    )
