"""Reading takes time in proportion to the length of a file, whatever it holds and whatever is left open in it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

import linear
from linear import cost
from newslint.config.model import Settings
from newslint.packs.rule_set import RuleSet
from newslint.pipeline.check import check_file
from newslint.readers import read_article
from newslint.readers.formats import is_news_json
from readers.docx_writer import docx, paragraph, run

#: By the ending of the file: what makes it as long as a number says.
SHAPES: dict[str, dict[str, Callable[[int], str]]] = {
    "txt": {
        "directives": lambda n: "<!-- newslint:" * n,
        "open brackets": lambda n: "[newslint: " * n,
        "line ends": lambda n: "a\r\n" * n,
        "front matter": lambda n: "---\ntitle: a" + " " * n + "b\n---\na",
        "wrong encoding": lambda n: "donâ€™t " * n,
    },
    "md": {
        "images": lambda n: "a ![a](b) " * n,
        "footnotes": lambda n: "a[^1] " * n,
        "links": lambda n: "*a [b *c](d) " * n,
        "shortcodes": lambda n: "[a]({{ " * n,
        "spaces in a link": lambda n: "[a](" + " " * n + "b c",
        "spaces before a title": lambda n: "[a](" + " " * n + '"b',
        "spaces after an address": lambda n: "[a](b" + " " * n + "c",
        "other emphasis": lambda n: "*a " * n + "b_ " * n,
        "emphasis": lambda n: "*a " * n + "b* " * n,
        "two emphases": lambda n: "*a **b " * n + "c* d** " * n,
        "strikes": lambda n: "~a *b __c " * n + "d~ e* f__ " * n,
        "brackets": lambda n: "[a " * n + "]" * n,
        "brackets and a definition": lambda n: "[a]: b\n\n" + "[a " * n + "]" * n,
        "pictures in pictures": lambda n: "![" * n + "a" + "](b)" * n,
        "backticks": lambda n: " ".join("`" * length for length in range(1, int((2 * n) ** 0.5))),
        "spaces in a heading": lambda n: "# a" + " " * n + "b",
        "quotations": lambda n: "> " * n + "a",
        "comments": lambda n: "a <!-- " * n,
        "spaces in front matter": lambda n: "---\ntitle: a" + " " * n + "b\n---\na",
        "dotted keys": lambda n: "+++\ny = [1]\n" + "a." * n + "a = 1\n+++\na",
        "dotted tables": lambda n: "+++\n[" + "a." * n + "a]\n+++\na",
        "keys": lambda n: "+++\r" + "".join(f"a{at} = 1\r" for at in range(n)) + "b = [1]\r+++\ra",
    },
    "mdx": {
        "expressions": lambda n: "a { " * n,
        "components": lambda n: "a <A b={" * n,
    },
    "html": {
        "a long name": lambda n: "<" + "a" * n + ' "x>',
        "open attributes": lambda n: '<a "' * n + ">",
        "attributes": lambda n: "<p " + "a = " * n + ">a",
        "style": lambda n: '<p style="display' + " " * n + '">a',
        "nested": lambda n: "<div>" * n + "a",
        "never opened": lambda n: "<b>" * n + "</i>" * n,
        "declarations": lambda n: "<!" * n,
        "boxes": lambda n: "<body>" + "<div>" * n + "<p>" + "a" * 700 + "</div>" * n,
        "comments": lambda n: "<div>" * n + '<a id="cmnt1">' * n + "</div>" * n,
        "marks of comments": lambda n: '<a id="cmnt_ref1">a</a>' * n,
        "open headings": lambda n: "<body>" + "<h1>" * n + "<div><p>" + "a" * 700,
    },
    "rtf": {
        "groups": lambda n: "{\\rtf1 " + "{\\b a}" * n,
        "open groups": lambda n: "{\\rtf1 " + ("{" * 100 + "}" * 100) * (n // 10),
        "bytes": lambda n: "{\\rtf1 " + "\\'92" * n,
        "paragraphs": lambda n: "{\\rtf1 " + "a\\par\n" * n,
        "digits": lambda n: "{\\rtf1 \\b" + "1" * n,
        "letters": lambda n: "{\\rtf1 \\" + "b" * n,
        "skipped": lambda n: "{\\rtf1 " + "\\bin1 a" * n,
        "characters": lambda n: "{\\rtf1 " + "\\u8217?" * n,
    },
    "eml": {
        "lines": lambda n: "Subject: a\n\n" + "a\n" * n,
        "headers": lambda n: "A: b\n" * n + "\na",
        "a long header": lambda n: "Subject: " + "=?utf-8?q?a?= " * n + "\n\na",
        "folded": lambda n: "Subject: a\n" + " a\n" * n + "\na",
        "parameters": lambda n: "Content-Type: text/plain" + "; a=b" * n + "\n\na",
        "continued parameters": lambda n: (
            "Content-Type: text/plain" + "".join(f"; a*{at}=b" for at in range(n)) + "\n\na"
        ),
        "boundaries": lambda n: "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nb\n" * n,
        "quoted": lambda n: "Subject: a\nContent-Transfer-Encoding: quoted-printable\n\n" + "=e2=80=99" * n,
        "base64": lambda n: "Subject: a\nContent-Transfer-Encoding: base64\n\n" + "YWFh\n" * n,
        "a long type": lambda n: "Content-Type: " + "a" * n + "\n\na",
    },
    "adoc": {
        "a long author": lambda n: "= T\n" + "a" * n + "<\n",
        "authors": lambda n: "= T\n" + "a <" * n + "\n",
        "macros": lambda n: "a::" + "[]" * n + "x",
        "brackets": lambda n: "a::" + "[" * n,
        "roles": lambda n: "x " + "[" * n,
        "anchors": lambda n: "x " + "[[a" * n,
        "bold": lambda n: "x " + "*a " * n,
        "terms": lambda n: "x" + " ::y" * n,
        "a wide table": lambda n: "|===\n" + "|a " * n + "\n|===\n",
    },
    "rst": {
        "spaces": lambda n: "x" + " " * n + "y",
        "spaces in a link": lambda n: "x `a" + " " * n + "<",
        "spaces in a role": lambda n: "x :a:`a" + " " * n + "<",
        "a simple table": lambda n: "=" * n + " " * n + "x",
        "short rows": lambda n: "+" + "-+" * n + "\n" + "|\n" * n,
        "short rows of a simple table": lambda n: "=" + " =" * n + "\n" + "a\n" * n,
        "lists": lambda n: "- " * n + "a\n" + "\n" * n + " " * (2 * n) + "b",
        "strong": lambda n: "x " + "**a " * n,
        "options": lambda n: "-a, " + "  " * n,
    },
    "nitf": {
        "nested": lambda n: (
            "<nitf><body><body.content>" + "<p>" * n + "a" + "</p>" * n + "</body.content></body></nitf>"
        ),
    },
    "wxr": {
        "shortcodes": lambda n: WXR.format("[a b=" * n),
        "attributes": lambda n: WXR.format("[a" + " b=c" * n + " !"),
        "spaces": lambda n: WXR.format("[a b" + " " * n + "!"),
    },
    "rss": {
        "items": lambda n: (
            "<rss><channel>" + "<item><description>a</description></item>" * n + "</channel></rss>"
        ),
    },
    "atom": {
        "entries": lambda n: "<feed>" + "<entry><title>a</title></entry>" * n + "</feed>",
    },
    "json": {
        "superdesk": lambda n: json.dumps({"_items": [{"guid": "a", "body_html": "a"}] * n}),
        "ghost": lambda n: json.dumps({"posts": [{"title": "a", "html": "a"}] * n}),
        "contentful": lambda n: json.dumps(
            {
                "sys": {},
                "fields": {
                    "body": {"nodeType": "document", "content": [{"nodeType": "text", "value": "a"}] * n}
                },
            }
        ),
        "contentful fields": lambda n: json.dumps(
            {"sys": {}, "fields": {f"a{at}": {"en": "b"} for at in range(n)} | {"body": "a"}}
        ),
        "sanity": lambda n: json.dumps([{"_type": "block", "children": [{"text": "a"}]}] * n),
        "other lists": lambda n: json.dumps([{"content_elements": []}] + [{"a": 1}] * n),
    },
    "ninjs": {
        "escapes": lambda n: json.dumps({"uri": "x", "body_text": "a\n" * n}),
        "bodies": lambda n: json.dumps(
            {"uri": "x", "bodies": [{"value": "a", "contenttype": "text/plain"}] * n}
        ),
    },
}
WXR = (
    '<rss xmlns:content="a"><channel><item><content:encoded><![CDATA[{}]]></content:encoded></item>'
    "</channel></rss>"
)
CASES = [(ending, name) for ending, shapes in SHAPES.items() for name in shapes]


def assert_linear(make: Callable[[int], bytes], read: Callable[[bytes], object], size: int = 12_000) -> None:
    """Make sure of it for so many bytes and four times as many. `make` is given a number that what it makes grows with."""

    def prepared(number: int) -> Callable[[], object]:
        data = make(number)
        return lambda: read(data)

    linear.assert_linear(prepared, size * 100 // (len(make(200)) - len(make(100))), noise=0.05)


@pytest.mark.parametrize(("ending", "name"), CASES, ids=[f"{ending}-{name}" for ending, name in CASES])
def test_reading_is_linear(ending: str, name: str) -> None:
    shape = SHAPES[ending][name]
    assert_linear(lambda n: shape(n).encode(), lambda data: read_article(f"a.{ending}", data))


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<w:p/>" * n,
        lambda n: paragraph(run("a ") * n),
        lambda n: paragraph(run("a")) * n,
    ],
    ids=["empty paragraphs", "runs", "paragraphs"],
)
def test_reading_word_documents_is_linear(make: Callable[[int], str]) -> None:
    def prepared(number: int) -> Callable[[], object]:
        data = docx(make(number))  # packed, one is as long as the other
        return lambda: read_article("a.docx", data)

    linear.assert_linear(prepared, 5_000)


def test_telling_what_json_holds_is_linear() -> None:
    assert_linear(lambda n: b"{" + b'"uri": 1,' * n, is_news_json)


def test_reading_that_takes_too_long_is_stopped() -> None:
    data = b"*a **b " * 50_000
    whole = cost(lambda: check_file("a.md", RuleSet.of([]), Settings(time_limit=0.0), data=data))
    error = "reading it took longer than 0.1 s and was stopped; allow more with --time-limit, or split the article"

    def limited() -> None:
        assert check_file("a.md", RuleSet.of([]), Settings(time_limit=0.1), data=data).error == error

    # A limit is looked at between calls of compiled code, and parsing is one such call: it takes a tenth of the whole.
    assert cost(limited) < whole / 2
