"""Stories as Superdesk and Ghost keep them: headline and text as HTML in the strings of an object."""

from __future__ import annotations

from ...model.genre import kind_of
from ..markup.flow import Flow
from ..prose import Prose, add_plain
from .json_tree import Node, Text, at, items, text_at


def add_html(prose: Prose, node: Node, kind: str) -> bool:
    """Add a string with HTML in it; False if it is none, or empty."""
    if not isinstance(node, Text) or not node.raw:
        return False
    view = node.view()
    flow = Flow(prose)
    flow.headlined = kind != "headline"
    flow.read(view, 0, len(view.text), kind)
    return True


def is_superdesk(root: Node) -> bool:
    """True for an item of Superdesk, or an answer of its interface that lists some."""
    if listed := items(at(root, "_items")):
        root = listed[0]
    return (
        isinstance(root, dict)
        and isinstance(root.get("body_html"), Text)
        and ("headline" in root or "guid" in root)
    )


def read_superdesk(root: Node, prose: Prose, meta: dict[str, str]) -> None:
    """Add the headline, the abstract, the text and the captions of an item."""
    for story in items(at(root, "_items")) or [root]:
        for key, path in (
            ("lang", ("language",)),
            ("byline", ("byline",)),
            ("dateline", ("dateline", "text")),
        ):
            if value := text_at(story, *path):
                meta.setdefault(key, value)
        if kind := kind_of(*(text_at(genre, "name") for genre in items(at(story, "genre")))):
            meta.setdefault("kind", kind)
        add_html(prose, at(story, "headline"), "headline")
        add_html(prose, at(story, "abstract"), "heading")
        add_html(prose, at(story, "body_html"), "body")
        for picture in items(at(story, "associations")):
            if text_at(picture, "type") in ("picture", "graphic", "video", "audio"):
                add_html(prose, at(picture, "description_text"), "caption")


def _posts(root: Node) -> list[Node]:
    """The posts of an export of Ghost, or of an answer of its interface."""
    exported = items(at(root, "db"))
    for holder in (*exported[:1], root):
        for found in (at(holder, "data", "posts"), at(holder, "posts")):
            if isinstance(found, list):
                return found
    return []


def is_ghost(root: Node) -> bool:
    """True for posts of Ghost."""
    return any(
        isinstance(post, dict) and "title" in post and not {"html", "lexical", "mobiledoc"}.isdisjoint(post)
        for post in _posts(root)
    )


def read_ghost(root: Node, prose: Prose, meta: dict[str, str]) -> None:
    """Add the titles, excerpts and texts of posts. They are read as they were shown (`html`), not as the editor keeps
    them."""
    posts = _posts(root)
    for post in posts:
        title = at(post, "title")
        if isinstance(title, Text):
            add_plain(prose, title.view(), "headline")
        excerpt = at(post, "custom_excerpt")
        if isinstance(excerpt, Text):
            add_plain(prose, excerpt.view(), "heading")
        add_html(prose, at(post, "feature_image_caption"), "caption")
        plain = at(post, "plaintext")
        if not add_html(prose, at(post, "html"), "body") and isinstance(plain, Text):
            add_plain(prose, plain.view())
    if len(posts) == 1:
        names = [text_at(author, "name") for author in items(at(posts[0], "authors"))]
        if byline := ", ".join(filter(None, names)):
            meta.setdefault("byline", byline)
        if kind := kind_of(*(text_at(tag, "name") for tag in items(at(posts[0], "tags")))):
            meta.setdefault("kind", kind)
        if language := text_at(posts[0], "locale"):
            meta.setdefault("lang", language)
