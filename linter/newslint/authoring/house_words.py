"""Learning a vocabulary: the names and words of old stories that rules would speak on and that the desk printed again
and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..checks.registry import kind_module
from ..config.model import Settings
from ..document.document import Document
from ..language.dictionary import common
from ..model.errors import NewslintError
from ..packs.rule_set import NotRun, RuleSet, Stopped, TooMany
from ..pipeline.check import active_rules, document_of
from ..readers import read_article
from ..readers.contents import contents
from ..readers.walk import walk
from ..storage.lazy_namedtuple import NamedTuple

#: What is printed so many times less often than what a rule offers instead is a slip that nobody saw.
_RARER = 20


class Learned(NamedTuple):
    """A word as it is mostly written, the stories it is in, and what rules offer instead; `slip` where the
    archive itself says that the offer is right."""

    word: str
    stories: int
    offer: str
    offer_stories: int
    slip: bool


class Archive(NamedTuple):
    """What was read: the words to accept or to look at, most frequent first, and the number of stories."""

    words: tuple[Learned, ...]
    stories: int


def learn(paths: Iterable[str], rules: RuleSet, least: int) -> Archive:
    """The words in `least` stories or more below the paths on which a rule spoke in at least one of them.
    Files that cannot be read are passed over."""
    settings = Settings(level="suggestion", fail_level="suggestion")
    active = active_rules(rules, settings, "")
    active = frozenset(
        number
        for number in active
        if getattr(kind_module(rules.rules[number].kind), "ASKS_VOCABULARY", False)
    )
    stories = 0
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    offers: dict[str, Counter[str]] = {}
    for path in walk(tuple(paths)):
        try:
            document = document_of(read_article(path, contents(path)), settings)
        except NewslintError:
            continue
        stories += 1
        for word, starts in document.words.places.items():
            bare = word.removesuffix("'s")
            if bare == word or bare not in document.words.places:
                counts[bare] += 1
            forms.setdefault(bare, document.text[starts[0] : starts[0] + len(bare)])
        for words, offer in _spoken_on(document, rules, active):
            offers.setdefault(words.lower(), Counter())[offer] += 1
            forms[words.lower()] = words
    # what returns in a story is taken for a term there; in the next one it may stand alone
    for word, number in counts.items():
        if number >= least and word not in offers and word.isalpha() and word not in common():
            alone = Document(f"They said that {forms[word]} was there.")
            for words, offer in _spoken_on(alone, rules, active):
                offers.setdefault(words.lower(), Counter())[offer] += 1
    found = []
    for folded in offers:
        number = counts[folded]
        if number < least:
            continue
        offer = offers[folded].most_common(1)[0][0]
        there = counts[offer.lower()]
        found.append(Learned(forms[folded], number, offer, there, there >= number * _RARER))
    found.sort(key=lambda one: (-one.stories, one.word.lower()))
    return Archive(tuple(found), stories)


def _spoken_on(document: Document, rules: RuleSet, active: frozenset[int]) -> Iterator[tuple[str, str]]:
    """The single words that rules speak on, with the first thing each offers."""
    for outcome in rules.run(document, active):
        if not isinstance(outcome, (Stopped, NotRun, TooMany)):
            words = outcome[1].span.of(document.text)
            if words.isalpha():
                yield words, (*outcome[1].replacements, "")[0]


def accept_section(archive: Archive, least: int) -> str:
    """The `accept` key of a configuration: a word a line with its number of stories, and as comments those
    that look like slips all the same."""
    kept = [one for one in archive.words if not one.slip]
    slips = [one for one in archive.words if one.slip]
    width = max((len(one.word) for one in kept), default=0)
    lines = [
        f"# Learned from {archive.stories:,} stories: in {least} of them or more, and rules would speak on it."
    ]
    if kept:
        lines.append("accept:")
        lines += [
            f"  - {one.word:{width}}  # {one.stories:,} stories"
            + (f", not: {one.offer}" if one.offer else "")
            for one in kept
        ]
    else:
        lines.append("accept: []")
    if slips:
        lines.append("# Printed often, and misspelt all the same, it seems:")
        lines += [
            f"#  - {one.word}  # {one.stories:,} stories; {one.offer}: {one.offer_stories:,}" for one in slips
        ]
    return "\n".join(lines)
