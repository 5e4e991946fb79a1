"""Markdown and MDX: blocks from tree-sitter, whose nodes have places; what is in a block from `inline`."""

from __future__ import annotations

import re

from ...model.article import Article, OffsetMap, Piece
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled
from ..assemble import assemble
from ..decode import decode
from ..directives import find_directives
from ..markup.flow import Flow
from ..prose import Prose, View, blank
from .front_matter import split_front_matter
from .markdown_inline import find_markup, label_of

if TYPE_CHECKING:
    from tree_sitter import Node

_CLOSING_HASHES = compiled(r"(?:^|(?<![ \t])[ \t]+)#+[ \t]*$")
_MODULE = compiled(r"import\s[^\r\n]*[\"']|export\s+(?:const|let|var|default|function|async|\{|\*)")
_NO_MARK = compiled(r"\\[!-/:-@\[-`{-~]|[^\x00-\x7f]|&")
_PARAGRAPH = compiled(r"[^\r\n]+(?:(?:\r\n|\r|\n)(?![ \t]*[\r\n])[^\r\n]+)*")
#: Pictures whose texts hold pictures and nothing else are looked into so deep.
_DEEPEST = 8
_LEAVES = ("ERROR", "paragraph", "atx_heading", "setext_heading", "html_block", "pipe_table_cell")


def read_markdown(path: str, data: bytes, *, mdx: bool = False) -> Article:
    """The prose of an article in Markdown, front matter read, code left out."""
    decoded = decode(data, path)
    source = decoded.text
    front = split_front_matter(source)
    masked = blank(source, [(0, front.end), *find_directives(source, front.end)])
    prose = Prose()
    front.add_prose(prose, View(source))
    _Blocks(masked, prose, mdx).read()
    return assemble(path, decoded, prose, front.meta, "markdown")


def read_mdx(path: str, data: bytes) -> Article:
    """An article in MDX: Markdown with components. Raises UnreadableFile."""
    return read_markdown(path, data, mdx=True)


def _for_blocks(text: str) -> bytes:
    """The text as the grammar of blocks is given it: one byte for each code point, so that its offsets are
    ours. What is not ASCII, escaped or an entity is no mark of a block, and becomes a letter. (The grammar
    takes an escape in what may be a link definition for an error.) A lone CR ends a line, here, too."""
    text = _NO_MARK.sub(lambda match: "x" * len(match.group()), text)
    return re.sub(r"\r(?!\n)", "\n", text).encode("ascii") + b"\n"


class _Blocks:
    def __init__(self, text: str, prose: Prose, mdx: bool) -> None:
        self.text = text
        self.prose = prose
        self.mdx = mdx
        self.flow = Flow(prose)
        self.flow.headlined = any(block.kind == "headline" for block in prose.blocks)
        self.definitions: set[str] = set()

    def read(self) -> None:
        """Go through the blocks in order, without recursion: nesting may be as deep as a file likes."""
        import tree_sitter_markdown
        from tree_sitter import Language, Parser

        tree = Parser(Language(tree_sitter_markdown.language())).parse(_for_blocks(self.text))
        found: list[tuple[Node, str]] = []
        waiting: list[tuple[Node, str]] = [(tree.root_node, "body")]
        while waiting:
            node, kind = waiting.pop()
            name = node.type
            if name == "link_reference_definition":
                self._define(node)
            elif name in _LEAVES:
                found.append((node, kind))
            else:
                if name == "block_quote":
                    kind = "quote"
                elif name == "list_item" and kind == "body":
                    kind = "item"
                waiting.extend((child, kind) for child in reversed(node.children))
        for node, kind in found:
            self._block(node, kind)

    def _define(self, node: Node) -> None:
        for child in node.children:
            if child.type == "link_label":
                self.definitions.add(label_of(self.text[child.start_byte + 1 : child.end_byte - 1]))

    def _block(self, node: Node, kind: str) -> None:
        if node.type == "html_block":
            view = self._view(node)
            self.flow.read(view, 0, len(view.text), kind)
        elif node.type == "pipe_table_cell":
            self._inline(self._view(node), "table")
        elif node.type == "ERROR":  # the grammar gives up on some odd text: it is prose all the same
            for match in _PARAGRAPH.finditer(self.text, node.start_byte, node.end_byte):
                length = len(match.group())
                self._inline(View(match.group(), OffsetMap((Piece(0, length, match.start(), length),))), kind)
        elif node.type == "paragraph":
            self._inline(self._view(_inline_of(node)), kind)
        else:
            self._heading(node)

    def _heading(self, node: Node) -> None:
        first = not self.flow.headlined
        top = any(child.type in ("atx_h1_marker", "setext_h1_underline") for child in node.children)
        if top:
            self.flow.headlined = True
        holder = next((child for child in node.children if child.type in ("inline", "paragraph")), None)
        if holder:
            view = self._view(_inline_of(holder) if holder.type == "paragraph" else holder)
            if node.type == "atx_heading" and (hashes := _CLOSING_HASHES.search(view.text)):
                view = View(blank(view.text, [hashes.span()]), view.offsets)
            self._inline(view, "headline" if top and first else "heading")

    def _view(self, node: Node) -> View:
        """The text of a node without the marks that quotations and lists put before its further lines."""
        at = node.start_byte
        pieces: list[Piece] = []
        parts: list[str] = []
        length = 0
        marks = [child for child in node.children if child.type == "block_continuation"]
        gaps = [(mark.start_byte, mark.end_byte) for mark in marks]
        for start, end in (*gaps, (node.end_byte, node.end_byte)):
            if start > at:
                parts.append(self.text[at:start])
                pieces.append(Piece(length, start - at, at, start - at))
                length += start - at
            at = max(at, end)
        return View("".join(parts), OffsetMap(pieces))

    def _inline(self, view: View, kind: str, depth: int = 0) -> None:
        text = view.text
        if self.mdx and _MODULE.match(text):
            return
        found = find_markup(text, self.definitions, mdx=self.mdx)
        self.prose.begin(kind)
        at = 0
        for edit in found.edits:
            self.prose.copy(view, at, edit.start)
            self.prose.put(view, edit.text, edit.start, edit.end)
            at = edit.end
        self.prose.copy(view, at, len(text))
        before = len(self.prose.blocks)
        self.prose.finish()
        if len(self.prose.blocks) == before and depth < _DEEPEST:  # pictures alone: their texts are captions
            for start, end in found.images:
                self._caption(view, start, end, depth + 1)

    def _caption(self, view: View, start: int, end: int, depth: int) -> None:
        pieces: list[Piece] = []
        for piece in view.offsets.between(start, end) if view.offsets else ():
            low, high = max(piece.start, start), min(piece.start + piece.length, end)
            pieces.append(Piece(low - start, high - low, *_width(view.in_file(low, high))))
        self._inline(View(view.text[start:end], OffsetMap(pieces)), "caption", depth)


def _width(span: Span) -> tuple[int, int]:
    return span.start, span.end - span.start


def _inline_of(paragraph: Node) -> Node:
    return next((child for child in paragraph.children if child.type == "inline"), paragraph)
