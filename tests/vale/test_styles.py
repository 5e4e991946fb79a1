"""Vale's styles in a run of newslint: ids, quotations, comments, what is refused, and what a stranger's style may not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.config.model import Settings
from newslint.model.finding import FileResult
from newslint.packs.rule_set import RuleSet
from newslint.pipeline.check import check_article
from newslint.readers import read_article
from newslint.vale.ini import fits
from newslint.vale.patterns import PatternRefused, compile_pattern, translate

from .styles import write_styles

WEASEL = {"Weasel": "extends: existence\nmessage: \"Weasel: '%s'\"\ntokens: [very]\n"}
NO_RULES = RuleSet.of([])


def _check(ini: Path, text: str, name: str = "a.md", **settings: object) -> FileResult:
    article = read_article(str(ini.parent / name), text.encode())
    chosen = {"vale": str(ini), "vale_given": True, "level": "suggestion", **settings}
    return check_article(article, NO_RULES, Settings(**chosen))  # type: ignore[arg-type]


def _ids(result: FileResult) -> list[tuple[str, str]]:
    return [(one.rule, one.text) for one in result.findings if one.rule.startswith(("House", "Vale"))]


def test_silent_in_quotations_unless_asked(tmp_path: Path) -> None:
    ini = write_styles(tmp_path, WEASEL)
    text = "“It is very cold,” the mayor said on Monday.\n\nIt was very cold.\n"
    assert _ids(_check(ini, text)) == [("House.Weasel", "very")]
    assert _ids(_check(ini, text, vale_quotes="also")) == [("House.Weasel", "very")] * 2


def test_what_is_not_supported_is_refused_by_name_and_the_rest_runs(tmp_path: Path) -> None:
    rules = WEASEL | {
        "Code": "extends: script\nmessage: no\nscript: x.tengo\n",
        "Odd": "extends: existence\nmessage: no\ntokens: ['[a-z-[aeiou]]']\n",
        "Broken": "extends: [\n",
    }
    result = _check(write_styles(tmp_path, rules), "It was very cold.\n")
    assert _ids(result) == [("House.Weasel", "very")]
    said = result.error or ""
    assert "House.Code: 'extends: script' is not supported" in said
    assert "House.Odd: a class taken from another is not translated" in said
    assert "House.Broken: no YAML" in said


def test_levels_and_switches_of_sections_hold(tmp_path: Path) -> None:
    ini = write_styles(tmp_path, WEASEL)
    ini.write_text(ini.read_text() + "House.Weasel = error\n[*.txt]\nHouse.Weasel = NO\n", encoding="utf-8")
    assert [one.level for one in _check(ini, "A very cold day.\n").findings] == ["error"]
    assert _ids(_check(ini, "A very cold day.\n", "a.txt")) == []


def test_a_pattern_that_takes_too_long_is_stopped_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newslint.vale.run.PER_PATTERN", 0.2)
    monkeypatch.setattr("newslint.vale.points.PER_PATTERN", 0.2)
    rules = WEASEL | {
        "Slow": "extends: existence\nmessage: no\nnonword: true\ntokens: ['(?:a|a|aa)+[b]\\1?$']\n"
    }
    rules["Slow"] = rules["Slow"].replace("\\1?", "")
    result = _check(write_styles(tmp_path, rules), "a" * 60 + "c is very long.\n")
    assert ("House.Weasel", "very") in _ids(result)
    assert "House.Slow: stopped" in (result.error or "")


@pytest.mark.parametrize("style", ["../House", "/etc", ".", "House/../.."])
def test_a_style_has_a_name_and_no_path(tmp_path: Path, style: str) -> None:
    ini = write_styles(tmp_path, WEASEL, f"StylesPath = styles\n[*]\nBasedOnStyles = {style}\n")
    assert "is no name of a style" in (_check(ini, "A very cold day.\n").error or "")


def test_a_project_names_only_files_of_its_own(tmp_path: Path) -> None:
    away = write_styles(tmp_path / "away", WEASEL)
    project = tmp_path / "project"
    project.mkdir()
    (project / ".newslint.yaml").write_text("vale: .vale.ini\n", encoding="utf-8")
    own = project / ".vale.ini"
    own.write_text(f"StylesPath = {away.parent / 'styles'}\n[*]\nBasedOnStyles = House\n", encoding="utf-8")
    untrusted = {"vale_given": False, "config_folder": str(project)}
    assert _ids(_check(own, "A very cold day.\n", **untrusted)) == []
    assert _ids(_check(own, "A very cold day.\n")) == [("House.Weasel", "very")]
    assert "no file of this project" in (_check(away, "A very cold day.\n", **untrusted).error or "")


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"(?<year>\d{4})", "in 1999", "1999"),
        (r"(?'year'\d{4})", "in 1999", "1999"),
        (r"a\z", "ba", "a"),
        (r"[[a]+", "[[a", "[[a"),
        (r"[&&a]+", "&&a", "&&a"),
        (r"(?<=a+)b", "aab", "b"),
        (r"a(?i)b", "aB", "aB"),
        (r"[]a]+", "]a", "]a"),
    ],
)
def test_patterns_of_net_mean_here_what_they_mean_there(pattern: str, text: str, found: str) -> None:
    assert compile_pattern(translate(pattern)).search(text)[0] == found


@pytest.mark.parametrize(
    "pattern", [r"[a-z-[b]]", r"(?<a-b>c)", r"\p{IsGreek}", r"(?x) a", r"a(", "[a", "\\", r"\h"]
)
def test_patterns_that_are_not_translated_are_refused(pattern: str) -> None:
    with pytest.raises(PatternRefused):
        compile_pattern(translate(pattern))


def test_globs_of_sections() -> None:
    assert fits("*", "a/b.md") and fits("*.{md,txt}", "a/b.txt") and fits("docs/**/*.md", "docs/x/y.md")
    assert not fits("*.{md,txt}", "a/b.html")


@pytest.mark.parametrize(
    "order", ['House.Weasel["very"] = NO', "House = off", "style = Vale", "House.Weasel = NO", "off"]
)
def test_comments_of_the_article_are_followed(tmp_path: Path, order: str) -> None:
    ini = write_styles(tmp_path, WEASEL)
    text = f"A very cold day.\n\n<!-- vale {order} -->\n\nA very hot day.\n"
    assert len(_ids(_check(ini, text))) == 1


def test_a_directive_of_newslint_may_name_a_rule_of_a_style(tmp_path: Path) -> None:
    text = "It was very cold.\n\n<!-- newslint: off House.Weasel -->\n\nIt was very wet.\n"
    result = _check(write_styles(tmp_path, WEASEL), text)
    assert [(one.rule, one.text) for one in result.findings] == [("House.Weasel", "very")]
