"""What stands before every request: whose name it calls us by, who asks, how much and how often.

A plain ASGI layer, so that a body that is too large is refused while it comes.
"""

from __future__ import annotations

import json
import time
from collections import deque
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from holdfast.web.identity import COOKIE, MARK, knows_token, page_mark, session_of
from holdfast.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
READING = frozenset({"GET", "HEAD", "OPTIONS"})
# What those who have not logged in yet may ask for.
OPEN = frozenset({"/login"})
MINUTE = 60.0
MOST_CLIENTS = 10_000


class Refused(HTTPException):
    """A request that goes no further: status and a sentence."""


class Counter:
    """How often each client asked in the last minute."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: dict[str, deque[float]] = {}

    def allows(self, client: str) -> bool:
        """Count a request; False where there were too many."""
        now = time.monotonic()
        if len(self._times) > MOST_CLIENTS:
            self._times = {
                who: some for who, some in self._times.items() if some[-1] > now - MINUTE
            }
        times = self._times.setdefault(client, deque())
        while times and times[0] <= now - MINUTE:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True


class Guard:
    """The layer around the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._asked = Counter(settings.limits.requests)
        self._written = Counter(settings.limits.writes)
        self._guessed = Counter(settings.limits.logins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        try:
            self._check(scope)
            await self._app(scope, self._limited(scope, receive), send_guarded)
        except Refused as refusal:
            await refuse(refusal, send_guarded)

    def _check(self, scope: Scope) -> None:
        """Refuse what may not be asked; note who asks."""
        headers = Headers(scope=scope)
        if host_of(headers.get("host", "")) not in self._settings.hosts:
            raise Refused(421, "This server does not answer under that name.")
        client = scope["client"][0] if scope.get("client") else "?"
        if not self._asked.allows(client):
            raise Refused(429, "Too many requests. Wait a minute.")
        reading = scope["method"] in READING
        if not reading and not self._written.allows(client):
            raise Refused(429, "Too many changes at once. Wait a minute.")
        self._identify(scope, headers, reading)

    def _identify(self, scope: Scope, headers: Headers, reading: bool) -> None:
        """Who asks; that a change comes from our own page, or from somebody with the token."""
        settings = self._settings
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and settings.token is not None:
            if not self.knows(client_of(scope), bearer.strip()):
                raise Refused(401, "That is not the token of this server.")
            scope["holdfast.name"] = headers.get("x-holdfast-by", "").strip()[:80] or settings.by
            return
        session = session_of(settings, cookie_of(headers))
        scope["holdfast.session"] = session
        scope["holdfast.name"] = session.name if session else None
        if settings.token is None:
            scope["holdfast.name"] = settings.by
        if scope["path"] in OPEN:
            if not reading and not is_own_page(headers):
                raise Refused(403, "That came from another page.")
            return
        if scope["holdfast.name"] is None:
            raise Refused(401, "Log in at /login first, or send the token.")
        if not reading and (
            not is_own_page(headers) or headers.get(MARK) != page_mark(settings, session)
        ):
            raise Refused(403, "That did not come from this server's own page. Reload it.")

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """The body, up to its limit."""
        limits = self._settings.limits
        most = limits.upload if scope["path"] == "/documents" else limits.body
        told = Headers(scope=scope).get("content-length", "0")
        if told.isdecimal() and int(told) > most:
            raise Refused(413, f"That is larger than {most:,} bytes.")
        came = 0

        async def receive_limited() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise Refused(413, f"That is larger than {most:,} bytes.")
            return message

        return receive_limited


def host_of(value: str) -> str:
    """The host of a Host header, without its port."""
    value = value.strip().lower()
    if value.startswith("["):
        return value[1:].partition("]")[0]
    return value.rpartition(":")[0] if ":" in value else value


def is_own_page(headers: Headers) -> bool:
    """Whether a browser says that the request comes from our own page, or says nothing."""
    origin = headers.get("origin")
    if origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower():
        return False
    return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}


def cookie_of(headers: Headers) -> str | None:
    """The session's cookie."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return found.value if found else None


async def refuse(refusal: Refused, send: Send) -> None:
    """Say no, in JSON."""
    body = json.dumps({"detail": refusal.detail}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    if refusal.status_code == 429:
        headers.append((b"retry-after", b"60"))
    await send({"type": "http.response.start", "status": refusal.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": body})
