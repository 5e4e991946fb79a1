"""Verbs of saying that copy desks take out, and tenses that other languages put them in."""

from __future__ import annotations

from collections.abc import Iterator

from ..patterns import compiled
from ..record import TYPE_CHECKING, NamedTuple
from ..span import Span
from .base import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ..document import Document
    from ..document.speakers import Attribution

FORMS = ("any", "perfect", "quoting")
FIELDS = ("cue",)

#: form, forms of the verbs
Data = tuple[str, tuple[str, ...]]

#: Documents state and report; people do not.
_PAPERS = frozenset(
    "report letter ad statement suit lawsuit document documents paper memo it filing order ruling voice-over study "
    "post times politico reuters journal complaint indictment affidavit email resolution release website poll note".split()
)
#: Verbs that are nothing else, even in the present: "experts opine".
_ONLY_SAYING = ("opine", "aver")
_INTRODUCES = compiled(r"[:,]\s[“\"]")
_THAT = compiled(r"\s(?:to [\w ]{2,40}? )?that\b")
_END = compiled(
    r"(?:\s(?:on|at|in|to|during|when|while|after|before|about|of|with)\b[^.!?]{0,80})?[.!?]?\s*$"
)
_SUBJECT = compiled(
    r"(?:\b(?:he|she|they|who)|[A-Z][\w’'-]+|[,\w’]*(?:man|woman|person|er|or|ist|ent|ian),?|[\w’ ]+,)\s(?:also |then |later |has |had |further )?$"
)


class Keys(NamedTuple):
    """`verbs`: verbs in their plain form. `form`: any (wherever the verb attributes words), quoting (only
    beside a quotation), perfect (beside a quotation and in the perfect tense: "has declared")."""

    verbs: tuple[str, ...]
    form: str = "any"


def compile_rule(keys: Keys, context: Context) -> Data:
    """The form, and all forms of the verbs."""
    if keys.form not in FORMS:
        raise RuleMistake(f"'form' is one of {', '.join(FORMS)}", "form")
    from .inflect import verb_forms

    forms = {form for verb in keys.verbs for form in verb_forms(verb) if form != verb or verb in _ONLY_SAYING}
    return keys.form, tuple(sorted(forms))


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All attributions with such a verb."""
    text = document.text
    cues = None
    for number in active:
        form, verbs = linked[number]
        wanted = frozenset(verbs)
        places = document.words.places
        present = [verb for verb in verbs if verb in places]
        if not present:
            continue
        if cues is None:
            # a quotation that shares the speaker of another shares the cue too; titles are not said
            items = document.quotations.items
            cues = {
                a.cue.start: a
                for a in document.attributions
                if a.cue is not None
                and a.how != "shared"
                and items[a.quotation].kind in ("speech", "partial")
            }
        for verb in present:
            for start in places[verb]:
                span = Span(start, start + len(verb))
                beside = cues.get(start)
                if form == "perfect":
                    before = compiled(r"\b(?:has|have)\s(?:\w+ly\s|also\s)?$").search(
                        text[max(0, start - 20) : start]
                    )
                    if beside is None or before is None:
                        continue
                    if beside.how not in ("after", "inverted") and (
                        verb in ("said", "told") or text[span.end : span.end + 1] != ":"
                    ):
                        continue
                    span = Span(max(0, start - 20) + before.start(), span.end)
                elif document.quoted(span):
                    continue
                elif beside is None or (form == "any" and beside.how not in ("after", "inverted")):
                    if form == "quoting":
                        continue
                    if beside is None or verb.startswith("opin"):
                        attributes = _attributes(document, span)
                    else:
                        attributes = _leads_in(text, span, beside)
                    if not attributes:
                        continue
                elif beside.how not in ("after", "inverted") or verb.endswith("ing"):
                    continue
                if form == "quoting" and beside is not None and _written(text, beside):
                    continue
                assert text[span.end - len(verb) : span.end].lower() in wanted
                yield number, Hit(span, (), {"cue": verb})


def _written(text: str, attribution: Attribution) -> bool:
    return attribution.speaker is not None and attribution.speaker.head.of(text).lower() in _PAPERS


def _leads_in(text: str, span: Span, attribution: Attribution) -> bool:
    """True if somebody by name leads up to a quotation with this verb: "Ames underlined: “…”"."""
    speaker = attribution.speaker
    return (
        attribution.how == "before"
        and speaker is not None
        and speaker.head.of(text)[0].isupper()
        and _INTRODUCES.match(text, span.end) is not None
    )


def _attributes(document: Document, span: Span) -> bool:
    """True if the verb reports words outside quotations: "Ames opined that …", "…, he opined."."""
    text = document.text
    sentence = document.sentences[document.sentence_at(span.start)]
    before = text[sentence.start : span.start]
    if before.split()[-1:] and before.split()[-1].lower() in ("the", "a", "an", "his", "her", "their", "its"):
        return False
    after = text[span.end : sentence.end]
    if span.of(text).lower().startswith("opin"):  # nobody opines but to attribute
        return True
    if _THAT.match(after) is not None:
        return _SUBJECT.search(before) is not None
    return (
        _END.match(after) is not None
        and compiled(r",\s(?:[^,]{1,60}|[^,]{1,60},[^,]{1,120},)\s$").search(before) is not None
    )
