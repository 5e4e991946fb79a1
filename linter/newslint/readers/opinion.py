"""What sort of article a genre, section or label speaks of."""

from __future__ import annotations

import re

_KINDS = (
    ("opinion", re.compile(r"\b(?:opinions?|op-?eds?|editorials?|commentary|comment|columns?|letters)\b")),
    ("interview", re.compile(r"\b(?:interviews?|q ?(?:&|and|-) ?a|questionandanswer)\b")),
    ("transcript", re.compile(r"\b(?:transcripts?|verbatim)\b")),
    ("obituary", re.compile(r"\b(?:obituary|obituaries)\b")),
)


def kind_of(*names: str) -> str:
    """The kind of article (see `Article.meta`) that the first telling name stands for; "" for news."""
    for name in names:
        for kind, pattern in _KINDS:
            if pattern.search(name.lower()):
                return kind
    return ""
