"""Two marks where one is enough: "end..", ",,"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.slips_of_marks import everyday, few, is_address, run_around

if TYPE_CHECKING:
    from ....document.document import Document

_TWO = r"(?<=[^\W_]{2}) ?(?P<mark>\.\.|,,|,\.|;;|;,|,;|::|;\.|\?\?|\.,)(?=\s|$)"
_GATES = ("..", ",,", ",.", ";;", ";,", ",;", "::", ";.", "??", ".,")
#: How many a story may have.
_MOST = 2
#: What is meant by two marks; a full stop by all others.
_ONE = {",,": ",", ";;": ";", "::": ":", ";,": ";", ",;": ";", "??": "?"}


def find(document: Document) -> Iterator[Hit]:
    """Both marks, with the one that is meant."""
    text = document.text
    if not any(gate in text for gate in _GATES):
        return
    for match in few(compiled(_TWO).finditer(text), _MOST):
        mark = match["mark"]
        if is_address(run_around(text, match.start())) or mark == ".," and _abbreviated(text, match.start()):
            continue
        yield Hit(Span(*match.span("mark")), (_ONE.get(mark, "."),))


def _abbreviated(text: str, at: int) -> bool:
    """True if the word before a stop may be shortened: "Inc.,", "Calif.,"; everyday words are not."""
    word = compiled(r"\w+$").search(text[max(0, at - 30) : at])
    return not word or len(word.group()) < 5 or not word.group().islower() or word.group() not in everyday()
