"""A figure of the headline that the story gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....document.numbers.figures import FIGURE, frame_of
from ....language.word_lists import words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.ages_of_the_dead import ages_of_the_dead
from ..shared.numbers.written_figures import written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.figures import Figure
    from ....document.numbers.quantities import Quantity

#: The opening of a story is looked at so far: the headline's figures stand there, if anywhere.
_OPENING = 3
_LONGEST = 130
_SMALL = words("news/story", "headline-words")
_AFTER = r"[ \u00a0-]+([A-Za-z’'-]+)(?:[ -]([A-Za-z’'-]+))?(?:[ -]([A-Za-z’'-]+))?"


#: A score, and what says on either side of one that it was the last.
_SCORE = r"(?<![\d.,:/–-])(?P<one>\d{1,3})[-–](?P<other>\d{1,3})(?![\d:/–-]|[.,]\d)"
_ENDED = (
    r"\b(?:beat|beaten|defeat\w*|won|win|wins|victory|loss|lost|triumph\w*|draw|drew|upset|edged|past|over|rout\w*|thrash\w*|decision)\b"
    r"[^.;–]{0,40}$"
)
_THEN_ENDED = r"\s(?:[a-z]+ )?(?:win|victory|loss|defeat|triumph|draw|upset|rout|decision)\b"


#: How old somebody died, in a headline.
_HEADED = r"\b(?:dies|dead|died)(?: aged| at(?: age)?)? (?P<age>\d{2,3})$|\b(?:dies|dead|died)(?: aged| at(?: age)?) (?P<age2>\d{2,3})\b"


def find(document: Document) -> Iterator[Hit]:
    """Figures of a headline that nothing in the story bears out, and one near them contradicts."""
    paragraphs = document.paragraphs
    if len(paragraphs) < 3:
        return
    text = document.text
    headline = paragraphs[0].span
    if (
        headline.end - headline.start > _LONGEST
        or text[headline.end - 1] in '.:”"'
        or document.dateline is not None
        and document.dateline.span.start == headline.start
    ):
        return
    yield from _scores(document, headline)
    yield from _ages(document, headline)
    yield from _casualties(document, headline)
    at = next((n for n, one in enumerate(document.quantities) if one.figure.span.start >= headline.end), None)
    if not at:
        return
    body = document.quantities[at:]
    last = paragraphs[min(_OPENING, len(paragraphs) - 1)].span.end
    opening = [one for one in body if one.figure.span.start < last]
    about = _words(text, headline.start, headline.end)
    told = {one.figure.value for one in document.quantities[:at]}
    for ours in document.quantities[:at]:
        figure = ours.figure
        if (
            figure.rough
            or figure.value < 2
            or any(_rounds(figure, other.figure) for other in body if _bears_out(ours, other))
        ):
            continue
        near = [
            other
            for other in opening
            if _alike(ours, other)
            and not other.figure.rough
            and other.figure.value not in told
            and 0.5 <= other.figure.value / figure.value <= 2
            and (other.role == ours.role or figure.unit == "%" or not {other.role, ours.role} & _PARTS)
            and _shared(document, about, ours, other)
        ]
        if (
            len({other.figure.value for other in near}) > 1
        ):  # "by 120 votes" is not the 95 votes of somebody else
            before = _word_before(text, figure)
            near = [other for other in near if _word_before(text, other.figure) == before]
        if len({other.figure.value for other in near}) == 1:
            said = near[0].figure.span
            offered = written(text, figure, near[0].figure.value)
            fields = {"right": said.of(text), "other": said.of(text), "sum": ""}
            yield Hit(figure.span, (offered,), fields, (Related(None, said, "the story's figure"),))


_TIMES = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "year", "decade", "century")
)
#: Parts that a figure plays and the whole does not.
_PARTS = frozenset(("origin", "change", "more", "rest", "each", "some"))


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be of one thing: of one unit, and of one noun where both have one."""
    return one.figure.unit == other.figure.unit and (one.head == other.head or not (one.head and other.head))


def _bears_out(ours: Quantity, other: Quantity) -> bool:
    """Whether a figure of the story may be the one of the headline: one like it, or one with nothing beside it."""
    if other.role in ("rest", "more") and other.role != ours.role:
        return False
    counts = not ours.figure.money and ours.figure.unit != "%"
    return _alike(ours, other) or (counts and not other.head and not other.figure.unit)


def _shared(document: Document, about: set[str], ours: Quantity, other: Quantity) -> bool:
    """Whether the words around a figure of the story are so much those of the headline that both tell of one thing."""
    text = document.text
    sentence = document.sentences[other.sentence]
    around = _words(
        text, max(sentence.start, other.figure.span.start - 70), min(sentence.end, other.figure.span.end + 50)
    )
    common = len(about & around)
    if ours.figure.unit in _TIMES:
        # a story tells of many times: of one thing are two that hang on one word ("jailed for six years")
        near = [
            _words(text, max(limit, one.figure.span.start - 20), one.figure.span.start)
            | _words(text, one.figure.span.end, one.figure.span.end + 24)
            for one, limit in ((ours, 0), (other, sentence.start))
        ]
        return bool((near[0] & near[1]) - {ours.figure.unit})
    if ours.head and ours.head == other.head:
        return common > 0
    if ours.figure.unit == "%":
        return common > 0 and all(
            _CHANGES.search(text, one.figure.span.start - 24, one.figure.span.start) for one in (ours, other)
        )
    if ours.figure.money and 0.8 < other.figure.value / ours.figure.value < 1.25:
        return common > 1
    # a bare number that opens a headline counts people, as a rule: "Nine wounded"
    people = ours.head == "" and other.head in ("person", "man", "woman", "child")
    return bool(_nouns(text, ours.figure) & _nouns(text, other.figure)) or common > (1 if people else 2)


_CHANGES = compiled(
    r"\b(?:up|down|by|ris\w+|rose|increas\w+|jump\w*|gain\w*|grew|grow\w*|climb\w*|surg\w+|fell|falls?|drop\w*|declin\w+|cuts?|slid\w*|slump\w*|soar\w*|plung\w+)\b[^.;]*$"
)


def _words(text: str, start: int, end: int) -> set[str]:
    """The beginnings of the words of a stretch that say what it is about."""
    return {
        word.lower().rstrip("s")[:6]
        for word in compiled(r"[A-Za-z][A-Za-z’']+").findall(text, start, end)
        if len(word) > 3 and word.lower() not in _SMALL
    }


def _ages(document: Document, headline: Span) -> Iterator[Hit]:
    """ "Dies at 94" above a story in which she was 96."""
    text = document.text
    match = compiled(_HEADED).search(text, *headline)
    if match is None:
        return
    head = Span(*match.span("age" if match["age"] else "age2"))
    ages = [span for span in ages_of_the_dead(document) if span.start > headline.end]
    if len({span.of(text) for span in ages}) == 1 and ages[0].of(text) != head.of(text):
        said = ages[0].of(text)
        fields = {"right": said, "other": said, "sum": ""}
        yield Hit(head, (said,), fields, (Related(None, ages[0], "the story's figure"),))


_WHO = r"(?:people|workers|employees|staff|passengers|firefighters|soldiers|students|pupils|residents|men|women|miners|fans|guests|tourists|players|patients)"
_HURT = r"(?:hurt|injured|wounded|taken to [^.;,]{0,40}\b[Hh]ospital|hospitali[sz]ed|treated (?:in|at) [^.;,]{0,40}\b[Hh]ospital)"
#: How many people were hurt, in a headline, and in a story.
_HURT_HEADED = rf"^(?P<n>{FIGURE}) {_WHO}?(?: are| were)? ?(?:hurt|injured|wounded|hospitali[sz]ed)\b"
_HURT_TOLD = rf"(?P<n>{FIGURE}) {_WHO}(?: who)? (?:were|was|are|had been|have been) {_HURT}\b"
#: What says that nobody was hurt but those told of.
_NOBODY_ELSE = r"\b(?:[Nn]o one else|[Nn]obody else|[Nn]o other (?:person|injuries|casualties|[a-z]+s?)) (?:was|were|is|are|has been|had been) (?:hurt|injured|wounded|reported|harmed)\b|\b[Nn]o other injuries\b"
_ONE_MORE = r"\b(?:[Aa]nother|[Oo]ne (?:other|more|person|man|woman|of them|worker|employee|firefighter|passenger|had|was|died|is)|also|later died|a (?:second|third|fourth|fifth|sixth|seventh|eighth)|died|dead|killed|at the scene|others?(?! was| were| injur| casual))\b"


def _casualties(document: Document, headline: Span) -> Iterator[Hit]:
    """ "Seven workers hurt" above a story in which six employees were taken to hospital and no one else was hurt."""
    text = document.text
    if document.words.known.isdisjoint(("hurt", "injured", "wounded", "hospitalized", "hospitalised")):
        return
    ours = [one for one in document.quantities if one.figure.span.start < headline.end]
    if len(ours) != 1 or ours[0].figure.rough or ours[0].figure.unit:
        return
    figure = ours[0].figure
    if not compiled(_HURT_HEADED, re.IGNORECASE).search(frame_of(text, headline, (figure,)).text):
        return
    if not compiled(_NOBODY_ELSE).search(text, headline.end):
        return
    told: list[Figure] = []
    for one in document.quantities:
        other = one.figure
        if other.span.start < headline.end or other.unit:
            continue
        if other.value == figure.value:
            return
        sentence = document.sentences[one.sentence]
        match = compiled(_HURT_TOLD).search(
            frame_of(text, Span(other.span.start, sentence.end), (other,)).text
        )
        if match is not None and match.start() == 0:
            if other.rough or document.quoted(other.span) or compiled(_ONE_MORE).search(text, *sentence):
                return
            told.append(other)
    if len(told) == 1 and abs(told[0].value - figure.value) <= 0.5 * figure.value:
        body = Span(headline.end, len(text))
        if compiled(_HURT_MORE).search(text, *body):
            return
        said = told[0].span
        fields = {"right": said.of(text), "other": said.of(text), "sum": ""}
        offered = written(text, figure, told[0].value)
        yield Hit(figure.span, (offered,), fields, (Related(None, said, "the story's figure"),))


#: What tells of somebody hurt who is not among those counted.
_HURT_MORE = (
    r"\b(?:[Aa]nother|[Oo]ne (?:more|other)|[Aa] (?:firefighter|passer-?by|neighbou?r|bystander|man|woman|child|seventh|sixth|fifth|fourth|third)|also|[Oo]ne (?!else\b)[a-z]+|[HhSs]?[Hh]e)"
    r" (?:[a-z]+ )?(?:was |were |been )?(?:slightly |also |later )?(?:hurt|injured|wounded|burned|treated|taken to)\b"
)


def _scores(document: Document, headline: Span) -> Iterator[Hit]:
    """The score of the headline, where the story opens with another that shares one side with it."""
    text = document.text
    ours = list(compiled(_SCORE).finditer(text, *headline))
    if len(ours) != 1:
        return
    score = {int(ours[0]["one"]), int(ours[0]["other"])}
    paragraphs = document.paragraphs
    last = paragraphs[min(2, len(paragraphs) - 1)].span.end
    ended: list[Span] = []
    for match in compiled(_SCORE).finditer(text, headline.end):
        sides = {int(match["one"]), int(match["other"])}
        if sides == score:
            return
        if (
            match.end() <= last
            and len(sides & score) == 1
            and (
                compiled(_ENDED).search(text, max(headline.end, match.start() - 60), match.start())
                or compiled(_THEN_ENDED).match(text, match.end())
            )
        ):
            ended.append(Span(*match.span()))
    if len({span.of(text) for span in ended}) == 1:
        said = ended[0].of(text)
        yield Hit(
            Span(*ours[0].span()),
            (said,),
            {"right": said, "other": said, "sum": ""},
            (Related(None, ended[0], "the story's score"),),
        )


def _rounds(figure: Figure, other: Figure) -> bool:
    """True if a figure of the story is the headline's, or what the headline's was rounded from."""
    if other.value == figure.value:
        return True
    if not other.value or not 0.9 < figure.value / other.value < 1.1:
        return False
    shown = f"{figure.value:.0f}"
    digits = shown.rstrip("0")
    grain = max(figure.step, 10.0 ** (len(shown) - len(digits)))
    return grain > other.step and abs(figure.value - other.value) < (
        grain if len(digits) == 1 and figure.value >= 100 else grain / 2 + 1e-9
    )


def _word_before(text: str, figure: Figure) -> str:
    return text[max(0, figure.span.start - 20) : figure.span.start].split(" ")[-2:][0].lower()


def _nouns(text: str, figure: Figure) -> set[str]:
    """The beginnings of the words beside a figure: three after it, one before."""
    match = compiled(_AFTER).match(text, figure.span.end)
    if match is None:
        return set()
    return {
        word.lower().rstrip("s")
        for word in match.groups()
        if word and word.lower() not in _SMALL and len(word) > 3
    }
