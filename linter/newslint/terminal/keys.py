"""What somebody types at a terminal: one key, or a line to change."""

from __future__ import annotations

import sys


def is_there() -> bool:
    """True if there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def read_key() -> str:
    """The next key, not shown. Raises KeyboardInterrupt for Ctrl-C and EOFError for Ctrl-D."""
    import click

    return click.getchar()


def read_line(prompt: str, begun: str) -> str:
    """A line that somebody types, or makes of the one that is there already where the system can do that. Raises
    KeyboardInterrupt and EOFError."""
    try:
        import readline
    except ImportError:
        return input(prompt)
    readline.set_startup_hook(lambda: readline.insert_text(begun))
    try:
        return input(prompt)
    finally:
        readline.set_startup_hook()
