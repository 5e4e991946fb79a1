"""Pronouns that nobody answers to: "she" where a man alone is spoken of, and no woman comes up for many words around.

Everything that may stand for somebody is an event with a gender, as far as the story tells one: names, titles, nouns such as
"mother", other pronouns. A pronoun is stray if the last sure event before it is the subject of the same or the last
sentence and of the other gender, and its own gender is far away on both sides. Distances are words of narration.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from ....document.gender import given_name, given_pronoun, pronoun_of
from ....document.people import is_role
from ....language.dictionary import common
from ....language.places import fold_place, is_place
from ....language.reporting_verbs import DETERMINERS
from ....language.word_lists import Pattern, either, words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled
from ...interface import Hit
from .antecedents import FORMS, Pronoun, gender, is_object
from .namings import PRONOUNS, Naming, is_no_person, namings, strangers

if TYPE_CHECKING:
    from ....document.document import Document

_MEN = words("news/story", "nouns-for-men")
_WOMEN = words("news/story", "nouns-for-women")
_TITLED = compiled(r"\b(?:(?P<he>Mr|Sir)|Ms|Mrs|Miss|Dame)\.?[ \u00a0](?=[A-Z])")
_WORD = compiled(r"\w+")
#: Words of narration from the name to the pronoun, at the most, and from the beginning of the sentence to the name.
_REACH, _OPENING = 40, 7
#: So far off is what never comes.
_NEVER = 1_000_000
#: Words around in which nobody of the pronoun's own gender comes up: before and after it.
_BEFORE, _AFTER = 30, 25
#: The same where nothing but a verb of saying or a joint stands between name and pronoun.
_BEFORE_NEAR, _AFTER_NEAR = 15, 5
_BEFORE_DOUBTFUL, _AFTER_DOUBTFUL = 12, 0
#: What shows that somebody speaks, right after the name.
_SPEAKS = compiled(
    r"[\w’'-]+(?: [A-Z][\w’'-]+)?(?:, [^,“”\"]{2,60},)? (?:\w+ly |also |has |had )?(?:said|says|told|thinks?|believes?|[a-z]+ed)\b"
)
_SAID_BY = compiled(
    r"\b(?:said|says|to|by|added|explained|claimed|argued|insisted|warned)(?: (?:Mr|Mrs|Ms|Miss)\.?)? ?$"
)
_SAYING = compiled(
    r"(?:said|says|added|told \w+|admitted|insisted|claimed|believed|denied|thought|predicted|argued|hoped|warned|promised)(?: that)? $"
)
#: What shows that a name is the subject of what follows, and what is nobody in particular.
_ACTS = compiled(
    r" (?:also |then |later |now |still |\w+ly )?(?:has|had|was|is|said|says|told|will|would|could|may|must|did|[a-z]{2,}ed|explained)\b"
)
_GOVERNED = Pattern(
    lambda: (
        rf"(?:^|\b)(?:{either('english/function-words', 'prepositions')}|unlike|like|than)(?: [A-Z][\w.’-]*){{0,2}} ?$"
    ),
    re.IGNORECASE,
)
_NOBODY = compiled(r"(?:every|any|no)(?:one|body)", re.IGNORECASE)
#: What follows "her" where it is no possessive: "told her to", "let her."
_NO_NOUN = Pattern(
    lambda: (
        rf"(?:[^\w ]|$| (?:{either('english/function-words', 'prepositions')}|{either('english/function-words', 'determiners')}|and|but|that|if|when)\b)"
    )
)
#: A verb of saying, or nothing but a joint, between name and pronoun leaves no room for anybody else.
_NEAR = 4


class Event(NamedTuple):
    """A place that may be somebody. `gender` is "he", "she" or "" where the story does not tell; `sure` is true for a name
    whose title or given name tells it; `person` is the number in `Document.people`, or -1."""

    start: int
    gender: str
    sure: bool = False
    person: int = -1
    end: int = 0


class Stray(NamedTuple):
    """A pronoun that nobody answers to; `named` is the name it must mean, `right` the pronoun of its bearer, `doubtful`
    true where somebody else is not far enough away to be sure."""

    span: Span
    named: Span
    right: str
    doubtful: bool


def strays(document: Document) -> list[Stray]:
    """All pronouns of a story that nobody answers to, in order."""
    places = document.words.places
    if not any(word in places for word in PRONOUNS):
        return []
    return list(_strays(document))


def _strays(document: Document) -> Iterator[Stray]:
    events = document.memo(_events)
    if not any(event.sure for event in events):
        return
    narrated = document.memo(_narrated)
    words = document.words
    last: dict[str, int] = {}  # the last event of each gender, and the last sure one
    sure: dict[str, int] = {}
    for number, event in enumerate(events):
        if event.end == 0 and event.gender:
            other = "she" if event.gender == "he" else "he"
            at = sure.get(other, -1)
            if (
                at >= 0
                and narrated[words.first_at(event.start)] - narrated[words.first_at(events[at].start)]
                <= _REACH
            ):
                stray = _judged(document, events, number, at, last.get(event.gender, -1))
                if stray is not None:
                    yield stray
        for one in (event.gender,) if event.gender else ("he", "she"):
            last[one] = number
        if event.sure and not document.quoted(Span(event.start, event.start + 1)):
            sure[event.gender] = number


def _judged(document: Document, events: list[Event], number: int, at: int, own: int) -> Stray | None:
    """The pronoun that is event `number`, if nobody answers to it: `at` is the last sure event of the other gender, `own`
    the last one of its own or none."""
    text, words, narrated = document.text, document.words, document.memo(_narrated)
    event, named = events[number], events[at]
    start = event.start
    word = words.folded[words.first_at(start)]
    span = Span(start, start + len(word))
    if word not in PRONOUNS or document.quoted(span) or text[named.end : named.end + 2] in ("’s", "'s"):
        return None
    if document.paragraphs[document.paragraph_at(start)].kind != "body":
        return None
    here = narrated[words.first_at(start)]
    before = here - narrated[words.first_at(events[own].start)] if own >= 0 else _NEVER
    sentence, there = document.sentence_at(start), document.sentence_at(named.start)
    if before < _BEFORE_DOUBTFUL or (own >= 0 and document.sentence_at(events[own].start) >= there):
        return None
    after = _NEVER
    for at_later in range(number + 1, len(events)):
        later = events[at_later]
        if later.gender in ("", event.gender):
            if later.start < document.sentences[sentence].end:
                return None
            after = narrated[words.first_at(later.start)] - here
            break
    if after < _AFTER_DOUBTFUL:
        return None
    opening = document.sentences[there].start
    between = text[named.end : start]
    governed = _GOVERNED().search(text, max(opening, named.start - 30), named.start) is not None
    near = (
        sentence == there
        and words.first_at(start) - words.first_at(named.start) <= _NEAR
        and "," not in between
        and not governed
    )
    if not (
        near
        or (sentence == there and not governed and _SAYING.search(between))
        or (not governed and words.first_at(named.start) - words.first_at(opening) <= _OPENING)
        or _ACTS.match(text, named.end)
        or _SAID_BY.search(text, max(0, named.start - 16), named.start)
        or _goes_on(document, events, at, number)
    ):
        return None
    after_quotation = text[start - 1 : start] in '”"' or text[start - 2 : start] in ("” ", '" ')
    if after_quotation and not (
        _SPEAKS.match(text, named.start) or _SAID_BY.search(text, max(0, named.start - 16), named.start)
    ):
        return None
    name = Span(named.start, named.end)
    person = Naming(name, named.person)
    if is_object(document, Pronoun(span, event.gender, person, Span(opening, start))):
        return None
    others = _others(document, Span(opening, start), name)
    if any(not text.startswith(("the ", "The "), other.start) for other in others):
        return None
    if others and (before < _BEFORE or after < _AFTER):
        return None
    tight = near or (sentence == there and not governed and _SAYING.search(between) is not None)
    doubtful = (
        bool(others)
        or before < (_BEFORE_NEAR if tight else _BEFORE)
        or after < (_AFTER_NEAR if tight else _AFTER)
    )
    return Stray(span, name, named.gender, doubtful)


def _goes_on(document: Document, events: list[Event], at: int, number: int) -> bool:
    """True if the sentence of a pronoun begins with one for the name that is event `at`: "He must also surrender her"."""
    begins = document.sentences[document.sentence_at(events[number].start)].start
    right = events[at].gender
    return any(
        begins == event.start and event.gender == right and event.end == 0
        for event in events[at + 1 : number]
    )


def _others(document: Document, window: Span, name: Span) -> list[Span]:
    """The words of narration in a stretch that may mean somebody but the one named there."""
    known = [one for one in document.memo(namings) if window.start <= one.span.start < window.end]
    return [
        span
        for span in strangers(document, window, known)
        if not span.start <= name.start < span.end
        and not document.quoted(span)
        and not _NOBODY.fullmatch(document.text, *span)
        and _somebody(document, span)
    ]


def _somebody(document: Document, span: Span) -> bool:
    """True unless words that may mean a person are capitals that are no name of one: "Care International", "BBC"."""
    parts = span.of(document.text).split(" ")
    if not parts[0][0].isupper() or parts[0].lower() in DETERMINERS or parts[0].endswith(("’s", "'s", "s’")):
        return True
    if len(parts) > 1:
        return is_role(parts[0])
    bare = parts[0].removesuffix("’s").removesuffix("'s")
    return not (
        "’" in bare
        or "'" in bare
        or bare[-1].isupper()
        or bare.lower() in common()
        or is_place(fold_place(bare))
    )


def _narrated(document: Document) -> list[int]:
    """For each word how many stand before it outside quotations, and last how many do in all."""
    words = document.words
    return list(accumulate((not document.quoted(words.span(at)) for at in range(len(words))), initial=0))


def _events(document: Document) -> list[Event]:
    """Everything that may be somebody, in order."""
    text, places = document.text, document.words.places
    found: dict[int, Event] = {}
    for match in _TITLED.finditer(text):
        name = compiled(r"[\w’-]*\w").match(text, match.end())
        if name is not None:
            end = match.end() + len(name.group().removesuffix("’s"))
            found[match.end()] = Event(match.end(), "he" if match["he"] else "she", True, -1, end)
    covered: set[int] = set()
    for span, number in document.memo(namings):
        covered.update(range(span.start, span.end))
        if span.start in found:  # "Mr Dennis Hallam": the title tells the gender, the name where it ends
            found[span.start] = found[span.start]._replace(person=number, end=span.end)
            continue
        if number < 0:
            found.setdefault(span.start, Event(span.start, "", False, -1, span.end))
            continue
        person = document.people[number]
        thing = not person.sure and person.last.lower() in common() and not given_name(person.first)
        if thing or is_no_person(document, number):
            continue
        told = pronoun_of(document, person)
        event = Event(span.start, told or gender(document, number) or "", told is not None, number, span.end)
        found.setdefault(span.start, event)
    for listed, which in ((_MEN(), "he"), (_WOMEN(), "she")):
        for word in listed & document.words.known:
            for start in places[word]:
                found.setdefault(start, Event(start, which, False, -1, start + len(word)))
    for word in document.words.known:
        bare = word.removesuffix("'s")
        which = given_pronoun(bare)
        if which:
            for start in places[word]:
                if text[start].isupper() and start not in covered:
                    found.setdefault(start, Event(start, which, False, -1, start + len(bare)))
    for word, which in PRONOUNS.items():
        for start in places.get(word, ()):
            found.setdefault(start, Event(start, which))
    return [found[start] for start in sorted(found)]


def hits(document: Document, doubtful: bool) -> Iterator[Hit]:
    """The strays of a story that are, or are not, doubtful, as hits."""
    text = document.text
    for stray in document.memo(strays):
        if stray.doubtful is doubtful:
            fixed = FORMS[stray.right][stray.span.of(text).lower()]
            if fixed == "his" and _NO_NOUN().match(text, stray.span.end):
                fixed = "him"
            name = stray.named.of(text)
            replacement = fixed.capitalize() if text[stray.span.start].isupper() else fixed
            yield Hit(
                stray.span,
                (replacement,),
                {"name": name, "last": name, "first": name, "other": stray.right},
                (Related(None, stray.named, "the one named last"),),
            )
