"""Which files are checked when a folder is named."""

import os
from pathlib import Path

import pytest

from newslint.readers.walk import walk


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A story.\n")


def found(folder: Path) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in walk([str(folder)])]


def test_articles_of_every_format_in_order(tmp_path: Path) -> None:
    names = ["a.md", "b.txt", "c.html", "d.RST", "e.adoc", "f.docx", "g.mdx", "a-sub/i.txt", "sub/deep/h.txt"]
    make(tmp_path, *reversed(names))
    assert found(tmp_path) == names


def test_what_is_no_article_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "x.py", "y.jpg", ".hidden.txt", ".git/a.txt", "node_modules/a.md", "vendor/a.md")
    make(tmp_path, "README.md", "requirements-dev.txt", "LICENSE.txt", "robots.txt", "SECURITY.md")
    make(tmp_path, "~$draft.docx", "no-extension")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    make(tmp_path, "story.txt", "readme-affair.md", "news.md")
    assert found(tmp_path) == ["news.md", "readme-affair.md", "story.txt"]


def test_wide_text_is_no_binary(tmp_path: Path) -> None:
    (tmp_path / "wide.txt").write_bytes("A story of UTF-16".encode("utf-16-le"))
    assert found(tmp_path) == ["wide.txt"]


def test_data_files_only_with_news_in_them(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "site", "body_text": ""}')
    (tmp_path / "settings.json").write_text('{"name": "site"}')
    (tmp_path / "ans.json").write_text('{"version": "0.10.9", "content_elements": []}')
    (tmp_path / "list.json").write_text('["content_elements"]')
    (tmp_path / "ninjs.json").write_text('{"uri": "x", "body_text" : "Hello"}')
    (tmp_path / "sitemap.xml").write_text("<urlset></urlset>")
    (tmp_path / "nitf.xml").write_text("<?xml version='1.0'?>\n<nitf></nitf>")
    assert found(tmp_path) == ["ans.json", "ninjs.json", "nitf.xml"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    make(tmp_path, "one/a.txt")
    (tmp_path / "one" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "two").symlink_to(tmp_path / "one", target_is_directory=True)
    assert found(tmp_path) == ["one/a.txt"]


def test_pipes_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    make(tmp_path, "a.txt")
    assert found(tmp_path) == ["a.txt"]


def test_named_files_come_whatever_they_are_and_once(tmp_path: Path) -> None:
    make(tmp_path, "README.md", ".hidden", "a.txt")
    names = [str(tmp_path / name) for name in ("README.md", ".hidden", "a.txt", "a.txt", "gone.txt")]
    assert list(walk([*names, str(tmp_path)])) == [names[0], names[1], names[2], names[4]]


def test_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "b/c.txt")
    monkeypatch.chdir(tmp_path)
    assert list(walk(["."])) == ["a.txt", str(Path("b", "c.txt"))]
