"""The server: one tool for each thing that can be asked of a story.

Articles are checked in a process of their own, under the limits of the command; one that hangs is ended.
"""

from __future__ import annotations

import json
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from .. import __version__
from ..model.errors import NewslintError
from ..serve.work.pool import Pool, Unavailable
from ..serve.work.setup import Setup
from .allowed import read_allowed

#: Characters of a text. A long feature has 50,000.
LONGEST = 2_000_000
#: Seconds that a request waits for the process that checks.
_PATIENCE = 120.0
#: Findings of one answer; what a story has more is counted.
_MOST = 200

_INSTRUCTIONS = """\
newslint is a copy-edit linter for news. Before you hand over a news story that you wrote or edited, call `check` with its \
whole text and put right what it finds; call `compare` with the wire copy when the story was made from one. Never change the \
words inside quotation marks to please a rule. `explain` says why a rule is there. Lines and columns count from 1, columns in \
characters."""

_READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Text = Annotated[str, Field(description="The whole text of the story.", max_length=LONGEST)]
Path = Annotated[str, Field(description="Instead of the text, a file in a folder that the server may read.")]
Name = Annotated[
    str, Field(description="What the file is called; its ending (.txt, .md, .html) tells the format.")
]
Level = Annotated[
    Literal["", "suggestion", "warning", "error"],
    Field(description="The lowest level to report (default: warning)."),
]
Rules = Annotated[tuple[str, ...], Field(description="Names of rules or families.")]


def serve(
    folders: tuple[str, ...], config: str | None, rules: tuple[str, ...], *, deep: bool, model: str | None
) -> None:
    """Serve over standard input and output until that is closed. `folders` are those whose files may be read; the rest is
    as on the command line of `newslint check`. Raises NewslintError if it cannot be used."""
    pool = Pool(Setup(config, rules, deep=deep, model=model), 1, _PATIENCE)
    problem: list[NewslintError] = []

    @asynccontextmanager
    async def life(server: MCPServer) -> AsyncIterator[None]:
        try:
            await pool.start()
        except NewslintError as error:
            problem.append(error)
            raise
        # Ctrl-C would have to wait for the line of input that the library reads; there is nothing to put in order
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            yield
        finally:
            await pool.close()

    server = MCPServer(
        "newslint", version=__version__, instructions=_INSTRUCTIONS, lifespan=life, log_level="ERROR"
    )
    _add_tools(server, pool, folders)
    try:
        server.run("stdio")
    except BaseException as error:
        if problem:  # the library has put it into a group of exceptions
            raise problem[0] from None
        if _only_gone(error):
            raise BrokenPipeError from None
        raise


def _only_gone(error: BaseException) -> bool:
    """True where nothing went wrong but that whoever asked has gone and takes no answers."""
    inner: tuple[BaseException, ...] = getattr(error, "exceptions", ())
    return all(map(_only_gone, inner)) if inner else isinstance(error, BrokenPipeError)


def _add_tools(server: MCPServer, pool: Pool, folders: tuple[str, ...]) -> None:
    async def ask(job: str, **said: Any) -> dict[str, Any]:
        try:
            reply = await pool.do({"job": job, **said}, _stays)
        except (Unavailable, NewslintError) as error:
            raise ToolError(str(error)) from None
        if reply.status != 200:
            raise ToolError(reply.body.decode("utf-8", "replace"))
        answer: dict[str, Any] = json.loads(reply.body)
        return answer

    def copy(text: str, path: str, name: str, key: str = "data") -> dict[str, Any]:
        """What a job is told of a text."""
        if bool(text) == bool(path):
            raise ToolError("give the text or the path of a file, one of them")
        if not path:
            return {key: text, f"{key}_name": name}
        try:
            return {key: read_allowed(path, folders), f"{key}_name": name or path}
        except NewslintError as error:
            raise ToolError(str(error)) from None

    @server.tool(annotations=_READS)
    async def check(
        text: Text = "",
        path: Path = "",
        name: Name = "",
        level: Level = "",
        select: Rules = (),
        ignore: Rules = (),
    ) -> dict[str, Any]:
        """Find typos, garbled phrasing, machine-reworded stock phrases and attribution slips in a news story."""
        options = {"level": level, "select": list(select), "ignore": list(ignore)}
        return _findings(await ask("check", options=options, **copy(text, path, name)))

    @server.tool(annotations=_READS)
    async def fix(text: Text = "", path: Path = "", name: Name = "", unsafe: bool = False) -> dict[str, Any]:
        """Make all replacements that are safe (`unsafe`: all there are), and return the text and what is left to do. No
        file is changed."""
        answer = await ask("fix", options={"unsafe": unsafe}, **copy(text, path, name))
        return {
            "text": answer["text"],
            "fixed": answer["fixed"],
            "refused": answer["refused"],
            **_findings(answer),
        }

    @server.tool(annotations=_READS)
    async def quotes(text: Text = "", path: Path = "", name: Name = "") -> dict[str, Any]:
        """List every quotation with its speaker and the words that attribute it."""
        answer = await ask("quotes", **copy(text, path, name))
        return {"quotes": answer["quotes"]}

    @server.tool(annotations=_READS)
    async def facts(text: Text = "", path: Path = "", name: Name = "") -> dict[str, Any]:
        """List people with their names, titles and ages, dates and figures, and where the story contradicts itself."""
        return await ask("facts", options={}, **copy(text, path, name))

    @server.tool(annotations=_READS)
    async def compare(
        source: Annotated[
            str, Field(description="The wire copy the story was made from.", max_length=LONGEST)
        ] = "",
        text: Text = "",
        source_path: Path = "",
        path: Path = "",
        name: Name = "",
    ) -> dict[str, Any]:
        """Hold a story against the wire copy it was made from: quotations, speakers, figures, names and meaning that were
        changed."""
        wire = copy(source, source_path, "", "source")
        return await ask("compare", options={}, **wire, **copy(text, path, name))

    @server.tool(annotations=_READS)
    async def explain(
        rule: Annotated[str, Field(description="The name of a rule.", max_length=200)],
    ) -> dict[str, Any]:
        """Say what a rule means, why it is there, and what it does and does not speak on."""
        return await ask("explain", rule=rule)


async def _stays() -> bool:
    return False


def _findings(answer: dict[str, Any]) -> dict[str, Any]:
    """A report without what only a page or a program needs."""
    (file,) = answer["files"]
    keys = (
        "rule",
        "level",
        "line",
        "column",
        "end_line",
        "end_column",
        "text",
        "message",
        "why",
        "replacements",
    )
    found = [{**{key: one[key] for key in keys}, "safe": one["fix"] == "safe"} for one in file["findings"]]
    return {
        "findings": found[:_MOST], "more": max(len(found) - _MOST, 0), "words": file["words"],
        "verdict": file["verdict"], "error": file["error"],
    }  # fmt: skip
