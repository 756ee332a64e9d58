"""Two thousand inputs of all kinds, broken at random by a fixed seed: none may break the batch."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

from holdfast.intake import read_inputs
from holdfast.model import Document
from tests.intake.making import SENTENCES, check_document, page_of, pdf_of

COUNT = 2000
HEAD = "Karm falls\n\nBy Lina Aziz\n\nKARM, June 3, 2015 (Reuters) – "
SEEDS: dict[str, list[bytes]] = {
    "txt": [
        (HEAD + SENTENCES + "\n\nWhat next\n\nNobody knows.\n\n© 2015 Ledger").encode(),
        "دخلت القوات مدينة الكرم يوم الاثنين، 😀 e\u0301 \u202eabc\u202c".encode(),
        (HEAD + SENTENCES).encode("utf-16"),
        "L’armée a quitté Karm – « fini »".encode("cp1252"),
    ],
    "md": [
        f"---\ntitle: Karm\ndate: 2015-06-03\n---\n# Karm\n\n{SENTENCES}\n\n- [a](b)\n".encode()
    ],
    "html": [page_of(f"<article><h1>Karm</h1><p>{SENTENCES}</p></article>").encode()],
    "jsonl": [
        "\n".join(
            json.dumps({"id": str(n), "text": HEAD + SENTENCES, "published": "2015-06-03"})
            for n in range(3)
        ).encode()
    ],
    "pdf": [pdf_of([["Karm fell at dawn.", "Nobody came."]] * 2, title="Karm")],
}
# How many of each kind in a hundred: pages and PDFs are dearer to read.
SHARES = {"txt": 40, "jsonl": 22, "md": 15, "html": 11, "pdf": 12}
TOKENS = [
    b"\x00", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n\n", b"<", b"<div>", b"]]>", b"{",
    b'"', b"\\ud800", b"\\u0000", b"---\n", b"# ", b"stream", b"endobj", b"/Length 99999999",
    b"%PDF-", b"&#xD800;", "\u2028".encode(), "\u202e".encode(), b"(" * 40, b"[" * 40,
    b"99999999999",
]  # fmt: skip


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """The seed with one to eight of its parts flipped, cut, doubled, moved or replaced."""
    raw = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.choice((1, 1, 4, 30, 400)))
        match chance.randrange(6):
            case 0 if start < len(raw):
                raw[start] ^= 1 << chance.randrange(8)
            case 1:
                del raw[start:end]
            case 2:
                raw[start:start] = raw[start:end] * chance.randint(1, 5)
            case 3:
                raw[start:start] = chance.choice(TOKENS)
            case 4:
                raw[start:end] = chance.randbytes(end - start)
            case _:
                piece = raw[start:end]
                del raw[start:end]
                place = chance.randrange(len(raw) + 1)
                raw[place:place] = piece
    return bytes(raw)


def test_two_thousand_broken_inputs(tmp_path: Path) -> None:
    chance = random.Random(20150603)
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    paths = []
    for number in range(COUNT):
        kind = kinds[number % len(kinds)]
        # One in ten has a name that lies about it, or tells nothing.
        suffix = chance.choice([*SHARES, "bin"]) if chance.random() < 0.1 else kind
        path = tmp_path / f"{number:04}.{suffix}"
        path.write_bytes(mutated(chance.choice(SEEDS[kind]), chance))
        paths.append(str(path))
    given: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    for found in read_inputs(paths):
        given[found.source_id.partition(":")[0]] += 1
        outcomes[type(found).__name__] += 1
        if isinstance(found, Document):
            check_document(found)
        else:
            assert found.problem
            assert found.remedy
            assert (found.problem + found.remedy).isprintable(), found
            assert "Traceback" not in found.problem
            assert "breaks the parser" not in found.problem, found
    silent = [path for path in paths if not given[path] and not may_name_itself(path)]
    assert not silent
    assert outcomes["Document"] > COUNT / 2
    assert outcomes["Failure"] > COUNT / 20


def may_name_itself(path: str) -> bool:
    """Whether the documents of this file may bear ids of their own."""
    return b'"id"' in Path(path).read_bytes()
