"""Speech that is set off by something else than the double marks of English copy: marks of other countries, marks that
are spelled out (`&ldquo;`, `<q>`, `[quote]`), lines that begin with `>`, labels of speakers, a dash.

What is certain enough for rules to be silent there is told apart from what only might be speech. No program changes
the words of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...language.reporting_verbs import SAYING
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..paragraphs import Paragraph

if TYPE_CHECKING:
    from ..text import Text


class SetOff(NamedTuple):
    """Stretches of a text, each list in order and none touching another: what `surely` is quoted, and that together
    with what `perhaps` is."""

    surely: tuple[Span, ...] = ()
    perhaps: tuple[Span, ...] = ()


#: One of these stands in every text that `_marked` finds anything in. Most articles have none.
_ANY = compiled(r"[<>&‹›「」『』｢｣《》〈〉❝❞❛❜❮❯〝〞〟＂＇‚‟»]|,,|\\u20|\[/?quote")
#: Marks in pairs: what opens and what closes. Marks of one form do both.
_PAIRS = (
    ("‹", "›"), ("›", "‹"), ("»", "«"), ("「", "」"), ("『", "』"), ("｢", "｣"), ("《", "》"), ("〈", "〉"), ("❝", "❞"), ("❛", "❜"),
    ("❮", "❯"), ("〝", "〞〟"), ("＂", "＂"), ("＇", "＇"), ("‚", "‘’"), ("‟", "”"),
)  # fmt: skip
#: Double marks as HTML spells them, perhaps twice over.
_ENTITY = (
    r"&(?:amp;)?(?:[lr]dquor?|bdquo|quot|[lr]aquo|[lr]saquo|#0*(?:34|171|187|822[0-3]|8249|8250)|"
    r"#x0*(?:22|ab|bb|201[c-f]|2039|203a));"
)
#: What may open a quotation, without anything certain to close it: single marks spelled out (they are apostrophes, too),
#: marks made of commas and angle brackets, escapes.
_DOUBTFUL = (
    r"(?<!\w)&(?:amp;)?(?:apos|[ls]b?[sq]q?uor?|#0*(?:39|821[68])|#x0*(?:27|201[8a]));(?=[\w<])"
    r"|(?<!\w),,(?=\w)|<<(?=\S)|\\u201[c-f89a]"
)
_TAG = r"(?:<|&lt;|\[)(?P<end>/?)(?P<name>q|blockquote|quote|aside-quote|pullquote)(?=[\s>&\]=/])[^<>\n\[\]]{0,300}"
#: A line that answers to another: all until the next empty line is quoted.
_ANSWERED = r"^[ \t]*(?:>|&gt;)(?!>)[^\n]*(?:\n(?![ \t]*\n)[^\n]+)*"

#: The name of a speaker before what is said: "Q:", "PRATES:", "Ann Prates (on the phone):".
_LABEL = compiled(
    r"[^\w\n]{0,3}(?P<name>[^\W\d_][\w.’'-]*(?: (?:[^\W\d_a-z][\w.’'-]*|(?:de|la|le|van|von|der|den|of|the|and|&|al|bin|da|dos))){0,4})"
    r"(?: ?[(\[][^)\]\n]{0,60}[)\]])?[*_]{0,2}(?:[:：]|(?<=\bQ)\.|(?<=\bA)\.)[*_]{0,2}(?=\s)"
)
#: So many labelled paragraphs make an interview, and then what stands behind a label was surely said.
_TURNS = 4
_DASHES = "–—―"


def find_set_off(document: Text) -> SetOff:
    """What is set off as speech in a document, its block quotations included."""
    text = document.text
    paragraphs = document.paragraphs
    surely = [paragraph.span for paragraph in paragraphs if paragraph.kind == "quote"]
    perhaps: list[Span] = []
    if _ANY.search(text):
        _marked(text, paragraphs, surely, perhaps)
    _labelled(document, surely, perhaps)
    return SetOff(_joined(surely), _joined((*surely, *perhaps)))


def _marked(text: str, paragraphs: Iterable[Paragraph], surely: list[Span], perhaps: list[Span]) -> None:
    spans = [paragraph.span for paragraph in paragraphs]
    for opening, closing in _PAIRS:
        if opening in text:
            _paired(text, spans, f"[{opening}{closing}]", opening, surely, perhaps)
    if "&" in text:
        _paired(text, spans, _ENTITY, "", surely, perhaps)
    if "&" in text or ",," in text or "<<" in text or "\\u20" in text:
        for match, _, end in _within(compiled(_DOUBTFUL, re.IGNORECASE).finditer(text), spans):
            perhaps.append(Span(match.start(), end))
    surely += quoting_tags(text)
    if ">" in text or "&gt;" in text:
        surely += [Span(*match.span()) for match in compiled(_ANSWERED, re.MULTILINE).finditer(text)]


def _within(matches: Iterable[re.Match[str]], spans: list[Span]) -> Iterator[tuple[re.Match[str], int, int]]:
    """Matches with the start and the end of the paragraph each lies in; those outside of all are left out."""
    at = 0
    for match in matches:
        while at < len(spans) and spans[at].end <= match.start():
            at += 1
        if at < len(spans) and spans[at].start <= match.start():
            yield match, spans[at].start, spans[at].end


def _paired(
    text: str, spans: list[Span], pattern: str, opening: str, surely: list[Span], perhaps: list[Span]
) -> None:
    """The stretches between marks in one paragraph. With `opening` nothing else begins one, else the first mark does. A
    mark between spaces that opens nothing is none: Home › News."""
    opened = limit = -1
    for match, _, end in _within(compiled(pattern, re.IGNORECASE).finditer(text), spans):
        if opened >= 0 and end != limit:
            perhaps.append(Span(opened, limit))
            opened = -1
        start, stop = match.span()
        if opened < 0:
            loose = text[start - 1 : start].isspace() and text[stop : stop + 1].isspace()
            if (not opening or match.group() == opening) and not (loose and opening in "›»‚"):
                opened, limit = start, end
        elif opening and match.group() == opening and opening not in "＂＇":
            continue  # one within another
        elif match.group() != "’" or not text[stop : stop + 1].isalnum():
            surely.append(Span(opened, stop))
            opened = -1
    if opened >= 0:
        perhaps.append(Span(opened, limit))


@lru_cache(maxsize=4)
def quoting_tags(text: str) -> tuple[Span, ...]:
    """The stretches that tags enclose which say that something is quoted; one that is never closed runs to the end."""
    if not ("<" in text or "&lt;" in text or "[quote" in text):
        return ()
    found: list[Span] = []
    depth = begun = 0
    for match in compiled(_TAG, re.IGNORECASE).finditer(text):
        if not match["end"]:
            depth += 1
            begun = match.start() if depth == 1 else begun
        elif depth:
            depth -= 1
            if not depth:
                found.append(Span(begun, match.end()))
    if depth:
        found.append(Span(begun, len(text)))
    return tuple(found)


def _labelled(document: Text, surely: list[Span], perhaps: list[Span]) -> None:
    text = document.text
    labels: list[tuple[str, Span]] = []
    for kind, span in document.paragraphs:
        start, end = span
        first = text[start]
        dash = first in _DASHES or text.startswith("--", start)
        if dash or (first in "-*•·" and _speaks(text[start:end])):
            perhaps.append(span)
        opening = text[start : min(start + 100, end)]
        if (":" in opening or "：" in opening or first in "QA") and kind in ("body", "item", "quote"):
            found = _LABEL.match(text, start, end)
            if found:
                labels.append((found["name"], span))
    dateline = document.dateline if labels else None
    if dateline is not None:
        labels = [(name, span) for name, span in labels if not span.start <= dateline.span.start < span.end]
    if not labels:
        return
    times: dict[str, int] = {"Q": 1, "A": 1}
    for name, _ in labels:
        times[name] = times.get(name, 0) + 1
    turns = [span for name, span in labels if times[name] > 1]
    perhaps += [span for _, span in labels]
    if len(turns) >= 2:  # whoever speaks goes on in the paragraphs that have no label
        perhaps.append(Span(turns[0].start, len(text)))
    if len(turns) >= _TURNS:
        surely += turns


def _speaks(text: str) -> bool:
    """True if a verb of saying stands in a text."""
    return not SAYING().isdisjoint(text.lower().replace(",", " ").split())


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            if span.end > found[-1].end:
                found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)
