"""Speech that stands outside quotation marks, as rewriting tools leave it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..detectors.spoken_verbs import DIRECT, spoken_verb
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from typing import Any

    from ...document.document import Document

TESTS = (
    "attributed",
    "beside-quotation",
    "beside-speech",
    "alone",
    "addressed",
    "asked",
    "ordered",
    "spoken",
)
PERSONS = {
    "singular": frozenset("i i'm i've i'll i'd my me myself".split()),
    "plural": frozenset("we we're we've we'll we'd our us ourselves let's".split()),
    "second": frozenset("you you're you've you'll you'd your yours yourself".split()),
    "loose": frozenset(
        "gonna gotta wanna ok okay guys stuff damn hell anyway honestly darn bloody lads mum mom dad dads mums daddy mummy grandma mate "
        "mates folks y'all ain't can't don't won't isn't aren't wasn't weren't doesn't didn't couldn't wouldn't shouldn't hasn't haven't hadn't "
        "it's that's they're there's".split()
    ),
    "talk": frozenset(
        "it's that's there's they're what's here's he's she's that'll it'll they'll gonna yeah okay yes well look listen nobody "
        "everybody honestly frankly thank sorry maybe please folks guys god wow oh hey sure imagine".split()
    ),
}
FIELDS = ("speaker", "cue")

#: test, words that give speech away
Data = tuple[str, tuple[str, ...]]

_SAID = (
    "said|says|added|adds|stated|states|explained|explains|opined|opines|told|continued|noted|argued|insisted|warned|"
    "declared|remarked|recalled|replied|responded|commented|affirmed|claimed|admitted|emphasized|emphasised|stressed|"
    "underlined|underscored|mentioned|expressed|exclaimed|confided|conveyed|asserted|announced|concluded|predicted|"
    "reiterated|joked|lamented|observed|pointed out|asked|wrote|writes|shared|articulated|indicated|confessed|"
    "acknowledged|revealed|voiced|uttered|quipped|complained|suggested|notes|warns|argues|recalls|insists|tells|observes|"
    "remarks|declares|claims|stresses|emphasizes|emphasises|concludes|mentions|reflected|remembered|urged|pleaded|"
    "testified|answered|countered|joked|advised|cautioned|proclaimed|informed|disclosed|retorted|clarified|reflects|wondered|shouted|yelled|cried|screamed|whispered|muttered|promised|vowed|pledged|remembers"
)
_SAID_SET = frozenset(_SAID.split("|")) | {"pointed", "according", "per", "words"}
_WHO = (
    r"(?:he|she|they|(?:(?:the|a|an|one|his|her|their|its)\s)?(?:[\w’'.-]+\s){0,6}?[\w’'-]+"
    r"(?:,\s[^“”\"]{3,140}?,)?)"
)
#: ", Ames said at the port." and ", said Ames, who runs the port." at the end of a sentence
_TRAILING = (
    rf"(?P<stop>[,?!]|[?!],)\s(?:(?P<who>{_WHO})\s(?:(?:has|had|have|also|later|then)\s)?(?P<cue>{_SAID})"
    rf"(?:\s[^,“”\";]{{1,80}})?(?:,\s\w+ing\b[^“”\";]{{1,80}})?|(?:(?:has|had)\s)?(?P<cue2>according to|as per|in the words of|{_SAID})\s(?P<who2>(?!that\b)[^“”\";]{{2,160}}?))[.!?]?$"
)
#: ", Ames said on Monday, and": an attribution in the middle of a sentence
_INTERRUPTING = (
    r"(?P<stop>,)\s(?:(?P<who>he|she|they|(?:(?:the|a|an|his|her|their|its)\s)?(?:[a-z-]+\s){0,3}?(?:[A-Z][\w’'.-]+\s){0,3}[\w’'-]+)"
    r"\s(?:also\s|later\s|then\s)?(?P<cue>said|says|added|stated|explained|told\s[\w ]{2,30}|continued|noted|insisted|admitted|argued|opined|"
    r"warned|recalled|recounted|remembered|complained|joked|replied|lamented|emphasi[sz]ed|remarked|conveyed|uttered|"
    r"expressed|quipped|shared|reflected|observed|mentioned|revealed|declared)|(?P<cue2>said|says|added)\s(?P<who2>(?:the\s[a-z]+|(?:[A-Z][\w’'.-]+\s?){1,3})))"
    r"(?:\s(?:on|at|in|during|after|from)\s[^,“”\";]{2,40})?,\s(?=\S)"
)
#: A story with more sentences in the first person has a voice of its own.
_FEW = 3
#: One with so many, and a fifth of all its sentences, is somebody's own words.
_OWN = 6
_ORDINALS = frozenset(
    "War Type Class Phase Part Title Act Article Division Chapter Elizabeth Charles Schedule Level Tier Stage "
    "Region Group Category Grade Superfund".split()
)
_ASKED = compiled(
    r"[?!],?\s(?=([\w’'-]+)\s([\w’'-]+))(?:[\w’'-]+\s[\w’'-]+)"
    r"(?=\s?(?:[.,;]|(?:on|at|in|during|to|as|when|while|of|about|after|before|with|from|last|angrily|who)\b|$))"
)
#: Verbs that tell somebody something, with third person and then "you" in one clause
_ADDRESSED = (
    r"\b(?:(?P<cue>told|tells|assured|warned|reminded|informed|asked|advised|said to)\s"
    r"(?:him|her|them|the \w+|(?:[A-Z][\w’'-]+\s?){1,3}|(?:[a-z]+\s?){1,2})\s?|(?P<cue2>said|stated|explained|added|insisted|noted)\s)"
    r"(?:that\s)?(?:(?:[^,;“”\"]{0,60}\s)?(?:he|she|they|his|her|their|him|them)\s"
    r"[^;“”\"]{0,80}?\b|(?<=them )|(?<=him )|(?<=her )|(?<=them that )|(?<=him that )|(?<=her that ))"
    r"(?P<you>you(?:[’'](?:re|ve|ll|d))?|your)\s(?!know\b|see\b|could say|can\b|never\b|don[’']t\b|get\b|might\b)"
)


class Keys(NamedTuple):
    """`test`: attributed (a sentence without marks that somebody is said to have spoken), beside-quotation
    (a sentence in the speaker's own person next to a quotation), beside-speech (the same next to "…, he said." without
    marks), alone (one that stands anywhere in a story that
    quotes people and has no other voice of its own), addressed ("told him he … you …"), asked
    (a question or exclamation with a speaker and no marks), ordered (the same of an order: "Do not wait,
    said Ames."), spoken (a verb that nothing but speech takes: "…, he continued."). `persons`: singular, plural,
    second, talk: contractions and words of everyday speech that open a sentence, or loose: such words anywhere."""

    test: str
    persons: tuple[str, ...] = ("singular",)


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test and the words it looks for."""
    if keys.test not in TESTS:
        raise RuleMistake(f"'test' is one of {', '.join(TESTS)}", "test")
    words: set[str] = set()
    for person in keys.persons:
        if person not in PERSONS:
            raise RuleMistake(f"'persons' are of {', '.join(PERSONS)}", "persons", person)
        words |= PERSONS[person]
    return keys.test, tuple(sorted(words))


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active rules."""
    for number in active:
        test, words = linked[number]
        for hit in _FINDERS[test](document, words):
            yield number, hit


def _sentences_with(document: Document, words: tuple[str, ...]) -> list[int]:
    """The numbers of the sentences of running prose that hold one of the words outside quotations."""
    places = document.words.places
    found: set[int] = set()
    for word in words:
        for start in places.get(word, ()):
            if _is_person(document.text, start, word) and not document.quoted(Span(start, start + len(word))):
                found.add(document.sentence_at(start))
    paragraphs = document.paragraphs
    return sorted(
        n for n in found if paragraphs[document.paragraph_at(document.sentences[n].start)].kind == "body"
    )


def _is_person(text: str, start: int, word: str) -> bool:
    """False for initials, ordinals and abbreviations: "F.B.I.", "World War I", "(I-Vt.)", "US"."""
    end = start + len(word)
    if word == "i":
        around = text[start - 1 : start] + text[end : end + 1]
        before = text[max(0, start - 12) : start].rstrip().rpartition(" ")[2]
        if text[end : end + 3] in (" - ", " – ") or text[end : end + 1] == "," and before[:1].isupper():
            return False  # "Jeff Orr, I - Vt.", "Harbor Trust I, a fund"
        return text[start] == "I" and not set(around) & set(".-&/") and before not in _ORDINALS
    if word == "us":
        return text[start:end] == "us"
    return not text[start:end].isupper() or word.startswith("i'")


def _trailing(text: str) -> Any:
    tail = text[-260:]
    if not any(word.strip(",.!?") in _SAID_SET for word in tail.split()):
        return None
    return compiled(_TRAILING).search(text)


def _spoken(document: Document, number: int) -> tuple[Span, Any] | None:
    """The sentence and its trailing attribution, if nothing before the attribution is quoted."""
    span = document.sentences[number]
    text = span.of(document.text)
    match = _trailing(text)
    if match is None or DIRECT.match(text):
        return None
    if document.quoted(Span(span.start, span.start + match.start() + 1)):
        return None
    return span, match


def _attributed(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    numbers = _sentences_with(document, words)
    if "gonna" in words and len(numbers) > 1:
        return  # a story that talks like this itself
    if ("i" in words or "we" in words) and len(numbers) > max(_OWN, len(document.sentences) // 5):
        return  # a speech, a letter, a column
    for number in numbers:
        spoken = _spoken(document, number)
        if spoken is None:
            interrupted = _interrupted(document, number)
            if interrupted is not None and "yeah" not in words and _own(document, *interrupted, words):
                yield _halves(document, *interrupted)
            continue
        span, match = spoken
        text = span.of(document.text)
        before = text[: match.start()]
        if not _holds(document, span.start, before, words):
            continue
        if "yeah" in words and not _opens_as_talk(document, span.start, words):
            continue
        if compiled(r"(?:when|after|before|while|if|as)\s(?:i|we)\b", re.IGNORECASE).match(before):
            # "When I asked about it, Ames said" : the reporter's own voice
            continue
        yield _hit(document, span, match)


def _opens_as_talk(document: Document, start: int, words: tuple[str, ...]) -> bool:
    """True if a sentence opens with one of the words of everyday speech."""
    found = document.words
    number = found.first_at(start)
    return found.starts[number] == start and found.folded[number] in words


def _interrupted(document: Document, number: int) -> tuple[Span, Any] | None:
    """The sentence and the attribution in its middle, if the speaker's own words stand on both sides of it
    or a pronoun of the first person opens it."""
    span = document.sentences[number]
    text = span.of(document.text)
    if DIRECT.match(text) or document.quoted(span):
        return None
    match = compiled(_INTERRUPTING).search(text)
    if match is None or match.start() < 6:
        return None
    return span, match


def _holds(document: Document, start: int, before: str, words: tuple[str, ...]) -> bool:
    """True if one of the words stands in the part of a sentence that precedes its attribution."""
    found = document.words
    for at in range(found.first_at(start), found.first_at(start + len(before))):
        if found.folded[at] in words and _is_person(document.text, found.starts[at], found.folded[at]):
            return True
    return False


def _own(document: Document, span: Span, match: Any, words: tuple[str, ...]) -> bool:
    """True if the words around an attribution in the middle are the speaker's: first person right at the
    start, or after it."""
    text = span.of(document.text)
    found = document.words
    first = found.first_at(span.start)
    if found.folded[first] in words and _is_person(document.text, found.starts[first], found.folded[first]):
        return True
    rest = text[match.end() :]
    return compiled(
        r"(?:but|and|so|because)?\s?(?:I|we|my|our|We|My|Our)\b"
        r"|(?:is|was|are|were|belongs to|means|matters to|must be|will be|has been|will never be|was never) (?:[a-z]+ ){0,2}(?:my|our|mine|ours|me|us)\b"
    ).match(rest) is not None and _holds(document, span.start + match.end(), rest, words)


def _halves(document: Document, span: Span, match: Any) -> Hit:
    text = span.of(document.text)
    opening, closing = ("“", "”") if "“" in document.text or '"' not in document.text else ('"', '"')
    middle = text[match.end("stop") : match.end()]
    rest = text[match.end() :]
    fixed = f"{opening}{text[: match.end('stop')]}{closing}{middle}{opening}{rest}{closing}"
    who = match["who"] or match["who2"] or ""
    return Hit(span, (fixed,), {"speaker": who.strip(), "cue": match["cue"] or match["cue2"] or ""})


def _hit(document: Document, span: Span, match: Any) -> Hit:
    text = span.of(document.text)
    stop = match["stop"].replace("?,", "?").replace("!,", "!")
    opening, closing = ("“", "”") if "“" in document.text or '"' not in document.text else ('"', '"')
    fixed = f"{opening}{text[: match.start()]}{stop}{closing}{text[match.end('stop') :]}"
    who = match["who"] or match["who2"] or ""
    return Hit(span, (fixed,), {"speaker": who.split(",")[0], "cue": match["cue"] or match["cue2"] or ""})


def _beside(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences in the first person, without attribution, straight before or after a quotation of the
    same paragraph, in a story that has no other voice of its own."""
    numbers = _sentences_with(document, words)
    if not 0 < len(numbers) <= 3:
        return
    sentences = document.sentences
    quotes = {document.sentence_at(q.span.start) for q in document.quotations.items if q.kind == "speech"}
    for number in numbers:
        span = sentences[number]
        if document.quoted(span) or _spoken(document, number):
            continue
        paragraph = document.paragraph_at(span.start)
        for other in (number - 1, number + 1):
            if other in quotes and document.paragraph_at(sentences[other].start) == paragraph:
                yield Hit(span)
                break


def _beside_speech(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences in the first person straight after one that ends in an attribution and has no marks either."""
    numbers = _sentences_with(document, words)
    if not 0 < len(numbers) <= _FEW:
        return
    sentences = document.sentences
    for number in numbers:
        span = sentences[number]
        if not number or document.quotations_in(span) or _spoken(document, number):
            continue
        if document.paragraph_at(span.start) != document.paragraph_at(sentences[number - 1].start):
            continue
        first = document.text[span.start : span.end].split(" ", 3)[:3]
        if not any(word.lower().strip(",") in words for word in first):
            continue
        if document.quotations_in(sentences[number - 1]) or _spoken(document, number - 1) is None:
            continue
        yield Hit(span)


def _alone(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences in the first person in a story that quotes people, if there are no more than two of them."""
    from ..detectors.narration import alone

    numbers = _sentences_with(document, words)
    if 0 < len(numbers) <= 2:
        yield from alone(document, [number for number in numbers if _spoken(document, number) is None])


def _addressed(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    for number in _sentences_with(document, words):
        span = document.sentences[number]
        match = compiled(_ADDRESSED).search(document.text, *span)
        if match and not document.quoted(Span(match.start(), match.end("you"))):
            start = max(match.end("cue"), match.end("cue2")) + 1
            clause = compiled(r"(?:(?!\s(?:he|she|they|his|her|their)\s).)*\s").match(document.text, start)
            yield Hit(
                Span(min(clause.end() if clause else start, match.start("you")), match.end("you")),
                (),
                {"cue": match["cue"] or match["cue2"]},
            )


def _asked(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """ "Who would do such a thing?, Ames asked." """
    text = document.text
    for match in _ASKED.finditer(text):
        one, two = match[1], match[2]
        if one in _SAID_SET:
            named = two[0].isupper() or two in ("he", "she")
        else:
            named = two in _SAID_SET and (one in ("he", "she", "they") or one[0].isupper())
        if not named or text[match.start() - 1] in "”\"’'" or document.quoted(Span(*match.span())):
            continue
        span = document.sentences[document.sentence_at(match.start())]
        if span.start <= match.start() and not document.quoted(Span(span.start, match.start())):
            yield Hit(Span(span.start, match.end()))


_ORDERS = frozenset(
    "do don’t don't please never stop keep stay go come look listen remember be take get make think imagine wait trust "
    "believe give leave run hold get avoid evacuate ensure check boil consider donate support respect"
    " join listen drive move drink eat wear wash report save turn open close start try hurry fight return carry set tell ask put send bring help pray vote call".split()
)

#: Of these, words that open statements too: "Call money eased", "Close links help". They order where one of the others
#: comes next.
_NOUNS = frozenset("trust close call open support report help return drive run fight set".split())
_ORDERED = frozenset(
    "the a an your me us them him her it this that for on off up out in to and if when before 911 999".split()
)


def _ordered(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences that open with an order and end with an attribution."""
    text = document.text
    for number, span in enumerate(document.sentences):
        first = text[span.start : span.start + 12].split(" ", 1)[0]
        if first.lower() not in _ORDERS or not first[0].isupper() or "," not in span.of(text):
            continue
        if (
            first.lower() in _NOUNS
            and text[span.start + len(first) + 1 :].split(" ", 1)[0].lower() not in _ORDERED
        ):
            continue
        spoken = _spoken(document, number)
        if spoken is not None and " " in span.of(text)[: spoken[1].start()].strip():
            yield _hit(document, *spoken)


_FINDERS: dict[str, Callable[[Document, tuple[str, ...]], Iterator[Hit]]] = {
    "attributed": _attributed,
    "beside-quotation": _beside,
    "beside-speech": _beside_speech,
    "alone": _alone,
    "addressed": _addressed,
    "asked": _asked,
    "ordered": _ordered,
    "spoken": spoken_verb,
}
