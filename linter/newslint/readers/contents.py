"""The bytes of a file, or why they cannot be had."""

from __future__ import annotations

from ..errors import UnreadableFile


def contents(path: str) -> bytes:
    """All bytes of a file. Raises UnreadableFile, with what to say of it."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise UnreadableFile(f"cannot be read: {error.strerror or error}", path=path) from None
    except ValueError as error:  # a NUL in the path
        raise UnreadableFile(f"cannot be read: {error}", path=path) from None
