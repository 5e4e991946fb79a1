"""What can go wrong that is not a bug: the user gave us something we cannot use."""

from __future__ import annotations


class NewslintError(Exception):
    """Something the user can put right. `path` and `line` (from 1) say where, when known."""

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        where = self.path or ""
        if self.path and self.line:
            where = f"{self.path}:{self.line}"
        return f"{where}: {self.message}" if where else self.message


class UsageMistake(NewslintError):
    """The command was called in a way that makes no sense."""


class UnreadableFile(NewslintError):
    """An article that cannot be read or decoded; the other articles are still checked."""


class ConfigError(NewslintError):
    """A configuration that cannot be used."""


class PackError(NewslintError):
    """One or more mistakes in a rule pack; `mistakes` holds each as it is shown."""

    def __init__(self, mistakes: list[str], *, path: str | None = None) -> None:
        super().__init__("\n".join(mistakes), path=path)
        self.mistakes = mistakes

    def __str__(self) -> str:
        return "\n".join(self.mistakes)
