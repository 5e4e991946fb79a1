"""Talking to a terminal: streams that work, text that steers nothing, the cells it takes. Knows nothing of news."""
