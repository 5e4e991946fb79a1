"""Reporters: one module per output format, loaded only when its format is asked for.

Each module offers `render(results, context)`, which takes the results of the files as they come and
yields the report in pieces. A reporter knows nothing of rules and writes nowhere itself; the one
exception is the step summary of GitHub, which goes to the file that GitHub names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from ..model.finding import FileResult
    from .base import ReportContext

    Render = Callable[[Iterable[FileResult], ReportContext], Iterator[str]]

#: The names of the formats, as `--format` takes them; the first is the default.
FORMATS = ("text", "json", "github", "gitlab", "sarif", "checkstyle", "junit", "rdjson", "html")


def load(name: str) -> Render:
    """The `render` function of a format. Raises KeyError if there is no such format."""
    if name not in FORMATS:
        raise KeyError(name)
    from importlib import import_module

    render: Render = import_module(f"{__name__}.{name}").render
    return render
