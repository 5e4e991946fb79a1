"""Who says a quotation: the verb of saying beside it, and the subject of that verb."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.reporting_verbs import AUXILIARIES, BETWEEN, CLAUSE, CUES, DETERMINERS, PREPOSITIONS, SAYING
from ...language.word_lists import words
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..tokens import Token, sentence_ranges, tokenize
from .mentions import Mention
from .subjects import (
    begins_a_name,
    fixed_phrase,
    is_signature,
    main_subject,
    subject_after,
    subject_before,
    with_saying,
)

if TYPE_CHECKING:
    from .quotations import Quotation
    from .quoted_text import QuotedText

#: Characters between a quotation and the verb of a speaker who stands right beside it.
_BESIDE = 30
_REACH = 45  # words; no attribution is further from its quotation than this
_LEADING = words("news/reporting-verbs", "leading-on")
_WORDS_OF = words("news/speech-nouns")
#: What opens another clause, with a speaker of its own: “reckless,” and his deputy said.
_NEXT_CLAUSE = frozenset("and but while whereas though although".split())
#: Cues that are nouns in the same form.
_NOUNS = words("news/story", "verbs-as-nouns")
_RELATIVE = frozenset("who whose which where whom".split())


class Attribution(NamedTuple):
    """To whom one quotation is attributed. `quotation` is its number in `Quotations.items`; `cue` the
    words of saying; `how` is one of: after, before, inverted, according, subject (of the sentence the
    words stand in), shared (with another quotation of the paragraph or a running one), carried (from
    the paragraph before) or "" (nobody found)."""

    quotation: int
    cue: Span | None = None
    speaker: Mention | None = None
    how: str = ""


def find_attributions(document: QuotedText) -> tuple[Attribution, ...]:
    """One attribution for each quotation that is not nested, in order."""
    items = document.quotations.items
    by_paragraph: dict[int, list[tuple[int, Quotation]]] = {}
    for number, quotation in enumerate(items):
        if quotation.kind != "nested":
            by_paragraph.setdefault(quotation.paragraph, []).append((number, quotation))
    found: list[Attribution] = []
    last: Attribution | None = None
    waiting: list[int] = []  # quotations of the paragraph above, which nothing there attributes
    paragraphs = document.paragraphs
    for paragraph, quotes in by_paragraph.items():
        span = paragraphs[paragraph].span
        tokens = tokenize(document.text, span, quotes)
        here: list[Attribution] = []
        announced: Attribution | None = None
        for low, high in sentence_ranges(document.text, tokens):
            in_sentence = _sentence(tokens, low, high, document)
            if announced is not None and in_sentence and in_sentence[0].speaker is None and not here:
                in_sentence[0] = announced._replace(quotation=in_sentence[0].quotation)
            announced = None if in_sentence else _announcing(tokens, low, high)
            here += in_sentence
        here = _share(here, items)
        for at, attribution in enumerate(here):
            if attribution.speaker is None and items[attribution.quotation].kind == "speech":
                carried = _carry(document, paragraph, attribution, last, by_paragraph)
                here[at] = carried
        if (
            waiting
            and here
            and here[0].how in ("after", "inverted")
            and _opens(document, items, here[0], paragraph)
        ):
            for number in waiting:
                found[number] = here[0]._replace(quotation=found[number].quotation, how="shared")
        waiting = [
            len(found) + at
            for at, attribution in enumerate(here)
            if attribution.speaker is None and _alone(document, items, attribution, paragraph)
        ]
        found += here
        for attribution in here:
            if attribution.speaker is not None and items[attribution.quotation].kind in ("speech", "partial"):
                last = attribution
    return tuple(found)


def _opens(
    document: QuotedText, items: Sequence[Quotation], attribution: Attribution, paragraph: int
) -> bool:
    """True if the paragraph begins with the quotation."""
    return items[attribution.quotation].span.start == document.paragraphs[paragraph].span.start


def _alone(
    document: QuotedText, items: Sequence[Quotation], attribution: Attribution, paragraph: int
) -> bool:
    """True if the quotation is all there is of the paragraph."""
    return items[attribution.quotation].span == document.paragraphs[paragraph].span


def _sentence(tokens: Sequence[Token], low: int, high: int, document: QuotedText) -> list[Attribution]:
    found: list[Attribution] = []
    for at in range(low, high):
        if tokens[at].quote >= 0:
            found.append(_attribute(tokens, low, high, at, document, found[-1] if found else None))
    return found


def _announcing(tokens: Sequence[Token], low: int, high: int) -> Attribution | None:
    """The speaker of a sentence without quotations that leads up to one: "Orr disagreed. “…”"."""
    for verb in range(low + 1, high):
        token = tokens[verb]
        if token.low == "according":
            phrase = fixed_phrase(tokens, verb, high)
            if phrase is not None:
                return Attribution(-1, phrase[0], phrase[1], "before")
        if token.low not in SAYING and token.low not in _LEADING:
            continue
        subject = subject_after(tokens, verb + 1, high) if tokens[verb - 1].text in (",", "?", "!") else None
        subject = subject or subject_before(tokens, low, verb)
        if subject is not None:
            return Attribution(-1, token.span, subject, "before")
    return None


#: Tokens looked at before a quotation; without a bound a long paragraph of marks costs its square.
_NEAR = 400


def _attribute(
    tokens: Sequence[Token], low: int, high: int, at: int, document: QuotedText, earlier: Attribution | None
) -> Attribution:
    token = tokens[at]
    text = document.text
    tail = text[token.start : token.end].rstrip("”\"'’»`")[-1:]
    number = token.quote
    opens = at == low or all(not t.text[0].isalnum() for t in tokens[max(low, at - _NEAR) : at])
    before = None if opens else _before(tokens, low, at, number, earlier)
    close_before = before is not None and before.how in ("before", "according") and before.cue is not None
    if close_before and before is not None and before.cue is not None:
        end = before.cue.end  # one token stands between at the most, or a colon or a comma does
        close_before = at - 2 < low or tokens[at - 2].start < end or tokens[at - 1].text in ":,"
    if close_before and before is not None:
        # "He posted a message: “…,” she wrote": the words after the quotation tell more than a colon before it
        colon = tokens[at - 1].text == ":" and tail in ",?!"
        after = _after(tokens, at, high, number, comma=False) if colon else None
        beside = after is not None and after.cue is not None and after.cue.start - token.end < _BESIDE
        return after if after is not None and beside and after.speaker is not None else before
    if before is not None and before.how == "before" and at + 1 < high and tokens[at + 1].low in _NEXT_CLAUSE:
        return before
    if tail in ",?!—–-…." or (at + 1 < high and tokens[at + 1].text in ",—–"):
        after = _after(tokens, at, high, number, comma=tail in ",?!")
        if after is not None:
            return after
    if before is not None:
        return before
    after = _after(tokens, at, high, number, comma=False) if opens else None
    if after is not None:
        return after
    if earlier is not None and earlier.speaker is not None:
        return Attribution(number, earlier.cue, earlier.speaker, "shared")
    subject = None if opens else main_subject(tokens, low, at)
    if subject is not None:
        return Attribution(number, None, subject, "subject")
    return Attribution(number)


def _after(tokens: Sequence[Token], at: int, high: int, number: int, *, comma: bool) -> Attribution | None:
    """The attribution that follows the quotation at `at`."""
    start = at + 1
    while start < high and tokens[start].text in (",", "—", "–", "―", "--", "-", ".", "…"):
        start += 1
    end = start
    while end < high and tokens[end].quote < 0 and tokens[end].text != ";" and end - start < _REACH:
        end += 1
    if start >= end:
        return None
    if tokens[at + 1].text in ("—", "–", "―", "--", "-") and end == high and is_signature(tokens[start:end]):
        named = subject_after(tokens, start, end)
        return Attribution(number, tokens[at + 1].span, named, "after") if named else None
    phrase = fixed_phrase(tokens, start, end)
    if phrase is not None:
        return Attribution(number, phrase[0], phrase[1], "according")
    verb = start
    while verb < end and (tokens[verb].low in BETWEEN or tokens[verb].low in ("has", "had", "have", "as")):
        verb += 1
    if verb < end and tokens[verb].low in CUES and tokens[verb].text[0].islower():
        if tokens[verb].low.endswith("ing"):
            return None
        subject = subject_after(tokens, verb + 1, end)
        if subject is not None:
            return Attribution(number, tokens[verb].span, subject, "inverted")
        return Attribution(number, tokens[verb].span, None, "")
    found = _said_after(tokens, start, end, number, comma=comma)
    if found is not None and found.speaker is not None and found.speaker.span.start == tokens[start].start:
        return found
    return _said_last(tokens, start, end, number) or (None if tokens[start].low in _NEXT_CLAUSE else found)


def _said_after(
    tokens: Sequence[Token], start: int, end: int, number: int, *, comma: bool
) -> Attribution | None:
    """The first verb of saying of a stretch after a quotation that has its subject before it."""
    closed = 0
    for verb in range(start + 1, end):
        token = tokens[verb]
        if token.low in _RELATIVE and tokens[verb - 1].text == ",":
            # ", whose mother founded the choir, said": the verb of the speaker comes after the clause
            closed = next((at for at in range(verb, end) if tokens[at].text == ","), verb)
        if verb < closed:
            continue
        if not token.text[0].islower():
            continue
        known = token.low in CUES and not token.low.endswith("ing")
        if not known and not (comma and token.low.endswith("ed") and "-" not in token.low):
            continue
        previous = tokens[verb - 1]
        if (
            previous.low in DETERMINERS
            or previous.low in ("to", "who", "that", "which")
            or previous.low.endswith("'s")
        ):
            continue
        if previous.low in PREPOSITIONS:
            continue
        subject = subject_before(tokens, start, verb)
        if subject is not None and (known or subject.span.start == tokens[start].start):
            return Attribution(number, token.span, subject, "after")
    return None


def _said_last(tokens: Sequence[Token], start: int, end: int, number: int) -> Attribution | None:
    """The attribution with which a sentence ends that goes on after its quotation: “It is hard” for Orr, said Ames, a baker."""
    for verb in range(start + 1, end):
        token = tokens[verb]
        if token.low not in SAYING or not token.text[0].islower():
            continue
        if tokens[verb - 1].text == "," and verb + 1 < end and begins_a_name(tokens[verb + 1]):
            subject = subject_after(tokens, verb + 1, end)
            after = next((t for t in tokens[verb + 1 : end] if subject and t.start >= subject.span.end), None)
            if subject is not None and (
                after is None or after.text in ",." or after.low in ("who", "of", "at", "for")
            ):
                return Attribution(number, token.span, subject, "inverted")
        comma = next(
            (at for at in range(verb - 1, max(start - 1, verb - 6), -1) if tokens[at].text == ","), -1
        )
        last = verb + 1 >= end or tokens[verb + 1].text == "."
        if comma >= 0 and last and verb - comma > 1 and begins_a_name(tokens[comma + 1]):
            subject = subject_before(tokens, comma + 1, verb)
            if subject is not None and subject.span.start == tokens[comma + 1].start:
                return Attribution(number, token.span, subject, "after")
    return None


def _before(
    tokens: Sequence[Token], low: int, at: int, number: int, earlier: Attribution | None
) -> Attribution | None:
    """The attribution that leads up to the quotation at `at`."""
    start = at
    while (
        start > low and tokens[start - 1].quote < 0 and tokens[start - 1].text != ";" and at - start < _REACH
    ):
        start -= 1
    for verb in range(at - 1, start - 1, -1):
        token = tokens[verb]
        if token.low == "according" and verb + 2 < at and tokens[verb + 1].low == "to":
            subject = subject_after(tokens, verb + 2, at)
            if subject is not None:
                return Attribution(number, Span(token.start, tokens[verb + 1].end), subject, "according")
        if token.low == "words" and verb + 2 < at and tokens[verb + 1].low == "of":
            subject = subject_after(tokens, verb + 2, at)
            if subject is not None:
                return Attribution(number, Span(token.start, tokens[verb + 1].end), subject, "according")
        previous = tokens[verb - 1] if verb > start else None
        if token.low in _WORDS_OF and previous is not None and previous.low.endswith(("'s", "s'")):
            return Attribution(number, token.span, Mention(previous.span, previous.span), "before")
        if token.low not in CUES or not token.text[0].islower():
            continue
        if previous is not None and previous.low == "i" and token.low == "quote":
            continue  # "Orr said, and I quote"
        if token.low in _NOUNS and verb - 2 >= start and not tokens[verb - 1].low.endswith("s"):
            earlier_word = tokens[verb - 2].low
            if earlier_word in DETERMINERS or earlier_word.endswith(("'s", "s'")):
                continue  # "of his latest request:"
        if previous is not None and (previous.low in DETERMINERS or previous.low.endswith("'s")):
            if previous.low in ("his", "her", "their", "its"):
                return Attribution(number, token.span, Mention(previous.span, previous.span), "before")
            continue
        if (
            verb + 2 < at
            and tokens[verb + 1].low == "by"
            and previous is not None
            and previous.low in AUXILIARIES
        ):
            subject = subject_after(tokens, verb + 2, at)  # "Orr was asked by Ames"
        elif token.low.endswith("ing") or (previous is not None and previous.low == "to"):
            subject = with_saying(tokens, start, verb)
            if (
                subject is None
                and start > low
                and earlier is not None
                and (tokens[start].low in PREPOSITIONS or tokens[start].low in CLAUSE)
            ):
                subject = earlier.speaker
            if subject is None:
                subject = main_subject(tokens, start, verb)
            if subject is None and earlier is not None:
                subject = earlier.speaker
        else:
            subject = subject_before(tokens, start, verb)
            if subject is None and (
                previous is None or previous.low in ("and", "but", "or", ",") or _adverb(previous)
            ):
                subject = main_subject(tokens, start, verb) or (earlier.speaker if earlier else None)
        if subject is not None:
            return Attribution(number, token.span, subject, "before")
    return None


def _adverb(token: Token) -> bool:
    return token.low in BETWEEN or token.low.endswith("ly") or token.low in AUXILIARIES


def _share(here: list[Attribution], items: Sequence[Quotation]) -> list[Attribution]:
    """Within a paragraph one speaker goes on: “A,” said Orr. “B.” “C.”"""
    last: Attribution | None = None
    for at, attribution in enumerate(here):
        if attribution.speaker is None and items[attribution.quotation].kind == "speech" and last is not None:
            here[at] = attribution._replace(cue=last.cue, speaker=last.speaker, how="shared")
        elif attribution.speaker is not None:
            last = attribution
    following: Attribution | None = None
    for at in range(len(here) - 1, -1, -1):
        attribution = here[at]
        if attribution.speaker is not None:
            following = attribution if attribution.how in ("after", "inverted") else None
        elif following is not None and items[attribution.quotation].kind == "speech":
            here[at] = attribution._replace(cue=following.cue, speaker=following.speaker, how="shared")
    return here


def _carry(
    document: QuotedText,
    paragraph: int,
    attribution: Attribution,
    last: Attribution | None,
    by_paragraph: dict[int, list[tuple[int, Quotation]]],
) -> Attribution:
    """The speaker of a quotation whose paragraph names none: announced before a colon in the paragraph
    above, or the one who spoke there."""
    items = document.quotations.items
    quotation = items[attribution.quotation]
    if quotation.continued and last is not None and items[last.quotation].paragraph >= paragraph - 1:
        return attribution._replace(cue=last.cue, speaker=last.speaker, how="shared")
    before = document.paragraphs[paragraph - 1].span if paragraph else None
    if before is not None and document.text[before.end - 1] in ":,":
        tokens = tokenize(document.text, before, by_paragraph.get(paragraph - 1, ()))
        ranges = sentence_ranges(document.text, tokens)
        low, high = ranges[-1] if ranges else (0, 0)
        announced = _before(tokens, low, high, attribution.quotation, None)
        if announced is None:
            subject = main_subject(tokens, low, high)
            announced = Attribution(attribution.quotation, None, subject, "before") if subject else None
        if announced is not None:
            return announced
    if last is not None and items[last.quotation].paragraph >= paragraph - 1:
        return attribution._replace(cue=None, speaker=last.speaker, how="carried")
    return attribution
