"""The people of a story, and what a quotation says of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled

if TYPE_CHECKING:
    from .....document.document import Document
    from .....document.people import Person

OWN = compiled(r"\b(?:I|I[’'](?:m|ve|ll|d)|[Mm]y|me)\b")
OPENS = compiled(r"(?P<who>He|She)(?:[’'](?:s|d|ll))? ")
_WORK = (
    r"(?:[a-z]+(?:man|men|woman|women|ist|ian|eer|mate)|(?:offic|driv|work|teach|play|own|lead|manag|lawy|fish|farm|bak|sing|writ|report|produc|"
    r"strang|train|runn|pitch|shoot|kill|attack|robb|prison|soldi|rang|help|bank|brok|trad|vot|lectur|research|organiz|found|danc|hik|"
    r"climb|explor|div|preach|comment|form)er|(?:direct|doct|sail|auth|act|may|senat|govern|neighb|neighbou|prosecut|professor|profess|"
    r"invest|edit|survi?v|tut|visit|conduct|ambassad|pat)or|resident|student|assistant|agent|client|patient|defendant|informant|immigrant|"
    r"parent|accountant|sergeant|lieutenant|tenant|president|minister|boy|girl|son|daughter|mother|father|brother|sister|wife|husband|"
    r"friend|chief|judge|coach|guide|nurse|king|queen|pope|child|baby|teen|suspect|victim|boss|colleague|cousin|uncle|aunt|employee)"
)
ROLES = compiled(
    rf"\b(?:an?|the|his|her|their|another|old|young|former|its) (?:[\w-]+ ){{0,3}}?{_WORK}\b(?! (?-i:[A-Z]))"
    r"|\b(?:Mr|Mrs|Ms|Dr|President|King|Queen|Pope|Prince|Princess|Coach|Judge)\b",
    re.IGNORECASE,
)


class PeopleOfStory:
    """The people of a story by surname, by place, and as far as each is known to be he or she."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.all = document.people
        self.starts = [person.span.start for person in self.all]
        self.numbers: dict[str, list[int]] = {}
        for number, person in enumerate(self.all):
            self.numbers.setdefault(person.last, []).append(number)

    def between(self, start: int, end: int) -> tuple[Person, ...]:
        """Those named for the first time between two offsets."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    @cached_property
    def pronouns(self) -> tuple[int, dict[str, list[int]]]:
        """How many there are up to the first who may be he or she, and which of those are he, and she."""
        from .....document.gender import pronoun_of

        found: dict[str, list[int]] = {"he": [], "she": []}
        for number, person in enumerate(self.all):
            pronoun = pronoun_of(self.document, person)
            if pronoun is None:
                return number, found
            found[pronoun].append(number)
        return len(self.all), found
