"""Tokens of HTML and XML, each with its place.

One pass, linear in the length of the text whatever it holds, and the same on every version of Python, which
`html.parser` is not; nothing is ever expanded but entities of one character. XML is checked for being well
formed before (`xmlread`), HTML needs no check: every text has tokens.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled

_NEXT = compiled(
    r"<(?:!--|!\[CDATA\[|[!?]|/?[A-Za-z_])"
    r"|&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{0,31});?"
)
# A name ends where it ends: none of its letters is given back when the rest does not fit.
_TAG = compiled(r"<(/?)([A-Za-z_][^\s/>]*)(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_BROKEN_TAG = compiled(r"<(/?)([A-Za-z_][^\s/>]*)([^>]*)>")
_ATTRIBUTE = compiled(r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
#: HTML whose content is no markup.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
#: A quotation mark left open makes a tag run on; after so many, quotes are not paired any more.
_PATIENCE = 32


class Token(NamedTuple):
    """`kind` is text, entity, start, end, empty (`<br/>`), comment, raw (what `script` holds) or other.

    `name` is that of a tag, in lower case, without its namespace prefix; of an entity, the character.
    `prefix` is the namespace prefix, if any. `data` of a tag holds its attributes as written.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    prefix: str = ""
    data: str = ""

    def attributes(self) -> dict[str, str]:
        """The attributes of a tag, names in lower case, entities resolved; the first of a name counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.data):
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), html.unescape(value))
        return found


def tokens(text: str, start: int, end: int, *, xml: bool = False) -> Iterator[Token]:
    """All of `text` from `start` to `end` as tokens, in order and without gaps."""
    at = start
    failures = 0
    last_close = text.rfind(">", start, end)
    while at < end:
        match = _NEXT.search(text, at, end)
        if not match:
            break
        here = match.start()
        token: Token | None = None
        opening = match.group()
        if opening[0] == "&":
            char = html.unescape(opening)
            if char != opening:
                token = Token("entity", here, match.end(), char)
        elif opening == "<!--":
            # HTML ends "<!-->" there, too
            token = Token("comment", here, _after("-->", text, here + (4 if xml else 2), end))
        elif opening == "<![CDATA[" and xml:
            stop = text.find("]]>", match.end(), end)
            stop = end if stop < 0 else stop
            if here > at:
                yield Token("text", at, here)
            yield Token("other", here, match.end())
            if stop > match.end():
                yield Token("text", match.end(), stop, "cdata")
            at = min(stop + 3, end)
            if at > stop:
                yield Token("other", stop, at)
            continue
        elif opening[1] in "!?":
            token = Token("other", here, _declaration(text, here, end, xml))
        elif here < last_close:
            pattern = _TAG if failures < _PATIENCE else _BROKEN_TAG
            tag = pattern.match(text, here, end)
            if not tag:
                failures += 1
                tag = _BROKEN_TAG.match(text, here, end)
            if tag:
                prefix, _, name = tag[2].rpartition(":")
                kind = "end" if tag[1] else "empty" if tag[3].endswith("/") else "start"
                token = Token(kind, here, tag.end(), name.lower(), prefix, tag[3])
        if token is None:  # a mark of less-than or an ampersand that is only itself
            yield Token("text", at, here + 1)
            at = here + 1
            continue
        if here > at:
            yield Token("text", at, here)
        yield token
        at = token.end
        if token.kind == "start" and not xml and token.name in _RAW:
            closing = compiled(rf"</{token.name}(?=[\s/>])", re.IGNORECASE).search(text, at, end)
            stop = closing.start() if closing else end
            if stop > at:
                yield Token("raw", at, stop, token.name)
            at = stop
    if at < end:
        yield Token("text", at, end)


def _after(mark: str, text: str, start: int, end: int) -> int:
    found = text.find(mark, start, end)
    return end if found < 0 else found + len(mark)


def _declaration(text: str, start: int, end: int, xml: bool) -> int:
    if xml and text.startswith("<?", start):
        return _after("?>", text, start, end)
    close = text.find(">", start, end)
    subset = text.find("[", start, close if close >= 0 else end)
    if xml and subset >= 0:
        return _after("]>", text, subset, end)
    return end if close < 0 else close + 1
