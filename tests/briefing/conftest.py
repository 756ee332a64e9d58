"""Records read by the real steps from texts written for these tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import holdfast
from holdfast.record import Record

ARTICLES = (
    {
        "id": "one",
        "title": "Why is Islamic State losing ground?",
        "published": "2016-04-02",
        "publisher": "Harbour Post",
        "text": (
            "Syrian government forces recaptured Palmyra from Islamic State on March 27, 2016. "
            "Islamic State captured Palmyra on May 20, 2015.\n\n"
            "The group is short of money because air raids destroyed its refineries. "
            "The open border allowed tribesmen to bring in weapons. "
            "If the bridge is repaired, the army will reach Raqqa. "
            "Without foreign pilots, the offensive will stall."
        ),
    },
    {
        "id": "two",
        "title": "A claim",
        "published": "2016-04-05",
        "publisher": "River Wire",
        "text": (
            "Islamic State claimed that it had recaptured Palmyra on April 4, 2016. "
            "The army denied that Palmyra had fallen. "
            "Reuters reported that Jordan delivered weapons to the rebels."
        ),
    },
)


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    path: Path = tmp_path_factory.mktemp("briefing") / "articles.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in ARTICLES), encoding="utf-8")
    found = holdfast.read(path)
    assert found.failures == ()
    return found


@pytest.fixture(scope="session")
def empty() -> Record:
    return Record()
