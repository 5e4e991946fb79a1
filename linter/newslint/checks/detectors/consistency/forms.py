"""Of several accepted forms of one thing, all of them words, those in the minority."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.capitalization import match_case
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ...matching import phrase_index
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from ....document.document import Document

#: names of the forms, preferred form or "", per item the words of each form
About = tuple[tuple[str, ...], str, tuple[tuple[str, ...], ...]]


def minority_forms(
    document: Document, index: phrase_index.Index, about: dict[int, About], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """Each use of a form that is not the story's own. Words in quotation marks neither count nor are
    reported: a quotation is as its source spells it."""
    met: dict[tuple[int, int], list[tuple[Span, int]]] = {}
    for span, (number, cased, form, item) in phrase_index.scan(document, index):
        if number in active and (not cased or span.of(document.text) == cased) and not document.quoted(span):
            met.setdefault((number, item), []).append((span, form))
    for (number, _), uses in met.items():
        if len({form for _, form in uses}) < 2:
            continue
        uses.sort()
        names, prefer, items = about[number]
        counts = [sum(form == which for _, form in uses) for which in range(len(names))]
        most = max(counts)
        leaders = [which for which, count in enumerate(counts) if count == most]
        preferred = names.index(prefer) if prefer else -1
        house = preferred if preferred in leaders else next(form for _, form in uses if form in leaders)
        example = next(span for span, form in uses if form == house)
        for span, form in uses:
            if form == house:
                continue
            original = span.of(document.text)
            if len(items) == 1:
                offered: tuple[str, ...] = (match_case(items[0][house], original),)
            else:
                offered = _counterpart(items, original, house)
            yield (
                number,
                Hit(
                    span,
                    offered,
                    {"other": example.of(document.text), "other_form": names[house], "form": names[form]},
                    (Related(None, example, "the story's other form"),),
                    entry_name(_row(items, original, names[form])),
                ),
            )


def _row(items: tuple[tuple[str, ...], ...], original: str, form: str) -> str:
    """What names the item that is written so here: the first of its forms; the form itself where none is found."""
    written = original.lower()
    return next((words[0] for words in items if written in (word.lower() for word in words)), form)


def _counterpart(items: tuple[tuple[str, ...], ...], original: str, house: int) -> tuple[str, ...]:
    for words in items:
        if original.lower() in (word.lower() for word in words):
            return (match_case(words[house], original),)
    return ()
