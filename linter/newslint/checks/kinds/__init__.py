"""The kinds of check: nothing else lies here, and the folder is the registry. See `checks.interface`."""
