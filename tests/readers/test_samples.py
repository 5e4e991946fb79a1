"""Hand-written samples of every newsroom format, made from the published documents and schemas: what is
read of them, as what, and from where."""

from pathlib import Path

import pytest

from newslint.model.article import Article
from newslint.model.span import Span
from newslint.readers import read_article

SAMPLES = Path(__file__).parent / "samples"

EXPECTED: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "dam.nitf": (
        "nitf",
        {
            "lang": "en-GB",
            "headline": "Dam & river hold in Riga",
            "byline": "By Zoë Müller",
            "dateline": "RIGA, Latvia Nov. 2",
        },
        [
            "headline: Dam & river hold in Riga",
            "heading: Crews worked all night",
            "body: Adds a quotation.",
            "byline: By Zoë Müller",
            "byline: Staff Writer",
            "credit: Riga Wire",
            "dateline: RIGA, Latvia Nov. 2",
            "heading: The river crested on Monday.",
            "body: The city’s wall held, Jānis Ozols said Monday. “We were ready.”",
            "heading: What comes next",
            "body: It cost £4 million, or \ufffc more.",
            "caption: Crews at the dam.",
            "credit: Riga Wire/A. Kalniņš",
            "quote: Every bag counted.",
            "credit: The mayor",
            "item: One lock",
            "item: Two gates",
            "caption: Levels",
            "table: Gate",
            "table: 4 m",
            "body: AT&T <lost> power.",
            "credit: Reported in Riga.",
        ],
    ),
    "dam.newsml": (
        "newsml-g2",
        {
            "lang": "en-GB",
            "kind": "opinion",
            "headline": "Dam & river hold",
            "dateline": "RIGA, Latvia",
            "byline": "By Zoë Müller",
        },
        [
            "headline: Dam & river hold",
            "dateline: RIGA, Latvia",
            "byline: By Zoë Müller",
            "heading: The river crested.",
            "body: The city’s wall held.",
            "body: It was close.",
            "headline: Second story",
            "body: Locks opened.",
            "headline: Third story",
            "body: Gates & locks shut.",
            "body: First part < second.",
            "body: Next part.",
        ],
    ),
    "dam.ninjs": (
        "ninjs",
        {
            "lang": "en-GB",
            "byline": "By Zoë Müller",
            "dateline": "Riga, Latvia",
            "kind": "interview",
            "headline": "Dam & river “hold”",
        },
        [
            "headline: Dam & river “hold”",
            "heading: The river crested.",
            "body: The city’s wall held 🚜.",
            "body: It was close.",
            "caption: Crews at the dam.",
        ],
    ),
    "dam-1.ninjs": (
        "ninjs",
        {"lang": "en", "byline": "Zoë Müller", "dateline": "Riga", "headline": "Dam holds"},
        [
            "headline: Dam holds",
            "heading: The river crested.",
            "body: The wall held.",
            "body: It was close.",
            "caption: Crews at the dam.",
        ],
    ),
    "dam.ans": (
        "ans",
        {
            "lang": "en",
            "byline": "Zoë Müller, Jānis Ozols",
            "kind": "opinion",
            "headline": "Dam & river hold",
        },
        [
            "headline: Dam & river hold",
            "heading: Crews worked all night",
            "caption: Crews at the dam.",
            "body: RIGA, Latvia — The city’s wall held.",
            "heading: What comes next",
            "body: One.",
            "body: Two.",
            "quote: We were ready.",
            "credit: The mayor",
            "item: One lock",
            "item: Inner gate",
            "table: Gate",
            "table: 4 m",
            "caption: A gate.",
            "body: An earlier version named the wrong lock.",
            "heading: The night",
            "caption: Sandbags.",
        ],
    ),
    "dam.wxr": (
        "wxr",
        {"lang": "en-GB", "byline": "zoe", "kind": "opinion", "headline": "Dam & river hold"},
        [
            "headline: Dam & river hold",
            "heading: The river crested.",
            "body: The city’s wall held.",
            "body: A classic paragraph on two lines [sic].",
            "caption: Crews at the dam.",
            "quote: We were ready.",
            "body: Then it was over.",
        ],
    ),
    "dam.rst": (
        "rst",
        {"byline": "Zoë Müller", "lang": "en", "headline": "Dam holds"},
        [
            "headline: Dam holds",
            (
                "body: The dam held on Monday, \ufffc said the report and Riga. "
                "Second line restructured \ufffc *star roled and \ufffc."
            ),
            "heading: Next part",
            "quote: A quoted paragraph, two lines.",
            "item: One",
            "item: Two more",
            "item: para in two",
            "item: First",
            "body: A note goes on.",
            "caption: The caption.",
            "caption: The legend.",
            "body: The footnote.",
            "body: Literal:",
            "item: term",
            "item: definition",
            "table: a",
            "table: b c",
            "table: d",
            "table: e",
            "table: A",
            "table: Bee",
            "table: one",
            "table: two",
            "body: End.",
        ],
    ),
    "dam.adoc": (
        "asciidoc",
        {"byline": "Zoë Müller", "lang": "en", "kind": "opinion", "headline": "Dam holds"},
        [
            "headline: Dam holds",
            (
                "body: The dam held on Monday, \ufffc said the report and it. "
                "Next “quoted” line \ufffc see it *star* ’s mark."
            ),
            "heading: Next part",
            "quote: A quoted line of two.",
            "quote: Quoted block.",
            "item: One",
            "item: Two more",
            "item: First",
            "item: term",
            "item: definition",
            "heading: A title",
            "body: Take care.",
            "table: a",
            "table: b c",
            "table: d",
            "body: Side bar",
            "body: End.",
        ],
    ),
}

#: Words of the prose and how they are written in the file.
WRITTEN = {
    "dam.nitf": {
        "wall": "w<em>al</em>l",
        "city’s": 'city<alt-code idsrc="x" value="z"/></org>’s',
        "Zoë Müller": "Zo&#xEB; M&#252;ller",
        "£4 million": "&#163;4 million",
        "AT&T": "AT&T",
    },
    "dam.newsml": {
        "locks shut": "l&lt;b&gt;oc&lt;/b&gt;ks shut",
        "Gates & locks": "Gates &amp;amp; l&lt;b&gt;oc&lt;/b&gt;ks",
    },
    "dam.ninjs": {
        "& river “hold”": "\\u0026 river \\u201chold\\u201d",
        "city’s wall": "city&rsquo;s w<b>al<\\/b>l",
        "🚜": "\\ud83d\\ude9c",
        "close": "close",
    },
    "dam.ans": {"city’s wall": "city\\u2019s w<b>al</b>l", "held": "held", "Dam & river": "Dam &amp; river"},
    "dam.wxr": {"city’s wall": "city&#8217;s w<strong>al</strong>l", "paragraph on": "paragraph\non"},
    "dam.rst": {"restructured": "re\\ *struct*\\ ured", "the report": "the report"},
    "dam.adoc": {"Monday": "Mon**day", "“quoted”": '"`quoted`"', "’s mark": "&#8217;s #mark"},
}


def read(name: str) -> Article:
    path = SAMPLES / name
    return read_article(str(path), path.read_bytes())


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_read(name: str) -> None:
    format, meta, blocks = EXPECTED[name]
    article = read(name)
    assert article.format == format
    assert article.meta == meta
    assert article.blocks is not None
    shown = [f"{block.kind}: {' '.join(block.span.of(article.text).split())}" for block in article.blocks]
    assert shown == blocks
    assert "not prose" not in article.text
    assert "not read" not in article.text.lower()


@pytest.mark.parametrize("name", WRITTEN)
def test_where_it_stands(name: str) -> None:
    article = read(name)
    text = " ".join(article.text.split(" ")).replace("\n", " ")
    for words, written in WRITTEN[name].items():
        at = text.index(words)
        assert article.offsets.span(Span(at, at + len(words))).of(article.source) == written


@pytest.mark.parametrize("name", ["dam.nitf", "dam.newsml", "dam.wxr", "dam.ninjs", "dam-1.ninjs", "dam.ans"])
def test_content_decides_where_the_name_does_not(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    usual = ".json" if name.endswith(("ninjs", "ans")) else ".xml"
    for other in (f"story{usual}", "story", "-"):
        assert read_article(other, data).format == EXPECTED[name][0]
