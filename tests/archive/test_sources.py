"""What an archive may be kept in, and which of its columns is what."""

from __future__ import annotations

import gzip
import random
import tracemalloc
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
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


def record(answer: bytes, url: bytes = b"https://news.example/1") -> bytes:
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n"
    return head % (url, len(answer)) + answer + b"\r\n\r\n"


PAGED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; x=\xe9\r\n"


def test_heads_in_no_encoding_are_read():
    (page,) = members_of(
        "x.warc", record(PAGED + b"\r\n<p>x</p>", "https://news.example/é".encode("latin-1"))
    )
    assert page["data"] == b"<p>x</p>" and page["url"] == "https://news.example/\ufffd"


def test_a_damaged_page_costs_that_page():
    broken = record(PAGED + b"Content-Encoding: gzip\r\n\r\n\x1f\x8bxxxxxxxxxx")
    pages = members_of("x.warc", broken + record(PAGED + b"\r\n<p>x</p>"))
    assert [one["data"] for one in pages] == [None, b"<p>x</p>"]


@pytest.mark.parametrize(
    "content",
    [
        b"a" * 300_000_000,
        b"\r\n" * 3_000_000,
        b"WARC/1.0\r\n" + b"X: a\r\n" * 3_000_000,
        b"WARC/1.0\r\nX: " + b"a" * 300_000_000,
    ],
    ids=["a line", "empty lines", "a head", "a field"],
)
def test_a_warc_that_grows_beyond_measure_is_not_read(content):
    packed = gzip.compress(content, 1)
    tracemalloc.start()
    try:
        assert [one["data"] for one in members_of("x.warc.gz", packed)] == [None]
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_records_that_grow_beyond_measure_end_the_reading():
    packed = gzip.compress(record(b"HTTP/1.1 200 OK\r\n\r\n" + b" " * 100_000_000) * 3, 1)
    assert [one["data"] for one in members_of("x.warc.gz", packed)] == [None]


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_whatever_is_damaged_in_an_archive_is_a_row(tmp_path, packing):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        archive.writestr("a.txt", "The council met on Tuesday. " * 50)
    inside = PAGED + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\n0\r\n\r\n"
    chance = random.Random(packing)
    for name, whole in (("a.zip", path.read_bytes()), ("a.warc", record(inside))):
        for _ in range(200):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            for one in members_of(name, bytes(data)):
                assert one["data"] is None or len(one["data"]) < 10_000


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


def test_a_date_beyond_all_calendars_is_none(archive, tmp_path):
    (tmp_path / "in").mkdir()
    times = {"a": 10**18, "b": -(10**15), "c": 1204538400, "d": None}
    table = {"id": list(times), "text": ["A story."] * 4, "date": pa.array(times.values(), pa.int64())}
    pq.write_table(pa.table(table), tmp_path / "in" / "a.parquet")
    rows = archive(tmp_path / "in").stories().select("id", "published", "month").collect()
    assert {row.id: row.month for row in rows} == {
        "a": "unknown",
        "b": "unknown",
        "c": "2008-03",
        "d": "unknown",
    }
    assert [row.id for row in rows if row.published] == ["c"]


def test_text_that_is_no_text_costs_its_own_characters(archive, tmp_path):
    (tmp_path / "in").mkdir()
    broken = pa.array([b"caf\xe9 the\xff", "café".encode()], pa.binary())
    text = pa.StringArray.from_buffers(
        2, broken.buffers()[1], broken.buffers()[2]
    )  # as a careless writer does
    table = pa.table({"id": broken, "text": text, "desk": pa.array([[b"\xff"], []], pa.list_(pa.binary()))})
    pq.write_table(table, tmp_path / "in" / "a.parquet")
    rows = archive(tmp_path / "in").stories().select("id", "text", "desk").collect()
    assert {row.id: row.text for row in rows} == {
        "caf\ufffd the\ufffd": "caf\ufffd the\ufffd",
        "café": "café",
    }


def rows_of(one):
    return {(row.id, row.text) for row in one.stories().select("id", "text").collect()}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"id": "2", "id": "3", "text": "Two."}', "1 line that names a key twice, in b.jsonl"),
        ('{"id": "2", "ID": "3", "text": "Two."}', "1 line that names a key twice, in b.jsonl"),
        ('{"id": "2", "text": "Two.", "more": {"a": 1, "a": 2}}', "1 line that names a key twice, in b.jsonl"),
        ('{"id": "2", "text": "Two.", "more": [{"a": 1, "a": 2}]}', "1 line that names a key twice, in b.jsonl"),
        ('{"id": "2", "id": "3", "text": "Two."}\n{"id": 2, "Text": "a", "text": "b"}\n{"id": "9',
         "1 lines that are not JSON; 2 lines that name a key twice, in b.jsonl"),
    ],
)  # fmt: skip
def test_a_line_that_names_a_key_twice_costs_that_line(archive, tmp_path, line, said):
    (tmp_path / "in" / "day=1").mkdir(parents=True)
    (tmp_path / "in" / "day=1" / "a.jsonl").write_text('{"id": 1, "text": "One.", "by": ["A", "B"]}\n\n')
    (tmp_path / "in" / "day=1" / "b.jsonl").write_text(f'{line}\n{{"ID": "4", "text": "Four."}}\n')
    one = archive(tmp_path / "in")
    assert rows_of(one) == {("1", "One."), ("4", "Four.")}
    assert "; ".join(one.unreadable) == said


def test_a_table_in_which_all_lines_name_a_key_twice_is_said_to(archive, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text('{"id": 1, "id": 2, "text": "One."}\n' * 3)
    with pytest.raises(UsageMistake, match="every line of it names a key twice"):
        archive(tmp_path / "in").stories()


def test_columns_that_are_called_alike_must_be_chosen_from(archive, tmp_path):
    for name in ("alike", "same", "csv", "twice"):
        (tmp_path / name).mkdir()
    columns = [["1"], ["2"], ["One."]]
    pq.write_table(pa.table(columns, names=["id", "ID", "text"]), tmp_path / "alike" / "a.parquet")
    pq.write_table(pa.table(columns, names=["id", "id", "text"]), tmp_path / "same" / "a.parquet")
    (tmp_path / "csv" / "a.csv").write_text("id,ID,text\n1,2,One.\n")
    (tmp_path / "twice" / "a.csv").write_text("id,id,text\n1,2,One.\n")
    for name, said, columns in (
        ("alike", "2 columns are called 'id', 'id' and 'ID'; say which of them with --column id=NAME", {"id": "ID"}),
        ("csv", "2 columns are called 'id', 'id0' and 'ID1'; say which", {"id": "ID1"}),
        ("twice", "2 columns are called 'id', 'id0' and 'id1'; say which", {"id": "id1"}),
    ):  # fmt: skip
        with pytest.raises(UsageMistake, match=said):
            archive(tmp_path / name).stories()
        assert rows_of(archive(tmp_path / name, columns=columns)) == {("2", "One.")}
    with pytest.raises(UsageMistake, match="two columns of it have the same name"):
        archive(tmp_path / "same").stories()


def test_a_column_with_a_number_is_called_by_all_of_its_name():
    assert choose_columns(["id", "text1"], {"text": "text1"}, csv=True) == {"id": "id", "text": "text1"}
    assert choose_columns(["body", "id1"], {}, csv=True) == {"text": "body"}
