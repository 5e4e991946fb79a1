"""Indexes, little languages and searches that kinds of check share."""
