"""Newsroom XML: NITF, NewsML-G2, the export of WordPress (WXR), and feeds (RSS, Atom)."""

from __future__ import annotations

import re

from ...model.article import Article
from ...model.errors import UnreadableFile
from ...model.genre import kind_of
from ..assemble import assemble
from ..decode import decode
from ..directives import find_directives
from ..markup.flow import Flow
from ..markup.xml_tree import Element, parse_xml
from ..prose import Prose, View, add_plain, blank
from .atom import read_atom
from .shortcodes import open_shortcodes

_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_HTML_TYPES = ("text/html", "application/xhtml+xml")


def read_xml(path: str, data: bytes) -> Article:
    """The prose of a file of newsroom XML. Raises UnreadableFile for broken XML and for other kinds of it."""
    label = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf"))
    decoded = decode(data, path, label=label[1].decode() if label else None)
    # white space before the declaration is a mistake that many an export makes and no reader minds
    lead = len(decoded.text) - len(decoded.text.lstrip())
    source = blank(decoded.text, find_directives(decoded.text))
    top = parse_xml(_without_lead(source, lead) if lead else source, path)
    root = top.children[0]
    prose = Prose()
    meta: dict[str, str] = {}
    if root.name == "nitf":
        format = "nitf"
        _nitf(source, root, prose, meta)
    elif root.name in ("newsmessage", "newsitem", "packageitem"):
        format = "newsml-g2"
        _newsml(source, root, prose, meta)
    elif root.name == "rss" and root.child("channel"):
        format = "wxr" if root.first("post_type") else "rss"
        _wxr(source, root, prose, meta)
    elif root.name == "feed":
        format = "atom"
        read_atom(source, root, prose, meta)
    elif root.name == "html":
        format = "html"
        Flow(prose, xml=True).read(View(source), 0, len(source))
    else:
        raise UnreadableFile(
            f"this XML (<{root.tag.name}>) is no article: newslint reads NITF, NewsML-G2, WordPress exports and feeds",
            path=path,
        )
    return assemble(path, decoded, prose, meta, format)


def _without_lead(source: str, lead: int) -> str:
    """The file with its declaration made white space, so that what stands before it does no harm."""
    declaration = re.compile(r"<\?xml.*?\?>", re.DOTALL).match(source, lead)
    return blank(source, [declaration.span()]) if declaration else source


def _attribute(element: Element, *names: str) -> str:
    attributes = element.tag.attributes()
    return next((attributes[name] for name in names if attributes.get(name)), "")


def _set(meta: dict[str, str], key: str, value: str) -> None:
    value = " ".join(value.split())
    if value:
        meta.setdefault(key, value)


def _nitf(source: str, root: Element, prose: Prose, meta: dict[str, str]) -> None:
    body = root.child("body") or root
    for element in (root, body):
        _set(meta, "lang", _attribute(element, "xml:lang", "lang"))
    for element in root.all("tobject"):
        kinds = [_attribute(inner, "tobject.property.type") for inner in element.all("tobject.property")]
        _set(meta, "kind", kind_of(*kinds))
    Flow(prose, xml=True).read(View(source), body.start, body.end)


def _newsml(source: str, root: Element, prose: Prose, meta: dict[str, str]) -> None:
    items = [root] if root.name != "newsmessage" else list(root.all("newsitem", "packageitem"))
    for item in items:
        about = item.child("contentmeta")
        content = item.child("contentset")
        if about:
            _about(source, about, content, prose, meta)
        _set(meta, "lang", _attribute(item, "xml:lang"))
        for part in content.all("inlinexml", "inlinedata") if content else ():
            if part.name == "inlinexml":
                Flow(prose, xml=True).read(View(source), part.start, part.end)
                _set(meta, "lang", _attribute(part, "xml:lang"))
            elif _attribute(part, "contenttype") in _HTML_TYPES:
                view = part.view(source)
                Flow(prose).read(view, 0, len(view.text))
            elif not _attribute(part, "encoding"):  # anything else in text is not text but coded in it
                view = part.view(source)
                add_plain(prose, view)


def _about(source: str, about: Element, content: Element | None, prose: Prose, meta: dict[str, str]) -> None:
    """What the item says of itself. The headline is read there unless the content repeats it."""
    named = content.first("hl1", "h1", "byline", "dateline") if content else None
    parts = {"headline": "headline", "by": "byline", "dateline": "dateline", "description": "heading"}
    for element in about.children:
        if element.name == "language":
            _set(meta, "lang", _attribute(element, "tag"))
        elif element.name == "genre":
            _set(meta, "kind", kind_of(_attribute(element, "qcode", "literal"), *_names(source, element)))
        elif element.name in parts and not named:
            Flow(prose, xml=True).read(View(source), element.start, element.end, parts[element.name])


def _names(source: str, element: Element) -> list[str]:
    return [name.text(source) for name in element.all("name")]


def _wxr(source: str, root: Element, prose: Prose, meta: dict[str, str]) -> None:
    channel = root.child("channel")
    assert channel
    language = channel.child("language")
    if language:
        _set(meta, "lang", language.text(source))
    posts = [item for item in channel.children if item.name == "item" and _is_post(source, item)]
    for post in posts:
        flow = Flow(prose, empty_lines=True)
        flow.headlined = True
        if title := post.child("title"):
            view = title.view(source)
            flow.read(view, 0, len(view.text), "headline")
        parts = {child.tag.prefix: child for child in post.children if child.name == "encoded"}
        for prefix, kind in (("excerpt", "heading"), ("content", "body")):
            if prefix in parts:
                view = open_shortcodes(parts[prefix].view(source))
                flow.read(view, 0, len(view.text), kind)
        if not parts and (description := post.child("description")):
            view = description.view(source)
            flow.read(view, 0, len(view.text))
        if len(posts) == 1:
            _set(
                meta,
                "byline",
                "".join(child.text(source) for child in post.children if child.name == "creator"),
            )
            sections = [child.text(source) for child in post.children if child.name == "category"]
            _set(meta, "kind", kind_of(*sections))


def _is_post(source: str, item: Element) -> bool:
    kind = item.child("post_type")
    status = item.child("status")
    return (not kind or kind.text(source) in ("post", "page")) and (
        not status or status.text(source) not in ("trash", "auto-draft", "inherit")
    )
