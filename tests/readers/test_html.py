"""HTML: what is prose, of what kind, and where it stands."""

import html as library
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.article import Article
from newslint.model.span import Span
from newslint.readers import read_article
from newslint.readers.markup.tokens import tokens

HOLE = "\ufffc"


def read(source: str | bytes) -> Article:
    return read_article("story.html", source if isinstance(source, bytes) else source.encode())


def shown(source: str) -> list[tuple[str, str]]:
    article = read(source)
    assert article.blocks is not None
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def in_file(article: Article, words: str) -> str:
    at = article.text.index(words)
    return article.offsets.span(Span(at, at + len(words))).of(article.source)


PAGE = """\
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Site</title>
<meta name="author" content="Zo&euml; M&uuml;ller"><script>var x = "<p>no</p>";</script></head>
<body><header><nav><a href="/">Home</a></nav></header>
<article>
<h1>Dam &amp; river <em>hold</em></h1>
<p class="meta byline">By <a rel="author">Zoë Müller</a></p>
<p>RIGA, Latvia (AP) &mdash; The dam&#8217;s w<b>al</b>l held,
   said <q>Zo&euml;</q>.<sup>1</sup> See <code>x</code>.
<figure><img src="x.jpg" alt="no"><figcaption>Crews at work</figcaption></figure>
<blockquote class="twitter-tweet"><p>A tweet</p></blockquote>
<blockquote><p>We were &lt;ready&gt;</blockquote>
<ul><li>One<li>Two <p>more</ul>
<h2>Next</h2><h1>Another</h1>
<table><caption>Levels</caption><tr><th>Place<td>4 m</table>
<p style="display: none">hidden</p><p hidden>hidden</p><aside>Beside</aside>
</article><footer>Foot</footer></body></html>
"""


def test_page() -> None:
    article = read(PAGE)
    assert article.meta == {"lang": "en-GB", "byline": "Zoë Müller", "headline": "Dam & river hold"}
    assert shown(PAGE) == [
        ("headline", "Dam & river hold"),
        ("byline", "By Zoë Müller"),
        ("body", f"RIGA, Latvia (AP) — The dam’s wall held, said “Zoë”.1 See {HOLE}."),
        ("caption", "Crews at work"),
        ("quote", "We were <ready>"),
        ("item", "One"),
        ("item", "Two"),
        ("item", "more"),
        ("heading", "Next"),
        ("heading", "Another"),
        ("caption", "Levels"),
        ("table", "Place"),
        ("table", "4 m"),
        ("body", "Beside"),
    ]
    assert in_file(article, "wall") == "w<b>al</b>l"
    assert in_file(article, "dam’s") == "dam&#8217;s"
    assert in_file(article, "held, said") == "held,\n   said"
    assert in_file(article, "<ready>") == "&lt;ready&gt;"


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("a < b and AT&T", "a < b and AT&T"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("x<br>y", "x\ny"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<p>unclosed <b>bold", "unclosed bold"),
        ("</p>stray</b>", "stray"),
        ("a<!-- newslint: off spun -->b", "ab"),
        ("a<script>b</script>c", "ac"),
        ("a <svg><text>b</text></svg> c", f"a {HOLE} c"),
        ("<p>a</p>\n[newslint: off spun]\n<p>b</p>", "a\n\nb"),
        ("“<q>said</q>” and <q>so</q>", "“said” and “so”"),
        ("<q>“said”</q> and <q></q>", "“said” and “”"),
        ("<textarea><p>x</textarea>y", "y"),
        ("<a title='it>s'>word</a>", "word"),
        ('<a title="open>word', '<a title="open>word'.split(">")[1]),
        ("<p>a&nbsp;b", "a\u00a0b"),
        ("<![CDATA[x]]>y<?php z ?>", "y"),
        ("<noscript>x</noscript>y", "y"),
        ("", ""),
        ("<", ""),
        ("a<", "a<"),
        ("&#xD800;a&#0;", "\ufffda\ufffd"),
    ],
)
def test_fragments(source: str, prose: str) -> None:
    assert read(source).text == prose


def test_only_the_article_of_a_page_is_read() -> None:
    assert read("<main><h1>T</h1><div>x</div></main><p>y").text == "T\n\nx"
    assert read("<article>a</article><article>b</article><p>c<footer>d</footer>").text == "a\n\nb\n\nc"


def test_encoding_named_in_the_page() -> None:
    article = read('<meta charset="windows-1251"><p>Рига'.encode("cp1251"))
    assert article.text == "Рига"
    wrong = read('<meta charset="utf-8"><p>Zoë'.encode("cp1252"))
    assert wrong.text == "Zoë"
    assert "calls itself UTF-8" in wrong.notes[0][1]


class _Reference(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.data = ""

    def handle_data(self, data: str) -> None:
        self.data += data


_ATOMS = ["<b>", "</b>", "<a href='x>y'>", "</a>", "<br/>", "&amp;", "&#233;", "&mdash;", "word", " ", "é"]
_ATOMS += ["🚜", "<!-- c -->", "\n", '<i class="q">', "&", "3 < 4", ">", "'", '"']


@given(st.lists(st.sampled_from(_ATOMS), max_size=25))
def test_tokens_say_what_the_standard_parser_says(atoms: list[str]) -> None:
    source = " ".join(atoms)
    reference = _Reference()
    reference.feed(source)
    reference.close()
    ours = "".join(
        token.name if token.kind == "entity" else library.unescape(source[token.start : token.end])
        for token in tokens(source, 0, len(source))
        if token.kind in ("text", "entity")
    )
    assert ours == reference.data


@given(st.text(st.sampled_from("ab<>/!-=\"'&;#?[]pbr \n"), max_size=80))
def test_tokens_cover_the_text_without_gaps(source: str) -> None:
    at = 0
    for token in tokens(source, 0, len(source)):
        assert token.start == at
        assert token.end > token.start
        at = token.end
    assert at == len(source)


def test_hostile_pages_end_soon() -> None:
    for source in (
        "<div>" * 5000,
        "<p>" * 5000 + "</i>" * 5000,
        "<a '" * 9000,
        '<a "' * 9000 + ">",
        "<!--" * 30000,
        "&a" * 9000,
        "<" * 50000,
        "word " * 50_000,
        "<script>" * 9999,
    ):
        read(source)


STORY = "".join(f"<p>The council met on the {day}th to talk about the bridge, said the mayor, and left it at that.</p>\n" for day in range(5, 16))  # fmt: skip
SAVED = f"""<html lang="en"><head><title>x</title></head><body>
<div class="top"><ul><li><a href="/">Not read</a></li></ul><p>Not read either</p></div>
<h1>Bridge holds</h1>
<div id="wrap"><div class="story"><div class="text">{STORY}<ul><li>One lock</li></ul></div>
<div class="related"><p><a href="/a">Not read, a long link to some other story of the same desk, and more</a></p></div></div>
<div class="comments"><p>Not read: a reader says that he likes the bridge.</p></div></div></body></html>"""


def test_a_saved_page_is_read_where_its_text_stands() -> None:
    article = read(SAVED)
    assert "ot read" not in article.text
    kinds = [block.kind for block in article.blocks or ()]
    assert kinds == ["headline", *["body"] * 11, "item"]
    halves = f"<html><body><div>{STORY}</div><div>{STORY}</div></body></html>"
    assert read(halves).text.count("council") == 22
    assert read(
        "<html><body><div><p>A long paragraph that is alone in its box, here.</p></div>Rest"
    ).text.endswith("Rest")


DOCS = f"""<html><body class="c1 doc-content"><p class="c2 title" id="h.abc"><span>Bridge holds</span></p>
<p class="c3 subtitle" id="h.def"><span>For now</span></p><p class="c4"><span>The wall</span><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>
<span> held</span><sup><a href="#cmnt2" id="cmnt_ref2">[b]</a></sup><span>.</span></p>{STORY}
<div style="border:1px solid black;margin:5px"><p class="c5"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Not read</span></p></div>
<div style="border:1px solid black;margin:5px"><p class="c5"><a href="#cmnt_ref2" id="cmnt2">[b]</a><span>Not read</span></p></div></body></html>"""


def test_comments_in_google_docs_are_no_story() -> None:
    article = read(DOCS)
    blocks = [f"{block.kind}: {block.span.of(article.text)}" for block in article.blocks or ()]
    assert blocks[:3] == ["headline: Bridge holds", "heading: For now", "body: The wall held."]
    assert len(blocks) == 3 + 11 and "ot read" not in article.text and "[" not in article.text
