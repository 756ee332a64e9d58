"""The actors step: hits, noun phrases, persons, acting states; then the document decides who."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from holdfast.model import ActorMention
from holdfast.reading.actors.acting import acting_capital, acting_country, armed_by_deed
from holdfast.reading.actors.context import DocumentContext, choose, context_of
from holdfast.reading.actors.extents import extend_right
from holdfast.reading.actors.hits import Hit, find_hits
from holdfast.reading.actors.names import with_full_names
from holdfast.reading.actors.people import is_group_name, is_person, organisation, people, person
from holdfast.reading.actors.phrases import Phrase, phrase_at
from holdfast.reading.actors.records import Actor, state_actor, vocabulary_list
from holdfast.reading.actors.sketches import Sketch, led_by, sketches_of
from holdfast.reading.attribution.columns import Columns, columns_of
from holdfast.reading.context import Note, Reading
from holdfast.reading.zones import silent

_OF_STATES = frozenset({"government", "military", "police", "intelligence"})
_INSIDE = frozenset({"compound", "amod", "flat", "nmod"})


def find_actors(reading: Reading) -> list[ActorMention]:
    """Fill ``reading.actors``: sorted by offset, none overlapping.

    Offsets cover the core of the noun phrase, without articles, numbers and praise: "Iraqi army",
    "militant groups affiliated with IS". Needs a parse; uses ``reading.places`` where filled.
    """
    columns = columns_of(reading.doc)
    hits = find_hits(columns)
    context = context_of(reading, hits)
    search = _Search(reading, columns, hits)
    search.phrases()
    search.names()
    search.persons()
    search.states()
    search.organisations()
    mentions = with_full_names([_mention(columns, each, context) for each in search.sketches])
    kept = [each for each in mentions if not silent(reading.document.zones, each.start or 0)]
    reading.actors = sorted(kept, key=lambda each: (each.start or 0, each.end or 0))
    for each in reading.actors:
        decided = f"{each.entity or each.text} {each.category}"
        reading.trace.append(
            Note("actors", each.rule or "", each.start or 0, each.end or 0, decided)
        )
    return reading.actors


class _Search:
    """One document's sketches; every token belongs to one sketch at most."""

    def __init__(self, reading: Reading, columns: Columns, hits: list[Hit]) -> None:
        self.reading = reading
        self.columns = columns
        self.hits = hits
        self.ends = {hit.end - 1: hit for hit in hits}
        self.starts = {hit.start: hit for hit in hits}
        self.used: set[int] = set()  # start tokens of hits that are part of something
        self.taken = bytearray(columns.size)
        self.offices: dict[int, Phrase] = {}  # unnamed officials by the token after them
        self.sketches: list[Sketch] = []

    def put(self, sketch: Sketch) -> bool:
        """Keep a sketch if its tokens are free."""
        if any(self.taken[sketch.start : sketch.end]):
            return False
        for token in range(sketch.start, sketch.end):
            self.taken[token] = 1
        self.sketches.append(sketch)
        return True

    def phrases(self) -> None:
        """Noun phrases with a listed head, the rightmost head first."""
        for hit in reversed(self.hits):
            if hit.start in self.used or hit.entry.kind not in {"noun", "deed"}:
                continue
            phrase = phrase_at(self.columns, hit, self.ends)
            if hit.entry.kind == "deed":
                self._deed(phrase)
            elif self._describes(phrase):
                continue
            elif not self._is_modifier(phrase):
                self._noun(phrase)

    def _noun(self, phrase: Phrase) -> None:
        extra = extend_right(self.columns, phrase, self.starts)
        if extra and phrase.relation is None:
            self._absorb(phrase)
        extra = [hit for hit in extra if not any(self.taken[hit.start : hit.end])]
        noun = phrase.head.entry.noun
        self._use(phrase, extra)
        if noun is not None and noun.noun_class == "officials" and self._names_person(phrase):
            self.offices[phrase.end] = phrase
            return
        for sketch in sketches_of(phrase, self.columns):
            self.put(sketch)

    def _absorb(self, phrase: Phrase) -> None:
        """ "Rebels of *the M23 movement*": the body, found first, is theirs and no second party."""
        inside = range(phrase.head.end, phrase.end)
        for each in self.sketches:
            if each.start in inside and each.end <= phrase.end:
                self.taken[each.start : each.end] = bytes(each.end - each.start)
        self.sketches = [
            each for each in self.sketches if each.start not in inside or each.end > phrase.end
        ]

    def _names_person(self, phrase: Phrase) -> bool:
        """Whether a person's name follows the office: "Prime Minister Haider …"."""
        end = phrase.end
        return end < self.columns.size and self.columns.entity[end] == "PERSON"

    def _use(self, phrase: Phrase, extra: list[Hit]) -> None:
        for token in range(phrase.start, phrase.end):
            hit = self.starts.get(token)
            if hit is not None:
                self.used.add(hit.start)
        for hit in extra:
            self.used.add(hit.start)

    def _is_modifier(self, phrase: Phrase) -> bool:
        """A noun before a noun that is no actor: kept with a name, or before a deed of it."""
        token, columns = phrase.token, self.columns
        head = columns.head[token]
        if head <= token or columns.relation[token] not in _INSIDE or phrase.end >= columns.size:
            return False
        if columns.tag[phrase.end] == "POS" or columns.pos[phrase.end] not in {
            "NOUN",
            "PROPN",
            "ADJ",
        }:
            return False
        following = self.starts.get(phrase.end)
        if following is not None and following.entry.kind in {"deed", "noun"}:
            return False
        if columns.entity[phrase.end] == "PERSON":
            return False
        return not phrase.evidence

    def _describes(self, phrase: Phrase) -> bool:
        """ "A terrorist attack": the noun says what kind of deed it is."""
        following = self.starts.get(phrase.end)
        if following is None or following.entry.kind != "deed" or phrase.evidence:
            return False
        noun = phrase.head.entry.noun
        return noun is not None and noun.word in vocabulary_list("describing")

    def _deed(self, phrase: Phrase) -> None:
        """A nationality before a deed is the doer; names stand for themselves."""
        kind = phrase.head.entry.deed
        if phrase.leader is not None and phrase.relation is not None and kind != "belongings":
            sketch = Sketch(phrase.relation, self._after_led(phrase), phrase.leader.end - 1, "")
            self.put(led_by(phrase.leader, sketch))
            self._use_hit(phrase.leader)
        for hit in phrase.evidence:
            if hit.entry.kind != "country" or hit.entry.country is None or kind == "belongings":
                continue
            possessed = self.columns.tag[hit.end] == "POS"
            if (
                hit.entry.adjective
                and kind == "armed"
                and not possessed
                and not self._direct(phrase, hit)
            ):
                continue
            office = "government" if kind == "political" or possessed else "military"
            actor = state_actor(hit.entry.country, office)
            self._use_hit(hit)
            self.put(Sketch(hit.start, hit.end, hit.end - 1, "actors.nationality-deed", (actor,)))

    def _direct(self, phrase: Phrase, hit: Hit) -> bool:
        """No other noun in between: "Iraqi prison raid" is not a raid by Iraq."""
        between = [*phrase.named, *phrase.nouns]
        return not between

    def _after_led(self, phrase: Phrase) -> int:
        """One past "led" in "US-led"."""
        leader = phrase.leader
        return phrase.head.start if leader is None else min(leader.end + 2, phrase.head.start)

    def _use_hit(self, hit: Hit) -> None:
        self.used.add(hit.start)

    def names(self) -> None:
        """Names of the lists that are part of no phrase; peoples and nationals."""
        for hit in self.hits:
            entry = hit.entry
            if hit.start in self.used or self._inside_person(hit) or self._of_another(hit):
                continue
            if entry.kind in {"name", "acronym"}:
                rule = f"actors.{entry.kind}"
                person_ = next((each for each in entry.candidates if each.person), None)
                if person_ is None:
                    token = self._head(hit)
                    self.put(
                        Sketch(
                            hit.start, hit.end, token, rule, entry.candidates, support=entry.support
                        )
                    )
            elif entry.kind == "people" or (entry.kind == "country" and entry.plural):
                sketch = people(self.columns, hit)
                if sketch is not None:
                    self.put(sketch)

    def _of_another(self, hit: Hit) -> bool:
        """ "The Libyan *House of Representatives*": a body of the state that is named before it."""
        before = self.ends.get(hit.start - 1)
        if before is None or before.entry.country is None or not before.entry.adjective:
            return False
        bodies = [each for each in hit.entry.candidates if each.category in _OF_STATES]
        return bool(bodies) and all(before.entry.country not in each.countries for each in bodies)

    def _inside_person(self, hit: Hit) -> bool:
        """ "ANA ISABEL LOPEZ", all in capitals: a first name, no acronym."""
        if hit.entry.kind != "acronym" or hit.end >= self.columns.size:
            return False
        entity = self.columns.entity
        return entity[hit.start] == "PERSON" == entity[hit.end] and (
            self.columns.relation[hit.end] == "flat"
        )

    def _head(self, hit: Hit) -> int:
        for token in range(hit.start, hit.end):
            head = self.columns.head[token]
            if not hit.start <= head < hit.end or head == token:
                return token
        return hit.end - 1

    def persons(self) -> None:
        """Persons as the model marks them and heads of state, each with the office before."""
        places = self._place_tokens(unknown=True)
        spans = [
            (each.start, each.end)
            for each in self.reading.doc.ents
            if each.label_ == "PERSON"
            and is_person(self.columns, each.start, each.end)
            and not places.issuperset(range(each.start, each.end))
        ]
        leaders = {
            hit.start: hit
            for hit in self.hits
            if any(each.person for each in hit.entry.candidates) and hit.start not in places
        }
        covered = {token for start, end in spans for token in range(start, end)}
        spans += [(hit.start, hit.end) for hit in leaders.values() if hit.start not in covered]
        for start, end in sorted(spans):
            office = self.offices.get(start)
            sketch = self._of_office(person(self.columns, start, end, office), office)
            inside = [leaders[token] for token in range(start, end) if token in leaders]
            self.put(_of_state(sketch, inside[-1].entry.candidates[0]) if inside else sketch)
        for phrase in self.offices.values():
            for sketch in sketches_of(phrase, self.columns):
                self.put(sketch)

    def _of_office(self, sketch: Sketch, office: Phrase | None) -> Sketch:
        """The body that the office is of, as what the person is part of."""
        if office is None:
            return sketch
        bodies = sketches_of(office, self.columns)
        if len(bodies) != 1:
            return sketch
        body = bodies[0]
        candidates = [each for each in body.candidates if each.entity]
        part = candidates[0].entity if len(candidates) == 1 else None
        country = candidates[0].countries[:1] if part and len(candidates[0].countries) == 1 else ()
        return replace(sketch, part_of=part, country=country[0] if country else body.country)

    def states(self) -> None:
        """Countries and capitals that act."""
        for hit in self.hits:
            if hit.entry.kind == "country" and hit.start not in self.used:
                sketch = acting_country(self.columns, hit)
                if sketch is not None:
                    self.put(sketch)
        for place in self.reading.places:
            token = self._token_at(place.start)
            if token is None or self.taken[token]:
                continue
            sketch = acting_capital(self.columns, place, token)
            if sketch is not None:
                self.put(sketch)

    def _token_at(self, offset: int | None) -> int | None:
        if offset is None:
            return None
        index = bisect_left(self.columns.starts, offset)
        return index if index < self.columns.size and self.columns.starts[index] == offset else None

    def organisations(self) -> None:
        """Names the model marks that neither the lists nor the gazetteer know."""
        places = self._place_tokens()
        for each in self.reading.doc.ents:
            grouped = each.label_ == "PERSON" and is_group_name(self.columns, each.start)
            if each.label_ != "ORG" and not grouped:
                continue
            if each.start in self.starts and each.end - 1 in self.ends:
                continue
            if places.issuperset(range(each.start, each.end)):
                continue
            sketch = organisation(self.columns, each.start, each.end)
            if sketch is not None:
                self.put(sketch)

    def _place_tokens(self, unknown: bool = False) -> set[int]:
        """Tokens of places that the gazetteer holds; with ``unknown``, of those it does not too."""
        return {
            token
            for place in self.reading.places
            if unknown or place.entity is not None
            for token in self._tokens(place.start or 0, place.end or 0)
        }

    def _tokens(self, start: int, end: int) -> range:
        return range(bisect_left(self.columns.starts, start), bisect_left(self.columns.starts, end))


def _of_state(sketch: Sketch, leader: Actor) -> Sketch:
    """A head of state: an official of the government, by the name that is known."""
    return replace(
        sketch,
        rule="actors.leader",
        category="officials",
        country=leader.countries[0],
        part_of=leader.part_of[0],
        name=leader.name,
    )


def _mention(columns: Columns, sketch: Sketch, context: DocumentContext) -> ActorMention:
    actor = choose(sketch, context) or armed_by_deed(columns, sketch)
    start, end = columns.starts[sketch.start], columns.ends[sketch.end - 1]
    category = sketch.category or (actor.category if actor else _shared(sketch))
    country = sketch.country
    if actor is not None and country is None and len(actor.countries) == 1:
        country = actor.countries[0]
    part_of = sketch.part_of
    if actor is not None:
        part_of = actor.entity if sketch.member else next(iter(actor.part_of), None)
    return ActorMention(
        text=columns.text[start:end],
        start=start,
        end=end,
        kind="person" if category == "person" else "actor",
        entity=actor.entity if actor else None,
        name=actor.name if actor else sketch.name,
        rule=sketch.rule,
        category=category,
        country=country,
        part_of=part_of,
        plural=sketch.plural,
    )


def _shared(sketch: Sketch) -> str:
    """The category that all candidates share, else unknown."""
    kinds = {each.category for each in sketch.candidates}
    return kinds.pop() if len(kinds) == 1 else "unknown"
