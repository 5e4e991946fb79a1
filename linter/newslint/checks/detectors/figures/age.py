"""An age that does not go with the year of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....document.gender import pronoun_of
from ....language.numbers import MONTHS
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.ages_of_the_dead import ages_of_the_dead

if TYPE_CHECKING:
    from ....document.document import Document

_BIRTH = r"\b[Bb]orn\b(?P<between>(?:[^.;:“”\"]|(?<=[A-Z][a-z])\.|(?<=[A-Z][a-z][a-z])\.){0,90}?)\b(?P<year>(?:18|19|20)\d\d)\b"
#: One person's age and year of birth in one breath.
_TOGETHER = (
    r"\b(?P<age>\d{1,3})-year-old(?: [a-z-]+){0,3},? (?:who was |was )?born (?:(?:in|on|near|at) [^.;,]{0,40}?)?(?P<year>(?:19|20)\d\d)\b"
    r"|[a-z], (?P<age2>\d{1,3}),? (?:who )?(?:was )?born (?:(?:in|on|near|at) [^.;,]{0,40}?)?(?P<year2>(?:19|20)\d\d)\b"
)
#: The one person of a story: how old in the lead, born when in the next paragraphs.
_OLD = r"\b(?P<age>\d{1,2})-year-old (?:man|woman|boy|girl)\b"
_WHO_BORN = r"[A-Z][\w’-]+ [A-Z][\w’-]+, who was born in (?P<year>(?:19|20)\d\d)\b"
_TURNED = r"\b(?:turned|turns) (?P<age>\d{2,3})(?: (?:this|last) (?:month|week|year)|,|\.)"
#: How old somebody was in a year of the past.
_THEN = (
    r"\b[Ii]n (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d),? (?:at the age of|aged|when (?:he|she) was) (?P<age>\d{1,2})\b"
    r"|\b(?:[Aa]t the age of|[Aa]ged|[Aa]t|turned|turning|[Ww]hen (?:he|she) was) (?P<age2>\d{1,2}),? (?:and )?in (?P<year2>(?:19|20)\d\d)\b"
)
_LIFE = r"(?<!\d)(?P<born>1[89]\d\d|20\d\d)\s?[-–—]\s?(?P<died>19\d\d|20\d\d)(?!\d)"
_BORN_NAMED = r"\b(?:(?P<title>Mr|Mrs|Ms|Miss)\.? )?(?P<last>[A-Z][\w’-]+), (?:who was )?born (?:(?:in|on|near|at) [^.;,]{0,40}?)?(?:in )?(?P<year>(?:19|20)\d\d)\b"
_OTHERS = r"\b(?:son|daughter|children|child|twin|brother|sister|father|mother|wife|husband|whose|parents|grand\w+|they|baby)\b"


def find(document: Document) -> Iterator[Hit]:
    """Ages that the year of birth, and the year of the story or of the death, belie."""
    text = document.text
    if "born" not in document.words.known:
        yield from _life(document)
        return
    year = document.year
    seen: set[int] = set()
    if year:
        for match in compiled(_TOGETHER).finditer(text):
            age = match["age"] or match["age2"]
            spans = (
                Span(*match.span("age" if match["age"] else "age2")),
                Span(*match.span("year" if match["year"] else "year2")),
            )
            if not re.search(_OTHERS, match.group()):
                yield from _judged(text, spans[0], spans[1], int(age), int(spans[1].of(text)), year)
                seen.add(spans[1].start)
        yield from _one_person(document, year, seen)
        yield from _by_name(document, year, seen)
    births = [
        match
        for match in compiled(_BIRTH).finditer(text)
        if not document.quotations_in(Span(match.start(), match.start() + 4))
        and not re.search(_OTHERS, match["between"])
    ]
    if len({birth["year"] for birth in births}) != 1 or births[0].start("year") in seen:
        return
    if not _of_the_subject(document, births[0]):
        return
    place = Span(*births[0].span("year"))
    born = int(place.of(text))
    yield from _then(document, place, born)
    life = compiled(_LIFE).search(text, 0, 400)
    if life is not None and life["born"] == births[0]["year"]:
        year = int(life["died"])
    ages = ages_of_the_dead(document)
    if not ages:
        ages = [Span(*match.span("age")) for match in compiled(_TURNED).finditer(text)]
    died = _death(document, year)
    if not ages and (died or life is not None):
        ages = _at_the_end(document)
    if not ages or not year or len({span.of(text) for span in ages}) != 1:
        return
    stated = int(ages[0].of(text))
    yield from _judged(text, ages[-1], place, stated, born, year)
    named = compiled(_MONTH_BEFORE).search(text, max(0, place.start - 16), place.start)
    month = MONTHS.get(named[1].lower(), 0) if named else 0
    if month and died and died != month and year - born - stated in (0, 1):
        right = year - born - (died < month)
        if right != stated:
            yield _told(text, ages[-1], place, str(right), stated, year)


#: The month of a birth, before its year.
_MONTH_BEFORE = r"\b([A-Z][a-z]{2,8})\.?,? $"
#: When the one a story is about died: "who died in Faro on May 14".
_DIED_ON = r"\b(?:died|has died)\b[^.;“”\"]{0,60}\bon (?:[A-Z][a-z]+day,? )?(?:the )?$"
#: How old that one was at the end: "She had been ill only a short time and was 86".
_WAS_AT_THE_END = r"^(?:He|She|[A-Z][\w’-]+ [A-Z][\w’-]+)\b[^.;“”\"]{0,90}(?:,| and| who)? was (?P<age>\d{2,3})(?= ?\.(?: |\n|$))"
_RELATIONS = rf"{_OTHERS}|\b(?:when|then|until|till|met|since|first|already|still)\b"


def _death(document: Document, year: int) -> int:
    """The month in which the one the story is about died, in the story's year, or 0 where it does not say."""
    text = document.text
    months = {
        date.month
        for date in document.dates
        if date.year in (0, year)
        and compiled(_DIED_ON).search(
            text, max(0, document.words.starts[date.first] - 90), document.words.starts[date.first]
        )
        and document.paragraph_at(document.words.starts[date.first]) < 4
    }
    return months.pop() if len(months) == 1 else 0


def _at_the_end(document: Document) -> list[Span]:
    """How old the dead was, told with something else in one of the last paragraphs."""
    text = document.text
    found = []
    for paragraph in document.paragraphs[-2:]:
        for sentence in document.sentences:
            if paragraph.span.start <= sentence.start < paragraph.span.end:
                match = compiled(_WAS_AT_THE_END).match(sentence.of(text))
                if (
                    match
                    and not re.search(_RELATIONS, match.group())
                    and not document.quotations_in(Span(sentence.start, sentence.start + 1))
                ):
                    found.append(Span(sentence.start + match.start("age"), sentence.start + match.end("age")))
    return found


def _then(document: Document, place: Span, born: int) -> Iterator[Hit]:
    """ "In 1953, at the age of 32", of somebody born in 1931."""
    text = document.text
    for match in compiled(_THEN).finditer(text, place.end):
        which = "" if match["age"] else "2"
        sentence = document.sentence_around(match.start())
        span = Span(*match.span(f"age{which}"))
        if document.quotations_in(span) or re.search(_OTHERS, sentence.of(text)):
            continue
        if not re.match(
            r"(?:[HS]e|In|At|Aged|When|[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}) ",
            text[sentence.start : sentence.end],
        ):
            continue
        yield from _judged(text, span, place, int(span.of(text)), born, int(match[f"year{which}"]))


def _by_name(document: Document, year: int, seen: set[int]) -> Iterator[Hit]:
    """ "Rui Sá, 47, a baker" and later "Mr Sá, who was born in 1968"."""
    text = document.text
    for match in compiled(_BORN_NAMED).finditer(text):
        place = Span(*match.span("year"))
        if place.start in seen or document.quotations_in(place):
            continue
        people = [person for person in document.people if person.last == match["last"]]
        if len(people) > 1 and match["title"]:
            he = match["title"] == "Mr"
            people = [person for person in people if pronoun_of(document, person) == ("he" if he else "she")]
        if len(people) != 1:
            continue
        ages = {
            (told[1], told.start(1))
            for span in people[0].spans
            if (told := compiled(r", (\d{2}),").match(text, span.end))
        }
        if len({age for age, _ in ages}) == 1:
            age, start = min(ages, key=lambda one: one[1])
            seen.add(place.start)
            yield from _judged(text, Span(start, start + len(age)), place, int(age), int(match["year"]), year)


def _life(document: Document) -> Iterator[Hit]:
    """ "Ida Orr, 1931-2022" above a story in which she was 81."""
    text = document.text
    lives = list(compiled(_LIFE).finditer(text))
    if len(lives) != 1 or lives[0].start() > 400:
        return
    if compiled(r"\b(?:period|era|dynasty|reign|rule|war)\W*$").search(
        text, max(0, lives[0].start() - 12), lives[0].start()
    ):
        return
    born, died = int(lives[0]["born"]), int(lives[0]["died"])
    ages = ages_of_the_dead(document)
    if 40 < died - born < 110 and len(ages) == 1:
        yield from _judged(text, ages[0], Span(*lives[0].span("born")), int(ages[0].of(text)), born, died)


def _one_person(document: Document, year: int, seen: set[int]) -> Iterator[Hit]:
    """ "A 29-year-old man was arrested. Curtis Vandermolen, who was born in 1984, ..." in a story with one age."""
    text = document.text
    old = list(compiled(_OLD).finditer(text))
    who = list(compiled(_WHO_BORN).finditer(text))
    if (
        len(old) != 1
        or len(who) != 1
        or len(compiled(r"-year-old\b").findall(text)) != 1
        or who[0].start("year") in seen
    ):
        return
    if (
        document.paragraph_at(who[0].start()) - document.paragraph_at(old[0].start()) not in (0, 1)
        or who[0].start() < old[0].start()
    ):
        return
    birth = Span(*who[0].span("year"))
    seen.add(birth.start)
    yield from _judged(text, Span(*old[0].span("age")), birth, int(old[0]["age"]), int(birth.of(text)), year)


def _of_the_subject(document: Document, birth: re.Match[str]) -> bool:
    """True if the sentence is about the one the story is about: it begins with he, she, "born", or a name."""
    sentence = document.sentence_around(birth.start())
    head = document.text[sentence.start : birth.start()]
    return (
        re.match(
            r"(?:[“‘]?(?:[HS]e|She|He|You) (?:was|were) |$|[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,3} was |Q: You were )",
            head,
        )
        is not None
    )


def _judged(text: str, age: Span, birth: Span, stated: int, born: int, year: int) -> Iterator[Hit]:
    right = year - born
    if right < 0 or right > 115 or stated in (right, right - 1):
        return
    if abs(stated - right) < 2 or stated > 115:
        return
    yield _told(text, age, birth, f"{right - 1} or {right}", stated, year)


def _told(text: str, age: Span, birth: Span, right: str, stated: int, year: int) -> Hit:
    fields = {"right": right, "other": birth.of(text), "sum": f"{year - stated}"}
    return Hit(age, (), fields, (Related(None, birth, "born in this year"),))
