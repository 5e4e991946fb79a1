"""Titles set before the name the way other languages do: "Director of the port, Tom Ames, stated"."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document

TESTS = ("commas", "run-on")
FIELDS = ("title", "name", "cue")

_NOUNS = (
    "director|head|chief|chairman|chairwoman|chair|chairperson|president|professor|ceo|founder|co-founder|manager|minister|"
    "secretary|spokesman|spokeswoman|spokesperson|commander|leader|coordinator|coach|mayor|governor|ambassador|editor|"
    "owner|superintendent|commissioner|analyst|researcher|economist|lecturer|officer|executive|adviser|advisor|expert|"
    "specialist|scientist|partner|vice-president|dean|rector|principal|member|representative|prosecutor|judge|captain|"
    "deputy|undersecretary|envoy|negotiator|curator|strategist|lawyer|attorney|counsel|administrator|inspector|general"
)
_NOUN_SET = frozenset(_NOUNS.split("|"))
#: A title that opens a sentence stands within so many characters.
_OPENING = 80
#: Verbs that mean no more than "said"
_NO_MORE = (
    "stat",
    "convey",
    "opin",
    "express",
    "mention",
    "remark",
    "assert",
    "affirm",
    "highlight",
    "pointed",
)
_LINKS = frozenset("of for at in from with".split())
_ARTICLES = frozenset("The A An His Her Their Its Our In At For With On As But And Yet".split())
#: Offices that are always written so: "Secretary of State Ann Orr said".
_OFFICES = (
    r"(?:Secretary|Deputy Secretary|Assistant Secretary|Undersecretary|Under Secretary|Minister|Deputy Minister|Chairman|"
    r"Chairwoman|Speaker|President|Director|Chief|Secretary[- ]General|Commissioner|Attorney|Master|Duke|Prince|Leader|"
    r"Chancellor|Lord|Head|Chief Justice|Vice Chairman|Ambassador|Bishop|Archbishop|Professor|Dean) "
    r"(?:of|for|to|at) (?:the )?(?:[A-Z][\w’-]+(?: (?:and|&|of|for|the|to) )?,? ?)+$"
)
_NAME = r"(?:(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Lt)\.? )?[A-Z][\w’'-]+(?: (?:[A-Z]\.|de|da|van|von|der|al|bin|el|la|[A-Z][\w’'-]+)){1,3}"
_CUE = (
    r"(?:(?:has|had|have|also|recently|further|then) )?(?P<cue>said|says|stated|states|told|conveyed|noted|opined|added|explained|"
    r"declared|emphasi[sz]ed|stressed|remarked|asserted|argued|warned|claimed|mentioned|announced|commented|indicated|"
    r"affirmed|highlighted|expressed|pointed|confirmed|believes|underlined|observed|reported|informed|insisted|predicted)\b(?: that\b)?"
)
_TITLE = rf"(?P<title>(?:[A-Z][\w’-]+ |[a-z]+-?)?(?:(?:[A-Z]?[\w’-]+) ){{0,3}}?(?i:{_NOUNS})(?: (?:[a-z]+))?,? (?:of|for|at|in|from|with) (?:the )?"

#: Keys as they were called before, with what they are called now.
FORMER_KEYS = {"form": "test"}


class Keys(NamedTuple):
    """`test`: commas ("Director of the port, Tom Ames, stated") or run-on ("Director of operations of the
    port Tom Ames stated")."""

    test: str


def compile_rule(keys: Keys, context: Context) -> str:
    """The pattern of the test."""
    if keys.test == "commas":
        return rf"{_TITLE}[^.;:“”\"!?]{{3,100}}?), (?P<name>{_NAME}), {_CUE}"
    if keys.test == "run-on":
        return rf"{_TITLE}(?:[a-z][\w’-]*|[A-Z][\w’-]*)(?: (?!(?i:said|who|that|which|is|was|has)\b)[\w’&-]+){{0,9}}?) (?P<name>{_NAME}) {_CUE}"
    raise RuleMistake(f"'test' is one of {', '.join(TESTS)}", "test")


def find(document: Document, linked: dict[int, str], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Sentences that open with such a title."""
    text = document.text
    places = document.words.places
    numbers = set()
    for noun in _NOUN_SET & places.keys():
        for at in places[noun]:
            number = document.sentence_at(at)
            if at - document.sentences[number].start < _OPENING:
                numbers.add(number)
    starts = [
        document.sentences[number]
        for number in sorted(numbers)
        if _opens_with_title(text, document.sentences[number].start)
    ]
    if not starts:
        return
    for number in active:
        form = compiled(linked[number])
        run_on = "(?: (?!" in linked[number]
        for sentence in starts:
            match = form.match(text, *sentence)
            if match is None or match["title"].split()[0] in _ARTICLES:
                continue
            title = match["title"]
            if run_on and (compiled(_OFFICES).match(title) or not _plain(title)):
                continue
            yield (
                number,
                Hit(
                    Span(match.start(), match.end()),
                    (f"{match['name']}, {title[0].lower() + title[1:]}, {_plainly(match['cue'])}",)
                    if not run_on
                    else (),
                    {"title": title, "name": match["name"], "cue": match["cue"]},
                ),
            )


def _plainly(cue: str) -> str:
    """The verb of a mended attribution: "said" for a verb that means no more, or the verb as it stands."""
    return "said" if cue.startswith(_NO_MORE) else cue


def _opens_with_title(text: str, start: int) -> bool:
    """True if one of the words at `start` is a title that goes on with "of", "for" or "at"."""
    words = text[start : start + _OPENING].replace(",", "").split()[:6]
    if not words or not words[0][0].isupper() or words[0] in _ARTICLES or words[0].endswith(("’s", "'s")):
        return False
    return any(
        word.lower() in _NOUN_SET and any(after in _LINKS for after in words[at + 1 : at + 3])
        for at, word in enumerate(words[:4])
    )


def _plain(title: str) -> bool:
    """True if something in lower case with an article or another "of" follows the title's "of": no office
    that is written with capitals, and no "head of research"."""
    link = compiled(r" (?:of|for|at|in|from|with) (?P<the>the )?(?P<rest>.*)").search(title)
    if link is None or not link["rest"][:1].islower():
        return False
    return link["the"] is not None or " of " in link["rest"]
