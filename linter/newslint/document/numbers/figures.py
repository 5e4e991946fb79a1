"""Figures of a story: every number with what it is a number of, and each sentence as the frame around its figures."""

from __future__ import annotations

import re
from bisect import bisect_left

from ...language.numbers import MAGNITUDES, MONTHS, ONES, TENS
from ...language.reporting_verbs import PREPOSITIONS
from ...language.word_lists import words
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled

if TYPE_CHECKING:
    from ..text import Text

_DIGITS = compiled(r"\d[\d,]*(?:\.\d+)?")
_WORDS = ONES.keys() | TENS.keys()
#: What may stand before digits that are a figure: a currency, a space, an opening mark.
_SYMBOLS = "$£€¥₹₦₱₩₽₺฿₫₪₴₵₡₲₸"
_CURRENCY = rf"(?:(?:US|A|C|NZ|S|HK)?\$|[{_SYMBOLS[1:]}]|\bRs\.?\s?|\bR|\bK?Sh\.?\s?|\bN)$"
#: What may be a currency, or the end of one.
_BEFORE_DIGITS = _SYMBOLS + ". \u00a0"
_SCALE = r"[ \u00a0-]?(hundred|thousand|million|billion|trillion|lakh|crore|bn|mn|tn|m|k|b)\b"
_SHARE = r"(?: ?%|[ \u00a0-](?:percent|per[ \u00a0]cent|pct)\b)(?! ?points?)"
_POINT = r"(?: ?%|[ \u00a0-](?:percent|per[ \u00a0]cent|percentage))[ -]points?\b"
_MEASURE = (
    r"[ \u00a0-]?((?:sq(?:uare)? )?(?:kilometers?|kilometres?|meters?|metres?|miles?|feet|foot|yards?|inch(?:es)?|centimeters?|centimetres?|"
    r"millimeters?|millimetres?|kilograms?|kilos?|kg|pounds?|lbs?|ounces?|oz|grams?|tons?|tonnes?|hectares?|acres?|liters?|litres?|"
    r"gallons?|km/h|kmh|kph|mph|knots?|km|cm|mm|ft|ha|m|g|mi|yd)|degrees? (?:Celsius|Fahrenheit|C|F)|(?:Celsius|Fahrenheit|[CF])\b)(?![\w/])"
)
_TIME = r"[ \u00a0-](second|minute|hour|day|night|week|fortnight|month|year|decade|centur)(?:s|y|ies)?\b"
_NOUN = r"[ \u00a0-]([a-z][a-z’'-]+)"
#: What a number counts that looks like a year.
_PEOPLE = r"[ \u00a0](?:people|adults|children|members|spectators|voters|votes|homes|households|jobs|workers|students|pupils|tickets|metres|words)\b"
_ROUGH = (
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|over|under|than|least|up to|most|an estimated|close to|as many as|"
    r"above|below|just|barely|only about)(?: an?)? ?[^\w]{0,2}$"
)
_CLOCK = r"(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|o[’']clock|GMT|hrs\b)|[:]\d\d"
_JOINTS = words("news/story", "joints")

#: Where the figures of a frame stand: one character each, from this one on.
FIRST = 0xE000
#: A pattern for any of them.
FIGURE = "[\ue000-\uf8ff]"


class Figure(NamedTuple):
    """One figure. `span` holds the number with its currency, its magnitude and its sign of percent or measure; `value` is
    what it is worth; `step` what one of its last digit is worth, so that it may stand for anything half of that above or
    below; `unit` is "%", "points", the currency as written, a measure as written, a unit of time, "year" with no number
    of them ("in 1998" has the unit "dated"), or ""; `noun` the small word that follows a figure without a unit; `rough`
    is true after "about", "nearly", "more than"; `word` if the number is written in letters."""

    span: Span
    value: float
    step: float
    unit: str
    noun: str
    rough: bool
    word: bool

    @property
    def money(self) -> bool:
        """True for a sum of money."""
        return bool(self.unit) and (self.unit[-1] in _SYMBOLS or self.unit in ("Rs", "R", "Sh", "KSh", "N"))


class Frame(NamedTuple):
    """A sentence with figures. `text` is the sentence, each figure in it one character: that of the number FIRST + n for the
    n-th of `figures`."""

    sentence: Span
    text: str
    figures: tuple[Figure, ...]

    def figure(self, char: str) -> Figure:
        """The figure that a character of `text` stands for."""
        return self.figures[ord(char) - FIRST]


def find_figures(document: Text) -> tuple[Figure, ...]:
    """All figures of the text, in order. Days of a month, clock times, scores ("2-1"), ordinals and numbers within names are
    none."""
    text = document.text
    found: list[Figure] = []
    for match in _DIGITS.finditer(text):
        figure = _of_digits(text, match)
        if figure is not None:
            found.append(figure)
    places = document.words.places
    for word in places.keys() & _WORDS:
        for start in places[word]:
            figure = _of_word(document, word, start)
            if figure is not None:
                found.append(figure)
    found.sort()
    kept: list[Figure] = []
    for figure in found:
        if not kept or figure.span.start >= kept[-1].span.end:
            kept.append(figure)
    return tuple(kept)


def _of_digits(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    digits = match.group()
    if digits[-1] == ",":
        digits = digits.rstrip(",")
        end = start + len(digits)
    whole = digits.partition(".")[0]
    before = text[start - 1] if start else " "
    if before.isalnum() or before in _BEFORE_DIGITS:
        sign = compiled(_CURRENCY).search(text, max(0, start - 5), start)
        if sign is None and (before.isalnum() or before == "."):
            return None
    else:
        sign = None
        if before in "-–−—/:#№_+’'" and (before in "-−" or text[start - 2 : start - 1].isalnum()):
            return None
    if "," in whole and any(len(part) != 3 for part in whole.split(",")[1:]) and sign is None:
        return None  # "Rs 1,00,000" is one figure, "6,22" is none
    after = text[end : end + 1]
    if after and after in "-–:/.’'" and text[end + 1 : end + 2].isdigit():
        return None
    if compiled(_CLOCK, re.IGNORECASE).match(text, end) or compiled(r"(?:st|nd|rd|th)\b").match(text, end):
        return None
    value = float(digits.replace(",", ""))
    places = len(digits.partition(".")[2])
    step = 10.0**-places
    if (
        places == 2
        and value < 24
        and after == " "
        and not sign
        and compiled(r" (?:tomorrow|tonight|this|on)\b").match(text, end)
    ):
        return None  # "at 7.45 tomorrow"
    if sign is None and not places and _dates(text, start, end, value):
        return None
    if sign is not None:
        start = sign.start() if not sign.group()[0].isspace() else sign.start() + 1
    currency = sign.group().strip(" .") if sign else ""
    if before == "." and sign is None:
        return None
    return _measured(text, Span(start, end), value, step, currency, False)


def _dates(text: str, start: int, end: int, value: float) -> bool:
    """True if a number is the day of a date."""
    if value > 31 or end - start > 2:
        return False
    earlier = text[max(0, start - 11) : start].rstrip(" .\u00a0").rpartition(" ")[2].lower()
    if earlier in MONTHS and earlier and text[start - 1] in " \u00a0":
        return True
    following = text[end + 1 : end + 11].partition(" ")[0].rstrip(".,;:)").lower()
    return following in MONTHS and text[end + 1 : end + 2].isupper()


def _of_word(document: Text, word: str, start: int) -> Figure | None:
    text = document.text
    end = start + len(word)
    value = ONES.get(word) or TENS.get(word, 0.0)
    if text[start - 1 : start] == "-" or (text[start].isupper() and text[start + 1 : end].isupper()):
        return None
    if word in TENS and text[end : end + 1] in ("-", " "):
        following = compiled(r"[a-z]+").match(text, end + 1)
        if following and following.group() in ONES and ONES[following.group()] < 10:
            value += ONES[following.group()]
            end = following.end()
    if word == "one" and not compiled(
        rf"[ -](?:of|vote|abstention|abstain(?:ed|ing)|point|goal|year|month|week|day|hour|to|against)\b| in (?:every |\d|(?:{'|'.join(_WORDS)})\b)"
    ).match(text, end):
        return None  # a pronoun, or an article
    return _measured(text, Span(start, end), value, 1.0, "", True)


def _measured(text: str, number: Span, value: float, step: float, currency: str, word: bool) -> Figure:
    """The figure with all that belongs to a number."""
    start, end = number
    scale = compiled(_SCALE).match(text, end)
    if scale and (len(scale[1]) > 2 or currency or scale[1] in ("bn", "mn", "tn")):
        factor = 1e9 if scale[1] == "b" else MAGNITUDES[scale[1]]
        value, step, end = value * factor, step * factor, scale.end()
    unit, noun = currency, ""
    if not unit:
        if found := compiled(_POINT).match(text, end):
            unit, end = "points", found.end()
        elif found := compiled(_SHARE).match(text, end):
            unit, end = "%", found.end()
        elif found := compiled(_TIME).match(text, end):
            unit = found[1] if found[1] != "centur" else "century"
            noun = unit
        elif found := compiled(_MEASURE).match(text, end):
            unit, end = found[1], found.end()
        elif (
            value % 1 == 0
            and 1700 < value < 2100
            and "," not in text[start:end]
            and end - start == 4
            and not word
            and not compiled(_PEOPLE).match(text, end)
        ):
            unit = "dated"
        elif (
            (found := compiled(_NOUN).match(text, end))
            and found[1] not in PREPOSITIONS
            and found[1] not in _JOINTS
        ):
            noun = found[1]
    rough = compiled(_ROUGH, re.IGNORECASE).search(text, max(0, start - 16), start) is not None
    return Figure(Span(start, end), value, step, unit, noun, rough, word)


def find_frames(document: Text, figures: tuple[Figure, ...]) -> tuple[Frame, ...]:
    """The sentences that have two figures or more, in order."""
    starts = [figure.span.start for figure in figures]
    frames: list[Frame] = []
    at = 0
    while at < len(figures) - 1:
        if document.paragraph_at(starts[at]) != document.paragraph_at(starts[at + 1]):
            at += 1
            continue
        sentence = document.sentence_around(starts[at])
        last = bisect_left(starts, sentence.end, at)
        if last - at > 1:
            frames.append(frame_of(document.text, sentence, figures[at:last]))
        at = max(last, at + 1)
    return tuple(frames)


def figures_in(figures: tuple[Figure, ...], start: int, last: int) -> tuple[Figure, ...]:
    """The figures that stand at or after an offset, of those before the number `last`."""
    first = last
    while first and figures[first - 1].span.start >= start:
        first -= 1
    return figures[first:last]


def frame_of(text: str, sentence: Span, figures: tuple[Figure, ...]) -> Frame:
    """The frame of a sentence around its figures. Characters of the article that are taken for figures there are shown as
    the sign for what cannot be read."""
    parts: list[str] = []
    at = sentence.start
    for number, figure in enumerate(figures):
        parts += (_unlike(text[at : figure.span.start]), chr(FIRST + number))
        at = figure.span.end
    parts.append(_unlike(text[at : sentence.end]))
    return Frame(sentence, "".join(parts).replace("\u00a0", " ").replace("\n", " "), figures)


def _unlike(text: str) -> str:
    return text if text.isascii() else compiled(FIGURE).sub("\ufffd", text)
