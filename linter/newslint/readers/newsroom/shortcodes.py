"""Shortcodes of WordPress: `[caption ...]`, `[gallery ids="1,2"]`, `[embed]...[/embed]`."""

from __future__ import annotations

from ...storage.regex_cache import compiled
from ..prose import View, blank

# No value holds a bracket that opens: of many shortcodes that are never closed, each would else run to the end.
_SHORTCODE = compiled(
    r"\[(?P<close>/?)(?P<name>[a-z][\w-]*)"
    r"(?P<with>(?:\s+[\w-]+\s*=\s*(?:\"[^\"\[\]]*\"|'[^'\[\]]*'|[^\s\[\]\"'<>]+))*)(?P<url>\s+https?://[^\s\]]+)?\s*/?\]"
)
#: Shortcodes that come without attributes, too; without them, what stands in brackets may be words.
_KNOWN = frozenset(
    (
        "audio video playlist gallery embed code caption wp_caption youtube vimeo twitter tweet instagram facebook "
        "soundcloud spotify tiktok googlemaps contact-form sourcecode pullquote"
    ).split()
)
#: Shortcodes that enclose no words for readers.
_NO_WORDS = frozenset("audio video playlist embed code sourcecode youtube vimeo".split())


def open_shortcodes(view: View) -> View:
    """The view with its shortcodes turned to white space, those of captions to `caption` elements; no offset
    changes."""
    text = view.text
    gone: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for match in _SHORTCODE.finditer(text):
        name = match["name"]
        if match["close"]:
            start = opened.pop(name, -1)
            if start < 0 and name not in _KNOWN:
                continue
            gone.append((start, match.end()) if start >= 0 and name in _NO_WORDS else match.span())
        elif name in _KNOWN or match["with"] or match["url"]:
            opened[name] = match.start()
            gone.append(match.span())
    masked = list(blank(text, gone))
    for start, end in gone:
        for written, meant in (("[caption", "<caption>"), ("[/caption", "</caption>")):
            if text.startswith(written, start) and not text[start + len(written)].isalnum():
                masked[start:end] = meant.ljust(end - start)
    return View("".join(masked), view.offsets)
