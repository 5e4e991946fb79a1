"""What is markup in a paragraph of Markdown (CommonMark, tables and footnotes of GitHub, shortcodes, MDX).

Nothing is rendered: the result is a list of edits, stretches of the paragraph that are no prose, so that all
other code points keep their place.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Container

from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled
from ..prose import HOLE

_SPECIAL = compiled(r"[\\`<&!\[\]*_~{]")
_ENTITY = compiled(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = compiled(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
_ATTRIBUTE = r"\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?"
_TAG = compiled(
    rf"<([A-Za-z][A-Za-z0-9-]*)(?:{_ATTRIBUTE})*\s*/?>|</([A-Za-z][A-Za-z0-9-]*)\s*>"
    r"|<!-->|<!--->|<!--.*?-->|<\?.*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[.*?\]\]>",
    re.DOTALL,
)
_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}"
_JSX = compiled(rf"</?>|</?([A-Za-z][\w.:-]*)(?:[^<>{{}}\"']|\"[^\"]*\"|'[^']*'|{_BRACES})*>", re.DOTALL)
_EXPRESSION = compiled(_BRACES, re.DOTALL)
_SHORTCODES = {"{{": "}}", "{%": "%}", "{#": "#}"}
#: No tag, shortcode or expression is longer; one that is never closed would else be sought over and over.
_LONGEST = 4000
#: No label is longer, says CommonMark; without a bound those of nested brackets would be read over and over.
_LONGEST_LABEL = 999
_ATTRIBUTES = compiled(r"\{:[^{}\r\n]*\}|\{[#.][\w-][^{}\r\n]*\}")
_CLOSED_TAGS = frozenset("code kbd samp var script style svg math iframe video audio object".split())
_ESCAPED = r"\\[!-/:-@\[-`{-~]"
_TARGET = r"(?:[^\s()\\\x00-\x1f]|\\.|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*\))+"
_TITLE = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))"
# Where white space may be followed by more of it, "(?!\s)" keeps it in one piece: there are as many ways to cut a
# run of spaces in two as it has spaces.
_LINK = compiled(
    rf"\(\s*(?!\s)(?:(?:<(?:[^<>\r\n\\]|\\.)*>|\{{\{{.{{0,{_LONGEST}}}?\}}\}}|{_TARGET})(?:\s+(?!\s){_TITLE})?"
    rf"|(?<=\s){_TITLE})?\s*\)",
    re.DOTALL,
)
_LABEL = compiled(r"\[((?:[^\[\]\\]|\\.)*)\]", re.DOTALL)
_RUN = compiled(r"\*+|_+|~+")


class Edit(NamedTuple):
    """The paragraph from `start` to `end` is markup that reads as `text` ("": as nothing)."""

    start: int
    end: int
    text: str


class Inline(NamedTuple):
    """`edits` are in order and never overlap; `images` are the stretches of the texts of images."""

    edits: list[Edit]
    images: list[tuple[int, int]]


class _Run:
    """A run of `*`, `_` or `~` of which some may still open or close emphasis."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.mark = text[start]
        self.start = start
        self.end = end
        self.length = end - start
        before, after = text[start - 1 : start], text[end : end + 1]
        left = not _is_space(after) and (not _is_mark(after) or _is_space(before) or _is_mark(before))
        right = not _is_space(before) and (not _is_mark(before) or _is_space(after) or _is_mark(after))
        if self.mark == "_":
            self.opens = left and (not right or _is_mark(before))
            self.closes = right and (not left or _is_mark(after))
        else:
            self.opens, self.closes = left, right
        if self.mark == "~" and self.length > 2:
            self.opens = self.closes = False


class _Ticks:
    """The runs of backticks in a text by their length, gone through once, however many are never closed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[int, list[int]] = {}

    def close(self, length: int, start: int) -> int:
        """Where the first run of that length ends that begins at `start` or later, 0 if there is none."""
        if not self._ends:
            for run in compiled("`+").finditer(self._text):
                self._ends.setdefault(len(run.group()), []).append(run.end())
        ends = self._ends.get(length, [])
        place = bisect_left(ends, start + length)
        return ends[place] if place < len(ends) else 0


class _Bracket(NamedTuple):
    start: int
    end: int
    image: bool
    # how many runs of delimiters, edits and images came before
    runs: int
    edits: int
    images: int


def label_of(text: str) -> str:
    """A link label in the form in which labels are compared."""
    return " ".join(text.split()).casefold()


def find_markup(text: str, definitions: Container[str], *, mdx: bool = False) -> Inline:
    """Find the markup of one paragraph. `definitions` are the labels (`label_of`) that links may name."""
    edits: list[Edit] = []
    images: list[tuple[int, int]] = []
    runs: list[_Run] = []
    brackets: list[_Bracket] = []
    ticks = _Ticks(text)
    no_link_before = 0  # links hold no links: brackets that opened before this one are text
    at = 0
    while match := _SPECIAL.search(text, at):
        here = match.start()
        char = match.group()
        at = here + 1
        if char in "*_~":
            run = _RUN.match(text, here)
            assert run
            at = run.end()
            runs.append(_Run(text, here, at))
        elif char == "[":
            brackets.append(_Bracket(here, at, False, len(runs), len(edits), len(images)))
        elif char == "!":
            if text.startswith("[", at):
                at += 1
                brackets.append(_Bracket(here, at, True, len(runs), len(edits), len(images)))
        elif char == "]":
            if not brackets:
                continue
            bracket = brackets.pop()
            end = _link_end(text, bracket.end, here, definitions)
            if end and (bracket.image or bracket.start >= no_link_before):
                if bracket.image:
                    del images[bracket.images :], edits[bracket.edits :], runs[bracket.runs :]
                    images.append((bracket.end, here))
                    edits.append(Edit(bracket.start, end, HOLE))
                else:
                    edits += _emphasis(runs[bracket.runs :])
                    del runs[bracket.runs :]
                    if text.startswith("^", bracket.end):  # a footnote, its mark and its number
                        del edits[bracket.edits :]
                        edits.append(Edit(bracket.start, end, ""))
                    else:
                        edits += Edit(bracket.start, bracket.end, ""), Edit(here, end, "")
                        no_link_before = max(no_link_before, here)
                at = end
        elif char == "`":
            while text.startswith("`", at):
                at += 1
            if end := ticks.close(at - here, at):
                edits.append(Edit(here, end, HOLE))
                at = end
        elif edit := _leaf(text, here, mdx):
            edits.append(edit)
            at = edit.end
    edits += _emphasis(runs)
    return Inline(sorted(edit for edit in edits if edit.end > edit.start), images)


def _leaf(text: str, here: int, mdx: bool) -> Edit | None:
    """Markup that begins here and holds no other."""
    char = text[here]
    if char == "\\":
        if compiled(_ESCAPED).match(text, here):
            return Edit(here, here + 2, text[here + 1])
        if text.startswith(("\n", "\r"), here + 1):
            return Edit(here, here + 1, "")
        return None
    if char == "&":
        entity = _ENTITY.match(text, here)
        if entity and (value := html.unescape(entity.group())) != entity.group():
            return Edit(here, entity.end(), "" if value == "\u00ad" else value)
        return None
    if char == "{":
        if close := _SHORTCODES.get(text[here : here + 2]):
            end = text.find(close, here + 2, here + _LONGEST)
            if end >= 0:
                return Edit(here, end + 2, "" if close == "#}" else HOLE)
        if attributes := _ATTRIBUTES.match(text, here, here + _LONGEST):
            return Edit(here, attributes.end(), "")
        if mdx and (expression := _EXPRESSION.match(text, here, here + _LONGEST)):
            inner = expression.group()[1:-1].strip()
            if inner.startswith("/*"):
                return Edit(here, expression.end(), "")
            return Edit(here, expression.end(), " " if inner in ('" "', "' '") else HOLE)
        return None
    return _angle(text, here, mdx) if char == "<" else None


def _angle(text: str, here: int, mdx: bool) -> Edit | None:
    link = _AUTOLINK.match(text, here)
    if link:
        return Edit(here, link.end(), link[1])
    limit = here + _LONGEST
    tag = (_JSX.match(text, here, limit) if mdx else None) or _TAG.match(text, here, limit)
    if not tag:
        return None
    name = (tag[1] or "").lower()
    if name == "br":
        return Edit(here, tag.end(), "\n")
    if name in _CLOSED_TAGS and not tag.group().endswith("/>"):
        close = compiled(rf"</{name}\s*>", re.IGNORECASE).search(text, tag.end(), tag.end() + _LONGEST)
        if close:
            return Edit(here, close.end(), HOLE)
    if name in ("img", "input") or (mdx and name[:1] and tag.group().endswith("/>")):
        return Edit(here, tag.end(), HOLE)
    return Edit(here, tag.end(), "")


def _link_end(text: str, opened: int, closed: int, definitions: Container[str]) -> int:
    """Where the link ends whose text stands between two brackets; 0 if these are no link."""
    if text.startswith("^", opened) and closed > opened + 1:
        is_definition = opened == 2 - 1 and text.startswith(":", closed + 1)
        return closed + (2 if is_definition else 1)
    target = _LINK.match(text, closed + 1)
    if target:
        return target.end()
    label = _LABEL.match(text, closed + 1)
    if label and label[1].strip():
        return label.end() if label_of(label[1]) in definitions else 0
    if closed - opened <= _LONGEST_LABEL and label_of(text[opened:closed]) in definitions:
        return label.end() if label else closed + 1
    return 0


def _emphasis(runs: list[_Run]) -> list[Edit]:
    """The marks of emphasis among these runs: CommonMark's "process emphasis"."""
    edits: list[Edit] = []
    open_runs: list[_Run] = []
    # by kind of closer, where it stood when none of the runs before it could be its opener: none can be later
    bottoms: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        kind = closer.mark, closer.opens, closer.length % 3
        while closer.closes and closer.end > closer.start:
            place = _opener(open_runs, closer, bottoms.get(kind, 0))
            if place < 0:
                bottoms[kind] = closer.start
                break
            opener = open_runs[place]
            del open_runs[place + 1 :]
            if closer.mark == "~":
                taken = closer.length
            else:
                taken = 2 if min(opener.end - opener.start, closer.end - closer.start) >= 2 else 1
            opener.end -= taken
            edits.append(Edit(opener.end, opener.end + taken, ""))
            edits.append(Edit(closer.start, closer.start + taken, ""))
            closer.start += taken
            if opener.end == opener.start:
                open_runs.pop()
        if closer.opens and closer.end > closer.start:
            open_runs.append(closer)
    return edits


def _opener(open_runs: list[_Run], closer: _Run, bottom: int) -> int:
    """The number of the last open run that this one can close, -1 if there is none from `bottom` on, an offset
    of the text."""
    for place in range(len(open_runs) - 1, -1, -1):
        opener = open_runs[place]
        if opener.start < bottom:
            return -1
        if opener.mark != closer.mark:
            continue
        if closer.mark == "~":
            if opener.length == closer.length:
                return place
            continue
        thirds = (opener.length + closer.length) % 3 == 0
        both = opener.closes or closer.opens
        if both and thirds and (opener.length % 3 or closer.length % 3):
            continue
        return place
    return -1


def _is_space(char: str) -> bool:
    return not char or char in "\t\n\f\r" or unicodedata.category(char) == "Zs"


def _is_mark(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"
