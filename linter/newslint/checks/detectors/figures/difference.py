"""A change that is not the way from one figure to the other: up Sh7, from Sh18 to Sh26; fallen by a third, from 180 to 140."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.quantities import Quantity

#: A change told in words, and what one figure is of the other after it, at least and at most.
_MULTIPLES = {
    "doubled": (1.8, 2.25), "doubling": (1.8, 2.25), "tripled": (2.7, 3.4), "trebled": (2.7, 3.4), "tripling": (2.7, 3.4),
    "quadrupled": (3.6, 4.5), "halved": (0.44, 0.56), "halving": (0.44, 0.56),
}  # fmt: skip
_FRACTIONS = {
    "a fifth": 0.2, "a quarter": 0.25, "one-quarter": 0.25, "a third": 1 / 3, "one-third": 1 / 3, "one third": 1 / 3,
    "half": 0.5, "two-thirds": 2 / 3, "two thirds": 2 / 3, "three-quarters": 0.75, "three quarters": 0.75, "a tenth": 0.1,
}  # fmt: skip
_TOLD = (
    rf"\b(?P<hedge>more than |over |nearly |almost |about |roughly |around |just |has |have )?"
    rf"(?:(?P<multiple>{'|'.join(_MULTIPLES)})|by (?:more than |over |nearly |almost |about |around )?(?P<fraction>{'|'.join(_FRACTIONS)}))\b"
)
_GAINED = r"\b(?:lost|gained|shed|dropped|adding|added|losing|gaining)(?: (?:a|an|another|some|only|just))* $"
#: What says that the figures are not of one thing at two times.
_OTHERWISE = (
    r"\b(?:excluding|adjust\w+|average|respectively|each|annual\w*|between|compared|while|whereas|inflation|further|another|additional|after (?:a|an|the)|instead of|"
    r"per share|a share|more than|forecast|target\w*|against)\b"
)


def find(document: Document) -> Iterator[Hit]:
    """Differences and multiples that the two figures of their sentence belie."""
    if "than" in document.words.known:
        yield from _more_than(document)
    if "from" not in document.words.known:
        return
    here: list[Quantity] = []
    for quantity in (*document.quantities, None):
        if quantity is not None and (not here or quantity.sentence == here[0].sentence):
            here.append(quantity)
            continue
        if len(here) > 1 and any(one.role == "origin" for one in here):
            hit = _judged(document, here)
            if hit is not None:
                yield hit
        here = [quantity] if quantity is not None else []


def _judged(document: Document, here: list[Quantity]) -> Hit | None:
    origins = [one for one in here if one.role == "origin"]
    if len(origins) != 1:
        return None
    low = origins[0]
    text = document.text
    sentence = document.sentences[low.sentence]
    alike = [one for one in here if one is not low and _same(low, one)]
    at = here.index(low)
    if not low.figure.value or compiled(_OTHERWISE).search(text, *sentence):
        return None
    targets = [one for one in alike if one.role == "target"]
    if not targets and at and here[at - 1] in alike and here[at - 1].role == "":
        targets = [here[at - 1]]
    elif not targets and len(alike) == 1 and alike[0].role == "" and here.index(alike[0]) < at:
        targets = alike
    if len(targets) != 1 or abs(here.index(targets[0]) - at) > 2:
        return None
    high = targets[0]
    if low.figure.rough or high.figure.rough:
        return None
    changes = [
        one
        for one in here
        if one not in (low, high)
        and not text.startswith((" more", " further", " other", " extra"), one.end)
        and (_same(low, one) or low.figure.unit == "%" and _points(one))
        and (
            one.role == "change"
            or _points(one)
            or compiled(_GAINED).search(
                text, max(sentence.start, one.figure.span.start - 24), one.figure.span.start
            )
        )
    ]
    # "an increase of 25 percent to 30 percent" is a range
    if (
        changes
        and text[changes[0].end : high.figure.span.start].strip() == "to"
        and (text[: changes[0].figure.span.start].endswith("of "))
    ):
        return None
    if len(changes) == 1 and len(alike) == 1 + (changes[0] in alike):
        return _off(text, low, high, changes[0])
    if not changes and len(alike) == 1:
        return _multiple(document, low, high)
    return None


_MORE_THAN = r" (?P<way>more|higher|fewer|lower|less|larger|smaller|bigger) than (?:the )?$"


def _more_than(document: Document) -> Iterator[Hit]:
    """ "They counted 14,200 pairs. That is 40 per cent more than the 9,000 pairs of 1999." """
    text = document.text
    quantities = document.quantities
    for at in range(1, len(quantities) - 1):
        share, base = quantities[at], quantities[at + 1]
        if share.figure.unit != "%" or not (base.head or base.figure.money) or not base.figure.value:
            continue
        between = text[share.figure.span.end : base.figure.span.start]
        way = compiled(_MORE_THAN).fullmatch(between) if len(between) < 30 else None
        first = quantities[at - 1]
        if way is None or not 0 <= share.sentence - first.sentence < 2 or not _same(first, base):
            continue
        if first.head != base.head or first.role or at > 1 and quantities[at - 2].sentence == share.sentence:
            continue
        ratio = first.figure.value / base.figure.value - 1
        right = abs(ratio) * 100
        slack = 1 + share.figure.step / 2 + (0.08 * right if share.figure.rough or first.figure.rough else 0)
        if (ratio > 0) != (way["way"] in ("more", "higher", "larger", "bigger")) or abs(
            right - share.figure.value
        ) <= slack:
            continue
        offered = written(text, share.figure, float(round(right)))
        fields = {
            "right": f"{round(right)} percent",
            "sum": f"from {base.figure.span.of(text)} to {first.figure.span.of(text)}",
            "other": f"to about {written(text, first.figure, float(f'{base.figure.value * (1 + share.figure.value / 100):.3g}'))}",
        }
        related = (Related(None, base.figure.span, "from this"), Related(None, first.figure.span, "to this"))
        yield Hit(share.figure.span, (offered,), fields, related)


def _points(one: Quantity) -> bool:
    """Whether a figure is one of percentage points."""
    return one.figure.unit == "points" or not one.figure.unit and one.figure.noun in ("point", "points")


def _same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be of one thing."""
    return one.figure.unit == other.figure.unit and (one.head == other.head or not (one.head and other.head))


def _off(text: str, low: Quantity, high: Quantity, change: Quantity) -> Hit | None:
    """The hit for a difference in the unit of the two figures themselves."""
    figure = change.figure
    right = abs(high.figure.value - low.figure.value)
    slack = (low.figure.step + high.figure.step) / 2 if min(low.figure.step, high.figure.step) != 1 else 0.0
    slack += figure.step / 2 if figure.step != 1 else 0.0
    if (
        figure.rough
        or not right
        or abs(figure.value - right) <= slack * 1.01
        or not 0.3 < figure.value / right < 3.4
    ):
        return None
    ends = (low.figure.span, high.figure.span)
    last = max((low, high, change), key=lambda one: one.figure.span.start)
    if last is change or _points(change):
        shown = round(right, 4)
        offered: tuple[str, ...] = (written(text, figure, shown),)
    else:
        offered = ()
    rises = high.figure.value > low.figure.value
    origin = high.figure.value + (-figure.value if rises else figure.value)
    target = low.figure.value + (figure.value if rises else -figure.value)
    instead = f"from {written(text, low.figure, origin)} or to {written(text, high.figure, target)}"
    fields = {
        "right": written(text, figure, right),
        "sum": f"from {ends[0].of(text)} to {ends[1].of(text)}",
        "other": instead,
    }
    related = (Related(None, ends[0], "from this"), Related(None, ends[1], "to this"))
    return Hit(figure.span, offered, fields, related)


def _multiple(document: Document, low: Quantity, high: Quantity) -> Hit | None:
    """The hit for a change told in words: doubled, by a third."""
    text = document.text
    sentence = document.sentences[low.sentence]
    told = list(compiled(_TOLD).finditer(text, *sentence))
    if len(told) != 1:
        return None
    match = told[0]
    near = sorted((match.span(), low.figure.span, high.figure.span))
    between = text[near[0][1] : near[1][0]] + text[near[1][1] : near[2][0]]
    if compiled(r" and |;|\b(?:while|with|but)\b").search(between):
        return None
    suffixes = {
        (found[0] if (found := compiled(r"[A-Za-z]+").match(text, one.figure.span.end)) else "")
        for one in (low, high)
    }
    if len(suffixes) > 1:
        return None  # 768GB and 1.5TB
    ratio = high.figure.value / low.figure.value
    hedge = (match["hedge"] or "").strip()
    if match["multiple"]:
        least, most = _MULTIPLES[match["multiple"]]
        if hedge in ("more than", "over"):
            most *= 1.45
    else:
        least, most = (part * _FRACTIONS[match["fraction"]] for part in (0.83, 1.2))
        ratio = abs(ratio - 1)
    if least * 0.93 <= ratio <= most * 1.07:
        return None
    group = "multiple" if match["multiple"] else "fraction"
    span = type(low.figure.span)(*match.span(group))
    share = plain(abs(high.figure.value / low.figure.value - 1) * 100)
    ends = (low.figure.span, high.figure.span)
    way = 1.0 if high.figure.value > low.figure.value else -1.0
    goal = (
        1 + way * _FRACTIONS[match["fraction"]]
        if match["fraction"]
        else sum(_MULTIPLES[match["multiple"]]) / 2
    )
    instead = f"to about {written(text, high.figure, float(f'{low.figure.value * goal:.2g}'))}"
    fields = {
        "right": f"{share} percent",
        "sum": f"from {ends[0].of(text)} to {ends[1].of(text)}",
        "other": instead,
    }
    return Hit(span, (), fields, (Related(None, ends[0], "from this"), Related(None, ends[1], "to this")))
