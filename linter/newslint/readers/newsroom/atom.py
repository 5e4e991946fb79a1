"""Atom, the format of feeds."""

from __future__ import annotations

from ..markup.flow import Flow
from ..markup.xml_tree import Element
from ..prose import Prose, View, add_plain


def read_atom(source: str, root: Element, prose: Prose, meta: dict[str, str]) -> None:
    """Add the title of each entry of a feed, and its content; its summary where it has none."""
    if language := root.tag.attributes().get("xml:lang", "").strip():
        meta.setdefault("lang", language)
    entries = [element for element in root.children if element.name == "entry"]
    for entry in entries:
        if title := entry.child("title"):
            _add(source, title, prose, "headline")
        content = entry.child("content")
        if content is None or not _add(source, content, prose, "body"):
            summary = entry.child("summary")
            if summary is not None:
                _add(source, summary, prose, "body")
    if len(entries) == 1:
        names = [name.text(source) for author in entries[0].all("author") for name in author.all("name")]
        if byline := ", ".join(filter(None, names)):
            meta.setdefault("byline", byline)


def _add(source: str, element: Element, prose: Prose, kind: str) -> bool:
    """Add a text; False if it stands elsewhere or is none."""
    attributes = element.tag.attributes()
    written = attributes.get("type", "text").lower()
    if attributes.get("src"):
        return False
    before = len(prose.blocks)
    flow = Flow(prose, xml="xhtml" in written)
    flow.headlined = kind != "headline"
    if "xhtml" in written:
        flow.read(View(source), element.start, element.end, kind)
    elif "html" in written:
        view = element.view(source)
        flow.read(view, 0, len(view.text), kind)
    elif written in ("text", "text/plain"):
        add_plain(prose, element.view(source), kind)
    return len(prose.blocks) > before
