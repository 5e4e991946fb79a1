"""Orders to newslint: in every format there is a way to give them, and none of them is prose."""

import pytest

from newslint.model.span import Span
from newslint.pipeline.suppress import find_directives
from newslint.readers import read_article
from newslint.readers.directives import write_order

ORDER = "newslint: ignore-next spun.x our style"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.txt", "One.\n\n[{}]\nTwo.\n"),
        ("a.txt", "One.\n\n<!-- {} -->\nTwo.\n"),
        ("a.md", "One.\n\n[{}]\n\nTwo.\n"),
        ("a.md", "One.\n\n<!-- {} -->\n\nTwo.\n"),
        ("a.md", "One.\n\n<!-- {} -->\nTwo.\n"),
        ("a.mdx", "One.\n\n{{/* {} */}}\n\nTwo.\n"),
        ("a.html", "<p>One.</p>\n<!-- {} -->\n<p>Two.</p>\n"),
        ("a.html", "<p>One.</p>\n[{}]\n<p>Two.</p>\n"),
        ("a.rst", "One.\n\n.. {}\n\nTwo.\n"),
        ("a.rst", "One.\n\n[{}]\n\nTwo.\n"),
        ("a.adoc", "One.\n\n// {}\n\nTwo.\n"),
        ("a.adoc", "One.\n\n[{}]\n\nTwo.\n"),
        (
            "a.nitf",
            "<nitf><body><body.content><p>One.</p>\n<!-- {} -->\n<p>Two.</p></body.content></body></nitf>",
        ),
    ],
)
def test_orders_are_found_and_are_no_prose(name: str, source: str, newline: str) -> None:
    article = read_article(name, source.format(ORDER).replace("\n", newline).encode())
    (directive,), mistakes = find_directives(article.source)
    assert (directive.verb, directive.rules, directive.reason) == ("ignore-next", ("spun.x",), "our style")
    assert not mistakes
    assert article.text.split() == ["One.", "Two."]
    two = article.text.index("Two")
    assert article.offsets.span(Span(two, two + 3)).start >= directive.span.end


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.mdx", "a.html", "a.rst", "a.adoc"])
def test_orders_are_written_as_each_format_reads_them(name: str) -> None:
    format = read_article(name, b"One.").format
    source = f"One.\n\n{write_order('ignore-next spun.x our style', format, name)}\n\nTwo.\n"
    (directive,), mistakes = find_directives(source)
    assert (directive.verb, directive.rules, directive.reason) == ("ignore-next", ("spun.x",), "our style")
    assert not mistakes
    assert read_article(name, source.encode()).text.split() == ["One.", "Two."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_fenced_block_shows_a_directive_whatever_ends_its_lines(end: str) -> None:
    from newslint.pipeline.suppress import find_directives as given

    source = "One.\n\n```\n<!-- newslint: off -->\n```\n\n<!-- newslint: off spun -->\n".replace("\n", end)
    (found,), mistakes = given(source)
    assert found.rules == ("spun",)
    assert mistakes == []
