"""What an article does to the wire copy it was made from. Silent where no source is known."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...compare.changes.change import Lists
    from ...document.document import Document

#: Placeholders a message may use: the words of the source, and those of the article.
FIELDS = ("was", "now")
NEEDS = "sources"

#: All kinds of change, with what each is.
CHANGES = {
    "quotation-altered": "words inside a quotation differ from the source's quotation",
    "quotation-extended": "a quotation goes on beyond what the source quotes",
    "quotation-invented": "a quotation with no counterpart in the source",
    "narration-quoted": "the source's own words stand in quotation marks",
    "speech-unmarked": "words the source quotes stand without quotation marks",
    "speech-reported": "a quotation was turned into narration with only person and tense changed",
    "speaker-changed": "a quotation is credited to somebody else",
    "speaker-dropped": "a quotation the source credits is credited to nobody",
    "source-changed": "a claim is credited to another kind of source",
    "said-replaced": "a neutral verb of speech gave way to another",
    "attribution-dropped": "a claim the source credits to somebody is stated as fact",
    "hedge-dropped": "a word that limits a claim was lost",
    "bound-dropped": "a word that limits a figure was lost",
    "bound-turned": "a figure's lower bound became an upper one, or the other way round",
    "agency-changed": "the dateline credits another agency",
    "name-part-changed": "a person goes by another part of their name",
    "name-changed": "a name gave way to another, or part of it did",
    "name-respelled": "a name is spelled otherwise",
    "figure-changed": "a figure differs",
    "magnitude-changed": "a figure lost or changed its thousand, million or billion",
    "unit-changed": "a figure kept its number and changed its unit",
    "date-changed": "a weekday, month or day differs",
    "negation-changed": "a negation was lost or put in",
    "meaning-reversed": "a word gave way to its opposite",
    "term-changed": "a term gave way to one that means something else",
    "word-swapped": "in a sentence carried over, words gave way to others",
    "phrase-reworked": "in a sentence carried over, a phrase was taken apart and put together otherwise",
    "phrase-translated": "in a sentence carried over, a phrase took the grammar of another language",
    "word-form-changed": "in a sentence carried over, a word changed its form",
    "grammar-word-changed": "in a sentence carried over, a grammar word gave way to another",
    "grammar-word-lost": "in a sentence carried over, a grammar word is missing",
    "pronoun-unclear": "a name gave way to a pronoun that already stood for somebody else",
    "words-added": "in a sentence carried over, words of no substance were put in",
    "clause-added": "a clause of no substance was hung on a sentence",
    "comment-added": "a sentence that names nobody and nothing was added",
    "active-made-passive": "an active sentence was turned into the passive",
    "word-misspelled": "a word is spelled otherwise",
    "word-split": "a word was split in two",
    "word-doubled": "a word was doubled",
    "word-shortened": "a word was abbreviated",
    "capital-lost": "a capital was lost",
    "stop-lost": "the full stop at the end was lost",
    "space-before-mark": "a space was put before a mark",
    "copied": "much of the article is the source's, word for word",
}


class Keys(NamedTuple):
    """`change`: what to report, one or more of CHANGES. `sets` and `sets-file`: sets of phrases with bars
    between them ("laid off | fired"), needed by `term-changed` and `meaning-reversed`; for
    `word-swapped` they hold words that may stand for one another. `least`: for `copied`, the share of
    copied words in percent from which on it speaks."""

    change: str | tuple[str, ...]
    sets: tuple[str, ...] = ()
    sets_file: str = ""
    least: int = 50


Sets = tuple[tuple[tuple[str, ...], ...], ...]


class Data(NamedTuple):
    """The changes that a rule reports, its sets of phrases, and for `copied` the share in percent."""

    changes: tuple[str, ...]
    sets: Sets
    least: int


_WITH_SETS = ("term-changed", "meaning-reversed", "word-swapped", "phrase-reworked")


def compile_rule(keys: Keys, context: Context) -> Data:
    """The changes asked for and the phrase sets."""
    from ...compare.changes.phrases import parse_set

    changes = (keys.change,) if isinstance(keys.change, str) else tuple(keys.change)
    for change in changes:
        if change not in CHANGES:
            raise RuleMistake(
                f"no change is called '{change}'; there are {', '.join(CHANGES)}", "change", change
            )
    lines = [*keys.sets, *(context.read_words(keys.sets_file, "sets-file") if keys.sets_file else ())]
    if lines and not set(changes) & set(_WITH_SETS):
        raise RuleMistake(f"'sets' are for {', '.join(_WITH_SETS)}", "sets" if keys.sets else "sets-file")
    sets = []
    for line in lines:
        try:
            sets.append(parse_set(line))
        except ValueError as error:
            raise RuleMistake(f"{line!r}: {error}", "sets", line) from None
    if not lines and set(changes) & {"term-changed", "meaning-reversed"}:
        raise RuleMistake("this change needs 'sets' or 'sets-file'", "change")
    return Data(changes, tuple(sets), keys.least)


def lists_of(linked: dict[int, Data]) -> Lists:
    """The phrase sets of all rules together."""
    from ...compare.changes.change import Lists

    def sets_of(change: str) -> Sets:
        return tuple(
            s for number in sorted(linked) for s in linked[number].sets if change in linked[number].changes
        )

    return Lists(sets_of("term-changed"), sets_of("meaning-reversed"), sets_of("word-swapped"))


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every change an active rule asks for."""
    if not document.sources:
        return
    from ...compare.run import compared
    from ...model.finding import Related

    result = compared(document, lists_of(linked))
    wanted: dict[str, list[int]] = {}
    for number in sorted(active):
        for name in linked[number].changes:
            wanted.setdefault(name, []).append(number)
    for change in result.changes:
        for number in wanted.get(change.kind, ()):
            if change.kind == "copied" and 100 * result.comparison.carried < linked[number].least:
                continue
            related: tuple[Related, ...] = ()
            if change.source is not None:
                path, span = result.comparison.origin(change.source)
                related = (Related(path, span, f"the source: {change.was}"),)
            yield number, Hit(change.span, change.fix, {"was": change.was, "now": change.now}, related)
