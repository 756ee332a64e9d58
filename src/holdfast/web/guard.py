"""What stands before every request: whose name it calls us by, who asks, how much and how often.

A plain ASGI layer, so that a body that is too large is refused while it comes.
"""

from __future__ import annotations

import json
from http.cookies import CookieError, SimpleCookie

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from holdfast.web.ended import EndedSessions
from holdfast.web.identity import (
    COOKIE,
    MARK,
    Session,
    check_token,
    page_mark,
    plain_words,
    session_of,
)
from holdfast.web.refusing import Counter, Refused
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


class Guard:
    """The layer around the application. ``guesses`` counts wrong tokens; ``ended``: sessions that
    are none any more."""

    def __init__(
        self, app: ASGIApp, settings: Settings, guesses: Counter, ended: EndedSessions
    ) -> None:
        self._app = app
        self._settings = settings
        self._ended = ended
        self._asked = Counter(settings.limits.requests)
        self._written = Counter(settings.limits.writes)
        self._guesses = guesses

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
            self._identify(scope, await self._session(scope))
            await self._app(scope, self._limited(scope, receive), send_guarded)
        except Refused as refusal:
            await refuse(refusal, send_guarded)

    def _check(self, scope: Scope) -> None:
        """Refuse what may not be asked by anyone, or not so often."""
        headers = Headers(scope=scope)
        if host_of(headers.get("host", "")) not in self._settings.hosts:
            raise Refused(421, "This server does not answer under that name.")
        client = client_of(scope)
        if not self._asked.allows(client):
            raise Refused(429, "Too many requests. Wait a minute.")
        if scope["method"] not in READING and not self._written.allows(client):
            raise Refused(429, "Too many changes at once. Wait a minute.")

    async def _session(self, scope: Scope) -> Session | None:
        """The session that the request comes in, unless somebody has ended it."""
        found = session_of(self._settings, cookie_of(Headers(scope=scope)))
        # To ask the ledger may take a moment, in which others are answered.
        if found is not None and await run_in_threadpool(self._ended.has, found):
            return None
        return found

    def _identify(self, scope: Scope, session: Session | None) -> None:
        """Who asks; that a change comes from our own page, or from somebody with the token."""
        settings, headers = self._settings, Headers(scope=scope)
        reading = scope["method"] in READING
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer" and settings.token is not None:
            check_token(settings, bearer.strip(), self._guesses, client_of(scope))
            scope["holdfast.name"] = plain_words(headers.get("x-holdfast-by", "")) or settings.by
            return
        scope["holdfast.session"] = session
        scope["holdfast.name"] = session.name if session else None
        if settings.token is None:
            scope["holdfast.name"] = settings.by
        if scope["path"] in OPEN:
            if not reading and not is_own_page(headers):
                raise Refused(403, "That came from another page.")
            return
        if scope["holdfast.name"] is None:
            if reading and "text/html" in headers.get("accept", ""):
                raise Refused(303, "Log in first.", {"Location": "/login"})
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


def client_of(scope: Scope) -> str:
    """The address that a request comes from."""
    client = scope.get("client")
    return str(client[0]) if client else "?"


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
    given = dict(refusal.headers or {})
    if refusal.status_code == 429:
        given["Retry-After"] = "60"
    headers += [(name.lower().encode(), value.encode()) for name, value in given.items()]
    status = refusal.status_code
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
