"""Mending files: which replacements may be made, making them, and showing the difference."""
