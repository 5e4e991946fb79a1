"""The packs against spun rewording as a whole: size, near misses, plain articles, and the tables they use."""

from functools import cache
from pathlib import Path

import newslint_rules
import pytest

from newslint.checks.kinds.setphrases import count_variants
from newslint.checks.matching.synonym_tables import read_table
from newslint.document.document import Document
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs

ROOT = Path(newslint_rules.__path__[0]) / "spun"


@cache
def set_phrases():
    return [entry for entry in load_packs() if entry.rule.kind == "setphrases"]


@cache
def set_phrase_rules():
    return RuleSet.of(set_phrases())


def test_there_are_enough_phrases_and_variants():
    lines = [
        line
        for path in (ROOT / "phrases").glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert len(set(lines)) >= 1500
    assert sum(count_variants(entry.data) for entry in set_phrases()) >= 20_000


@pytest.mark.parametrize("path", sorted((ROOT / "phrases").glob("*.txt")), ids=lambda path: path.stem)
def test_no_line_of_a_beat_stands_twice(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    phrases = [line.casefold() for line in lines if line and not line.startswith("#")]
    assert len(phrases) == len(set(phrases))


def test_the_rule_reads_every_beat():
    text = (ROOT / "set-phrases.yaml").read_text(encoding="utf-8")
    assert [
        path.name for path in (ROOT / "phrases").glob("*.txt") if f"phrases/{path.name}" not in text
    ] == []


def test_a_spelling_is_no_synonym():
    lines = (ROOT / "tables" / "wrong.txt").read_text(encoding="utf-8").splitlines()
    table = read_table([line for line in lines if not line.startswith("#")])
    assert "medallist" not in table.get("medalist", ())
    assert "honour" not in table.get("honor", ())
    assert [
        (word, synonym)
        for word, synonyms in table.items()
        for synonym in synonyms
        if word.replace("-", "") == synonym.replace("-", "").replace(" ", "")
    ] == []


@pytest.mark.parametrize("name", ["wrong.txt", "near.txt"])
def test_tables_are_sound(name):
    lines = [
        line for line in (ROOT / "tables" / name).read_text(encoding="utf-8").splitlines() if line[0] != "#"
    ]
    heads = [line.partition(":")[0] for line in lines]
    assert len(heads) == len(set(heads))
    assert heads == sorted(heads, key=lambda head: (head.lstrip("~+"), head))
    table = read_table(lines)
    assert not [word for word, synonyms in table.items() if word in synonyms]


def test_a_synonym_is_sure_or_near_but_not_both():
    def pairs(name):
        text = (ROOT / "tables" / name).read_text(encoding="utf-8").splitlines()
        return {
            (head, synonym.strip())
            for head, _, rest in (line.partition(":") for line in text if not line.startswith("#"))
            for synonym in rest.split(",")
        }

    assert not pairs("wrong.txt") & pairs("near.txt")


CLEAN = """The City Council voted 7-2 on Tuesday to raise bus fares, a step the mayor called a last resort.
Opponents promised a legal challenge and said the state attorney general should look at the contract.

The company’s net profit fell 4% in the third quarter, below analysts’ forecasts, and its shares closed lower.
The chief executive told a news conference that interest rates and the price of natural gas had hurt sales.

The storm made landfall near the port as a Category 1 hurricane and weakened to a tropical depression.
Two people were killed and 14 were injured; a state of emergency was declared in three counties.

A federal judge sentenced him to five years in prison after he pleaded guilty to wire fraud.
She won the 100 meters in extra time off work, and the home run in the ninth inning settled the game."""


def test_plain_news_is_left_alone():
    rules = set_phrase_rules()
    active = frozenset(range(len(rules.rules)))
    document = Document(CLEAN)
    assert [hit.span.of(CLEAN) for _, hit in rules.run(document, active)] == []


SPUN = {
    "Courtroom Docket": "The Supreme Courtroom Docket ruled on Friday.",
    "Attorney Fashionable": "Attorney Fashionable Ana Ruiz resigned.",
    "hobby rates": "The bank left hobby rates unchanged.",
    "inventory market": "The inventory market slid.",
    "pinnacle minister": "The pinnacle minister left for Rome.",
    "local weather change": "The report on local weather change was leaked.",
    "crimson card": "He was shown a crimson card.",
    "hearth department": "The hearth department came late.",
    "Metropolis Hall": "They met at Metropolis Hall.",
    "remote policy": "Her remote policy adviser quit." ,
}  # fmt: skip


@pytest.mark.parametrize("words", SPUN)
def test_spinners_are_caught_beat_by_beat(words):
    rules = set_phrase_rules()
    text = SPUN[words]
    found = [hit.span.of(text) for _, hit in rules.run(Document(text), frozenset(range(len(rules.rules))))]
    assert any(words in span for span in found), found


def test_every_rule_that_ships_says_what_is_wrong_why_and_what_that_rests_on():
    lacking = [
        f"{entry.rule.id}: {name}"
        for entry in load_packs()
        for name in ("message", "why", "source")
        if not getattr(entry.rule, name).strip()
    ]
    assert not lacking
