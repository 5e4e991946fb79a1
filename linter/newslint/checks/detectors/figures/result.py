"""What a match report says of the result, against the result: its margin, its halves, its sets."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.numbers import ONES, ORDINALS, in_words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.final_score import finals_of, results_of

if TYPE_CHECKING:
    import re

    from ....document.document import Document
    from ..shared.numbers.final_score import Result

_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(ONES)})"
_PAIR = r"(?<![\d.,:/–-])(?P<{0}>\d{{1,3}})[-–](?P<{1}>\d{{1,3}})(?![\d:/–-]|[.,]\d)"
#: How far apart the two sides ended.
_MARGIN = (
    rf"\b(?P<n>{_NUMBER})[- ](?:point|goal|run|shot)[- ](?:win|victory|defeat|loss|triumph|success|margin|rout|thrashing)\b"
    rf"|\b(?:won|lost|beaten|wins|beat [A-Z][\w’-]+(?: [A-Z][\w’-]+)?) by (?P<n2>{_NUMBER}) (?:points|goals|runs)\b"
)
_BREAK = r"(?:half[- ]?time|the (?:half|break|interval|turn))"
_FIRST = rf"\b(?:led|leading|ahead|trailed|trailing|behind|down|up|lead of)\b[^.;\d]{{0,30}} {_PAIR.format('a', 'b')}[^.;\d]{{0,24}}? (?:at|by|into|to) {_BREAK}\b|{_PAIR.format('a2', 'b2')} (?:lead )?(?:at|by) {_BREAK}\b"
_AFTER = rf"(?:the second half|the second period|{_BREAK})"
_SECOND = (
    rf"\boutscored\b[^.;\d]{{0,40}} {_PAIR.format('a', 'b')}(?: (?:in|after) {_AFTER})?"
    rf"|\b(?:won|took|lost) the second half,? {_PAIR.format('a2', 'b2')}"
)
_TIED = r"\b(?:tie (?:it|the game|things)|tied|level|all square|levelled|deadlocked)\b[^.;\d]{0,24} at (?P<n>\d{1,3})(?:[-–](?P<m>\d{1,3}))?\b"
_LONGER = r"\b(?:overtime|extra time|extra-time|golden point|OT)\b"
_STRAIGHT = r"\bstraight[- ]sets?\b"
_SETS = r"(?<![\d–-])[0-7][-–][0-7](?: ?\(\d+(?:[-–]\d+)?\))?(?:,? (?:and )?[0-7][-–][0-7](?: ?\(\d+(?:[-–]\d+)?\))?)+(?![\d–-])"
_SCORING = rf"\b(?:(?P<n>{_NUMBER})-goal (?:thriller|game|encounter|contest|feast)|(?P<three>hat-?trick)|(?P<two>brace|scored twice)|(?P<none>goalless|scoreless))\b"
_ELSEWHERE = r"\b(?:aggregate|season|last|previous|since|earlier|first half|half[- ]time|league|tournament|career|week|assists?|saves?|missed|penalties)\b"
_LEVEL = r"\b(?:level|tied|locked|square|deadlocked)\b[^.;\d]{0,16} at (?P<n>\d{1,3})[-–](?P<m>\d{1,3})\b"
_GAME = rf"\b(?P<n>{_NUMBER})[- ]point (?:game|lead|advantage|cushion)\b"
_NEXT = rf"{_PAIR.format('a', 'b')}[^.;\d]{{0,120}} (?:in front|ahead|into the lead)[^.;\d]{{0,40}} the (?P<n>{'|'.join(ORDINALS)}) goal of the (?:match|game)\b"


def find(document: Document) -> Iterator[Hit]:
    """Margins, halves and sets that the result given in the opening belies, and results that differ."""
    known = document.words.known
    if "straight" in known or "straight-sets" in known or "straight-set" in known:
        yield from _sets(document)
    found = document.memo(results_of)
    if not found:
        return
    yield from _told_twice(document, found)
    if "goal" in known:
        yield from _next_goals(document)
    finals = finals_of(document)
    if finals:
        yield from _halves(document, finals)
    if len(finals) == 1:
        yield from _margins(document, finals[0])
        yield from _level(document, finals[0])
        yield from _scorers(document, finals[0])


def _told_twice(document: Document, found: list[Result]) -> Iterator[Hit]:
    """A score of the lead that is not that of the line of the result, one side of it apart."""
    first = found[0]
    if not first.sides:
        return
    for other in found[1:]:
        ours, theirs = {first.high, first.low}, {other.high, other.low}
        if (
            ours != theirs
            and len(ours & theirs) == 1
            and document.text.count(other.span.of(document.text)) == 1
        ):
            sign = other.span.of(document.text).lstrip("0123456789")[0]
            right = f"{first.high}{sign}{first.low}"
            yield _hit(document, other.span, right, first.span, first)


def _margins(document: Document, final: Result) -> Iterator[Hit]:
    text = document.text
    right = final.high - final.low
    found = document.memo(results_of)
    paragraphs = document.paragraphs
    end = paragraphs[min(3, len(paragraphs) - 1)].span.end
    for match in compiled(_MARGIN).finditer(text, 0, end):
        group = "n" if match["n"] else "n2"
        word = match[group]
        stated = int(word) if word.isdigit() else int(ONES[word])
        sentence = document.sentence_around(match.start())
        here = any(sentence.start <= one.span.start < sentence.end for one in found)
        if stated == right or not right or not (here or final.sides):
            continue
        if compiled(
            r"\b(?:last (?:season|year|week|time|month|meeting)|previous|earlier|since|record|than|biggest|average|first leg|opening)\b"
        ).search(text, max(sentence.start, match.start() - 50), match.end()):
            continue
        said = str(right) if word.isdigit() else in_words(right)
        yield _hit(document, Span(*match.span(group)), said, final.span, final)


def _scorers(document: Document, final: Result) -> Iterator[Hit]:
    """A hat-trick in a match of two goals, a five-goal thriller that ended 3-1, a goalless draw that did not."""
    if document.words.known.isdisjoint(
        ("goal", "goals", "striker", "goalkeeper", "midfielder", "penalty", "header")
    ):
        return
    text = document.text
    end = document.paragraphs[min(3, len(document.paragraphs) - 1)].span.end
    total = final.high + final.low
    for match in compiled(_SCORING).finditer(text, 0, end):
        sentence = document.sentence_around(match.start())
        if final.high > 15 or not any(
            sentence.start <= one.span.start < sentence.end for one in document.memo(results_of)
        ):
            continue
        if compiled(_ELSEWHERE).search(text, *sentence):
            continue
        word = match["n"]
        if word is not None:
            stated = int(word) if word.isdigit() else int(ONES[word])
            if stated != total:
                said = str(total) if word.isdigit() else in_words(total)
                yield _hit(document, Span(*match.span("n")), said, final.span, final)
        elif match["three"] and final.high < 3 or match["two"] and final.high < 2 or match["none"] and total:
            yield _hit(document, Span(*match.span()), "", final.span, final)


def _level(document: Document, final: Result) -> Iterator[Hit]:
    """ "It was 20-20, and the conversion made it a nine-point game", which ended 27-20: the lead only grew from there."""
    text = document.text
    for match in compiled(_LEVEL).finditer(text):
        paragraph = document.paragraphs[document.paragraph_at(match.start())].span
        game = compiled(_GAME).search(text, match.end(), paragraph.end)
        if match["n"] != match["m"] or int(match["n"]) != final.low or game is None:
            continue
        right, word = final.high - final.low, game["n"]
        if (int(word) if word.isdigit() else int(ONES[word])) > right > 0:
            yield _hit(
                document,
                Span(*game.span("n")),
                str(right) if word.isdigit() else in_words(right),
                final.span,
                final,
            )


def _halves(document: Document, finals: list[Result]) -> Iterator[Hit]:
    """ "Led 19-10 at half-time" and "won the second half 17-15" in a match that ended 27-26."""
    text = document.text
    first = list(compiled(_FIRST).finditer(text))
    if len(first) != 1:
        return
    a, b = _scores(first[0])
    half = _span(first[0])
    final = finals[0]
    if all(max(a, b) > one.high or min(a, b) > one.low for one in finals):
        yield _hit(document, half, "", final.span, final)
        return
    second = [match for match in compiled(_SECOND).finditer(text) if match.start() > first[0].start() - 400]
    if len(second) != 1:
        return
    c, d = _scores(second[0])
    ends = [{one.high, one.low} for one in finals]
    if compiled(_LONGER).search(text):
        ends = [{int(tie["n"])} for tie in compiled(_TIED).finditer(text) if tie["m"] in (None, tie["n"])]
    if not ends or any({a + c, b + d} == end or {a + d, b + c} == end for end in ends):
        return
    high, low = (final.high, final.low) if len(ends[0]) == 2 else (max(ends[0]),) * 2
    # the side that came from behind had the better of it, if either did
    ways = [
        (high - low_half, low - high_half)
        for low_half, high_half in ((min(a, b), max(a, b)), (max(a, b), min(a, b)))
    ]
    ways = [way for way in ways if min(way) >= 0 and len({*way} & {c, d}) > 0]
    right = "{}-{}".format(*sorted(ways[0], reverse=c >= d)) if ways else ""
    yield _hit(document, _span(second[0]), right, half, final)


def _next_goals(document: Document) -> Iterator[Hit]:
    """ "Levelled at 2-2, and Pell put them in front with the sixth goal of the game." """
    for match in compiled(_NEXT).finditer(document.text):
        right = int(match["a"]) + int(match["b"]) + 1
        if ORDINALS[match["n"]] != right and right <= len(ORDINALS):
            word = list(ORDINALS)[right - 1]
            span = Span(match.start("a"), match.end("b"))
            yield Hit(
                Span(*match.span("n")),
                (word,),
                {"right": word, "other": span.of(document.text), "sum": ""},
                (Related(None, span, "the score before"),),
            )


def _sets(document: Document) -> Iterator[Hit]:
    """ "6-4, 3-6, 7-5, a straight-sets victory" """
    text = document.text
    for match in compiled(_STRAIGHT).finditer(text):
        sentence = document.sentence_around(match.start())
        rows = list(compiled(_SETS).finditer(text, *sentence))
        if len(rows) != 1 or compiled(r"\b(?:but|first|previous|last|after|then|while|whose)\b").search(
            text, *sentence
        ):
            continue
        sets = [
            tuple(map(int, pair))
            for pair in compiled(r"([0-7])[-–]([0-7])").findall(compiled(r"\(.*?\)").sub("", rows[0].group()))
        ]
        won = sum(a > b for a, b in sets)
        if 0 < won < len(sets):
            word = in_words(len(sets))
            row = Span(*rows[0].span())
            yield Hit(
                Span(*match.span()),
                (),
                {"right": f"{word} sets", "other": row.of(text), "sum": ""},
                (Related(None, row, "the sets"),),
            )


def _scores(match: re.Match[str]) -> tuple[int, int]:
    which = "" if match["a"] else "2"
    return int(match[f"a{which}"]), int(match[f"b{which}"])


def _span(match: re.Match[str]) -> Span:
    which = "" if match["a"] else "2"
    return Span(match.start(f"a{which}"), match.end(f"b{which}"))


def _hit(document: Document, span: Span, right: str, other: Span, final: Result) -> Hit:
    text = document.text
    fields = {"right": right, "other": other.of(text), "sum": f"{final.high}-{final.low}"}
    related = [Related(None, other, "the score")]
    if other != final.span:
        related.append(Related(None, final.span, "the result"))
    return Hit(span, (right,) if right else (), fields, tuple(related))
