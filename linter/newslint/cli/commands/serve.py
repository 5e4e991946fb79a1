"""`newslint serve`: the web desk, and a server for the clients of LanguageTool."""

from __future__ import annotations

import os
from ipaddress import ip_address

import click

from ...config.model import LONGEST
from ...model.errors import NewslintError, UsageMistake
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...terminal.messages import say
from ..options import deep_options, pack_options

if TYPE_CHECKING:
    from typing import Any

#: The libraries of the extra.
_NEEDED = ("starlette", "uvicorn", "anyio", "h11")
#: Characters of a token, so that nobody guesses it.
_SHORTEST_TOKEN = 16


@click.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="The address to listen on (default 127.0.0.1: this machine alone).",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=8081,
    help="The port (default 8081; 0 for any that is free).",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Processes that check (default: one for each processor).",
)
@pack_options
@deep_options
@click.option(
    "--words",
    type=click.Path(dir_okay=False),
    default="",
    metavar="FILE",
    help="Keep the words that users add in this file, one a line (default: in memory).",
)
@click.option(
    "--with-languagetool",
    "languagetool",
    default="",
    metavar="URL",
    help="Add what a LanguageTool server finds.",
)
@click.option(
    "--time-limit",
    type=click.FloatRange(0, LONGEST, min_open=True),
    metavar="SECONDS",
    help="What reading a text may take, and all rules on it (default 60 s; 180 s with --deep).",
)
@click.option(
    "--max-size",
    type=click.FloatRange(0.01, 200),
    default=8.0,
    metavar="MB",
    help="The largest request (default 8 MB).",
)
@click.option(
    "--rate",
    type=click.IntRange(0),
    default=1200,
    metavar="N",
    help="Requests a minute of one client (default 1200; 0 for no limit).",
)
@click.option(
    "--token-file",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Ask clients for the token in this file (or in the environment, NEWSLINT_TOKEN).",
)
@click.option("--no-token", is_flag=True, help="Ask for no token though other machines can reach the server.")
@click.option(
    "--allow-host",
    "names",
    multiple=True,
    metavar="NAME",
    help="Answer to this host name too, of a reverse proxy for example.",
)
@click.option(
    "--allow-origin",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let this site or browser add-on ask ('chrome-extension://*' for all of a kind).",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="Believe the reverse proxy at this address when it says who asks.",
)
def command(
    token_file: str | None, no_token: bool, max_size: float, workers: int | None, **chosen: Any
) -> int:
    """Serve the web desk, LanguageTool's protocol and an HTTP API until Ctrl-C.

    Open the address it prints in a browser, or name it as the server in a LanguageTool client. Texts stay on this machine:
    nothing is kept, written down or sent on.
    """  # fmt: skip
    try:
        from ...serve.options import Options
        from ...serve.run import serve
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in _NEEDED:
            raise
        raise NewslintError("the server needs more: pip install 'newslint[serve]'") from None
    token = _token(token_file)
    if not token and not no_token and not _is_loopback(chosen["host"]):
        raise UsageMistake(
            f"other machines can reach {chosen['host']}: name a token with --token-file, or say --no-token"
        )
    if workers is None:
        from ...run.workers import processors

        workers = processors()
    serve(Options(**chosen, token=token, workers=workers, largest=int(max_size * 1_000_000)), say)
    return 0


def _token(path: str | None) -> str:
    """What clients must know, or "". Raises NewslintError."""
    if path is None:
        token = os.environ.get("NEWSLINT_TOKEN", "").strip()
    else:
        from ...readers.contents import contents

        token = contents(path).decode("utf-8", "replace").strip()
    if (path is not None or token) and (
        len(token) < _SHORTEST_TOKEN or not token.isascii() or len(token.split()) != 1
    ):
        raise UsageMistake(f"a token is one word of at least {_SHORTEST_TOKEN} letters and digits")
    return token


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
