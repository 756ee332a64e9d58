"""What a server may be told: where it listens, who may use it, and its limits."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from pathlib import Path

from holdfast.ledger.location import Location, location_of

LOOPBACK = ("127.0.0.1", "localhost", "::1")
STATIC = Path(__file__).with_name("static")


@dataclass(frozen=True, slots=True)
class Limits:
    """``requests`` and ``writes`` are counted a minute and a client; ``logins`` are wrong tokens.
    Sizes are bytes. A request waits ``wait_seconds`` for the newest state of a ledger, but not
    where gathering it took longer than ``slow_seconds``; ``newer_seconds`` for what is
    not there."""

    requests: int = 3000
    writes: int = 240
    logins: int = 10
    body: int = 1_000_000
    upload: int = 110_000_000
    files: int = 500
    jobs: int = 20
    wait_seconds: float = 5.0
    slow_seconds: float = 2.5
    newer_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Settings:
    """How to serve a ledger. ``token``: who knows it may use the server; None where whoever can
    reach it may, which is only allowed on loopback. ``by``: who decides, where nobody logs in.

    ``names``: host names under which the server may be asked, beside those of loopback.
    """

    ledger: Location
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    by: str = "somebody on this machine"
    title: str = ""
    names: tuple[str, ...] = ()
    static: Path = STATIC
    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if not self.is_loopback and not self.token:
            raise ValueError(f"to listen on {self.host}, a server needs a token")

    def open_to_this_machine(self) -> Settings:
        """The same without a token. Raises ``ValueError`` where others can reach it."""
        return replace(self, token=None)

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host in LOOPBACK:
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def hosts(self) -> frozenset[str]:
        """Host names that a request may name: any other is a page that was re-bound to us."""
        own = () if self.host in {"0.0.0.0", "::"} else (self.host,)
        return frozenset(each.lower() for each in (*LOOPBACK, *own, *self.names))

    @property
    def secret(self) -> bytes:
        """What sessions are signed with: the same after a restart with the same token."""
        words = self.token or f"loopback {location_of(self.ledger)}"
        return hashlib.sha256(f"holdfast {words}".encode()).digest()
