"""Where a report goes, and which reporter makes it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from ..model.finding import FileResult
from ..reporters import LANGUAGES
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.colour import wanted
from ..terminal.escaping import WithoutOrders
from .settings import Run

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import Any, TextIO

    from ..reporters.shared.base import LeftOut
    from .options import CheckOptions

#: Names of standard output as a file.
_STANDARD_OUTPUT = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")


class StandardOutput:
    """Standard output as something to be opened, for a report in a format. What programs read is UTF-8, whatever the
    locale says. Nothing in the words of articles gives orders to the CI system that may read along."""

    def __init__(self, form: str) -> None:
        self._form = form

    def __enter__(self) -> TextIO:
        if hasattr(sys.stdout, "reconfigure"):
            if self._form not in ("text", "concise"):
                sys.stdout.reconfigure(encoding="utf-8")
            sys.stdout.reconfigure(errors="backslashreplace", newline="")
        self._stream: Any = WithoutOrders(sys.stdout, LANGUAGES.get(self._form, "text"))
        stream: Any = self._stream
        return stream  # type: ignore[no-any-return]

    def __exit__(self, *_: object) -> None:
        self._stream.flush()  # others may write on


def output_stream(path: str | None, form: str = "text") -> AbstractContextManager[TextIO]:
    """Standard output, or a file that appears whole when everything is written (see `output_file`), for a report in a
    format."""
    if path is None or path in _STANDARD_OUTPUT:
        return StandardOutput(form)
    from .output_file import output_file

    return output_file(path)


def rendered(
    results: Iterator[FileResult], run: Run, options: CheckOptions, stream: TextIO, left_out: LeftOut
) -> Iterator[str]:
    """The report piece by piece, in the format that was asked for."""
    from .. import __version__
    from ..reporters import load
    from ..reporters.shared.base import ReportContext

    to_file = options.output is not None and options.output not in _STANDARD_OUTPUT
    colour = wanted(options.colour, stream, {} if to_file else None)  # what goes into a file is not forced
    settings = run.settings(run.config("-"), "")
    left_out.rules = run.rules_left_out()
    context = ReportContext(
        version=__version__,
        rules=_infos(run) if options.format not in ("text", "concise", "json") else {},
        colour=colour,
        width=_width(stream),
        cwd=os.getcwd(),
        environ=os.environ,
        level=settings.level,
        fail_level=settings.fail_level,
        statistics=options.statistics,
        hints=stream.isatty(),
        left_out=left_out,
        against_itself=_against_itself(run) if options.format == "html" else (),
    )
    return load(options.format)(results, context)


def _infos(run: Run) -> dict[str, Any]:
    from ..packs.rule import is_shipped
    from ..pipeline import built_in
    from ..reporters.shared.base import RuleInfo

    rules = (*run.rules(run.config("-")).rules, *built_in.RULES)
    return {
        rule.id: RuleInfo(rule.family, rule.level, rule.message, rule.why, rule.source, is_shipped(rule))
        for rule in rules
    }


def _against_itself(run: Run) -> frozenset[str]:
    from ..pipeline.facts import against_itself

    return against_itself(run.rules(run.config("-")))


def _width(stream: TextIO) -> int:
    if not stream.isatty():
        return 100
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns
