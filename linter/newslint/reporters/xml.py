"""Writing XML: values that are safe in attributes and in content."""

from __future__ import annotations

import re

#: What XML 1.0 cannot hold at all, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


def content(text: str) -> str:
    """Text between tags. A character that XML cannot hold becomes U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text).translate(_CONTENT)


def attributes(**values: str | int) -> str:
    """Attributes of a tag, each with a blank before it."""
    return "".join(
        f' {name}="{_FORBIDDEN.sub(chr(0xFFFD), str(value)).translate(_ATTRIBUTE)}"'
        for name, value in values.items()
    )
