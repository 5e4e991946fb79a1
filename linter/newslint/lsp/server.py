"""The server: keeps the open articles, checks them shortly after each change and answers the editor."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..model.errors import NewslintError
from ..model.span import Span
from . import features
from .frames import Frames
from .positions import Positions
from .session import Checked, NewRun, Session

#: Seconds of quiet after which a changed article is checked.
DELAY = 0.15


class Server(LanguageServer):
    """One editor's server. Checks run one at a time in a thread, so that typing never waits for them."""

    def __init__(self, new_run: NewRun) -> None:
        super().__init__("newslint", __version__, types.TextDocumentSyncKind.Full)
        self.session = Session(new_run)
        self.checked: dict[str, Checked] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._worker = ThreadPoolExecutor(1)
        self._complained = ""
        self.told_to_end = False

    def path_of(self, uri: str) -> str:
        """The path of a document, or something like one where it was never saved."""
        return uris.to_fs_path(uri) or uri.rpartition(":")[2].rpartition("/")[2] or "untitled"

    def positions(self, checked: Checked) -> Positions:
        """Places in the text that was checked, in the units agreed on with the editor."""
        encoding = self.workspace.position_encoding
        unit = str(getattr(encoding, "value", encoding) or "utf-16")
        return Positions(checked.result.source, checked.result.lines, unit)

    def later(self, uri: str, delay: float = DELAY) -> None:
        """Check a document when it has been quiet for a while."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        self._waiting[uri] = asyncio.ensure_future(self._after(uri, delay))

    async def _after(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        await self.check(uri)

    async def check(self, uri: str) -> Checked | None:
        """Check a document as it stands now and show what was found."""
        document = self.workspace.text_documents.get(uri)
        if document is None:
            return None
        text, version = document.source, document.version
        known = self.checked.get(uri)
        if known is None or known.text != text:
            loop = asyncio.get_running_loop()
            path, language = self.path_of(uri), document.language_id or ""
            try:
                result = await loop.run_in_executor(self._worker, self.session.check, path, language, text)
            except NewslintError as error:
                self._complain(str(error))
                result = None
            if uri not in self.workspace.text_documents:
                return None
            if result is None:
                self.forget(uri)
                return None
            known = Checked(text, version, result)
            self.checked[uri] = known
            if result.error:
                self._complain(f"{path}: {result.error}")
        self._publish(uri, known._replace(version=version))
        return known

    def _publish(self, uri: str, checked: Checked) -> None:
        positions = self.positions(checked)
        found = [features.diagnostic(finding, positions, uri) for finding in checked.result.findings]
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, version=checked.version)
        )

    def _complain(self, message: str) -> None:
        """Tell the user what cannot be used, once."""
        if message != self._complained:
            self._complained = message
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"newslint: {message}"))

    def forget(self, uri: str) -> None:
        """Take back what was shown for a document."""
        self.checked.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def closed(self, uri: str) -> None:
        """A document is no longer open."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        self.forget(uri)

    def everything_again(self) -> None:
        """Check all open documents anew: something they depend on has changed."""
        self.session.forget()
        self.checked.clear()
        self._complained = ""
        for uri in list(self.workspace.text_documents):
            self.later(uri, 0)

    async def fresh(self, uri: str) -> Checked | None:
        """The check of a document as it stands now."""
        document = self.workspace.text_documents.get(uri)
        known = self.checked.get(uri)
        if document is not None and known is not None and known.text == document.source:
            return known._replace(version=document.version)
        return await self.check(uri)


def _options(sent: Any) -> Mapping[str, Any]:
    """The options in what an editor sends, with or without the name of the server around them."""
    if isinstance(sent, Mapping):
        inner = sent.get("newslint", sent)
        return inner if isinstance(inner, Mapping) else {}
    return {}


def make_server(new_run: NewRun) -> Server:
    """A server with all its features."""
    server = Server(new_run)

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        ls.session.configure(_options(params.initialization_options))

    @server.feature(types.SHUTDOWN)
    def shutdown(ls: Server, params: None) -> None:
        ls.told_to_end = True

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        if options := _options(params.settings):
            ls.session.configure(options)
        ls.everything_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
        ls.everything_again()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.later(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.later(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri.endswith((".yaml", ".yml", ".toml", ".cfg")):
            ls.everything_again()
        else:
            ls.checked.pop(params.text_document.uri, None)  # the configuration may have changed meanwhile
            ls.later(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, features.FIX_ALL]),
    )
    async def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        checked = await ls.fresh(uri)
        if checked is None:
            return []
        positions = ls.positions(checked)
        within = Span(
            positions.offset(features.place(params.range.start)),
            positions.offset(features.place(params.range.end)),
        )
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        return list(features.code_actions(checked.result, positions, uri, checked.version, within, only))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        checked = await ls.fresh(uri)
        if checked is None:
            return None
        positions = ls.positions(checked)
        finding = features.finding_at(checked.result, positions.offset(features.place(params.position)))
        if finding is None:
            return None
        loop = asyncio.get_running_loop()
        page = await loop.run_in_executor(ls._worker, ls.session.page, ls.path_of(uri), finding.rule)
        return features.hover(finding, page, positions)

    return server


def serve(new_run: NewRun, sent: BinaryIO, output: BinaryIO) -> int:
    """Talk to an editor over what it sends and `output`, which is closed then, until it says goodbye. Returns the exit
    code that the protocol asks for: 1 where it leaves without asking us to shut down. Raises NewslintError for what is
    no message."""
    frames = Frames(sent)
    server = make_server(new_run)
    server.start_io(stdin=frames, stdout=output)  # type: ignore[arg-type]
    if frames.mistake:
        raise NewslintError(f"the editor sent {frames.mistake}; nothing after that can be read")
    return 0 if server.told_to_end or frames.ended else 1
