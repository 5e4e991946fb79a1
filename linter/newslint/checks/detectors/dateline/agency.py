"""The agency of the dateline against the agency that people of the story are said to have spoken to."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import Pattern, Table, either, values
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

#: Names of agencies, and the short name each goes by.
_AGENCIES = Table(lambda: values("news/agencies", "by-name"))
_TOLD = Pattern(
    lambda: (
        r"\b(?:told|tells|said to|(?:speaking|spoke|talking) (?:to|with)|interview with|confided to|confirmed to|informed|notified|assured|instructed|contacted by|reached by|seen by|confessed to|(?:statement|email|e-mail|message|letter|note) to)\s(?P<agency>"
        + either("news/agencies", "by-name")
        + r")\b(?! (?:affiliate|columnist|editor|reporter\b))"
    )
)


def find(document: Document) -> Iterator[Hit]:
    """Agencies spoken to that are not among those of the dateline."""
    dateline = document.dateline
    if dateline is None or not dateline.agencies:
        return
    text = document.text
    own = {_AGENCIES.get(" ".join(span.of(text).split()).strip(" ."), "") for span in dateline.agencies}
    if "" in own:
        return  # a paper or an agency of its own: nothing to compare with
    for match in _TOLD().finditer(text):
        span = Span(*match.span("agency"))
        if _AGENCIES[match["agency"]] in own or document.quoted(span):
            continue
        if compiled(r"\b(?:had|have|has|previously|earlier|later|separately)\s$").search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            continue
        names = " and ".join(agency.of(text) for agency in dateline.agencies)
        related = (Related(None, dateline.agencies[0], "the agency of the dateline"),)
        yield Hit(span, (), {"agency": names}, related)
