"""Figures in running text: what they are worth, of what, and how surely."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.measures import UNITS
from ...language.numbers import MAGNITUDES, MONTHS, ONES, TENS
from ...storage.lazy_namedtuple import NamedTuple
from .stems import stem
from .tokens import Tokens

_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
          "fifths": 5, "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10}  # fmt: skip
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_GROUP = {" ".join(stem(word) for word in unit.split()): (group, worth) for group, units in UNITS.items() for unit, worth in units.items()}  # fmt: skip

_ABOUT = frozenset("about around some roughly approximately estimated circa approx".split())
_BELOW = frozenset("nearly almost under below".split())
_ABOVE = frozenset("over above exceeding least passed topped surpassed exceeded exceeds tops".split())
_LESS, _MORE = frozenset("less fewer".split()), frozenset("more".split())


class Figure(NamedTuple):
    """One figure. `value` is its worth, magnitudes and fractions worked out; `digits` is it as written
    before the magnitude; `unit` is "%", the stem of a measure or of the noun counted, or "". `bound` is
    about, below, above or "": what the words before it say. `low:high` are its tokens, the unit's
    included, the bound's not."""

    value: float
    digits: float
    unit: str
    bound: str
    low: int
    high: int
    weak: bool  # "one", "a third": too common a word to stand on its own

    @property
    def worth(self) -> float:
        """How much of its group's first measure one unit is, 0 if that is not fixed."""
        return _GROUP.get(self.unit, ("", 0.0))[1]

    @property
    def group(self) -> str:
        """What the unit measures, "" for things that are counted."""
        return _GROUP.get(self.unit, ("", 0.0))[0]


def _number(key: str) -> float | None:
    if key[0].isdigit():
        plain = key.replace(",", "") if "," in key and all(len(p) == 3 for p in key.split(",")[1:]) else key
        try:
            return float(plain)
        except ValueError:
            return None
    if key in ONES:
        return ONES[key]
    return TENS.get(key)


def find_figures(tokens: Tokens, low: int, high: int) -> list[Figure]:
    """The figures among tokens `low:high`. Days of a month and times of day are not figures here."""
    found: list[Figure] = []
    keys = tokens.keys
    at = low
    while at < high:
        figure = _at(tokens, keys, at, low, high)
        if figure is None:
            at += 1
            continue
        found.append(figure)
        at = max(figure.high, at + 1)
    return found


def _joined(tokens: Tokens, at: int) -> bool:
    """True if token `at` hangs on the one before by a hyphen or a space: "twenty-two", "45 million"."""
    return tokens.text[tokens.ends[at - 1] : tokens.starts[at]] in (" ", "-", "\u00a0", "")


def _at(tokens: Tokens, keys: Sequence[str], at: int, low: int, high: int) -> Figure | None:
    value = _number(keys[at])
    start = at
    weak = keys[at] in ("one", "first")
    if value is None:
        counted = at > low and keys[at - 1] in ("a", "one")  # "third" alone is an ordinal
        if keys[at] not in _PARTS or not (counted or keys[at] in ("half", "halves")):
            return None
        return Figure(100 / _PARTS[keys[at]], 1, "%", _bound(keys, at - (keys[at - 1] in ("a", "one")), low), at, at + 1, True)  # fmt: skip
    if (
        at > low
        and keys[at - 1] in MONTHS
        and value <= 31
        and not (at + 1 < high and keys[at + 1] in MAGNITUDES)
    ):
        return None
    end = at + 1
    if (
        keys[at] in TENS
        and end < high
        and keys[end] in ONES
        and ONES[keys[end]] < 10
        and _joined(tokens, end)
    ):
        value += ONES[keys[end]]
        end += 1
    if end < high and keys[end] in _PARTS and keys[end].endswith("s") and _joined(tokens, end):
        return Figure(100 * value / _PARTS[keys[end]], value, "%", _bound(keys, at, low), at, end + 1, False)
    digits = value
    while end < high and keys[end] in MAGNITUDES and _joined(tokens, end):
        value *= MAGNITUDES[keys[end]]
        end += 1
    unit = ""
    if start > low and keys[start - 1] in _SIGNS:
        start -= 1
        unit = _SIGNS[keys[start]]
    elif end < high and tokens.text[tokens.ends[end - 1] : tokens.starts[end]] in ("", " ", "-", "\u00a0"):
        unit, end = _unit(keys, end, high)
    return Figure(value, digits, unit, _bound(keys, start, low), start, end, weak and end == at + 1)


def _unit(keys: Sequence[str], at: int, high: int) -> tuple[str, int]:
    if keys[at] in ("%", "percent", "pct"):
        return "%", at + 1
    pair = " ".join([stem(keys[at]), stem(keys[at + 1])]) if at + 1 < high else ""
    if pair == "per cent":
        return "%", at + 2
    if pair in _GROUP:
        return pair, at + 2
    for reach in (0, 1):  # "45 Swiss francs", "38 square miles"
        if at + reach < high and stem(keys[at + reach]) in _GROUP:
            if reach and not keys[at][0].isalpha():
                break
            return stem(keys[at + reach]), at + reach + 1
    return (stem(keys[at]), at) if keys[at][0].isalpha() else ("", at)


def _bound(keys: Sequence[str], start: int, low: int) -> str:
    before = list(keys[max(start - 3, low) : start])
    while before and before[-1] in ("a", "an", "the", "$", "£", "€"):
        before.pop()
    if not before:
        return ""
    last, prior = before[-1], before[-2] if len(before) > 1 else ""
    if last in ("than",):
        return "above" if prior in _MORE else "below" if prior in _LESS else ""
    if last in ("as",) or (last == "to" and prior == "up") or (last == "many" and prior == "as"):
        return (
            "below"
            if last == "to" or not {"many", "much", "long", "high", "far", "late"}.isdisjoint(before)
            else ""
        )
    if last in _ABOUT:
        return "about"
    if last in _BELOW:
        return "below"
    return "above" if last in _ABOVE else ""


def is_year(figure: Figure) -> bool:
    """True if a figure is a year."""
    return not figure.group and 1800 <= figure.value <= 2100 and figure.value == figure.digits >= 1800


def equal(one: Figure, other: Figure) -> bool:
    """True if two figures say the same: the same worth, or one rounded from, or converted to, the other. Years are
    never rounded."""
    if one.value == other.value:
        return True
    if is_year(one) and is_year(other) and not (one.bound or other.bound):
        return False
    if one.group and one.group == other.group and one.unit != other.unit:
        ours, theirs = _GROUP[one.unit][1], _GROUP[other.unit][1]
        if ours and theirs and other.value:
            return abs(one.value * ours / (other.value * theirs) - 1) < (
                0.09 if min(one.digits, other.digits) < 10 else 0.04
            )
        return False
    return _rounded(one, other) or _rounded(other, one)


def _rounded(rough: Figure, fine: Figure) -> bool:
    """True if `rough` is `fine` with fewer figures: 1.52 billion as 1.5 billion, 39.6% as about 40%."""
    if not fine.value or not rough.value or abs(rough.value / fine.value - 1) > 0.1:
        return False
    if (
        rough.bound == "above"
        and rough.value <= fine.value
        or rough.bound == "below"
        and rough.value >= fine.value
    ):
        return abs(rough.value / fine.value - 1) <= 0.06
    scale = rough.value / rough.digits if rough.digits else 1.0
    shown = f"{rough.digits:g}"
    places = len(shown.split(".")[1]) if "." in shown else 0
    if scale == 1 and not places:
        zeros = len(shown) - len(shown.rstrip("0"))
        if not zeros and rough.value < 10 and not rough.bound:
            return False
        places = -zeros
        return bool((zeros or rough.bound) and round(fine.value, places) == rough.value)
    return round(fine.value / scale, places) == rough.digits
