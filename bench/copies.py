"""How surely copies are known: pairs made from real texts, read in place.

Half of the texts get four copies each, as newsrooms make them: edited, cut, re-headlined, and
with names spelled another way. The other half get two look-alikes that are no copies: the same
words with another toll, and with another place. All go through ``holdfast.linking.copies`` at once,
among all the other texts. A pair is found where both texts are in one cluster.
"""

from __future__ import annotations

import json
import random
import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.reader import as_document
from bench.task import Result, Settings, Task, digest
from holdfast.linking import copies
from holdfast.model import Document

LEAST_WORDS = 22
LONGEST = 4000  # code points of a long document that are used
DROPPED = 0.06  # of the words of an edited copy
SWAPS = {
    "killed": "left dead", "kills": "leaves dead", "said": "told reporters", "says": "reports",
    "attack": "assault", "captured": "seized", "near": "close to", "injured": "wounded",
    "injures": "wounds", "militants": "fighters", "soldiers": "troops", "people": "persons",
    "after": "following", "begins": "starts", "large": "big", "against": "on", "area": "zone",
}  # fmt: skip
SPELLINGS = (
    ("Islamic State of Iraq and the Levant", "ISIL"), ("ISIL", "Daesh"), ("ISIS", "Daesh"),
    ("Islamic State", "ISIS"), ("Al-Qaeda", "Al Qaida"), ("al-Qaeda", "al-Qaida"),
    ("Al-Shabaab", "Shabab"), ("al-Shabaab", "al-Shabab"), ("Hezbollah", "Hizbullah"),
    ("Kiev", "Kyiv"), ("Kharkiv", "Kharkov"), ("Luhansk", "Lugansk"), ("Odessa", "Odesa"),
    ("Sloviansk", "Slavyansk"), ("Deir ez-Zor", "Dayr az-Zawr"), ("Kobanî", "Ayn al-Arab"),
    ("Kobane", "Ayn al-Arab"), ("Raqqa", "Ar Raqqah"), ("Fallujah", "Al Falluja"),
    ("Ramadi", "Ar Ramadi"), ("Baiji", "Bayji"), ("Tal Afar", "Telafar"), ("Homs", "Hims"),
    ("Palmyra", "Tadmur"), ("Idlib", "Edleb"), ("Benghazi", "Bengazi"), ("Mogadishu", "Muqdisho"),
    ("Kandahar", "Qandahar"), ("Kunduz", "Qunduz"), ("Sana'a", "Sanaa"),
    ("Hodeidah", "Al Hudaydah"), ("Houthi", "Huthi"),
    ("Taliban", "Taleban"), ("Aden", "'Adan"), ("Ta'izz", "Taiz"),
    ("Sirte", "Surt"), ("Burma", "Myanmar"), ("Peshawar", "Peshawur"), ("Mosul", "Al Mawsil"),
    ("Aleppo", "Halab"),
)  # fmt: skip
HEADLINES = ("What we know so far", "Latest from the region", "In brief", "World roundup")
WIRES = ("Reuters", "AP", "AFP")
NUMBER = re.compile(
    r"\b(?:[2-9]|[1-9]\d{1,3})\b(?![\d,.:]*\d|\s*%)(?!\s+(?:January|May|June|July))"
)
PLACE = re.compile(
    r"\b(?:in|near) ([A-Z][a-z]{3,}(?: [A-Z][a-z]+)?)(?![\w'’]| [A-Z]| of\b| and\b| waters| \d)"
)
MONTHS = frozenset(month_name[1:])
OTHER_PLACES = ("Samarkand", "Valparaiso", "Toledo", "Kumasi")


@dataclass(frozen=True, slots=True)
class Made:
    """One text of the test: where it comes from, what was done to it, whether it is a copy."""

    source: str
    kind: str
    document: Document
    copy: bool


def texts(sets: Mapping[str, Path]) -> Iterator[tuple[str, str | None]]:
    """(text, date) of every source text long enough to be copied, each once."""
    seen: set[str] = set()
    for text, day in _all_texts(sets):
        if len(text.split()) >= LEAST_WORDS and text not in seen:
            seen.add(text)
            yield text[:LONGEST], day


def _all_texts(sets: Mapping[str, Path]) -> Iterator[tuple[str, str | None]]:
    if "current_events" in sets:
        for path in sorted(sets["current_events"].glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                item = json.loads(line)
                yield item["text"], item["date"]
    if "re3d" in sets:
        for path in sorted(sets["re3d"].rglob("documents.json")):
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.strip():
                    yield json.loads(line)["text"], None


def made_of(text: str, day: str | None) -> list[Made]:
    """The text and what is made of it; which of the two halves it is in is settled by its hash."""
    key = digest(text)
    chance = random.Random(key)
    found = [Made(key, "as it was", as_document(text, day), True)]
    makers = COPIES if int(key, 16) % 2 else LOOK_ALIKES
    for kind, maker in makers.items():
        other = maker(text, chance)
        if other is not None and other != text:
            found.append(Made(key, kind, as_document(other, day), makers is COPIES))
    return found


def edited(text: str, chance: random.Random) -> str | None:
    """Some words swapped for others, some dropped; names and numbers kept."""
    words = [SWAPS.get(word, word) for word in text.split()]
    plain = [i for i, word in enumerate(words) if word.islower() and word.isalpha()]
    dropped = set(chance.sample(plain, int(len(plain) * DROPPED)))
    return " ".join(word for i, word in enumerate(words) if i not in dropped)


def cut(text: str, chance: random.Random) -> str | None:
    """The opening half, to a whole word."""
    words = text.split()
    kept = int(len(words) * chance.uniform(0.5, 0.7))
    return " ".join(words[:kept]) if kept >= 12 else None


def re_headlined(text: str, chance: random.Random) -> str | None:
    """Under another headline, signed by an agency."""
    return f"{chance.choice(HEADLINES)}\n\n({chance.choice(WIRES)}) - {text}"


def respelled(text: str, chance: random.Random) -> str | None:
    """Names as another newsroom spells them; None where it holds none of ours."""
    other = text
    for name, spelling in SPELLINGS:
        if re.search(rf"\b{re.escape(name)}\b", text):
            other = re.sub(rf"\b{re.escape(name)}\b", spelling, other)
    return other if other != text else None


def another_toll(text: str, chance: random.Random) -> str | None:
    """The same report with its first number changed: an update, not a copy."""
    found = NUMBER.search(text)
    if found is None or "(" in text[: found.start()]:  # "(France 24)" is no toll
        return None
    number = int(found[0]) + chance.randint(2, 9)
    return f"{text[: found.start()]}{number}{text[found.end() :]}"


def another_place(text: str, chance: random.Random) -> str | None:
    """The same words about another place, wherever it is named; short texts only."""
    names = Counter(name for name in PLACE.findall(text) if name not in MONTHS)
    if not names or len(text.split()) > 60:
        return None
    for number, name in enumerate(sorted(names)):
        text = re.sub(rf"\b{name}\b", OTHER_PLACES[number % len(OTHER_PLACES)], text)
    return text


COPIES = {"edited": edited, "cut": cut, "re-headlined": re_headlined, "names respelled": respelled}
LOOK_ALIKES = {"another toll": another_toll, "another place": another_place}


def run(sets: Mapping[str, Path], settings: Settings) -> Result:
    """F1 over pairs of texts; recall by kind of copy, false pairs by kind of look-alike."""
    sample = settings.sample or (None if settings.whole else 1500)
    chosen = Settings(sample=sample).some(texts(sets), key=lambda pair: pair[0])
    made = [each for text, day in chosen for each in made_of(text, day)]
    return score(made)


def score(made: list[Made]) -> Result:
    """Compare the clusters with what was made."""
    where = {each.document.id: each for each in made}
    wanted, found, errors = Counter[str](), Counter[str](), Counter[str]()
    for each in made:
        if each.copy and each.kind != "as it was":
            wanted[each.kind] += 1
    right = wrong = 0
    for cluster in copies(each.document for each in made):
        members = [where[identity] for identity in cluster.documents]
        for one, other in combinations(members, 2):
            kinds = sorted({one.kind, other.kind} - {"as it was"})
            if one.source == other.source and one.copy and other.copy:
                if "as it was" in {one.kind, other.kind}:
                    right += 1
                    found[kinds[0]] += 1
                continue
            wrong += 1
            told = kinds[0] if one.source == other.source and kinds else "two reports"
            errors[f"no copy, but joined: {told}"] += 1
    total = sum(wanted.values())
    for kind, count in wanted.items():
        if count > found[kind]:
            errors[f"copy not known: {kind}"] = count - found[kind]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / total if total else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    parts: dict[str, object] = {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "texts": len(made),
        "by kind of copy": {
            kind: {"pairs": wanted[kind], "recall": round(found[kind] / wanted[kind], 3)}
            for kind in sorted(wanted)
        },
    }
    return Result(f1, total, parts, errors)


TASK = Task("copies", ("current_events", "re3d"), "F1 of pairs", run)
