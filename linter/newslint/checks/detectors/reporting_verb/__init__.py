"""Verbs of saying that copy desks take out."""
