"""Stories as trees of blocks and marked text: rich text of Contentful, portable text of Sanity."""

from __future__ import annotations

from ..prose import Prose, add_plain
from .json_tree import Node, Text, at, items, text_at

#: Fields of a story by their names, and the kind of block each is.
_FIELDS = {
    "title": "headline", "headline": "headline", "subtitle": "heading", "standfirst": "heading", "deck": "heading",
    "dek": "heading", "summary": "heading", "excerpt": "heading", "description": "heading", "lede": "heading",
}  # fmt: skip
#: Fields that hold the story itself where it is a string.
_BODIES = ("body", "content", "text", "article", "story", "copy")
#: Blocks of Contentful that say what is in them.
_KINDS = {"blockquote": "quote", "list-item": "item", "table-cell": "table", "table-header-cell": "table"}


def _in_english(value: Node) -> Node:
    """One of the values of a field that has one for each language: the English one, else the first."""
    if not isinstance(value, dict) or "nodeType" in value or "_ref" in value or "sys" in value:
        return value
    names = [name for name in value if not name.startswith("_")]
    if not names or any(len(name.replace("_", "-").partition("-")[0]) > 3 for name in names):
        return value
    return value[next((name for name in names if name.lower().startswith("en")), names[0])]


def _add_fields(prose: Prose, fields: dict[str, Node]) -> None:
    """The fields of a story that are strings, the headline first."""
    for wanted in ("headline", "heading"):
        for name, value in fields.items():
            if _FIELDS.get(name.lower()) == wanted and isinstance(value, Text):
                add_plain(prose, value.view(), wanted)


def _entries(root: Node) -> list[Node]:
    for name in ("entries", "items"):
        if isinstance(listed := at(root, name), list):
            return listed
    return [root]


def is_contentful(root: Node) -> bool:
    """True for entries of Contentful of which one has a text, or for one entry."""
    return any(
        isinstance(at(entry, "fields"), dict)
        and isinstance(at(entry, "sys"), dict)
        and any(
            at(value := _in_english(field), "nodeType") is not None
            or (isinstance(value, Text) and name.lower() in _BODIES)
            for name, field in _fields_of(entry)
        )
        for entry in _entries(root)
    )


def _fields_of(entry: Node) -> list[tuple[str, Node]]:
    fields = at(entry, "fields")
    return list(fields.items()) if isinstance(fields, dict) else []


def read_contentful(root: Node, prose: Prose, meta: dict[str, str]) -> None:
    """Add the titles and texts of entries: rich text as it is marked, long strings as plain text."""
    for entry in _entries(root):
        fields = {name: _in_english(value) for name, value in _fields_of(entry)}
        if language := text_at(entry, "sys", "locale"):
            meta.setdefault("lang", language)
        _add_fields(prose, fields)
        for name, value in fields.items():
            if text_at(value, "nodeType") == "document":
                _contentful_block(prose, value, "body")
            elif name.lower() in _BODIES and isinstance(value, Text):
                add_plain(prose, value.view())
        prose.finish()


def _contentful_block(prose: Prose, node: Node, kind: str) -> None:
    sort = text_at(node, "nodeType")
    if sort == "text":
        value = at(node, "value")
        if isinstance(value, Text):
            marks = [text_at(mark, "type") for mark in items(at(node, "marks"))]
            _say(prose, value, code="code" in marks)
    elif sort == "paragraph" or sort.startswith("heading-"):
        prose.begin(kind if sort == "paragraph" else "heading")
        _contentful_content(prose, node, kind)
    elif sort in ("hyperlink", "entry-hyperlink", "asset-hyperlink"):
        _contentful_content(prose, node, kind)
    elif not sort.startswith("embedded-"):
        _contentful_content(prose, node, _KINDS.get(sort, kind))


def _contentful_content(prose: Prose, node: Node, kind: str) -> None:
    for inner in items(at(node, "content")):
        _contentful_block(prose, inner, kind)


def _say(prose: Prose, text: Text, *, code: bool) -> None:
    view = text.view()
    if code:
        prose.hole(view, 0, len(view.text))
    else:
        prose.copy(view, 0, len(view.text))


def _is_portable(value: Node) -> bool:
    return isinstance(value, list) and any(text_at(block, "_type") == "block" for block in value)


def is_sanity(root: Node) -> bool:
    """True for a document of Sanity that has portable text, or for portable text alone: a block of it."""
    if not isinstance(root, dict):
        return False
    if text_at(root, "_type") == "block":
        return isinstance(root.get("children"), list)
    stories = items(root.get("result")) or [root]
    return any(_is_portable(_in_english(value)) for story in stories for value in items(story))


def read_sanity(root: Node, prose: Prose, meta: dict[str, str]) -> None:
    """Add the titles and the portable text of a document, or of those that a query gave."""
    if text_at(root, "_type") == "block":
        _portable(prose, [root])
        return
    listed = at(root, "result")
    for story in listed if isinstance(listed, list) else [root if listed is None else listed]:
        if not isinstance(story, dict):
            continue
        if language := text_at(story, "language"):
            meta.setdefault("lang", language)
        fields = {name: _in_english(value) for name, value in story.items()}
        _add_fields(prose, fields)
        for value in fields.values():
            if _is_portable(value):
                _portable(prose, items(value))
        prose.finish()


def _portable(prose: Prose, blocks: list[Node]) -> None:
    for block in blocks:
        sort = text_at(block, "_type")
        if sort != "block":
            caption = at(block, "caption")
            if isinstance(caption, Text):
                add_plain(prose, caption.view(), "caption")
            continue
        style = text_at(block, "style")
        kind = (
            "heading"
            if style[:1] == "h" and style[1:].isdigit()
            else "quote"
            if style == "blockquote"
            else "body"
        )
        prose.begin("item" if text_at(block, "listItem") else kind)
        for span in items(at(block, "children")):
            text = at(span, "text")
            if isinstance(text, Text):
                _say(prose, text, code=any(text_of(mark) == "code" for mark in items(at(span, "marks"))))
    prose.finish()


def text_of(node: Node) -> str:
    """The value of a string, "" for all else."""
    return node.view().text if isinstance(node, Text) else ""
