"""Speakers that went wrong: nobody in particular, nobody at all, two at once, the same one again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module

from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.speakers import Attribution

FIELDS = ("speaker", "first", "cue")

_WHOM = compiled(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Prime Minister|Minister)\.? )?"
    r"(?:[A-Z][\w’'-]*[\w](?: (?:de|van|von|al|bin|del|da|der) )?\s?){1,4}(?=[,.;:\s]|$)"
    r"|(?:him|her|them|(?:the |its |his |their )?[a-z]+(?: [a-z]+)?)(?=[,.;]|$))"
)
_POSSESSIVE = compiled(r"['’]s?$")
#: Sentences between two of a kind that still read as a chain
_NEAR = 3
_SAID = frozenset("said says added stated told explained noted continued".split())
_AFTER = compiled(r"\s([\w’'-]+)\s([\w’'-]+)\b")
_ACCORDING_SAID = (
    r"\b[Aa]ccording to (?:(?:Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Prof)\. )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),"
    r"[^“”\".!?]{5,200}, (?P<again>(?:he|she|the (?:[a-z-]+ )?[a-z]+|(?P<same>[A-Z][\w’'-]+)) "
    r"(?:said|stated|added|noted|opined|explained|told)\b)"
)


class Keys(NamedTuple):
    """`test`: generic ("the author writes"), unnamed ("the passage reads"), chain ("according to X" over and over), orphan (a quotation
    nobody says), two-speakers (a running quotation that changes hands), said-twice (two attributions of one
    quotation), writes ("she writes" of somebody who spoke), unintroduced (a bare surname out of nowhere),
    own-words (a quotation that speaks of its own speaker), third-person (one that begins with "I" and goes on with "she"),
    no-speaker (“…,” said.), inside
    (“… said Ames.”), verbless (“…,” Ida Orr, 81.), added-first ("he added" where nobody has spoken), epithet
    (somebody who has a name goes on as "the veteran tactician")."""

    test: str


def compile_rule(keys: Keys, context: Context) -> str:
    """The name of the test."""
    known = (*_TESTS_HERE, *_TESTS_ELSEWHERE)
    if keys.test not in known:
        raise RuleMistake(f"'test' is one of {', '.join(known)}", "test")
    return keys.test


def find(document: Document, linked: dict[int, str], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    for number in active:
        for hit in _test(linked[number])(document):
            yield number, hit


def _test(name: str) -> Callable[[Document], Iterator[Hit]]:
    if name in _TESTS_HERE:
        return _TESTS_HERE[name]
    module, function = _TESTS_ELSEWHERE[name]
    found: Callable[[Document], Iterator[Hit]] = getattr(
        import_module(f"..detectors.{module}", __package__), function
    )
    return found


def _chain(document: Document) -> Iterator[Hit]:
    last: dict[str, tuple[int, Span]] = {}
    done = 0
    for start, at in sorted(_leads(document)):
        match = _WHOM.match(document.text, at) if start >= done else None
        if match is None:
            continue
        done = match.end()
        span = Span(start, at + len(match["name"].rstrip()))
        if document.quoted(span):
            continue
        words = match["name"].split()
        named = words[0][0].isupper()
        name = words[-1] if named else " ".join(words)
        if name.endswith(("’s", "'s")) or len(words) == 1 and name.isupper():
            continue  # "according to Ames’s critics"; each figure of the WHO needs its source
        sentence = document.sentence_at(span.start)
        if not named and document.folded[start] != "a":
            named = name.startswith("the ")  # "per capita" is nobody
            if not named:
                continue
        before = last.get(name)
        # a body without a name ("police") may be named again sooner, since nothing else stands for it
        if before is not None and sentence - before[0] <= (_NEAR if named else 1):
            yield Hit(span, (), {"speaker": name}, (Related(None, before[1], "the attribution before"),))
        last[name] = (sentence, span)


def _leads(document: Document) -> Iterator[tuple[int, int]]:
    """Where "according to", "as indicated by" and "per" begin, and where the name after them does."""
    folded = document.folded
    places = document.words.places
    for at in places.get("according", ()):
        if folded.startswith("according to ", at):
            yield at, at + 13
    for at in places.get("indicated", ()):
        if folded.startswith("as indicated by ", at - 3):
            yield at - 3, at + 13
    for at in places.get("per", ()):
        before = document.text[max(0, at - 2) : at]
        capital = document.text[at] == "P"
        if folded.startswith("per ", at) and (
            before == ", " or (capital and before[:1] in ("", ".", "!", "?", "”", "\n"))
        ):
            yield at, at + 4


def _orphan(document: Document) -> Iterator[Hit]:
    """Speech that nobody is said to speak, after a paragraph that names nobody who could."""
    items = document.quotations.items
    text = document.text
    paragraphs = document.paragraphs
    for attribution in document.attributions:
        quotation = items[attribution.quotation]
        if attribution.speaker is not None or quotation.kind != "speech" or quotation.continued:
            continue
        paragraph = paragraphs[quotation.paragraph]
        if (
            paragraph.kind != "body"
            or quotation.span.start != paragraph.span.start
            or quotation.paragraph == 0
        ):
            continue
        if paragraphs[quotation.paragraph - 1].kind != "body":
            continue
        before = paragraphs[quotation.paragraph - 1].span.of(text)
        words = _words(quotation.inner.of(text))
        if len(words) < 5 or before.rstrip()[-1:] not in ".!?" or _names_somebody(before):
            continue
        yield Hit(Span(quotation.span.start, min(quotation.span.end, quotation.span.start + 60)))


_DATES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Jan Feb Aug Sept Oct Nov Dec".split()
)


def _words(text: str) -> list[str]:
    return compiled(r"[\w’'-]+").findall(text)


def _names_somebody(paragraph: str) -> bool:
    """True if a paragraph names or points at a person or a body that can speak."""
    if compiled(r"\b(?:he|she|they|him|his|her|them|their|who|I|we|you)\b", re.IGNORECASE).search(paragraph):
        return True
    if compiled(
        r"\b(?:said|says|told|spokes\w+|officials?|police|residents?|critics?|supporters?|protesters?|leaders?|experts?|"
        r"analysts?|statement|letter|report|ad|sign|message|tweet|post|email|crowd|people|friend\w*|man|woman|\w+ers)\b"
    ).search(paragraph):
        return True
    return any(word not in _DATES for word in compiled(r"(?<=[\w,’”] )[A-Z][\w’'-]+").findall(paragraph))


def _two_speakers(document: Document) -> Iterator[Hit]:
    """A running quotation given to one speaker where it begins and to another where it ends."""
    items = document.quotations.items
    text = document.text
    chain: Attribution | None = None
    for attribution in document.attributions:
        quotation = items[attribution.quotation]
        if not quotation.continued and not _same_breath(chain, attribution, document):
            chain = attribution if attribution.speaker else None
            continue
        speaker = attribution.speaker
        if speaker is None:
            continue
        if chain is None or chain.speaker is None:
            chain = attribution
            continue
        if attribution.how in ("after", "inverted") and attribution.cue is not None:
            one, two = (_POSSESSIVE.sub("", m.head.of(text)) for m in (chain.speaker, speaker))
            if (
                one != two
                and one[0].isupper()
                and two[0].isupper()
                and not _pronoun(one)
                and not _pronoun(two)
            ):
                start = min(speaker.span.start, attribution.cue.start)
                end = max(speaker.head.end, attribution.cue.end)
                yield Hit(
                    Span(start, end),
                    (),
                    {"speaker": two, "first": one},
                    (Related(None, chain.speaker.span, "the speaker where the quotation begins"),),
                )


def _same_breath(chain: Attribution | None, attribution: Attribution, document: Document) -> bool:
    return (
        chain is not None
        and attribution.how == "shared"
        and chain.speaker is not None
        and attribution.speaker == chain.speaker
    )


def _pronoun(word: str) -> bool:
    return word.lower() in ("he", "she", "they", "it", "i", "we", "who", "the")


def _said_twice(document: Document) -> Iterator[Hit]:
    text = document.text
    items = document.quotations.items
    for attribution in document.attributions:
        quotation = items[attribution.quotation]
        if (
            attribution.how != "before"
            or attribution.cue is None
            or text[quotation.inner.end - 1] not in ",?!"
        ):
            continue
        if attribution.cue.of(text).lower() not in _SAID or quotation.span.start - attribution.cue.end > 30:
            continue
        match = _AFTER.match(text, quotation.span.end)
        if match is None:
            continue
        one, two = match[1], match[2]
        if (two in _SAID and (one in ("he", "she", "they") or one[0].isupper())) or (
            one in _SAID and (two in ("he", "she", "the", "a", "an") or two[0].isupper())
        ):
            yield Hit(Span(match.start(1), match.end(2)), (), {"speaker": match[0].strip()})
    if "according" not in document.words.places:
        return
    for match in compiled(_ACCORDING_SAID).finditer(text):
        if document.quoted(Span(*match.span())):
            continue
        same = match["same"]
        if same is None or same == match["name"].split()[-1]:
            yield Hit(Span(*match.span("again")), (), {"speaker": match["again"]})


_TESTS_HERE: dict[str, Callable[[Document], Iterator[Hit]]] = {
    "chain": _chain,
    "orphan": _orphan,
    "two-speakers": _two_speakers,
    "said-twice": _said_twice,
}

#: Tests of modules that are loaded when one of them runs: module and function.
_TESTS_ELSEWHERE = {
    "generic": ("generic_speaker", "generic_speakers"),
    "unnamed": ("generic_speaker", "unnamed_speakers"),
    "writes": ("writes", "writes"),
    "unintroduced": ("introduced", "unintroduced"),
    "own-words": ("own_words", "speaker_in_own_words"),
    "third-person": ("own_words", "goes_on_in_third"),
    "no-speaker": ("attribution_punctuation", "no_speaker"),
    "verbless": ("attribution_punctuation", "verbless"),
    "added-first": ("epithet", "added_first"),
    "epithet": ("epithet", "epithets"),
    "inside": ("attribution_punctuation", "inside"),
}
