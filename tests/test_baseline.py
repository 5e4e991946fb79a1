"""The baseline: silent on what was there, wherever it goes, and not on what is new."""

from __future__ import annotations

import json
import os

import pytest

from daily import newslint, pack
from newslint.config.model import Settings
from newslint.model.errors import ConfigError
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs
from newslint.pipeline.check import check_file
from newslint.run import baseline

LEAD = "The council saw teh sea on Monday and went home."
OTHER = "They recieve guests at the harbour every summer, the mayor said."
QUIET = "Nobody was hurt when the ferry ran aground."


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    return RuleSet.of(load_packs((pack(tmp_path_factory.mktemp("pack")),), shipped=False))


@pytest.fixture(scope="module")
def prints(rules):
    def run(text: str, name: str = "story.txt") -> list[str]:
        result = check_file(name, rules, Settings(), data=text.encode())
        return [finding.fingerprint for finding in result.findings]

    return run


def test_a_fingerprint_survives_moves_and_insertions(prints):
    plain = prints(f"{LEAD}\n\n{OTHER}\n")
    assert len(set(plain)) == 2
    assert sorted(prints(f"{OTHER}\n\n{LEAD}\n")) == sorted(plain)
    assert prints(f"{QUIET}\n\n{LEAD}\n\n{QUIET}\n\n{OTHER}\n") == plain
    assert prints(f"\ufeff{LEAD}\r\n\r\n{OTHER}\r\n") == plain
    assert prints(f"# Headline\n\n{LEAD}\n\n{OTHER}\n", "other.md") == plain


def test_a_fingerprint_survives_wrapping_and_curled_quotes(prints):
    assert prints(f'"Home," he said. {LEAD}\n') == prints(f"“Home,” he said. {LEAD}\n")
    wrapped = "Nobody thought that this would ever happen in the town, and then\none day the whole council saw teh sea on Monday and went home, as\npeople do when the weather is as fine as it was on that Monday.\n"
    assert prints(wrapped) == prints(wrapped.replace("\n", " "))


def test_the_same_words_twice_are_two(prints):
    assert len(set(prints(f"{LEAD}\n\n{LEAD}\n"))) == 2
    assert prints(f"{LEAD}\n") == prints(f"{LEAD}\n\n{LEAD}\n")[:1]


def test_other_words_around_are_another_finding(prints):
    assert prints(LEAD) != prints(LEAD.replace("council saw", "crowd saw"))
    assert prints("Teh") != prints("Recieve")


@pytest.fixture
def newsroom(tmp_path):
    rules = pack(tmp_path)
    (tmp_path / ".newslint.yaml").write_text(
        f"rules: [{rules}]\nselect: [typos.test]\nbaseline: .newslint-baseline.json\n"
    )
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(f"{LEAD}\n\n{QUIET}\n")
    (tmp_path / "articles" / "two.txt").write_text(f"{OTHER}\n")
    code, out, _ = newslint("baseline", cwd=tmp_path)
    assert code == 0, out
    assert "2 findings" in out
    return tmp_path


def findings(newsroom, *args):
    code, out, err = newslint("check", "--format", "json", *args, cwd=newsroom)
    found = [(f["path"], x["text"]) for f in json.loads(out)["files"] for x in f["findings"]]
    assert code == bool(found), err
    return found


def test_a_baseline_is_silent_through_moves_insertions_and_renames(newsroom):
    assert findings(newsroom) == []
    one = newsroom / "articles" / "one.txt"
    one.write_text(f"{QUIET}\n\nA new paragraph stands here.\n\n{LEAD}\n\nAnd one more.\n")
    assert findings(newsroom) == []
    (newsroom / "articles" / "2026").mkdir()
    one.rename(newsroom / "articles" / "2026" / "council.txt")
    assert findings(newsroom) == []
    assert sorted(findings(newsroom, "--no-baseline")) == [
        ("articles/2026/council.txt", "teh"),
        ("articles/two.txt", "recieve"),
    ]


def test_a_baseline_speaks_on_what_is_new(newsroom):
    one = newsroom / "articles" / "one.txt"
    one.write_text(f"{LEAD}\n\n{QUIET} It was teh third this year.\n")
    assert findings(newsroom) == [("articles/one.txt", "teh")]


def test_the_same_mistake_in_another_article_is_new(newsroom):
    (newsroom / "articles" / "three.txt").write_text(f"{LEAD}\n")
    assert findings(newsroom) == [("articles/three.txt", "teh")]
    one = newsroom / "articles" / "one.txt"
    one.write_text(f"{LEAD}\n\n{LEAD}\n")
    assert findings(newsroom) == [("articles/one.txt", "teh"), ("articles/three.txt", "teh")]


def test_prune_takes_out_what_is_mended_and_adds_nothing(newsroom):
    (newsroom / "articles" / "two.txt").write_text(OTHER.replace("recieve", "receive") + " Teh end.\n")
    (newsroom / "articles" / "one.txt").rename(newsroom / "articles" / "moved.txt")
    code, out, _ = newslint("baseline", "--prune", cwd=newsroom)
    assert code == 0
    assert "1 finding taken out, 1 left" in out
    known = json.loads((newsroom / ".newslint-baseline.json").read_text())["findings"]
    assert [(entry["path"], entry["text"]) for entry in known] == [("articles/moved.txt", "teh")]
    assert findings(newsroom) == [("articles/two.txt", "Teh")]


def test_what_cannot_be_read_leaves_the_baseline_alone(newsroom):
    path = newsroom / ".newslint-baseline.json"
    before = path.read_text()
    code, _, err = newslint("baseline", "nowhere", cwd=newsroom)
    assert code == 2 and "nothing could be checked, so .newslint-baseline.json is left as it is" in err
    assert path.read_text() == before
    (newsroom / "articles" / "two.txt").write_bytes(b"\x00" * 9)
    code, out, _ = newslint("baseline", "--prune", "articles/one.txt", "articles/two.txt", cwd=newsroom)
    assert code == 2 and "0 findings taken out, 2 left" in out
    assert path.read_text() == before


def test_fixes_leave_known_findings_alone(newsroom):
    two = newsroom / "articles" / "two.txt"
    two.write_text(f"{OTHER}\n\nTeh end.\n")
    assert newslint("check", "--fix", cwd=newsroom)[0] == 0
    assert two.read_text() == f"{OTHER}\n\nThe end.\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "no such baseline"),
        ("{", "damaged"),
        ("[]", "no baseline of schema"),
        ('{"schema": 1, "findings": [{}]}', "damaged"),
        ("[" * 100_000, "damaged"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_an_error(newsroom, text, said):
    path = newsroom / "b.json"
    if text is not None:
        path.write_text(text)
    code, _, err = newslint("check", "--baseline", "b.json", "articles", cwd=newsroom)
    assert code == 2
    assert said in err and "newslint baseline" in err


def test_a_baseline_that_is_a_pipe_is_an_error(newsroom):
    (newsroom / ".newslint-baseline.json").unlink()
    os.mkfifo(newsroom / ".newslint-baseline.json")
    code, _, err = newslint("articles", cwd=newsroom)
    assert (code, "the baseline cannot be read: not a regular file" in err) == (2, True)


def test_a_baseline_has_a_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(baseline, "MOST", 100)
    (tmp_path / "b.json").write_text('{"schema": 1, "findings": []}' + " " * 100)
    with pytest.raises(ConfigError, match="larger than 100 bytes$"):
        baseline.load_baseline(str(tmp_path / "b.json"))
