"""A rise in per cent that is not the way from one figure to the other: from 40 to 52, up 25 %."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....document.numbers.figures import FIGURE
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.figures import Figure, Frame

_NOUN = (
    r"(?:rise|increase|jump|gain|growth|climb|surge|fall|drop|decrease|decline|reduction|cut|slide|loss|dip|slump|rose|increased|"
    r"jumped|gained|grew|climbed|surged|fell|dropped|decreased|declined|slid|slumped|plunged|soared|risen|fallen|grown|up|down)"
)
#: The percentage, with what says that it measures a change.
_CHANGE = (
    rf"\b{_NOUN}(?: (?:of|by|about|around|roughly|nearly|almost|more than|over|some|another|just|a|an|or))* (?P<share>{FIGURE})"
    rf"|(?P<share2>{FIGURE}) (?:rise|increase|jump|gain|fall|drop|decrease|decline|reduction|higher|lower|more|fewer|up|down)\b"
)
_FROM = rf"\bfrom (?:about |around |just |some |only |nearly |almost |a |an )*(?P<low>{FIGURE})"
_TO = rf"\bto (?:about |around |just |some |only |nearly |almost |a |an |record )*(?P<high>{FIGURE})"
#: "from 80 to 60, or 30 per cent", "by 30 per cent, from 80 to 60"
_FROM_TO_OR = (
    rf"\bfrom {FIGURE}(?: \w+){{0,3}} to {FIGURE}(?: \w+){{0,3}}(?:,? or | \(|, )(?:about |around |some |nearly |almost )?(?P<share>{FIGURE})(?= ?[,.;)]| in | over |$)"
    rf"|\bby (?P<share2>{FIGURE}),? from {FIGURE}(?: \w+){{0,3}} to {FIGURE}"
)
#: What makes a percentage one of something else.
_OTHERWISE = (
    r"\b(?:excluding|adjust\w+|currenc\w+|organic|underlying|same-store|like-for-like|comparable|annual\w*|per year|a year since|"
    r"inflation|compared|average|respectively|points?|each|per share|a share|further|additional|another|more than doubl\w+|tripl\w+|quarterly|seasonally)\b"
)
_WAYS_DOWN = compiled(
    r"\b(?:fall|drop|decrease|decline|reduction|cut|slide|loss|dip|slump|fell|dropped|decreased|declined|slid|slumped|plunged|"
    r"fallen|down|lower|fewer)\b"
)


def find(document: Document) -> Iterator[Hit]:
    """Percentages that two figures of their sentence belie."""
    text = document.text
    if "from" not in document.words.known or not ("%" in text or _KNOWN & document.words.known):
        return
    for frame in document.frames:
        if " from " in frame.text and len(frame.figures) > 2:
            hit = _judged(text, frame)
            if hit is not None:
                yield hit


_KNOWN = frozenset(("percent", "cent", "pct"))


def _judged(text: str, frame: Frame) -> Hit | None:
    shares = [figure for figure in frame.figures if figure.unit == "%"]
    if len(shares) != 1 or len(re.findall(rf"\bfrom (?:\w+ )?{FIGURE}", frame.text)) != 1:
        return None
    change = compiled(_CHANGE).search(frame.text)
    while change is not None:
        share = frame.figure(change["share"] or change["share2"])
        if share is shares[0]:
            break
        change = compiled(_CHANGE).search(frame.text, change.start() + 1)
    if change is None:
        change = compiled(_FROM_TO_OR).search(frame.text)
    if change is None or compiled(_OTHERWISE).search(frame.text):
        return None
    origin = compiled(_FROM).search(frame.text)
    if origin is None:
        return None
    low = frame.figure(origin["low"])
    alike = [figure for figure in frame.figures if _same(figure, low)]
    if low.unit in ("%", "dated", "points") or not low.value:
        return None
    target = compiled(rf"\b{_NOUN} {_TO[2:]}").search(frame.text)
    if target is not None and _same(frame.figure(target["high"]), low):
        high = frame.figure(target["high"])
    elif len(alike) == 2:
        high = alike[0] if alike[1] is low else alike[1]
        target = compiled(_TO).search(frame.text)
    else:
        return None
    up_from = compiled(rf"{re.escape(change.group())}[^;:]{{0,12}}? from ").search(frame.text)
    if not (target and frame.figure(target["high"]) is high) and not (
        up_from and high.span.start < shares[0].span.start
    ):
        return None
    if compiled(r"\b(?:between|through|by|of which)\b").search(frame.text[change.end() : origin.start()]):
        return None
    falls = bool(_WAYS_DOWN.search(change.group()))
    if not falls and not compiled(rf"\b{_NOUN}\b").search(change.group()):
        falls = high.value < low.value  # only the figures say which way it went
    return _hit(text, shares[0], low, high, falls=falls)


def _same(one: Figure, other: Figure) -> bool:
    """True if two figures may be of one thing."""
    return one.unit == other.unit and not (one.unit == "" and one.noun in _TIMES)


_TIMES = frozenset("day week month year hour minute quarter times people".split())


def _hit(text: str, share: Figure, low: Figure, high: Figure, *, falls: bool) -> Hit | None:
    if falls != (high.value < low.value) or low.rough or high.rough and share.rough:
        return None  # which of the two came first is not clear
    right = abs(high.value - low.value) / low.value * 100
    least = abs(abs(high.value - low.value) - (low.step + high.step) / 2) / (low.value + low.step / 2) * 100
    most = (
        (abs(high.value - low.value) + (low.step + high.step) / 2) / max(low.value - low.step / 2, 1e-9) * 100
    )
    slack = share.step / 2 + (0.06 * right if high.rough or share.rough else 0.0) + 0.6
    if least - slack <= share.value <= most + slack:
        return None
    shown = float(round(right)) if right >= 2 else round(right, 1)
    offered = written(text, share, shown)
    fields = {
        "right": f"{plain(shown)} percent",
        "sum": f"from {low.span.of(text)} to {high.span.of(text)}",
        "other": low.span.of(text),
    }
    return Hit(
        share.span,
        (offered,),
        fields,
        (Related(None, low.span, "from this"), Related(None, high.span, "to this")),
    )
