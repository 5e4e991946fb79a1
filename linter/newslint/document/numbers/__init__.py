"""Numbers of a story: figures, what they count, and dates."""
