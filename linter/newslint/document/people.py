"""People of a story: who is introduced by full name, and how they are called afterwards."""

from __future__ import annotations

from ..language.word_lists import Pattern, either, words
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from .text import Text

_REST = r"[^\W\d_]+(?:[-’'][A-Z]?[^\W\d_]{2,})*"
_WORD = rf"(?:[OD][’'])?[A-Z]{_REST}"
# Begins with a capital, so that the search jumps from one to the next; what cannot be a name is seen at once.
_RUN = compiled(
    rf"[A-Z](?<![\w’'.-].)(?=[^ ]{{1,60}} [A-Zabdeiltv])(?:(?<=[OD])[’'][A-Z])?{_REST}(?: (?:[A-Z]\. )*"
    rf"(?:(?=[a-z])(?:de|da|del|della|van|von|der|den|ten|al|el|bin|ibn|la|le|du|dos) )*{_WORD})+(?![\w-])"
)
_ROLE = Pattern(lambda: rf"{either('news/titles', 'before-a-name')}\.?$")
_APPOSITION = compiled(
    r"(?:, (?:\d{1,3}\b|a |an |the |who |whose |his |her |another |one of |chief |head |director |president |professor |"
    r"co-|vice |executive |senior |deputy |spokes|founder |owner |coach |mayor ))| \((?:\d|[DR]-)"
)
_NOT_NAMES = words("news/not-names")


def is_role(word: str) -> bool:
    """True for a word that says what somebody is: "baker", "Senator"."""
    return _ROLE.search(word) is not None


def _role_before_comma(before: str) -> bool:
    """True for "the captain," before a name."""
    word = before[:-1].rpartition(" ")[2]
    return word[:1].islower() and is_role(word)


#: Words that end a title of several words before a name: "District Attorney Beth Kaminski".
_OFFICES = words("news/story", "offices")


class Person(NamedTuple):
    """Somebody introduced by full name. `span` is the first full name; `first` and `last` its parts
    ("Dante", "Kowalczyk"; "van Gaal"); `sure` is true if the words around show that it is a person; `spans` are all places
    where the full name stands."""

    span: Span
    first: str
    last: str
    sure: bool
    spans: tuple[Span, ...] = ()


def find_people(document: Text) -> tuple[Person, ...]:
    """Everybody whose full name the story gives outside headlines, in order of first mention."""
    text = document.text
    people: dict[tuple[str, str], Person] = {}
    for match in _RUN.finditer(text):
        words = match.group()
        if words.endswith((" Jr", " Sr", " II", " III")):
            words = words.rpartition(" ")[0]
        end = match.start() + len(words)
        parts = words.split(" ")
        if parts[-1] in _NOT_NAMES:
            continue
        for at in range(len(parts) - 2, -1, -1):
            if parts[at] in _NOT_NAMES:
                parts = parts[at + 1 :]
                break
        while len(parts) > 2 and (_ROLE.search(parts[0]) or parts[0].endswith("-old")):
            parts = parts[1:]
        for at in range(len(parts) - 3, -1, -1):
            if parts[at] in _OFFICES:
                parts = parts[at + 1 :]
                break
        if len(parts) < 2 or parts[0].isupper():
            continue
        start = end - len(" ".join(parts))
        cut = len(parts) - 1
        while cut > 1 and parts[cut - 1].islower():
            cut -= 1
        last = " ".join(parts[cut:])
        given = [part for part in parts[:cut] if len(part) > 2]
        if not given or given[-1].islower():
            continue
        first = given[-1] if len(given) < 3 else given[0]
        before = text[max(0, start - 20) : start].rstrip()
        sure = bool(
            _ROLE.search(before, before.rfind(" ") + 1)
            or (before.endswith(",") and before[-2:-1].islower() and _role_before_comma(before))
            or start > match.start()
            or _APPOSITION.match(text, match.end())
        )
        known = people.get((first, last))
        if known is None:
            people[first, last] = Person(Span(start, end), first, last, sure, (Span(start, end),))
        else:
            people[first, last] = known._replace(
                sure=known.sure or sure, spans=(*known.spans, Span(start, end))
            )
    return tuple(people.values())
