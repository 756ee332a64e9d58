"""The brief: key figures, the bottom line, judgements, what is disputed and what changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from holdfast.briefing import brief
from holdfast.briefing.citing import cite_all, days, signed
from holdfast.briefing.judgements import UNGRADED, confidence, likelihood, newest_first
from holdfast.briefing.questions import CANNOT
from holdfast.briefing.terms import Brief
from holdfast.briefing.terms import Section as OurSection
from holdfast.control import Change
from holdfast.control.changes import by_side, counted
from holdfast.report.parties import holders
from holdfast.report.words import day_words, edge_words
from holdfast.screens import shapes
from holdfast.screens.asking import askable, options_of
from holdfast.screens.control import changes, weight
from holdfast.screens.quoting import cited, clause, iso, place_ref, quotes
from holdfast.screens.shown import Shown
from holdfast.weighing import independent

# What counts as lately, where nobody chose a day.
LATELY = timedelta(days=30)
MOST_JUDGEMENTS, MOST_CHANGED, MOST_DISPUTED, MOST_ASKED = 6, 40, 40, 8
JUDGEMENTS = "judgements"
CLAIMS = "What only a party claims is not counted."


def brief_screen(
    shown: Shown,
    question: str | None = None,
    window: tuple[date | None, date | None] = (None, None),
    since: date | None = None,
) -> shapes.BriefScreen:
    """The brief on a question, or on the record as a whole where none is asked.

    ``window``: the days that a question is about. ``since``: from when on changes are listed.
    """
    start = since or (shown.as_of - LATELY if shown.as_of else None)
    answer = brief(shown.record, question, options_of(shown, *window)) if question else None
    cannot = CANNOT if answer is not None and answer.question.kind is None else None
    told = answer is not None and cannot is None
    return {
        "question": answer.question.text if answer else None,
        "asOf": iso(shown.as_of),
        "figures": figures(shown, start),
        "bottomLine": [clause(shown, each) for each in answer.bottom_line]
        if answer is not None and told
        else bottom_line(shown),
        "judgements": judged(shown, answer) if answer is not None and told else judgements(shown),
        "sections": sections(shown, answer.sections) if answer else [],
        "disputed": disputed(shown)[:MOST_DISPUTED],
        "since": iso(start),
        "changed": changes(shown, start)[:MOST_CHANGED],
        "cannot": cannot,
        "questions": questions(shown),
    }


def questions(shown: Shown) -> list[str]:
    """What can be asked of this record."""
    found = askable(shown)
    asked = [each.question.text for each in found[: MOST_ASKED // 2]]
    places = [each.question.place_names[0] for each in found if each.question.places]
    for place in places[:2]:
        asked += [f"Who holds {place}?", f"What changed in {place}?"]
    return list(dict.fromkeys(asked))[:MOST_ASKED]


def figures(shown: Shown, since: date | None) -> list[shapes.Figure]:
    """Four figures, each with how many independent sources it rests on."""
    told, contested = changes(shown, since), disputed(shown)
    held = {change["place"]["key"] for change in told}
    lately = f"since {day_words(since)}" if since else "in the whole record"
    copied = len(shown.originals)
    happened = [each for incident in shown.incidents for each in incident.statements]
    return [
        {
            **figure(len(shown.record.documents), "document"),
            "note": copies_words(copied),
            "sources": voices_of(shown, shown.by_id),
        },
        {
            **figure(len(told), "change of control", "changes of control"),
            "note": f"{lately}, at {times(len(held))}" if told else none_since(shown, lately),
            "sources": voices_of(shown, behind(told)),
            "quotes": told[0]["quotes"] if told else [],
        },
        {
            **figure(len(contested), "place in dispute", "places in dispute"),
            "note": "contested, besieged or only claimed as the record stands",
            "sources": voices_of(shown, behind(contested)),
            "quotes": contested[0]["quotes"] if contested else [],
        },
        {
            **figure(len(shown.incidents), "incident"),
            "note": f"told by {len(happened):,} statements",
            "sources": voices_of(shown, happened),
        },
    ]


def figure(count: int, one: str, many: str | None = None) -> shapes.Figure:
    """A number with its noun."""
    noun = one if count == 1 else many or f"{one}s"
    return {
        "label": noun,
        "value": f"{count:,}" if count else "none",
        "note": "",
        "sources": 0,
        "quotes": [],
    }


def none_since(shown: Shown, lately: str) -> str:
    """That nothing changed, and when something did last."""
    last = next(iter(changes(shown)), None)
    if last is None:
        return lately
    return f"{lately}; the last is of {day_words(date.fromisoformat(last['day']))}"


def behind(told: Iterable[shapes.Change] | Iterable[shapes.Disputed]) -> list[str]:
    """Ids of the statements that are quoted for them."""
    return [quote["statement"] for each in told for quote in each["quotes"]]


def voices_of(shown: Shown, ids: Iterable[str]) -> int:
    """How many independent sources say some statements."""
    return len(independent(shown.voices[each] for each in ids if each in shown.voices))


def copies_words(count: int) -> str:
    """How many of them are copies."""
    if not count:
        return "no copies of one another"
    return f"{count:,} of them {'a copy' if count == 1 else 'copies'} of others, counted once"


def bottom_line(shown: Shown) -> list[shapes.Clause]:
    """Who gained and who lost most, in a sentence each."""
    found: list[shapes.Clause] = []
    ranked = sorted(
        (each for each in by_side(shown.places) if each.party.key != "unknown"),
        key=lambda each: (-counted(each.gained) - counted(each.lost), each.party.name),
    )
    for each in ranked[:3]:
        gained, lost = counted(each.gained), counted(each.lost)
        if gained or lost:
            ids = [one for change in (*each.gained, *each.lost) for one in change.edge.statements]
            found.append(
                {
                    "text": f"{capital(each.party.name)} gained {times(gained)} and lost "
                    f"{times(lost)} in the record, net {signed(each.net)}.",
                    "quotes": quotes(shown, ids),
                }
            )
    end = CLAIMS if found else "The record holds no dated change of control."
    return [*found, {"text": end, "quotes": []}]


def times(count: int) -> str:
    """A number of places."""
    return "no place" if not count else f"{count} place{'' if count == 1 else 's'}"


def judgements(shown: Shown) -> list[shapes.Judgement]:
    """The latest changes that somebody reports, with their likelihood and confidence apart."""
    told = {
        (each.kind, each.place, each.edge): each
        for place in shown.places
        for each in place.changes
        if each.kind == "gained" and not each.edge.implied and "~" not in place.key
    }
    latest = sorted(told.values(), key=newest_first)[:MOST_JUDGEMENTS]
    return [judgement(shown, each) for each in latest]


def judgement(shown: Shown, change: Change) -> shapes.Judgement:
    """One change."""
    found = weight(shown, change.edge.told_by)
    who = " and ".join(party.name for party in change.parties) or "Somebody unknown"
    return {
        "text": f"{capital(who)} {change.kind} {change.place_name} {days(change.edge)}.",
        "likelihood": None if found.value is None else bare(likelihood(found.value)),
        "confidence": confidence(found),
        "quotes": cited(shown, cite_all(change.edge.told_by, shown.by_id)),
    }


def judged(shown: Shown, answer: Brief) -> list[shapes.Judgement]:
    """The key judgements of an answer: likelihood, then, as its own sentence, confidence."""
    found: list[shapes.Judgement] = []
    for section in answer.sections:
        if section.id != JUDGEMENTS:
            continue
        for each in (one for group in section.groups for one in group.clauses):
            said, _, sure = each.text.partition(" Confidence is ")
            said, ungraded, why = said.partition(UNGRADED)
            text, term = parted(said)
            more = f" {ungraded.strip()}{why}" if ungraded else ""
            found.append(
                {
                    "text": text,
                    "likelihood": term,
                    "confidence": f"Confidence is {sure}{more}" if sure else more.strip(),
                    "quotes": cited(shown, each.citations),
                }
            )
    return found


def parted(said: str) -> tuple[str, str | None]:
    """A judgement, and the word for how likely it is."""
    going_by = "Going by what is reported, "
    if not said.startswith(going_by):
        return capital(said), None
    term, _, what = said.removeprefix(going_by).partition(" that ")
    return capital(what), bare(term)


def capital(text: str) -> str:
    """The text as a sentence begins: a party may be called "rebels"."""
    return f"{text[:1].upper()}{text[1:]}"


def bare(term: str) -> str:
    """A term of likelihood without the words before it: "very likely"."""
    return term.removeprefix("it is ").removeprefix("there is ")


def sections(shown: Shown, found: Iterable[OurSection]) -> list[shapes.Section]:
    """The other parts of an answer; an empty one says so."""
    return [section(shown, each) for each in found if each.id != JUDGEMENTS]


def section(shown: Shown, told: OurSection) -> shapes.Section:
    """One part."""
    groups: list[shapes.Group] = [
        {
            "heading": each.heading,
            "clauses": [clause(shown, one) for one in each.clauses],
            "more": each.more,
        }
        for each in told.groups
    ]
    table = told.table
    if not groups and table is None:
        groups = [{"heading": None, "clauses": [{"text": told.empty, "quotes": []}], "more": 0}]
    return {
        "heading": told.title,
        "groups": groups,
        "table": {
            "columns": list(table.headings),
            "rows": [list(row.cells) for row in table.rows],
            "more": table.more,
        }
        if table
        else None,
    }


def disputed(shown: Shown) -> list[shapes.Disputed]:
    """Places that, as the record stands, are contested, besieged or only claimed."""
    found: list[tuple[str, shapes.Disputed]] = []
    for place in shown.places:
        last = place.intervals[-1] if place.intervals else None
        if last is None or last.end is not None or last.status not in DISPUTED:
            continue
        start = last.start
        ids = (*(start.told_by if start else ()), *last.affirmed_by)
        day = iso(start.latest or start.earliest) if start else None
        found.append(
            (
                day or "",
                {
                    "place": place_ref(shown, place),
                    "parties": [f"{holders(last)} ({last.status})"],
                    "since": edge_words(start),
                    "quotes": quotes(shown, ids),
                },
            )
        )
    return [each for _, each in sorted(found, key=lambda each: each[0], reverse=True)]


DISPUTED = frozenset({"contested", "besieged", "claimed"})
