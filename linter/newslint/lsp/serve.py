"""What the server does on each message of an editor, and talking to one from hello to goodbye."""

from __future__ import annotations

import os
from typing import BinaryIO

from lsprotocol import types
from pygls import uris

from ..model.errors import NewslintError
from ..model.span import Span
from ..storage.cache import digest
from . import actions, features
from .frames import Frames
from .server import Server, options_of

_CONFIGURATIONS = (".yaml", ".yml", ".toml", ".cfg")


def make_server() -> Server:
    """A server with all its features."""
    server = Server()
    _follow(server)
    _answer(server)
    return server


def _follow(server: Server) -> None:
    """What an editor tells."""

    @server.feature(types.INITIALIZE)
    def initialize(ls: Server, params: types.InitializeParams) -> None:
        ls.checkers.options = options_of(params.initialization_options) or {}
        root = uris.to_fs_path(params.root_uri or "") or os.getcwd()
        ls.soon(ls.checkers.warm_up(os.path.join(root, "article.txt")))

    @server.feature(types.SHUTDOWN)
    def shutdown(ls: Server, params: None) -> None:
        ls.told_to_end = True

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_change_configuration(ls: Server, params: types.DidChangeConfigurationParams) -> None:
        options = options_of(params.settings)
        if options is not None:
            ls.checkers.options = options
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
        if params.text_document.uri.endswith(_CONFIGURATIONS):
            ls.everything_again()
        else:
            ls.known.pop(params.text_document.uri, None)  # the configuration may have changed meanwhile
            ls.later(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.closed(params.text_document.uri)


def _answer(server: Server) -> None:
    """What an editor asks."""

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(False, False, "newslint"))
    async def diagnostic(
        ls: Server, params: types.DocumentDiagnosticParams
    ) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
        uri = params.text_document.uri
        await ls.quiet(uri)
        known = None
        async for part in ls.parts(uri):
            known = part
        found = ls.diagnostics(uri, known) if known else []
        name = digest(repr(found).encode())
        if name == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=name)
        return types.RelatedFullDocumentDiagnosticReport(items=found, result_id=name)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, actions.FIX_ALL]),
    )
    async def code_action(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        shown = await ls.shown(uri)
        if shown is None:
            return []
        ends = (
            shown.positions.offset(features.place(place)) for place in (params.range.start, params.range.end)
        )
        findings = actions.touched(shown, Span(*ends))
        only = [str(getattr(kind, "value", kind)) for kind in params.context.only or ()]
        words: list[str] = []
        if actions.asked_for(types.CodeActionKind.QuickFix, only):
            words = await ls.acceptable(uri, actions.may_be_words(findings))
        return list(actions.code_actions(shown, findings, words, only))

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
        uri = params.text_document.uri
        shown = await ls.shown(uri)
        if shown is None:
            return None
        finding = features.finding_at(shown.result, shown.positions.offset(features.place(params.position)))
        if finding is None:
            return None
        try:
            page = await ls.checkers.ask(uri, "page", ls.path_of(uri), finding.rule)
        except NewslintError:
            page = ""
        return features.hover(finding, page, shown.positions)

    @server.command(actions.ACCEPT)
    async def accept(ls: Server, uri: str, word: str) -> None:
        await ls.add("accept", uri, word)

    @server.command(actions.IGNORE)
    async def ignore(ls: Server, uri: str, rule: str) -> None:
        await ls.add("ignore", uri, rule)


def serve(sent: BinaryIO, output: BinaryIO) -> int:
    """Talk to an editor over what it sends and `output`, which is closed then, until it says goodbye. Returns the exit
    code that the protocol asks for: 1 where it leaves without asking us to shut down. Raises NewslintError for what is
    no message."""
    frames = Frames(sent)
    server = make_server()
    try:
        server.start_io(stdin=frames, stdout=output)  # type: ignore[arg-type]
    finally:
        server.checkers.close()
    if frames.mistake:
        raise NewslintError(f"the editor sent {frames.mistake}; nothing after that can be read")
    return 0 if server.told_to_end or frames.ended else 1
