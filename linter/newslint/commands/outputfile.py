"""A report in a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import NewslintError
from ..record import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO


@contextmanager
def output_file(path: str) -> Iterator[TextIO]:
    """A file that appears whole when everything is written. A device or a pipe is written as it is; of a link,
    what it leads to. Raises NewslintError if it cannot be written."""
    target = os.path.realpath(path)
    whole = not os.path.exists(target) or os.path.isfile(target)
    temporary = f"{target}.{os.getpid()}.tmp" if whole else target
    try:
        with open(temporary, "w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield file
        if whole:
            os.replace(temporary, target)
    except OSError as error:
        raise NewslintError(f"the report cannot be written: {error.strerror}", path=path) from None
    finally:
        if whole and os.path.exists(temporary):
            os.unlink(temporary)
