"""One form a story: of several accepted forms of one thing, those in the minority are reported."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.capitalization import match_case
from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake
from ..matching import phrase_index
from ..matching.phrase_variants import variants

if TYPE_CHECKING:
    from ...document.document import Document

#: names of the forms, preferred form or "", ((folded, cased, form number, item number), ...),
#: per item the words of each form ("" where a form has none)
Data = tuple[tuple[str, ...], str, tuple[tuple[str, str, int, int], ...], tuple[tuple[str, ...], ...]]

FIELDS = ("other", "other_form", "form")


class Keys(NamedTuple):
    """`forms`: form name -> its words. The lists run parallel: the first of each form say the same thing.
    With `together` all pairs count as one choice (a spelling variety); otherwise each pair is a choice of
    its own (e-mail or email). `prefer` breaks a tie; without it the form met first holds."""

    forms: dict[str, list[str]]
    prefer: str = ""
    together: bool = False
    case: bool = False


def compile_rule(keys: Keys, context: Context) -> Data:
    """The forms as phrases."""
    names = tuple(keys.forms)
    if len(names) < 2:
        raise RuleMistake("'forms' needs at least two forms", "forms")
    lengths = {len(words) for words in keys.forms.values()}
    if len(lengths) != 1:
        raise RuleMistake("the lists under 'forms' must be equally long", "forms")
    if keys.prefer and keys.prefer not in names:
        raise RuleMistake(f"'prefer' is one of {', '.join(names)}", "prefer")
    items = tuple(zip(*keys.forms.values()))
    entries: list[tuple[str, str, int, int]] = []
    for form, name in enumerate(names):
        for item, phrase in enumerate(keys.forms[name]):
            entries += [
                (folded, cased, form, 0 if keys.together else item)
                for folded, cased, _ in variants(phrase, (), keys.case, "forms", context)
            ]
    return names, keys.prefer, tuple(entries), items


def link(
    rules: dict[int, Data],
) -> tuple[phrase_index.Index, dict[int, tuple[tuple[str, ...], str, tuple[tuple[str, ...], ...]]]]:
    """One index for all rules, and per rule the names of its forms, the preferred one and the items."""
    index = phrase_index.build(
        (folded, (number, cased, form, item))
        for number, (_, _, entries, _) in rules.items()
        for folded, cased, form, item in entries
    )
    return index, {number: (names, prefer, items) for number, (names, prefer, _, items) in rules.items()}


def find(
    document: Document,
    linked: tuple[phrase_index.Index, dict[int, tuple[tuple[str, ...], str, tuple[tuple[str, ...], ...]]]],
    active: frozenset[int],
) -> Iterator[tuple[int, Hit]]:
    """Each use of a form that is not the story's own. Words in quotation marks neither count nor are
    reported: a quotation is as its source spells it."""
    index, about = linked
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
                ),
            )


def _counterpart(items: tuple[tuple[str, ...], ...], original: str, house: int) -> tuple[str, ...]:
    for words in items:
        if original.lower() in (word.lower() for word in words):
            return (match_case(words[house], original),)
    return ()
