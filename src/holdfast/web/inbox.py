"""What was handed in and is not read yet: kept on the disk, so that a restart loses none of it.

A parcel is a folder that appears whole, by a rename, and is removed when all of it was read.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from holdfast.ledger.location import Address, Location

LETTER = "parcel.json"
UNFINISHED = ".unfinished"
STRAY_SECONDS = 24 * 3600
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Item:
    """One thing handed in. ``kind``: a text or a file, whose bytes are in ``file``; or an address,
    which is ``name``."""

    kind: Literal["text", "url", "file"]
    name: str
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one person handed in at once. ``published``: the day that holds for all of it."""

    id: str
    items: tuple[Item, ...]
    published: str | None = None


def inbox_of(ledger: Location) -> Path:
    """The folder beside the ledger's file; for a database one in the user's own state."""
    if not isinstance(ledger, Address):
        return ledger.with_name(ledger.name + ".inbox")
    home = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return home / "holdfast" / f"inbox-{hashlib.sha256(str(ledger).encode()).hexdigest()[:16]}"


class Inbox:
    """The parcels of one ledger."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self) -> Opening:
        """A parcel that is being filled."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Opening(self._folder)

    def waiting(self) -> Iterator[Parcel]:
        """Parcels that were handed in and not read, the oldest first."""
        if not self._folder.is_dir():
            return
        self._sweep()
        letters = self._folder.glob(f"*/{LETTER}")
        for letter in sorted(letters, key=lambda each: (each.stat().st_mtime_ns, each)):
            value = json.loads(letter.read_text(encoding="utf-8"))
            items = tuple(Item(**each) for each in value["items"])
            yield Parcel(letter.parent.name, items, value["published"])

    def path(self, parcel: Parcel, item: Item) -> Path:
        """Where the bytes of an item are."""
        return self._folder / parcel.id / (item.file or "")

    def done(self, parcel: Parcel) -> None:
        """Throw a parcel away that was read."""
        shutil.rmtree(self._folder / parcel.id, ignore_errors=True)

    def _sweep(self) -> None:
        """Throw away what was never handed in whole."""
        for stray in self._folder.glob(f"*{UNFINISHED}"):
            if time.time() - stray.stat().st_mtime > STRAY_SECONDS:
                shutil.rmtree(stray, ignore_errors=True)


class Opening:
    """A parcel that is being filled; nobody sees it before ``close``."""

    def __init__(self, folder: Path) -> None:
        self._id = secrets.token_hex(8)
        self._final = folder / self._id
        self._folder = folder / (self._id + UNFINISHED)
        self._folder.mkdir(mode=0o700)
        self._items: list[Item] = []

    def add_address(self, address: str) -> None:
        """An address to be opened later."""
        self._items.append(Item("url", address))

    def add_text(self, text: str) -> None:
        """A text, under a name that the same text always has."""
        raw = text.encode("utf-8", "surrogatepass")
        name = f"pasted-{hashlib.sha256(raw).hexdigest()[:12]}"
        file = str(len(self._items))
        (self._folder / file).write_bytes(raw)
        self._items.append(Item("text", name, file))

    def add_file(self, name: str, stream: BinaryIO) -> None:
        """A file, under its own name, of which only the last part counts."""
        file = str(len(self._items))
        with (self._folder / file).open("wb") as target:
            while piece := stream.read(PIECE):
                target.write(piece)
        self._items.append(Item("file", plain_name(name), file))

    def close(self, published: str | None) -> Parcel:
        """Hand it in: from now on it is read, whatever happens."""
        parcel = Parcel(self._id, tuple(self._items), published)
        letter = {"items": [asdict(each) for each in parcel.items], "published": published}
        with (self._folder / LETTER).open("w", encoding="utf-8") as target:
            json.dump(letter, target, ensure_ascii=True)
            target.flush()
            os.fsync(target.fileno())
        self._folder.rename(self._final)
        return parcel

    def discard(self) -> None:
        """Nothing of it is wanted."""
        shutil.rmtree(self._folder, ignore_errors=True)


def plain_name(name: str) -> str:
    """The last part of a file's name, as text that can be shown."""
    last = name.replace("\\", "/").rpartition("/")[2].strip()
    shown = "".join(each if each.isprintable() else "�" for each in last)
    return shown.encode("utf-8", "replace").decode("utf-8")[:200] or "file"
