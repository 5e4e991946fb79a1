"""`newslint init`: a configuration to begin with, made from what the repository holds."""

from __future__ import annotations

import os
from collections import Counter
from itertools import islice

import click

from ...config.model import SCHEMA_LINE
from ...config.trust import to_write
from ...fixing.apply import there_now, write_whole
from ...language.spelling_variety import Evidence, tell_variety
from ...model.errors import NewslintError, UnreadableFile
from ...readers import read_article
from ...readers.contents import contents
from ...readers.walk import walk
from ...storage.safe_read import ABSENT
from ...terminal.messages import say

NAME = ".newslint.yaml"
#: So many articles are read to learn the habits of the house.
_SAMPLE = 400
#: Folders whose articles are opinion or transcripts by the custom of newsrooms, and folders of no articles.
_KINDS = {
    "opinion": "opinion", "opinions": "opinion", "oped": "opinion", "op-ed": "opinion", "columns": "opinion",
    "editorials": "opinion", "letters": "opinion", "comment": "opinion", "blogs": "opinion",
    "interviews": "interview", "transcripts": "transcript",
}  # fmt: skip
_NO_COPY = ("templates", "layouts", "includes", "_includes", "_layouts", "themes", "drafts", "docs")


@click.command("init")
@click.argument("folder", default=".", required=False, type=click.Path(exists=True, file_okay=False))
@click.option("--force", is_flag=True, help="Write over a configuration that is there.")
@click.option(
    "--learn",
    multiple=True,
    metavar="ARCHIVE",
    type=click.Path(exists=True),
    help="Learn names and words to accept from published stories.",
)
@click.option(
    "--least",
    default=3,
    show_default=True,
    type=click.IntRange(1),
    metavar="N",
    help="Stories a word must be in to be learned.",
)
@click.option("--print-accept", is_flag=True, help="Print the learned words only, and write nothing.")
def command(folder: str, force: bool, learn: tuple[str, ...], least: int, print_accept: bool) -> int:
    """Write a commented .newslint.yaml for the articles below FOLDER (default: here). Asks nothing: the variety
    of English, folders of opinion pieces and folders without articles are found by looking."""
    accept = _learned(learn, least) if learn else "# accept: []"
    if print_accept:
        if not learn:
            raise NewslintError("--print-accept needs --learn and a folder of published stories")
        click.echo(accept)
        return 0
    target = os.path.join(folder, NAME)
    target = to_write(target)
    there = there_now(target)
    if there != ABSENT and not force:
        raise NewslintError("there is a configuration already; --force writes over it", path=target)
    texts: list[str] = []
    folders: Counter[str] = Counter()
    for path in islice(walk((folder,)), _SAMPLE):
        try:
            texts.append(read_article(path, contents(path)).text)
        except UnreadableFile:
            continue
        folders[os.path.relpath(os.path.dirname(path) or ".", folder).replace(os.sep, "/")] += 1
    evidence = tell_variety(texts)
    write_whole(target, _text(evidence, folders, len(texts), accept).encode(), expected=there)
    variety = {"us": "American English", "gb": "British English", "": "no clear variety of English"}
    say(f"{target}: written for {len(texts):,} articles, {variety[evidence.variety]}")
    say("Next: `newslint` checks them; `newslint baseline` keeps quiet on what is there already.")
    return 0


def _named(folders: Counter[str], names: object) -> list[str]:
    """Folders on the way to articles that have one of the names, the highest of each."""
    found: set[str] = set()
    for folder in folders:
        parts = folder.split("/")
        for depth, part in enumerate(parts, 1):
            if part.lower() in names:  # type: ignore[operator]
                found.add("/".join(parts[:depth]))
                break
    return sorted(found)


def _learned(archive: tuple[str, ...], least: int) -> str:
    """The `accept` key with what an archive teaches."""
    from ...authoring.house_words import accept_section, learn
    from ...packs.sources import rule_set

    return accept_section(learn(archive, rule_set(()), least), least)


def _text(evidence: Evidence, folders: Counter[str], articles: int, accept: str) -> str:
    counted = f"{evidence.american} American and {evidence.british} British spellings in {articles} articles"
    variety = f"variety: {evidence.variety}" if evidence.variety else "# variety: us"
    kinds = [(folder, _KINDS[folder.rpartition("/")[2].lower()]) for folder in _named(folders, _KINDS)]
    sections = "".join(f"\n  - match: {_quoted(folder + '/**')}\n    kind: {kind}" for folder, kind in kinds)
    paths = f"paths:{sections}" if kinds else "# paths:\n#   - match: opinion/**\n#     kind: opinion"
    left_out = [_quoted(folder) for folder in _named(folders, _NO_COPY)]
    exclude = f"exclude: [{', '.join(left_out)}]" if left_out else "# exclude: [drafts, templates]"
    return f"""{SCHEMA_LINE}
# newslint: what holds for the articles below this folder.
# `newslint config ARTICLE` shows what holds for one of them, and why.

# Findings below this level are not shown: suggestion, warning or error.
level: warning

# Findings from this level on make a run fail (a commit, a CI job).
fail-level: warning

# The English of the house: us or gb. Found: {counted}.
{variety}

# Rules that are off by themselves: a family, the beginning of ids, or a rule. `newslint rules` lists them.
# enable: [style.ap]

# Rules or families the house does without.
# ignore: [spun]

# Another level for a rule or a family.
# levels:
#   attribution: error

# Words that are right in this house whatever a rule says, and words that are wrong.
{accept}
# reject: []

# Packs of the house: YAML files, folders, names of installed packs, or addresses with the hash of their content.
# rules: [house.yaml]

# A folder with lists of words of the house: verbs of saying, titles, given names ... (docs/words.md).
# words: desk-words

# Where the wire copy of an article is kept; {{stem}} is the name of the article without its ending.
# source: wire/{{stem}}.txt

# A grammar engine to ask too (languagetool, harper, or one of an installed package); where LanguageTool runs, and
# how many seconds an engine may take.
# engine: languagetool
# engine-url: http://localhost:8081
# engine-timeout: 60
# engine-options: {{languagetool: {{url: "http://localhost:8081"}}}}

# Styles written for Vale that run too, and whether they speak in quotations (skip, also).
# vale: .vale.ini
# vale-quotes: skip

# Let a language model read too, once it is installed (`newslint model install`); slower, and finds more (docs/deep.md).
# deep: true
# model: house-model.gguf

# Seconds all rules may take on one article; what is not finished then is named. A story takes a few hundredths.
# time-limit: 60

# What was wrong before newslint came; made by `newslint baseline`.
# baseline: .newslint-baseline.json

# Files that are no articles: names of folders or files, or patterns.
{exclude}

# What holds for some articles only; later sections win. `kind` is opinion, interview or transcript.
{paths}
"""


def _quoted(text: str) -> str:
    """A text as YAML takes it."""
    if text.replace("/", "").replace("-", "").replace("_", "").isalnum():
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
