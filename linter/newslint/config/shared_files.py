"""Which lines of setup.cfg and pyproject.toml, which other tools share, are ours."""

from __future__ import annotations

#: How such lines begin, without spaces and quotation marks.
_SECTIONS = ("[newslint]", "[newslint:")
_TABLES = (
    "[tool.newslint]", "[tool.newslint.", "[[tool.newslint]", "[[tool.newslint.", "tool.newslint.", "tool.newslint=",
)  # fmt: skip


def begins_ours(line: str, path: str) -> bool:
    """True if a line of pyproject.toml or setup.cfg begins a table or section of ours, or names a key in one."""
    if "newslint" not in line:
        return False
    if path.endswith(".toml"):
        return "".join(line.split()).replace('"', "").replace("'", "").startswith(_TABLES)
    return line.startswith(_SECTIONS)
