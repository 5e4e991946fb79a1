"""Other people's words in Markdown are shown, not obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newslint.reporters.shared.markdown_literal import inline, literal

TRICKS = (
    "![x](https://evil.example/x.png)",
    "[click](command:delete)",
    "<img src=x onerror=y>",
    "<https://evil.example>",
    "`code` **bold** _it_ ~~gone~~",
    "&lt;b&gt; &amp;",
    "\\[a](b)",
    "a | b\u202e\x1b[31m",
    "[a]: https://evil.example",
)


def shown(text: str) -> str:
    """The words of a page of Markdown, which must hold nothing but words."""
    words = []
    for token in MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"]).parse(text):
        for child in token.children or ():
            assert child.type in ("text", "text_special", "softbreak"), child.type
            words.append(child.content or "\n")
    return "".join(words)


@pytest.mark.parametrize("text", TRICKS)
@pytest.mark.parametrize("escape", [literal, inline])
def test_tricks(text: str, escape) -> None:
    assert "\x1b" not in escape(text) and "\u202e" not in escape(text)
    if text.isprintable():
        assert shown(f"Words: {escape(text)}") == f"Words: {text}"


@given(st.text(st.sampled_from("\\`*_{}[]()#+-.!|~@:$<>&;ab 1\n\"'/"), max_size=20))
def test_any_marks(text: str) -> None:
    plain = " ".join(text.split())
    for escape in (literal, inline):
        assert shown(f"a {escape(plain)} z") == f"a {plain} z"
