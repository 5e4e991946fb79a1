"""Fixed phrases that can never be found: text folds them away, or another entry is always met first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...document.document import Document
from . import phrase_index

#: What no copy holds between letters, but a list pasted from elsewhere may.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
#: So many entries are looked at together.
_BATCH = 500


def dead_phrases(entries: Iterable[tuple[str, str, tuple[str, ...]]]) -> Iterator[str]:
    """A sentence for each entry (folded, as written if the case matters, replacements) that finds nothing, whatever
    the text."""
    listed = tuple(entries)
    first: dict[tuple[str, str], tuple[str, ...]] = {}
    told: set[tuple[str, str]] = set()
    written = []
    for folded, cased, replacements in listed:
        known = first.setdefault((folded, cased), replacements)
        if known != replacements and (folded, cased) not in told:
            told.add((folded, cased))
            yield (
                f"'{cased or folded}' is there twice; '{'/'.join(replacements)}' is never offered, because "
                f"'{'/'.join(known)}' comes first"
            )
        written.append(cased or folded)
    index = phrase_index.build((folded, cased) for folded, cased, _ in listed)
    for at in range(0, len(written), _BATCH):
        batch = list(dict.fromkeys(written[at : at + _BATCH]))
        text, starts = "", {}
        for entry in batch:
            starts[len(text), len(text) + len(entry)] = entry
            text += f"{entry} .\n\n"
        met = {
            tuple(span)
            for span, cased in phrase_index.scan(Document(text), index)
            if not cased or " ".join(span.of(text).split()) == cased
        }
        for place, entry in starts.items():
            if odd := _INVISIBLE.search(entry):
                code = f"U+{ord(odd.group()):04X}"
                shown = _INVISIBLE.sub("", entry)
                yield f"'{shown}' can never be found: it holds an invisible character ({code}); type it again"
            elif place not in met:
                yield f"'{entry}' can never be found: write it as words with single blanks between them"
