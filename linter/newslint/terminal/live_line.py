"""One line on a terminal that is written again and again."""

from __future__ import annotations

import sys

from ..storage.lazy_namedtuple import TYPE_CHECKING
from .messages import shown

if TYPE_CHECKING:
    from collections.abc import Callable


def live_line() -> Callable[[str], None] | None:
    """What puts a text in the place of the last one on standard error ("" takes it away); None where that is no
    terminal."""
    if not sys.stderr.isatty():
        return None
    from shutil import get_terminal_size

    def tell(text: str) -> None:
        width = get_terminal_size().columns - 1
        sys.stderr.write(f"\r{shown(text)[:width]}\x1b[K")
        sys.stderr.flush()

    return tell
