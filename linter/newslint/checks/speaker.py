"""Speakers that went wrong: nobody in particular, nobody at all, two at once, the same one again."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from ..finding import Related
from ..patterns import compiled
from ..record import TYPE_CHECKING, NamedTuple
from ..span import Span
from .base import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ..document import Document
    from ..document.speakers import Attribution

FIELDS = ("speaker", "first", "cue")

_VERBS = (
    r"(?:writes?|wrote|says?|said|notes?|noted|states?|stated|adds?|added|explains?|explained|continues?|continued|"
    r"concludes?|concluded|argues?|argued|mentions?|mentioned|claims?|claimed|opines?|opined|believes?|emphasi[sz]e[sd]?|"
    r"remarks?|remarked|points? out|pointed out|asserts?|asserted|comments?|commented|tells?|told|shares?|shared|"
    r"observes?|observed|reads?|goes on|went on|warns?|warned|insists?|insisted|recalls?|recalled|reveals?|revealed|declares?|"
    r"declared|underlines?|underlined|stress(?:es|ed)|highlights?|highlighted|affirms?|affirmed|clarifie[sd]|expresse[sd]|"
    r"conveys?|conveyed|describe[sd]|reports?|reported|wonders?|wondered|asks?|asked|replie[sd]|joke[sd]|laments?|lamented|"
    r"predicts?|predicted|acknowledge[sd]|admits?|admitted|confirms?|confirmed|announce[sd]|indicate[sd]|reflects?|reflected|"
    r"elaborate[sd]|penned|pens)"
)
_NOBODY = r"(?:the|this) (?:article’s |article's |original |post’s |story’s )?(?:author|writer|narrator|interviewee|commentator|respondent|speaker|quoted person|expert quoted)"
_GENERIC = (
    rf"\b(?:{_NOBODY}(?: of (?:the|this) (?:article|text|piece|post|story))? (?:\w+ly |also |then |further )?{_VERBS}"
    rf"|{_VERBS} {_NOBODY}|as {_NOBODY} (?:puts?|sees|tells) it|(?:according to|in the words of|as told by|as stated by) {_NOBODY})\b"
)
#: Parliaments have a speaker, meetings have several.
_OFFICE = compiled(
    r"\bSpeaker\b|\bspeaker of|\bspeakers\b|[Hh]ouse\b|[Pp]arliament|[Aa]ssembly|[Ll]egislature|\bLok Sabha|\ba speaker\b"
)
#: Who else in a story makes one of these words stand for somebody: who writes of books and studies has authors in
#: the story, films have narrators, polls respondents, meetings speakers.
_BOOKS = (
    "author authors book books novel novels memoir essay essays op-ed column columnist editorial paper poem playwright "
    "novelist poet manuscript bestseller blog report study letter writer writers biography anthology publisher note"
)
_STAND_FOR = {
    "author": frozenset(_BOOKS.split()),
    "writer": frozenset(
        "writer writers author book books novel novels novelist memoir essay essays column columnist editorial poem poet "
        "playwright biography anthology publisher blog".split()
    ),
    "narrator": frozenset(
        "narrator narrators book books novel novels film movie documentary series podcast play audiobook".split()
    ),
    "commentator": frozenset(
        "commentator commentators radio television tv broadcast broadcaster pundit".split()
    ),
    "respondent": frozenset("respondent respondents survey poll questionnaire petitioner".split()),
    "speaker": frozenset("speaker speakers conference podium panel rally lectern".split()),
    "interviewee": frozenset("interviewee interviewees".split()),
    "person": frozenset("person people source sources official officials somebody someone".split()),
    "individual": frozenset("individual individuals person people source sources".split()),
    "source": frozenset("source sources person people official officials".split()),
    "contributor": frozenset("contributor contributors book magazine column".split()),
    "columnist": frozenset("columnist columnists column columns newspaper magazine wrote".split()),
    "blogger": frozenset("blogger bloggers blog blogs post posts".split()),
    "essayist": frozenset("essayist essayists essay essays book".split()),
    "journalist": frozenset("journalist journalists reporter reporters newspaper magazine book".split()),
    "reporter": frozenset("reporter reporters newspaper journalist correspondent".split()),
    "correspondent": frozenset("correspondent correspondents reporter journalist".split()),
    "presenter": frozenset("presenter presenters television tv radio show broadcaster".split()),
    "poster": frozenset("poster posters post posts posted tweet thread forum user".split()),
    "creator": frozenset("creator creators created".split()),
    "originator": frozenset("originator originators".split()),
    "storyteller": frozenset("storyteller storytellers story stories".split()),
    "orator": frozenset("orator orators speech oration".split()),
    "informant": frozenset("informant informants informer".split()),
    "interlocutor": frozenset("interlocutor interlocutors".split()),
    "protagonist": frozenset("protagonist protagonists film novel play book movie".split()),
    "character": frozenset("character characters film novel play book movie".split()),
    "subject": frozenset("subject subjects".split()),
    "talker": frozenset("talker talkers".split()),
    "quoter": frozenset("quoter".split()),
    "utterer": frozenset("utterer".split()),
    "sayer": frozenset("sayer".split()),
    "declarant": frozenset("declarant".split()),
    "article": frozenset(
        "article articles newspaper magazine editorial op-ed tabloid column constitution treaty".split()
    ),
    "text": frozenset("text texts message messages draft treaty bill resolution".split()),
    "passage": frozenset("passage passages book text letter".split()),
    "excerpt": frozenset("excerpt excerpts book".split()),
    "publication": frozenset(
        "publication publications newspaper magazine weekly website newsletter tabloid".split()
    ),
    "piece": frozenset("piece pieces op-ed essay column magazine newspaper wrote".split()),
    "story": frozenset("story stories newspaper magazine novel book film".split()),
    "content": frozenset("content contents".split()),
    "material": frozenset("material materials".split()),
}
_PEOPLE = (
    r"(?:the|this) (?:same |mentioned |said |given |above |aforementioned |quoted |interviewed |cited )?(?:person|individual|source|"
    r"contributor|columnist|blogger|essayist|journalist|reporter|correspondent|presenter|poster|creator|originator|"
    r"storyteller|orator|informant|interlocutor|subject|protagonist|character|talker|quoter|utterer|sayer|declarant)"
)
_TEXTS = r"(?:the|this) (?:news |original )?(?:article|text|passage|excerpt|publication|piece|story|content|material)"
_BESIDE = (
    rf"(?:(?<=[”\"] )|(?<=^)|(?<=[.!?] )|(?<=\n)|(?<=, ))(?:(?P<who>{_PEOPLE}|{_TEXTS}) (?:\w+ly |also |then |further |later )?{_VERBS}"
    rf"|(?<=[”\"] ){_VERBS} (?:{_PEOPLE}|{_TEXTS})|according to (?:{_PEOPLE}|{_TEXTS}))(?=[.,;:]| that\b| in\b| on\b| when\b|$)"
)
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
    """`test`: generic ("the author writes"), chain ("according to X" over and over), orphan (a quotation
    nobody says), two-speakers (a running quotation that changes hands), said-twice (two attributions of one
    quotation), writes ("she writes" of somebody who spoke), unintroduced (a bare surname out of nowhere),
    own-words (a quotation that speaks of its own speaker), no-speaker (“…,” said.), inside
    (“… said Ames.”), verbless (“…,” Ida Orr, 81.), added-first ("he added" where nobody has spoken), epithet
    (somebody who has a name goes on as "the veteran tactician")."""

    test: str


def compile_rule(keys: Keys, context: Context) -> str:
    """The name of the test."""
    if keys.test not in _TESTS:
        raise RuleMistake(f"'test' is one of {', '.join(_TESTS)}", "test")
    return keys.test


def find(document: Document, linked: dict[int, str], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active tests."""
    for number in active:
        for hit in _TESTS[linked[number]](document):
            yield number, hit


def _named(document: Document) -> list[tuple[int, int, str, Span]]:
    """The speakers named other than by a pronoun: from which offset on each is known, its number in the
    order of the quotations, the name and where it stands; sorted."""
    items = document.quotations.items
    found = []
    for number, attribution in enumerate(document.attributions):
        speaker = attribution.speaker
        if speaker and speaker.head.of(document.text)[0].isupper():
            name = _POSSESSIVE.sub("", speaker.head.of(document.text))
            if name not in ("He", "She", "They", "It", "The"):
                known = max(items[attribution.quotation].span.start + 1, speaker.head.end)
                found.append((known, number, name, speaker.span))
    return sorted(found)


def _generic(document: Document) -> Iterator[Hit]:
    text = document.text
    places = document.words.places
    starts = [start for word in _STAND_FOR.keys() & places.keys() for start in places[word]]
    starts += [
        document.folded.find(words)
        for words in ("expert quoted", "quoted person")
        if "quoted" in places and words in document.folded
    ]
    if not starts:
        return
    numbers = sorted({document.sentence_at(start) for start in starts})
    hits = [
        match
        for form in (compiled(_GENERIC, re.IGNORECASE), compiled(_BESIDE, re.IGNORECASE | re.MULTILINE))
        for number in numbers
        for match in form.finditer(text, *document.sentences[number])
        if not document.quoted(Span(*match.span()))
    ]
    hits.sort(key=lambda match: match.start())
    lefts = [match.start() for match in hits]
    rights = [match.end() for match in hits]
    first: dict[str, int] = {}  # where a word stands for the first time outside all of them
    named: list[tuple[int, int, str, Span]] | None = None
    seen = 0
    last: tuple[int, str, Span] | None = None
    office: bool | None = None
    for match in hits:
        low = match.group().lower()
        meant = next((others for word, others in _STAND_FOR.items() if word in low), frozenset[str]())
        for word in (meant & places.keys()) - first.keys():
            outside = (at for at in places[word] if bisect_right(lefts, at) == bisect_right(rights, at))
            first[word] = next(outside, len(text))
        if any(first[word] < match.start() for word in meant & places.keys()):
            continue
        if "speaker" in low:
            office = _OFFICE.search(text) is not None if office is None else office
            if office:
                continue
        named = _named(document) if named is None else named
        while seen < len(named) and named[seen][0] <= match.start():
            if last is None or named[seen][1] > last[0]:
                last = named[seen][1:]
            seen += 1
        related = (Related(None, last[2], "the speaker named last"),) if last else ()
        yield Hit(Span(*match.span()), (), {"speaker": last[1] if last else "not named"}, related)


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
        name = _POSSESSIVE.sub("", words[-1]) if named else " ".join(words)
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


def _writes(document: Document) -> Iterator[Hit]:
    from .writings import writes

    return writes(document)


def _unintroduced(document: Document) -> Iterator[Hit]:
    from .introduced import unintroduced

    return unintroduced(document)


def _own_words(document: Document) -> Iterator[Hit]:
    from .ownwords import speaker_in_own_words

    return speaker_in_own_words(document)


def _no_speaker(document: Document) -> Iterator[Hit]:
    from .joints import no_speaker

    return no_speaker(document)


def _verbless(document: Document) -> Iterator[Hit]:
    from .joints import verbless

    return verbless(document)


def _added_first(document: Document) -> Iterator[Hit]:
    from .epithets import added_first

    return added_first(document)


def _epithet(document: Document) -> Iterator[Hit]:
    from .epithets import epithets

    return epithets(document)


def _inside(document: Document) -> Iterator[Hit]:
    from .joints import inside

    return inside(document)


_TESTS: dict[str, Callable[[Document], Iterator[Hit]]] = {
    "inside": _inside,
    "verbless": _verbless,
    "added-first": _added_first,
    "epithet": _epithet,
    "no-speaker": _no_speaker,
    "own-words": _own_words,
    "unintroduced": _unintroduced,
    "generic": _generic,
    "chain": _chain,
    "orphan": _orphan,
    "two-speakers": _two_speakers,
    "said-twice": _said_twice,
    "writes": _writes,
}
