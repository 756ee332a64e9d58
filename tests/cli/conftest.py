"""Every test of the command line can call it."""

from tests.cli.calling import call

__all__ = ["call"]
