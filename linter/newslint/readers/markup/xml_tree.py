"""XML as a tree of elements with their places. Nothing is ever loaded from elsewhere or expanded."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from ...model.article import OffsetMap, Piece
from ...model.errors import UnreadableFile
from ..prose import View
from .tokens import Token, tokens


class Element:
    """One element: its tag, where its content begins and ends in the file, and the elements in it."""

    def __init__(self, tag: Token, start: int) -> None:
        self.name = tag.name
        self.tag = tag
        self.start = start
        self.end = start
        self.children: list[Element] = []
        self.texts: list[Token] = []  # text and entities directly within

    def all(self, *names: str) -> Iterator[Element]:
        """The elements below that have one of the names, in order, but none within another of them."""
        waiting = list(reversed(self.children))
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            else:
                waiting.extend(reversed(element.children))

    def first(self, *names: str) -> Element | None:
        """The first of `all`."""
        return next(self.all(*names), None)

    def child(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def view(self, source: str) -> View:
        """The text directly within, entities resolved and CDATA opened: what a program that reads the file
        gets, with its way back."""
        parts: list[str] = []
        pieces: list[Piece] = []
        length = 0
        for token in self.texts:
            text = token.name if token.kind == "entity" else source[token.start : token.end]
            parts.append(text)
            pieces.append(Piece(length, len(text), token.start, token.end - token.start))
            length += len(text)
        return View("".join(parts), OffsetMap(pieces or (Piece(0, 0, self.start, 0),)))

    def text(self, source: str) -> str:
        """The text directly within, without white space at its ends."""
        return self.view(source).text.strip()


def check_xml(source: str, path: str) -> None:
    """Make sure that `source` is well-formed XML without entities of its own. Raises UnreadableFile."""

    def refuse(name: str, *_: object) -> None:
        raise UnreadableFile(
            f"the XML declares an entity of its own ('{name}'), which newslint does not expand; export it without",
            path=path,
            line=parser.CurrentLineNumber,
        )

    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(source.encode("utf-8"), True)
    except expat.ExpatError as error:
        reason = expat.errors.messages[error.code]
        raise UnreadableFile(
            f"the XML is broken: {reason} (column {error.offset + 1}); export it again",
            path=path,
            line=error.lineno,
        ) from None


def parse_xml(source: str, path: str) -> Element:
    """The root element, in a nameless element around it. Raises UnreadableFile."""
    check_xml(source, path)
    top = Element(Token("start", 0, 0), 0)
    open_elements = [top]
    for token in tokens(source, 0, len(source), xml=True):
        if token.kind in ("text", "entity"):
            open_elements[-1].texts.append(token)
        elif token.kind in ("start", "empty"):
            element = Element(token, token.end)
            open_elements[-1].children.append(element)
            if token.kind == "start":
                open_elements.append(element)
        elif token.kind == "end" and len(open_elements) > 1:
            open_elements.pop().end = token.start
    return top
