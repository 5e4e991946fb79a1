"""Names for findings that stay the same while lines move, paragraphs are inserted and files are renamed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from ..model.finding import Finding
from ..model.span import Span
from ..storage.cache import digest
from ..storage.regex_cache import compiled

_WORD = compiled(r"\w+")

#: Words on either side that go into a fingerprint, and how far (in code points) they are looked for.
_AROUND = 4
_REACH = 160
#: Of a finding longer than twice this, only so many words at either end count: an edit in the middle of
#: a paragraph that is reported as a whole makes no new defect.
_ENDS = 8


def _bounds(span: Span, paragraphs: list[Span], starts: list[int], length: int) -> tuple[int, int]:
    """Start and end of the paragraph, or paragraphs, that hold a span; what stands next to a paragraph may
    change without touching the finding."""
    if not paragraphs:
        return 0, length
    first = paragraphs[max(bisect_right(starts, span.start) - 1, 0)]
    last = paragraphs[max(bisect_right(starts, max(span.end - 1, span.start)) - 1, 0)]
    return min(first.start, span.start), max(last.end, span.end)


def _words(text: str) -> list[str]:
    """Words alone: marks that are set anew, wrapped lines and curled quotation marks change nothing."""
    found: list[str] = _WORD.findall(text)
    return found


def _one_break(text: str) -> str:
    return text.replace("\r\n", "\n") if "\r" in text else text


def fingerprinted(
    findings: list[Finding], source: str, paragraphs: list[Span], first_ids: Mapping[str, str]
) -> list[Finding]:
    """Findings, in the order given, each with a fingerprint made of the rule, the words reported and the
    words around them in the same paragraph. The path, the line and everything outside the paragraph are
    left out. The same defect in the same company twice is told apart by counting.

    `paragraphs` are spans in `source`, in order. `first_ids` has the first id of each rule that has had others: by that
    one findings are known in baselines that were written before."""
    seen: dict[str, int] = {}
    starts = [paragraph.start for paragraph in paragraphs]
    marked = []
    for finding in findings:
        span = finding.span
        left, right = _bounds(span, paragraphs, starts, len(source))
        # twice the reach is enough, whatever ends the lines: CR and LF together count as one
        before = _one_break(source[max(left, span.start - 2 * _REACH) : span.start])[-_REACH:]
        after = _one_break(source[span.end : min(right, span.end + 2 * _REACH)])[:_REACH]
        said = finding.text.split()
        if len(said) > 2 * _ENDS:
            said = [*said[:_ENDS], "...", *said[-_ENDS:]]
        key = "\n".join(
            (
                first_ids.get(finding.rule, finding.rule),
                " ".join(said),
                " ".join(_words(before)[-_AROUND:]),
                " ".join(_words(after)[:_AROUND]),
            )
        )
        seen[key] = seen.get(key, 0) + 1
        name = digest(key.encode(errors="surrogatepass"), b"%d" % seen[key])
        marked.append(finding._replace(fingerprint=name))
    return marked
