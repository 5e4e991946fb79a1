"""Bare surnames out of nowhere."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator

from ....language.reporting_verbs import DAYS, TITLES
from ....language.word_lists import words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.speech.quotations import Quotation

_SAID = words("news/reporting-verbs", "with-a-surname")
_BETWEEN = frozenset("also later then".split())
#: Known by one name; stories need not say more at once.
_KNOWN = words("news/known-names")
_NO_NAMES = words("english/function-words", "before-a-verb-of-saying")
#: Places that stand for those who govern from there
_CAPITALS = words("news/capitals")
_OWN = compiled(r"\b(?:I|I[’'](?:m|ve|ll|d)|[Mm]y|me|myself)\b")
_HE = compiled(r" (?:that |[A-Z]\w+day (?:that )?)?(?:he|she|his|her)\b")
#: What follows the name of a firm or a body
_FIRM = (
    r"(?:,? (?:Inc|Corp|Ltd|LLC|PLC|Plc|AG|SA|NV|Group|Holdings|Co)\b| (?:spokes\w+|officials?|executives?|shares|stock|employees|workers|"
    r"staff|customers|users|CEO|chief executive|headquarters|plant|factory|store|stores|board|management|revenue|reported|posted|"
    r"sells|makes|operates|employs|itself)\b)"
)
_HE_SAID = compiled(r" (?:he|she) (?:said|added|says|told)\b")
#: A name of the story's own: capitalised once, or after Mc, O’, De
_NAME = compiled(r"(?:Mc|Mac|O[’']|D[’']|De|Di|La|Le|Van)?[A-Z][a-zà-öø-ÿ’'ńňśšćčžźżłąęăğışțřůőű]+$")
#: What comes before a name that nothing else belongs to
_FREE = compiled(
    r"(?:^|(?<!\b[A-Z])[.?!,;:—–”\"’')\]]|\b(?:[Aa]nd|[Bb]ut|[Yy]et|that|while|when|as|because|although|though|if|so|where))\s*$"
)
_TITLE = compiled(r"\b(?:Mr|Mrs|Ms|Dr)\.? $")
#: What comes after a name and says who it is, or that a body speaks
_EXPLAINED = compiled(
    r",? (?:in (?:a|an|its|the) |on its )|, (?:a|an|the|who|which|whose|one|his|her|their|\d)\b|, [\w’'-]+ (?:of|for|at|from|director|"
    r"manager|officer|president|chief|spokes\w+)\b| (?:[a-z]+ )?(?:[A-Z]|de |van |von |in ’t |in 't )|[’']|-\w|\.\w| [(“\"‘']"
)
#: Bodies with a name of one word
_BODIES = words("news/bodies", "known")
_CONTINUED = ("continued from", "(continued", "cont. from", "from page", "see page")
#: A first paragraph this short is a headline that the reader of the file did not know for one.
_HEADLINE = 130
#: From this class on the words of the spelling list are hardly met but as names.
_RARE = 6
#: Names this long are compared with others.
_LONG = 5


def find(document: Document) -> Iterator[Hit]:
    """The first place where somebody speaks whom nothing before names or describes, if the words around
    show that it is a person: words of his or her own, or "he" or "she" straight after."""
    words = document.words
    places = words.places
    text = document.text
    seen: set[str] = set()
    vocabulary: list[str] = []
    continued = False
    for cue in sorted(_SAID() & places.keys(), key=lambda cue: places[cue][0]):
        for at in places[cue]:
            number = bisect_left(words.starts, at)
            for which in _beside(document, number):
                name = words.folded[which]
                start = words.starts[which]
                if name in seen or places[name][0] != start or not text[start].isupper():
                    continue
                seen.add(name)
                span = Span(start, start + len(name))
                if not _unknown(document, span, name) or not _speaks(document, span, at, cue):
                    continue
                if not vocabulary:
                    vocabulary = sorted(places)
                    continued = any(said in document.folded for said in _CONTINUED)
                if _new(document, span, name, vocabulary, continued) and not _explained_soon(document, span):
                    yield _hit(document, span, at, cue)


def _beside(document: Document, number: int) -> Iterator[int]:
    """The words that may be the subject of the verb with this number, by their numbers."""
    words = document.words
    text = document.text
    before = number - 1
    if before >= 0 and words.folded[before] in _BETWEEN:
        before -= 1
    if before >= 0 and text[words.starts[before] + len(words.folded[before])] == " ":
        yield before
    after = number + 1
    if after < len(words) and words.starts[after] == words.starts[number] + len(words.folded[number]) + 1:
        yield after


def _unknown(document: Document, span: Span, name: str) -> bool:
    """True for a bare name in the prose that is nobody the world knows."""
    text = document.text
    if (
        name in _NO_NAMES
        or name in _KNOWN
        or name in _BODIES
        or name in DAYS
        or name in TITLES
        or len(name) < 3
        or name.endswith(("'s", "s'"))
    ):
        return False
    if not _NAME.match(span.of(text)) or document.quoted(span):
        return False
    if text[span.end : span.end + 1] == " " and text[span.end + 1 : span.end + 2].isupper():
        return False  # a title, or the first of two names
    paragraph = document.paragraph_at(span.start)
    kind, whole = document.paragraphs[paragraph]
    return kind == "body" and (paragraph > 0 or whole.end - whole.start >= _HEADLINE)


def _new(document: Document, span: Span, name: str, vocabulary: list[str], continued: bool) -> bool:
    """True if the name has not been in the story in any form, nor in its headline. `vocabulary` are all words
    of the story, sorted."""
    headline = document.meta.get("headline", "").lower()
    stem = name[:-1] if name.endswith("s") else name
    places = document.words.places
    return (
        not any(places[word][0] < span.start for word in _beginning(vocabulary, stem))
        and name not in headline
        and not continued
        and name not in document.accepted
        and not _misspelled(document, name, span.start, vocabulary)
    )


def _explained_soon(document: Document, span: Span) -> bool:
    """True if the full name follows in this paragraph or the next, as features like to hold it back, or if the
    story shows anywhere that this is a firm."""
    text = document.text
    name = re.escape(span.of(text))
    if re.search(rf"\b{name}(?:[’']s)?{_FIRM}", text):
        return True
    paragraph = document.paragraph_at(span.start)
    last = min(paragraph + 1, len(document.paragraphs) - 1)
    end = document.paragraphs[last].span.end
    return any(
        person.last == span.of(text)
        and span.end <= person.span.start < end
        # a first name by which children go, and those whom a feature knows well
        or person.first == span.of(text)
        for person in document.people
    )


def _beginning(vocabulary: list[str], stem: str) -> list[str]:
    """The words that begin with a stem."""
    first = bisect_left(vocabulary, stem)
    return vocabulary[first : bisect_left(vocabulary, stem + chr(sys.maxunicode), first)]


def _misspelled(document: Document, name: str, start: int, vocabulary: list[str]) -> bool:
    """True if a name one slip away comes before: two spellings of one name are no stranger."""
    if len(name) < _LONG:
        return False
    from ....language.edit_distance import slips

    places = document.words.places
    return any(
        len(word) >= _LONG and places[word][0] < start and slips(word, name, 1) == 1
        for word in _beginning(vocabulary, name[0])
    )


def _speaks(document: Document, span: Span, at: int, cue: str) -> bool:
    """True if the words around show that the name is a speaker's, and a person's."""
    text = document.text
    before = text[max(0, span.start - 16) : span.start]
    inverted = at < span.start
    if inverted:
        before = text[max(0, at - 16) : at]
        if _EXPLAINED.match(text, span.end) or text[span.end : span.end + 1] not in ".,;: ":
            return False
        quotation = _ending_at(document, at)
    else:
        end = at + len(cue)
        if not _FREE.search(_TITLE.sub("", before)) or _EXPLAINED.match(text, end):
            return False
        title = _TITLE.search(before)
        start = span.start - len(title.group()) if title else span.start
        quotation = _ending_at(document, start) or _starting_after(document, end)
        if quotation is None:
            trails = text[span.start - 2 : span.start] == ", " and text[end : end + 1] in (".", "")
            if trails and cue == "said":
                return not _known_word(span.of(text)) and span.of(text).lower() not in _CAPITALS
            return (_HE.match(text, end) is not None or _goes_on(document, end)) and not _word(document, span)
    if quotation is None:
        return False
    if _OWN.search(text, *quotation.inner):
        return not _word(document, span)
    if quotation.span.start > span.start or (quotation.kind != "speech" and not _opens(document, quotation)):
        return False
    return span.of(text).lower() not in _CAPITALS and not _word(document, span)


def _goes_on(document: Document, end: int) -> bool:
    """True if the next sentence is a quotation that ends the paragraph or goes on with "he said"."""
    number = document.sentence_at(end) + 1
    if number >= len(document.sentences):
        return False
    start = document.sentences[number].start
    paragraph = document.paragraph_at(start)
    return paragraph == document.paragraph_at(end) and any(
        quotation.kind == "speech"
        and quotation.span.start == start
        and (
            _HE_SAID.match(document.text, quotation.span.end) is not None
            or quotation.span.end == document.paragraphs[paragraph].span.end
        )
        for quotation in document.quotations_in(Span(start, start + 1))
    )


def _ending_at(document: Document, offset: int) -> Quotation | None:
    """The quotation that ends straight before an offset."""
    text = document.text
    stop = offset
    while stop and text[stop - 1].isspace():
        stop -= 1
    for quotation in document.quotations_in(Span(max(0, stop - 2), stop)):
        if quotation.span.end in (stop, stop - 1) and quotation.kind in ("speech", "partial"):
            return quotation
    return None


def _starting_after(document: Document, offset: int) -> Quotation | None:
    """The quotation that begins straight after an offset, with a comma or a colon between."""
    text = document.text
    if text[offset : offset + 1] not in (",", ":"):
        return None
    start = offset + 1
    while text[start : start + 1].isspace():
        start += 1
    for quotation in document.quotations_in(Span(start, start + 1)):
        if quotation.span.start == start:
            return quotation
    return None


def _opens(document: Document, quotation: Quotation) -> bool:
    """True if a sentence begins with the quotation."""
    sentence = document.sentences[document.sentence_at(quotation.span.start)]
    return sentence.start == quotation.span.start


def _word(document: Document, span: Span) -> bool:
    """True if a sentence begins here with what may be any word: "Police", "Everybody"."""
    sentence = document.sentences[document.sentence_at(span.start)]
    if sentence.start != span.start:
        return False
    return _known_word(span.of(document.text))


def _known_word(name: str) -> bool:
    from ....language.dictionary import known, rarity

    return known(name.lower()) and rarity(name.lower()) < _RARE


def _hit(document: Document, span: Span, at: int, cue: str) -> Hit:
    text = document.text
    name = span.of(text)
    whole = Span(min(span.start, at), max(span.end, at + len(cue)))
    later = [person for person in document.people if person.last == name]
    related = (Related(None, later[0].span, "the full name comes only here"),) if later else ()
    return Hit(whole, (), {"speaker": name}, related)
