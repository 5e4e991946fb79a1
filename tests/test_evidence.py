"""Rates, verdicts and the policy: bench/evidence.py on corpora and packs written for this test."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.authoring.evidence_policy import judged
from newslint.authoring.measured import (
    Measured,
    Summary,
    bounds,
    read_summary,
    shown,
    state_of,
    summary_lines,
)
from newslint.packs.sources import load_packs

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench"))
from evidence_ledger import LEDGER, Ledger, Verdict, copied_words, kappa, mistake_in, place_of  # noqa: E402

PACK = """\
family: style
rules:
  - id: style.house.moreover
    kind: phrases
    level: warning
    message: "'{match}' is not our style; leave it out."
    why: "Short is better."
    phrases: [moreover, "in point of fact"]
    bad: ["He was late, [[moreover]]."]
    good: ["He was late.", "He was early."]
  - id: style.house.utterly
    kind: phrases
    level: suggestion
    message: "Is it '{match}'?"
    why: "Short is better."
    phrases: [utterly]
    bad: ["He was [[utterly]] late."]
    good: ["He was late.", "He was early."]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two corpora and a pack."""
    for corpus, texts in {
        "north": ["The bridge, moreover, was shut.\n", "The bridge was shut.\n"],
        "south": ["Moreover, the mayor of the town resigned.\n\nIt was utterly sad.\n"],
    }.items():
        (tmp_path / "corpora" / corpus).mkdir(parents=True)
        for number, text in enumerate(texts):
            (tmp_path / "corpora" / corpus / f"{number}.txt").write_text(text)
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "house.yaml").write_text(PACK)
    return tmp_path


def evidence(desk: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "evidence.py", *arguments, "--ledger", desk / "ledger.tsv"],
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def check(desk: Path, *options: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / "tools" / "check_evidence.py"
    return subprocess.run(
        [sys.executable, script, *options, desk / "packs"], capture_output=True, encoding="utf-8"
    )


def run(desk: Path, *options: str) -> str:
    return evidence(desk, str(desk / "corpora"), "--rules", str(desk / "packs"), *options)


def test_from_corpora_to_the_policy(desk: Path) -> None:
    figures, summary = desk / "figures.json", desk / "packs" / "evidence.tsv"
    printed = run(desk, "--json", str(figures), "--jobs", "2")
    assert "3 documents, 20 words" in printed
    found = json.loads(figures.read_text())
    assert found["rules"]["style.house.moreover"]["hits"] == 2
    assert found["rules"]["style.house.moreover"]["per_million"] == 100_000
    assert set(found["rules"]["style.house.moreover"]["per_million_by_corpus"]) == {"north", "south"}
    assert found["corpora"]["north"]["documents"] == 2
    assert found["corpora"]["south"]["suggestions"]["hits"] == 1

    # nobody has read a hit: too many to pass unseen
    run(desk, "--summary", str(summary))
    done = check(desk)
    assert done.returncode == 1
    assert "style.house.moreover: 2 hits" in done.stdout

    # one reads what is unread; one of the two hits is right
    to_read = run(desk, "--unjudged")
    names = re.findall(r"^(style\.house\.moreover:\w+)", to_read, re.M)
    assert len(names) == 2
    assert to_read.index("style.house.moreover") < to_read.index("style.house.utterly")
    (desk / "read.tsv").write_text(f"{names[0]}\tT\t-\t-\n{names[1]}\tF\t-\tentry\tplain English\n")
    evidence(desk, "judge", str(desk / "read.tsv"))
    assert "style.house.moreover" not in run(desk, "--unjudged")
    run(desk, "--summary", str(summary))
    done = check(desk)
    assert "style.house.moreover: 1 of 2 hits right; a rule at level warning needs 80%" in done.stdout

    # as a suggestion it may stay
    (desk / "packs" / "house.yaml").write_text(PACK.replace("level: warning", "level: suggestion"))
    done = check(desk, "--current")
    assert done.returncode == 0, done.stdout + done.stderr

    # another entry: the figures are those of an earlier rule
    (desk / "packs" / "house.yaml").write_text(
        PACK.replace("level: warning", "level: suggestion").replace("[moreover,", "[moreover, thusly,")
    )
    done = check(desk)
    assert done.returncode == 0
    assert "style.house.moreover" in done.stderr and "style.house.utterly" not in done.stderr
    assert check(desk, "--current").returncode == 1

    # verdicts on what a rule no longer finds do not count
    (desk / "packs" / "house.yaml").write_text(PACK.replace("[moreover,", "[thusly,"))
    run(desk, "--summary", str(summary))
    assert check(desk, "--current").returncode == 0
    row = read_summary(str(desk / "packs")).rules["style.house.moreover"]
    assert (row.hits, row.read) == (0, 0)


def test_a_renamed_rule_keeps_its_verdicts(desk: Path) -> None:
    names = re.findall(r"^(style\.house\.\w+:\w+)", run(desk, "--sample"), re.M)
    (desk / "read.tsv").write_text("".join(f"{name}\tS\t-\t-\n" for name in names))
    evidence(desk, "judge", str(desk / "read.tsv"))
    evidence(desk, "rename", "style.house.moreover", "style.house.besides")
    (desk / "packs" / "house.yaml").write_text(PACK.replace("house.moreover", "house.besides"))
    figures = desk / "figures.json"
    run(desk, "--json", str(figures))
    assert json.loads(figures.read_text())["rules"]["style.house.besides"]["style"] == 2


def test_verdicts_on_numbered_hits(desk: Path) -> None:
    hits = [
        {
            "rule": "style.house.moreover",
            "path": "north/0.txt",
            "line": 1,
            "pre": "The bridge, ",
            "match": "moreover",
            "post": ", was",
        }
    ]
    (desk / "hits.json").write_text(json.dumps(hits))
    (desk / "one.tsv").write_text("0\tF\t-\tentry\tplain English\n")
    (desk / "two.tsv").write_text("0\tT\t-\t-\n")
    evidence(desk, "import", str(desk / "corpora"), str(desk / "hits.json"), str(desk / "one.tsv"), "--second", str(desk / "two.tsv"))  # fmt: skip
    assert "0 of 1 alike" in evidence(desk, "agreement")
    assert "style.house.moreover (default; 2 hits, 1 read, 0 right)" in run(desk, "--unjudged")


def test_a_place_is_told_by_its_sentence() -> None:
    sentence = "“It’s  late,” he said."
    assert place_of(sentence, 2) == place_of('"It\'s late," he said.', 2)
    assert place_of(sentence, 7) == place_of(sentence, 6)  # white space is nothing
    assert place_of(sentence, 2) != place_of(sentence, 7)
    assert place_of(sentence, 2) != place_of(sentence + " Then he left.", 2)


def test_what_a_verdict_may_not_be() -> None:
    good = Verdict("a.b", "0" * 16, "false", "-", "name", "-", "the name of a firm")
    assert not mistake_in(good)
    assert "verdict" in mistake_in(good._replace(verdict="wrong"))
    assert "cause" in mistake_in(good._replace(cause="bad luck"))
    assert "16" in mistake_in(good._replace(place="zz"))
    assert "12 words" in mistake_in(good._replace(reason="so " * 13))
    assert mistake_in(good, "It is the name of a small firm") == "the reason repeats the text: the name of a"
    assert not copied_words("the name of a firm", "it bears the name of an author")


def test_the_ledger_is_sound_and_sorted() -> None:
    ledger = Ledger.read()
    assert len(ledger.verdicts) > 6000
    lines = LEDGER.read_text(encoding="utf-8").splitlines()[1:]
    keys = [tuple(line.split("\t")[:2]) for line in lines]
    assert keys == sorted(set(keys))


def test_bounds_and_agreement() -> None:
    # values of the textbook: 81 of 263 (Newcombe 1998), and none of ten
    assert [round(x, 4) for x in bounds(81, 263)] == [0.2553, 0.3662]
    assert round(bounds(0, 10)[1], 3) == 0.278
    assert bounds(0, 0) == (0.0, 1.0)
    pairs = [("a", "a")] * 20 + [("a", "b")] * 5 + [("b", "a")] * 10 + [("b", "b")] * 15
    assert round(kappa(pairs), 2) == 0.4


def row(rule: str, *counts: int) -> Measured:
    return Measured(rule, "", *counts)


def test_what_the_catalogue_says() -> None:
    rules = {
        "a.often": row("a.often", 20, 5, 24, 3, 3, 1),
        "a.never": row("a.never", 0, 0, 0, 0, 0, 0),
        "a.unread": row("a.unread", 1, 0, 0, 0, 0, 0),
    }
    summary = Summary(11_900_000, 31_000, "2024-05-01", "1.0", ("north",), rules)
    assert (
        shown(summary, "a.often")
        == "measured: 2.1 per million words, 27 of 30 right (3 of them a matter of style)"
    )
    assert shown(summary, "a.never") == "measured: never in 11.9 million words"
    assert shown(summary, "a.unread") == "measured: 0.08 per million words"
    assert shown(summary, "a.new") == shown(None, "a.new") == ""


def test_the_summary_is_read_as_it_was_written(tmp_path: Path) -> None:
    summary = Summary(7, 2, "2024-05-01", "1.0", ("north", "south"), {"a.b": row("a.b", 1, 2, 3, 4, 5, 6)})
    (tmp_path / "evidence.tsv").write_text("\n".join(summary_lines(summary)) + "\n")
    assert read_summary(str(tmp_path)) == summary
    (tmp_path / "evidence.tsv").write_text("rule\tfigures\n")
    with pytest.raises(ValueError, match="evidence.tsv"):
        read_summary(str(tmp_path))


def test_policy_by_level(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text(PACK)
    warning, suggestion = load_packs((str(tmp_path),), shipped=False)

    def problem(loaded, *counts: int, words: int = 1_000_000, **keys) -> str:
        loaded = loaded._replace(rule=loaded.rule._replace(**keys))
        rules = {loaded.rule.id: row(loaded.rule.id, *counts)}
        found = list(judged([loaded], Summary(words, 1, "", "", (), rules)))
        return found[0].problem if found else "not asked"

    assert not problem(warning, 10, 0, 7, 1, 2, 0)
    assert problem(warning, 10, 0, 7, 0, 2, 1)
    assert not problem(suggestion, 0, 10, 3, 1, 6, 0)
    assert problem(suggestion, 0, 10, 3, 0, 7, 0)
    assert problem(warning, 3, 0, 0, 0, 3, 0)
    assert not problem(warning, 2, 0, 0, 0, 2, 0)  # nearly none
    assert problem(warning, 3, 0, 0, 0, 0, 0)
    assert not problem(warning, 3, 0, 0, 0, 0, 0, words=12_000_000)
    assert not problem(warning, 3, 0, 0, 0, 0, 3)
    assert problem(warning, 10, 0, 0, 0, 9, 0, needs="company") == "not asked"
    assert problem(warning, 10, 0, 0, 0, 9, 0, off=True) == "not asked"


def test_a_state_is_what_a_rule_looks_for(tmp_path: Path) -> None:
    def state(text: str) -> str:
        (tmp_path / "house.yaml").write_text(text)
        return state_of(load_packs((str(tmp_path),), shipped=False)[0])

    now = state(PACK)
    assert now == state(PACK.replace("Short is better", "Less is more").replace("leave it out", "cut it"))
    assert now != state(PACK.replace("[moreover,", "[moreover, thusly,"))
    assert now != state(PACK.replace("level: warning", "level: warning\n    quotes: also", 1))
