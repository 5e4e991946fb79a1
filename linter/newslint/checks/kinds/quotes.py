"""Quotation marks: damaged ones, mixed forms, stops on the wrong side, quotations told twice."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator

from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.quotations import Quotation

DAMAGE = ("unclosed", "unopened", "reopened", "not-reopened", "stray", "wrong-direction", "nested-unclosed")

#: A story is set in one form of mark if at most so many quotations are in the other, and no more than one
#: in so many. A story with more of both was put together from pieces; a mark more or less says nothing.
_STRAY, _MINORITY = 2, 5
#: A quotation up to so many characters is shown whole.
_SHORT = 80
#: Seven words are no shorter than this, with the marks.
_LEAST = 15
#: A quotation is looked up among so many before it: more than any story has, and what keeps the cost of a
#: file of a thousand stories in proportion.
_BACK = 500
_STOPS = compiled(r"[.,]")
_STRAIGHTEN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_WORD = compiled(r"[^\W_]+")
#: Three words in a row
_Gram = tuple[str, str, str]


FIELDS = ("form", "stop", "first")


class Keys(NamedTuple):
    """`test` is a kind of damage (unclosed, unopened, reopened, not-reopened, stray, wrong-direction,
    nested-unclosed), or mixed-marks, stop-outside, comma-missing, told-twice."""

    test: str


def compile_rule(keys: Keys, context: Context) -> str:
    """The name of the test."""
    if keys.test not in DAMAGE and keys.test not in _TESTS:
        raise RuleMistake(f"'test' is one of {', '.join((*DAMAGE, *_TESTS))}", "test")
    return keys.test


def find(document: Document, linked: dict[int, str], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    for number in active:
        test = linked[number]
        hits = _TESTS[test](document) if test in _TESTS else _damaged(document, test)
        for hit in hits:
            yield number, hit


def _damaged(document: Document, kind: str) -> Iterator[Hit]:
    for damage in document.quotations.damage:
        if damage.kind != kind:
            continue
        related = (Related(None, damage.opening, "the mark it belongs to"),) if damage.opening else ()
        replacements = (damage.fix,) if damage.fix is not None else ()
        yield Hit(damage.span, replacements, {}, related)


def _mixed_marks(document: Document) -> Iterator[Hit]:
    """A quotation in straight marks where the story sets curly ones, or the other way round: the first of
    them, and where the other is."""
    text = document.text
    straight: list[Quotation] = []
    curly: list[Quotation] = []
    for quotation in document.quotations.items:
        glyph = text[quotation.span.start]
        if glyph == '"':
            straight.append(quotation)
        elif glyph in "“”":
            curly.append(quotation)
    few, many = (straight, curly) if len(straight) < len(curly) else (curly, straight)
    if not few or len(few) > _STRAY or len(few) * _MINORITY > len(many):
        return
    form = "curly" if many is curly else "straight"
    first, rest = few[0], few[1:]
    related = tuple(Related(None, other.span, "so does this one") for other in rest)
    if len(first.span.of(text)) <= _SHORT and first.closed:
        words = first.inner.of(text)
        fixed = f"“{words}”" if many is curly else f'"{words.translate(_STRAIGHTEN)}"'
        yield Hit(first.span, (fixed,), {"form": form}, related)
    else:  # to mend one mark without the other would break the pair
        yield Hit(Span(first.span.start, first.inner.start), (), {"form": form}, related)


def _stop_outside(document: Document) -> Iterator[Hit]:
    """Stops after the closing mark where the story sets them before it. British copy sets them outside a
    part of a sentence, so parts are judged by the other parts of the story; whole sentences keep theirs
    inside everywhere."""
    text = document.text
    inside = 0
    outside: list[Quotation] = []
    spoken: list[Quotation] = []
    within = 0
    for quotation in document.quotations.items:
        if not quotation.closed or quotation.kind == "nested" or text[quotation.span.start] not in '"“':
            continue
        end = quotation.span.end
        # a part of a sentence may be long: its first letter tells
        whole = quotation.kind == "speech" and not text[quotation.inner.start].islower()
        if text[quotation.inner.end - 1] in ".,":
            inside += not whole
            within += whole
        elif (
            text[end : end + 1] in (".", ",") and text[end + 1 : end + 2] != "." and quotation.kind != "title"
        ):
            (spoken if whole else outside).append(quotation)
    found: list[Quotation] = []
    from ...document.variety import leaning

    if inside > 2 * len(outside) or (not inside and within > 4 and len(outside) == 1):
        variety = leaning(document) if outside else ""
        # where whole sentences keep their stops inside, a part with its stop outside is good British; only a story that
        # sets other parts the American way, or is American, has slipped
        if variety == "us" or (inside > 2 * len(outside) and variety != "gb"):
            found = outside
    if spoken and (within >= 2 * len(spoken) or (within >= len(spoken) and leaning(document) == "us")):
        found = found + spoken
    for quotation in found:
        words = text[quotation.inner.start : quotation.inner.end]
        if words[-1:] in "!?…’'":
            continue
        last = compiled(r"\S+$").search(words)
        start = quotation.inner.start + (last.start() if last else len(words))
        end = quotation.span.end
        mark = text[quotation.inner.end : end]
        stop = text[end]
        if stop == "," and quotation.kind == "speech" and text[end + 1 : end + 3] == " a":
            continue
        yield Hit(Span(start, end + 1), (text[start : quotation.inner.end] + stop + mark,), {"stop": stop})


def _told_twice(document: Document) -> Iterator[Hit]:
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


def _comma_missing(document: Document) -> Iterator[Hit]:
    from ..detectors.attribution_punctuation import comma_missing

    return comma_missing(document)


_TESTS: dict[str, Callable[[Document], Iterator[Hit]]] = {
    "comma-missing": _comma_missing,
    "mixed-marks": _mixed_marks,
    "stop-outside": _stop_outside,
    "told-twice": _told_twice,
}
