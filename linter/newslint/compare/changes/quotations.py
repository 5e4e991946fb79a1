"""Every quotation of the article held against what the source has between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language.word_lists import Table, values
from ...model.span import Span
from ...storage.lazy_namedtuple import NamedTuple
from ..align.locate import Place, Stream, locate
from ..comparison import Comparison
from ..text.spelling import variants
from ..text.tokens import Tokens
from .change import Change

# What an editor may add to, or cut from, someone's words: [the minister], (sic), an ellipsis.
_EDITORS = re.compile(r"\[[^\]\n]*\]|\((?:sic|laughs|pauses?)\)")
_CUT = re.compile(r"\.\s?\.\s?\.|…|\*\s?\*\s?\*")

#: Ways of putting down the same sounds; a desk may clean them up.
_SPOKEN = Table(lambda: values("english/spoken-forms"))
# In the source's stream of speech: here one quotation ends and the next begins; here the source itself
# cut words, or put its own in brackets, so that any words may have been spoken.
_BREAK = "\x00"
_GAP = "\x01"
_STOPS = (_BREAK, _GAP)
_FILLERS = frozenset("um uh er ah erm hmm mm".split())
_NUMBERS = Table(lambda: values("english/numbers", "figures"))


class Match(NamedTuple):
    """A quotation of the article and what became of it.

    `status`: intact, altered, extended (goes on beyond the source's words), from-narration (the words
    are the source's own, not speech), invented, or unjudged (too short, or a title). `source` are the
    tokens of the source it was found at; `edits` the places where the words differ, as (tokens of the
    article, tokens of the source)."""

    quotation: int
    status: str
    source: tuple[int, ...]
    edits: tuple[tuple[tuple[int, int], tuple[int, ...]], ...]
    segment: tuple[int, int]


def spoken(key: str) -> list[str]:
    """The normal forms of a token of speech: what may be written in two ways is written in one."""
    if key in _SPOKEN:
        return _SPOKEN[key].split()
    if key in _FILLERS:
        return []
    return [_NUMBERS.get(key, key.replace(",", "") if key[0].isdigit() else key)]


class _Side(NamedTuple):
    """Normal forms in order, and the token each came from."""

    keys: list[str]
    tokens: list[int]


def _side(keys: list[str], indexes: list[int]) -> _Side:
    normal: list[str] = []
    tokens: list[int] = []
    for at in indexes:
        for form in spoken(keys[at]):
            normal.append(form)
            tokens.append(at)
    return _Side(normal, tokens)


def quoted_side(comparison: Comparison) -> tuple[_Side, Stream]:
    """All that the source has in quotation marks, as one stream, with its breaks and gaps."""
    s, text = comparison.s, comparison.source.text
    keys: list[str] = []
    tokens: list[int] = []
    last = -1
    for number, quotation in enumerate(comparison.source.quotations.items):
        if quotation.kind == "nested":
            continue
        for run in runs(text, s, quotation.inner, number):
            side = _side(s.keys, run)
            if keys and s.quoted[last] == number:
                keys.append(_GAP)
                tokens.append(last)
            elif keys and not quotation.continued:
                keys.append(_BREAK)
                tokens.append(last)
            keys += side.keys
            tokens += side.tokens
            last = run[-1]
    return _Side(keys, tokens), Stream(keys)


def plain_side(comparison: Comparison, of_source: bool) -> tuple[_Side, Stream]:
    """All that the source, or the article, has outside quotation marks, as one stream."""
    tokens = comparison.s if of_source else comparison.a
    side = _side(tokens.keys, [at for at, number in enumerate(tokens.quoted) if number < 0])
    return side, Stream(side.keys)


def runs(text: str, tokens: Tokens, inner: Span, number: int) -> list[list[int]]:
    """The runs of tokens of a quotation that claim to be continuous speech: an ellipsis parts them, and
    so does what an editor put in brackets, which may stand for any words."""
    cuts = [Span(*m.span()) for m in _EDITORS.finditer(text, *inner)]
    cuts += [Span(*m.span()) for m in _CUT.finditer(text, *inner)]
    low, high = tokens.within(inner)
    found: list[list[int]] = [[]]
    for at in range(low, high):
        start = tokens.starts[at]
        if tokens.quoted[at] != number or any(c.start <= start < c.end for c in cuts):
            continue
        if found[-1] and cuts:
            last = tokens.ends[found[-1][-1]]
            if any(last <= c.start <= start for c in cuts):
                found.append([])
        found[-1].append(at)
    return [run for run in found if run]


def match_quotations(comparison: Comparison) -> list[Match]:
    """What became of each quotation; one entry for each of its continuous parts."""
    said, said_stream = quoted_side(comparison)
    told, told_stream = plain_side(comparison, of_source=True)
    found: list[Match] = []
    for number, quotation in enumerate(comparison.article.quotations.items):
        if quotation.kind == "nested":
            continue
        for run in runs(comparison.article.text, comparison.a, quotation.inner, number):
            found.append(_judge(comparison, number, run, said, said_stream, told, told_stream))
    return found


def _judge(
    comparison: Comparison,
    number: int,
    run: list[int],
    said: _Side,
    said_stream: Stream,
    told: _Side,
    told_stream: Stream,
) -> Match:
    side = _side(comparison.a.keys, run)
    segment = (run[0], run[-1] + 1)
    kind = comparison.article.quotations.items[number].kind
    size = len(side.keys)
    if not size:
        return Match(number, "unjudged", (), (), segment)
    place = locate(side.keys, said_stream)
    if place and place.score == 1 and len(place.blocks) == 1:
        where = tuple(said.tokens[place.low : place.high])
        return Match(number, "intact", where, (), segment)
    if place and _holds(place, size):
        return _compare(comparison, number, side, said, place, segment)
    plain = locate(side.keys, told_stream)
    if plain and plain.score == 1 and len(plain.blocks) == 1:
        status = "from-narration" if size >= 3 and kind != "title" else "unjudged"
        return Match(number, status, tuple(told.tokens[plain.low : plain.high]), (), segment)
    if plain and size >= 6 and plain.score >= 0.75:
        return Match(number, "from-narration", tuple(told.tokens[plain.low : plain.high]), (), segment)
    if size < 3 or kind in ("title", "scare"):
        return Match(number, "unjudged", (), (), segment)
    return Match(number, "invented", (), (), segment)


def _holds(place: Place, size: int) -> bool:
    """True if a fit is good enough to say that these are the same words, altered."""
    matched = sum(block[2] for block in place.blocks)
    longest = max(block[2] for block in place.blocks)
    if size <= 4:
        return matched >= 2 and place.score >= 0.5 and longest >= 2
    return (
        place.score >= 0.5 and (longest >= 3 or place.score >= 0.7) and place.high - place.low <= 2 * size + 6
    )


def _compare(
    comparison: Comparison, number: int, side: _Side, said: _Side, place: Place, segment: tuple[int, int]
) -> Match:
    """Which words of a quotation differ from those of the source, house style aside. Words before the
    first and after the last that both have are held against those the source has there; where it has
    none, the article's quotation goes on beyond the source's."""
    edits: list[tuple[tuple[int, int], tuple[int, ...]]] = []
    status = "intact"
    a_at, s_at = 0, place.low
    for a, s, length in [*place.blocks, (len(side.keys), place.high, 0)]:
        ours, beyond = side.keys[a_at:a], False
        s_low, s_high = s_at, s
        if ours and (a_at == 0 or not length):
            reach = min(len(ours), 5)
            if a_at == 0:
                s_low = max(s - reach, 0)
                s_low += max((at + 1 - s_low for at in range(s_low, s) if said.keys[at] in _STOPS), default=0)
            else:
                s_high = min(s_at + reach, len(said.keys))
                stop = [at for at in range(s_at, s_high) if said.keys[at] in _STOPS]
                s_high = stop[0] if stop else s_high
            s_low, s_high = _whole(comparison, said, s_low, s_high)
            beyond = s_low == s_high or len(ours) > 5
            if beyond:
                s_low = s_high = s
        theirs = said.keys[s_low:s_high]
        free = _GAP in theirs or (_BREAK in theirs and not ours)
        if (ours or theirs) and not free and not _same(ours, theirs):
            low = side.tokens[a_at] if a_at < len(side.tokens) else segment[1]
            high = side.tokens[a - 1] + 1 if a > a_at else low
            edits.append(((low, high), tuple(said.tokens[s_low:s_high])))
            if not beyond:
                status = "altered"
            elif status == "intact":
                status = "extended"
        a_at, s_at = a + length, s + length
    return Match(number, status, tuple(said.tokens[place.low : place.high]), tuple(edits), segment)


def _whole(comparison: Comparison, said: _Side, low: int, high: int) -> tuple[int, int]:
    """A stretch of the source's speech with the rest of the compounds it begins or ends in: "wake-up", not "wake"."""
    if low < high:
        while low and said.keys[low - 1] not in _STOPS and comparison.s.joined(said.tokens[low]):
            low -= 1
        while (
            high < len(said.keys) and said.keys[high] not in _STOPS and comparison.s.joined(said.tokens[high])
        ):
            high += 1
    return low, high


def _same(ours: list[str], theirs: list[str]) -> bool:
    """True if two stretches of speech differ on paper only: joined or hyphenated words, spelling."""
    if "".join(ours).replace("'", "") == "".join(theirs).replace("'", ""):
        return True
    return len(ours) == len(theirs) and all(variants(one, other) for one, other in zip(ours, theirs))


def quotation_changes(comparison: Comparison, matches: list[Match]) -> Iterator[Change]:
    """The findings on quotations."""
    a = comparison.a
    for match in matches:
        low, high = match.segment
        span = a.span(low, high)
        where = comparison.source_span(match.source)
        if match.status == "invented":
            yield Change("quotation-invented", span, None, "", a.words(low, high))
        elif match.status == "from-narration":
            yield Change(
                "narration-quoted", span, where, comparison.source_words(match.source), a.words(low, high)
            )
        for (first, end), source in match.edits:
            if not source and (first == low or end == high):
                yield Change("quotation-extended", a.span(first, end), where, "", a.words(first, end))
                continue
            if source and end > first:
                first, end, source = comparison.whole_compound(first, end, source)
            shown = a.span(first, end) if end > first else a.span(max(first - 1, low), min(first + 1, high))
            was = comparison.source_words(source)
            fix = (was,) if was and end > first and " ... " not in was else ()
            if not (was and end > first):
                # words put in, or left out: shown with those on either side
                first, end = max(first - 1, low), min(end + 1, high)
                was = comparison.source_words(_around(comparison, match, source, first, end)) or was
            yield Change(
                "quotation-altered",
                shown,
                comparison.source_span(source) or where,
                was,
                a.words(first, end),
                fix,
            )


def _around(
    comparison: Comparison, match: Match, source: tuple[int, ...], first: int, end: int
) -> tuple[int, ...]:
    """The tokens of the source between those that the tokens `first` and `end - 1` of the article repeat."""
    if source:
        return tuple(range(max(source[0] - 1, 0), min(source[-1] + 2, len(comparison.s.keys))))
    before, after = comparison.a.keys[first], comparison.a.keys[end - 1]
    for one, other in zip(match.source, match.source[1:]):
        if comparison.s.keys[one] == before and comparison.s.keys[other] == after:
            return one, other
    return ()
