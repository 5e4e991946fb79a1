"""Figures of one story against each other."""
