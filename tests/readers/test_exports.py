"""What content systems export and feeds: what is read of them, as what; and what `--fix` says of those it does not write."""

from __future__ import annotations

import json

import pytest

from daily import newslint
from newslint.model.errors import UnreadableFile
from newslint.readers import read_article
from readers.docx_writer import docx, paragraph, run


def story(type: str, **more: object) -> dict[str, object]:
    return {"type": type, **more}


def span(text: str, *marks: str) -> dict[str, object]:
    return {"_type": "span", "text": text, "marks": list(marks)}


def node(kind: str, *content: object, **more: object) -> dict[str, object]:
    return {"nodeType": kind, "content": list(content), "data": {}, **more}


def words(value: str, *marks: str) -> dict[str, object]:
    return {"nodeType": "text", "value": value, "marks": [{"type": mark} for mark in marks]}


BODY = [{"_type": "block", "style": "normal", "children": [span("The wa"), span("ll", "em"), span(" held.")]}]
EXPORTS: dict[str, tuple[object, dict[str, str], list[str]]] = {
    "superdesk": (
        {
            "_id": "x", "type": "text", "slugline": "no", "headline": "Dam &amp; river", "abstract": "<p>All night.</p>",
            "byline": "Zoë Müller", "dateline": {"text": "RIGA, Nov. 2 -"}, "language": "en", "genre": [{"name": "Interview"}],
            "body_html": "<p>The <b>wa</b>ll held.</p><h2>Next</h2>", "associations": {"a": {"type": "picture", "description_text": "A gate."}, "b": None},
        },
        {"lang": "en", "byline": "Zoë Müller", "dateline": "RIGA, Nov. 2 -", "kind": "interview", "headline": "Dam & river"},
        ["headline: Dam & river", "heading: All night.", "body: The wall held.", "heading: Next", "caption: A gate."],
    ),
    "ghost": (
        {"db": [{"data": {"posts": [{"title": "Dam holds", "custom_excerpt": "All night.", "lexical": "{}", "html": "<p>The wall held.</p>", "plaintext": "no", "authors": [{"name": "Ann Moss"}], "tags": [{"name": "Opinion"}], "feature_image_caption": "A <i>gate</i>."}]}}]},
        {"byline": "Ann Moss", "kind": "opinion", "headline": "Dam holds"},
        ["headline: Dam holds", "heading: All night.", "caption: A gate.", "body: The wall held."],
    ),
    "contentful": (
        {"items": [{"sys": {"locale": "en-GB"}, "fields": {
            "slug": "no", "body": node("document", node("heading-2", words("Next")), node("paragraph", words("The wa"), words("ll", "bold"), words(" held "), node("hyperlink", words("here")), words("x", "code"), words(".")),
                node("embedded-entry-block", words("no")), node("unordered-list", node("list-item", node("paragraph", words("One lock")))), node("blockquote", node("paragraph", words("We were ready.")))),
            "title": "Dam holds", "summary": "All night."}}, {"sys": {}, "fields": {"title": {"de": "no", "en-US": "More"}, "body": {"de": "no", "en-US": "Long\n\ntext"}}}]},
        {"lang": "en-GB", "headline": "Dam holds"},
        ["headline: Dam holds", "heading: All night.", "heading: Next", "body: The wall held here\ufffc.", "item: One lock", "quote: We were ready.", "headline: More", "body: Long", "body: text"],
    ),
    "sanity": (
        [{"_type": "post", "title": "Dam holds", "slug": {"_type": "slug", "current": "no"}, "language": "en", "body": [
            *BODY, {"_type": "block", "style": "h2", "children": [span("Next")]}, {"_type": "image", "caption": "A gate.", "alt": "no"},
            {"_type": "block", "style": "normal", "listItem": "bullet", "children": [span("One lock")]}, {"_type": "block", "style": "blockquote", "children": [span("We were ready.")]}]}],
        {"lang": "en", "headline": "Dam holds"},
        ["headline: Dam holds", "body: The wall held.", "heading: Next", "caption: A gate.", "item: One lock", "quote: We were ready."],
    ),
    "ans": (
        {"type": "collection", "headlines": {"basic": "no"}, "content_elements": [
            story("story", headlines={"basic": "Dam holds"}, content_elements=[story("text", content="The wall held.")]),
            story("image", caption="no"),
            story("story", headlines={"basic": "More"}, content_elements=[story("list", items=[story("text", content="One lock")])])]},
        {"headline": "Dam holds"},
        ["headline: Dam holds", "body: The wall held.", "headline: More", "item: One lock"],
    ),
}  # fmt: skip


def shown(name: str, data: str) -> tuple[str, dict[str, str], list[str]]:
    article = read_article(name, data.encode())
    blocks = [f"{block.kind}: {block.span.of(article.text)}" for block in article.blocks or ()]
    return article.format, dict(article.meta), blocks


@pytest.mark.parametrize("format", EXPORTS)
def test_exports(format: str) -> None:
    content, meta, blocks = EXPORTS[format]
    for name in ("a.json", "-"):
        assert shown(name, json.dumps(content)) == (format, meta, blocks)
    listed = content["content_elements"] if format == "ans" else content  # type: ignore[index]
    if format in ("ans", "superdesk"):
        bare = json.dumps(listed if isinstance(listed, list) else [listed, listed])
        assert shown("a.json", bare)[2] == (blocks if format == "ans" else blocks * 2)


def test_portable_text_alone_and_answers() -> None:
    assert shown("a.json", json.dumps(BODY)) == ("sanity", {}, ["body: The wall held."])
    assert shown("a.json", json.dumps({"result": [{"body": BODY}]}))[2] == ["body: The wall held."]
    assert shown("a.json", json.dumps({"_items": [EXPORTS["superdesk"][0]]}))[2] == EXPORTS["superdesk"][2]
    assert shown("a.json", json.dumps({"posts": [{"title": "A", "html": "<p>B</p>"}]}))[2] == [
        "headline: A",
        "body: B",
    ]


@pytest.mark.parametrize("other", [[], [1], {"posts": 1}, {"entries": [1]}, {"items": "x"}, {"sys": {}, "fields": {"a": "b"}}, {"_items": [{}]}, {"_type": "block"}, {"result": None}])  # fmt: skip
def test_other_json_is_no_article(other: object) -> None:
    with pytest.raises(UnreadableFile, match="no article"):
        read_article("a.json", json.dumps(other).encode())


@pytest.mark.parametrize("depth", [300, 480, 3000])
def test_deep_trees_are_read_or_refused(depth: int) -> None:
    for first, last in (
        ('{"sys":{},"fields":{"body":' + '{"nodeType":"document","content":[' * depth, "]}" * depth + "}}"),
        (
            '{"content_elements":[' + '{"type":"element_group","content_elements":[' * depth,
            "]}" * depth + "]}",
        ),
    ):
        try:
            read_article("a.json", (first + last).encode())
        except UnreadableFile as error:
            assert "nested too deeply" in error.message


FEED = "<rss><channel><title>no</title>{}</channel></rss>"


def test_feeds() -> None:
    rss = FEED.format(
        "<item><title>Dam holds</title><description>&lt;p&gt;The wall&lt;/p&gt; held.</description></item>"
    )
    assert shown("a.rss", rss) == (
        "rss",
        {"headline": "Dam holds"},
        ["headline: Dam holds", "body: The wall", "body: held."],
    )
    assert shown("a.xml", rss)[0] == "rss"
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>no</title><entry><title type="html">Dam &amp;amp; river</title>'
        "<author><name>Ann Moss</name></author><summary>{}</summary>{}</entry></feed>"
    )
    plain = shown("a.atom", atom.format("It held.", '<content src="http://no"/>'))
    assert plain == (
        "atom",
        {"lang": "en", "byline": "Ann Moss", "headline": "Dam & river"},
        ["headline: Dam & river", "body: It held."],
    )
    xhtml = '<content type="xhtml"><div><p>One.</p><p>Two.</p></div></content>'
    assert shown("a.xml", atom.format("no", xhtml))[2] == [
        "headline: Dam & river",
        "body: One.",
        "body: Two.",
    ]
    html = '<content type="html"><![CDATA[<p>One.</p>]]></content>'
    assert shown("a.xml", atom.format("no", html))[2] == ["headline: Dam & river", "body: One."]


def test_fixing_says_what_it_does_not_write(tmp_path) -> None:
    line = "It was the the bridge that they met at on Tuesday."
    (tmp_path / "a.docx").write_bytes(docx(paragraph(run(line))))
    (tmp_path / "b.rtf").write_text(f"{{\\rtf1 {line}\\par}}")
    (tmp_path / "c.json").write_text(json.dumps({"guid": "x", "headline": "Dam", "body_html": line}))
    (tmp_path / "d.json").write_text(json.dumps({"uri": "x", "body_text": line}))
    (tmp_path / "e.rtf").write_text("{\\rtf1 It was there.\\par}")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    _, _, err = newslint("check", "--fix", ".", cwd=tmp_path)
    assert (
        "a.docx: not fixed: --fix does not write Word documents; make the changes in the program it comes from"
        in err
    )
    assert "b.rtf: not fixed: --fix does not write rich text" in err
    assert "c.json: not fixed: --fix does not write stories of Superdesk and Ghost" in err
    assert "d.json: not fixed" not in err and "e.rtf" not in err
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert {name for name in before if after[name] != before[name]} == {"d.json"}
