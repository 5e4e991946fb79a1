"""Newsroom JSON: ninjs of the IPTC, ANS of Arc, and what content systems export."""

from __future__ import annotations

from ...model.article import Article
from ...model.errors import UnreadableFile
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..assemble import assemble
from ..decode import decode
from ..prose import Prose
from .ans import read_ans
from .cms import is_ghost, is_superdesk, read_ghost, read_superdesk
from .json_tree import Node, items, parse_json
from .ninjs import read_ninjs
from .rich_text import is_contentful, is_sanity, read_contentful, read_sanity

if TYPE_CHECKING:
    from collections.abc import Callable


def is_ans(root: Node) -> bool:
    """True for a story of Arc, or a collection of them."""
    return isinstance(root, dict) and isinstance(root.get("content_elements"), list)


def is_ninjs(root: Node) -> bool:
    """True for an item of ninjs: only `uri` is required there, so some words are asked for, too."""
    return isinstance(root, dict) and "uri" in root and any(key.startswith(_WORDS) for key in root)


_WORDS = ("body_", "bodies", "headline", "description")


class _Shape(NamedTuple):
    """A kind of JSON: what it is called, what tells it, and what adds its prose and says what is known of it."""

    name: str
    holds: Callable[[Node], bool]
    read: Callable[[Node, Prose, dict[str, str]], None]


_SHAPES = (
    _Shape("ans", is_ans, read_ans),
    _Shape("ninjs", is_ninjs, read_ninjs),
    _Shape("superdesk", is_superdesk, read_superdesk),
    _Shape("ghost", is_ghost, read_ghost),
    _Shape("contentful", is_contentful, read_contentful),
    _Shape("sanity", is_sanity, read_sanity),
)


def read_json(path: str, data: bytes) -> Article:
    """The prose of a file of newsroom JSON: one story, or several in a list. Raises UnreadableFile for broken and for
    other JSON."""
    decoded = decode(data, path)
    try:
        root = parse_json(decoded.text, path)
        prose = Prose()
        meta: dict[str, str] = {}
        format = ""
        for story in items(root) if isinstance(root, list) else [root]:
            shape = next((shape for shape in _SHAPES if shape.holds(story)), None)
            if shape is not None:
                shape.read(story, prose, meta)
                format = format or shape.name
    except RecursionError:
        raise UnreadableFile("the JSON is nested too deeply to be an article", path=path) from None
    if not format:
        raise UnreadableFile(
            "this JSON is no article: newslint reads ninjs, Arc ANS, Superdesk, Ghost, Contentful and Sanity",
            path=path,
        )
    return assemble(path, decoded, prose, meta, format)
