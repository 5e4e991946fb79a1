"""Pairing the double marks of a story, paragraph by paragraph, and telling what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.word_lists import Pattern, either, words
from ...model.span import Span
from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled
from ..paragraphs import Paragraph
from .marks import Mark, find_marks

_SENTENCE_END = compiled(r"[.!?…][’')\]]*\s*$|[—–-]\s*$")
_LIST = "news/reporting-verbs", "within-a-paragraph"
_CUES = words(*_LIST)
_NAME = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
#: ", he said." or ", said Mr. Rother": what stands outside a quotation, met where one is still open.
_ATTRIBUTION = Pattern(
    lambda: (
        rf"(?P<stop>[,?!]) (?:(?:he|she|they|{_NAME}) {either(*_LIST)}|(?:said|says|asked|added|recalled) {_NAME})"
        r"(?: [\w ,’'-]{0,60})?(?=[.:]?\s*(?:[“\"]|$))"
    )
)
#: The same where a quotation opens again behind it, so that its closing mark is surely lost: "the judge said.", "told Rother.",
#: and "he said." with the comma lost too.
_BEFORE_OPENING = Pattern(
    lambda: (
        rf"(?P<stop>[,?!]?) (?:(?:(?<=[,?!] )(?:the|his|her|a|an) (?:[\w’'-]+ ){{1,2}}|(?:he|she|they|{_NAME}) ){either(*_LIST)}|"
        rf"(?:said|says|told|asked|added|recalled|explained|remarked|continued) (?:{_NAME}|(?:he|she|they)\b|the [\w’'-]+))"
        r"(?P<rest>(?:,? [\w,’'-]+){0,8})[.:,]\s*$"
    )
)
#: Where speech goes on behind an attribution: "who was there, I would go."
_GOES_ON = (
    r"[,.;:] (?P<word>I|I[’'](?:m|d|ve|ll)|We|we|We[’']\w+|You|My|Our|It[’']s|That[’']s|They[’']\w+) (?=\w)"
)
#: So many paragraphs without any marks may stand between the opening and the closing mark.
_SET_OFF = 5
#: Longer paragraphs than this, in characters, are several run into one: a lost line break, not a lost mark.
_FLATTENED = 900


class Damage(NamedTuple):
    """A quotation mark that is wrong or missing. `span` is where it stands or should stand.

    `kind` is one of: unclosed (the closing mark is missing), unopened (a quotation goes on without its opening mark),
    reopened (an opening mark inside an open
    quotation), not-reopened (a paragraph of a running quotation lacks its opening mark), stray (a closing
    mark without an opening one), wrong-direction, nested-unclosed. `fix` is the text to put at `span`, or
    None where no safe mending is known. `opening` is the mark it belongs to, where there is one.
    """

    kind: str
    span: Span
    fix: str | None = None
    opening: Span | None = None


class Pair(NamedTuple):
    """What stands between two marks of one paragraph, before it is known what sort of quotation it is.
    `closed` is false where the paragraph or an attribution ends it instead of a mark."""

    span: Span
    inner: Span
    paragraph: int
    nested: bool = False
    continues: bool = False
    continued: bool = False
    closed: bool = True


class Pairing:
    """The pairs and the damage of a whole text. Paragraphs are fed in order; `carried` is the glyph
    of a quotation that the paragraph before left open and this one takes up again."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self.text = text
        self.pairs: list[Pair] = []
        self.damage: list[Damage] = []
        self.closing = "”" if "”" in text or "“" in text else '"'
        self.opening = "“" if "“" in text else '"'
        running = [n for n, p in enumerate(paragraphs) if p.kind in ("body", "quote", "item")]
        following = dict(zip(running, running[1:]))
        marks = find_marks(text, [p.span for p in paragraphs])
        carried: dict[int, Mark] = {}
        for number, paragraph in enumerate(paragraphs):
            if not marks[number]:
                continue
            after = following.get(number)
            going = None if after is None else _takes_up(paragraphs[after], marks[after])
            between: list[int] = []
            while going is None and after is not None and not marks[after] and len(between) < _SET_OFF:
                between.append(after)
                after = following.get(after)
                if after is not None and _takes_up(paragraphs[after], marks[after]) == "closed":
                    going = "closed"
            left = self._paragraph(number, paragraph.span, marks[number], carried.get(number), going)
            if left is not None and after is not None:
                carried[after] = left
                for inside in between:
                    span = paragraphs[inside].span
                    self.pairs.append(Pair(span, span, inside, False, True, True, False))

    def _paragraph(
        self, number: int, span: Span, marks: list[Mark], carried: Mark | None, going: str | None
    ) -> Mark | None:
        """Pair the marks of one paragraph; returns the mark left open for the next one."""
        text = self.text
        opened: Mark | None = None
        inner: Mark | None = None
        begun = span.start
        continued = False
        if carried is not None:
            continued = True
            if marks[0].start != span.start:  # the opening mark of this paragraph is missing
                opened = carried
                first_word = compiled(r"\S+").match(text, span.start)
                place = Span(*first_word.span()) if first_word else span
                self.damage.append(Damage("not-reopened", place, self.opening + place.of(text), _at(carried)))

        def close(end: int, stop: int, *, closed: bool = True, continues: bool = False) -> None:
            nonlocal opened, continued
            assert opened is not None
            start = opened.start if opened.start >= span.start else span.start
            first = opened.end if opened.start >= span.start else span.start
            inside = Span(first, max(first, end))
            self.pairs.append(Pair(Span(start, stop), inside, number, False, continues, continued, closed))
            opened, continued = None, False

        for at, mark in enumerate(marks):
            role = self._role(mark, opened, at, marks)
            if role == "open" and mark.end == span.end:
                self.damage.append(Damage("stray", _at(mark)))  # nothing follows that it could open
            elif role == "open" and opened is None:
                opened = mark
                begun = mark.start
            elif role == "open":
                assert opened is not None
                if mark.start == marks[at - 1].end:
                    self._doubled(marks[at - 1], mark)
                    continue
                if inner is None and _nests(text, mark, opened, marks[at + 1 :], going is not None):
                    inner = mark
                    continue
                inner = None
                missing = self._missing(begun, mark.start)
                if missing is None:
                    missing = self._before_opening(begun, mark.start)
                if missing is None and _SENTENCE_END.search(text, begun, mark.start):
                    if span.end - span.start < _FLATTENED and not mark.digit:
                        self.damage.append(Damage("reopened", _at(mark), None, _at(opened)))
                    end = len(text[: mark.start].rstrip())
                    close(end, end, closed=False, continues=True)
                    continued = True
                else:
                    if missing is None:
                        missing = len(text[: mark.start].rstrip())
                    self._unclosed(missing, opened)
                    close(missing, missing, closed=False)
                opened, begun = mark, mark.start
            elif role == "close" and inner is not None:
                nested = Span(inner.end, mark.start)
                self.pairs.append(Pair(Span(inner.start, mark.end), nested, number, nested=True))
                inner = None
            elif role == "close" and opened is not None:
                close(mark.start, mark.end)
            elif role == "close":
                if at > 0 and marks[at - 1].end == mark.start:
                    self._doubled(marks[at - 1], mark)
                else:
                    self.damage.append(self._stray(mark, marks[at - 1].end if at else None))
        if opened is None:
            return None
        left: Mark = opened
        missing = self._missing(begun, span.end)
        if missing is None and going is not None:
            close(span.end, span.end, closed=False, continues=True)
            return left
        self._unclosed(span.end if missing is None else missing, left)
        close(missing or span.end, missing or span.end, closed=False)
        return None

    def _role(self, mark: Mark, opened: Mark | None, at: int, marks: list[Mark]) -> str:
        if mark.glyph == "close":
            if mark.shape == "open" and opened is None:
                self.damage.append(Damage("wrong-direction", _at(mark), "“"))
                return "open"
            return "close"
        if mark.glyph == "open":
            if not mark.shape and opened is not None and self._after_stop(mark):
                self.damage.append(Damage("wrong-direction", Span(mark.start - 1, mark.end), "”"))
                return "close"
            if mark.shape == "close":
                if opened is not None and self.text[opened.start] != "„":
                    self.damage.append(Damage("wrong-direction", _at(mark), "”"))
                return "close"
            return "open"
        if mark.digit and self._inches(mark, opened, at, marks):
            return "none"
        if mark.shape:
            return mark.shape
        return "open" if opened is None else "close"

    def _after_stop(self, mark: Mark) -> bool:
        """True if a mark with a blank on either side follows the stop of a quotation: “It is late, “ he said."""
        text = self.text
        return (
            text[mark.start - 2 : mark.start - 1] in (",", ".", "?", "!")
            and text[mark.start - 1 : mark.start] == " "
            and text[mark.end : mark.end + 1] == " "
            and text[mark.end + 1 : mark.end + 2].isalpha()
        )

    def _inches(self, mark: Mark, opened: Mark | None, at: int, marks: list[Mark]) -> bool:
        """A straight mark after a digit is inches if nothing is open, or if the sentence goes on in
        lower case and the quotation is closed properly further on."""
        if mark.shape == "open":
            return False
        if opened is None:
            return True
        after = self.text[mark.end : mark.end + 2]
        return (
            after[:1] == " "
            and after[1:].islower()
            and at + 1 < len(marks)
            and marks[at + 1].shape == "close"
            and self.text[marks[at + 1].start - 1] in ".,?!"
        )

    def _doubled(self, first: Mark, second: Mark) -> None:
        """Report a mark that was typed twice."""
        place = Span(first.start, second.end)
        self.damage.append(Damage("stray", place, self.text[first.start : first.end]))

    def _missing(self, start: int, end: int) -> int | None:
        """Where a closing mark was lost before an attribution (", he said."), or None."""
        words = self.text[start:end].split()
        if not any(word.rstrip(".:") in _CUES for word in words):
            return None
        found = _ATTRIBUTION.search(self.text, start, end)
        return found.end("stop") if found else None

    def _before_opening(self, start: int, end: int) -> int | None:
        """Where a closing mark was lost before a short attribution that another opening mark follows, or None."""
        found = _BEFORE_OPENING.search(self.text, max(start, end - 120), end)
        if found is None or (not found["stop"] and found["rest"]):
            return None
        return found.end("stop")

    def _stray(self, mark: Mark, after: int | None) -> Damage:
        """A closing mark without an opening one: where the quotation goes on behind an attribution, the word that lacks it."""
        if after is not None and self.text[after : after + 1] == " ":
            found = compiled(_GOES_ON).search(self.text, after, mark.start)
            if found:
                place = Span(*found.span("word"))
                return Damage("unopened", place, self.opening + place.of(self.text), _at(mark))
        return Damage("stray", _at(mark))

    def _unclosed(self, end: int, opened: Mark) -> None:
        """Report the last word before `end`, where the closing mark is missing."""
        words = self.text[opened.start : end].split()
        last = (
            words[-1] if words else ""
        )  # a pattern that looks for it would try each character of a long word
        place = Span(self.text.rindex(last, opened.start, end), end) if last else Span(opened.start, end)
        fix = place.of(self.text).rstrip() + self.closing
        self.damage.append(Damage("unclosed", place, fix, _at(opened)))


def _at(mark: Mark) -> Span:
    return Span(mark.start, mark.end)


def _nests(text: str, mark: Mark, opened: Mark, rest: list[Mark], going: bool) -> bool:
    """True if this opening mark begins a quotation within the open one, set in double marks too: a
    closing mark for each follows before anything opens again, or one does and the next paragraph goes on."""
    closing = 0
    for after in rest:
        if after.shape == "open" or after.glyph == "open":
            break
        closing += 1
    if closing == 1 and going and len(rest) == 1:
        return True
    return closing > 1 and not _SENTENCE_END.search(text, opened.start, mark.start)


def _takes_up(paragraph: Paragraph, marks: list[Mark]) -> str | None:
    """How a paragraph goes on with a quotation left open before it: with an opening mark at its start
    ("opened"), without one but with a closing mark further on ("closed"), or not at all (None)."""
    if not marks:
        return None
    first = marks[0]
    if first.start == paragraph.span.start:
        return "opened" if first.glyph != "close" else None
    if first.shape == "close" and first.glyph != "open" and not first.digit:
        return "closed"
    return None
