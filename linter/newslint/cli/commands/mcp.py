"""`newslint mcp`: newslint's checks as tools for writing assistants."""

from __future__ import annotations

import os

import click

from ...model.errors import NewslintError
from ..options import deep_options, pack_options

#: The libraries of the extra.
_NEEDED = ("mcp", "pydantic", "anyio")


@click.command("mcp")
@click.option(
    "--folder",
    "folders",
    multiple=True,
    type=click.Path(),
    metavar="FOLDER",
    help="Let assistants name files in this folder (default: they send text, and no file is read).",
)
@pack_options
@deep_options
def command(
    folders: tuple[str, ...], config: str | None, rules: tuple[str, ...], deep: bool, model: str | None
) -> int:
    """Run a server of the Model Context Protocol over standard input and output.

    Assistants start it themselves and get the tools check, fix, quotes, facts, compare and explain; how to tell them is
    in docs/editors.md. Nothing is written, and nothing leaves this machine.
    """
    try:
        from ...mcp.allowed import folders_of
        from ...mcp.tools import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in _NEEDED:
            raise
        raise NewslintError("the tools for assistants need more: pip install 'newslint[mcp]'") from None
    packs = tuple(os.path.abspath(pack) if os.path.exists(pack) else pack for pack in rules)
    serve(folders_of(folders), config, packs, deep=deep, model=model)
    return 0
