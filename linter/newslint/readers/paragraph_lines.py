"""Articles in files that hold no lines of text: shown as text with one line for each paragraph, so a line number is the
number of a paragraph, and a column a character in it."""

from __future__ import annotations

from ..model.article import Article
from ..model.errors import UnreadableFile
from ..storage.lazy_namedtuple import NamedTuple
from .assemble import assemble
from .decode import Decoded, find_notes
from .directives import find_directives
from .prose import Prose, View

#: No article has more paragraphs.
MOST = 100_000
#: A line break within a paragraph.
LINE_BREAK = "\u2028"


class Line(NamedTuple):
    """A paragraph of a file: its kind of block (see `BLOCK_KINDS`), "code" for what is no prose, and its text."""

    kind: str
    text: str


def article_of_lines(path: str, lines: list[Line], meta: dict[str, str], format: str) -> Article:
    """The article that the paragraphs of a file make up."""
    text = "\n".join(line.text for line in lines)
    orders = {start for start, _ in find_directives(text)}
    prose = Prose()
    at = 0
    for line in lines:
        end = at + len(line.text)
        if line.kind != "code" and at not in orders:
            prose.begin(line.kind)
            prose.copy(View(text), at, end)
        at = end + 1
    return assemble(path, Decoded(text, "utf-8", False, find_notes(text)), prose, meta, format)


def too_many(what: str, path: str) -> UnreadableFile:
    """What to say of a file with more than `MOST` paragraphs."""
    return UnreadableFile(f"the {what} has more than {MOST:,} paragraphs; split it", path=path)


def one_line(text: str) -> str:
    """A paragraph as one line: line breaks in it become such as stand within a paragraph, and what no text holds goes."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", LINE_BREAK).replace("\0", "")
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text
