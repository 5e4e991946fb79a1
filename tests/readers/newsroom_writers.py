"""Writers of generated articles in newsroom formats; see `plants`."""

from __future__ import annotations

import html as library
import json
import random
from collections.abc import Callable
from xml.sax.saxutils import escape

from readers.line_writers import asciidoc, rst
from readers.plants import TYPOS, Story, Writer
from readers.writers import Format, cut, html, html_blocks, markdown, mdx, plain, words

# --- XML


def _xml_text(out: Writer, word: str) -> None:
    roll = out.rng.random()
    word = escape(word)
    if roll < 0.08:
        out.raw(f"<em>{word}</em>")
    elif roll < 0.16:
        out.raw(f"<person idsrc='recieved'>{word}</person>")
    elif roll < 0.2:
        out.raw(f"{word}<!-- recieved <p> -->")
    elif roll < 0.24:
        out.raw("&#8212;")
    elif roll < 0.28:
        out.raw(f"<org>{word}<alt-code idsrc='recieved' value=\"recieved > \"/></org>")
    elif roll < 0.32:
        out.raw(f"<![CDATA[{library.unescape(word)} < & ]]>")
    elif roll < 0.36:
        out.raw(f"<q>{word}</q>")
    else:
        out.raw(word)


def _xml_typo(out: Writer, word: str) -> None:
    a, b, c = cut(out.rng, word)
    kinds: list[tuple[str, list[str], str]] = [
        ("", [word], ""),
        ("<em>", [word], "</em>"),
        ("&#x201C;", [word], "&#x201D;"),
        ("<![CDATA[", [word], "]]>"),
        ("", [a, "<em>", b, "</em>", c], ""),
        ("", [a, "<!-- x -->", b + c], ""),
        ("", [a, f"&#{ord(b[0])};", b[1:] + c], ""),
        ("", [f"&#x{ord(word[0]):X};", word[1:]], ""),
        ("", [a, "<![CDATA[", b, "]]>", c], ""),
        ("", [a, "\u00ad", b + c], ""),
    ]
    before, written, after = out.rng.choice(kinds)
    out.raw(before)
    out.typo(word, [part for part in written if part])
    out.raw(after)


def _xml_blocks(out: Writer, story: Story, tags: dict[str, tuple[str, str]]) -> None:
    for kind, content in story.blocks:
        first, after = tags[kind]
        out.raw(first)
        words(out, content, _xml_text, _xml_typo, (" ", " ", "\n   ", "\t"))
        out.raw(after + "\n")


def nitf(out: Writer, story: Story) -> None:
    out.raw(
        f'<?xml version="1.0" encoding="{out.charset}"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">\n<nitf>\n<head>'
    )
    out.raw(
        "<title>recieved</title><docdata><key-list><keyword key='recieved'/></key-list></docdata></head>\n<body>"
    )
    _nitf_body(out, story)
    out.raw("</body>\n</nitf>\n")


def _nitf_body(out: Writer, story: Story) -> None:
    out.raw("<body.head>")
    head = {"headline": ("<hedline>\n<hl1>", "</hl1></hedline>")}
    _xml_blocks(out, Story(story.blocks[:1]), head)
    out.raw("</body.head><body.content>\n<pre>recieved</pre><block>")
    media = '<media media-type="image"><media-reference source="recieved.jpg">recieved</media-reference><media-caption>'
    tags = {
        "body": ("<p>", "</p>"),
        "heading": ("<hl2>", "</hl2>"),
        "quote": ("<bq><block><p>", "</p></block></bq>"),
        "item": ("<ul><li>", "</li></ul>"),
        "caption": (media, "</media-caption></media>"),
        "table": ("<table><tr><td>", "</td></tr></table>"),
    }
    _xml_blocks(out, Story(story.blocks[1:]), tags)
    out.raw("</block></body.content>")


def newsml(out: Writer, story: Story) -> None:
    out.raw(
        f'<?xml version="1.0" encoding="{out.charset}"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">\n'
    )
    out.raw('<header><sent>recieved</sent></header><itemSet><newsItem guid="urn:recieved" xml:lang="en">\n')
    out.raw("<itemMeta><title>recieved</title></itemMeta><contentMeta>\n")
    _xml_blocks(out, Story(story.blocks[:1]), {"headline": ("<headline>", "</headline>")})
    out.raw("<slugline>recieved</slugline><keyword>recieved</keyword></contentMeta><contentSet>\n")
    out.raw('<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">')
    out.raw("<head><title>recieved</title></head><body>\n")
    tags = {
        "body": ("<p>", "</p>"),
        "heading": ("<h2>", "</h2>"),
        "quote": ("<blockquote><p>", "</p></blockquote>"),
        "item": ("<ol><li>", "</li></ol>"),
        "caption": ("<figure><img src='recieved'/><figcaption>", "</figcaption></figure>"),
        "table": ("<table><tr><td>", "</td></tr></table>"),
    }
    _xml_blocks(out, Story(story.blocks[1:]), tags)
    out.raw("</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>\n")


def wxr(out: Writer, story: Story) -> None:
    out.raw(f'<?xml version="1.0" encoding="{out.charset}" ?>\n<rss version="2.0"')
    out.raw(
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">'
    )
    out.raw(
        "<channel><title>recieved</title>\n<item><title>recieved</title><wp:post_type>attachment</wp:post_type>"
    )
    out.raw("</item>\n<item><title>A title</title><wp:post_type>post</wp:post_type><content:encoded>")
    escaped = out.rng.random() < 0.5
    out.raw("" if escaped else "<![CDATA[")
    out.escape = escape if escaped else str
    out.raw(
        '<!-- wp:paragraph {"recieved":1} -->\n[gallery ids="1,2" title="recieved"]\n\n[embed]recieved[/embed]\n\n'
    )
    html_blocks(out, story)
    out.escape = str
    out.raw("</content:encoded>" if escaped else "]]></content:encoded>")
    out.raw("</item></channel></rss>\n")


# --- JSON


def _json_escape(rng: random.Random) -> Callable[[str], str]:
    def write(text: str) -> str:
        written = ""
        for char in text:
            roll = rng.random()
            if roll < 0.03 or (ord(char) > 127 and roll < 0.4):
                codes = char.encode("utf-16-be").hex()
                written += "".join(f"\\u{codes[at : at + 4]}" for at in range(0, len(codes), 4))
            elif char == "/" and roll < 0.5:
                written += "\\/"
            else:
                written += json.dumps(char, ensure_ascii=False)[1:-1]
        return written

    return write


def _json_string(out: Writer, write: Callable[[], None]) -> None:
    out.raw('"')
    out.escape = _json_escape(out.rng)
    write()
    out.escape = str
    out.raw('"')


def ninjs(out: Writer, story: Story) -> None:
    out.raw('{\n  "uri": "urn:recieved",\n\t"keywords": ["recieved"], "bodies": [\n')
    out.raw('    {"role": "plain", "contenttype": "text/plain", "value": "recieved"},\n')
    out.raw('    {"role": "main", "contenttype": "text/html", "value": ')
    _json_string(out, lambda: html_blocks(out, Story(story.blocks[1:])))
    out.raw('}\n  ],\n  "headlines": [{"value": ')
    _json_string(out, lambda: _plain_words(out, story.blocks[0][1]))
    out.raw('}],\n  "slugline": "recieved", "urgency": 3, "x": [null, true, -1.5e3, {}]\n}\n')


def _plain_words(out: Writer, content: list[str]) -> None:
    words(out, content, Writer.raw, lambda out, word: out.typo(word, [*word]))


def ans(out: Writer, story: Story) -> None:
    out.raw('{"type": "story", "version": "0.10.9", "slug": "recieved", "content_elements": [')
    out.raw('{"type": "code", "content": "recieved"}')
    for kind, content in story.blocks:
        before, after = {
            "headline": ('{"type": "header", "level": 2, "content": ', "}"),
            "body": ('{"_id": "recieved", "type": "text", "content": ', "}"),
            "quote": ('{"type": "quote", "content_elements": [{"type": "text", "content": ', "}]}"),
            "item": ('{"type": "list", "items": [{"type": "text", "content": ', "}]}"),
            "table": ('{"type": "table", "rows": [[{"type": "text", "content": ', "}]]}"),
            "caption": ('{"type": "image", "url": "recieved", "caption": ', "}"),
        }[kind]
        out.raw(",\n  " + before)
        _json_string(out, lambda content=content: html_words(out, content))  # type: ignore[misc]
        out.raw(after)
    out.raw('],\n"headlines": {"basic": "A headline"}, "taxonomy": {"tags": [{"text": "recieved"}]}}\n')


def html_words(out: Writer, content: list[str]) -> None:
    from readers.writers import _html_text, _html_typo

    words(out, content, _html_text, _html_typo)


def superdesk(out: Writer, story: Story) -> None:
    out.raw('{"_id": "recieved", "type": "text", "slugline": "recieved", "body_html": ')
    _json_string(out, lambda: html_blocks(out, Story(story.blocks[1:])))
    out.raw(', "fields_meta": {"x": "recieved"}, "headline": ')
    _json_string(out, lambda: html_words(out, story.blocks[0][1]))
    out.raw("}\n")


def ghost(out: Writer, story: Story) -> None:
    out.raw(
        '{"db": [{"meta": {"version": "5"}, "data": {"posts": [{"id": "recieved", "lexical": "recieved", "title": '
    )
    _json_string(out, lambda: _plain_words(out, story.blocks[0][1]))
    out.raw(', "html": ')
    _json_string(out, lambda: html_blocks(out, Story(story.blocks[1:])))
    out.raw(', "plaintext": "recieved"}]}}]}\n')


def ans_list(out: Writer, story: Story) -> None:
    out.raw('{"type": "collection", "headlines": {"basic": "recieved"}, "content_elements": [')
    ans(out, Story(story.blocks[::2]))
    out.raw(",\n")
    ans(out, Story(story.blocks[1::2]))
    out.raw("]}\n")


def contentful(out: Writer, story: Story) -> None:
    out.raw(
        '{"entries": [{"sys": {"id": "recieved"}, "fields": {"title": {"de": "recieved", "en-GB": "A title"}, "body": {"de": '
    )
    out.raw(
        '"recieved", "en-GB": {"nodeType": "document", "content": [{"nodeType": "embedded-asset-block", "data": "recieved"}'
    )
    for kind, content in story.blocks:
        before, after = {
            "headline": ('{"nodeType": "heading-2", "content": [', "]}"),
            "heading": ('{"nodeType": "heading-3", "content": [', "]}"),
            "body": ('{"nodeType": "paragraph", "content": [', "]}"),
            "quote": (
                '{"nodeType": "blockquote", "content": [{"nodeType": "paragraph", "content": [',
                "]}]}",
            ),
            "item": (
                '{"nodeType": "ordered-list", "content": [{"nodeType": "list-item", "content": [{"nodeType": "paragraph", "content": [',
                "]}]}]}",
            ),
        }[kind]
        out.raw(",\n" + before)
        _runs(out, content, '{"nodeType": "text", "marks": [{"type": "bold"}], "value": ', '{"nodeType": "hyperlink", "data": {"uri": "recieved"}, "content": [', "]}")  # fmt: skip
        out.raw(after)
    out.raw("]}}}}]}\n")


def sanity(out: Writer, story: Story) -> None:
    out.raw(
        '[{"_type": "post", "_id": "recieved", "title": "A title", "body": [{"_type": "image", "asset": {"_ref": "recieved"}}'
    )
    for kind, content in story.blocks:
        style = {"headline": "h2", "heading": "h3", "quote": "blockquote"}.get(kind, "normal")
        item = '"listItem": "bullet", ' if kind == "item" else ""
        out.raw(f',\n{{"_type": "block", "_key": "recieved", {item}"style": "{style}", "children": [')
        _runs(out, content, '{"_type": "span", "marks": ["em"], "text": ', "", "")
        out.raw("]}")
    out.raw("]}]\n")


def _runs(out: Writer, content: list[str], first: str, link: str, end: str) -> None:
    """Words in runs, some of them links; a typo may stand in two of them."""
    for number, word in enumerate(content):
        out.raw(", " if number else "")
        linked = link and out.rng.random() < 0.2
        out.raw(link if linked else "")
        if word in TYPOS and out.rng.random() < 0.4:
            a, b, _ = cut(out.rng, word)
            rest = word[len(a) :]
            out.raw(first + '" ')
            start = out.length
            out.raw(f'{a}"}}, {first}"{rest}')
            out.places.append((word, start, out.length))
            out.raw(' "}')
        elif word in TYPOS:
            out.raw(first + '" ')
            out.typo(word, [*word])
            out.raw(' "}')
        else:
            out.raw(first)
            _json_string(out, lambda word=word: out.raw(f" {word} "))  # type: ignore[misc]
            out.raw("}")
        out.raw(end if linked else "")


def rss(out: Writer, story: Story) -> None:
    out.raw(
        f'<?xml version="1.0" encoding="{out.charset}"?>\n<rss version="2.0"><channel><title>recieved</title>'
    )
    out.raw(
        "<description>recieved</description><item><title>A title</title><link>recieved</link><description>"
    )
    escaped = out.rng.random() < 0.5
    out.raw("" if escaped else "<![CDATA[")
    out.escape = escape if escaped else str
    html_blocks(out, story)
    out.escape = str
    out.raw("</description>" if escaped else "]]></description>")
    out.raw("<guid>recieved</guid></item></channel></rss>\n")


def atom(out: Writer, story: Story) -> None:
    out.raw(
        f'<?xml version="1.0" encoding="{out.charset}"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>recieved</title>'
    )
    out.raw("<entry><title>A title</title><id>recieved</id><summary>recieved</summary>")
    out.raw('<content type="html">')
    out.escape = escape
    html_blocks(out, story)
    out.escape = str
    out.raw("</content></entry></feed>\n")


_BLOCKS = ("body", "body", "heading", "quote", "item", "table", "caption")
_XML_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")
FORMATS = {
    "txt": Format(
        "plain", plain, newlines=("\n", "\r\n", "\r"), encodings=("utf-8", "utf-8-sig", "utf-16", "utf-16-be")
    ),
    "md": Format(
        "markdown",
        markdown,
        ("body", "body", "heading", "quote", "item", "deep", "table"),
        ("\n", "\r\n", "\r"),
        ("utf-8", "utf-8-sig", "utf-16"),
    ),
    "mdx": Format("markdown", mdx, ("body", "body", "quote")),
    "html": Format(
        "html",
        html,
        ("body", "body", "heading", "quote", "item", "table", "caption"),
        ("\n", "\r\n", "\r"),
        ("utf-8", "utf-8-sig", "utf-16"),
    ),
    "nitf": Format("nitf", nitf, _BLOCKS, ("\n", "\r\n"), _XML_ENCODINGS),
    "newsml": Format("newsml-g2", newsml, _BLOCKS, ("\n", "\r\n"), _XML_ENCODINGS),
    "wxr": Format("wxr", wxr, _BLOCKS),
    "ninjs": Format("ninjs", ninjs, _BLOCKS),
    "ans": Format("ans", ans, ("body", "body", "quote", "item", "table", "caption")),
    "list.json": Format("ans", ans_list, ("body", "body", "quote", "item", "table", "caption")),
    "superdesk.json": Format("superdesk", superdesk, _BLOCKS),
    "ghost.json": Format("ghost", ghost, _BLOCKS),
    "contentful.json": Format("contentful", contentful, ("body", "body", "heading", "quote", "item")),
    "sanity.json": Format("sanity", sanity, ("body", "body", "heading", "quote", "item")),
    "rss": Format("rss", rss, _BLOCKS),
    "atom": Format("atom", atom, _BLOCKS),
    "rst": Format(
        "rst", rst, ("body", "body", "heading", "quote", "item", "note", "table"), ("\n", "\r\n", "\r")
    ),
    "adoc": Format("asciidoc", asciidoc, ("body", "body", "heading", "quote", "item", "note", "table")),
}
