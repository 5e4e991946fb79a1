"""Entries of rules that can never be found: text folds them away, or another entry is always met first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..checks.registry import kind_module
from ..document.document import Document
from ..packs.rule import Loaded
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: What no copy holds between letters, but a list pasted from elsewhere may.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
#: So many entries are looked at together.
_BATCH = 500


def unreachable(loaded: Loaded) -> list[str]:
    """One sentence for each entry of a rule that finds nothing, whatever the text."""
    look = _LOOKS.get(loaded.rule.kind)
    return list(look(loaded)) if look else []


def _phrases(loaded: Loaded) -> Iterator[str]:
    module: Any = kind_module(loaded.rule.kind)
    linked = module.link({0: loaded.data})
    first: dict[tuple[str, str], tuple[str, ...]] = {}
    told: set[tuple[str, str]] = set()
    written = []
    for folded, cased, replacements in loaded.data:
        known = first.setdefault((folded, cased), replacements)
        if known != replacements and (folded, cased) not in told:
            told.add((folded, cased))
            yield (
                f"'{cased or folded}' is there twice; '{'/'.join(replacements)}' is never offered, because "
                f"'{'/'.join(known)}' comes first"
            )
        written.append(cased or folded)
    for at in range(0, len(written), _BATCH):
        batch = list(dict.fromkeys(written[at : at + _BATCH]))
        text, starts = "", {}
        for entry in batch:
            starts[len(text), len(text) + len(entry)] = entry
            text += f"{entry} .\n\n"
        met = {
            (hit.span.start, hit.span.end) for _, hit in module.find(Document(text), linked, frozenset([0]))
        }
        for place, entry in starts.items():
            if odd := _INVISIBLE.search(entry):
                code = f"U+{ord(odd.group()):04X}"
                shown = _INVISIBLE.sub("", entry)
                yield f"'{shown}' can never be found: it holds an invisible character ({code}); type it again"
            elif place not in met:
                yield f"'{entry}' can never be found: write it as words with single blanks between them"


def _tokens(loaded: Loaded) -> Iterator[str]:
    from ..checks.matching.token_text import tokens_of

    sequences, unless = loaded.data
    words: dict[str, None] = {}
    for tests, *_ in sequences:
        for how, what in tests:
            if how in ("w", "W", "n") and not isinstance(what, str):
                words.update(dict.fromkeys(sorted(what)))
    listed = [word for word in (*words, *sorted(unless)) if word not in ("?", "<cap>")]
    read = set(tokens_of(Document(" , ".join(listed))).words)
    for word in listed:
        if word not in read:
            told = "write it in lower case" if word != word.lower() else "it is not read as one word"
            yield f"'{word}' can never be found: {told}"


def _pattern(loaded: Loaded) -> Iterator[str]:
    from ..checks.matching.required_literals import shadowed

    for earlier, later in shadowed(loaded.data[0]):
        yield f"in the pattern '{later}' is never reached, because '{earlier}' before it already matches; put the longer one first"


_LOOKS = {"phrases": _phrases, "swap": _phrases, "tokens": _tokens, "pattern": _pattern}
