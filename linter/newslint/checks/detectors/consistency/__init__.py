"""Of several ways to write one thing, those in the minority."""
