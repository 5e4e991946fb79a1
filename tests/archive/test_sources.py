"""What an archive may be kept in, and which of its columns is what."""

from __future__ import annotations

import gzip
import zipfile

import pytest

from newslint.archive.columns import choose_columns, parse_columns
from newslint.archive.containers import members_of
from newslint.archive.files import Found
from newslint.archive.sources import kind_of
from newslint.model.errors import UsageMistake

PAGE = (
    '<!DOCTYPE html><html><head><meta property="article:published_time" content="2011-02-03T04:05:06Z"></head>'
    "<body><p>The council met on Tuesday.</p></body></html>"
)


def warc(*pages: tuple[str, str]) -> bytes:
    """A WARC file with a response for each page, chunked as servers send them, and a request."""
    parts = [b"WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 3\r\n\r\nGET\r\n\r\n"]
    for url, page in pages:
        body = page.encode()
        chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2012-03-04T05:06:07Z\r\nContent-Length: {len(answer)}\r\n\r\n"
        parts.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(gzip.compress(part) for part in parts)


def test_columns_are_guessed_and_chosen():
    assert choose_columns(["GUID", "Body", "pubDate", "section"], {}) == {
        "id": "GUID", "text": "Body", "published": "pubDate", "desk": "section",
    }  # fmt: skip
    assert choose_columns(["a", "b"], parse_columns(["text=b", "id=a"])) == {"id": "a", "text": "b"}
    for given, names, message in (
        (["words=b"], ["b"], "a column is one of"),
        (["text"], ["b"], "ROLE=NAME"),
        (["text=boddy"], ["body"], "did you mean 'body'"),
        ([], ["b"], "--column text=NAME"),
    ):
        with pytest.raises(UsageMistake, match=message):
            choose_columns(names, parse_columns(given))


def test_the_sort_of_an_archive_is_told_by_its_files():
    assert kind_of([Found("file:/a/b.PARQUET", 1)], "a") == "parquet"
    assert kind_of([Found("file:/a/b.warc.gz", 1)], "a") == "warc"
    assert kind_of([Found("file:/a/b.txt", 1), Found("file:/a/c.html", 1)], "a") == "files"
    with pytest.raises(UsageMistake, match="--as"):
        kind_of([Found("file:/a/b.csv", 1), Found("file:/a/c.parquet", 1)], "a")


def test_members_of_containers(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2008/story.txt", "A story.\n")
        archive.writestr("README.md", "no story")
        archive.writestr("__MACOSX/._story.txt", "no story")
        archive.writestr("photo.jpg", b"\xff\xd8")
    assert [(one["name"], one["data"]) for one in members_of("a.zip", path.read_bytes())] == [
        ("a.zip!2008/story.txt", b"A story.\n")
    ]
    pages = list(members_of("x.warc.gz", warc(("https://news.example/1", PAGE))))
    assert [(page["url"], page["data"], page["format"]) for page in pages] == [
        ("https://news.example/1", PAGE.encode(), "html")
    ]
    for name, data in (
        ("a.zip", path.read_bytes()[:40]),
        ("x.warc.gz", b"\x1f\x8bnothing"),
        ("x.warc", b"nothing\n"),
    ):
        assert [one["data"] for one in members_of(name, data)] == [None]


def test_a_zip_that_grows_beyond_measure_is_not_read(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(3):
            archive.writestr(f"{at}.txt", b" " * 100_000_000)
    assert [one["data"] for one in members_of("a.zip", path.read_bytes())] == [None]


def test_folders_zips_and_tables_become_stories(archive, tmp_path):
    files = tmp_path / "files"
    (files / "2009" / "04").mkdir(parents=True)
    (files / "2009" / "04" / "2009-04-05-ferry.txt").write_text("The ferry sank.\n", encoding="utf-8")
    (files / "page.html").write_text(PAGE, encoding="utf-8")
    (files / "README.md").write_text("no story", encoding="utf-8")
    (files / ".hidden.txt").write_text("no story", encoding="utf-8")
    (files / "crawl.warc.gz").write_bytes(warc(("https://news.example/1", PAGE)))
    (files / "t.csv").write_text(
        'headline,body,when\nx,"He said ""no"",\nand left.","Mon, 03 Mar 2008 10:00:00 +0000"\n',
        encoding="utf-8",
    )

    def stories(kind, source=files, **columns):
        found = (
            archive(source, kind=kind, columns=columns)
            .stories()
            .select("id", "url", "published", "month", "text", "data")
        )
        return sorted(
            ((row.id, row.url, row.month, row.text or bytes(row.data)) for row in found.collect()), key=str
        )

    read = stories("files")
    assert [row[:3] for row in read] == [
        ("2009/04/2009-04-05-ferry.txt", None, "2009-04"),
        ("page.html", None, "2011-02"),
    ]
    assert stories("warc") == [("https://news.example/1", "https://news.example/1", "2012-03", PAGE.encode())]
    (table,) = stories("csv", published="when")
    assert table[1:] == (None, "2008-03", 'He said "no",\nand left.') and len(table[0]) == 32


def test_lines_that_are_no_json_are_counted(archive, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(
        '{"id": 7, "text": "A story."}\n{"id": \nnothing\n', encoding="utf-8"
    )
    one = archive(tmp_path / "in")
    assert [row.id for row in one.stories().select("id").collect()] == ["7"]
    assert one.unreadable == ("2 lines that are not JSON",)
