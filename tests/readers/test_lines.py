"""Markup that is read line by line: cases beyond the samples, and hostile ones."""

import pytest

from linear import assert_linear
from newslint.readers import read_article


def text(source: str, name: str) -> str:
    return read_article(name, source.encode()).text


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("a *b* and 2*3*4 and \\*c\\*", "a b and 2*3*4 and *c*"),
        ("see Riga__ and snake_case and _x", "see Riga and snake_case and _x"),
        ("`ref`_ and `text <u>`__ and `title`", "ref and text and title"),
        ("words [1]_ and [#a]_ and [CIT]_.", "words and and."),
        ("a\\ *b*\\ c", "abc"),
        ("::\n\n  code\n\nafter", "after"),
        ("so ::\n\n  code\n\nafter", "so\n\nafter"),
        ("so::\n\n  code\n\n  more code\n\nafter", "so:\n\nafter"),
        ("| line one\n| line two", "line one\nline two"),
        (".. warning::\n\n   Inside *it*.\n\nAfter.", "Inside it.\n\nAfter."),
        (".. topic:: Title\n\n   Inside.", "Title\n\nInside."),
        (".. epigraph::\n\n   Said.", "Said."),
        (".. raw:: html\n\n   <p>x</p>\n\nEnd.", "End."),
        (".. [CIT] A book.", "A book."),
        (">>> x = 1\n1\n\nAfter.", "After."),
        ("Title\n=====\n\nSub\n---\n\n----\n\nx", "Title\n\nSub\n\nx"),
        ("(a) first\n(b) second", "first\n\nsecond"),
        ("- - nested", "nested"),
        ("Ma\\\nine *a\\\nb*", "Maine ab"),
        ("Ma\\\r\nine *a\\\r\nb*", "Maine ab"),
        ("Ma\\\rine *a\\\rb*", "Maine ab"),
        ("", ""),
    ],
)
def test_rst(source: str, prose: str) -> None:
    assert text(source, "a.rst") == prose


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("a *b* and 2*3*4 _c_ d_e_f", "a b and 2*3*4 c d_e_f"),
        ("**w**ord and wo__r__d", "word and word"),
        ("see https://x.y[it] and https://x.y and link:a[b]", "see it and https://x.y and b"),
        ("'`single`' and \"`double`\"", "‘single’ and “double”"),
        ("He said [sic] it", "He said [sic] it"),
        ("one +\ntwo", "one\ntwo"),
        ("2^nd^ and H~2~O", "2nd and H2O"),
        ("*bold https://x.y[link]*", "bold link"),
        ("((term)) and (((hidden, gone))) here", "term and here"),
        ("* a\n+\nmore\n\nend", "a\n\nmore\n\nend"),
        ("[source]\nnot prose\n\nend", "end"),
        ("ifdef::x[]\nin\nendif::[]", "in"),
        ("|===\n|a|b\n\n2+|c\n|===", "a\n\nb\n\nc"),
        ("[WARNING]\n====\nInside.\n====\nAfter.", "Inside.\n\nAfter."),
        ("Title\n-----\n\nx", "Title\n\nx"),
        ("", ""),
    ],
)
def test_asciidoc(source: str, prose: str) -> None:
    assert text(source, "a.adoc") == prose


def test_front_matter_of_asciidoc() -> None:
    article = read_article("a.adoc", b"---\ntitle: Dam holds\nkind: opinion\n---\n\nText.\n")
    assert article.meta == {"headline": "Dam holds", "kind": "opinion"}
    assert article.text == "Dam holds\n\nText."


HOSTILE = [
    "**a ",
    "*a ",
    "`a ",
    "``a ",
    "|a ",
    "_a ",
    "#a ",
    "<<a ",
    "+++a ",
    '"`a ',
    ":a",
    "a::",
    "https://a[ ",
]
HOSTILE += [".. a::\n", "- a\n", "====\n", "----\n", "+-+\n|a|\n", "|a|b\n", "\n", "=", "[embed]"]


@pytest.mark.parametrize("name", ["a.rst", "a.adoc", "a.mdx", "a.html", "a.txt"])
@pytest.mark.parametrize("part", HOSTILE)
def test_time_grows_with_the_length_and_not_faster(name: str, part: str) -> None:
    assert_linear(lambda count: lambda: text(part * count, name), 600, noise=0.05)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("a.rst", "One |a\nb| two."),
        ("a.md", "One {: a\nb} two."),
        ("a.md", "One {.a\nb} two."),
        ("a.md", "One [two](<a\nb>) three."),
        ("a.mdx", 'import a\nHe said “it” and "that".'),
    ],
)
def test_what_is_on_one_line_ends_with_it_whatever_ends_the_line(name: str, source: str) -> None:
    texts = [
        read_article(name, source.replace("\n", end).encode()).text.split() for end in ("\n", "\r\n", "\r")
    ]
    assert texts[0] == texts[1] == texts[2]


def test_deep_lists() -> None:
    assert text("".join(" " * (2 * depth) + "- a\n\n" for depth in range(300)), "a.rst").count("a") == 300
