"""Figures in running text: what they are worth, of what, and how surely."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.word_lists import Table, values
from ...storage.lazy_namedtuple import NamedTuple
from .stems import stem
from .tokens import Tokens

_ONES = Table(lambda: {word: float(value) for word, value in values("english/numbers", "ones").items()})
_TENS = {word: float(10 * value) for value, word in enumerate("ten twenty thirty forty fifty sixty seventy eighty ninety".split(), 1)}  # fmt: skip
#: Words that multiply the number before them.
MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "millions": 1e6,
    "billions": 1e9, "thousands": 1e3, "m": 1e6, "bn": 1e9, "mn": 1e6, "tn": 1e12, "k": 1e3, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_PARTS = {"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
          "fifths": 5, "sixth": 6, "eighth": 8, "tenth": 10, "tenths": 10}  # fmt: skip
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
#: Measures by what they measure: within a group, to exchange one for another changes the amount. The
#: figure is how many of the group's first measure one is; 0 where that changes from day to day.
UNITS: dict[str, dict[str, float]] = {
    "mass": {"kilogram": 1, "kilo": 1, "kg": 1, "pound": 0.4536, "lb": 0.4536, "ounce": 0.02835, "gram": 0.001, "ton": 907.2,
             "tonne": 1000, "metric ton": 1000},
    "length": {"kilometer": 1, "kilometre": 1, "km": 1, "mile": 1.6093, "meter": 0.001, "metre": 0.001, "foot": 0.0003048,
               "feet": 0.0003048, "yard": 0.0009144, "inch": 2.54e-5, "centimeter": 1e-5, "centimetre": 1e-5},
    "area": {"hectare": 1, "acre": 0.4047, "square kilometer": 100, "square mile": 259},
    "volume": {"liter": 1, "litre": 1, "gallon": 3.785, "barrel": 158.99},
    "heat": {"fahrenheit": 0, "celsius": 0, "f": 0, "c": 0},
    "money": {"dollar": 0, "euro": 0, "pound": 0, "franc": 0, "yen": 0, "yuan": 0, "rupee": 0, "ruble": 0, "rouble": 0, "peso": 0,
              "krone": 0, "krona": 0, "lira": 0, "real": 0, "rand": 0, "won": 0, "shekel": 0, "dirham": 0, "riyal": 0, "naira": 0,
              "shilling": 0, "cent": 0, "penny": 0, "crown": 0, "zloty": 0},
    "time": {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629800, "year": 31557600,
             "decade": 315576000},
    "share": {"%": 1, "percentage point": 0, "basis point": 0},
}  # fmt: skip
_GROUP = {" ".join(stem(word) for word in unit.split()): (group, worth) for group, units in UNITS.items() for unit, worth in units.items()}  # fmt: skip

_ABOUT = frozenset("about around some roughly approximately estimated circa approx".split())
_BELOW = frozenset("nearly almost under below".split())
_ABOVE = frozenset("over above exceeding least passed topped surpassed exceeded exceeds tops".split())
_LESS, _MORE = frozenset("less fewer".split()), frozenset("more".split())

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}


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
    if key in _ONES:
        return _ONES[key]
    return _TENS.get(key)


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
        keys[at] in _TENS
        and end < high
        and keys[end] in _ONES
        and _ONES[keys[end]] < 10
        and _joined(tokens, end)
    ):
        value += _ONES[keys[end]]
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
        return "below" if last == "to" or "many" in before or "much" in before else ""
    if last in _ABOUT:
        return "about"
    if last in _BELOW:
        return "below"
    return "above" if last in _ABOVE else ""


def equal(one: Figure, other: Figure) -> bool:
    """True if two figures say the same: the same worth, or one rounded from, or converted to, the other."""
    if one.value == other.value:
        return True
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
