"""The catalogue of rules as Markdown, made from the packs: what it shows is what is tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.finding import FAMILIES
from ..packs.examples import show_marks
from ..packs.rule import Example, Loaded
from ..yaml_marks.nodes import visible
from .measured import Summary, shown

_SHOWN = 2

_FAMILIES = (*FAMILIES, "newslint")
#: What each family is about.
_ABOUT = {
    "typos": "Slips of spelling, names, places, dates and style that a reader sees at once.",
    "garbled": "Phrasing that no editor would pass: broken by a rewriting tool, a translation or a hasty cut.",
    "spun": "Set phrases, names and terms of art that were run through a list of synonyms.",
    "attribution": "Who said what: lost quotation marks, speakers that change, credit lines glued to the story.",
    "style": "House style. Off unless selected.",
    "newslint": "What newslint reports by itself: characters that are not what they seem, and its own directives.",
}


def _place(family: str) -> tuple[int, str]:
    """Where a family stands in lists: ours in their order, those of a house behind them."""
    return (_FAMILIES.index(family) if family in _FAMILIES else len(_FAMILIES), family)


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    flat = " ¶ ".join(line.strip() for line in text.strip().splitlines() if line.strip())
    return f"{fence}{visible(flat)}{fence}"


def _examples(examples: Iterable[Example], most: int | None) -> Iterator[str]:
    for kind, title in (("bad", "finds"), ("good", "leaves alone")):
        for example in [e for e in examples if e.kind == kind and not e.todo][:most]:
            fixed = f" → {_code(example.fixed)}" if example.fixed else ""
            yield f"- {title}: {_code(show_marks(example))}{fixed}"


def catalogue(loaded: Iterable[Loaded], summary: Summary | None = None) -> Iterator[str]:
    """The lines of the catalogue, with what was measured of each rule."""
    entries = sorted(loaded, key=lambda entry: (_place(entry.rule.family), entry.rule.id))
    yield "# Rules"
    yield ""
    yield "Made from the packs by `newslint rules --format markdown`; every example here is a test. Words in"
    yield "`[[ ]]` are what a rule marks, ¶ stands for a new paragraph."
    if summary:
        yield "What was measured is its hits in edited copy, and how many of those that were read are right; see"
        yield "[evidence.md](evidence.md)."
    yield ""
    families = list(dict.fromkeys(entry.rule.family for entry in entries))
    for family in families:
        number = sum(entry.rule.family == family for entry in entries)
        about = _ABOUT.get(family, "A family of the house.")
        yield f"- [{family}](#{family}): {number} rules. {about}"
    for family in families:
        chosen = [entry for entry in entries if entry.rule.family == family]
        yield ""
        yield f"## {family}"
        for entry in chosen:
            yield ""
            yield f"### {entry.rule.id}"
            yield ""
            yield from about_rule(entry, summary)
    yield ""


def about_rule(entry: Loaded, summary: Summary | None = None, most: int | None = _SHOWN) -> Iterator[str]:
    """The lines on one rule below its heading, with at most so many examples of each sort (None: with all)."""
    rule = entry.rule
    notes = [rule.level]
    if rule.off:
        notes.append("off unless selected")
    if rule.quotes != "skip":
        notes.append("quoted speech too" if rule.quotes == "also" else "quoted speech only")
    if rule.fix:
        notes.append("fix" if rule.fix == "safe" else "fix on request")
    if measured := shown(summary, rule.id):
        notes.append(measured)
    yield f"*{', '.join(notes)}* — {rule.message}"
    yield ""
    yield rule.why + (f" ({rule.source})" if rule.source else "")
    yield ""
    yield from _examples(entry.examples, most)
