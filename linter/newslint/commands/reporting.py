"""Where a report goes, and which reporter makes it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import NewslintError
from ..finding import FileResult
from ..record import TYPE_CHECKING
from .selection import Run

if TYPE_CHECKING:
    from typing import Any, TextIO

    from .checking import CheckOptions


@contextmanager
def output_stream(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears whole when everything is written. A device or a pipe is
    written as it is; of a link, what it leads to."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace", newline="")
        yield sys.stdout
        return
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


def rendered(results: Iterator[FileResult], run: Run, options: CheckOptions, stream: TextIO) -> Iterator[str]:
    """The report piece by piece, in the format that was asked for."""
    from importlib import import_module

    from .. import __version__
    from ..reporters.base import ReportContext

    colour = options.colour
    if colour is None:
        colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    settings = run.settings(run.config("-"), "")
    context = ReportContext(
        version=__version__,
        rules=_infos(run) if options.format not in ("text", "json") else {},
        colour=colour,
        width=_width(stream),
        cwd=os.getcwd(),
        environ=os.environ,
        level=settings.level,
        fail_level=settings.fail_level,
        statistics=options.statistics,
        hints=stream.isatty(),
    )
    reporter = import_module(f"..reporters.{options.format}", __package__)
    pieces: Iterator[str] = reporter.render(results, context)
    return pieces


def _infos(run: Run) -> dict[str, Any]:
    from ..reporters.base import RuleInfo

    rules = run.rules(run.config("-")).rules
    return {rule.id: RuleInfo(rule.family, rule.level, rule.message, rule.why, rule.source) for rule in rules}


def _width(stream: TextIO) -> int:
    if not stream.isatty():
        return 100
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns
