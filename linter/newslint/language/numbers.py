"""Number words, what multiplies a number, and the months."""

from __future__ import annotations

ONES = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {word: float(10 * value) for value, word in enumerate("ten twenty thirty forty fifty sixty seventy eighty ninety".split(), 1)}  # fmt: skip
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}
#: Words that multiply the number before them.
MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "millions": 1e6,
    "billions": 1e9, "thousands": 1e3, "m": 1e6, "bn": 1e9, "mn": 1e6, "tn": 1e12, "k": 1e3, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def in_words(value: int) -> str:
    """A number as news copy writes it: in words up to nine."""
    return next(word for word, number in ONES.items() if number == value) if 0 <= value < 10 else f"{value:,}"
