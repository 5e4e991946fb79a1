"""The words of a stretch of prose as attribution needs them: quotations count as one token each."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.reporting_verbs import DETERMINERS, SAYING, TITLES
from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled
from .speech.quotations import Quotation

_TOKEN = compiled(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’&.@-](?=[^\W_]))*|\([^()\n]{1,80}\)|\.{3}|\S")


class Token(NamedTuple):
    """A word, a sign, a bracketed remark, or a whole quotation (`quote` is its number, else -1).
    `low` is the word in lower case with straight apostrophes."""

    start: int
    end: int
    text: str
    low: str
    quote: int = -1

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


def tokenize(text: str, span: Span, quotes: Sequence[tuple[int, Quotation]] = ()) -> list[Token]:
    """The tokens of `span`; each of `quotes` (number and quotation, in order, all inside) is one of them.
    The stop of an abbreviation or an initial belongs to its token."""
    tokens: list[Token] = []
    append, make = tokens.append, tuple.__new__
    at = span.start
    for number, quotation in [*quotes, (-1, None)]:
        end = quotation.span.start if quotation else span.end
        for match in _TOKEN.finditer(text, at, end):
            word = match.group()
            start, stop = match.span()
            if word == "." and tokens and tokens[-1].end == start and tokens[-1].quote < 0:
                last = tokens[-1]
                if (
                    last.low in TITLES
                    or (len(last.text) == 1 and last.text.isupper())
                    or "." in last.text
                    or text[stop : stop + 1] == ","  # "IG Ltd., said"
                ):
                    tokens[-1] = Token(last.start, stop, last.text + ".", last.low)
                    continue
            low = word.lower()
            # as Token(...), in half the time: an article has hundreds
            append(make(Token, (start, stop, word, low.replace("’", "'") if "’" in low else low, -1)))
        if quotation is not None:
            append(Token(*quotation.span, "“”", "“”", number))
            at = quotation.span.end
    return tokens


def sentence_ranges(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The sentences of a paragraph, as ranges of tokens."""
    ranges: list[tuple[int, int]] = []
    start = 0
    for at, token in enumerate(tokens):
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None:
            break
        if token.quote >= 0:
            inside = text[token.start : token.end].rstrip("”\"'’»`")
            ends = inside[-1:] in ".!?…"
            if ends and following.quote < 0 and (following.text[0].islower() or following.text in ",—–―;:-"):
                ends = False
            if (
                ends
                and following.quote < 0
                and (
                    _attribution_ahead(tokens, at + 1)
                    if inside[-1:] in "!?…"
                    else _nothing_but_said(tokens, at + 1)
                )
            ):
                ends = False
        else:
            ends = token.text in ("!", "?", ".") or (token.text == "U.S." and following.low in DETERMINERS)
            if ends and following.quote < 0 and following.text[0].islower():
                ends = False
        if ends:
            ranges.append((start, at + 1))
            start = at + 1
    if start < len(tokens):
        ranges.append((start, len(tokens)))
    return ranges


def _attribution_ahead(tokens: Sequence[Token], at: int) -> bool:
    """True if a name and a verb of saying come next: “Why?” Orr asked."""
    for offset in range(6):
        if at + offset >= len(tokens):
            return False
        token = tokens[at + offset]
        if token.quote >= 0 or token.text in ".!?,;:":
            return token.text == "," and offset > 0
        if token.low in SAYING or token.low in ("asked", "shouted", "cried", "yelled", "wondered"):
            return True
        if (
            token.low.endswith("ed")
            and offset == 1
            and tokens[at].text[0].isupper()
            and tokens[at + 2 : at + 3]
        ):
            return tokens[at + 2].text == "."  # “Why?” Orr pressed.
    return False


def _nothing_but_said(tokens: Sequence[Token], at: int) -> bool:
    """True if a name, a verb of saying and a stop come next: “I hope so.” Orr said."""
    return (
        at + 2 < len(tokens)
        and tokens[at].text[0].isupper()
        and tokens[at + 1].low in SAYING
        and tokens[at + 2].text == "."
    )
