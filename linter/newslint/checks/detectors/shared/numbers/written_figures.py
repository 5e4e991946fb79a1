"""Figures written the way the story writes them."""

from __future__ import annotations

from .....language.numbers import in_words
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled

if TYPE_CHECKING:
    from .....document.numbers.figures import Figure

_DIGITS = compiled(r"\d[\d,]*(?:\.\d+)?")


def plain(value: float) -> str:
    """A number with as few decimals as it needs, one at most, and commas from a thousand on."""
    rounded = round(value, 1)
    return f"{round(rounded):,}" if rounded == round(rounded) else f"{rounded:,}"


def written(text: str, figure: Figure, value: float) -> str:
    """The words of a figure with another value: its currency, its magnitude and its sign of percent stay."""
    words = figure.span.of(text)
    if figure.word:
        number, _, rest = words.partition(" ")
        new = in_words(round(value)) if value == round(value) else plain(value)
        if number[:1].isupper():
            new = new.capitalize()
        return f"{new} {rest}".strip() if rest and not rest.isalpha() or rest in ("percent",) else new
    match = _DIGITS.search(words)
    if match is None:
        return plain(value)
    shown = float(match.group().replace(",", ""))
    scale = figure.value / shown if shown else 1.0
    decimals = len(match.group().partition(".")[2])
    number = plain(value / scale) if not decimals else f"{value / scale:,.{decimals}f}"
    if "," not in match.group():
        number = number.replace(",", "") if len(number) < 6 else number
    return words[: match.start()] + number + words[match.end() :]
