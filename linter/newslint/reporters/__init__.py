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
    from .shared.base import ReportContext

    Render = Callable[[Iterable[FileResult], ReportContext], Iterator[str]]

#: The formats, as `--format` takes them, and the module of each; the first is the default. A new format is a
#: module and a line here.
FORMATS = {
    "text": "text",
    "concise": "concise",
    "json": "json",
    "github": "github",
    "gitlab": "gitlab",
    "sarif": "sarif",
    "checkstyle": "checkstyle",
    "junit": "junit",
    "rdjson": "rdjson",
    "html": "html.report",
}

#: What the formats are written in, where that is not text for people: how words of articles are kept from giving orders
#: to a CI system (`terminal.escaping.without_orders`).
LANGUAGES = {
    "json": "json",
    "gitlab": "json",
    "sarif": "json",
    "rdjson": "json",
    "html": "markup",
    "checkstyle": "markup",
    "junit": "markup",
    "github": "orders",
}


def load(name: str) -> Render:
    """The `render` function of a format. Raises KeyError if there is no such format."""
    from importlib import import_module

    render: Render = import_module(f"{__name__}.{FORMATS[name]}").render
    return render
