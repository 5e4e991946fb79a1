"""Verbs that nobody speaks with: “…,” Ames opinionated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....language.reporting_verbs import CUES
from ....language.word_lists import Pattern, either
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.attributing_verbs import hit_on_verb

if TYPE_CHECKING:
    from ....document.document import Document

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov)\.? )?(?:[A-Z][\w’'-]+ ){1,3}"


def _role() -> str:
    """A person or a body by trade."""
    words = either("news/speakers", "with-a-verb")
    return rf"(?:[a-z-]+ ){{0,2}}?(?:[a-z]+(?:man|woman|person|ist|ian|eer|er|or)|{words})"


#: Who speaks, straight after the quotation, and what he or she is said to do
_AFTER = Pattern(
    lambda: (
        rf" (?:(?:he|she|they) |{_NAME}|{_NAME[:-1]}, [^“”\".;]{{2,90}}, |(?:the|a|an|his|her|its|their) {_role()} )"
        r"(?:(?:also|then|later|further|once|[a-z]+ly) )?(?P<verb>[a-z]{3,}(?:ed|s))(?=(?P<rest>[.,;:]|$| [^“”\n]{0,60}))"
    )
)
_BEFORE = Pattern(
    lambda: (
        rf" (?P<verb>[a-z]{{3,}}(?:ed|s)) (?:he|she|{_NAME[:-1]}|(?:the|a|an|his|her|its|their) {_role()})(?=[.,;]|$)"
    )
)
_STOPS = compiled(
    r"[.;]|$|, (?:who|a|an|the|his|her|adding|saying|\d)\b"
    r"| (?:on|in|at|during|after|to|before|outside|from|last|of|about|with|over) [^,;]{0,40}"
    r"| (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)\b"
    r"| (?:the )?(?:reporters|journalists|columnists|correspondents|newsmen|writers|lawmakers|viewers|listeners|supporters|fans|voters)\b"
)
_VERBS = compiled(r"[’'\w-]+")
#: A present form in -s is told from a plural by who does it: one person, by name or pronoun.
_PLURAL = frozenset("who was has is does says".split())


def find(document: Document, verbs: tuple[str, ...]) -> Iterator[Hit]:
    """The verbs straight beside speech that are neither verbs of saying nor among those heard, `verbs`."""
    text, heard = document.text, frozenset(verbs)
    for quotation in document.quotations.items:
        if quotation.kind != "speech" or not quotation.closed:
            continue
        end = quotation.span.end
        comma = text[quotation.inner.end - 1] == ","
        if not comma and text[end : end + 1] == ",":
            comma, end = True, end + 1
        if not comma and text[quotation.inner.end - 1] not in "?!":
            continue
        for form in (_AFTER, _BEFORE):
            match = form.match(text, end)
            if match is None:
                continue
            verb = match["verb"]
            if verb in CUES or verb in heard or verb in _PLURAL:
                continue
            if not comma and (form is _BEFORE or text[end + 1].isupper()):
                continue  # a new sentence
            if form is _AFTER:
                rest = text[match.end() : document.paragraphs[quotation.paragraph].span.end]
                rest = re.split(r"[“\"]", rest, maxsplit=1)[0]
                if _STOPS.match(rest) is None:
                    continue
                rest = re.split(r"[.;]", rest, maxsplit=1)[0]
                if any(word in CUES for word in _VERBS.findall(rest)):
                    continue
            start = match.start("verb")
            if document.quoted(Span(start, start + 1)):
                continue
            yield hit_on_verb(document, Span(start, start + len(verb)))
            break
