"""The wire copy of an article: where it is said to lie, and its text."""

from __future__ import annotations

import os

from ..config.model import Settings
from ..config.trust import may_hold_wire
from ..document.document import Document
from ..model.article import Article
from ..model.errors import NewslintError, UnreadableFile
from ..readers import read_article
from ..readers.contents import contents
from ..storage.lazy_namedtuple import NamedTuple


class SourceCopy(NamedTuple):
    """The sources of one article, as articles; `problem` is why one that was asked for is not among
    them, or ""."""

    articles: tuple[Article, ...] = ()
    problem: str = ""

    def documents(self) -> tuple[Document, ...]:
        """The documents of the sources, each with its path."""
        return tuple(map(Document.of, self.articles))


def read_source(path: str, what: str = "the source") -> Article:
    """One wire copy, or `what` else is read with it. Raises UnreadableFile."""
    try:
        data = contents(path)
    except UnreadableFile as error:
        raise UnreadableFile(f"{what} {error.message}", path=path) from None
    return read_article(path, data)


def source_copy_of(article: Article, settings: Settings) -> SourceCopy:
    """The wire copy of an article: what the command line names, or else its front matter, or else the
    configuration. A file that the configuration's pattern leads to need not exist. Front matter and configuration
    name files of their project only (see `config.trust`); whether there is something elsewhere is not told."""
    named = article.meta.get("source", "")
    problem = ""
    if settings.source_given:
        paths = settings.source
    elif _is_path(named):
        folder = os.path.dirname(os.path.abspath(article.path))
        path = os.path.join(folder, named)
        paths = (path,) if os.path.isfile(path) and may_hold_wire(path, folder, settings.wire_folders) else ()
        if not paths:
            problem = (
                f"the source '{named}' of the front matter is no file of this project, nor of a folder that "
                "--wire-folder allows"
            )
    else:
        paths = tuple(
            path for path in settings.source if os.path.isfile(path) and _is_allowed(path, settings)
        )
    own = os.path.abspath(article.path)
    articles: list[Article] = []
    for path in paths:
        if os.path.abspath(path) == own:
            continue  # the wire copy itself is being checked
        try:
            articles.append(read_source(path))
        except NewslintError as error:
            return SourceCopy(tuple(articles), f"{path}: {error.message}")
    return SourceCopy(tuple(articles), problem)


def _is_allowed(path: str, settings: Settings) -> bool:
    """True if the pattern of a configuration may lead to a file."""
    return settings.trusted or may_hold_wire(path, settings.config_folder, settings.wire_folders)


def _is_path(named: str) -> bool:
    """True if `source:` in front matter names a file, and not an agency or an address."""
    if not named or "://" in named or "\n" in named or named.startswith(("//", "\\\\")):  # of another machine
        return False
    ending = os.path.splitext(named)[1]
    return bool(ending) and " " not in ending and 2 <= len(ending) <= 9
