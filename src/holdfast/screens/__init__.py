"""Screens: what a ledger shows, as the JSON that the page is drawn from.

Pure functions from ``Shown`` (all that one state of a ledger shows) to the shapes that
``frontend/src/core/types.ts`` declares; the server and the one-file report send the same. No web
framework is known here.
"""

from __future__ import annotations

from holdfast.screens.shown import Shown

__all__ = ["Shown"]
