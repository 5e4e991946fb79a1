"""Newsroom formats: broken, hostile and unusual files."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document.document import Document
from newslint.fixing.barriers import barrier_to
from newslint.model.errors import UnreadableFile
from newslint.model.span import Span
from newslint.readers import read_article
from newslint.readers.newsroom.json_tree import Text, parse_json


def refused(name: str, data: str | bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_article(name, data if isinstance(data, bytes) else data.encode())
    assert caught.value.path == name
    return caught.value


BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE nitf [\n<!ENTITY a "aaaaaaaaaa">\n'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">\n' for n in range(1, 9)).replace("&a0;", "&a;")
    + "]>\n<nitf><body><p>&a8;</p></body></nitf>"
)


def test_xml_bombs_are_refused() -> None:
    error = refused("bomb.xml", BOMB)
    assert "entity" in error.message
    assert error.line == 3


@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
def test_external_entities_are_refused(where: str) -> None:
    error = refused("x.nitf", f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "{where}">]><nitf><body>&x;</body></nitf>')
    assert "'x'" in error.message


def test_external_dtds_are_not_loaded() -> None:
    source = '<!DOCTYPE nitf SYSTEM "file:///dev/zero"><nitf><body><body.content><p>A &eacute; b</p></body.content></body></nitf>'
    assert read_article("x.nitf", source.encode()).text == "A é b"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<nitf><body><p>Cut off", "no element found"),
        ("<nitf><body><p>x</b></body></nitf>", "mismatched tag"),
        ("<nitf><body>&nbsp;</body></nitf>", "undefined entity"),
        ("", "no element found"),
        ("<nitf></nitf><nitf></nitf>", "junk after document element"),
        ("<?xml version='1.0'?>\n<nitf>\n<a b=c/></nitf>", "not well-formed"),
    ],
)
def test_broken_xml(source: str, reason: str) -> None:
    error = refused("x.nitf", source)
    assert reason in error.message
    assert error.line is not None


def test_other_xml_is_refused_with_what_is_read() -> None:
    assert "NITF" in refused("x.xml", "<svg xmlns='http://www.w3.org/2000/svg'/>").message
    assert "<rss>" in refused("x.xml", "<rss/>").message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_encodings_of_xml(encoding: str) -> None:
    source = "<?xml version='1.0' encoding='UTF-8'?><nitf><body><body.content><p>Žižkov</p></body.content></body></nitf>"
    assert read_article("x.nitf", source.encode(encoding)).text == "Žižkov"


def test_declared_encoding_of_xml() -> None:
    source = "<?xml version='1.0' encoding='iso-8859-2'?><nitf><body><p>Žižkov</p></body></nitf>"
    assert read_article("x.nitf", source.encode("iso-8859-2")).text == "Žižkov"


def test_white_space_before_the_declaration_is_forgiven() -> None:
    article = read_article("x.nitf", b"\n <?xml version='1.0'?>\n<nitf><body><p>Dam</p></body></nitf>")
    assert article.text == "Dam"
    assert article.offsets.span(Span(0, 3)).of(article.source) == "Dam"


def test_deep_nesting() -> None:
    deep = "<block>" * 9000 + "<p>Dam</p>" + "</block>" * 9000
    assert read_article("x.nitf", f"<nitf><body>{deep}</body></nitf>".encode()).text == "Dam"
    assert "nested" in refused("x.json", "[" * 99999 + "]" * 99999).message
    inner = '{"type": "text", "content": "Dam"}'
    for _ in range(150):
        inner = f'{{"type": "element_group", "content_elements": [{inner}]}}'
    story = f'{{"type": "story", "version": "1", "content_elements": [{inner}]}}'
    assert read_article("x.json", story.encode()).text == "Dam"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('{"uri": "x", "headline": "cut', "Unterminated string"),
        ('{"uri": "x",\n "headline": }', "Expecting value"),
        ("", "Expecting value"),
        ('{"uri": "x", "headline": "a\nb"}', "control character"),
        ("[1]", "no article"),
        ('{"name": "site"}', "no article"),
        ('{"uri": "x"}', "no article"),
        ("null", "no article"),
    ],
)
def test_broken_and_other_json(source: str, reason: str) -> None:
    assert reason in refused("x.json", source).message


def test_line_of_broken_json() -> None:
    assert refused("x.json", '{"uri": "x",\n "headline": }').line == 2


@pytest.mark.parametrize(
    "story",
    [
        {"content_elements": None},
        {"content_elements": [None, 1, "x", [], {}, {"type": 3}, {"type": "text", "content": ["x"]}]},
        {
            "content_elements": [{"type": "table", "rows": {"a": 1}}, {"type": "list", "items": "x"}],
            "headlines": [],
        },
        {
            "content_elements": [],
            "credits": {"by": "x"},
            "taxonomy": [],
            "label": "x",
            "promo_items": {"basic": 1},
        },
        {
            "uri": 1,
            "headlines": {"a": "b"},
            "bodies": ["x", {"value": 1}],
            "associations": "x",
            "genres": [1],
        },
    ],
)
def test_json_of_another_shape_does_no_harm(story: object) -> None:
    data = json.dumps(story).encode()
    try:
        read_article("x.json", data)
    except UnreadableFile as error:
        assert "no article" in error.message


def test_lone_surrogates_in_json() -> None:
    article = read_article("x.json", b'{"uri": "x", "headline": "Dam \\ud83d holds \\ude9c"}')
    assert article.text == "Dam \ufffd holds \ufffd"


@given(st.recursive(st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)),
       st.booleans(), st.integers(0, 2))  # fmt: skip
def test_strings_of_json_are_those_the_library_reads(value: object, plain: bool, indent: int) -> None:
    source = json.dumps(value, ensure_ascii=not plain, indent=indent or None)

    def same(node: object, expected: object) -> None:
        if isinstance(expected, str):
            assert isinstance(node, Text)
            view = node.view()
            assert view.text == expected
            assert source[node.start - 1] == '"'
            for at in range(len(expected)):
                span = view.in_file(at, at + 1)
                assert json.loads(f'"{span.of(source)}"') == expected[at]
        elif isinstance(expected, list):
            assert isinstance(node, list)
            assert len(node) == len(expected)
            for one, other in zip(node, expected):
                same(one, other)
        elif isinstance(expected, dict):
            assert isinstance(node, dict)
            assert list(node) == list(expected)
            for key in expected:
                same(node[key], expected[key])
        else:
            assert node is None

    same(parse_json(source, "x.json"), value)


def test_shortcodes_of_wordpress() -> None:
    def text(content: str) -> str:
        source = (
            '<rss xmlns:content="c" xmlns:wp="w"><channel><item><title>T</title>'
            f"<content:encoded><![CDATA[{content}]]></content:encoded></item></channel></rss>"
        )
        return read_article("x.wxr", source.encode()).text.removeprefix("T\n\n")

    assert (
        text("He said [sic] it [laughs] and [the mayor] left")
        == "He said [sic] it [laughs] and [the mayor] left"
    )
    assert text('a [button url="x"]Click[/button] b') == "a Click b"
    assert text("a [video]http://x[/video] b [gallery] c") == "a b c"
    assert text("[caption width=3]<img>Words[/caption]\nAfter") == "Words\n\nAfter"
    assert text("one\ntwo\n\nthree") == "one\ntwo\n\nthree"


@pytest.mark.parametrize("name", ["a.ninjs", "a.ans"])
def test_no_quotation_mark_is_put_into_a_string_of_json(name: str) -> None:
    source = '{"uri": "x", "headline": "He said it", "content_elements": [{"type": "text", "content": "He said it"}]}'
    article = read_article(name, source.encode())
    document = Document(article.text, article.blocks)
    span = Span(article.text.index("said"), article.text.index("said") + 4)
    assert not barrier_to(document, article, span, "told")
    assert barrier_to(document, article, span, '"said"')
