"""Comparison of an article with the wire copy it was made from."""
