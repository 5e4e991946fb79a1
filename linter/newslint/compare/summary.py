"""What a comparison comes to, in a few figures and one sentence."""

from __future__ import annotations

from collections import Counter

from .run import Compared

_GROUPS = (
    ("speaker", "speakers", "changed", ("speaker-changed", "speaker-dropped", "source-changed")),
    ("figure or date", "figures or dates", "changed", ("figure-changed", "magnitude-changed", "unit-changed", "date-changed", "bound-turned")),
    ("name", "names", "changed", ("name-changed", "name-respelled", "agency-changed")),
    ("statement", "statements", "turned round", ("negation-changed", "meaning-reversed")),
    ("attribution or hedge", "attributions or hedges", "dropped", ("attribution-dropped", "hedge-dropped", "bound-dropped")),
    ("term", "terms", "exchanged", ("term-changed",)),
    ("word or phrase", "words or phrases", "exchanged for others that say the same", ("word-exchanged", "active-made-passive")),
    ("passage of speech", "passages of speech", "without its marks", ("speech-unmarked",)),
)  # fmt: skip


def figures(result: Compared) -> dict[str, int]:
    """Counts of quotations by what became of them, of changes by kind, and in percent the share of words
    carried over in runs of five or more, and in any."""
    worst = {"intact": 0, "unjudged": 0, "extended": 1, "altered": 2, "from-narration": 3, "invented": 4}
    fate: dict[int, str] = {}
    for match in result.matches:
        known = fate.get(match.quotation)
        if known is None or worst[match.status] > worst[known]:
            fate[match.quotation] = match.status
    counts = Counter(fate.values())
    out = {"quotations": sum(n for status, n in counts.items() if status != "unjudged")}
    out |= {f"quotations-{status}": counts[status] for status in worst if status != "unjudged"}
    kinds = Counter(change.kind for change in result.changes if change.kind != "copied")
    out |= dict(sorted(kinds.items()))
    out["carried-over-percent"] = round(100 * result.comparison.carried)
    out["words-kept-percent"] = round(100 * result.comparison.kept)
    return out


def sentence(result: Compared) -> str:
    """For example "7 of 9 quotations intact, 2 altered; 1 speaker changed; 3 figures or dates changed"."""
    told = figures(result)
    total = told["quotations"]
    parts: list[str] = []
    if total:
        first = f"{told['quotations-intact']} of {total} quotation{'s' if total != 1 else ''} intact"
        for status, words in (
            ("altered", "altered"),
            ("extended", "extended"),
            ("from-narration", "made from narration"),
            ("invented", "not in the source"),
        ):
            if told[f"quotations-{status}"]:
                first += f", {told[f'quotations-{status}']} {words}"
        parts.append(first)
    for one, many, done, kinds in _GROUPS:
        number = sum(told.get(kind, 0) for kind in kinds)
        if number:
            parts.append(f"{number} {one if number == 1 else many} {done}")
    share = f"{told['words-kept-percent']}% of the words outside quotations carried over"
    parts.append(f"{share}, {told['carried-over-percent']}% in runs of five or more")
    return "; ".join(parts)
