"""What did the reading: hashes of code, rules, model and gazetteer, so that a record says which."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import holdfast
from holdfast.model import Run

# Only these rooms decide what a statement says; a change to the report must not make a new run.
READING_ROOMS = ("model.py", "intake", "language", "reading", "rules")


@lru_cache(maxsize=1)
def current_run() -> Run:
    """The run that this installation makes. ``id`` is the hash of the other four."""
    package = Path(holdfast.__file__).parent
    rooms = [path for room in READING_ROOMS for path in files_of(package / room)]
    code = hash_files(package, (path for path in rooms if path.suffix == ".py"))
    rules = hash_files(package, (path for path in rooms if path.suffix in {".yaml", ".json"}))
    model = hash_files(package, files_of(package / "language" / "data"))
    gazetteer = hash_files(package, files_of(package / "gazetteer"))
    whole = hashlib.sha256("\n".join((code, rules, model, gazetteer)).encode()).hexdigest()
    return Run(id=whole[:16], code=code, rules=rules, model=model, gazetteer=gazetteer)


def files_of(path: Path) -> list[Path]:
    """The files at or below a path, sorted, without caches."""
    if path.is_file():
        return [path]
    found = (each for each in path.rglob("*") if each.is_file())
    return sorted(each for each in found if "__pycache__" not in each.parts)


def hash_files(root: Path, paths: Iterable[Path]) -> str:
    """sha256 over names (relative, with forward slashes) and contents, in the order given."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
