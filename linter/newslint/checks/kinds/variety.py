"""The kind `variety`: one spelling of English a story, American or British.

The words of both stand in a list, two a line, American first. Only lower-case words are judged: the Labour
Party keeps its u. British English may write -ize; that alone makes a story of neither kind mixed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("variety", "other")

#: American -> British, British -> American
Data = tuple[dict[str, str], dict[str, str]]

_NAMES = {"us": "American", "gb": "British"}
_AGENCIES = {
    "us": frozenset(("ap", "upi", "the associated press", "bloomberg", "cnn")),
    "gb": frozenset(("afp", "pa", "bbc")),
}


#: What only British copy writes, whatever it is about. A few are enough to tell a story that has no spelling to tell.
_BRITISH = (
    "half-time play-off play-offs kick-off per#cent mum mums nan lorry lorries fortnight whilst learnt spelt tonnes petrol "
    "motorway motorways kerb tyre tyres cheque cheques storey storeys programme programmes aluminium pyjamas sceptical "
    "sceptic sceptics ageing grey amongst tea-time sell-off bail-out pensioner pensioners "
    "councillor councillors jewellery disorganised maths pavement free-kick pounds#sterling "
    "metre metres kilometre kilometres centimetre centimetres litre litres postcode solicitor solicitors barrister "
    "barristers headteacher headteachers palaeontologist palaeontologists paediatric orthopaedic anaesthetic foetus manoeuvre "
    "manoeuvres haemorrhage oestrogen diarrhoea mediaeval encyclopaedia".split()
)
#: Spellings that news uses often, of either variety.
_AMERICAN = tuple(
    "color labor favor neighbor neighbors neighborhood behavior harbor rumors center theater defense traveled canceled "
    "organization organizations recognize recognized criticized percent apologized toward meter meters".split()
)
_TELLING = tuple(
    "colour labour favour neighbour neighbours neighbourhood behaviour harbour rumours centre theatre defence travelled "
    "cancelled organisation organisations recognise recognised criticised apologised towards".split()
)
#: So many of them tell.
_TELL = 1
#: Canadian English has American and British spellings side by side: so many of these make a story Canadian.
_CANADIAN = tuple(
    "canada canadian canadians ottawa toronto montreal vancouver ontario quebec alberta manitoba saskatchewan rcmp".split()
)
_CANADIAN_LEAST = 2


class Keys(NamedTuple):
    """`words_file`: the list."""

    words_file: str


def compile_rule(keys: Keys, context: Context) -> Data:
    """The list both ways."""
    american: dict[str, str] = {}
    british: dict[str, str] = {}
    for line in context.read_words(keys.words_file):
        pair = line.split()
        if len(pair) != 2:
            raise RuleMistake(f"'{line}' is no pair of words", "words-file", keys.words_file)
        american.setdefault(pair[0], pair[1])
        british.setdefault(pair[1], pair[0])
    return american, british


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every word in the variety that is not the story's."""
    if _mixes(document):
        return
    for number in active:
        american, british = linked[number]
        gb = _places(document, british)
        signs = _signs(document, gb, british)
        if not gb and document.variety != "gb" and not signs:
            continue  # nothing British to report, and nothing that makes American words wrong
        us = _places(document, american)
        if not us and not gb:
            continue
        # "organized" beside "colour" is good British English, and no evidence of another
        oxford = all(_oxford(american, word) for word in us) and not any(
            _oxford(american, british[word]) for word in gb
        )
        house = document.variety or (
            "" if oxford and len(signs) <= _TELL + 1 else _house(document, us, gb, signs)
        )
        if not house:
            continue
        wrong, right = (gb, us) if house == "us" else (us, gb)
        table = british if house == "us" else american
        if (
            house == "gb"
            and len(signs) <= _TELL + 1
            and not any("is" in word for word in right if _oxford(table, british[word]))
        ):
            wrong = {word: starts for word, starts in wrong.items() if not _oxford(american, word)}
        example = min(right.items(), key=lambda item: item[1][0], default=None)
        related: tuple[Related, ...] = ()
        if example:
            span = Span(example[1][0], example[1][0] + len(example[0]))
            related = (Related(None, span, f"{_NAMES[house]} spelling here"),)
        fields = {"variety": _NAMES[house], "other": example[0] if example else "the rest"}
        for word, starts in sorted(wrong.items()):
            for start in starts:
                yield number, Hit(Span(start, start + len(word)), (table[word],), fields, related)


def _mixes(document: Document) -> bool:
    """True if the house or the story writes a variety that has both spellings."""
    if document.variety:
        return document.variety not in _NAMES
    places = document.words.places
    return "Canadian Press" in document.text or sum(word in places for word in _CANADIAN) >= _CANADIAN_LEAST


def _places(document: Document, words: dict[str, str]) -> dict[str, list[int]]:
    """The words of a variety that the story has in lower case, with their places."""
    places = document.words.places
    found = {}
    for word in places.keys() & words.keys():
        starts = [start for start in places[word] if document.text[start].islower()]
        if starts:
            found[word] = starts
    return found


def _oxford(american: dict[str, str], word: str) -> bool:
    """True for -ize words, which British English may write too."""
    return american.get(word, "") == word.replace("iz", "is") != word


def _capitalised(document: Document, words: dict[str, str]) -> list[str]:
    """The words of a variety that open a sentence, with a capital."""
    places = document.words.places
    text = document.text
    return [
        word
        for word in places.keys() & words.keys()
        for start in places[word][:1]
        if text[start].isupper() and text[start - 2 : start] in ("", ". ", "\n\n", "— ", "- ", "– ")
    ]


def _signs(document: Document, gb: dict[str, list[int]], british: dict[str, str]) -> set[str]:
    """What tells that the story is British: spellings, those that open a sentence too, and words."""
    places = document.words.places
    folded = document.folded
    found = set(gb)
    for sign in _BRITISH:
        if sign.isalpha():
            if sign in places and any(document.text[start].islower() for start in places[sign]):
                found.add(sign)
        elif sign.replace("#", " ") in folded:
            found.add(sign)
    found.update(_capitalised(document, british))
    return {sign.removesuffix("s") for sign in found}


def leaning(document: Document) -> str:
    """The variety a story seems to be in by its house, agency, words and ways of writing: "us", "gb" or ""."""
    if document.variety:
        return document.variety if document.variety in _NAMES else ""
    places = document.words.places
    agencies = (
        {span.of(document.text).lower() for span in document.dateline.agencies}
        if document.dateline
        else set()
    )
    american = sum(word in places for word in _AMERICAN) + 2 * bool(agencies & _AGENCIES["us"])
    british = sum(word in places for word in _TELLING) + 2 * bool(agencies & _AGENCIES["gb"])
    british += len(_signs(document, {}, {}))
    text = document.text
    american += any(sign in text for sign in ("U.S.", "Sen. ", "Gov. ", "Mr. ", "Ms. ", "Dr. ", "Mrs. "))
    british += any(
        sign in text
        for sign in (" Mr ", " Mrs ", " Ms ", "£", " Dr ", "GMT", "BST", " MP ", " MPs", "Garda", "gardaí")
    )
    if american == british:
        return ""
    return "us" if american > british else "gb"


def _house(document: Document, us: dict[str, list[int]], gb: dict[str, list[int]], signs: set[str]) -> str:
    """The variety of the story: the one with more of its words; of equals that of the agency. "" where the story is
    not mixed, or nothing tells which of two words is the stray."""
    if us and len(signs) > _TELL and len(us) < len(signs):
        return "gb"
    if not us or not gb:
        return ""
    counts = {"us": sum(map(len, us.values())), "gb": sum(map(len, gb.values()))}
    if counts["us"] != counts["gb"]:
        return max(counts, key=lambda name: counts[name])
    agencies = (
        {span.of(document.text).lower() for span in document.dateline.agencies}
        if document.dateline
        else set()
    )
    for name, known in _AGENCIES.items():
        if agencies & known:
            return name
    return ""
