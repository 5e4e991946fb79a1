"""AsciiDoc at the level of prose: sections, paragraphs, lists, quotations, tables, blocks."""

from __future__ import annotations

import re

from ...model.article import Article
from ...storage.regex_cache import compiled
from ..assemble import assemble
from ..decode import decode
from ..directives import find_directives
from ..prose import HOLE, Prose, View, blank
from .front_matter import as_meta, split_front_matter
from .line_markup import Line, add_paragraph, marks, split_lines
from .markdown_inline import Edit

_SECTION = compiled(r"(=|#){1,6}\s+(?=\S)")
_SETEXT = compiled(r"([=\-~^+])\1{3,}$")
_ENTRY = compiled(r":!?([\w-]+)!?:(?:\s+|$)")
_VERBATIM = compiled(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,})(?:\S.*)?$")
_FENCE = compiled(r"(={4,}|\*{4,}|_{4,}|--|\"\")$")
_TABLE = compiled(r"([|!,:])={3,}$")
_ATTRIBUTES = compiled(r"\[(?:[^\]\[]|\[[^\]]*\])*\]$")
_MACRO = compiled(r"[a-z]\w*::[^\s\[]*\[")  # and "]" at the end of the line: include::, image::, ifdef::
_ITEM = compiled(r"(?:[*.-]{1,5}|\d+\.|[a-zA-Z]\.|<(?:\d+|\.)>)\s+(?:\[[ x*]\]\s+)?(?=\S)")
_TERM = compiled(r"(?P<term>\S.*?)(?::{2,4}|;;)(?:\s+|$)")
_ADMONITION = compiled(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+")
_CELL = compiled(r"(?<!\\)(?:(?:^|(?<=[ \t]))(?:\d+(?:\.\d+)?[*+])?[<^>]?(?:\.[<^>])?[aehlmsdv]?)?\|")
_AUTHOR = compiled(r"([^\W\d_][^<>\n:;]*?)(?:\s+<[^>]*>)?(?:;|$)")
#: In characters; what is longer is no list of names, and the pattern takes time with its square.
_AUTHORS_AT_MOST = 1000

# No phrase is longer than 2,000 characters: a mark that is never closed would else be sought over and over.
_INLINE = compiled(
    r"(?P<escape>\\(?=[*_`#^~\[{<+]))"
    r"|(?P<pass>\+\+\+.{0,2000}?\+\+\+|pass:\w*\[.{0,2000}?\]|stem:\[.{0,2000}?\]|latexmath:\[.{0,2000}?\])"
    r"|(?P<note>footnote(?:ref)?:[\w-]*\[[^\]]{0,2000}\]|\(\(\([^()]{0,2000}\)\)\)|\[\[[\w.:-]+(?:,[^\]]{0,2000})?\]\])"
    r"|(?P<quoted>(?P<mark>[\"'])`(?=\S)(?P<quoted_text>[^`]{1,2000}?)`(?P=mark))"
    r"|(?P<code>``[^`]{1,2000}``|(?<![\w`])`(?=\S)[^`]{0,2000}?(?<=\S)`(?![\w`]))"
    r"|(?P<object>(?:image|icon|kbd|btn|menu):[^\s\[:]{0,200}\[[^\]]{0,2000}\])"
    r"|(?P<link>(?:(?:link|xref|mailto):[^\s\[]{0,2000}|(?:https?|ftp|irc)://[^\s\[\]<>]{1,2000})\[(?P<link_text>[^\]]{0,2000})\])"
    r"|(?P<cross><<[^<>,]{1,200}(?:,(?P<cross_text>[^<>]{0,2000}))?>>)"
    r"|(?P<index>\(\((?P<index_text>[^()]{1,2000})\)\))"
    r"|(?P<double>(?P<twice>\*\*|__|##)(?=\S)(?P<double_text>.{1,2000}?)(?P=twice))"
    r"|(?P<single>(?<![\w\\*_#])(?:\[[^\[\]\s]{0,200}\])?(?P<once>[*_#])(?=\S)(?P<single_text>(?:(?!(?P=once)).){1,2000}?)(?<=\S)(?P=once)(?!\w))"
    r"|(?P<script>(?P<raised>[\^~])(?P<script_text>[^\s^~]{1,200})(?P=raised))"
    r"|(?P<break>[ \t]\+(?=[ \t]*(?:[\r\n]|\Z)))"
    r"|(?P<attribute>\{[\w-]+\})"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});)",
    re.DOTALL,
)
_QUOTES = {'"': "“”", "'": "‘’"}


def find_edits(text: str) -> list[Edit]:
    """The markup within a paragraph."""
    edits: list[Edit] = []
    at = 0
    # what is emphasized may hold links and more emphasis: go on from behind the first mark, not the last
    while match := _INLINE.search(text, at):
        start, end = match.span()
        kind = match.lastgroup or ""
        at = end
        if match["entity"]:
            import html

            edits.append(Edit(start, end, html.unescape(match.group())))
        elif match["code"] or match["object"] or match["attribute"] or match["pass"]:
            edits.append(Edit(start, end, HOLE))
        elif match["escape"]:
            edits.append(Edit(start, end, ""))
            at = end + 1
        elif match["note"] or match["break"]:
            edits.append(Edit(start, end, ""))
        elif match["cross"] and match["cross_text"] is None:
            edits.append(Edit(start, end, HOLE))
        elif match["link"] and not match["link_text"]:
            address = match.group()[: match.group().index("[")]
            edits.append(Edit(start + len(address), end, ""))
        else:
            kind = next(
                k for k in ("quoted", "link", "cross", "index", "double", "single", "script") if match[k]
            )
            before, after = marks(match, f"{kind}_text")
            if kind == "quoted":
                pair = _QUOTES[match["mark"]]
                before, after = before._replace(text=pair[0]), after._replace(text=pair[1])
            elif kind == "link" and (window := re.search(r"(?:\^|,\s*\w+=.*)$", match["link_text"])):
                after = after._replace(start=match.start("link_text") + window.start())
            edits += before, after
            at = before.end
    return _without_overlaps(edits)


def _without_overlaps(edits: list[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits):
        if edit.end > edit.start and (not kept or edit.start >= kept[-1].end):
            kept.append(edit)
    return kept


def read_asciidoc(path: str, data: bytes) -> Article:
    """The prose of an article in AsciiDoc."""
    decoded = decode(data, path)
    front = split_front_matter(decoded.text)
    source = blank(decoded.text, [(0, front.end), *find_directives(decoded.text, front.end)])
    reader = _Reader(source)
    front.add_prose(reader.prose, View(decoded.text))
    reader.headlined = bool(reader.prose.blocks)
    reader.read([line for line in split_lines(source) if not re.match(r"//(?!/)", line.text)])
    return assemble(path, decoded, reader.prose, {**as_meta(reader.fields), **front.meta}, "asciidoc")


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.prose = Prose()
        self.fields: dict[str, str] = {}
        self.headlined = False
        self.fences: list[tuple[str, str]] = []  # open blocks: their mark, and the kind around them

    def read(self, lines: list[Line]) -> None:
        """Read all lines of the file, one block after the other."""
        at = self._header(lines)
        style = ""
        kind = "body"
        while at < len(lines):
            line = lines[at]
            text = line.text
            if not text or text == "+":
                at += 1
                if not text and not self.fences:
                    kind = "body"
                continue
            if _ATTRIBUTES.match(text):
                style = text[1:-1]
                at += 1
                continue
            if verbatim := _VERBATIM.match(text):
                at = _closing(lines, at, verbatim[1])
            elif table := _TABLE.match(text):
                at = self._table(lines, at, text, table[1])
            elif fence := _FENCE.match(text):
                if self.fences and self.fences[-1][0] == fence[1]:
                    kind = self.fences.pop()[1]
                else:
                    self.fences.append((fence[1], kind))
                    kind = (
                        "quote"
                        if fence[1].startswith(("_", '"')) or style.startswith(("quote", "verse"))
                        else kind
                    )
                at += 1
            elif text == "'''" or text == "<<<" or _is_macro(text) or text.startswith("[["):
                at += 1
            elif entry := _ENTRY.match(text):
                self.fields.setdefault(entry[1].lower(), text[entry.end() :])
                at += 1
            elif section := _SECTION.match(text):
                self._add([line.cut(section.end())], self._heading())
                at += 1
            elif at + 1 < len(lines) and self._underlined(line, lines[at + 1]):
                self._add([line], self._heading())
                at += 2
            elif text.startswith(".") and re.match(r"\.[^\s.]", text):
                self._add([line.cut(1)], "heading")
                at += 1
                continue
            else:
                at = self._paragraph(lines, at, kind, style)
            style = ""

    def _header(self, lines: list[Line]) -> int:
        """Read the title of the document and the lines under it; returns the number of the line after."""
        at = next((number for number, line in enumerate(lines) if line.text), len(lines))
        if at < len(lines) and re.match(r"[=#]\s+\S", lines[at].text):
            self._add([lines[at].cut(1)], self._heading())
            at += 1
            if at < len(lines) and lines[at].text and not _ENTRY.match(lines[at].text):
                authors = [author.strip() for author in _AUTHOR.findall(lines[at].text[:_AUTHORS_AT_MOST])]
                self.fields["author"] = ", ".join(authors)
                at += 1
                if at < len(lines) and re.match(r"v?\d", lines[at].text):
                    at += 1
        return at

    def _heading(self) -> str:
        kind = "heading" if self.headlined else "headline"
        self.headlined = True
        return kind

    @staticmethod
    def _underlined(line: Line, following: Line) -> bool:
        width = len(line.text)
        return bool(_SETEXT.match(following.text)) and abs(len(following.text) - width) <= 2 and width > 3

    def _add(self, lines: list[Line], kind: str) -> None:
        add_paragraph(self.prose, self.source, lines, kind, find_edits)

    def _paragraph(self, lines: list[Line], at: int, kind: str, style: str) -> int:
        end = at + 1
        while end < len(lines) and lines[end].text and not self._starts(lines[end].text):
            end += 1
        first = lines[at]
        name = style.partition(",")[0].strip().lower()
        if name.startswith(("source", "listing", "literal", "stem", "pass", "latexmath", "comment")):
            return end
        block = list(lines[at:end])
        if item := _ITEM.match(first.text):
            block[0] = first.cut(item.end())
            kind = "item" if kind == "body" else kind
        elif term := _TERM.match(first.text):
            self._add([first._replace(text=term["term"])], "item")
            block[0] = first.cut(term.end())
            kind = "item" if kind == "body" else kind
        elif first.indent and kind == "body" and not self.fences:
            return end  # a literal paragraph
        elif admonition := _ADMONITION.match(first.text):
            block[0] = first.cut(admonition.end())
        elif name in ("quote", "verse") or style.startswith(("quote", "verse")):
            kind = "quote"
        self._add(block, kind)
        return end

    @staticmethod
    def _starts(text: str) -> bool:
        """True if a line ends the paragraph before it."""
        return bool(
            text == "+"
            or _ITEM.match(text)
            or _VERBATIM.match(text)
            or _FENCE.match(text)
            or _TABLE.match(text)
            or _ATTRIBUTES.match(text)
            or re.match(r"(?:ifn?def|ifeval|endif|include)::\S*\[|\S.*?(?::{2,4}|;;)(?:\s|$)", text)
        )

    def _table(self, lines: list[Line], at: int, mark: str, separator: str) -> int:
        end = _closing(lines, at, mark)
        for line in lines[at + 1 : end - 1]:
            edges = [(match.start(), match.end()) for match in _CELL.finditer(line.text)]
            if separator != "|" or not edges:
                if line.text and separator == "|":
                    self._add([line], "table")
                continue
            starts = [0, *(after for _, after in edges)]
            ends = [*(before for before, _ in edges), len(line.text)]
            for start, stop in zip(starts, ends):
                cell = Line(line.text[start:stop], line.start + start, 0, line.after)
                self._add([cell.cut(0)], "table")
        return end


def _is_macro(text: str) -> bool:
    """True if a line is a block macro and nothing else."""
    return text.endswith("]") and _MACRO.match(text) is not None


def _closing(lines: list[Line], at: int, mark: str) -> int:
    """The number of the line after a delimited block that begins at `at`."""
    for number in range(at + 1, len(lines)):
        if lines[number].text == mark:
            return number + 1
    return len(lines)
