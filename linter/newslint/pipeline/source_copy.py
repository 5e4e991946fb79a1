"""The wire copy of an article: where it is said to lie, and its text."""

from __future__ import annotations

import os

from ..config.model import Settings
from ..config.trust import project_at, project_of, wire_within
from ..document.document import Document
from ..model.article import Article
from ..model.errors import NewslintError, UnreadableFile
from ..readers import read_article
from ..readers.contents import contents
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.place import PathWithin, lies_in, real_path


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
    paths: tuple[str, ...]
    if settings.source_given:
        paths = settings.source
    elif _is_path(named):
        path = _of_front_matter(article.path, named, settings)
        paths = (path,) if path else ()
        if not paths:
            problem = (
                f"the source '{named}' of the front matter is no file of this project, nor of a folder that "
                "--wire-folder allows"
            )
    else:
        found = (_allowed(path, settings) for path in settings.source if os.path.isfile(path))
        paths = tuple(path for path in found if path)
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


def _of_front_matter(article: str, named: str, settings: Settings) -> str | None:
    """The file that the front matter of an article names, if it may be read."""
    folder = os.path.dirname(os.path.abspath(article))
    place = real_path(folder)
    if isinstance(article, PathWithin) and not lies_in(os.path.join(place, "a"), article.folders):
        return None  # the folder has become a link since the article was read: it is not where its project is
    path = os.path.join(folder, named)
    return wire_within(path, project_at(place), settings.wire_folders) if os.path.isfile(path) else None


def _allowed(path: str, settings: Settings) -> str | None:
    """A file that the pattern of a configuration leads to, if it may be read."""
    if settings.trusted:
        return path
    return wire_within(path, project_of(settings.config_folder), settings.wire_folders)


def _is_path(named: str) -> bool:
    """True if `source:` in front matter names a file, and not an agency or an address."""
    if not named or "://" in named or "\n" in named or named.startswith(("//", "\\\\")):  # of another machine
        return False
    ending = os.path.splitext(named)[1]
    return bool(ending) and " " not in ending and 2 <= len(ending) <= 9
