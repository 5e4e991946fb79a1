"""A figure of the headline that the story gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.written_figures import written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.figures import Figure

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
    ours = [
        figure
        for figure in document.figures
        if figure.span.end <= headline.end and figure.span.start >= headline.start
    ]
    yield from _scores(document, headline)
    if not ours:
        return
    body = [figure for figure in document.figures if figure.span.start >= headline.end]
    last = paragraphs[min(_OPENING, len(paragraphs) - 1)].span.end
    for figure in ours:
        if figure.unit == "dated" or figure.rough or figure.value < 3:
            continue
        if any(_rounds(figure, other) for other in body):
            continue
        noun = _nouns(text, figure)
        near = [
            other
            for other in body
            if other.span.start < last
            and other.unit == figure.unit
            and not other.rough
            and noun & _nouns(text, other)
            and other.value != figure.value
            and 0.5 <= other.value / figure.value <= 2
        ]
        if len({other.value for other in near}) > 1:  # "by 120 votes" is not the 95 votes of somebody else
            before = _word_before(text, figure)
            near = [other for other in near if _word_before(text, other) == before]
        if len({other.value for other in near}) == 1 and noun:
            other = near[0]
            offered = (written(text, figure, other.value),)
            yield Hit(
                figure.span,
                offered,
                {"right": other.span.of(text), "other": other.span.of(text), "sum": ""},
                (Related(None, other.span, "the story's figure"),),
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
        grain if len(digits) == 1 else grain / 2 + 1e-9
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
