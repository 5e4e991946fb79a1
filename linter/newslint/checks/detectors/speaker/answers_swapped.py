"""Answers of an interview that changed places: "How long will it take?" "Yes, from Monday.\""""

from __future__ import annotations

from collections.abc import Iterator

from ....language.numbers import ONES, TENS
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

#: So many questions make an interview.
_LEAST = 3
#: A question is no longer than this.
_QUESTION = 250
_SHOWN = 80
_YES_OR_NO = r"(?:(?:And|But|So) )?(?:Do|Does|Did|Is|Are|Was|Were|Will|Would|Can|Could|Should|Has|Have|Had|Am|May|Must)(?:n[’']t)?\b"
_ANSWERED = r"(?:(?:Oh|Well),? )?(?:Yes|No|Yeah|Yep|Nope|Absolutely|Of course|Certainly|Definitely)\b(?=[,.!—–;:]| [—–])"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?|seasons?|terms?)\b"
_MONEY = r"[$£€₹]|\bR\d|\b(?:free|dollars|cents|pounds|pence|euros?|rupees|rand|naira|shillings)\b"
#: What questions ask for, and what an answer to them has in its first sentence.
_ASKED = (
    (
        r"How long\b|For how long\b",
        rf"(?i:\b(?:#|an?|half an?|a few|several|about) (?:\w+ )?{_UNIT}|\bsince\b|\buntil\b)",
    ),
    (
        r"How often\b",
        rf"(?i:\b(?:every|once|twice|each|daily|weekly|monthly|yearly|annually)\b|\btimes? an? {_UNIT})",
    ),
    (r"How much\b|What (?:does|will|did|would) (?:\w+ ){1,3}cost\b", rf"(?i:{_MONEY}|\d|\bhalf\b)"),
    (r"How many\b", r"(?i:\b(?:#|dozens?|hundreds?|thousands?|millions?|none)\b)"),
    (r"How old\b", r"(?i:\b(?:#)\b)"),
    (
        r"When\b|What time\b|Since when\b",
        (
            r"(?:In|On|From|By|At|Since|Next|Last|Tomorrow|Yesterday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The (?:first|last|next))\b"
            r"(?=[^.!?]{0,40}\b(?:\d|January|February|March|April|May|June|July|August|September|October|November|December|week|month|year|spring|"
            r"summer|autumn|winter|morning|afternoon|evening|night|[A-Z][a-z]+day))"
        ),
    ),
)


class Turn(NamedTuple):
    """A question and the first sentence of its answer."""

    question: str
    answer: Span


def find(document: Document) -> Iterator[Hit]:
    """A yes or no to a question for a number or a time, where a question for yes or no has got such a number or time."""
    if document.text.count("?") < _LEAST:
        return
    turns = _turns(document)
    if len(turns) < _LEAST:
        return
    text = document.text
    stray = [turn for turn in turns if _says_yes(text, turn) and _wanted(turn)]
    for turn in stray:
        wanted = compiled(_wanted(turn))
        others = [
            other
            for other in turns
            if compiled(_YES_OR_NO).match(other.question)
            and not _says_yes(text, other)
            and wanted.search(text, *other.answer)
        ]
        if len(others) == 1 and len(stray) == 1:
            first, second = sorted((turn, others[0]), key=lambda one: one.answer.start)
            yield _hit(text, first, second)


def _turns(document: Document) -> list[Turn]:
    """The paragraphs that are questions, each with the paragraph after it."""
    text = document.text
    found = []
    for (kind, span), (_, following) in zip(document.paragraphs, document.paragraphs[1:]):
        start = span.start + 3 * text.startswith("Q: ", span.start)
        if (
            text[span.end - 1] != "?"
            or span.end - start > _QUESTION
            or not text[start].isupper()
            or kind == "quote"
        ):
            continue
        if text[following.end - 1] == "?" and following.end - following.start < _QUESTION:
            continue  # two questions in a row
        last = document.sentences_of(document.paragraph_at(span.start))[-1]
        first = document.sentences_of(document.paragraph_at(following.start))[0]
        begin = first.start + 3 * text.startswith("A: ", first.start)
        while begin < first.end and text[begin] in "“\"‘'":
            begin += 1
        found.append(Turn(text[max(start, last.start) : span.end], Span(begin, first.end)))
    return found


def _says_yes(text: str, turn: Turn) -> bool:
    return compiled(_ANSWERED).match(text, *turn.answer) is not None


def _wanted(turn: Turn) -> str:
    """The pattern of what an answer to the question has, or ""."""
    for asked, wanted in _ASKED:
        if compiled(rf"(?:(?:And|But|So) )?(?:{asked})").match(turn.question):
            return wanted.replace("#", rf"\\d[\\d,.]*|{'|'.join((*ONES, *TENS))}")
    return ""


def _hit(text: str, turn: Turn, other: Turn) -> Hit:
    shown = other.answer.of(text)
    if len(shown) > _SHOWN:
        shown = shown[:_SHOWN].rpartition(" ")[0] + " …"
    fields = {"first": turn.question, "speaker": shown}
    return Hit(turn.answer, (), fields, (Related(None, other.answer, "the answer that goes with it"),))
