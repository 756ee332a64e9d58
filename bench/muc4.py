"""The MUC-3/4 reports as the tasks read them: texts as they were sent, and the keys to them.

A folder holds ``*.json`` (one report a line, with its templates), ``doc_*`` (the texts in capitals,
with their line breaks) and, anywhere below, ``key-*`` (the whole keys). ``train`` is left aside
unless all is asked for or there is nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.task import Settings

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
LINE = re.compile(r"\d+\.\s+(?P<slot>[A-Z][A-Z :/]*?)\s{2,}(?P<fill>\S.*)$")
Entity = frozenset[str]


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its text, and by role the entities that its templates name.

    An entity is the set of its mentions; one whose mentions another entity has is not told twice.
    """

    name: str
    text: str
    entities: dict[str, tuple[Entity, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filler:
    """One line of a slot: what it says of whom. ``targets`` are spellings of the same target."""

    values: tuple[str, ...]
    targets: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Key:
    """One template of the whole keys: its slots by name."""

    report: str
    slots: dict[str, tuple[str, ...]]

    @property
    def incident(self) -> str:
        """ATTACK, BOMBING, KIDNAPPING …; * for a report with nothing in it."""
        return self.slots.get("INCIDENT: TYPE", ("*",))[0]

    def fillers(self, slot: str) -> list[Filler]:
        """The lines of a slot that holds something."""
        return [filler(line) for line in self.slots.get(slot, ()) if line not in {"-", "*"}]


def reports(folder: Path, settings: Settings) -> list[Report]:
    """The reports that are measured, in the order of the files."""
    texts = sent_texts(folder)
    found: list[Report] = []
    for path in chosen(sorted(folder.glob("*.json")), settings):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            text = texts.get(item["docid"], item["doctext"])
            found.append(Report(item["docid"], text, merged(item["templates"])))
    return settings.some(found, lambda report: report.name)


def chosen(paths: list[Path], settings: Settings) -> list[Path]:
    """All files, or those that rules were not written on, where there are any."""
    kept = [path for path in paths if "train" not in path.name]
    return paths if settings.whole or not kept else kept


def sent_texts(folder: Path) -> dict[str, str]:
    """The texts as they were sent, by report."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("doc_*")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            texts[item["docid"]] = item["text"]
    return texts


def merged(templates: list[dict[str, list[list[list[object]]]]]) -> dict[str, tuple[Entity, ...]]:
    """The entities of all templates of a report, by role."""
    found: dict[str, tuple[Entity, ...]] = {}
    for role in ROLES:
        entities: list[Entity] = []
        for template in templates:
            for mentions in template[role]:
                new = frozenset(plain(str(mention[0])) for mention in mentions) - {""}
                if new and not any(new <= old or old <= new for old in entities):
                    entities.append(new)
        found[role] = tuple(entities)
    return found


def plain(words: str) -> str:
    """Lower case, without articles, punctuation and line breaks: how mentions are compared."""
    kept = "".join(each for each in words.lower() if each.isalnum() or each.isspace())
    return " ".join(each for each in kept.split() if each not in {"a", "an", "the"})


def keys(folder: Path) -> Iterator[Key]:
    """Every template of the whole keys, in the order of the files."""
    for path in sorted(folder.rglob("key-*")):
        slots: dict[str, tuple[str, ...]] = {}
        slot = ""
        for line in path.read_text(encoding="latin-1").splitlines():
            told = LINE.match(line)
            if told is not None:
                slot = told["slot"]
                if slot == "MESSAGE: ID" and slots:
                    yield Key(slots["MESSAGE: ID"][0].split()[0], slots)
                    slots = {}
                slots[slot] = (told["fill"].strip(),)
            elif slot and line.startswith(" ") and line.strip():
                slots[slot] = (*slots[slot], line.strip())
        if slots:
            yield Key(slots["MESSAGE: ID"][0].split()[0], slots)


def filler(line: str) -> Filler:
    """``? DEATH / INJURY: "A" / "B"`` taken apart."""
    value, _, rest = line.partition(': "')
    values = tuple(each.strip(" ?") for each in value.split("/"))
    targets = tuple(
        plain(each) for each in re.findall(r'"((?:[^"\\]|\\.)*)"', f'"{rest}' if rest else value)
    )
    return Filler(values, targets, line.startswith("?"))
