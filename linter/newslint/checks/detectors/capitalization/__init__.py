"""Capitals that are missing, and capitals where none belongs."""
