"""A ledger of many short reports: made up, or, where somebody asks for it, of real ones."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from holdfast.commands.reading import Request, add_paths

LEDGER = "HOLDFAST_LARGE_LEDGER"
"""Names a ledger to walk through in place of the made-up one. Where there is no such file it is
made of the 12,000 news items in ``../shared``, which takes a quarter of an hour."""
REAL = Path(__file__).parents[3] / "shared" / "data" / "current_events" / "items.jsonl"
COUNT = 600
TOWNS = tuple(
    each
    for line in (
        "Aleppo Azaz Baiji Baqubah Damascus Daraa Fallujah Hama Hasakah Hit Homs Idlib Jarabulus",
        "Kirkuk Kobani Latakia Manbij Mosul Palmyra Raqqa Ramadi Samarra Sinjar Tikrit Benghazi",
        "Derna Misrata Sirte Tobruk Aden Hodeidah Marib Sanaa Taiz Kunduz Kandahar Ghazni",
    )
    for each in line.split()
)
GROUPS = (
    "Islamic State", "al-Nusra Front", "Free Syrian Army", "Taliban", "Houthi", "al-Shabaab"
)  # fmt: skip
SENTENCES = (
    "{group} fighters captured {town} on {day}, residents said.",
    "At least {toll} people were killed when a car bomb went off at a market in {town} on {day}.",
    "The army said it had retaken {town} from {group} after three days of clashes.",
    "Shelling wounded {toll} people in {town} overnight, a doctor told reporters.",
    "{group} still holds the outskirts of {town} because the garrison ran out of ammunition.",
    "An air strike near {town} destroyed two trucks of {group}, a spokesman said on {day}.",
    "Government troops withdrew from {town}, and {group} moved in, officials said.",
)
OUTLETS = ("Border Post (test)", "River Desk (test)", "Gulf Wire (test)")


def reports(count: int = COUNT) -> Iterator[dict[str, str]]:
    """So many reports of two years, the same at every call; every tenth is a copy of another."""
    chance = random.Random(5)
    told: list[str] = []
    for number in range(count):
        when = date(2014, 6, 1) + timedelta(days=number * 730 // count)
        town, group = chance.choice(TOWNS), chance.choice(GROUPS)
        text = " ".join(
            each.format(
                group=group, town=town, day=f"{when:%B} {when.day}", toll=chance.randint(3, 40)
            )
            for each in chance.sample(SENTENCES, 2)
        )
        if number % 10 == 9:
            text = told[-1]
        told.append(text)
        yield {
            "id": f"many/{number:05}",
            "title": f"News of {town}",
            "published": when.isoformat(),
            "publisher": chance.choice(OUTLETS),
            "text": text,
        }


def ledger_of_many(folder: Path) -> Path:
    """The ledger that is asked for, made where it is not there yet."""
    asked = os.environ.get(LEDGER)
    ledger = Path(asked) if asked else folder / "many.sqlite"
    if not ledger.exists():
        rows = real_reports() if asked else reports()
        articles = folder / "articles.jsonl"
        with articles.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in rows)
        assert add_paths(Request((str(articles),)), ledger) == 0
    return ledger


def real_reports() -> Iterator[dict[str, str]]:
    """The items of the news portal, read in place."""
    with REAL.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            item = json.loads(line)
            yield {"id": f"items-{number:05}", "published": item["date"], "text": item["text"]}
