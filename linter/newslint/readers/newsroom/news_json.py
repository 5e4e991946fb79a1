"""Newsroom JSON: ninjs of the IPTC (1.x, 2.x and 3.x) and ANS of Arc."""

from __future__ import annotations

from ...model.article import Article
from ...model.errors import UnreadableFile
from ..assemble import assemble
from ..decode import decode
from ..prose import Prose
from .ans import read_ans
from .json_tree import Node, parse_json
from .ninjs import read_ninjs


def read_json(path: str, data: bytes) -> Article:
    """The prose of a file of newsroom JSON. Raises UnreadableFile for broken and for other JSON."""
    decoded = decode(data, path)
    root = parse_json(decoded.text, path)
    prose = Prose()
    meta: dict[str, str] = {}
    if is_ans(root):
        read_ans(root, prose, meta)
        return assemble(path, decoded, prose, meta, "ans")
    if is_ninjs(root):
        read_ninjs(root, prose, meta)
        return assemble(path, decoded, prose, meta, "ninjs")
    raise UnreadableFile("this JSON is no article: newslint reads ninjs and Arc ANS", path=path)


def is_ans(root: Node) -> bool:
    """True for a story of Arc."""
    return isinstance(root, dict) and isinstance(root.get("content_elements"), list)


def is_ninjs(root: Node) -> bool:
    """True for an item of ninjs: only `uri` is required there, so some words are asked for, too."""
    return isinstance(root, dict) and "uri" in root and any(key.startswith(_WORDS) for key in root)


_WORDS = ("body_", "bodies", "headline", "description")
