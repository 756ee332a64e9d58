"""Holdfast: who holds what, since when, who says so, and why."""
