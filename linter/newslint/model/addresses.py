"""Where the project and its pages are found."""

from __future__ import annotations

#: The repository.
HOME = "https://github.com/newslint/newslint"
#: The pages made from docs/ and from the rules.
SITE = "https://newslint.github.io/newslint/"


def rule_page(rule: str) -> str:
    """The address of the page on a rule."""
    return f"{SITE}rules/{rule}/"


def schema_address(name: str) -> str:
    """The address of a JSON schema, "config" or "pack"."""
    return f"{SITE}schemas/{name}.json"
