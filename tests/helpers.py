"""What several tests need: rules made from a piece of YAML, and running them on a text."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent, indent

from newslint.config.model import Settings
from newslint.model.article import Article
from newslint.model.finding import FileResult
from newslint.packs.folders import shipped_root
from newslint.packs.loader import load, read_macros
from newslint.packs.pack_files import PackFile
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import rule_set
from newslint.pipeline.check import check_article
from newslint.readers import read_article


@cache
def shipped_rules() -> RuleSet:
    """The rules that ship: one set for all tests, for what it holds is put in order when it is first used."""
    return rule_set()


def write_pack(folder: Path, rules: str, *, family: str = "garbled", name: str = "house.yaml") -> Path:
    """A pack with the given rules (YAML, a list), with examples put in where there are none."""
    text = dedent(rules).strip("\n")
    path = folder / name
    path.write_text(f"family: {family}\nrules:\n{indent(text, '  ')}\n", encoding="utf-8")
    return path


def rules_of(path: Path) -> RuleSet:
    """The rule set of one pack."""
    macros = read_macros(Path(shipped_root()))
    return RuleSet.of(load([PackFile(path, path.name, (str(path.parent),))], macros))


def check(text: str, rules: RuleSet, *, name: str = "story.txt", **settings: object) -> FileResult:
    """Check a text as a file of a name would be."""
    article: Article = read_article(name, text.encode("utf-8"))
    return check_article(article, rules, Settings(**settings))  # type: ignore[arg-type]


def found(text: str, rules: RuleSet, **settings: object) -> list[tuple[str, str]]:
    """The (rule, words) pairs of all findings."""
    return [(finding.rule, finding.text) for finding in check(text, rules, **settings).findings]
