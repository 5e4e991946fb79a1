"""`newslint wordings`: the wordings of published stories that rules speak on."""

import pytest

from runs import newslint


@pytest.fixture
def wordings(tmp_path):
    (tmp_path / "a.txt").write_text(
        "The metropolis council met.\n\nA Metropolis Council vote.\n", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text("A metropolis council hall; he begged guilty.\n", encoding="utf-8")
    (tmp_path / "c.txt").write_text("The city council met.\n", encoding="utf-8")

    def run(*args):
        return newslint("wordings", *args, cwd=tmp_path)

    return run


def test_wordings_are_counted_over_files(wordings):
    process = wordings(".")
    assert process.returncode == 0, process.stderr
    rows = process.stdout.splitlines()
    assert rows[0].split()[:2] == ["3", "2"]
    assert "metropolis council" in rows[0]
    assert "(for: city council)" in rows[0]
    assert "begged guilty" in process.stdout
    assert "2 wordings, 4 times in 3 files" in rows[-1]


def test_bare_wordings_for_a_list(wordings):
    assert wordings("--accepted", ".").stdout.splitlines() == ["metropolis council", "begged guilty"]


def test_an_unknown_rule_and_a_missing_folder(wordings):
    process = wordings("--select", "spum", ".")
    assert process.returncode == 2
    assert "did you mean 'spun'" in process.stderr
    assert wordings("nowhere").returncode == 2


def test_explain_says_what_a_family_is_about(wordings):
    process = newslint("explain", "spun")
    assert process.returncode == 0
    assert "What it cannot see" in process.stdout
    assert "spun.broken-set-phrase" in process.stdout
