"""Who asks: a session for those who know the token, and a mark that only our own page can send.

Sessions are signed, not stored, so that a restart with the same token ends none; those that
somebody logged out of are (``holdfast.web.ended``).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass

from fastapi import HTTPException, Request

from holdfast.web.refusing import Counter, Refused
from holdfast.web.settings import Settings

COOKIE = "holdfast"
MARK = "X-Holdfast-Token"
HOURS = 12
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who logged in: a name, until when (seconds since 1970), and a number of its own."""

    name: str
    until: int
    number: str


def signed(settings: Settings, words: str) -> str:
    """What only this server can make of the words."""
    return hmac.new(settings.secret, words.encode(), hashlib.sha256).hexdigest()


def open_session(settings: Settings, name: str) -> str:
    """The cookie of a new session."""
    value = {"name": name, "until": int(time.time()) + HOURS * 3600, "number": secrets.token_hex(8)}
    words = base64.urlsafe_b64encode(json.dumps(value).encode()).decode()
    return f"{words}.{signed(settings, 'session ' + words)}"


def session_of(settings: Settings, cookie: str | None) -> Session | None:
    """The session of a cookie that this server signed and that has not run out."""
    words, _, mark = (cookie or "").rpartition(".")
    if not words or not hmac.compare_digest(
        mark.encode(), signed(settings, "session " + words).encode()
    ):
        return None
    value = json.loads(base64.urlsafe_b64decode(words))  # it is ours: the signature says so
    found = Session(value["name"], value["until"], value["number"])
    return found if found.until > time.time() else None


def page_mark(settings: Settings, session: Session | None) -> str:
    """What our own page sends with everything that changes something; no other page can know it."""
    return signed(settings, f"page {session.number if session else 'loopback'}")[:40]


def check_token(settings: Settings, token: str, guesses: Counter, client: str) -> None:
    """Refuse what is not the token; after too many guesses even what is, for a while."""
    if guesses.is_full(client):
        raise Refused(429, "Too many wrong tokens. Wait a minute.")
    given = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
    own = hashlib.sha256((settings.token or "").encode()).digest()
    if settings.token is None or not hmac.compare_digest(given, own):
        guesses.count(client)
        raise Refused(403, "That is not the token of this server.")


def plain_words(name: str) -> str:
    """A name on one line, without what cannot be shown."""
    shown = "".join(each if each.isprintable() else " " for each in name)
    return " ".join(shown.split())[:LONGEST_NAME]


def who(request: Request) -> str:
    """Who decides: the name of the session, or whoever sits at this machine."""
    name: str | None = request.scope.get("holdfast.name")
    if not name:
        raise HTTPException(401, "Log in first.")
    return name
