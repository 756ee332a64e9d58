"""A record of 50,000 incidents and 1,500 places, made up, and a small server for it.

The map is drawn from the JSON alone, so what is measured is the page and not the ledger.
"""

from __future__ import annotations

import gzip
import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

EPOCH = date(1970, 1, 1)
FIRST, LAST = 15_500, 17_200  # days since the epoch
SHAPES = ["circle", "square", "triangle", "diamond", "hexagon", "cross"]
STATUSES = ["held", "held", "held", "claimed", "contested", "besieged"]
TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html; charset=utf-8"}


def day(number: int) -> str:
    """A day number as ISO 8601."""
    return (EPOCH + timedelta(days=number)).isoformat()


def large_record(incidents: int, places: int) -> dict[str, Any]:
    """The JSON of every address that the map asks for, the same at every run."""
    chance = random.Random(11)
    parties = [
        {"key": f"party:{n}", "name": f"Party {n}", "short": f"P{n}", "look": n, "shape": shape}
        | {"category": "armed-group"}
        for n, shape in enumerate(SHAPES)
    ]
    told = [place(chance, number, parties) for number in range(places)]
    counts = dict.fromkeys(("documents", "statements", "copies", "unread", "dropped"), 0)
    record: dict[str, Any] = {
        "title": "A large record",
        "asOf": day(LAST),
        "first": day(FIRST),
        "run": None,
    }
    record |= {"counts": counts | {"incidents": incidents, "places": places}, "hash": "0" * 16}
    record |= {"actors": parties, "screens": ["map"], "credits": []}
    return {
        "/record.json": record,
        "/control.json": {"asOf": day(LAST), "first": day(FIRST), "places": told},
        "/points.json": points(chance, incidents, told),
        "/basemap.json": base(),
    }


def world_record() -> dict[str, Any]:
    """The JSON of a small record that spans the world."""
    from holdfast.screens.basemap import Extent, basemap

    answers = large_record(200, 40)
    for number, each in enumerate(answers["/control.json"]["places"]):
        each["place"] |= {"lat": number * 3 - 50, "lon": number * 9 - 175}
    many = answers["/points.json"]
    many |= {"lat": [(n * 7) % 120 - 50 for n in range(200)]}
    many |= {"lon": [(n * 13) % 350 - 175 for n in range(200)]}
    return answers | {"/basemap.json": dict(basemap(Extent(-180.0, -60.0, 180.0, 84.0), 400))}


def place(chance: random.Random, number: int, parties: list[dict[str, Any]]) -> dict[str, Any]:
    """A place with one to four spells, one after the other."""
    at, spells = chance.randrange(FIRST, FIRST + 1000), []
    for _ in range(chance.randrange(1, 5)):
        until = at + chance.randrange(20, 400)
        open_ended = chance.random() < 0.2
        holders = chance.sample([each["key"] for each in parties], chance.choice([1, 1, 2]))
        spell: dict[str, Any] = {
            "status": chance.choice(STATUSES),
            "holders": holders,
            "besiegers": [],
        }
        spell |= {"start": edge(chance, at), "end": None if open_ended else edge(chance, until)}
        spell |= {"affirmed": day(at + 10), "staleFrom": day(at + 100), "quotes": []}
        spell |= {"sources": chance.randrange(1, 9), "confidence": round(chance.random(), 2)}
        spells.append(spell | {"confidenceWhy": ""})
        at = until
    where: dict[str, Any] = {"key": f"place:{number}", "name": f"Town {number}", "country": "IQ"}
    where |= {"lat": round(chance.uniform(31, 37), 4), "lon": round(chance.uniform(36, 47), 4)}
    where |= {"precision": "town", "radiusKm": 3, "population": chance.randrange(100, 1_000_000)}
    return {"place": where, "spells": spells}


def edge(chance: random.Random, at: int) -> dict[str, Any]:
    """A change that came on a day, in a week or in a month."""
    earliest = at - chance.choice([0, 0, 0, 7, 30])
    return {"earliest": day(earliest), "latest": day(at), "words": "", "quotes": []}


def points(chance: random.Random, many: int, places: list[dict[str, Any]]) -> dict[str, Any]:
    """Incidents near places, some places having many more than others."""
    near = [places[int(chance.random() ** 2 * len(places))]["place"] for _ in range(many)]
    first = [chance.randrange(FIRST, LAST) for _ in range(many)]
    return {
        "n": many,
        "ids": [f"{chance.getrandbits(128):032x}" for _ in range(many)],
        "lat": [round(each["lat"] + chance.gauss(0, 0.08), 4) for each in near],
        "lon": [round(each["lon"] + chance.gauss(0, 0.08), 4) for each in near],
        "first": first,
        "last": [each + chance.choice([0, 0, 0, 0, 3, 30]) for each in first],
        "type": [chance.randrange(4) for _ in range(many)],
        "types": ["battle.clash", "strike.air", "violence.killing", "territory.gained"],
        "doubtful": [int(chance.random() < 0.3) for _ in range(many)],
    }


def base() -> dict[str, Any]:
    """The real base map of that part of the world."""
    from holdfast.screens.basemap import Extent, basemap

    return dict(basemap(Extent(30.0, 28.0, 53.0, 40.0), 1000))


@contextmanager
def serving_json(answers: dict[str, Any], static: Path) -> Iterator[str]:
    """The address of a server of the built page and of the answers."""
    packed = {path: gzip.compress(json.dumps(each).encode()) for path, each in answers.items()}

    class Handler(BaseHTTPRequestHandler):
        """Answers whatever the page asks."""

        def do_GET(self) -> None:
            path = self.path.split("?")[0]
            found = packed.get(path)
            file = static / (path.removeprefix("/static/") if "/static/" in path else "index.html")
            body = found if found is not None else file.read_bytes()
            kind = "application/json" if found is not None else TYPES[file.suffix]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            if found is not None:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
