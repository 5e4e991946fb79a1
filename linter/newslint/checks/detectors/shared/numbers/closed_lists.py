"""Parts listed in one sentence of which the story says that there are no others: all divisions of a company, all regions."""

from __future__ import annotations

from collections.abc import Iterator

from .....language.numbers import ONES
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled
from ....interface import Hit
from ..narration import in_narration
from .sums import NEAR, NOT_ALL, alike, compared, slack_of

if TYPE_CHECKING:
    from .....document.document import Document
    from .....document.numbers.quantities import Quantity

_SECTORS = (
    r"(?:divisions?|business(?:es)?|segments?|units?|arms?|operations|subsidiar(?:y|ies)|regions?|provinces?|states|districts|counties|cantons|islands|wards|"
    r"branch(?:es)?|sites|plants|mills|mines|factories|shops|stores|offices|schools|campuses|faculties|departments|categories|sources|streams|products?|"
    r"markets?|brands|funds|lines)"
)
#: What says that there are no parts but these.
_NO_OTHER = rf"\b(?:(?:has|have|had|is|are|there (?:is|are)|owns?|runs?) no other|has no|(?:has|have) nothing else|those are (?:its|the) only|(?:these|they) are all (?:its|the|of its)) ?(?:[a-z]+ )?{_SECTORS}?\b"
#: How many parts there are.
_SO_MANY = rf"\b(?:(?:[Ii]ts|[Tt]heir|[Tt]he|[Aa]ll|[Oo]nly|has|into|[Tt]he company[’']s|[Tt]he group[’']s|[Tt]he country[’']s) (?:only )?)(?P<n>{{}}|\d) (?:[a-z]+ )?{_SECTORS}\b"
_COUNTED = rf" (?:[a-z]+ )?{_SECTORS}\b"
_NUMBERS = {value: word for word, value in ONES.items()}
#: Paragraphs before that of the parts in which the whole is looked for.
_REACH = 3
#: What tells that the figures of a list are no plain parts.
_CHANGES = r"\b(?:rise|rises|rising|increase\w*|gain\w*|drop\w*|declin\w+|profit\w*|loss(?:es)?|grew|growth|cut|expects?|forecasts?|will|would|could)\b"


def find(document: Document) -> Iterator[Hit]:
    """Lists of parts of a whole told before, closed by words, that do not come to it."""
    known = document.words.known
    if not known & {"no", "only", "nothing", "three", "four", "five", "six", "two", "these", "those", "all"}:
        return
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in document.quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    text = document.text
    for sentence, all_here in by_sentence.items():
        here = [one for one in all_here if not compiled(_COUNTED).match(text, one.figure.span.end)]
        if not here:
            continue
        parts = [one for one in here if alike(one.figure, here[-1].figure)]
        if len(parts) < 3 and not (len(parts) == 2 and parts[0].figure.money):
            continue
        if len(parts) != len(here) or any(one.role not in ("", "some") or one.figure.rough for one in parts):
            continue
        if parts[0].figure.unit in ("%", "points") or not _plain(document, sentence, parts):
            continue
        if not _closed(document, sentence, len(parts)):
            continue
        whole = _whole(document, parts)
        if whole is not None:
            hit = compared(document, whole, parts, parts[-1])
            if hit is not None:
                yield hit


def _plain(document: Document, sentence: int, parts: list[Quantity]) -> bool:
    """Whether a sentence lists its figures under one verb, and tells of nothing else."""
    text = document.text
    stretch = document.sentences[sentence]
    words = stretch.of(text)
    if NOT_ALL.search(words) or compiled(_CHANGES).search(words) or ";" in words:
        return False
    if not in_narration(document, parts[0].figure.span):
        return False
    between = text[parts[-2].figure.span.end : parts[-1].figure.span.start]
    return " and " in between and stretch.end - stretch.start < 260


def _closed(document: Document, sentence: int, count: int) -> bool:
    """Whether the sentence, or one beside it in the paragraph, says that the parts are all there are."""
    text = document.text
    sentences = document.sentences
    paragraph = document.paragraphs[document.paragraph_at(sentences[sentence].start)].span
    start = max(paragraph.start, sentences[max(0, sentence - 1)].start)
    after = sentences[min(sentence + 1, len(sentences) - 1)]
    end = min(paragraph.end, after.end)
    if compiled(_NO_OTHER).search(text, sentences[sentence].end, end):
        return True
    number = _NUMBERS.get(count, "")
    pattern = _SO_MANY.replace("{}", number or "\\d")
    match = compiled(pattern).search(text, start, end)
    return match is not None and match["n"] in (number, str(count))


def _whole(document: Document, parts: list[Quantity]) -> Quantity | None:
    """The one figure told before that is near what the parts come to."""
    first = parts[0].figure.span.start
    start = document.paragraphs[max(0, document.paragraph_at(first) - _REACH)].span.start
    sum_ = sum(one.figure.value for one in parts)
    largest = max(one.figure.value for one in parts)
    found: list[Quantity] = []
    for one in document.quantities:
        if one in parts or not alike(one.figure, parts[0].figure):
            continue
        if abs(one.figure.value - sum_) <= slack_of([one.figure, *(part.figure for part in parts)]):
            return None
        if not start <= one.figure.span.start < first or one.figure.value <= largest:
            continue
        heads = {one.head, *(part.head for part in parts)} - {""}
        if abs(one.figure.value - sum_) <= NEAR * one.figure.value and len(heads) < 2:
            if one.role not in ("", "total", "target"):
                return None
            found.append(one)
    return found[0] if len({one.figure.value for one in found}) == 1 else None
