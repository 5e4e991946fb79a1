"""Who is credited with each quotation, in the source and in the article."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.word_lists import PerHouse, shipped, words
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..comparison import Comparison
from ..text.speech import NEUTRAL, reports
from ..text.spelling import near
from ..text.stems import content, stem
from ..text.tokens import Tokens
from .change import Change
from .quotations import Match

if TYPE_CHECKING:
    from ...document.document import Document
    from ...document.speech.speakers import Attribution

_HE = frozenset("he she they it".split())
#: Stems of titles, which do not tell one person from another.
_STAND_INS = PerHouse(lambda: frozenset(name for name in shipped("news/stand-ins") if name))
TITLES = words("news/titles", "of-speakers", stem)


class Credit(NamedTuple):
    """Who speaks. `tokens` are the words that say so next to the verb ((0, 0) if none do); `names` the
    stems of the names they come to, a pronoun traced back to the last person named; `own` is false where
    the quotation only carries on from the one before."""

    tokens: tuple[int, int]
    names: frozenset[str]
    own: bool


def credits(document: Document, tokens: Tokens, names: list[bool]) -> dict[int, Credit]:
    """For each quotation by its number, its credit; quotations nobody is credited with are left out."""
    found: dict[int, Credit] = {}
    by_paragraph: dict[int, list[Attribution]] = {}
    for attribution in document.attributions:
        paragraph = document.quotations.items[attribution.quotation].paragraph
        by_paragraph.setdefault(paragraph, []).append(attribution)
    last_named: frozenset[str] = frozenset()
    known: dict[Span, frozenset[str]] = {}
    for number, block in enumerate(document.paragraphs):
        low, high = tokens.within(block.span)
        here: frozenset[str] = frozenset()
        for attribution in by_paragraph.get(number, ()):
            if attribution.speaker is None:
                continue
            span = attribution.speaker.span
            who = tokens.within(span)
            head = tokens.within(attribution.speaker.head)
            sure = head[0] < head[1] and (names[head[1] - 1] or tokens.keys[head[0]] in _HE)
            if attribution.how == "subject" or not sure:
                continue  # a description: it may be anybody
            if span not in known:
                known[span] = _who(tokens, names, who, head[1], here or last_named, low)
            own = attribution.how != "carried" and block.span.covers(span)
            found[attribution.quotation] = Credit(who if own else (0, 0), known[span], own)
            here = known[span] if any(names[at] for at in range(*who)) else here
        last_named = here or _first_person(tokens, names, low, high) or last_named
    return found


def _who(
    tokens: Tokens, names: list[bool], speaker: tuple[int, int], head: int, last: frozenset[str], low: int
) -> frozenset[str]:
    """The names of a speaker: those that end with the head, "Orr" of "Delta Bank analyst Janet Orr"; a pronoun is
    the one named last."""
    run = head
    while run > speaker[0] and names[run - 1] and (run == head or _joined(tokens, run - 1)):
        run -= 1
    own = frozenset(stem(tokens.keys[at]) for at in range(run, head))
    if own:
        return own - TITLES() or own
    if speaker[0] < speaker[1] and tokens.keys[speaker[0]] in _HE:
        return _first_person(tokens, names, low, speaker[0]) or last
    return frozenset(stem(tokens.keys[at]) for at in range(*speaker) if content(tokens.keys[at]))


def _joined(tokens: Tokens, at: int) -> bool:
    return tokens.text[tokens.ends[at] : tokens.starts[at + 1]].strip() in ("", "-", ".")


def _first_person(tokens: Tokens, names: list[bool], low: int, high: int) -> frozenset[str]:
    """The name a paragraph is about: the one it begins with, or else its first name of two words, or its
    first name; places ("in Grand Rapids") do not count."""
    single: frozenset[str] = frozenset()
    at = low
    while at < high:
        if names[at] and tokens.quoted[at] < 0:
            end = at
            while end < high and names[end]:
                end += 1
            run = frozenset(stem(tokens.keys[word]) for word in range(at, end)) - TITLES()
            place = at > low and tokens.keys[at - 1] in (
                "in",
                "at",
                "from",
                "of",
                "near",
                "to",
                "by",
                "with",
                "for",
            )
            if run and not place:
                if end - at >= 2 or at == low:
                    return run
                single = single or run
            at = end
        at += 1
    return single


def speaker_changes(comparison: Comparison, matches: list[Match]) -> Iterator[Change]:
    """Quotations whose words are the source's, said by somebody else or by nobody."""
    a, s = comparison.a, comparison.s
    ours = credits(comparison.article, a, comparison.a_names)
    theirs = credits(comparison.source, s, comparison.s_names)
    told: set[tuple[int, int]] = set()
    strangers = _strangers(comparison)
    for match in matches:
        if match.status not in ("intact", "altered", "extended") or not match.source:
            continue
        number = max(s.quoted[match.source[len(match.source) // 2]], 0)
        source, article = theirs.get(number), ours.get(match.quotation)
        if match.quotation in strangers:
            who = strangers[match.quotation]
            if who not in told:
                told.add(who)
                was = _shown(comparison, source) if source and source.names else "somebody else"
                yield Change("speaker-changed", a.span(*who), comparison.source_span(match.source), was, a.words(*who))  # fmt: skip
            continue
        if source is None or not source.names:
            continue
        if article is None:
            if (
                match.segment[1] - match.segment[0] >= 4
                and source.own
                and not _near(comparison, match, source)
            ):
                span = a.span(*match.segment)
                yield Change(
                    "speaker-dropped",
                    span,
                    comparison.source_span(match.source),
                    _shown(comparison, source),
                    span.of(a.text)[:60],
                )
            continue
        if article.tokens in told or article.tokens == (0, 0) or article.names & source.names:
            continue
        if not any(comparison.a_names[at] for at in range(*article.tokens)):
            continue  # a description or a pronoun may well mean the same person
        if any(near(one, other) for one in article.names for other in source.names):
            continue  # the same name, spelled otherwise
        known = _known(comparison, article.names)
        if not (known and _known(comparison, source.names)) and len(source.names) < 2:
            continue  # "the Connecticut Democrat" may be the person the article names
        if _described(comparison, article, source):
            continue
        told.add(article.tokens)
        yield Change(
            "speaker-changed",
            a.span(*article.tokens),
            s.span(*source.tokens) if source.own else comparison.source_span(match.source),
            _shown(comparison, source),
            a.words(*article.tokens),
        )


def _strangers(comparison: Comparison) -> dict[int, tuple[int, int]]:
    """The speakers of quotations that tools put for a name or a pronoun, "the author", and that the source speaks of
    nowhere; by the quotation's number."""
    a = comparison.a
    found: dict[int, tuple[int, int]] = {}
    for attribution in comparison.article.attributions:
        if attribution.speaker is None:
            continue
        low, high = a.within(attribution.speaker.span)
        stranger = high - low == 2 and a.keys[low] == "the" and a.keys[high - 1] in _STAND_INS()
        if stranger and comparison.a_stems[high - 1] not in comparison.s_vocabulary:
            found[attribution.quotation] = low, high
    return found


def _known(comparison: Comparison, names: frozenset[str]) -> bool:
    """True if the source has all these names."""
    return names <= {stem(key) for key, name in zip(comparison.s.keys, comparison.s_names) if name}


def _described(comparison: Comparison, article: Credit, source: Credit) -> bool:
    """True if the article's name and the source's stand together somewhere: two names of one person."""
    s = comparison.s
    for at, key in enumerate(s.keys):
        if stem(key) in article.names and comparison.s_names[at]:
            near = {
                stem(s.keys[i])
                for i in range(max(at - 4, 0), min(at + 5, len(s.keys)))
                if comparison.s_names[i]
            }
            gap = s.text[s.starts[max(at - 1, 0)] : s.ends[min(at + 1, len(s.keys) - 1)]]
            if near & source.names and " and " not in gap and "," not in gap:
                return True
    return False


def _near(comparison: Comparison, match: Match, source: Credit) -> bool:
    """True if the source's speaker is named in the paragraph of the quotation or in the one before it."""
    number = comparison.article.quotations.items[match.quotation].paragraph
    first = comparison.article.paragraphs[max(number - 1, 0)].span.start
    low, high = comparison.a.within(comparison.article.paragraphs[number].span)
    low = comparison.a.within(comparison.article.paragraphs[number].span._replace(start=first))[0]
    keys = {stem(comparison.a.keys[at]) for at in range(low, high) if comparison.a.quoted[at] < 0}
    return bool(keys & source.names) or bool(keys & _HE)


def _shown(comparison: Comparison, credit: Credit) -> str:
    """The speaker as the source writes it: the name where one is known."""
    s = comparison.s
    if credit.own and any(comparison.s_names[at] for at in range(*credit.tokens)):
        return s.words(*credit.tokens)
    for at, key in enumerate(s.keys):
        if stem(key) in credit.names and comparison.s_names[at]:
            end = at
            while end < len(s.keys) and comparison.s_names[end] and stem(s.keys[end]) in credit.names:
                end += 1
            return s.words(at, end)
    return s.words(*credit.tokens)


def reporting_changes(comparison: Comparison) -> Iterator[Change]:
    """Next to a verb of speech, in sentences otherwise carried over: the verb, or who it speaks for."""
    a, s = comparison.a, comparison.s
    for found in comparison.diffs:
        for edit in found.edits:
            if (
                edit.kind != "replace"
                or edit.a_high - edit.a_low > 4
                or any(a.quoted[at] >= 0 for at in range(edit.a_low, edit.a_high))
            ):
                continue
            old = [at for at in edit.source if s.keys[at] in NEUTRAL]
            new = range(edit.a_low, edit.a_high)
            if len(old) == 1 and len(edit.source) <= 2 and 0 < len(new) <= 3 and edit.left + edit.right >= 2:
                if any(a.keys[at] in NEUTRAL for at in new) or not any(reports(a.keys[at]) for at in new):
                    continue
                was = comparison.source_words(edit.source)
                shown = a.span(edit.a_low, edit.a_high)
                yield Change(
                    "said-replaced",
                    shown,
                    s.span(old[0], old[0] + 1),
                    was,
                    a.words(edit.a_low, edit.a_high),
                    (was,),
                )
                continue
            kept_verb = (
                edit.a_high in found.pairs and a.keys[edit.a_high] in NEUTRAL and _speaks(s, edit.source)
            )
            if kept_verb and len(edit.source) <= 3 and len(new) <= 3 and comparison.faithful(found):
                yield from _source_word(comparison, edit.source, edit.a_low, edit.a_high)


def _speaks(s: Tokens, source: tuple[int, ...]) -> bool:
    return bool(source) and source[-1] + 1 < len(s.keys) and s.keys[source[-1] + 1] in NEUTRAL


def _source_word(comparison: Comparison, source: tuple[int, ...], low: int, high: int) -> Iterator[Change]:
    a, s = comparison.a, comparison.s
    ours = {stem(a.keys[at]) for at in range(low, high) if content(a.keys[at])}
    theirs = {stem(s.keys[at]) for at in source if content(s.keys[at])}
    if not ours or not theirs or ours & theirs:
        return
    if any(comparison.a_names[at] for at in range(low, high)) or any(comparison.s_names[at] for at in source):
        return
    was = comparison.source_words(source)
    yield Change(
        "source-changed", a.span(low, high), comparison.source_span(source), was, a.words(low, high), (was,)
    )
