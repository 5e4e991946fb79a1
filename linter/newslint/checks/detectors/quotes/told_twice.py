"""Quotations given twice, in other words."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.speech.quotations import Quotation

#: Seven words are no shorter than this, with the marks.
_LEAST = 15
#: A quotation is looked up among so many before it: more than any story has, and what keeps the cost of a
#: file of a thousand stories in proportion.
_BACK = 500
_WORD = compiled(r"[^\W_]+")
#: Three words in a row
_Gram = tuple[str, str, str]


def find(document: Document) -> Iterator[Hit]:
    """A quotation that the story gives again in other words."""
    text = document.text
    folded = document.folded
    told: list[tuple[Quotation, list[str]]] = []
    for quotation in document.quotations.items:
        if quotation.kind not in ("speech", "partial") or quotation.span.end - quotation.span.start < _LEAST:
            continue
        if document.paragraphs[quotation.paragraph].kind in ("headline", "heading", "caption"):
            continue  # these shorten what was said, and may
        words = _WORD.findall(folded, *quotation.inner)
        if len(words) >= 7:
            told.append((quotation, words))
    if len(told) < 2:
        return
    if len(told) <= _BACK:
        grams = [gram for _, words in told for gram in zip(words, words[1:], words[2:])]
        if len(set(grams)) == len(grams):
            return  # no three words in a row come twice
    for quotation, earlier in _retold(told, text):
        yield Hit(
            quotation.span,
            (),
            {"first": earlier.inner.of(text)},
            (Related(None, earlier.span, "the first time it is quoted"),),
        )


def _retold(told: list[tuple[Quotation, list[str]]], text: str) -> Iterator[tuple[Quotation, Quotation]]:
    """Quotations given before in other words, each with the first time. The same words twice count once."""
    holders: dict[_Gram, list[int]] = {}  # which of `told` have these three words in a row, in order
    wordings: dict[tuple[str, ...], int] = {}
    kept: deque[int] = deque()
    for number, (quotation, words) in enumerate(told):
        while kept and kept[0] < number - _BACK:
            old = kept.popleft()
            wordings.pop(tuple(told[old][1]), None)
            for gram in _grams(told[old][1]):
                holders[gram].pop(0)
                if not holders[gram]:
                    del holders[gram]
        if _cut(text, quotation):
            continue
        own = _grams(words)
        alike: dict[int, int] = {}
        for gram in holders.keys() & own:
            for other in holders[gram]:
                alike[other] = alike.get(other, 0) + 1
        for other in sorted(other for other, shared in alike.items() if shared > 1):
            earlier, before = told[other]
            if earlier.paragraph != quotation.paragraph and _altered(before, words):
                yield quotation, earlier
                break
        if wordings.setdefault(tuple(words), number) == number:
            kept.append(number)
            for gram in own:
                holders.setdefault(gram, []).append(number)


def _grams(words: list[str]) -> set[_Gram]:
    return set(zip(words, words[1:], words[2:]))


def _cut(text: str, quotation: Quotation) -> bool:
    """True if the quotation shows that words were left out or put in: an ellipsis, brackets."""
    words = quotation.inner.of(text)
    return any(mark in words for mark in ("...", "…", "[", ". . ."))


def _altered(one: list[str], two: list[str]) -> bool:
    """True if the shorter run of words is found in the longer with a few words changed."""
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    grams = {tuple(long[at : at + 3]) for at in range(len(long) - 2)}
    shared = sum(tuple(short[at : at + 3]) in grams for at in range(len(short) - 2))
    # three words out take up to nine runs of three with them, three words in up to six
    if shared < max(2, len(short) - 2 - 15) or shared == len(short) - 2:
        return False
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, short, long, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    same = sum(block.size for block in blocks)
    stretch = blocks[-1].b + blocks[-1].size - blocks[0].b
    left_out, put_in = len(short) - same, stretch - same
    return 0 < max(left_out, put_in) <= 3 and left_out <= 3 and same >= 0.8 * max(len(short), stretch)
