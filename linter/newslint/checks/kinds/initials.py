"""The kind `initials`: initials against the name they are given for, and against one another.

A rule names what it looks for with `test`: `introduced` ("the World Health Organization (WTO)"), `used` ("UNCHR" in
a story of the UNHCR), `twice` (one set of initials given for two names) or `early` (initials before the name they are given for).

Many bodies abroad are known by initials of another language (MSF, FARC, SPD): only where the words before the
bracket begin with initials that everybody knows is another set of letters a slip.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language.edit_distance import one_slip, slips
from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("name", "other")
AGAINST_ITSELF = True

TESTS = ("introduced", "used", "twice", "early")
_BRACKET = compiled(r"\((?:the )?([A-Z]{3,7})s?\)")
_CAPITALS = compiled(r"\b[A-Z]{3,7}\b")
#: What a body does, and what follows the name of a thing less often.
_ACTS = compiled(
    r" (?:said|says|has|had|will|would|is|was|hopes?|hoped|wants?|wanted|welcomed|urged|warned|plans?|also|did|does|could|may)\b"
)
_NAME = compiled(r"(?:(?:[A-Z][\w’'&.-]*|of|for|the|and|in|on|to|against|with|&)[ \n\u00a0]){1,11}$")
_SMALL = frozenset("of for the and in on to against with &".split())

#: test, the initials everybody knows
Data = tuple[str, frozenset[str]]

#: Keys as they were called before, with what they are called now.
FORMER_KEYS = {"what": "test"}


class Keys(NamedTuple):
    """`test` to look for; `words_file`: initials of bodies with English names, several a line."""

    test: str
    words_file: str


class Given(NamedTuple):
    """Initials in brackets: where they stand, and the words before the bracket, each with its capital."""

    span: Span
    letters: str
    words: tuple[str, ...]


def compile_rule(keys: Keys, context: Context) -> Data:
    """The rule's `test` and its list."""
    if keys.test not in TESTS:
        raise RuleMistake(f"'test' is one of {', '.join(TESTS)}", "test")
    return keys.test, frozenset(name for line in context.read_words(keys.words_file) for name in line.split())


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """What is wrong with the initials of the story."""
    if "(" not in document.text:
        return
    given = _given(document)
    if not given:
        return
    for number in sorted(active):
        test, known = linked[number]
        judge = {"introduced": _introduced, "used": _used, "twice": _twice, "early": _early}[test]
        for hit in judge(document, given, known):
            yield number, hit


def _given(document: Document) -> list[Given]:
    text = document.text
    found = []
    for match in _BRACKET.finditer(text):
        before = _NAME.search(text, max(0, match.start() - 120), match.start())
        words = before.group().replace("-", " ").split() if before else []
        while words and words[0] in _SMALL:
            words.pop(0)
        if len(words) > 1 and words[-1] not in _SMALL:
            found.append(Given(Span(*match.span(1)), match[1], tuple(words)))
    return found


def _spellings(words: tuple[str, ...]) -> set[str]:
    """The initials of words, with and without those of the small ones."""
    capitals = "".join(word[0] for word in words if word not in _SMALL)
    return {capitals, "".join(word[0].upper() for word in words)}


def _fits(letters: str, words: tuple[str, ...]) -> bool:
    """True if the letters stand in the words in that order, the first as an initial."""
    run = "".join(words).upper()
    at = run.find(letters[0])
    for letter in letters:
        at = run.find(letter, at) + 1
        if not at:
            return False
    return True


def _of_a_longer_name(one: Given, meant: str) -> bool:
    """True if the letters are those of a name that is longer than the well-known one in it: "Transportation, Housing
    and Urban Development (THUD)", "National Petroleum Reserve in Alaska (NPRA)"."""
    if len(one.letters) > len(meant) and (one.letters.startswith(meant) or one.letters.endswith(meant)):
        return True
    initials = iter(word[0].upper() for word in one.words)
    return all(letter in initials for letter in one.letters)


def _introduced(document: Document, given: list[Given], known: frozenset[str]) -> Iterator[Hit]:
    """Initials that are not those of the well-known body before them."""
    for one in given:
        tails = [one.words[at:] for at in range(len(one.words)) if one.words[at] not in _SMALL]
        if any(one.letters in _spellings(tail) for tail in tails):
            continue
        for tail in tails:
            meant = sorted(_spellings(tail) & known)
            if (
                meant
                and len(meant[0]) > 2
                and not _of_a_longer_name(one, meant[0])
                and abs(len(meant[0]) - len(one.letters)) < 2
                and slips(one.letters, meant[0], 2) < 3
                and (len(meant[0]) > 3 or slips(one.letters, meant[0], 1) == 1)
                and (
                    sorted(meant[0]) == sorted(one.letters)
                    or one.letters in known
                    or not _fits(one.letters, one.words)
                )
            ):
                yield Hit(one.span, (meant[0],), {"name": " ".join(tail), "other": meant[0]})
                break


def _used(document: Document, given: list[Given], known: frozenset[str]) -> Iterator[Hit]:
    """Initials used once that are those given, a slip away."""
    letters = {one.letters: one for one in given}
    places = document.words.places
    for match in _CAPITALS.finditer(document.text):
        word = match.group()
        if word in letters or word in known or len(places.get(word.lower(), ())) != 1:
            continue
        for other, one in letters.items():
            if len(word) < 4 or len(word) == len(other):
                alike = _as_body(document.text, match.start(), match.end()) and one.letters[0] == word[0]
            else:
                alike = len(other) > 4
            alike = alike or (len(word) > 3 and sorted(word) == sorted(other))
            if alike and one_slip(word, other) and word not in (other + "S", other[:-1]):
                yield Hit(
                    Span(*match.span()),
                    (other,),
                    {"name": " ".join(one.words), "other": other},
                    (Related(None, one.span, f"'{other}' given here"),),
                )
                break


def _as_body(text: str, start: int, end: int) -> bool:
    """True for "the NPO hoped": what takes the place of a body that has been introduced."""
    if text[max(0, start - 4) : start].lower() != "the " or compiled(r" [A-Z]|-|[’']?s?\s?\(").match(
        text, end
    ):
        return False
    name = r"[\w’'-]*,? (?:(?:of|for|and|the|in) )*".join(text[start:end])  # named in full elsewhere
    return compiled(rf"\b{name}").search(text) is None


def _early(document: Document, given: list[Given], known: frozenset[str]) -> Iterator[Hit]:
    """Initials used in the story before the name they are given for."""
    text = document.text
    body = document.paragraphs[0].span.end if text[document.paragraphs[0].span.end - 1] not in '.”"' else 0
    for one in given:
        tails = [one.words[at:] for at in range(len(one.words)) if one.words[at] not in _SMALL]
        name = next((tail for tail in tails if one.letters in _spellings(tail)), None)
        if (
            name is None
            or one.letters in known
            or " ".join(name) in text[: one.span.start - len(" ".join(name)) - 8]
        ):
            continue
        for start in sorted(document.words.places.get(one.letters.lower(), ())):
            span = Span(start, start + len(one.letters))
            if start >= one.span.start:
                break
            if start < body or span.of(text) != one.letters or document.quoted(span):
                continue
            if (
                document.paragraphs[document.paragraph_at(start)].kind == "body"
                and text[start - 4 : start].lower() == "the "
                and (_ACTS.match(text, span.end) or text[span.end : span.end + 1] in ",.;")
            ):
                yield Hit(
                    span,
                    (),
                    {"name": " ".join(name), "other": f"{' '.join(name)} ({one.letters})"},
                    (Related(None, one.span, "the name comes only here"),),
                )
            break


def _twice(document: Document, given: list[Given], known: frozenset[str]) -> Iterator[Hit]:
    """Initials that are given for a second name, both of which they fit."""
    first: dict[str, tuple[Given, tuple[str, ...]]] = {}
    for one in given:
        tails = (one.words[at:] for at in range(len(one.words)) if one.words[at] not in _SMALL)
        name = next((tail for tail in tails if one.letters in _spellings(tail)), None)
        if name is None:
            continue
        earlier = first.setdefault(one.letters, (one, name))
        stems = {word.lower()[:5] for word in earlier[1] if word not in _SMALL}
        other = [word for word in name if word not in _SMALL and word.lower()[:5] not in stems]
        if other and earlier[0] is not one:
            yield Hit(
                one.span,
                (),
                {"name": " ".join(name), "other": " ".join(earlier[1])},
                (Related(None, earlier[0].span, "given here first"),),
            )
