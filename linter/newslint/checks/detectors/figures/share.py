"""A share in per cent that is not the part of the whole given with it: 120 of 600, or 25 %."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.figures import FIGURE, figures_in, frame_of
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.written_figures import plain, written

if TYPE_CHECKING:
    from ....document.document import Document
    from ....document.numbers.figures import Frame

_OF = r"(?:of|out of|from among)(?:(?: the)? [\w-]+[’']s?| the| its| their| his| her| all| some| a total of| total of| about| our)* "
_NOUNS = r"(?:[ -][a-z][\w’'-]*){0,6}"
_BOTH = (
    rf"(?P<part>{FIGURE})(?: [a-z]+)? {_OF}(?P<whole>{FIGURE}){_NOUNS}(?:,? or|, which is| \(or| \(|, some|, about|,| —| –|, just) ?(?:about |around |roughly |nearly |just |some |a |only )*(?P<share>{FIGURE})"
    # whatever the whole is described by: ", or" takes up "30 of the 40 boats it saw in two districts"
    rf"|(?P<part3>{FIGURE})(?: [a-z]+)? {_OF}(?P<whole3>{FIGURE})(?: [^ ,;:.()“”\"]+){{1,14}}, or (?:about |around |roughly |nearly |just |some |only )*(?P<share3>{FIGURE})"
    rf"|(?P<share2>{FIGURE}){_NOUNS}(?:,? or|,| \(or| \(|—|:) ?(?:about |around |roughly |nearly |some |only |just )*(?P<part2>{FIGURE}) {_OF}(?P<whole2>{FIGURE})"
)

#: "Of the 50 firms we asked, 20 will cut jobs, or 40 per cent." or "That is 40 per cent."
_OF_THE = (
    rf"\b(?:Of|of|Out of|out of) (?:the |its |their |those |our |all )?(?P<whole>{FIGURE}) [^,.;:“”\"]{{2,60}}, (?:only |just |some )?(?P<part>{FIGURE})"
    rf"(?! {_OF[:-1]}{FIGURE})(?: [^.;:“”\"\ue000-\uf8ff]{{2,80}})?(?:,? or| \(|\. (?:That|This|It) (?:is|was|makes|comes to|amounts to)|, which (?:is|was)) (?P<share>{FIGURE})"
)


def find(document: Document) -> Iterator[Hit]:
    """Percentages that the part and the whole beside them belie."""
    text = document.text
    if "%" not in text and not (frozenset(("percent", "cent", "pct")) & document.words.known):
        return
    for frame in document.frames:
        if len(frame.figures) > 2 and " of " in frame.text:
            for match in compiled(_BOTH).finditer(frame.text):
                hit = _judged(
                    text,
                    frame,
                    *(
                        match[name] or match[f"{name}2"] or match[f"{name}3"]
                        for name in ("part", "whole", "share")
                    ),
                )
                if hit is not None:
                    yield hit
    if "of" in document.words.known:
        yield from _with_the_next_sentence(document)


def _with_the_next_sentence(document: Document) -> Iterator[Hit]:
    """Shares of what "of the" begins, also where a sentence of its own gives them."""
    text = document.text
    figures = document.figures
    for number, share in enumerate(figures):
        if share.unit != "%" or number < 2:
            continue
        sentence = document.sentence_at(share.span.start)
        first = document.sentences[sentence]
        if figures[number - 1].span.start < first.start and sentence:
            first = document.sentences[sentence - 1]
        frame = frame_of(
            text, Span(first.start, share.span.end), figures_in(figures, first.start, number + 1)
        )
        if len(frame.figures) != 3:
            continue
        match = compiled(_OF_THE).search(frame.text)
        if match is not None and frame.figure(match["share"]) is share:
            hit = _judged(text, frame, match["part"], match["whole"], match["share"])
            if hit is not None:
                yield hit


def _judged(text: str, frame: Frame, *chars: str) -> Hit | None:
    part, whole, share = map(frame.figure, chars)
    if share.unit != "%" or part.unit not in ("", whole.unit) or whole.unit in ("%", "dated", "points"):
        return None
    if part.value > whole.value or whole.value < 4 or "%" in (part.unit, whole.unit):
        return None
    right = part.value / whole.value * 100
    slack = share.step / 2 + (0.05 * right if part.rough or whole.rough or share.rough else 0) + 0.6
    slack += (
        (part.step / 2 / whole.value + part.value * whole.step / 2 / whole.value**2) * 100
        if part.step > 1 or whole.step > 1
        else 0
    )
    if abs(right - share.value) <= slack:
        return None
    shown = float(round(right)) if right >= 2 else round(right, 1)
    fields = {
        "right": f"{plain(shown)} percent",
        "sum": f"{part.span.of(text)} of {whole.span.of(text)}",
        "other": whole.span.of(text),
    }
    return Hit(
        share.span,
        (written(text, share, shown),),
        fields,
        (Related(None, part.span, "the part"), Related(None, whole.span, "the whole")),
    )
