"""Groups that are all there are, and do not come to the whole: the men and women of a jury, the answers of a poll."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.sums import NOT_ALL, compared
from ..shared.numbers.written_figures import written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.quantities import Quantity


def find(document: Document) -> Iterator[Hit]:
    """Men and women, or boys and girls, that are not the people counted beside them, and shares that are not a hundred."""
    if not document.words.known.isdisjoint(_UNDECIDED):
        yield from _polls(document)
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in document.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    for sentence, here in by_sentence.items():
        if len(here) > 1 and (pair := _both_sexes(here)):
            stretch = document.sentences[sentence].of(document.text)
            hit = _men_and_women(document, stretch, here, by_sentence.get(sentence - 1, []), pair)
            if hit is not None:
                yield hit


#: Who is left when all others have answered.
_UNDECIDED = frozenset(("undecided", "unsure", "undecideds", "know", "opinion", "remaining", "remainder"))
_LAST = r"\b(?:undecided|unsure|not sure|(?:do not|don[’']t|didn[’']t|did not) know|no opinion|the remain(?:ing|der))\b"
_PART_OF_POLL = r"\b(?:among|compared|from|up|down|rose|fell|margin|of those|more than|less than|while|including|at least|last (?:year|month)|previous\w*|also|or)\b"


def _polls(document: Document) -> Iterator[Hit]:
    """Shares that end with those who do not know, and do not come to a hundred."""
    text = document.text
    for frame in document.frames:
        shares = [figure for figure in frame.figures if figure.unit == "%"]
        if len(shares) < 3 or any(share.rough or share.value >= 100 for share in shares):
            continue
        sentence = frame.text
        last = sentence.rfind(chr(0xE000 + frame.figures.index(shares[-1])))
        if not compiled(_LAST).search(sentence, max(0, last - 30)) or compiled(_PART_OF_POLL).search(
            sentence
        ):
            continue
        sum_ = sum(share.value for share in shares)
        slack = max(1.5, len(shares) * max(share.step for share in shares) / 2)
        if slack < abs(sum_ - 100) <= 15:
            last_share = shares[-1]
            right = last_share.value + 100 - sum_
            if right > 0:
                fields = {
                    "sum": written(text, last_share, sum_),
                    "other": written(text, last_share, 100.0),
                    "right": written(text, last_share, right),
                }
                related = tuple(Related(None, share.span, "a part") for share in shares[:-1])
                yield Hit(last_share.span, (), fields, related)


#: Nouns for the two halves of a number of people.
_HALVES = ({"man", "woman"}, {"boy", "girl"}, {"adult", "child"}, {"son", "daughter"}, {"brother", "sister"})
_PEOPLE = words("english/quantities", "people")


def _both_sexes(here: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Two neighbours among the figures of a sentence that count men and women, or boys and girls."""
    for one, other in zip(here, here[1:]):
        if {one.head, other.head} in _HALVES and not {one.role, other.role} & {"more", "change", "rest"}:
            return one, other
    return None


def _men_and_women(
    document: Document,
    stretch: str,
    here: list[Quantity],
    before: list[Quantity],
    pair: tuple[Quantity, Quantity],
) -> Hit | None:
    """ "Eight men and three women", in a team of 12"""
    start = document.sentences[pair[0].sentence].start
    between = stretch[pair[0].end - start : pair[1].figure.span.start - start]
    if between.strip(" ,") not in ("and", "and the other") or NOT_ALL.search(stretch):
        return None
    near = [one for one in here if one not in pair] or before
    wholes = [
        one
        for one in near
        if one.head in _PEOPLE and one.role in ("", "total") and one.head not in (pair[0].head, pair[1].head)
    ]
    sum_ = pair[0].figure.value + pair[1].figure.value
    if len(wholes) != 1 or any(one.figure.value == sum_ for one in (*here, *before)):
        return None
    return compared(document, wholes[0], list(pair), pair[1])
