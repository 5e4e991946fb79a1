"""One speaker attributed over and over: "according to Ames ... according to Ames"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_WHOM = compiled(
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Prime Minister|Minister)\.? )?"
    r"(?:[A-Z][\w’'-]*[\w](?: (?:de|van|von|al|bin|del|da|der) )?\s?){1,4}(?=[,.;:\s]|$)"
    r"|(?:him|her|them|(?:the |its |his |their )?[a-z]+(?: [a-z]+)?)(?=[,.;]|$))"
)
#: Sentences between two of a kind that still read as a chain
_NEAR = 3


def find(document: Document) -> Iterator[Hit]:
    last: dict[str, tuple[int, Span]] = {}
    done = 0
    for start, at in sorted(_leads(document)):
        match = _WHOM.match(document.text, at) if start >= done else None
        if match is None:
            continue
        done = match.end()
        span = Span(start, at + len(match["name"].rstrip()))
        if document.quoted(span):
            continue
        words = match["name"].split()
        named = words[0][0].isupper()
        name = words[-1] if named else " ".join(words)
        if name.endswith(("’s", "'s")) or len(words) == 1 and name.isupper():
            continue  # "according to Ames’s critics"; each figure of the WHO needs its source
        sentence = document.sentence_at(span.start)
        if not named and document.folded[start] != "a":
            named = name.startswith("the ")  # "per capita" is nobody
            if not named:
                continue
        before = last.get(name)
        # a body without a name ("police") may be named again sooner, since nothing else stands for it
        if before is not None and sentence - before[0] <= (_NEAR if named else 1):
            yield Hit(span, (), {"speaker": name}, (Related(None, before[1], "the attribution before"),))
        last[name] = (sentence, span)


def _leads(document: Document) -> Iterator[tuple[int, int]]:
    """Where "according to", "as indicated by" and "per" begin, and where the name after them does."""
    folded = document.folded
    places = document.words.places
    for at in places.get("according", ()):
        if folded.startswith("according to ", at):
            yield at, at + 13
    for at in places.get("indicated", ()):
        if folded.startswith("as indicated by ", at - 3):
            yield at - 3, at + 13
    for at in places.get("per", ()):
        before = document.text[max(0, at - 2) : at]
        capital = document.text[at] == "P"
        if folded.startswith("per ", at) and (
            before == ", " or (capital and before[:1] in ("", ".", "!", "?", "”", "\n"))
        ):
            yield at, at + 4
