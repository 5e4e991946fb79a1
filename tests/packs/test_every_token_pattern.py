"""Every pattern of words that ships finds something: a text is made for each from its own tests, and must be found.

Such a text is not English. It shows that the pattern can be met at all: that its words are words to us, that its marks
and gaps can stand in a text, and that no test in it rules out another.
"""

from __future__ import annotations

import pathlib

import pytest
import yaml

from newslint.checks.kinds import tokens
from newslint.checks.matching.token_index import Compiled
from newslint.checks.matching.token_language import parse
from newslint.document.document import Document
from newslint.language.word_classes import SHAPES

BaseLoader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # one takes a tenth of the time of the other
RULES = pathlib.Path(__file__).parents[2] / "rules"
#: A word for each class, and words for tests that only rule some out.
SAMPLES = (
    "table", "Quito", "tables", "opened", "opening", "7", "1950", "3rd", "quickly", "went", "girl's", "Quito's", "zebra",
)  # fmt: skip


class Lists:
    """What a rule's sets ask the loader for: the words of a list beside its pack."""

    def __init__(self, pack: pathlib.Path) -> None:
        self._folder = pack.parent

    def read_words(self, name: str, _key: str) -> list[str]:
        lines = (self._folder / name).read_text(encoding="utf-8").splitlines()
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def token_rules():
    for path in sorted(RULES.glob("*/*.yaml")):
        for rule in yaml.load(path.read_text(encoding="utf-8"), BaseLoader).get("rules", ()):
            if rule["kind"] == "tokens":
                yield pytest.param(path, rule, id=rule["id"])


def words_of(test):
    how, what = test
    if how == "w":
        return [min(what, key=lambda word: (not word.isalpha(), word))]
    if how == "W":
        return [min(what).capitalize()]
    if how == "n":
        return [word for word in SAMPLES if word not in what]
    if how == "a":
        return ["table"]
    return [word for word in SAMPLES if SHAPES[what](word.lower(), word) is (how == "c")]


def made(sequence):
    """A sentence that a sequence of tests should be met in."""
    text = ""
    for number, (test, gap) in enumerate(zip(sequence.tests, sequence.gaps)):
        word = words_of(test)[0]
        if number:
            text += {" ": " ", "-": "-", "(": " ("}.get(gap, f"{gap} " if gap not in ("^", "") else " ")
        elif gap not in ("^", " ", ""):
            text += f"Nine boats left{gap} "
        elif gap != "^":
            text += "Nine "
        text += word
    end = sequence.gaps[len(sequence.tests)] if len(sequence.gaps) > len(sequence.tests) else ""
    closing = "." if end == "$" else f"{end[0]} Nine boats left." if end else " nine boats."
    return (text[0].upper() + text[1:] if sequence.gaps[0] == "^" else text) + closing


@pytest.mark.parametrize(("path", "rule"), list(token_rules()))
def test_every_pattern_is_met(path, rule):
    sets = tokens._own_sets(tokens.Keys((), rule.get("sets")), Lists(path))
    lost = []
    for line in rule["tokens"]:
        pattern = line.partition("=>")[0].strip()
        sequences = parse(pattern, sets)
        for sequence in sequences[:4]:
            unless = frozenset(rule.get("unless", ())) & {"<cap>"}
            data = Compiled(((*sequence, ()),), unless, (("x", 1),))
            found = tokens.find(Document(made(sequence)), tokens.link({0: data}), frozenset([0]))
            if any(True for _ in found):
                break
        else:
            lost.append(f"{pattern}\n    {made(sequences[0])}")
    assert not lost, "\n".join(lost)
