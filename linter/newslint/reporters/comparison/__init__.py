"""A comparison of two stories as text, JSON and HTML."""
