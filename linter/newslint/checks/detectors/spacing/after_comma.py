"""No space after a comma: "town,and"."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.slips_of_marks import few, is_address, parted, run_around

if TYPE_CHECKING:
    from ....document.document import Document

_GLUED = r"(?<=[a-z]{2}[,;])(?=[a-z]{2,12}[ ,.])"
#: How many a story may have.
_MOST = 3


def find(document: Document) -> Iterator[Hit]:
    """Both words, with a space put in."""
    text = document.text
    if "," in text or ";" in text:
        for match in few(compiled(_GLUED).finditer(text), _MOST):
            if not is_address(run_around(text, match.start())) and (hit := parted(text, match.start())):
                yield hit
