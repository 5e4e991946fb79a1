"""What no message and no replacement may be, whatever the text it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..storage.regex_cache import compiled

_CHOICE = compiled(r"\{[^{}]*\|[^{}]*\}|\{\w*\}")
#: Marks around nothing, which a placeholder without words leaves behind.
_EMPTY = compiled(r"(?<!\w)(?:''|‘’|\"\"|“”)(?!\w)|(?<!\w)'\s+'(?!\w)")


def flaws_in(message: str, replacements: Sequence[str], text: str) -> Iterator[str]:
    """Each thing that is wrong with what a finding says of the words `text`."""
    bare = message.replace(text, "\0") if len(text) > 1 else message  # what stands in the copy is not ours
    if _CHOICE.search(bare):
        yield "choices in braces in the message"
    if _EMPTY.search(bare):
        yield "quotation marks around nothing in the message"
    if "  " in bare or not message.strip():
        yield "double spaces in the message, or no message"
    for replacement in replacements:
        if _CHOICE.search(replacement):
            yield "choices in braces in the replacement"
        if replacement.strip() in ("...", "…", ". . ."):
            yield "an ellipsis for a replacement"
        elif ("..." in replacement and "..." not in text) or ("…" in replacement and "…" not in text):
            yield "an ellipsis in the replacement"
        if "  " in replacement and "  " not in text:
            yield "double spaces in the replacement"
        if replacement == text:
            yield "a replacement that stands there already"
    if len(set(replacements)) < len(replacements):
        yield "the same replacement twice"
