"""Linking across documents."""
