"""`newslint init --learn`: a vocabulary from published stories."""

from __future__ import annotations

import pytest
import yaml

from daily import newslint
from newslint.config.read import load_config


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(40):
        text = (
            "The government met. It rained in Niarobi.\n"
            if number < 3
            else "The government met in Nairobi.\n"
        )
        if number < 5:
            text += "\nThe rezoner spoke to the villigers of the parish.\n"
        if number == 39:
            text += "\nThe goverment fell to the rezoner, and a second rezoner left.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_words_printed_again_and_again_are_accepted_with_their_counts(archive):
    code, out, _ = newslint("init", "--learn", "archive", "--print-accept", cwd=archive)
    assert code == 0
    assert out.startswith("# Learned from 40 stories")
    assert yaml.safe_load(out)["accept"] == ["rezoner", "villigers", "Niarobi"]
    assert "- rezoner    # 6 stories" in out
    assert "goverment" not in out  # one story is no habit


def test_a_slip_that_the_archive_itself_outvotes_is_left_to_people(archive):
    out = newslint("init", "--learn", "archive", "--least", "1", "--print-accept", cwd=archive)[1]
    assert "goverment" not in yaml.safe_load(out)["accept"]
    assert "#  - goverment  # 1 stories; government: 40" in out


def test_the_words_are_written_into_the_configuration_and_hold(archive):
    code, _, _ = newslint("init", "--learn", "archive", cwd=archive)
    assert code == 0
    assert "Niarobi" in load_config(str(archive / ".newslint.yaml")).accept
    code, out, _ = newslint("archive/0.txt", cwd=archive)
    assert code == 0, out


def test_print_accept_needs_an_archive(tmp_path):
    assert newslint("init", "--print-accept", cwd=tmp_path)[0] == 2
