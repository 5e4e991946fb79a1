"""Somebody who has a name goes on as "the veteran tactician"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

#: Nouns for people; what else ends in -er is as often a paper or a banner.
_PERSON = compiled(
    r"(?:man|woman|boy|girl|[a-z]*(?:maker|holder|keeper|goer|seeker|dweller)|[a-z]+(?:man|woman|ist|ian|eer|eur)|(?:offic|driv|work|teach|play|own|lead|manag|lawy|fish|farm|bak|sing|report|produc|"
    r"strang|train|runn|pitch|rang|bank|brok|trad|lectur|research|organiz|organis|found|danc|hik|climb|explor|div|preach|"
    r"lawmak|policymak|filmmak|entertain|perform|swimm|strik|keep|defend|midfield|footballer|cricket|golf|box|bowl|rid|newcom|"
    r"veteran|campaign|housekeep|shopkeep|butch|dress|garden|carpent|design|develop|broadcast|commission|treasur|"
    r"vill|island|insid|outsid|youngst|old-tim|teenag|pension|retir|settl)er|"
    r"(?:direct|doct|sail|act|profess|invest|edit|surviv|tut|legislat|administrat|educat|prosecut|investigat|"
    r"supervis|conduct|ambassad|jani|coordinat)or|official|functionary|dignitary|diplomat|politician|physician|clinician|technician|"
    r"scholar|academic|expert|specialist|professional|executive|boss|chief|tactician|mentor|magnate|tycoon|mogul|veteran|"
    r"native|resident|citizen|local|retiree|pensioner|teenager|graduate|student|athlete|star|ace|skipper|captain|cleric|"
    r"priest|bishop|monk|attorney|advocate|counsel|solicitor|barrister|jurist|magistrate|economist|analyst|strategist|"
    r"activist|protester|demonstrator|laureate|virtuoso|maestro|celebrity|luminary|supremo|honcho|"
    r"parliamentarian|deputy|statesman|politico|bureaucrat|technocrat|aristocrat|democrat|republican|conservative|entrepreneur|"
    r"businessperson|nurse|medic|surgeon|paramedic|researcher|academician|scientist|biologist|historian|mother|father|"
    r"grandmother|grandfather|widow|widower|motorist|consultant|accountant|assistant|agent|sergeant|lieutenant|commandant|"
    r"immigrant|migrant|refugee|inhabitant|lady|gentleman|guy|chap|fellow|latter|\d+-year-old|(?:twenty|thirty|forty|fifty|sixty)-something|"
    r"Englishman|Scotsman|Frenchman|Dutchman|Irishman|Welshman|American|Australian|Canadian|Italian|German|Russian|Ukrainian|"
    r"Brazilian|Argentine|Argentinian|Spaniard|Swede|Norwegian|Dane|Finn|Pole|Czech|Serb|Croat|Croatian|Serbian|Belgian|"
    r"Austrian|Swiss|Greek|Turk|Kenyan|Nigerian|Ghanaian|Egyptian|Moroccan|Algerian|Tunisian|Ethiopian|Indian|Pakistani|"
    r"Chinese|Korean|Mexican|Colombian|Chilean|Peruvian|Uruguayan|Portuguese|Briton|Scot|Japanese|Texan|Californian|"
    r"Londoner|Parisian|Berliner|New Yorker)$"
)
_EPITHET = (
    r"[”\"] (?:(?:said|says|added|adds|stated|explained|noted|continued|concluded|declared|remarked|insisted|warned|told|recalled|"
    r"stressed|emphasi[sz]ed|asserted|commented|observed|pointed out|mentioned|expressed|opined) (?P<one>the (?:[\w-]+ ){0,3}?(?P<n1>[\w-]+))(?=[.,;]| (?:on|in|at|to|of|from)\b)"
    r"|(?P<two>(?:the|The) (?:[\w-]+ ){0,3}?(?P<n2>[\w-]+)) (?:also |then |further |later )?(?:said|says|added|adds|stated|explained|noted|continued|concluded|declared|"
    r"remarked|insisted|warned|told|recalled|stressed|emphasi[sz]ed|asserted|commented|observed|pointed out|mentioned|expressed|opined)\b)"
)
#: As much of a noun is looked for before, so that "baking" explains "the baker".
_STEM = 4


def find(document: Document) -> Iterator[Hit]:
    """Speakers called by a noun that the story has not used before, right after the quotation of somebody who
    goes by name."""
    text = document.text
    places = document.words.places
    named: Span | None = None
    items = document.quotations.items
    speakers = {a.quotation: a.speaker for a in document.attributions if a.speaker is not None}
    vocabulary: list[tuple[int, str]] | None = None
    for number, quotation in enumerate(items):
        if quotation.kind in ("speech", "partial") and quotation.closed:
            match = compiled(_EPITHET).match(text, quotation.span.end - 1)
            if match is not None and named is not None:
                which = "one" if match["one"] else "two"
                noun = match["n1"] or match["n2"]
                span = Span(*match.span(which))
                if _PERSON.search(noun):
                    if vocabulary is None:
                        vocabulary = sorted((at[0], word) for word, at in places.items())
                    words = [noun.lower()]
                    known = any(
                        at < span.start and any(_alike(word, other) for other in words)
                        for at, word in vocabulary
                    )
                    if not known:
                        yield Hit(
                            Span(*match.span())._replace(start=match.start() + 2),
                            (),
                            {"speaker": named.of(text)},
                            (Related(None, named, "the speaker named last"),),
                        )
        speaker = speakers.get(number)
        if speaker is not None and speaker.head.of(text)[:1].isupper():
            named = speaker.span


def _alike(word: str, other: str) -> bool:
    return word == other or (
        len(other) > _STEM and word[: max(_STEM, len(other) - 3)] == other[: max(_STEM, len(other) - 3)]
    )
