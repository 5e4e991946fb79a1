"""A paragraph held against near alternatives: which of them make it likelier, and by how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.regex_cache import compiled
from .alternatives import LOST, SPARE, in_names, is_participle, is_past, present_and_past, replacements
from .decision import promising
from .scorer import LONGEST
from .weighed import Weighed

if TYPE_CHECKING:
    from typing import Any

    from .scorer import LanguageModel, Tokens

#: Of what is said here; another one makes what is remembered worthless.
VERSION = "6"
#: Tokens before a place, and after it, that an alternative is weighed with, and those that it is looked at again with.
BEFORE, AFTER = 24, 9
BEFORE_AGAIN, AFTER_AGAIN = 128, 24
#: Less than this, in nats, is no surprise: for another word of like meaning, or one more, a word is looked at only if it
#: is more of one. Other words of the same kind are few, and are looked at if they may gain enough.
_SURPRISE, _NEXT = 6.0, 9.0
_OPEN = frozenset({"synonyms", "name-parts"})
#: The first token of an alternative must be likelier by so many nats than the whole of what stands there.
_GAIN = {
    "relatives": 3.0, "agreement": 1.5, "prepositions": 4.0, "confusables": 4.0, "verb-forms": 4.0, "noun-number": 4.5,
    "synonyms": 5.0, "name-parts": 5.0, "missing-words": 10.0, "extra-words": 5.0,
}  # fmt: skip
#: Where words are no more surprising than this nothing can gain enough.
_LEAST = 1.5
#: The same of a small word put in two words before one that surprises.
_GAIN_BEFORE_ODD = 5.0
#: Alternatives that are weighed at one place, and those of one sort.
_MOST, _OF_A_SORT = 4, 2
#: Of small words put in, of which there is one for nearly every place, those that are nearly as likely as the likeliest (in nats):
#: had, has and was begin alike, and what follows tells which it is.
_OF_SMALL_WORDS, _NEARLY = 3, 1.5
#: Stretches for which a model keeps what was said: a long paragraph in which somebody writes changes in one.
_LATELY = 100
#: A stretch of fewer words tells too little.
_FEWEST = 7
_WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
#: To put one of these before a past is to choose another tense.
_PERFECT = frozenset({"has", "have", "had"})
#: These may be left out ("the others late", "who, earlier in the day, saw it") but before a participle.
_FINITE = frozenset({"is", "are", "was", "were"})
#: Subjects behind which a verb in the present looks like its base.
_PLURALS = frozenset({"i", "we", "you", "they", "people", "police", "men", "women", "children"})
#: What joins a word to others, as in a compound or an address.
_JOINED = frozenset("-‑–/@_#&")
_SENTENCE = compiled(r"[.!?][”\"’')]*\s+(?=[“\"‘(]*[A-Z])")


class _Place(NamedTuple):
    """A word of a paragraph with its tokens, from and to."""

    text: str
    low: str
    start: int
    end: int
    first: int
    after: int


def stretches(text: str, model: LanguageModel) -> Iterator[tuple[int, str]]:
    """The parts of a paragraph that are read at once, each with where it begins. A sentence that is much longer than one pass
    is left out: what reading it takes grows with the square of its length."""
    if len(model.tokens(text).ids) < LONGEST:
        yield 0, text
        return
    begin = 0
    edges = [match.end() for match in _SENTENCE.finditer(text)] + [len(text)]
    last = 0
    for edge in edges:
        if last > begin and len(model.tokens(text[begin:edge]).ids) >= LONGEST:
            if len(model.tokens(text[begin:last]).ids) < 2 * LONGEST:
                yield begin, text[begin:last]
            begin = last
        last = edge
    if len(model.tokens(text[begin:]).ids) < LONGEST + LONGEST // 4:
        yield begin, text[begin:]


class _Candidate(NamedTuple):
    """An alternative that was not weighed yet: what is known of it, the number of its place, and its tokens."""

    one: Weighed
    number: int
    names: list[str]


class _Seen(NamedTuple):
    """A stretch that was read once: its tokens, its words, what deserves to be weighed, and how likely each token is after
    all that stand before it."""

    tokens: Tokens
    places: list[_Place]
    chosen: list[_Candidate]
    own: list[float]


def weigh(
    text: str, model: LanguageModel, near: Span | None = None, *, glance: bool = True,
    go_on: Callable[[], None] = lambda: None,
) -> list[Weighed]:  # fmt: skip
    """All alternatives in a paragraph that deserve a look, in order; those for words that begin `near` a place, if one is
    given. Without a `glance` those are weighed, too, that do not look promising. `go_on` is called before each stretch, and may
    raise where nobody waits for the answer. Raises NotNow; what was read by then need not be read again."""
    found = []
    for at, part in stretches(text, model):
        go_on()
        if near is not None:
            seen = _seen(part, model, Span(near.start - at, near.end - at), glance)
        else:
            seen = _seen_lately(part, model, glance)
        found += [one._replace(start=one.start + at, end=one.end + at) for one in _weighed(seen, model)]
    return found


def _seen_lately(text: str, model: LanguageModel, glance: bool) -> _Seen:
    known: _Seen | None = model.lately.get((text, glance))
    if known is None:
        if len(model.lately) >= _LATELY:
            model.lately.clear()
        known = model.lately[text, glance] = _seen(text, model, None, glance)
    return known


def _seen(text: str, model: LanguageModel, near: Span | None, glance: bool) -> _Seen:
    tokens = model.tokens(text)
    places = _places(text, tokens)
    if len(places) < _FEWEST:
        return _Seen(tokens, places, [], [])
    likely = model.after_each(tokens.names)
    own = [float(likely[at, number]) for at, number in enumerate(tokens.ids)]
    surprise = [-sum(own[place.first : place.after]) for place in places]
    even = sorted(surprise)[len(surprise) // 2]
    openings = {0, *(match.end() for match in _SENTENCE.finditer(text))}
    chosen: list[_Candidate] = []
    for number, place in enumerate(places):
        following = surprise[number + 1] if number + 1 < len(places) else 0.0
        if surprise[number] < _LEAST and following < _NEXT:
            continue
        if near is not None and not near.start <= place.start < near.end:
            continue
        for kind, words, names, gain in _best(text, tokens, places, number, surprise, likely, model):
            one = Weighed(
                kind, place.start, place.end, place.text, words, 0.0, round(surprise[number], 1), round(gain, 1),
                round(following, 1), round(even, 1), place.start in openings,
            )  # fmt: skip
            if not glance or promising(one):
                chosen.append(_Candidate(one, number, names))
    return _Seen(tokens, places, chosen, own)


def _places(text: str, tokens: Tokens) -> list[_Place]:
    found: list[_Place] = []
    at, spans = 0, tokens.spans
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        first = at
        while at < len(spans) and spans[at][1] <= end:
            at += 1
        # the space before a word belongs to its token; a token that holds more than that is left alone
        if at > first and spans[first][0] >= start - 1 and spans[at - 1][1] == end:
            low = match.group().lower().replace("’", "'")
            found.append(_Place(match.group(), low, start, end, first, at))
    return found


def _best(
    text: str,
    tokens: Tokens,
    places: Sequence[_Place],
    number: int,
    surprise: Sequence[float],
    likely: Any,
    model: LanguageModel,
) -> list[tuple[str, str, list[str], float]]:
    """The alternatives at a place that begin likely enough: sort, words, tokens, gain."""
    place = places[number]
    space = " " if place.start and text[place.start - 1] == " " else ""
    row, own = likely[place.first], -surprise[number]
    found: list[tuple[float, str, str, list[str]]] = []
    surprised = surprise[number] >= _SURPRISE
    following = surprise[number + 1] if number + 1 < len(places) else 0.0
    for kind, words in _candidates(text, places, number):
        if not surprised and (kind in _OPEN or (kind == "missing-words" and following < _NEXT)):
            continue
        if words:
            names, ids = model.word(space + words)
            first = ids[0]
        elif place.after < len(tokens.ids):
            names, first = [], tokens.ids[place.after]
        else:
            continue
        gain = float(row[first]) - own
        lost = kind == "missing-words" and following >= _NEXT and gain >= _GAIN_BEFORE_ODD
        if gain >= _GAIN[kind] or lost:
            found.append((gain, kind, words, names))
    found.sort(key=lambda one: _GAIN[one[1]] - one[0])
    count: dict[str, int] = {}
    best: dict[str, float] = {}
    ranked = []
    for gain, kind, words, names in found:
        rank = count[kind] = count.get(kind, 0) + 1
        likeliest = best.setdefault(kind, gain)
        small = kind == "missing-words"
        if rank <= (_OF_SMALL_WORDS if small else _OF_A_SORT) and not (small and gain < likeliest - _NEARLY):
            ranked.append((rank, (kind, words, names, gain)))
    # the best of each sort before the second of any
    ranked.sort(key=lambda one: one[0])
    return [one for _, one in ranked[:_MOST]]


def _candidates(text: str, places: Sequence[_Place], number: int) -> Iterator[tuple[str, str]]:
    """What may stand at a place: sort and words, nothing for a word taken out, and for one put in both."""
    place = places[number]
    before = places[number - 1] if number and text[places[number - 1].end : place.start] == " " else None
    after = places[number + 1] if number + 1 < len(places) else None
    if after is not None and text[place.end : after.start] != " ":
        after = None
    capital = place.text[0].isupper()
    opening = number == 0 or text[: place.start].rstrip(' “"‘(')[-1:] in (".", "!", "?", "")
    if capital and not opening:
        if place.text[1:].islower() and any(near and near.text[0].isupper() for near in (before, after)):
            for other in in_names(place.low):
                yield "name-parts", other.capitalize()
        return
    if place.text.isupper() and len(place.text) > 1:
        return
    if text[place.start - 1 : place.start] in _JOINED or text[place.end : place.end + 1] in _JOINED:
        return
    plural = before is not None and (before.low in _PLURALS or compiled(r"[^s'’]s$").search(before.low))
    for kind, other in replacements(place.low):
        if plural and kind == "verb-forms" and present_and_past(place.low, other):
            continue
        yield kind, other.capitalize() if capital else other.replace("'", "’") if "’" in place.text else other
    if before is not None and place.low in SPARE:
        yield "extra-words", ""
    if before is not None:
        for other in sorted(LOST):
            if other not in (before.low, place.low) and not _as_good(other, place.low):
                yield "missing-words", f"{other} {place.text}"


def _as_good(small: str, word: str) -> bool:
    """True for a small word before another that may as well stand alone: "had said", "stop them from going",
    "he was on time"."""
    if small in _PERFECT:
        return is_past(word) or not is_participle(word)
    if small == "from" and word.endswith("ing"):
        return True
    if small in _FINITE:
        return not (word.endswith(("ing", "ed")) or is_participle(word))
    return False


def _weighed(seen: _Seen, model: LanguageModel) -> Iterator[Weighed]:
    """Each alternative with its score."""
    tokens, places, chosen, own = seen
    rows: list[tuple[Sequence[str], Sequence[str]]] = []
    as_written: dict[int, float | int] = {}  # how likely it is, or the number of the row that will tell
    for _, number, names in chosen:
        place = places[number]
        context = tokens.names[max(0, place.first - BEFORE) : place.first]
        tail = tokens.names[place.after : place.after + AFTER]
        if number not in as_written:
            if place.first <= BEFORE:  # then it was told with the whole
                as_written[number] = sum(own[place.first : place.after + AFTER])
            else:
                as_written[number] = len(rows)
                rows.append((context, [*tokens.names[place.first : place.after], *tail]))
        rows.append((context, [*names, *tail]))
    scores = iter(model.scores(rows))
    for one, number, _ in chosen:
        base = as_written[number]
        if isinstance(base, int):
            base = as_written[number] = next(scores)
        yield one._replace(score=round(next(scores) - base, 1))


def gain_of(text: str, place: Span, words: str, model: LanguageModel) -> float:
    """By how many nats a text is likelier with other words at a place; 0 where they are too many to say."""
    whole = model.tokens(text)
    changed = model.tokens(text[: place.start] + words + text[place.end :])
    one, other = whole.names, changed.names
    first = 0
    while first < min(len(one), len(other)) and one[first] == other[first]:
        first += 1
    last = 0
    while last < min(len(one), len(other)) - first and one[-1 - last] == other[-1 - last]:
        last += 1
    if first == len(one) == len(other) or max(len(one), len(other)) - last - first > LONGEST:
        return 0.0
    context = one[max(0, first - BEFORE_AGAIN) : first]
    rows = [(context, names[first : len(names) - last + min(last, AFTER_AGAIN)]) for names in (one, other)]
    before, after = model.scores(rows)
    return round(after - before, 1)
