"""Orders to newslint: in every format there is a way to give them, and none of them is prose."""

import pytest

from newslint.readers import read_article
from newslint.suppress import find_directives

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
        ("a.nitf", "<nitf><body><body.content><p>One.</p>\n<!-- {} -->\n<p>Two.</p></body.content></body></nitf>"),
    ],
)
def test_orders_are_found_and_are_no_prose(name: str, source: str, newline: str) -> None:
    article = read_article(name, source.format(ORDER).replace("\n", newline).encode())
    (directive,), mistakes = find_directives(article.source)
    assert (directive.verb, directive.rules, directive.reason) == ("ignore-next", ("spun.x",), "our style")
    assert not mistakes
    assert article.text.split() == ["One.", "Two."]
    two = article.text.index("Two")
    from newslint.span import Span

    assert article.offsets.span(Span(two, two + 3)).start >= directive.span.end
