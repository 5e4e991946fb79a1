"""Which column of a table is what: the names that archives give them, and those that somebody says."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.errors import UsageMistake
from ..yaml_marks.nodes import did_you_mean

#: What a column may be, and how columns of that sort are mostly called, best guess first.
ROLES = {
    "id": ("id", "article_id", "articleid", "story_id", "storyid", "doc_id", "guid", "uuid", "uri"),
    "text": ("text", "body", "content", "article", "story", "maintext", "fulltext", "full_text", "plain_text", "body_text"),
    "html": ("html", "body_html", "content_html", "raw_html", "markup"),
    "published": (
        "published", "published_at", "publishedat", "date_published", "datepublished", "publication_date",
        "publish_date", "pub_date", "pubdate", "date", "datetime", "timestamp", "created_at", "created", "time",
    ),
    "url": ("url", "link", "permalink", "canonical_url", "href"),
    "desk": ("desk", "section", "category", "channel", "department", "rubric", "topic"),
    "author": ("author", "byline", "authors", "by", "writer", "reporter"),
    "outlet": ("outlet", "publisher", "publication", "agency", "site", "domain", "provider", "source_name"),
    "wire": ("wire", "source_text", "wire_text", "original", "original_text"),
}  # fmt: skip


def parse_columns(given: Sequence[str]) -> dict[str, str]:
    """`ROLE=NAME` texts as a mapping. Raises UsageMistake."""
    chosen: dict[str, str] = {}
    for text in given:
        role, mark, name = text.partition("=")
        if not mark or not name:
            raise UsageMistake(f"--column {text}: write it as ROLE=NAME, such as text=body")
        if role not in ROLES:
            raise UsageMistake(
                f"--column {text}: a column is one of {', '.join(ROLES)}; {did_you_mean(role, list(ROLES))}"
            )
        chosen[role] = name
    return chosen


def choose_columns(names: Sequence[str], chosen: dict[str, str], *, csv: bool = False) -> dict[str, str]:
    """For each role the name of its column, for roles that have one. Raises UsageMistake where a column that somebody
    named is not there, none holds the text, or several are called the same, capitals aside. Of such columns of a table
    with a line of names (`csv`) Spark puts the number of each behind its name."""
    called: dict[str, list[str]] = {}
    for number, name in enumerate(names):
        called.setdefault(name.lower(), []).append(name)
        if csv and name.endswith(str(number)):
            called.setdefault(name.removesuffix(str(number)).lower(), []).append(name)
    found: dict[str, str] = {}
    for role, guesses in ROLES.items():
        if role in chosen:
            if chosen[role] not in names:
                raise UsageMistake(
                    f"--column {role}={chosen[role]}: there is no such column; {did_you_mean(chosen[role], list(names))}"
                )
            found[role] = chosen[role]
            continue
        for guess in guesses:
            alike = [name for name in called.get(guess, ()) if name not in chosen.values()]
            if len(alike) == 1 and alike[0].lower() == guess:
                found[role] = alike[0]
            if len(alike) > 1:
                listed = " and ".join(f"'{name}'" for name in alike)
                raise UsageMistake(
                    f"{len(alike)} columns are called '{guess}', {listed}; say which of them with --column {role}=NAME"
                )
            if role in found:
                break
    if "text" not in found and "html" not in found:
        listed = ", ".join(names)
        raise UsageMistake(
            f"no column looks like the text of stories; say which is with --column text=NAME (there are: {listed})"
        )
    return found
