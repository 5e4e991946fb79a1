"""A real client of the language server over pipes: it sends what an editor sends, and applies what an editor applies."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.io_ import run_async
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

import runs
from waiting import LONG


def _converter() -> Any:
    """The library's converter takes a code action that has a command for a bare command."""
    converter = default_converter()
    converter.register_structure_hook(
        types.Command | types.CodeAction,
        lambda sent, _: converter.structure(
            sent, types.Command if isinstance(sent.get("command"), str) else types.CodeAction
        ),
    )
    return converter


class Editor:
    """An editor with one open article: it sends what an editor sends, and keeps what it is told."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        self.client = client
        self.uri = uri
        self.version = 0
        self.text = ""
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []
        self.refreshed = asyncio.Event()
        self.edits: list[types.WorkspaceEdit] = []
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.told.put_nowait(params))
        client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))
        client.feature(types.WORKSPACE_APPLY_EDIT)(lambda params: self._apply(params))
        client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)(lambda params: self.refreshed.set())

    def open(self, text: str, language: str = "plaintext") -> None:
        self.text = text
        item = types.TextDocumentItem(self.uri, language, self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, text: str) -> None:
        self.text = text
        self.version += 1
        document = types.VersionedTextDocumentIdentifier(uri=self.uri, version=self.version)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def diagnostics(self) -> list[types.Diagnostic]:
        """What is shown for the version of the text that stands there now."""
        while True:
            told = await asyncio.wait_for(self.told.get(), LONG)
            if told.uri == self.uri and told.version in (self.version, None):
                return list(told.diagnostics)

    def _apply(self, params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
        self.edits.append(params.edit)
        return types.ApplyWorkspaceEditResult(applied=True)

    async def pulled(self, known: str | None = None) -> Any:
        """What the server answers when asked for the diagnostics."""
        document = types.TextDocumentIdentifier(self.uri)
        params = types.DocumentDiagnosticParams(document, "newslint", known)
        return await self.client.text_document_diagnostic_async(params)

    async def command(self, action: types.CodeAction) -> None:
        """Do what an action that is a command stands for."""
        assert action.command is not None
        await self.client.workspace_execute_command_async(
            types.ExecuteCommandParams(action.command.command, action.command.arguments)
        )

    async def actions(self, range_: types.Range, only=None) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(self.uri), range_, context)
        return list(await self.client.text_document_code_action_async(params) or [])

    async def hover(self, place: types.Position) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(self.uri), place)
        return await self.client.text_document_hover_async(params)

    def applied(self, action: types.CodeAction) -> str:
        """The text with an action applied, as an editor does it (columns count UTF-16 units)."""
        assert action.edit is not None and action.edit.document_changes is not None
        change = action.edit.document_changes[0]
        assert change.text_document.uri == self.uri and change.text_document.version == self.version
        data = self.text.encode("utf-16-le")
        lines = self.text.split("\n")

        def offset(place: types.Position) -> int:
            return 2 * place.character + sum(
                len(f"{line}\n".encode("utf-16-le")) for line in lines[: place.line]
            )

        for edit in sorted(change.edits, key=lambda edit: -offset(edit.range.start)):
            data = (
                data[: offset(edit.range.start)]
                + edit.new_text.encode("utf-16-le")
                + data[offset(edit.range.end) :]
            )
        return data.decode("utf-16-le")


def shown(diagnostic: types.Diagnostic) -> str:
    start, end = diagnostic.range.start, diagnostic.range.end
    level = types.DiagnosticSeverity(diagnostic.severity).name.lower()
    return f"{start.line}:{start.character}-{end.line}:{end.character} {level} {diagnostic.code}: {diagnostic.message}"


class _Client(LanguageClient):
    """A client whose server may be forked from a process that has loaded all it needs."""

    async def start_forked(self, *arguments: str, cwd: Path) -> Callable[[], Awaitable[int]]:
        """Begin a server, and give what waits for its end."""
        theirs, ours = os.pipe(), os.pipe()
        loop = asyncio.get_running_loop()
        reader = asyncio.StreamReader()
        try:
            wait = runs.start(*arguments, cwd=cwd, given=theirs[0], written=ours[1])
        finally:
            os.close(theirs[0])
            os.close(ours[1])
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), open(ours[0], "rb"))  # noqa: PTH123, SIM115
        transport, protocol = await loop.connect_write_pipe(
            asyncio.streams.FlowControlMixin,
            open(theirs[1], "wb"),  # noqa: PTH123, SIM115
        )
        self.protocol.set_writer(asyncio.StreamWriter(transport, protocol, reader, loop))
        connection = run_async(
            stop_event=self._stop_event, reader=reader, protocol=self.protocol, error_handler=self.report_server_error
        )  # fmt: skip
        self._async_tasks.append(asyncio.create_task(connection))
        return lambda: asyncio.to_thread(wait)


def session(
    folder: Path, play, options=None, name: str = "story.txt", capabilities=None, command=(), **environ: str
):
    """Run `play(editor)` against a server of its own: one that is started anew if there is a command for it, or if the
    environment is another for Python, too."""

    async def run():
        client = _Client("test", "1", converter_factory=_converter)
        if command or not runs.may_fork(environ):
            start = (*(command or (sys.executable, "-m", "newslint")), "lsp", "--stdio")
            await client.start_io(*start, cwd=folder, env={**os.environ, **environ})
            wait = client._server.wait
        else:
            assert not environ
            wait = await client.start_forked("lsp", "--stdio", cwd=folder)
        editor = Editor(client, (folder / name).as_uri())
        answer = await client.initialize_async(
            types.InitializeParams(
                capabilities or types.ClientCapabilities(),
                process_id=os.getpid(),
                root_uri=folder.as_uri(),
                initialization_options=options,
            )
        )
        client.initialized(types.InitializedParams())
        try:
            return await play(editor, answer)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await asyncio.wait_for(wait(), LONG)
            await client.stop()

    return asyncio.run(asyncio.wait_for(run(), LONG))
