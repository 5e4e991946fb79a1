"""No space after a stop: "end.The"."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.slips_of_marks import few, is_address, parted, run_around

if TYPE_CHECKING:
    from ....document.document import Document

_GLUED = compiled(r"[.!?][A-Z]")
_SENTENCES = r"(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{1,12}[ ,])"
#: How many a story may have.
_MOST = 2


def find(document: Document) -> Iterator[Hit]:
    """Both words, with a space put in."""
    text = document.text
    # the pattern looks behind, which is slow where it is done at every character
    tries = (compiled(_SENTENCES).match(text, glued.end() - 1) for glued in _GLUED.finditer(text))
    for match in few(filter(None, tries), _MOST):
        run = run_around(text, match.start())
        if not is_address(run) and run.count(".") < 2 and (hit := parted(text, match.start())):
            yield hit
