"""The columns of an archive's tables. docs/archive.md says what they mean; a change of name, type or meaning takes a new
`SCHEMA`."""

from __future__ import annotations

from functools import cache

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

#: The version of all tables and of the files that say which parts of them hold.
SCHEMA = 1

#: What is known of a story before it is checked.
STORY = {
    "id": "string",
    "name": "string",
    "url": "string",
    "desk": "string",
    "author": "string",
    "outlet": "string",
    "published": "timestamp",
    "digest": "string",
    "copies": "bigint",
}
#: What checking it adds.
CHECKED = {
    "words": "bigint",
    "characters": "bigint",
    "findings": "bigint",
    "by_level": "map<string,bigint>",
    "by_family": "map<string,bigint>",
    "by_rule": "map<string,bigint>",
    "verdict": "string",
    "verdict_message": "string",
    "signs": "array<struct<kind:string,rule:string,text:string,line:bigint,column:bigint,fingerprint:string>>",
    "seconds": "double",
    "error": "string",
    "crashed": "boolean",
    "rules": "string",
    "configuration": "string",
    "newslint": "string",
}
#: The table of articles, with the partition columns `part` and `month` besides.
ARTICLES = {**STORY, **CHECKED}
#: One finding, without the id of its story.
FINDING = {
    "number": "bigint",
    "rule": "string",
    "family": "string",
    "level": "string",
    "start": "bigint",
    "end": "bigint",
    "line": "bigint",
    "column": "bigint",
    "end_line": "bigint",
    "end_column": "bigint",
    "text": "string",
    "message": "string",
    "replacements": "array<string>",
    "fix": "string",
    "sign": "string",
    "fingerprint": "string",
    "entry": "string",
}
#: The table of findings, with the partition columns `part` and `month` besides.
FINDINGS = {"id": "string", **FINDING}
#: Rows of other parts that no longer hold, with the partition column `by`: the part that took their place.
REPLACED = {"id": "string", "part": "string"}
#: What one run hands from checking to the tables: a story with its findings, and the part that it replaces a row of.
STAGED = {
    **ARTICLES,
    "month": "string",
    "replaces": "string",
    "found": "array<struct<" + ",".join(f"{name}:{kind}" for name, kind in FINDING.items()) + ">>",
}
#: A story that an executor is to check.
GIVEN = {**STORY, "format": "string", "text": "string", "data": "binary", "wire": "string", "month": "string", "replaces": "string"}  # fmt: skip
#: One member of a folder, a zip or a WARC file.
MEMBER = {"name": "string", "url": "string", "published": "string", "format": "string", "data": "binary"}
#: The words of a story, for finding which others it is like.
WORDED = {"id": "string", "words": "array<string>"}
#: The table of pairs: a story, and the earlier one that it was made from.
PAIRS = {
    "id": "string",
    "source_id": "string",
    "group": "string",
    "published": "timestamp",
    "source_published": "timestamp",
    "outlet": "string",
    "source_outlet": "string",
    "similarity": "double",
    "contained": "double",
    "carried": "bigint",
    "quotations": "bigint",
    "quotations_altered": "bigint",
    "quotations_invented": "bigint",
    "changes": "map<string,bigint>",
    "changed": "array<struct<kind:string,was:string,now:string>>",
    "summary": "string",
    "error": "string",
}


def ddl(columns: dict[str, str]) -> str:
    """Columns as Spark takes them for a schema."""
    return ", ".join(f"`{name}` {kind}" for name, kind in columns.items())


@cache
def _kinds() -> dict[str, Any]:
    import pyarrow as pa

    return {
        "string": pa.string(),
        "bigint": pa.int64(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
        "binary": pa.binary(),
        "timestamp": pa.timestamp("us", "UTC"),
    }


def _arrow_type(kind: str) -> Any:
    import pyarrow as pa

    head, _, inner = kind.partition("<")
    inner = inner[:-1]
    if head == "array":
        return pa.list_(_arrow_type(inner))
    if head == "map":
        return pa.map_(*map(_arrow_type, inner.split(",")))
    if head == "struct":
        fields = [field.partition(":") for field in _split(inner)]
        return pa.struct([(name, _arrow_type(of)) for name, _, of in fields])
    return _kinds()[head]


def _split(inner: str) -> list[str]:
    """The fields of a struct; commas within the types of fields part nothing."""
    parts, depth = [""], 0
    for char in inner:
        depth += (char == "<") - (char == ">")
        if char == "," and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def arrow(columns: dict[str, str]) -> Any:
    """Columns as a schema of pyarrow."""
    import pyarrow as pa

    return pa.schema([(name, _arrow_type(kind)) for name, kind in columns.items()])
