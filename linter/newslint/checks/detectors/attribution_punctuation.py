"""Where a quotation meets its attribution: the comma between them, and the name after the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language.reporting_verbs import AUXILIARIES, CUES, DAYS
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled
from ..interface import Hit

if TYPE_CHECKING:
    from ...document.document import Document

_SAID = frozenset("said added stated explained told".split())
_VERBS = frozenset(
    "said says added stated declared explained noted continued insisted argued concluded replied remarked opined announced "
    "warned".split()
)
_NEXT = compiled(r" (?P<one>[\w’'-]+)(?: (?P<two>[\w’'-]+))?(?: (?P<three>[\w’'-]+))?")
_END = compiled(
    r"[.;](?:\s|$)| (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in an interview|in a statement|at a news conference)[.,]"
)
_INSIDE = compiled(
    r"(?<=[a-z][.,!?] )(?:said|says|added|stated|explained|continued) (?:(?:[A-Z][\w’'.-]+ ){0,3}[A-Z][\w’'-]+"
    r"|(?:the|a|an|its|his|her) (?:[a-z-]+ ){0,2}[a-z]+)[.,]?$"
)
#: “… a magic, the scholar underscored.”
_LAST_WORDS = compiled(
    r", (?:(?P<who>(?:the|a|an|his|her) (?:[a-z-]+ ){0,2}[a-z]+) (?:underscored|underlined|opined|conveyed|remarked|emphasi[sz]ed|noted|stressed|expressed|"
    r"exclaimed|informed|asserted|affirmed|declared|concluded|continued|added)|(?:[A-Z][\w’'.-]+ ){0,2}(?P<name>[A-Z][\w’-]+) "
    r"(?:said|says|added|stated|noted|explained|told (?:reporters|a news conference|a press conference|a court|the [a-z]+|[A-Z][\w ]{1,30}))"
    r"|(?P<per>according to (?:(?:the|a|an|his|her|its) (?:[a-z-]+ ){0,2}(?:statement|report|document|ministry|police|company|spokes\w+|source|paper|agency|minister|mayor)|police|officials|authorities)))"
    r"[.,]?$"
)
#: “There will be one question, Ames told reporters. We will ask who it was.”
_MIDDLE = compiled(
    r"(?<=[a-z]), (?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov)\.? )?(?:[A-Z][\w’'.-]+ )?(?P<name>[A-Z][\w’-]+) (?:said|added|explained|noted|told (?:reporters|journalists|the [A-Z]?[a-z]+|The Associated Press|[A-Z]\w+))"
    r"\.(?= [A-Z])"
)
#: “…,” Ida Orr, 81, of Troy.
_BARE_NAME = compiled(
    r" (?P<name>(?:(?:the|a|an|its|his|her|their) )?(?:[a-z’'-]+ ){0,4}(?:[A-Z][\w’'.-]+ ){1,5}?[A-Z][\w’'-]+)(?![’'])"
    r"(?P<rest>(?:,[^“”\";:]{2,160}?)?)(?:\.(?=\s|$))"
)
#: “…,” so the director of the port Ida Orr, who runs it.
_SO_NAME = compiled(
    r" (?P<name>(?:so|thus|dixit|quoth|like) (?:(?:the|a|an|its|his|her) )?(?:[\w’'-]+ ){0,7}?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?P<rest>)(?=[.,])"
)
_BARE_SURNAME = compiled(r" (?P<name>[A-Z][\w’-]+)(?P<rest>)\.(?=\s|$)")
_CLAUSES = frozenset("who whose which a an the where when".split())
_TAIL = 70
#: A quotation with fewer blanks may be a title or a nickname.
_BLANKS = 3


def no_speaker(document: Document) -> Iterator[Hit]:
    """“The road is shut,” declared."""
    text = document.text
    for quotation in document.quotations.items:
        end = quotation.span.end
        if quotation.kind == "nested" or not quotation.closed or text[end : end + 1] != " ":
            continue
        if text[quotation.inner.end - 1] not in ",?!":
            continue
        match = _NEXT.match(text, end)
        if match is not None and match["one"] in _VERBS and _END.match(text, match.end("one")):
            if _in_clause(
                text[
                    document.sentences[
                        document.sentence_at(quotation.span.start)
                    ].start : quotation.span.start
                ]
            ):
                continue
            yield Hit(Span(*match.span("one")), (), {"cue": match["one"]})


def _in_clause(before: str) -> bool:
    """True if a quotation belongs to a clause about the speaker: Ames, who wrote “The Road,” said."""
    return compiled(r", (?:who|whose|which|author of|a|an|the)\b[^,.!?]*\s$").search(before) is not None


def inside(document: Document) -> Iterator[Hit]:
    """“The road is shut. said Ames.”"""
    text = document.text
    for quotation in document.quotations.items:
        if quotation.kind not in ("speech", "partial") or not quotation.closed:
            continue
        start, end = max(quotation.inner.start, quotation.inner.end - _TAIL), quotation.inner.end
        match = _INSIDE.search(text[start:end])
        if match is not None:
            yield Hit(Span(start + match.start(), end), (), {"cue": match.group()})
            continue
        for match in _MIDDLE.finditer(text, *quotation.inner):
            if any(person.last == match["name"] for person in document.people):
                yield Hit(Span(match.start() + 2, match.end()), (), {"cue": match.group().strip(", .")})
        match = _LAST_WORDS.search(text[start:end])
        if match is None or (match["name"] and not any(p.last == match["name"] for p in document.people)):
            continue
        yield Hit(Span(start + match.start() + 2, end), (), {"cue": match.group().strip(", ")})


def verbless(document: Document) -> Iterator[Hit]:
    """“It is late,” Ida Orr, 81, of Troy."""
    text = document.text
    for quotation in document.quotations.items:
        end = quotation.span.end
        if quotation.kind != "speech" or not quotation.closed or text[end : end + 1] != " ":
            continue
        if text[quotation.inner.end - 1] not in ",?!" or text.count(" ", *quotation.inner) < _BLANKS:
            continue
        paragraph = document.paragraphs[quotation.paragraph].span.end
        match = _SO_NAME.match(text, end, paragraph) or _BARE_NAME.match(text, end, paragraph)
        match = match or _surname(document, end, paragraph)
        if match is None or not _opens_sentence(document, quotation.span.start):
            continue
        words = _main_words(match["name"] + match["rest"])
        if (
            any(word in CUES or word in AUXILIARIES or word == "according" for word in words)
            or words[0] in DAYS
        ):
            continue
        if match["rest"] and document.sentences[document.sentence_at(match.start("name"))].end != match.end():
            continue
        if compiled(
            r"\b(?:[JS]r|Rep|Sen|Gov|M[rs]s?|Dr|Gen|Col|Lt|St|Adm|Cmdr|Capt|Sgt|Maj|Prof|Rev|No|Paper|Vol|Series)$"
        ).search(match["name"]):
            continue
        if _verb_follows(document, match.end("name"), paragraph) or words[0].endswith("ed"):
            continue
        yield Hit(Span(*match.span("name")))


def _verb_follows(document: Document, at: int, limit: int) -> bool:
    """True if the verb stands behind a description that no comma closes: Ida Orr, an analyst at Halvex told the paper."""
    end = min(document.sentences[document.sentence_at(at)].end, limit)
    rest = document.text[at:end]
    found = compiled(
        r"^(?:,[^“”\";:]{2,200}?|[^,“”\";:]{2,80}?)\b(?:said|says|told|tells|added|wrote|explained|continued)\b"
    ).search(rest)
    return found is not None and not compiled(r"\b(?:who|which|that)\b[^,]*$").search(found.group())


def _surname(document: Document, end: int, limit: int) -> re.Match[str] | None:
    """“It is late,” Orr."""
    match = _BARE_SURNAME.match(document.text, end, limit)
    if match is None or not any(person.last == match["name"] for person in document.people):
        return None
    return match


def _opens_sentence(document: Document, start: int) -> bool:
    return document.sentences[document.sentence_at(start)].start == start


def _main_words(rest: str) -> list[str]:
    """The words of what follows a name, without clauses in apposition."""
    parts = [part.split() for part in rest.split(",")]
    return [
        word.strip(".").lower()
        for number, part in enumerate(parts)
        if part and (number == 0 or part[0] not in _CLAUSES)
        for word in part
    ]


def comma_missing(document: Document) -> Iterator[Hit]:
    """“We got this wrong” said the chief."""
    text = document.text
    for quotation in document.quotations.items:
        end = quotation.span.end
        if quotation.kind in ("nested", "title") or not quotation.closed or text[end : end + 1] != " ":
            continue
        inner = quotation.inner
        if not text[inner.end - 1].isalpha() or text.count(" ", *inner) < _BLANKS:
            continue
        match = _NEXT.match(text, end)
        if match is None or not match["two"]:
            continue
        one, two, three = match["one"], match["two"], match["three"] or ""
        if one in _SAID:
            named = two == "the" or (two[0].isupper() and two.lower() not in DAYS)
        elif one in ("he", "she", "they") or one[0].isupper():
            named = two in _SAID or (one[0].isupper() and two[0].isupper() and three in _SAID)
        else:
            named = False
        if named and _whole(document, quotation.span.start):
            mark = text[inner.end : end]
            last = text.rfind(" ", inner.start, inner.end) + 1
            words = text[last : inner.end]
            yield Hit(Span(last, end), (f"{words},{mark}",), {"stop": ","})


def _whole(document: Document, start: int) -> bool:
    """True if a sentence begins at an offset, or an attribution leads up to it."""
    return document.sentences[document.sentence_at(start)].start == start
