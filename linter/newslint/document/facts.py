"""What a story says of each person, date, figure and body, with all the places where it says so."""

from __future__ import annotations

import re

from ..language.reporting_verbs import AUXILIARIES, CLAUSE, DETERMINERS, PREPOSITIONS, PRONOUNS
from ..language.word_lists import words
from ..model.article import Article
from ..model.finding import FileResult
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.regex_cache import compiled
from .gender import given_name, pronoun_of
from .initials import Initials, find_initials
from .numbers.dates import date_span, exists, weekday_before, weekday_of
from .people import is_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .document import Document
    from .numbers.figures import Figure
    from .people import Person

_HONORIFIC = compiled(
    r"\b(Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Rev|Cllr|Cr)\.?[ \u00a0]$"
)
_AGE_AFTER = compiled(r"(?:, | \()(\d{1,3})(?=[,.);](?!\d))")
_AGED = compiled(r", aged? (\d{1,3})\b")
#: "Marsh died on Monday at the age of 95"
_AGE_AT_DEATH = compiled(
    r" (?:has |had )?died (?:[\w’'-]+ ){0,5}?(?:at the age of|at|aged) (\d{1,3})\b(?! [A-Z])"
)
_AGE_BEFORE = compiled(r"\b(\d{1,3})-year-old (?:[a-z-]+ ){0,3}$")
#: What somebody is: words before the name, in small letters, or an apposition after it.
_ROLE_BEFORE = compiled(
    r"(?:(?<=[.,:;”—–] )|(?<=^)|(?<=\b[Tt]he )|(?<=\b[Ii]ts )|(?<=\b(?:by|to|of|as) )|(?<=\b(?:and|but|for|her|his) )|(?<=\b(?:said|told|with|from) ))((?:[A-Z]?[a-z][\w’-]*[ ,] ?){1,6})$"
)
_ROLE_AFTER = compiled(
    r"(?:, \d{1,3})?, ((?:an?|the|its|his|her|their|who is|(?:[a-z-]+ ){0,2}(?:[a-z]+(?:er|or|ist|ian|man|woman|ant|dent)|head|chief|chair|executive|judge|mayor|coach))\b"
    r"[^,.;:“”()]{2,80}?)(?=[,.;]| who\b| and \w+ed\b)"
)
_NO_ROLE = compiled(
    r"\b(?:said|says|told|and|but|was|were|is|had|has|that|when|while|whose|which|after|before|where|then|not|by|he|she|they|with|according|added)\b"
)
#: Words that end a title before a name, seen from the name, and those in -ing that do.
_NO_TITLE = frozenset("said told another".split())
_DOING = compiled(
    r"(?!(?:acting|leading|managing|outgoing|incoming|sitting|visiting|marketing|founding|training)$)[a-z]+ing"
)
#: Words that do not belong to what a figure counts.
_ENDS = (words("news/story", "joints"), AUXILIARIES, CLAUSE, DETERMINERS, PREPOSITIONS, PRONOUNS)
_BODY = words("news/story", "bodies")
_BYLINE = compiled(r"(?:By|BY|Words by) [A-Z][^.!?\n]{1,80}")


class Somebody(NamedTuple):
    """Somebody of the story. `forms` are all ways in which the name stands, the full one first; `titles` what the story says
    the person is, `ages` all that it gives; `pronoun` is "he", "she" or ""; `places` are all mentions by name, in order."""

    name: str
    forms: tuple[str, ...]
    titles: tuple[str, ...]
    ages: tuple[str, ...]
    pronoun: str
    places: tuple[Span, ...]


class Day(NamedTuple):
    """A date of the story. `iso` is YYYY-MM-DD, or --MM-DD where no year is known; `inferred` is true where the year is that
    of the story's own date; `weekday` is the day named with it, or ""; `about` are the words of the sentence before it."""

    text: str
    iso: str
    inferred: bool
    weekday: str
    about: str
    place: Span


class Amount(NamedTuple):
    """A figure of the story. `kind` is money, share, measure, time, year or count."""

    text: str
    kind: str
    value: float
    unit: str
    about: str
    place: Span


class Facts(NamedTuple):
    """All of it. `own` is the day the story is of, as YYYY-MM-DD, or ""."""

    own: str
    people: tuple[Somebody, ...]
    dates: tuple[Day, ...]
    figures: tuple[Amount, ...]
    initials: tuple[Initials, ...]


class Told(NamedTuple):
    """The facts of an article, spans being places in its prose, and the findings that contradict them."""

    article: Article
    facts: Facts
    checked: FileResult


def facts_of(document: Document) -> Facts:
    """The facts of a story, each sort in the order of the text; dates in that of the calendar."""
    own = document.dated
    return Facts(
        f"{own.year:04}-{own.month:02}-{own.day:02}" if own else "",
        tuple(_people(document)),
        tuple(_days(document)),
        tuple(_amounts(document)),
        tuple(find_initials(document)),
    )


def _people(document: Document) -> list[Somebody]:
    text = document.text
    headline = (
        document.paragraphs[0].span.end
        if len(document.paragraphs) > 1 and text[document.paragraphs[0].span.end - 1] not in '.”"'
        else 0
    )
    by_last: dict[str, list[Person]] = {}
    for person in document.people:
        by_last.setdefault(person.last, []).append(person)
    speakers = {
        compiled(r"[’']s?$").sub("", one.speaker.head.of(text))
        for one in document.attributions
        if one.speaker is not None
    }
    found = []
    for person in document.people:
        if {person.last.lower(), person.last.lower().rstrip("s")} & _BODY() or all(
            span.end <= headline or _in_other_name(document, span) for span in person.spans
        ):
            continue
        if not (person.sure or person.last in speakers or given_name(person.first)):
            continue
        alone = _alone(document, person) if len(by_last[person.last]) == 1 else []
        titled = [
            (span, match[1])
            for span in (*person.spans, *alone)
            if (match := _HONORIFIC.search(text, max(0, span.start - 12), span.start))
        ]
        single, addressed = set(alone), {span for span, _ in titled}
        whole = person.span.of(text)
        forms = list(
            dict.fromkeys(
                [
                    whole,
                    *(span.of(text) for span in person.spans),
                    *(f"{title} {text[span.start : span.end]}" for span, title in titled if span in single),
                    *(span.of(text) for span in alone if span not in addressed),
                ]
            )
        )
        found.append(
            Somebody(
                whole,
                tuple(forms),
                tuple(_titles(document, person)),
                tuple(dict.fromkeys(age for age, _ in _ages(document, person, alone))),
                pronoun_of(document, person) or "",
                tuple(sorted((*person.spans, *alone))),
            )
        )
    return found


def _in_other_name(document: Document, span: Span) -> bool:
    """Whether a name is that of the byline, or stands in the name of a body: "the Harbor Users’ Association"."""
    paragraph = document.paragraphs[document.paragraph_at(span.start)]
    if paragraph.kind == "byline" or _BYLINE.fullmatch(document.text, *paragraph.span):
        return True
    return compiled(r"(?<=s)[’'] [A-Z]").match(document.text, span.end) is not None


def _alone(document: Document, person: Person) -> list[Span]:
    """Where a surname stands without the first name."""
    text = document.text
    found = []
    within = {at for whole in person.spans for at in range(whole.start, whole.end)}
    for start in (
        document.words.places.get(re.split(r"[-’']", person.last)[0].lower(), ())
        if " " not in person.last
        else _starts(text, person.last)
    ):
        span = Span(start, start + len(person.last))
        if span.of(text) != person.last or start in within:
            continue
        before = text[max(0, start - 24) : start]
        if (
            compiled(r"[A-Z][\w’-]+ $").search(before)
            and not _HONORIFIC.search(before)
            and not compiled(r"[.:”] [A-Z][\w’-]+ $|^[A-Z][a-z]+ $").search(before)
        ):
            continue
        if text[span.end : span.end + 1].isalnum() or text[span.end : span.end + 1] == "-":
            continue
        found.append(span)
    return found


def _starts(text: str, words: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"\b{re.escape(words)}\b", text)]


def _titles(document: Document, person: Person) -> list[str]:
    """What the story says somebody is, at each full mention."""
    text = document.text
    found: list[str] = []
    for span in person.spans:
        sentence = document.sentence_around(span.start)
        before = text[sentence.start : span.start]
        before = _HONORIFIC.sub("", before)
        match = _ROLE_BEFORE.search(before)
        if match and not _NO_ROLE.search(match[1]) and is_role(match[1].strip(" ,").rpartition(" ")[2]):
            found.append(_title_before(match[1].strip(" ,")))
        after = _ROLE_AFTER.match(text, span.end)
        # "his mother, Ann Marsh, and her aunt" goes on with somebody else
        if after and not compiled(r"^and\b|\b(?:was|were|had|said|says|told|will)\b").search(after[1]):
            said = " ".join(after[1].split())
            title = compiled(r"^(?:an?|the|its|his|her|their|who is) ").sub("", said)
            # without an article it is one only if a role stands near its beginning: "another film that won her ..." is none
            if title != said or any(map(_is_role, said.split()[:3])):
                found.append(title.removeprefix("another "))
    kept: list[str] = []
    for title in found:
        if title and title.lower() not in (one.lower() for one in kept):
            kept.append(title)
    return kept


def _is_role(word: str) -> bool:
    """True for a word that says what somebody is; "impeachment" and "another" only end like one."""
    folded = word.lower()
    return is_role(word) and not folded.endswith("ment") and folded not in _NO_TITLE


def _title_before(words: str) -> str:
    """The title that words before a name end in: "the impeachment of President", "unfit for children, film-maker"."""
    *others, title = words.rpartition(", ")[2].split()
    for number, word in reversed(list(enumerate(others))):
        folded = word.lower()
        if folded == "of" and number and _is_role(others[number - 1]):
            title = f"{word} {title}"  # "chief of staff"
        elif any(folded in some for some in _ENDS) or folded in _NO_TITLE or _DOING.fullmatch(folded):
            break
        else:
            title = f"{word} {title}"
    return title


def _ages(document: Document, person: Person, alone: Sequence[Span] = ()) -> Iterator[tuple[str, Span]]:
    """The ages given beside the mentions of somebody, and where each stands."""
    text = document.text
    for span in sorted((*person.spans, *alone)):
        match = (
            _AGE_AFTER.match(text, span.end)
            or _AGED.match(text, span.end)
            or _AGE_AT_DEATH.match(text, span.end)
            or _AGE_BEFORE.search(text, max(0, span.start - 40), span.start)
        )
        if match:
            yield match[1], Span(*match.span(1))


def _days(document: Document) -> list[Day]:
    own = document.dated
    found = []
    for date in document.dates:
        span = date_span(document, date)
        year = date.year or (own.year if own else 0)
        named = weekday_before(document, date)
        names = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
        weekday = names[named] if named is not None else ""
        if not weekday and year and exists(year, date.month, date.day):
            weekday = f"({names[weekday_of(year, date.month, date.day)]})"
        iso = (
            f"{year or '-':04}-{date.month:02}-{date.day:02}" if year else f"--{date.month:02}-{date.day:02}"
        )
        found.append(
            Day(
                span.of(text := document.text),
                iso,
                bool(year and not date.year),
                weekday,
                _before(text, document, span),
                span,
            )
        )
    return sorted(found, key=lambda day: (day.iso, day.place.start))


def _before(text: str, document: Document, span: Span) -> str:
    """The words of the sentence around a place, a few of them."""
    sentence = document.sentence_around(span.start)
    before = text[max(sentence.start, span.start - 50) : span.start]
    after = text[span.end : min(sentence.end, span.end + 30)]
    if span.start - 50 > sentence.start:
        before = "…" + before.partition(" ")[2]
    if span.end + 30 < sentence.end:
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}[]{after}".split())


def _amounts(document: Document) -> list[Amount]:
    text = document.text
    found = []
    told = [date_span(document, date) for date in document.dates]
    told += [
        span
        for person in document.people
        for _, span in _ages(document, person, _alone(document, person) if person.sure else ())
    ]
    elsewhere = {at for span in told for at in range(span.start, span.end)}
    for figure in document.figures:
        kind = _kind(figure)
        if figure.span.start in elsewhere or kind == "count" and figure.word and figure.value < 3:
            continue
        end = figure.span.end
        tail = compiled(r"[ -](?:[a-z][\w’'-]*)(?: [a-z][\w’'-]*){0,2}").match(text, end)
        about = _counted(tail.group().strip(" -").split()) if tail else ""
        found.append(Amount(figure.span.of(text), kind, figure.value, figure.unit, about, figure.span))
    return found


def _counted(words: list[str]) -> str:
    """Of the words after a figure those that say what it counts: up to the first that begins something else."""
    for at, word in enumerate(words):
        if any(word in ends for ends in _ENDS) and not (at == 0 and word == "of"):
            words = words[:at]
            break
    return "" if words == ["of"] else " ".join(words)


def _kind(figure: Figure) -> str:
    if figure.money:
        return "money"
    if figure.unit in ("%", "points"):
        return "share"
    if figure.unit == "dated":
        return "year"
    if figure.unit in (
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "fortnight",
        "month",
        "year",
        "decade",
        "century",
    ):
        return "time"
    return "measure" if figure.unit else "count"
