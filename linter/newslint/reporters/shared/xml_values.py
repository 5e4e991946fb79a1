"""Writing XML: values that are safe in attributes and in content."""

from __future__ import annotations

import re

#: What XML 1.0 cannot hold at all, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Control characters and marks of direction, which steer a terminal.
_STEERING = {
    code: f"&#{code};" for code in (*range(0x7F, 0xA0), *range(0x2028, 0x202F), *range(0x2066, 0x206A))
}
_CONTENT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}) | _STEERING
_ATTRIBUTE = _CONTENT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def content(text: str) -> str:
    """Text between tags. A character that XML cannot hold becomes U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text).translate(_CONTENT)


def attributes(**values: str | int) -> str:
    """Attributes of a tag, each with a blank before it."""
    return "".join(
        f' {name}="{_FORBIDDEN.sub(chr(0xFFFD), str(value)).translate(_ATTRIBUTE)}"'
        for name, value in values.items()
    )
