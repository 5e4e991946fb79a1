"""What is kept on disk and how files are read and written: caches, packed tables, whole replacements.

Nothing here knows of news, and nothing here imports the rest of the package."""
