"""The frame of every HTML page we write: one file with its style and script inside, nothing fetched.

Whatever an article holds is shown and never obeyed: text is escaped, and the page forbids every script
and style but its own by their hashes.
"""

from __future__ import annotations

import os
from base64 import b64encode
from functools import cache
from hashlib import sha256

_HERE = os.path.dirname(__file__)
#: Control characters are shown by their pictures or names, not obeyed. A line that ends at CR ends as all others do, so
#: that whoever reads the page as lines sees the same ones.
_ESCAPE: dict[int, str] = {
    **{ord(char): entity for char, entity in zip("&<>\"'", ("&amp;", "&lt;", "&gt;", "&quot;", "&#39;"))},
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    ord("\r"): "\n",
    **{
        code: f"[U+{code:04X}]"
        for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
    },
}


def escape(text: str) -> str:
    """Text for HTML content or a quoted attribute. What could steer the direction of the page or break
    the encoding is shown by name."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").translate(_ESCAPE)


@cache
def asset(name: str) -> str:
    """A style sheet or script that lies beside this module."""
    with open(os.path.join(_HERE, name), encoding="utf-8") as file:
        return file.read().strip() + "\n"


def begin(
    title: str, *, styles: tuple[str, ...] = ("page.css",), scripts: tuple[str, ...] = ("page.js",)
) -> str:
    """The page up to and with `<body>`; `title` is plain text, the others are names of assets."""
    style = "".join(map(asset, styles))
    policy = (
        f"default-src 'none'; img-src data:; style-src {_hash(style)}; script-src {_hash(_script(scripts))}; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="newslint">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def end(*, scripts: tuple[str, ...] = ("page.js",)) -> str:
    """The rest of the page; `scripts` must be those that `begin` was given."""
    return f"<script>{_script(scripts)}</script>\n</body>\n</html>\n"


def _script(names: tuple[str, ...]) -> str:
    return "".join(map(asset, names))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
