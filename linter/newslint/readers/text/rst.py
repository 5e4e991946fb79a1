"""reStructuredText at the level of prose: sections, paragraphs, lists, quotations, tables, directives."""

from __future__ import annotations

import re
from bisect import bisect_left

from ...model.article import Article
from ...storage.regex_cache import compiled
from ..assemble import assemble
from ..decode import decode
from ..directives import find_directives
from ..prose import HOLE, Prose, blank
from .front_matter import as_meta
from .line_markup import Line, add_paragraph, marks, split_lines
from .markdown_inline import Edit

_ADORNMENT = compiled(r"([!-/:-@\[-`{-~])\1{1,}$")
_EXPLICIT = compiled(r"\.\.(?:\s|$)")
_DIRECTIVE = compiled(r"\.\.\s+(?:\|[^|]+\|\s+)?([\w:+.-]+?)::(?:\s+|$)")
_FOOTNOTE = compiled(r"\.\.\s+\[(?:#?\w*|\*)\]\s+")
_FIELD = compiled(r":([^:\s][^:]*):(?:\s+|$)")
_ITEM = compiled(r"(?:[*+•‣⁃-]|#\.|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,6})[.)])\s+")
_GRID = compiled(r"\+(?:[-=]+\+)+$")
_SIMPLE_TABLE = compiled(r"=+(?:\s+=+)+$")
_OPTION = compiled(r"(?:--?|/)\w[\w-]*(?:[ =]\w+)?(?:, .*)?\s{2,}\S")

#: Directives whose content is prose, and the kind of its blocks ("" as around it).
_PROSE = {
    **dict.fromkeys(
        (
            "admonition attention caution danger error hint important note tip warning seealso topic sidebar "
            "compound container versionadded versionchanged only rubric"
        ).split(),
        "",
    ),
    **dict.fromkeys(("epigraph", "highlights", "pull-quote"), "quote"),
    "figure": "caption",
}
#: Directives whose argument is a title.
_TITLED = frozenset("admonition topic sidebar rubric".split())

# No phrase is longer than 2,000 characters: a mark that is never closed would else be sought over and over. White
# space is taken where it begins (behind an escaped space, too), or a run of it would be tried from each of its spaces.
_INLINE = compiled(
    r"(?P<escape>\\(?:\r\n|.))"
    r"|(?P<literal>(?<![\w`])``(?=\S).{1,2000}?(?<=\S)``(?![\w`]))"
    r"|(?P<role>(?<!\w):[\w.+:-]{1,60}:`(?P<role_text>[^`]{1,2000}?)(?:(?<!\s)\s*<[^`>]{0,2000}>)?`)"
    r"|(?P<link>(?<![\w`])`(?P<link_text>[^`<]{1,2000}?)(?:(?<!\s)\s*<[^`>]{1,2000}>)?`(?:__?)?(?::[\w.+:-]{1,60}:)?)"
    r"|(?P<strong>(?<![\w*])\*\*(?=\S)(?P<strong_text>.{1,2000}?)(?<=[^\s\\])\*\*(?![\w*]))"
    r"|(?P<emphasis>(?<![\w*])\*(?=[^\s*])(?P<emphasis_text>[^*]{1,2000}?)(?<=[^\s\\])\*(?![\w*]))"
    r"|(?P<substitution>(?<![\w|])\|(?=\S)[^|\r\n]{1,200}?(?<=\S)\|(?:__?)?(?![\w|]))"
    r"|(?P<footnote>(?:(?:(?<![ \t])|(?<=\\[ \t]))[ \t]+)?\[(?:#\w*|\d+|\*|[A-Za-z][\w.-]*)\]_(?!\w))"
    r"|(?P<reference>(?<=[^\W_])__?(?![\w]))",
    re.DOTALL,
)
_CODE_ROLES = compiled(r":(?:code|math|raw|kbd|command|program|file|samp|class|func|meth|mod|py:\w+|c:\w+):")


def find_edits(text: str) -> list[Edit]:
    """The markup within a paragraph."""
    edits: list[Edit] = []
    for match in _INLINE.finditer(text):
        start, end = match.span()
        if match["escape"]:
            edits.append(Edit(start, end, "" if match.group()[1].isspace() else match.group()[1]))
        elif (
            match["literal"] or match["substitution"] or (match["role"] and _CODE_ROLES.match(match.group()))
        ):
            edits.append(Edit(start, end, HOLE))
        elif match["footnote"] or match["reference"]:
            edits.append(Edit(start, end, ""))
        else:
            kind = next(kind for kind in ("role", "link", "strong", "emphasis") if match[kind])
            before, after = marks(match, f"{kind}_text")
            inner = [
                Edit(
                    match.start(f"{kind}_text") + escape.start(),
                    match.start(f"{kind}_text") + escape.end(),
                    "",
                )
                for escape in re.finditer(r"\\(?=[^\s])|\\(?:\r\n|\s)", match[f"{kind}_text"])
            ]
            edits += before, *inner, after
    return edits


def read_rst(path: str, data: bytes) -> Article:
    """The prose of an article in reStructuredText."""
    decoded = decode(data, path)
    source = blank(decoded.text, find_directives(decoded.text))
    reader = _Reader(source)
    reader.read(split_lines(source), "body")
    return assemble(path, decoded, reader.prose, as_meta(reader.fields), "rst")


class _Level:
    """Lines of one indentation that are being read, up to the line of number `at`."""

    def __init__(self, lines: list[Line], base: int, kind: str) -> None:
        self.lines = lines
        self.base = base
        self.kind = kind
        self.at = 0


def _level(lines: list[Line], kind: str) -> _Level:
    return _Level(lines, min((line.indent for line in lines if line.text), default=0), kind)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.prose = Prose()
        self.fields: dict[str, str] = {}
        self.headlined = False

    def read(self, lines: list[Line], kind: str) -> None:
        """Read lines that stand in one another's surroundings: a body, a list item, a directive. What is nested
        waits its turn in a list, so depth costs nothing."""
        waiting = [_level(lines, kind)]
        while waiting:
            level = waiting.pop()
            inner = self._advance(level)
            if level.at < len(level.lines):
                waiting.append(level)
            waiting.extend(_level(block, kind) for block, kind in reversed(inner))

    def _advance(self, level: _Level) -> list[tuple[list[Line], str]]:
        """Read one level up to the next nested block, which is handed back."""
        lines, base, kind = level.lines, level.base, level.kind
        while level.at < len(lines):
            at = level.at
            line = lines[at]
            if not line.text:
                level.at += 1
            elif line.indent > base:
                level.at = _dedent(lines, at, base)
                defined = at > 0 and lines[at - 1].text  # a definition follows its term at once
                inside = ("item" if defined else "quote") if kind == "body" else kind
                return [(lines[at : level.at], inside)]
            elif _EXPLICIT.match(line.text):
                level.at = _dedent(lines, at + 1, base)
                if inner := self._explicit(lines[at : level.at], kind):
                    return inner
            elif field := _FIELD.match(line.text):
                level.at = _dedent(lines, at + 1, base)
                self.fields.setdefault(field[1].lower(), line.text[field.end() :].strip())
            elif item := _ITEM.match(line.text):
                level.at = _dedent(lines, at + 1, base)
                return [(_beside(line.cut(item.end()), lines[at + 1 : level.at]), _item(kind))]
            elif line.text.startswith(">>>") or _OPTION.match(line.text):
                level.at = _paragraph_end(lines, at, base)
            elif _GRID.match(line.text) or _SIMPLE_TABLE.match(line.text):
                level.at = self._table(lines, at)
            else:
                level.at = self._title(lines, at) or self._paragraph(lines, at, base, kind)
        return []

    def _title(self, lines: list[Line], at: int) -> int:
        """Read a section title, if one begins here; returns the number of the line after it, or 0."""
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else None
        if _ADORNMENT.match(line.text):
            third = lines[at + 2] if at + 2 < len(lines) else None
            if following and following.text and third and third.text == line.text:
                self._heading(following)
                return at + 3
            return at + 1 if len(line.text) >= 4 and not (following and following.text) else 0
        under = following.text if following and following.indent == line.indent else ""
        if _ADORNMENT.match(under) and len(under) >= min(len(line.text), 4):
            self._heading(line)
            return at + 2
        return 0

    def _heading(self, line: Line) -> None:
        kind = "heading" if self.headlined else "headline"
        self.headlined = True
        add_paragraph(self.prose, self.source, [line], kind, find_edits)

    def _paragraph(self, lines: list[Line], at: int, base: int, kind: str) -> int:
        end = _paragraph_end(lines, at, base)
        block = [line.cut(2) if line.text.startswith("| ") else line for line in lines[at:end]]
        if kind == "body" and end < len(lines) and lines[end].text and lines[end].indent > base:
            kind = "item"  # the term of a definition
        literal = block[-1].text.endswith("::")
        if literal:
            last = block[-1]
            keep = 2 if last.text.endswith(" ::") or last.text == "::" else 1
            block[-1] = last._replace(text=last.text[:-keep].rstrip())
        add_paragraph(self.prose, self.source, block, kind, find_edits)
        if literal:
            while end < len(lines) and not lines[end].text:
                end += 1
            if end < len(lines) and lines[end].indent > base:
                return _dedent(lines, end, base)
            while end < len(lines) and _ADORNMENT.match(lines[end].text[:1] * 2):  # a quoted literal block
                end += 1
        return end

    def _explicit(self, lines: list[Line], kind: str) -> list[tuple[list[Line], str]]:
        """What is prose in a directive, a footnote, a comment, a target: nothing in most."""
        first = lines[0]
        if footnote := _FOOTNOTE.match(first.text):
            return [(_beside(first.cut(footnote.end()), lines[1:]), kind)]
        directive = _DIRECTIVE.match(first.text)
        name = directive[1].lower() if directive else ""
        if not directive or name not in _PROSE:
            return []
        inner = _PROSE[name] or kind
        argument = first.cut(directive.end())
        if name in _TITLED:
            add_paragraph(self.prose, self.source, [argument], "heading", find_edits)
        elif argument.text and name not in ("figure", "container", "only", "versionadded", "versionchanged"):
            return [(_beside(argument, lines[1:]), inner)]
        at = 1
        while at < len(lines) and (not lines[at].text or _FIELD.match(lines[at].text)):
            at += 1
        return [(lines[at:], inner)]

    def _table(self, lines: list[Line], at: int) -> int:
        """Read a table, each piece of a cell that stands on one line as a block."""
        grid = lines[at].text.startswith("+")
        borders = 0
        columns = [match.start() for match in re.finditer(r"\+" if grid else "=+", lines[at].text)]
        while at < len(lines):
            line = lines[at]
            if grid and not line.text.startswith(("+", "|")):
                break
            if _GRID.match(line.text) or _SIMPLE_TABLE.match(line.text):
                borders += 1
                if not grid and borders > 1 and not (at + 1 < len(lines) and lines[at + 1].text):
                    return at + 1
            elif line.text:
                for start, end in _cells(line.text, grid, columns):
                    cell = Line(line.text[start:end], line.start + start, 0, line.after)
                    add_paragraph(self.prose, self.source, [cell.cut(0)], "table", find_edits)
            elif not grid and borders > 2:
                break
            at += 1
        return at


def _cells(text: str, grid: bool, columns: list[int]) -> list[tuple[int, int]]:
    """The pieces of cells on one line of a table."""
    # a short line is not gone through to the last of them
    columns = columns[: bisect_left(columns, len(text))]
    if not grid:
        return list(zip(columns, [*columns[1:], len(text)]))
    # the border says where the columns end: within a cell a bar may be markup
    edges = sorted(
        {0, len(text) - 1, *(column for column in columns if text[column : column + 1] in ("|", "+"))}
    )
    return [(left + 1, right) for left, right in zip(edges, edges[1:])]


def _beside(first: Line, rest: list[Line]) -> list[Line]:
    """A line that begins behind a mark, and those under it, as lines of one indentation."""
    indents = [line.indent for line in rest if line.text]
    return [first._replace(indent=min(indents)) if indents else first, *rest]


def _item(kind: str) -> str:
    return "item" if kind == "body" else kind


def _dedent(lines: list[Line], at: int, base: int) -> int:
    """The number of the first line from `at` on that is not indented, and not blank before an indented one."""
    end = at
    for number in range(at, len(lines)):
        if lines[number].text:
            if lines[number].indent <= base:
                break
            end = number + 1
    return end


def _paragraph_end(lines: list[Line], at: int, base: int) -> int:
    while at < len(lines) and lines[at].text and lines[at].indent == base:
        at += 1
    return at
