"""``holdfast serve``: the record in the browser."""

from __future__ import annotations

import getpass
import os
import secrets
import socket
from dataclasses import dataclass

import click

from holdfast.commands.store import store_errors
from holdfast.commands.terminal import say
from holdfast.ledger.location import Location
from holdfast.web.settings import Settings

LEAST_TOKEN = 12  # characters of a token that somebody chose


@dataclass(frozen=True, slots=True)
class Wish:
    """What to listen on and whom to let in. ``token``: None for one that is made up."""

    host: str
    port: int
    token: str | None = None
    by: str | None = None
    names: tuple[str, ...] = ()
    allow_private: bool = False


def serve_ledger(path: Location, wish: Wish) -> int:
    """Serve until stopped. The address is said once it can be opened."""
    from holdfast.web.serving import serve

    settings = settings_of(path, wish)
    check_port(settings)
    with store_errors(path):
        try:
            serve(settings, lambda: tell(settings, made_up=wish.token is None))
        except ValueError as error:
            raise click.ClickException(f"{error}. Name another with --ledger.") from error
    return 0


def settings_of(path: Location, wish: Wish) -> Settings:
    """The settings; beyond loopback a token is needed, and made up where none is given."""
    if wish.token is not None and len(wish.token) < LEAST_TOKEN:
        raise click.ClickException(f"the token needs {LEAST_TOKEN} characters or more.")
    settings = Settings(
        ledger=path,
        host=wish.host,
        port=wish.port,
        token=wish.token or secrets.token_urlsafe(24),
        by=wish.by or user_name(),
        names=wish.names,
        allow_private=wish.allow_private,
    )
    if settings.is_loopback and wish.token is None:
        return settings.open_to_this_machine()
    return settings


def user_name() -> str:
    """Who sits at this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"user {os.getuid()}"


def check_port(settings: Settings) -> None:
    """One clear line where somebody else listens there already."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((settings.host, settings.port))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        where = f"{settings.host}:{settings.port}"
        raise click.ClickException(
            f"{where} cannot be listened on: {reason}. Name another with --port."
        ) from error


def tell(settings: Settings, made_up: bool) -> None:
    """Where it is, and how to get in."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    say(f"the record is at http://{host}:{settings.port}/ (Ctrl-C stops)")
    if settings.token is not None and made_up:
        say(f"whoever opens it needs this token: {settings.token}")
    if not settings.is_loopback:
        say(
            "others on the network can reach it, and what they send is not encrypted: "
            "put a proxy with https before it."
        )
