"""ninjs, News in JSON: the words of an item and of the pictures it brings along."""

from __future__ import annotations

from ...model.genre import kind_of
from ..markup.flow import Flow
from ..prose import Prose, add_plain
from .json_tree import Node, Text, at, items, text_at

#: Renditions of one text, the one to be read first: markup tells paragraphs, plain text may not.
_RENDITIONS = ("xhtml", "html", "richtext", "nitf", "text")


def read_ninjs(root: Node, prose: Prose, meta: dict[str, str]) -> None:
    """Add the headline, the summary, the text and the captions of an item to the prose."""
    for key, paths in (("lang", ["language"]), ("byline", ["by", "byline"]), ("dateline", ["located"])):
        for path in paths:
            if value := text_at(root, path):
                meta.setdefault(key, value)
    genres = [text_at(genre, "name") or text_at(genre, "code") for genre in items(at(root, "genres"))]
    if kind := kind_of(*genres, *(text_at(genre, "name") for genre in items(at(root, "genre")))):
        meta.setdefault("kind", kind)
    _add(prose, root, "headline", "headlines", "headline")
    _add(prose, root, "description", "descriptions", "heading")
    _add(prose, root, "body", "bodies", "body")
    for picture in items(at(root, "associations")):
        if text_at(picture, "type") in ("picture", "graphic", "video", "audio"):
            _add(prose, picture, "description", "descriptions", "caption")


def _add(prose: Prose, node: Node, single: str, several: str, kind: str) -> None:
    """Add one rendition of a text: `headline` and `body_xhtml` in ninjs 1, `headlines` and `bodies` after."""
    found: list[tuple[str, Text]] = []
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, Text) and (key == single or key.startswith(f"{single}_")):
                found.append((key.partition("_")[2] or "text", value))
    for entry in items(at(node, several)):
        value = at(entry, "value")
        if isinstance(value, Text):
            # ninjs 2 and 3 speak of "contenttype", earlier drafts of "mimetype"; headlines have neither
            written = text_at(entry, "contenttype") or text_at(entry, "mimetype")
            found.append((written.lower() or "text", value))
            if single == "headline":
                break  # the others are the same for other places
    best = min(found, key=lambda pair: _rank(pair[0]), default=None)
    if best is None:
        return
    written, text = best
    view = text.view()
    if "html" in written or "richtext" in written or "nitf" in written:
        Flow(prose).read(view, 0, len(view.text), kind)
    else:
        add_plain(prose, view, kind)


def _rank(written: str) -> int:
    return next((rank for rank, name in enumerate(_RENDITIONS) if name in written), len(_RENDITIONS))
