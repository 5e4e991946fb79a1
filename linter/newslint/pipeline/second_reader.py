"""What rules are not sure of by themselves: a language model says whether their replacement is the likelier text."""

from __future__ import annotations

from collections.abc import Sequence

from ..checks.interface import Hit
from ..config.model import LANGUAGE_MODEL, Settings
from ..document.document import Document
from ..engines.running import running
from ..model.span import Span
from ..packs.rule import Rule
from .ask_engines import request_for

#: By so many nats its story must be likelier with the replacement.
_ENOUGH = 10.0


def problem(settings: Settings) -> str:
    """Load the language model, and say why it cannot be used; "" where it can."""
    words = "They saw it."
    request = request_for(LANGUAGE_MODEL, settings)
    running.gains(request, words, [(Span(0, len(words)), Span(5, 8), "see")])
    return running.problems.get(request, "")


def confirmed(
    hits: Sequence[tuple[Rule, Hit]], document: Document, settings: Settings
) -> list[tuple[Rule, Hit]]:
    """Those of some hits whose first replacement the model agrees with. One that offers none cannot be confirmed."""
    asked = [(rule, hit) for rule, hit in hits if hit.replacements]
    paragraphs = document.paragraphs
    edits = [
        (paragraphs[document.paragraph_at(hit.span.start)].span, hit.span, hit.replacements[0])
        for _, hit in asked
    ]
    gains = running.gains(request_for(LANGUAGE_MODEL, settings), document.text, edits)
    return [one for one, gain in zip(asked, gains) if gain >= _ENOUGH]
