"""What must never be sent to a terminal as it is: characters that steer it, or that nobody can see."""

from __future__ import annotations

from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from typing import TextIO

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


#: What the log of a CI system takes for an order: `::name` at the beginning of a line (after blanks), and `##[name`,
#: `##vso[name`, `##teamcity[name` anywhere. For it lines end at CR, too.
_ORDER = compiled(r"(?m)(?:^|(?<=\r))([^\S\r\n]*):(?=:\w)|#(?=#\w*\[)")
#: How an order is broken up, by what the text is: for people to read, in the strings of JSON, in HTML and XML. In
#: annotations for GitHub the orders at the beginning of lines are ours.
_BREAKS = {
    "text": (":\u200b", "#\u200b"),
    "json": (":", "\\u0023"),
    "markup": ("&#58;", "&#35;"),
    "orders": (":", "#\u200b"),
}


def without_orders(text: str, language: str = "text") -> str:
    """The text with all broken up that a CI system would take for an order to itself, so that no article, file name or
    pack gives one. `language` is text, json, markup, or orders (where whole lines are orders of our own). In JSON and
    markup the text says the same as before."""
    if "::" not in text and "##" not in text:
        return text
    at_start, anywhere = _BREAKS[language]
    return _ORDER.sub(lambda match: anywhere if match[0] == "#" else f"{match[1]}{at_start}", text)


#: Control characters that JSON may hold as they are, marks of direction, halves of surrogate pairs.
_STEERS_IN_JSON = compiled("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless_json(text: str) -> str:
    """JSON that says the same, with all escaped that could steer a terminal and that no encoder takes."""
    if text.isprintable():
        return text
    return _STEERS_IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


class WithoutOrders:
    """A stream for text into which no orders to a CI system go. Whole lines are looked at, so the last one is held
    back until it ends or `flush` is called."""

    def __init__(self, stream: TextIO, language: str = "text") -> None:
        self._stream = stream
        self._language = language
        self._held = ""

    def write(self, text: str) -> int:
        """Write text, but for a line that has not ended."""
        lines, end, rest = (self._held + text).rpartition("\n")
        self._held = rest
        if end:
            self._stream.write(without_orders(lines + end, self._language))
        return len(text)

    def flush(self) -> None:
        """Write what was held back."""
        if self._held:
            self._stream.write(without_orders(self._held, self._language))
            self._held = ""
        self._stream.flush()

    def isatty(self) -> bool:
        """True if a person reads along."""
        return self._stream.isatty()
