"""Turns of an interview whose labels changed places."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

#: So many turns make an interview.
_LEAST = 6
#: A question is no longer than this.
_QUESTION = 250


def find(document: Document) -> Iterator[Hit]:
    """A question labelled as an answer between two answers, and an answer labelled as a question after one."""
    text = document.text
    if text.count("Q: ") < 2 or text.count("A: ") < 2:
        return
    turns = [
        (paragraph.span, text[paragraph.span.start])
        for paragraph in document.paragraphs
        if text[paragraph.span.start : paragraph.span.start + 3] in ("Q: ", "A: ")
    ]
    if len(turns) < _LEAST:
        return
    asked = [text[span.end - 1] == "?" and span.end - span.start < _QUESTION for span, _ in turns]
    if sum(asks for asks, (_, label) in zip(asked, turns) if label == "Q") * 2 < sum(
        label == "Q" for _, label in turns
    ):
        return  # questions without question marks
    swapped = False
    for at in range(1, len(turns)):
        (before, earlier), (span, label) = turns[at - 1], turns[at]
        following = turns[at + 1][1] if at + 1 < len(turns) else ""
        if (
            label == "A"
            and earlier == "A"
            and asked[at]
            and following
            and (following == "A" or not asked[at + 1])
        ):
            swapped = True
        elif not (
            label == "Q" and swapped and turns[at - 1][1] == "A" and not asked[at] and following == "Q"
        ):
            swapped = False
            continue
        other = "Q" if label == "A" else "A"
        yield Hit(
            Span(span.start, span.start + 2),
            (f"{other}:",),
            {"first": f"{label}:", "speaker": f"{other}:"},
            (Related(None, Span(before.start, before.start + 2), "the turn before"),),
        )
