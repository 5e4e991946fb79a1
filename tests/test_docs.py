"""What the docs say is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from helpers import rules_of, shipped_rules
from newslint.authoring.run_examples import try_rules
from newslint.packs.loader import load
from newslint.packs.pack_files import PackFile
from runs import newslint

ROOT = Path(__file__).parents[1]
TRANSCRIPT = re.compile(r"(<!-- transcript of: newslint (.*?) -->\n```text\n)(.*?)(```)", re.S)
PACKAGE = ROOT / "linter" / "newslint"
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_walk_through_names_modules_that_exist():
    text = (ROOT / "docs" / "how-it-works.md").read_text(encoding="utf-8")
    for name in re.findall(r"`([a-z_]+(?:/[a-z_]*)*(?:\.py|/))`", text):
        if name != "linter/newslint/":
            assert (PACKAGE / name).exists(), name


def packs():
    for path in DOCS:
        for block in re.findall(r"^( *)```yaml\n(.*?)^\1```", path.read_text(encoding="utf-8"), re.M | re.S):
            text = "\n".join(line[len(block[0]) :] for line in block[1].splitlines())
            if text.startswith("family:") and "bad:" in text:
                yield pytest.param(text, id=path.name)


@pytest.mark.parametrize("text", list(packs()))
def test_packs_in_the_docs_pass_their_own_examples(tmp_path, text):
    path = tmp_path / "pack.yaml"
    path.write_text(text, encoding="utf-8")
    assert rules_of(path).rules
    for outcome in try_rules(load([PackFile(path, path.name, (str(tmp_path),))], {})):
        assert not outcome.problem


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    text = re.sub(r"`[^`\n]*`", "", path.read_text(encoding="utf-8"))  # code is no link
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), f"{path.name} -> {target}"


def test_transcripts_are_what_the_command_prints(request):
    """`pytest tests/test_docs.py --update-snapshots` writes them anew."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    assert TRANSCRIPT.search(text)

    def printed(match: re.Match[str]) -> str:
        process = newslint(*match[2].split(), cwd=ROOT)
        assert not process.stderr
        return match[1] + process.stdout + match[4]

    now = TRANSCRIPT.sub(printed, text)
    if request.config.getoption("--update-snapshots"):
        path.write_text(now, encoding="utf-8")
    else:
        assert now == text


def test_the_example_has_defects_of_all_families():
    process = newslint("--format", "json", "examples/tagus-ferries.txt", cwd=ROOT)
    families = json.loads(process.stdout)["summary"]["families"]
    assert all(families[family] for family in ("typos", "garbled", "spun", "attribution"))


@pytest.mark.parametrize(
    "about", sorted((ROOT / "rules").glob("*/about.md")), ids=lambda path: path.parent.name
)
def test_what_explain_says_of_a_family_is_in_the_docs_too(about):
    shown = ROOT / "docs" / f"{about.parent.name}.md"
    assert shown.read_text(encoding="utf-8") == about.read_text(encoding="utf-8")


def test_every_page_stands_in_the_site():
    """mkdocs itself finds links that lead nowhere: .ci/run builds the site with --strict."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"(?m)^ +- (?:[\w ]+: )?(\S+\.md)$", text))
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert named == pages | {"index.md"}


def test_addresses_in_the_code_are_those_of_the_site():
    from newslint.model.addresses import HOME, SITE

    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"site_url: {SITE}\n" in text and f"repo_url: {HOME}\n" in text


def test_rules_that_commands_in_the_docs_name_exist():
    known = {rule.id for rule in shipped_rules().rules}
    for path in DOCS:
        text = path.read_text(encoding="utf-8")
        own = set(re.findall(r"- id: ([a-z.-]+)", text))
        for line in re.findall(r"^ *(?:\$ )?newslint .*", text, re.M):
            for name in re.findall(
                r"\b(?:typos|garbled|spun|attribution)\.[a-z][a-z-]*(?![a-z.-]*(?:yaml|txt))", line
            ):
                assert name in known | own, f"{path.name}: {line}"
