"""Verbs of saying that copy desks take out, and tenses that other languages put them in."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake
from ..matching.entry_names import entry_name

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.speakers import Attribution

TESTS = ("any", "quoting", "strange", "unheard")
FIELDS = ("cue",)

#: test, forms of the verbs
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

#: Words that show that another verb has the quotation
_OTHER_CLAUSE = (
    "said|says|say|wrote|writes|asked|told|added|recalled|noted|according|is|was|are|were|be|been|he|she|they|it|who|which|that|"
    "after|when|while|as|and|but|in|book|opera|play|film|song|album|by|with|from"
)
#: “…,” Ames, who runs the port, also …
_QUOTED_WHO = compiled(
    rf"[,?!…][”\"] (?:he|she|they|it|(?:(?:the|a|an|one|another|his|her|its|their) )?(?:(?!(?:{_OTHER_CLAUSE})\b)[\w’'.-]+ ){{0,4}}?(?!(?:{_OTHER_CLAUSE})\b)[\w’'.-]+(?:, [^“”\"]{{2,120}}?,)?)"
    rf" (?:(?:has|had|also|then|later|further|once|\w+ly) ){{0,2}}$"
)
#: Who could speak: a pronoun, a name, a person or a body by trade
_PERSON = compiled(
    r"(?:\b(?:he|she|they|it)|\b[A-Z][\w’'-]*|,|\b(?!(?:paper|number|letter|answer|matter|other|order|chapter|document|statement|article|text)\b)"
    r"[a-z]*(?:man|woman|person|er|or|ist|ent|ian|chief|official|coach|boy|girl|guard|captain|pilot|clerk|judge|nurse|monk|priest|chef|host|"
    r"guide|king|queen|prince|ant|ary|eer|ee|ete|people|board|council|ministry|company|agency|group|police))"
    r" (?:(?:has|had|also|then|later|further|once|\w+ly) ){0,2}$"
)
_QUOTED = compiled(r"[,?!…][”\"] (?:(?:has|had|also|then|later|further) )?$")
#: What follows a verb that has no object but the quotation
_NO_OBJECT = compiled(
    r"[.,;:]| (?:on|in|at|to|during|when|while|after|before|as|about|with|from|last|by|of|over|outside|earlier|later|that|"
    r"adding|referring|yesterday|today|angrily|recently|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_SOMEBODY = compiled(
    r" (?:he|she|they)\b(?!’)| (?:the|a|an|one|another|his|her|its|their) (?:[\w-]+ ){0,4}?[a-z-]+[.,;]"
    r"| (?!(?:in|on|at|by|to|from|for|of|with|as|under|during|after|before)\b)"
    r"(?:(?:the|a|an|one|another|his|her|its|their) )?(?:[\w’'-]+ ){0,5}?[A-Z][\w’'-]+(?:[.,;]| (?:of|who|on|in|at|from)\b)"
)
#: Ames …: “…”
_NAMED_BEFORE = compiled(
    r"(?:\b(?:he|she|they)|[A-Z][\w’'-]+)(?:, [^“”\"]{2,120}?,)? (?:also |then |later )?$"
)
_LEADS_IN = compiled(r"(?: (?:to )?(?:reporters|journalists))?[,:] [“\"][A-Z]")

#: Keys as they were called before, with what they are called now.
FORMER_KEYS = {"form": "test"}


class Keys(NamedTuple):
    """`verbs`: verbs in their plain form. `test`: any (wherever the verb attributes words), quoting (only
    beside a quotation), strange (right beside a quotation, verbs that attribute nothing: "“…,” he appended"), unheard (there, any verb that is neither a
    verb of saying nor one of these: "“…,” he opinionated")."""

    verbs: tuple[str, ...]
    test: str = "any"


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, and all forms of the verbs."""
    if keys.test not in TESTS:
        raise RuleMistake(f"'test' is one of {', '.join(TESTS)}", "test")
    from ...language.inflection import all_verb_forms

    forms = {
        form for verb in keys.verbs for form in all_verb_forms(verb) if form != verb or verb in _ONLY_SAYING
    }
    return keys.test, tuple(sorted(forms))


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All attributions with such a verb."""
    text = document.text
    cues = None
    for number in active:
        test, verbs = linked[number]
        wanted = frozenset(verbs)
        if test == "unheard":
            from ..detectors.unheard_verbs import unheard

            for span, verb in unheard(document, wanted):
                yield number, Hit(span, (), {"cue": verb}, entry=entry_name(verb))
            continue
        places = document.words.places
        present = [verb for verb in verbs if verb in places]
        if not present:
            continue
        if test == "strange":
            for verb in present:
                for start in places[verb]:
                    if _strange(document, Span(start, start + len(verb))):
                        yield (
                            number,
                            Hit(Span(start, start + len(verb)), (), {"cue": verb}, entry=entry_name(verb)),
                        )
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
                if document.quoted(span) or test == "any" and _says_nothing(text, span):
                    continue
                if beside is None or (test == "any" and beside.how not in ("after", "inverted")):
                    if test == "quoting":
                        continue
                    if beside is None or verb.startswith("opin"):
                        attributes = _attributes(document, span)
                    else:
                        attributes = _leads_in(text, span, beside)
                    if not attributes:
                        continue
                elif beside.how not in ("after", "inverted") or verb.endswith("ing"):
                    continue
                if test == "quoting" and beside is not None and _written(text, beside):
                    continue
                yield number, Hit(span, (), {"cue": verb}, entry=entry_name(verb))


def _strange(document: Document, span: Span) -> bool:
    """True if a verb takes a quotation, in front of or behind it, and nothing else."""
    text = document.text
    if text[span.start].isupper() or document.quoted(span):
        return False
    paragraph = document.paragraphs[document.paragraph_at(span.start)].span
    before = text[max(paragraph.start, span.start - 200) : span.start]
    last = max(before.rfind("”"), before.rfind('"'))
    if last > 0 and not _spoken_until(document, span.start - len(before) + last):
        return False
    if _QUOTED.search(before):
        return not span.of(text).endswith("ing") and _SOMEBODY.match(text, span.end) is not None
    if last > 0 and _QUOTED_WHO.search(before, last - 1) and _PERSON.search(before) is not None:
        return not span.of(text).endswith("ing") and (
            _NO_OBJECT.match(text, span.end) is not None or span.end == paragraph.end
        )
    return _LEADS_IN.match(text, span.end) is not None and _NAMED_BEFORE.search(before) is not None


def _spoken_until(document: Document, mark: int) -> bool:
    """True if speech ends at a closing mark."""
    return any(
        quotation.kind in ("speech", "partial") and quotation.span.end == mark + 1
        for quotation in document.quotations_in(Span(max(0, mark - 1), mark + 1))
    )


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


def _says_nothing(text: str, span: Span) -> bool:
    """True for an infinitive, a passive and a verb with somebody of its own: "declined to opine", "was never
    uttered", "better informed", "confided in her", "expressed to him"."""
    before = text[max(0, span.start - 40) : span.start]
    if compiled(
        r"\b(?:to|from|of|in|by|without|better|well|(?:be|been|being|was|were|is|are|get|got)(?: (?:better|well|not|never))?)(?: \w+ly)?\s$"
    ).search(before):
        return True
    after = text[span.end : span.end + 4]
    verb = span.of(text).lower()
    return (verb.startswith("confid") and after == " in ") or (verb.startswith("express") and after == " to ")


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
