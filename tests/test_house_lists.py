"""Lists of words of a house: what they change, where they may lie, and that they hold for this house only."""

from __future__ import annotations

import json

import pytest

from daily import newslint
from newslint import api
from newslint.model.errors import ConfigError

QUOTED = "“We will rebuild the whole pier before summer,” blathered Marta Reis, who runs the port.\n"
VERB = "[shades]\nblather\n"


@pytest.fixture
def desk(tmp_path):
    """Makes a house with a configuration, lists of its own and an article."""

    def made(name="desk", article=QUOTED, words="words: lists\n", **files):
        folder = tmp_path / name
        (folder / ".git").mkdir(parents=True)
        (folder / ".newslint.yaml").write_text(words)
        (folder / "story.txt").write_text(article)
        if files:
            (folder / "lists").mkdir()
        for file, text in files.items():
            (folder / "lists" / f"{file.replace('_', '-')}.txt").write_text(text)
        return folder

    return made


def speakers(folder):
    code, out, err = newslint("quotes", "--format", "json", "story.txt", cwd=folder)
    assert code == 0, err
    return [(one["speaker"] or {}).get("name") for one in json.loads(out)["quotes"]]


def test_a_verb_of_the_desk_finds_the_speaker(desk):
    assert speakers(desk(reporting_verbs="# ours\nblather\n")) == ["Marta Reis"]
    cue = api.quotes(desk("other", reporting_verbs="blather\n") / "story.txt")[0].cue
    assert cue is not None and cue.text == "blathered"


def test_without_it_the_verb_is_unknown(desk):
    quote = api.quotes(desk(words="level: error\n") / "story.txt")[0]
    assert quote.cue is None


def test_the_desk_takes_a_verb_out(desk):
    story = QUOTED.replace("blathered", "quipped")
    assert api.quotes(desk("with", story, words="") / "story.txt")[0].cue is not None
    assert api.quotes(desk("without", story, reporting_verbs="-quip\n") / "story.txt")[0].cue is None


def test_a_line_gives_another_value(desk):
    story = QUOTED.replace("blathered", "telled")
    house = desk("h", story, reporting_verbs="tell = tells telled telling +saying\n")
    assert api.quotes(house / "story.txt")[0].cue is not None


def test_the_desk_takes_a_title_out(desk):
    story = "It was quiet. He met Lt. Harbor crews worked on, and the pier was open by noon on Friday.\n"
    count = _sentences(story, ())
    assert _sentences(story, (("abbreviations", "[before-a-word]\n-lt\n"),)) == count + 1


def _sentences(text, own):
    from newslint.document.document import Document
    from newslint.language.word_lists import house_lists

    with house_lists(own):
        return len(Document(text).sentences)


def test_two_houses_in_one_process(desk):
    plain, own = desk("plain", words=""), desk("own", reporting_verbs="blather\n")
    cues = [api.quotes(house / "story.txt")[0].cue for house in (plain, own, plain, own)]
    assert [cue and cue.text for cue in cues] == [None, "blathered", None, "blathered"]


def test_results_are_kept_by_what_the_lists_say(desk, tmp_path):
    story = 'Sir Marta Quill opened the pier on Friday. "It is done," she said.\n'
    house = desk(article=story, words="words: lists\nlevel: suggestion\n", titles="[of-women]\nSheriffess\n")
    env = {"NEWSLINT_CACHE_DIR": str(tmp_path / "cache")}

    def kept():
        newslint("check", "story.txt", cwd=house, **env)
        return sum(file.stat().st_size for file in (tmp_path / "cache").rglob("results/*"))

    once, again = kept(), kept()
    (house / "lists" / "titles.txt").write_text("[of-women]\nProvostess\n")
    assert 0 < once == again < kept()


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("reporting_verb", "blather\n", "did you mean 'reporting-verbs'?"),
        ("titles", "[of-woman]\nProvostess\n", "no section [of-woman]"),
        ("titles", "Provostess\n", "under no section"),
        ("titles", "[of-women]\n-Provostess\n", "'Provostess' is not in the list"),
    ],
)
def test_what_says_nothing_is_a_mistake(desk, file, text, said):
    code, _, err = newslint("check", "story.txt", cwd=desk(**{file: text}))
    assert code == 2 and said in err


def test_a_house_names_a_folder_of_its_project(desk, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "reporting-verbs.txt").write_text("blather\n")
    away = desk("away", words="words: ../outside\n")
    gone = desk("gone", words="words: ../nowhere\n")
    for house in (away, gone):
        code, _, err = newslint("check", "story.txt", cwd=house)
        assert (
            code == 2 and "no such folder of word lists in this project" in err and ".newslint.yaml:1" in err
        )
    linked = desk("linked", words="words: lists\n", reporting_verbs="blather\n")
    (linked / "lists" / "titles.txt").symlink_to(outside / "reporting-verbs.txt")
    with pytest.raises(ConfigError):
        api.quotes(linked / "story.txt")
    trusted = newslint("check", "--config", str(away / ".newslint.yaml"), "story.txt", cwd=away)
    assert trusted[0] != 2


def test_the_comparison_knows_a_verb_of_the_desk(desk):
    from newslint.compare.text.speech import reports
    from newslint.language.word_lists import house_lists

    assert not reports("blathered")
    with house_lists((("reporting-verbs", VERB),)):
        assert reports("blathered")
    assert not reports("blathered")
