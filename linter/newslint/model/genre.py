"""What sort of article a genre, section or label speaks of."""

from __future__ import annotations

from ..storage.regex_cache import compiled

_KINDS = (
    ("opinion", compiled(r"\b(?:opinions?|op-?eds?|editorials?|commentary|comment|columns?|letters)\b")),
    ("interview", compiled(r"\b(?:interviews?|q ?(?:&|and|-) ?a|questionandanswer)\b")),
    ("transcript", compiled(r"\b(?:transcripts?|verbatim)\b")),
    ("obituary", compiled(r"\b(?:obituary|obituaries)\b")),
)


def kind_of(*names: str) -> str:
    """The kind of article (see `Article.meta`) that the first telling name stands for; "" for news."""
    for name in names:
        for kind, pattern in _KINDS:
            if pattern.search(name.lower()):
                return kind
    return ""
