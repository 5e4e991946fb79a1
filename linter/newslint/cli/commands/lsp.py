"""`newslint lsp`: findings in the editor while the article is being written."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from ...model.errors import NewslintError
from ...model.finding import LEVELS
from ...run.settings import Run, Selection
from ...storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any


def _run(options: Mapping[str, Any]) -> Run:
    """The run that an editor's options ask for; options that make no sense count as not said."""

    def names(key: str) -> tuple[str, ...]:
        value = options.get(key)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    level, config = options.get("level"), options.get("config")
    return Run(
        Selection(
            select=names("select"),
            ignore=names("ignore"),
            level=level if level in LEVELS else None,
            config=config if isinstance(config, str) and config else None,
            enable=names("enable"),
            rules=names("rules"),
            deep=options.get("deep") is True,
        )
    )


@click.command("lsp")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output (as always).")
def command(stdio: bool) -> int:
    """Run the language server for editors, over standard input and output.

    Editors start it themselves; how to tell them is in docs/editors.md.
    """
    try:
        from ...lsp.server import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise NewslintError("the language server needs more: pip install 'newslint[lsp]'") from None
    # the library closes what it writes to, and standard output is not its own
    with open(sys.stdout.fileno(), "wb", closefd=False) as output:
        return serve(_run, sys.stdin.buffer, output)
