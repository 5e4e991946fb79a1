"""The server: keeps the open articles, has them checked shortly after each change and answers the editor."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping
from typing import Any, NamedTuple

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..model.errors import NewslintError
from ..model.finding import FileResult
from ..model.span import LineIndex
from . import actions, features
from .checkers import Checkers, Lost
from .exchange import Change, Checked
from .positions import Positions

#: Seconds of quiet after which a changed article is checked.
DELAY = 0.15
#: The same between parts of a check that is done in parts.
PART = 0.05
#: So many parts are enough for an article of 30,000 words.
MOST_PARTS = 250


class Known(NamedTuple):
    """The last check of an open article. `checked` is None for what is no article, or could not be checked."""

    text: str
    version: int | None
    result: FileResult
    checked: Checked | None


_NOTHING = FileResult("", "", LineIndex(""))


class Server(LanguageServer):
    """One editor's server. What takes time is done in other processes, so that typing never waits for it."""

    def __init__(self) -> None:
        super().__init__("newslint", __version__, types.TextDocumentSyncKind.Full)
        self.checkers = Checkers()
        self.known: dict[str, Known] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._complained = ""
        self.told_to_end = False

    def soon(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something besides, whatever becomes of it."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def path_of(self, uri: str) -> str:
        """The path of a document, or something like one where it was never saved."""
        return uris.to_fs_path(uri) or uri.rpartition(":")[2].rpartition("/")[2] or "untitled"

    def positions(self, known: Known) -> Positions:
        """Places in the text that was checked, in the units agreed on with the editor."""
        encoding = self.workspace.position_encoding
        unit = str(getattr(encoding, "value", encoding) or "utf-16")
        return Positions(known.result.source, known.result.lines, unit)

    @property
    def pulled(self) -> bool:
        """True if the editor asks for diagnostics, and need not be told."""
        client = self.client_capabilities.text_document
        return client is not None and client.diagnostic is not None

    def later(self, uri: str, delay: float = DELAY) -> None:
        """Check a document when it has been quiet for a while."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        if not self.pulled:
            self._waiting[uri] = asyncio.ensure_future(self._after(uri, delay))

    async def _after(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        async for known in self.parts(uri):
            self._publish(uri, self.diagnostics(uri, known), known.version)

    async def parts(self, uri: str) -> AsyncIterator[Known]:
        """The check of a document, and again as long as there is more to say of the same text."""
        for _ in range(MOST_PARTS):
            known = await self.fresh(uri)
            if known is None:
                return
            yield known
            if known.checked is None or not known.checked.unsettled:
                return
            await asyncio.sleep(PART)
            latest = self.known.get(uri)
            if latest is not None and latest.checked is known.checked:
                del self.known[uri]

    async def quiet(self, uri: str) -> None:
        """Wait while a document that was checked before is being typed in."""
        while (document := self.workspace.text_documents.get(uri)) is not None:
            text, known = document.source, self.known.get(uri)
            if known is None or known.text == text:
                return
            await asyncio.sleep(DELAY)
            document = self.workspace.text_documents.get(uri)
            if document is None or document.source == text:
                return

    async def fresh(self, uri: str) -> Known | None:
        """The check of a document as it stands now; None if it is closed by then."""
        while (document := self.workspace.text_documents.get(uri)) is not None:
            text, known = document.source, self.known.get(uri)
            if known is None or known.text != text:
                known = await self._check(uri, text, document.language_id or "")
                if uri not in self.workspace.text_documents:
                    return None
                self.known[uri] = known
                if self.workspace.text_documents[uri].source != text:
                    continue
            return known._replace(version=self.workspace.text_documents[uri].version)
        return None

    async def _check(self, uri: str, text: str, language: str) -> Known:
        path = self.path_of(uri)
        checked: Checked | None = None
        try:
            checked = await self.checkers.ask(uri, "check", path, language, text)
        except Lost as error:
            document = self.workspace.text_documents.get(uri)
            if document is not None and document.source == text:
                self.complain(f"{path}: {error}")
        except NewslintError as error:
            self.complain(str(error))
        if checked is None:
            return Known(text, None, _NOTHING, None)
        if checked.result.error:
            self.complain(f"{path}: {checked.result.error}")
        source = checked.result.source or text.removeprefix("\ufeff")
        result = checked.result._replace(source=source, lines=LineIndex(source))
        return Known(text, None, result, checked)

    def diagnostics(self, uri: str, known: Known) -> list[types.Diagnostic]:
        """What is shown for a check."""
        positions = self.positions(known)
        pages = known.checked.pages if known.checked else {}
        return [
            features.diagnostic(finding, positions, uri, pages.get(finding.rule, ""))
            for finding in known.result.findings
        ]

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version=version))

    def complain(self, message: str) -> None:
        """Tell the user what cannot be used, once."""
        if message != self._complained:
            self._complained = message
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"newslint: {message}"))

    def closed(self, uri: str) -> None:
        """A document is no longer open: take back what was shown for it."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        self.known.pop(uri, None)
        self.checkers.end_long(uri)
        if not self.pulled:
            self._publish(uri, [])

    def everything_again(self) -> None:
        """Check all open documents anew: something they depend on has changed."""
        self.checkers.generation += 1
        self.known.clear()
        self._complained = ""
        workspace = self.client_capabilities.workspace
        if self.pulled and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)
        for uri in list(self.workspace.text_documents):
            self.later(uri, 0)

    async def shown(self, uri: str) -> actions.Shown | None:
        """A document as it stands now, for actions; None if there is nothing to be done in it."""
        known = await self.fresh(uri)
        if known is None or known.checked is None:
            return None
        checked = known.checked
        return actions.Shown(
            uri, known.version, known.result, self.positions(known), checked.order, checked.paragraphs,
            dict(checked.pages),
        )  # fmt: skip

    async def acceptable(self, uri: str, words: list[str]) -> list[str]:
        """Which of these words of a document would be no findings if the house accepted them."""
        document = self.workspace.text_documents.get(uri)
        if document is None or not words:
            return []
        ask = (self.path_of(uri), document.language_id or "", document.source, words)
        try:
            return list(await self.checkers.ask(uri, "acceptable", *ask))
        except NewslintError:
            return []

    async def add(self, key: str, uri: str, entry: str) -> None:
        """Add an entry to the list `key` of the configuration that holds for a document: in the editor where it is open
        there, else on the disk."""
        try:
            path = await self.checkers.ask(uri, "config_path", self.path_of(uri))
            target = uris.from_fs_path(path) or ""
            named = {uris.to_fs_path(one): one for one in self.workspace.text_documents}
            opened = self.workspace.text_documents.get(named.get(path, target))
            text = opened.source if opened is not None else None
            change: Change = await self.checkers.ask(uri, "add", path, key, entry, text)
        except NewslintError as error:
            self._complained = ""
            self.complain(str(error))
            return
        if opened is not None and change.span is not None:
            lines = LineIndex(opened.source)
            encoding = self.workspace.position_encoding
            unit = str(getattr(encoding, "value", encoding) or "utf-16")
            place = features.range_of(Positions(opened.source, lines, unit), change.span)
            document = types.OptionalVersionedTextDocumentIdentifier(opened.uri, opened.version)
            edit = types.TextDocumentEdit(document, [types.TextEdit(place, change.text)])
            await self.workspace_apply_edit_async(
                types.ApplyWorkspaceEditParams(types.WorkspaceEdit(document_changes=[edit]))
            )
        self.everything_again()


def options_of(sent: Any) -> Mapping[str, Any] | None:
    """The options in what an editor sends, with or without the name of the server around them; None for no word of any."""
    if isinstance(sent, Mapping):
        inner = sent.get("newslint", sent or None)
        return inner if isinstance(inner, Mapping) else None
    return None
