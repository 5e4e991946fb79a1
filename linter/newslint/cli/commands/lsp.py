"""`newslint lsp`: findings in the editor while the article is being written."""

from __future__ import annotations

import sys

import click

from ...model.errors import NewslintError


@click.command("lsp")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output (as always).")
def command(stdio: bool) -> int:
    """Run the language server for editors, over standard input and output.

    Editors start it themselves; how to tell them is in docs/editors.md.
    """
    try:
        from ...lsp.serve import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise NewslintError("the language server needs more: pip install 'newslint[lsp]'") from None
    # the library closes what it writes to, and standard output is not its own
    with open(sys.stdout.fileno(), "wb", closefd=False) as output:
        return serve(sys.stdin.buffer, output)
