"""Verbs right beside a quotation that attribute nothing: "“…,” he appended"."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import Pattern, either
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.attributing_verbs import hit_on_verb, places_of

if TYPE_CHECKING:
    from ....document.document import Document

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
#: Endings of nouns of persons.
_ENDINGS = "man|woman|person|er|or|ist|ent|ian|ant|ary|eer|ee|ete"
#: Who could speak: a pronoun, a name, a person or a body by trade
_PERSON = Pattern(
    lambda: (
        r"(?:\b(?:he|she|they|it)|\b[A-Z][\w’'-]*|,|\b(?!(?:paper|number|letter|answer|matter|other|order|chapter|document|statement|article|text)\b)"
        rf"[a-z]*(?:{_ENDINGS}|{either('news/speakers', 'by-trade')}))"
        r" (?:(?:has|had|also|then|later|further|once|\w+ly) ){0,2}$"
    )
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


def find(document: Document, verbs: tuple[str, ...]) -> Iterator[Hit]:
    """Every such verb that takes a quotation and nothing else."""
    for span in places_of(document, verbs):
        if _takes_quotation(document, span):
            yield hit_on_verb(document, span)


def _takes_quotation(document: Document, span: Span) -> bool:
    """True if a verb takes a quotation, in front of or behind it, and nothing else."""
    text = document.text
    if text[span.start].isupper():
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
