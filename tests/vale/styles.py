"""Styles for Vale, written for these tests: what each extension point can do, once."""

from __future__ import annotations

from pathlib import Path

INI = """StylesPath = styles
MinAlertLevel = suggestion
Vocab = Desk
[*.{md,txt}]
BasedOnStyles = House, Vale
Vale.Spelling = NO
Vale.Terms = NO
"""

RULES = {
    "Weasel": """
extends: existence
message: "Weasel: '%s'"
link: https://example.org/weasel
ignorecase: true
tokens: [very, 'quite a (?:few|lot)', Quux]
""",
    "Ellipsis": r"""
extends: existence
message: "No '%s'"
nonword: true
level: error
tokens: ['\.\.\.', '(?<=\d)%']
""",
    "Swap": """
extends: substitution
message: "Use '%s' instead of '%s'"
level: error
ignorecase: true
action: {name: replace}
swap: {utilize: use, 'in order to': to|so as to, '(?:e-mail|E-mail)': email}
""",
    "Prefer": """
extends: substitution
message: Prefer '%s' over '%s'
swap: {colour: color, java script: JavaScript, 'web ?site': website}
""",
    "Commas": """
extends: occurrence
message: "Too many commas"
scope: sentence
max: 2
token: ','
""",
    "Twice": r"""
extends: repetition
message: "'%s' twice"
ignorecase: true
alpha: true
tokens: ['[^\s]+']
""",
    "Advisor": """
extends: consistency
message: "Inconsistent '%s'"
level: error
ignorecase: true
either: {advisor: adviser, centre: center}
""",
    "Acronym": r"""
extends: conditional
message: "'%s' has no definition"
first: '\b([A-Z]{3,5})\b'
second: '(?:\b[A-Z][a-z]+ )+\(([A-Z]{3,5})\)'
exceptions: [ABC]
""",
    "Heads": """
extends: capitalization
message: "'%s' should be in lower case"
scope: heading
match: $lower
""",
}

ARTICLE = """# The Heading of WHO

The very first one, two, three, and four utilize the the hall in order to win. An adviser and an advisor met at the centre...

It was quite a lot, the World Health Organization (WHO) wrote by E-mail. The NATO and ABC gizmo. It grew 5% in colour on a web site.

## lower heading, very

- A Very long item with java script, very
- Quux is very odd

> Was it *very* good, or **in order to** please?

<!-- vale off -->

This is very bad.

<!-- vale on -->

<!-- vale House.Weasel = NO -->

This is very bad but utilize it.

<!-- vale House.Weasel = YES -->

A [very long link](https://example.org/very) and `very` code.
"""

PLAIN = """The very first one met an advisor in order to win.

It was quite a lot, and the the NATO wrote: an adviser
came in to utilize 5% of colour...

Quite a few of the gizmo makers and Quux.
"""


def write_styles(folder: Path, rules: dict[str, str] | None = None, ini: str = INI) -> Path:
    """A `.vale.ini` with its styles and the vocabulary of a desk in a folder."""
    style = folder / "styles" / "House"
    style.mkdir(parents=True)
    for name, text in (RULES if rules is None else rules).items():
        (style / f"{name}.yml").write_text(text.lstrip(), encoding="utf-8")
    words = folder / "styles" / "config" / "vocabularies" / "Desk"
    words.mkdir(parents=True)
    (words / "accept.txt").write_text("Quux\n", encoding="utf-8")
    (words / "reject.txt").write_text("gizmo\n", encoding="utf-8")
    path = folder / ".vale.ini"
    path.write_text(ini, encoding="utf-8")
    return path
