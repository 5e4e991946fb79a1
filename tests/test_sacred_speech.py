"""`--fix` changes no word of what somebody said, whatever shows that it was said."""

from __future__ import annotations

import pytest

from helpers import shipped_rules
from newslint.config.model import Settings
from newslint.document.document import Document
from newslint.fixing.apply import fix_bytes
from newslint.model.span import Span
from newslint.pipeline.check import check_article
from newslint.readers import read_article

#: Words that `--fix` changes wherever they are the paper's own.
SAID = "I think teh bridge and and the road were old untill May"
MENDED = "I think the bridge and the road were old until May"

MARKS = ["‹›", "›‹", "»«", "«»", "「」", "『』", "｢｣", "《》", "〈〉", "❝❞", "❛❜", "❮❯", "〝〞", "〝〟", "＂＂", "„“", "„”", "‚‘", "‚’", "“”", "‘’", '""', "''"]  # fmt: skip
SPELLED = [
    ("&ldquo;", "&rdquo;"), ("&#8220;", "&#8221;"), ("&#x201c;", "&#X201D;"), ("&quot;", "&quot;"), ("&#34;", "&#34;"),
    ("&#034;", "&#034;"), ("&laquo;", "&raquo;"), ("&bdquo;", "&ldquo;"), ("&lsquo;", "&rsquo;"), ("&#39;", "&#39;"),
    ("&amp;ldquo;", "&amp;rdquo;"), (",,", "''"), ("<<", ">>"), ("``", "''"), ("\\u201c", "\\u201d"), ("<q>", "</q>"),
    ("<Q lang='en'>", "</Q >"), ("&lt;q&gt;", "&lt;/q&gt;"), ("[quote]", "[/quote]"), ("[quote=Orr]", "[/quote]"),
]  # fmt: skip
ENCLOSED = [f"She said {mark[0]}{SAID}{mark[1]} today." for mark in [*MARKS, *SPELLED]]
#: Marks that nothing closes: nobody knows where the speech ends.
OPEN = [f"She said {mark[0]}{SAID}." for mark in (*MARKS, *SPELLED) if mark[0] not in ("'", "’", "‘")]

PLAIN = [
    *ENCLOSED,
    *OPEN,
    f"<blockquote>\n{SAID}\n\n{SAID}</blockquote>\n\nShe left.",
    f"<blockquote cite='x'>{SAID}<blockquote>x</blockquote> {SAID}</blockquote>",
    f"<blockquote>{SAID}\n\nand {SAID}",
    f"> {SAID}\n> {SAID}\n\nShe left.",
    f"&gt; {SAID}\n\nShe left.",
    f"> Yes,\n{SAID}",
    f"Q: {SAID}?\n\nA: {SAID}.\n\n{SAID}.",
    f"Q. Why?\n\nA. {SAID}.",
    f"PRATES: {SAID}.\n\nORR: {SAID}.\n\nPRATES: {SAID}",
    f"Prates: {SAID}.",
    f"Ann Prates (on the phone): {SAID}.",
    f"MS. VAN PRATES: {SAID}",
    f"— {SAID}, she said.",
    f"– {SAID} , said Orr.",
    f"-- {SAID}, said Orr.",
    f"- {SAID}, said Orr.",
]
MARKDOWN = [
    *ENCLOSED,
    f"> {SAID} and “no” and\n> {SAID}",
    f"> > {SAID}\n\n**Q:** Why?\n\n**A:** {SAID}\n\n{SAID}",
    f"**PRATES:** {SAID}",
    f"- — {SAID}, she said",
    f"<blockquote>{SAID} “no” {SAID}</blockquote>",
    f"<blockquote>\n\n{SAID}\n\n</blockquote>",
]
HTML = [
    *(f"<p>{text}</p>" for text in ENCLOSED if "\\" not in text and "<<" not in text),
    f"<blockquote>{SAID} and “no” {SAID}</blockquote>",
    f"<blockquote><p>{SAID} “x” it</p><p>{SAID}</p></blockquote>",
    f"<p><b>A:</b> {SAID}</p>",
    f"<p>&mdash; {SAID}, she said.</p>",
]
RST = [
    *(text for text in ENCLOSED if "\\" not in text),
    f"She said:\n\n    {SAID} and “no” and\n    {SAID}\n\nThen.",
    f".. epigraph::\n\n   {SAID}\n",
    f".. highlights::\n\n   {SAID}\n",
    f".. pull-quote::\n\n   {SAID} “no” {SAID}\n",
]
ASCIIDOC = [
    *(text for text in ENCLOSED if "<<" not in text),
    f"[quote,Orr]\n{SAID}\n",
    f"____\n{SAID} “no”\n\n{SAID}\n____\n",
    f'""\n{SAID}\n\n{SAID}\n""\n',
    f"[verse]\n{SAID}\n",
    f"> {SAID}\n> {SAID}\n",
    f"+++<q>+++{SAID}+++</q>+++",
]
CASES = [
    (name, text)
    for name, texts in (
        ("a.txt", PLAIN),
        ("a.md", MARKDOWN),
        ("a.html", HTML),
        ("a.rst", RST),
        ("a.adoc", ASCIIDOC),
    )
    for text in texts
]


def fixed(name: str, text: str, *, unsafe: bool = True) -> str:
    rules = shipped_rules()

    def check(data):
        return check_article(read_article(name, data), rules, Settings(level="suggestion"))

    return fix_bytes(text.encode(), check, unsafe=unsafe).after.decode()


@pytest.mark.parametrize(("name", "text"), CASES, ids=[f"{name[2:]}-{text[:40]!r}" for name, text in CASES])
def test_no_word_of_speech_is_changed(name, text):
    after = fixed(name, text)
    assert after.count(SAID) == text.count(SAID)
    assert MENDED not in after


@pytest.mark.parametrize(
    "text",
    [
        "{}.",
        "The town: {}.",
        "She said 'yes' and {}.",
        "Home › News › Sport\n\n{}.",
        "It was 5 > 4 and {}.",
        "“I am,” she said. {}.",
        "R&amp;D; {}.",
        "LISBON, Portugal (AP) — {}.",
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_words_of_the_paper_are_mended(name, text):
    assert MENDED in fixed(name, text.format(SAID), unsafe=False)


@pytest.mark.parametrize("marks", [mark for mark in MARKS if mark not in ("''", "‘’")])
def test_rules_are_silent_between_marks_of_other_countries(marks):
    text = f"She said {marks[0]}{SAID}{marks[1]} today."
    document = Document(text)
    assert document.quoted(Span(text.index("teh"), text.index("teh") + 3))
    assert not document.quoted(Span(0, 8))
    assert not document.quoted(Span(text.index("today"), len(text)))


def test_rules_are_silent_in_the_turns_of_an_interview():
    text = "Ann Orr mends bridges.\n\nQ: Why?\n\nA: Teh bridge.\n\nQ: When?\n\nA: Untill May."
    document = Document(text)
    assert document.quoted(Span(text.index("Teh"), text.index("Teh") + 3))
    assert not document.quoted(Span(0, 3))


@pytest.mark.parametrize(
    "text",
    [
        "<p>“I am <em>late,</em> he said. “We go.”</p>",
        "<p>“I am <em>late</em></p>",
        "<p>“I said ‘we are <b>late</b>.” She left.</p>",
        "<p><b>I</b> am late,” he said.</p>",
        "<p>“It is late, “ <i>he</i> said.</p>",
    ],
)
def test_no_mark_is_put_on_the_wrong_side_of_a_tag(text):
    after = fixed("a.html", text)
    for mark in "“”‘’":
        if after.count(mark) > text.count(mark):
            assert f"em>{mark}" not in after and f"{mark}</em" not in after and f"b>{mark}" not in after


@pytest.mark.parametrize("text", ["<p>“I am late</p>", "<p>She <em>said</em>: “I am late</p><p>“We go.”</p>"])
def test_marks_are_still_mended_in_markup(text):
    assert "late”</p>" in fixed("a.html", text) or "“We go" in fixed("a.html", text)
