"""What the site has besides the pages of docs/: the README as its first page, and a page for every rule.

mkdocs calls these functions while it builds (`hooks` in mkdocs.yml). Nothing is written into docs/.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.structure.files import File, Files

from newslint.authoring.catalogue import about_rule
from newslint.authoring.measured import read_summary
from newslint.model.addresses import HOME
from newslint.packs.folders import shipped_root
from newslint.packs.sources import load_packs
from newslint.pipeline import built_in

ROOT = Path(__file__).parents[1]
_DOCS = f"{HOME}/blob/main/docs/"


def _rules():
    """All rules that ship, and those of newslint itself, with their examples."""
    return [*load_packs(), *built_in.loaded()]


def _page(entry, summary) -> str:
    """The page on one rule."""
    rule = entry.rule
    lines = [
        f"# {rule.id}",
        "",
        *about_rule(entry, summary, most=None),
        "",
        "## Switch it off",
        "",
        "For one paragraph, by a line before it:",
        "",
        "```html",
        f"<!-- newslint: ignore-next {rule.id} why it is right here -->",
        "```",
        "",
        "For a repository, in `.newslint.yaml`:",
        "",
        "```yaml",
        f"ignore: [{rule.id}]",
        "```",
        "",
        f"It is of the family [{rule.family}](../rules.md#{rule.family})"
        + (f" and the kind `{rule.kind}` ([all kinds](../kinds.md))." if rule.path else "."),
    ]
    return "\n".join(lines) + "\n"


def first_page() -> str:
    """The README, its links to pages of docs/ made links to those pages here."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.replace(f"]({_DOCS}", "](").replace("](docs/", "](")


def on_files(files: Files, config) -> Files:
    """Add the pages that are made."""
    files.append(File.generated(config, "index.md", content=first_page()))
    summary = read_summary(shipped_root())
    for entry in _rules():
        files.append(File.generated(config, f"rules/{entry.rule.id}.md", content=_page(entry, summary)))
    return files


def on_page_markdown(markdown: str, page, config, files) -> str:
    """In the catalogue of rules, a line for each with a link to its page, instead of all that is said of it."""
    if page.file.src_uri != "rules.md":
        return markdown
    head, *families = re.split(r"(?m)^## ", markdown)
    parts = [head]
    for family in families:
        name, _, rest = family.partition("\n")
        rows = [
            f"- [{rule}](rules/{rule}.md): {message}"
            for rule, message in re.findall(r"(?m)^### (\S+)\n\n\*[^\n]*?\* — ([^\n]*)$", rest)
        ]
        parts.append(f"## {name}\n\n" + "\n".join(rows) + "\n\n")
    return "".join(parts)
