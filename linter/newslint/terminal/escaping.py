"""What must never be sent to a terminal as it is: characters that steer it, or that nobody can see."""

from __future__ import annotations

ZWJ = "\u200d"
EMOJI_STYLE = "\ufe0f"
#: Characters that steer the terminal or the direction of the text, or that cannot be seen.
STEERING = frozenset(
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def safe(text: str) -> str:
    """The text on one line, with everything that could steer a terminal made visible."""
    if text.isprintable():  # nothing that steers is
        return text
    return "".join([c if c.isprintable() and c not in STEERING else visible(c) for c in text])


def visible(char: str) -> str:
    """What is shown for one character that steers or cannot be seen."""
    if char in "\t\n\r":
        return " "
    if char in ("\u00a0", ZWJ, EMOJI_STYLE):
        return char
    if char.isspace() and char > "\u1fff" and char not in STEERING:
        return char  # the many widths of blank that typesetters use
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"
