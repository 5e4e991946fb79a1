"""HTML: a page or a fragment."""

from __future__ import annotations

import re

from ...model.article import Article
from ..assemble import assemble
from ..decode import decode
from ..directives import find_directives
from ..prose import Prose, View, blank
from .flow import Flow
from .main_text import comments, first_heading, main_text
from .tokens import Token, tokens

_CHARSET = re.compile(
    rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)"
)


def read_html(path: str, data: bytes) -> Article:
    """The prose of a page: of its article, or its main part, where it marks one."""
    label = _CHARSET.search(data[:2048])
    decoded = decode(data, path, label=(label[1] or label[2]).decode() if label else None)
    source = decoded.text
    view = View(blank(source, find_directives(source)))
    found = list(tokens(view.text, 0, len(source)))
    if 'id="cmnt' in source and (gone := comments(found)):
        view = View(_commented(view.text, gone))
        found = list(tokens(view.text, 0, len(source)))
    prose = Prose()
    start, end = _story(found, len(source))
    # the foot of an article belongs to it, the foot of a site does not
    flow = Flow(prose, skipped=() if start else ("footer",))
    if not start and (place := main_text(found)):
        start, end = place
        if heading := first_heading(found, start):
            flow.read(view, *heading)
    flow.read(view, start, end)
    return assemble(path, decoded, prose, _meta(source, found), "html")


def _commented(text: str, stretches: list[tuple[int, int]]) -> str:
    """The text with elements turned to comments, which leave nothing behind; every offset stays the same."""
    parts: list[str] = []
    at = 0
    for start, end in stretches:
        parts += text[at:start], "<!--", blank(text[start + 4 : end - 3], [(0, end - start - 7)]), "-->"
        at = end
    return "".join((*parts, text[at:]))


def _story(found: list[Token], length: int) -> tuple[int, int]:
    """Where the article of a page begins and ends."""
    for name in ("article", "main"):
        starts = [token for token in found if token.kind == "start" and token.name == name]
        ends = [token for token in found if token.kind == "end" and token.name == name]
        # a page with many articles is a list of teasers: there the page is the article
        if len(starts) == 1 and len(ends) <= 1:
            return starts[0].start, ends[0].end if ends else length
    return 0, length


def _meta(source: str, found: list[Token]) -> dict[str, str]:
    meta: dict[str, str] = {}
    for token in found:
        if token.name == "html" and token.kind == "start" and (lang := token.attributes().get("lang")):
            meta.setdefault("lang", lang)
        elif token.name == "meta":
            attributes = token.attributes()
            name = (attributes.get("name") or attributes.get("property") or "").lower()
            content = attributes.get("content", "").strip()
            if name in ("author", "article:author") and content and not content.startswith("http"):
                meta.setdefault("byline", content)
            elif name == "og:title" and content:
                meta.setdefault("headline", content)
            elif name == "newslint:kind" or (name == "article:section" and content.lower() in _OPINION):
                meta.setdefault("kind", "opinion" if content.lower() in _OPINION else content.lower())
            elif name == "newslint:source" and content:
                meta.setdefault("source", content)
    return meta


_OPINION = ("opinion", "opinions", "comment", "commentary", "editorial", "op-ed")
