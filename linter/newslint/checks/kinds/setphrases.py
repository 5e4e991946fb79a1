"""Set phrases with a word of them changed: "Metropolis Council", "storehouse receipts", "lawful challenge".

A pack lists phrases as journalists write them, and tables of the words that thesaurus spinners and
back-translation put for each word. Every phrase with at least one of its words so replaced is a variant.
Variants are never written out: the replaced words lead to the originals, an original and its neighbour to
the phrases that hold the pair, and only then is a whole phrase compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...document.words import Words
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake
from ..matching.entry_names import entry_name
from ..matching.variant_index import Filed, Inverse, Limits, pack, parse
from ..matching.variant_search import Search, replacement

if TYPE_CHECKING:
    from ...document.document import Document


class Keys(NamedTuple):
    """`phrases` in the language of packs, or `words-file` with one a line, or several files; `=word` is a word that is
    never replaced. `synonyms` is a file of the words that betray a machine where they and their neighbours are no known
    pair of English (`words/pairs.dat`) and those of the phrase at least e to the power of `sure` times as likely;
    `beside` one of words that may stand beside them but prove nothing alone; `slots` adds synonyms for the rule. `accepted` are variants that people do write."""

    phrases: tuple[str, ...] = ()
    words_file: str | list[str] | None = None
    synonyms: str | None = None
    sure: float = 5.0
    beside: str | None = None
    slots: dict[str, list[str]] = {}
    accepted: tuple[str, ...] = ()
    accepted_file: str | None = None


class Compiled(NamedTuple):
    """A rule: its phrases as shown, what concerns them of each table, the names of the tables that prove something, how
    much likelier a phrase must be (`sure`), and variants that people do write."""

    phrases: tuple[str, ...]
    tables: dict[str, dict[str, tuple[str, ...]]]
    proving: tuple[str, ...]
    sure: float
    accepted: tuple[str, ...]


#: What the rules are linked to.
Data = Filed


def _tables(keys: Keys, context: Context) -> dict[str, dict[str, list[str]]]:
    from ..matching.synonym_tables import BadLine, Table, read_line, read_table

    tables: dict[str, Table] = {}
    own: Table = {}
    for key, name in (("synonyms", keys.synonyms), ("beside", keys.beside)):
        if name:
            try:
                tables[name] = read_table(context.read_words(name, key))
            except BadLine as error:
                raise RuleMistake(f"{name}: {error}", key) from None
    for word, synonyms in keys.slots.items():
        try:
            read_line(word, synonyms, own)
        except BadLine as error:
            raise RuleMistake(str(error), "slots", word) from None
    if own:
        tables[context.rule_id] = own
    return tables


def compile_rule(keys: Keys, context: Context) -> Compiled:
    """The forms of the phrases, and of each table what concerns them."""
    from ..matching.phrase_language import BadPhrase, expand

    tables = _tables(keys, context)
    proving = tuple(name for name in tables if name != keys.beside)
    if not proving:
        raise RuleMistake("a rule of kind 'setphrases' needs 'synonyms' or 'slots'")
    listed = [("phrases", phrase) for phrase in keys.phrases]
    files = [keys.words_file] if isinstance(keys.words_file, str) else keys.words_file or ()
    listed += [("words-file", line) for file in files for line in context.read_words(file)]
    if not listed:
        raise RuleMistake("a rule of kind 'setphrases' needs 'phrases' or 'words-file'")
    shown: dict[str, None] = {}
    used: set[str] = set()
    for key, phrase in listed:
        try:
            variants = [variant for variant, _ in expand(phrase)]
        except BadPhrase as error:
            raise RuleMistake(str(error), key, phrase) from None
        for variant in variants:
            context.spend(variant, key, phrase)
            words, free = parse(variant)
            if len(words) < 2:
                raise RuleMistake(f"'{phrase}' is one word; a set phrase has two or more", key, phrase)
            slots = {word for word, open_ in zip(words, free) if open_}
            shown[variant] = None
            used |= slots
    if not any(used & tables[name].keys() for name in proving):
        raise RuleMistake("no word of these phrases has a synonym, so the rule can never match", "phrases")
    kept = {
        name: {word: tuple(table[word]) for word in sorted(used & table.keys())}
        for name, table in tables.items()
    }
    accepted = [
        *keys.accepted,
        *(context.read_words(keys.accepted_file, "accepted-file") if keys.accepted_file else ()),
    ]
    return Compiled(
        tuple(shown),
        kept,
        proving,
        keys.sure,
        tuple(" ".join(Words(line.lower()).folded) for line in accepted),
    )


def entries(data: Compiled) -> Iterator[str]:
    """The set phrases, each in all its forms."""
    yield from map(entry_name, data.phrases)


def count_variants(data: Compiled) -> int:
    """How many different wordings a rule knows: each phrase form with one word or more replaced."""
    shown, tables, proving, _, accepted = data
    total = 0
    for phrase in shown:
        words, free = parse(phrase)
        every = beside = 1
        for word, open_ in zip(words, free):
            counted = sum(len(tables[name].get(word, ())) for name in proving) if open_ else 0
            others = sum(len(table.get(word, ())) for table in tables.values()) - counted if open_ else 0
            every *= 1 + counted + others
            beside *= 1 + others
        total += every - beside
    return total - len(accepted)


def link(rules: dict[int, Compiled]) -> Data:
    """All phrases and tables of all rules, filed."""
    names = sorted({name for rule in rules.values() for name in rule.tables})
    bit = {name: 1 << at for at, name in enumerate(names)}
    inverse: Inverse = {}
    owners: dict[str, list[int]] = {}
    limits: list[Limits] = []
    done: set[tuple[str, str, tuple[str, ...]]] = set()  # rules share most of their tables
    for number, (shown, tables, proving, sure, accepted) in rules.items():
        counted = sum(bit[name] for name in proving)
        every = sum(bit[name] for name in tables)
        lines = "\n".join(["", *accepted, ""])
        limits.append((number, counted, sure, every, lines))
        for name, table in tables.items():
            for original, synonyms in table.items():
                if (name, original, synonyms) in done:
                    continue
                done.add((name, original, synonyms))
                for synonym in synonyms:
                    first, *rest = Words(synonym).folded
                    entry = (" ".join(rest), original)
                    known = inverse.setdefault(first, {})
                    known[entry] = known.get(entry, 0) | bit[name]
        for phrase in shown:
            words, free = parse(phrase)
            if any(open_ and word in tables[name] for name in proving for word, open_ in zip(words, free)):
                owners.setdefault(phrase, []).append(len(limits) - 1)
    shared = sorted({tuple(numbers) for numbers in owners.values()})
    owned = [shared.index(tuple(numbers)) for numbers in owners.values()]
    return pack(inverse, list(owners), owned, shared, limits)


def find(document: Document, linked: Data, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every variant of a phrase of an active rule; of overlapping ones that a rule finds, the longer if it holds the
    other, else that with most words replaced, then the longest."""
    search = Search(document, linked)
    found: dict[int, set[tuple[int, Span, int]]] = {}
    for match in search.all():
        for limits in search.owners(match.phrase):
            number = limits[0]
            if number in active and search.proves(match, *limits[1:]):
                found.setdefault(number, set()).add((-len(match.bits), search.span(match), match.phrase))
    for number, spans in found.items():
        taken: list[Span] = []
        whole = [
            item
            for item in spans
            if not any(
                item[1] != other and other.start <= item[1].start and item[1].end <= other.end
                for _, other, _ in spans
            )
        ]
        for _, span, phrase in sorted(whole, key=lambda item: (item[0], item[1].start - item[1].end, item)):
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                shown = search.shown(phrase)
                yield (
                    number,
                    Hit(span, (replacement(shown, span.of(document.text)),), entry=entry_name(shown)),
                )
