"""The parts of an article that a rule of Vale's may be for."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..document.document import Document
from ..model.article import Article
from ..model.span import Span
from .patterns import PatternRefused

#: What Vale calls the kinds of paragraph that newslint's readers tell apart.
_KINDS = {
    "heading": "heading",
    "headline": "heading",
    "item": "list",
    "table": "table",
    "quote": "blockquote",
}
#: What a rule may ask for. `text` is everything but `raw`.
SCOPES = frozenset({"text", "paragraph", "sentence", "heading", "list", "table", "blockquote", "raw"})
#: Parts that repeat what others hold: a rule gets them only if it asks for them.
_ASKED = ("sentence", "raw")
_LEVEL = re.compile(r"h[1-6]\Z")


class Block(NamedTuple):
    """A part: `names` are all scopes that it answers to; `raw` says that `span` is in the file, not in the prose,
    `part_of_whole` that a larger part which is `text` holds it too."""

    names: frozenset[str]
    span: Span
    raw: bool = False
    part_of_whole: bool = False


class Selector(NamedTuple):
    """What one scope of a rule asks for: names that a part has, and names that it has not."""

    has: frozenset[str]
    lacks: frozenset[str]

    def takes(self, block: Block) -> bool:
        """True if the rule is for this part. A sentence, and the file as it is, must be asked for."""
        if any((name in self.has) != (name in block.names) for name in _ASKED):
            return False
        if block.part_of_whole and self.has == {"text"}:
            return False
        return self.has <= block.names and not self.lacks & block.names


def selectors(scopes: tuple[str, ...]) -> list[Selector]:
    """What the scopes of a rule ask for; any of them is enough. Raises PatternRefused for one that is not supported."""
    made: list[Selector] = []
    for scope in scopes:
        has: set[str] = set()
        lacks: set[str] = set()
        for part in scope.split("&"):
            part = part.strip()
            names = part.removeprefix("~").split(".")
            for name in names:
                if name not in SCOPES and not _LEVEL.match(name):
                    raise PatternRefused(f"'scope: {scope}' is not supported")
            (lacks if part.startswith("~") else has).update(names)
        made.append(Selector(frozenset(has), frozenset(lacks)))
    return made


def blocks_of(document: Document, article: Article) -> list[Block]:
    """All parts of an article, in the order in which Vale comes to them."""
    found: list[Block] = []
    if article.blocks is None:
        # plain text has no markup to be told by: the whole of it is one part, and blank lines divide paragraphs
        text = document.text
        found.append(Block(frozenset({"text"}), Span(0, len(text))))
        found += [
            Block(frozenset({"text", "paragraph"}), span, part_of_whole=True) for span in _paragraphs(text)
        ]
    for number, paragraph in enumerate(document.paragraphs):
        kind = _KINDS.get(paragraph.kind, "paragraph")
        names = {"text", kind}
        if kind == "heading" and (mark := re.match(r"(#{1,6})\s", _line(article, paragraph.span))):
            names.add(f"h{len(mark[1])}")
        if article.blocks is not None:
            found.append(Block(frozenset(names), paragraph.span))
        found += [Block(frozenset({"sentence", *names}), one) for one in document.sentences_of(number)]
    found.append(Block(frozenset({"raw"}), Span(0, len(article.source)), raw=True))
    return found


def _paragraphs(text: str) -> list[Span]:
    return [Span(*one.span()) for one in re.finditer(r"\S(?:[^\n]|\n(?![ \t]*\n))*", text)]


def _line(article: Article, span: Span) -> str:
    """The line of the file that a part begins in."""
    at = article.offsets.span(span).start
    begin = article.source.rfind("\n", 0, at) + 1
    return article.source[begin : at + 1]
