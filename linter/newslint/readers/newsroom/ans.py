"""ANS, the format of Arc: a story as a list of elements whose texts hold inline HTML."""

from __future__ import annotations

from ...model.genre import kind_of
from ..markup.flow import Flow
from ..prose import Prose
from .json_tree import Node, Text, at, items, text_at


def read_ans(root: Node, prose: Prose, meta: dict[str, str]) -> None:
    """Add the headlines, captions and elements of a story to the prose; of a collection, those of its stories. Links to
    other stories, embeds and code are left out."""
    if language := text_at(root, "language"):
        meta.setdefault("lang", language)
    if text_at(root, "type") in ("", "collection", "results"):
        stories = [node for node in items(at(root, "content_elements")) if text_at(node, "type") == "story"]
        if stories:
            for one in stories:
                read_ans(one, prose, meta)
            return
    names = [text_at(author, "name") for author in items(at(root, "credits", "by"))]
    if byline := ", ".join(name for name in names if name):
        meta.setdefault("byline", byline)
    section = at(root, "taxonomy", "primary_section")
    labels = [text_at(label, "text") for label in items(at(root, "label"))]
    if kind := kind_of(text_at(root, "subtype"), *labels, text_at(section, "name")):
        meta.setdefault("kind", kind)
    story = _Story(prose)
    story.add(at(root, "headlines", "basic"), "headline")
    standfirst = text_at(root, "subheadlines", "basic")
    story.add(at(root, "subheadlines", "basic"), "heading")
    if text_at(root, "description", "basic") != standfirst:
        story.add(at(root, "description", "basic"), "heading")
    story.element(at(root, "promo_items", "basic"), "body")
    story.elements(at(root, "content_elements"), "body")


class _Story:
    def __init__(self, prose: Prose) -> None:
        self.flow = Flow(prose)
        self.flow.headlined = True  # headings in raw HTML are none of the story

    def add(self, node: Node, kind: str) -> None:
        """Add a text with inline HTML, if it is one."""
        if isinstance(node, Text):
            view = node.view()
            self.flow.read(view, 0, len(view.text), kind)

    def elements(self, nodes: Node, kind: str) -> None:
        for node in items(nodes):
            self.element(node, kind)

    def element(self, node: Node, kind: str) -> None:
        sort = text_at(node, "type")
        if sort == "text":
            self.add(at(node, "content"), kind)
        elif sort == "header":
            self.add(at(node, "content"), "heading")
        elif sort == "raw_html":
            self.add(at(node, "content"), kind)
        elif sort in ("quote", "blockquote"):
            self.elements(at(node, "content_elements"), "quote")
            self.add(at(node, "content"), "quote")
            self.add(at(node, "citation", "content"), "credit")
        elif sort == "list":
            self.elements(at(node, "items"), "item")
        elif sort == "table":
            for row in (at(node, "header"), *items(at(node, "rows"))):
                for cell in items(row):
                    self.add(at(cell, "content"), "table")
        elif sort == "correction":
            self.add(at(node, "text"), "body")
        elif sort in ("element_group", "content_zone"):
            self.elements(at(node, "content_elements"), kind)
        elif sort == "image":
            self.add(at(node, "caption"), "caption")
        elif sort == "gallery":
            self.add(at(node, "headlines", "basic"), "heading")
            self.elements(at(node, "content_elements"), "caption")
        elif sort == "video":
            self.add(at(node, "description", "basic"), "caption")
