"""The HTML report as text: what is marked, what is said, and that articles cannot write markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.article import Article, Block, OffsetMap, Piece
from newslint.model.finding import FileResult, Finding, Related
from newslint.model.span import LineIndex, Span
from newslint.reporters.html.marked import Mark, Marks, marked
from newslint.reporters.html.page import begin, end, escape
from newslint.reporters.html.report import render
from newslint.reporters.shared.prose import ProseMap

from . import gallery
from .samples import CLEAN, CONTEXT, FINDINGS, MARKDOWN, RESULT, RESULTS, STORY, UNREADABLE, golden

VOID = {"meta", "link", "input"}


class Page(HTMLParser):
    """Checks that tags nest, and collects ids, addresses and the words of marks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: list[str] = []
        self.marks: dict[str, str] = {}
        self._mark = ""
        self._hidden = 0
        self.feed(text)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag, attrs):  # type: ignore[no-untyped-def]
        values = dict(attrs)
        self.tags.append(tag)
        assert not any(name.startswith("on") for name in values)
        if "id" in values:
            self.ids.append(values["id"])
        if "href" in values:
            self.hrefs.append(values["href"])
        if tag == "a" and "mark" in (values.get("class") or "").split():
            self._mark = values["data-notes"].split()[0]
        if values.get("class") == "sr" or values.get("aria-hidden"):
            self._hidden = len(self.open) + 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):  # type: ignore[no-untyped-def]
        assert self.open.pop() == tag
        if len(self.open) < self._hidden:
            self._hidden = 0
        if tag == "a":
            self._mark = ""

    def handle_data(self, data):  # type: ignore[no-untyped-def]
        if self._mark and not self._hidden:
            self.marks[self._mark] = self.marks.get(self._mark, "") + data


def page(*results: FileResult) -> Page:
    parsed = Page(report(*results))
    for href in parsed.hrefs:
        assert href == "data:," or href[1:] in parsed.ids, href
    return parsed


def report(*results: FileResult) -> str:
    return "".join(render(results, CONTEXT))


def test_golden() -> None:
    assert report(*RESULTS) == golden("html.out")


def test_marks_hold_the_words_of_the_findings() -> None:
    found = page(RESULT)
    assert list(found.marks.values()) == [one.text for one in FINDINGS]
    assert page(gallery.story(wire=True)).marks == page(gallery.story()).marks


def test_one_file_has_no_overview_and_many_have_one() -> None:
    assert "overview" not in page(RESULT).ids
    assert "overview" not in page(CLEAN).ids
    many = page(*RESULTS)
    assert {"overview", "f1", "f2"} <= set(many.ids)
    assert not {"f3", "f4"} & set(many.ids)  # nothing to show but the row of the overview
    assert "overview" in page().ids


def test_a_clean_file_on_its_own_is_shown() -> None:
    text = report(CLEAN)
    assert "All is well." in text
    assert "nothing found" in text


def test_an_unreadable_file_says_why() -> None:
    assert "not checked: byte 7 (0xff) is not UTF-8" in report(UNREADABLE)
    assert "not checked: byte 7 (0xff) is not UTF-8" in report(UNREADABLE, CLEAN)


def test_verdict_and_related_places_are_shown() -> None:
    text = report(gallery.story(wire=True))
    assert "<strong>Verdict.</strong> Reads as machine-reworded" in text
    assert 'the wire copy says: “17%” (<a href="#r1-4-1">the wire copy, line 7</a>)' in text
    assert '<span class="place" id="r1-4-1">17%</span>' in text


EVIL = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&{{7*7}}\x00\x1b\u202e\ud800"


def test_an_article_cannot_write_markup() -> None:
    source = f"Start {EVIL} end.\n\n{EVIL}\n"
    found = Finding(
        f"style.{EVIL}", f"style{EVIL}", "error", Span(6, 6 + len(EVIL)), EVIL, EVIL, EVIL, (EVIL, ""),
        related=(Related(EVIL, Span(0, 3), EVIL), Related(None, Span(0, 5), EVIL)),
    )  # fmt: skip
    article = Article(EVIL, source, source, meta={"headline": EVIL, "lang": EVIL})
    result = FileResult(
        EVIL, source, LineIndex(source), (found,), error=EVIL, verdict={"message": EVIL},
        article=article, wire=article,
    )  # fmt: skip
    for results in ((result,), (result, result)):
        text = report(*results)
        text.encode("utf-8")
        parsed = Page(text)
        assert parsed.tags.count("script") == 1
        assert "img" not in parsed.tags
        assert not set(text) & {"\x00", "\x1b", "\u202e"}


def test_the_page_forbids_scripts_but_its_own() -> None:
    head = begin("x")
    policy = re.search(r'content="(default-src[^"]*)"', head)
    assert policy and "unsafe" not in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "http" not in head.split("</title>")[0].replace("http-equiv", "")
    assert "http" not in end()


def test_nothing_is_fetched() -> None:
    assert not re.search(r"(src|href)=\"(?!#|data:,)", report(*RESULTS, gallery.story(wire=True)))
    assert not re.search(r"url\(|@import", report(RESULT))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_any_overlap_of_marks_keeps_the_text_whole(pairs: list[tuple[int, int]]) -> None:
    text = "The <first> & the second line."
    marks = [Mark(Span(min(p), max(p)), f"m{n}", f"n{n}", "error", n) for n, p in enumerate(pairs)]
    out = marked(text, Span(0, len(text)), Marks(marks), set())
    parsed = Page(out)
    assert sorted(parsed.ids) == sorted(mark.id for mark in marks)
    bare = re.sub(r'<span class="sr">[^<]*</span>|<span aria-hidden="true">‸</span>|<[^>]*>', "", out)
    assert bare == escape(text)
    for mark in marks:
        assert f"{mark.note}" in re.sub(r'href="[^"]*"', "", out)


SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_a_paragraph_has_the_marks_that_touch_it(spans: list[Span], paragraph: Span) -> None:
    marks = [Mark(span, f"m{number}") for number, span in enumerate(spans)]
    assert Marks(marks).on(paragraph) == [
        mark
        for mark in marks
        if mark.span.overlaps(paragraph)
        or (mark.span.start == mark.span.end and paragraph.start <= mark.span.start <= paragraph.end)
    ]


def test_marks_across_paragraphs_are_on_both() -> None:
    text = "One ends here.\n\nTwo begins."
    mark = Mark(Span(9, 19), "m1", "n1", "warning", 1)
    begun: set[str] = set()
    first, second = (marked(text, span, Marks([mark]), begun) for span in (Span(0, 14), Span(16, 27)))
    assert 'id="m1"' in first and ">here.<" in first
    assert 'href="#n1"' in second and ">Two</a> begins." in second
    assert 'id="m1"' not in second


def marked_up() -> Article:
    """`# Soup & letters`, `The *caf&eacute;* opens <b>teh</b> door.` as a reader of Markdown maps it."""
    text = "Soup & letters\n\nThe café opens teh door."
    pieces, at = [], 0
    for words, source in (
        ("Soup & letters", "Soup & letters"), ("\n\n", "\n\n"), ("The ", "The "), ("caf", "caf"), ("é", "&eacute;"),
        (" opens ", " opens "), ("teh", "teh"), (" door.", " door."),
    ):  # fmt: skip
        start = MARKDOWN.index(source, pieces[-1].source_start + pieces[-1].source_length if pieces else 0)
        pieces.append(Piece(at, len(words), start, len(source)))
        at += len(words)
    blocks = (Block("heading", Span(0, 14)), Block("body", Span(16, len(text))))
    return Article("a.md", MARKDOWN, text, OffsetMap(pieces), blocks, format="markdown")


@pytest.mark.parametrize("words", ["Soup", "café", "é", "teh", "café opens teh", "f", "opens"])
def test_prose_map_leads_back(words: str) -> None:
    article = marked_up()
    start = article.text.index(words)
    span = Span(start, start + len(words))
    assert ProseMap(article).span(article.offsets.span(span)) == span


def test_prose_map_of_markup_alone() -> None:
    article = marked_up()
    at = MARKDOWN.index("<b>")
    assert ProseMap(article).span(Span(at, at + 3)) is None
    assert ProseMap(Article("a", "x", "x")).span(Span(0, 1)) == Span(0, 1)


def test_markup_is_shown_as_prose_and_what_is_outside_it_is_listed() -> None:
    article = marked_up()
    teh, bold = MARKDOWN.index("teh"), MARKDOWN.index("<b>")
    result = FileResult(
        "a.md", MARKDOWN, LineIndex(MARKDOWN),
        (
            FINDINGS[0]._replace(span=Span(teh, teh + 3), text="teh"),
            FINDINGS[0]._replace(span=Span(bold, bold + 3), text="<b>"),
        ),
        article=article,
    )  # fmt: skip
    text = report(result)
    assert ">teh<span" in text
    assert "opens " in text and "&amp;eacute;" not in text
    assert "In the file, not in its prose" in text
    assert page(result).marks == {"n1-1": "teh"}


def test_every_finding_has_a_note_even_where_paragraphs_do_not_reach() -> None:
    text = "One.\n\nTwo.\n"
    blocks = (Block("body", Span(0, 4)),)
    found = FINDINGS[0]._replace(span=Span(6, 9), text="Two")
    result = FileResult("a", text, LineIndex(text), (found,), article=Article("a", text, text, blocks=blocks))
    parsed = Page(report(result))
    assert "n1-1" in parsed.ids


def test_side_by_side_pairs_paragraphs() -> None:
    rows = report(gallery.story(wire=True)).split("</main>")[0].split('<div class="row">')[1:]
    paired = [row for row in rows if 'class="copy"' in row and 'class="wire"' in row]
    assert len(paired) == 8
    (lone,) = [row for row in rows if 'class="wire lone"' in row]
    assert "reserve fund" in lone
    for row in paired:
        copy, wire = (set(re.sub("<[^>]*>", " ", part).split()) for part in row.split('class="wire"'))
        assert len(copy & wire) > len(wire) / 2


def test_the_headline_of_the_front_matter_is_shown_once() -> None:
    article = marked_up()
    for headline, shown in (("Soup & letters", 1), ("A menu of letters", 2)):
        titled = article._replace(meta={"headline": headline})
        result = FileResult("a.md", MARKDOWN, LineIndex(MARKDOWN), article=titled)
        assert report(result).count("<h3") == shown


def test_story_without_an_article_is_read_as_plain_text() -> None:
    text = report(RESULT._replace(article=None))
    assert text.count('class="copy"') == len(STORY.strip().split("\n\n"))


def test_facts_are_folded_away_and_contradictions_lead_to_their_notes() -> None:
    text = (
        "The council of Faro voted for a $38 million plan on Friday, March 14, 2025.\n\n"
        "The harbor master, Ana Teixeira, 47, told the Wirrin Catchment Authority (WCA) “no” on <June 31>.\n\n"
        "“I am glad,” Teixeira said. She left.\n"
    )
    article = Article("story.txt", text, text)
    at = text.index("June 31")
    found = Finding(
        "typos.impossible-date", "typos", "error", Span(at, at + 7), "June 31", "There is no <such> day.", ""
    )
    result = FileResult("story.txt", text, LineIndex(text), (found,), article=article)
    shown = "".join(render([result], CONTEXT._replace(against_itself={"typos.impossible-date"})))
    parsed = Page(shown)
    assert "#n1-1" in parsed.hrefs
    fold = shown[shown.index('<details class="told">') : shown.index("</details>")]
    assert (
        "<summary>Facts: <strong>1 contradiction</strong>, 1 person, 2 dates, 1 figure, 1 abbreviation</summary>"
        in fold
    )
    assert "<b>Ana Teixeira</b> · harbor master · 47 · she · also Teixeira" in fold
    assert "<b>June 31</b>: There is no &lt;such&gt; day." in fold.replace("</b>. ", "</b>: ")
    (day,) = [line for line in fold.splitlines() if "no such day" in line]
    assert 'href="#n1-1">contradicted: note 1</a>' in day
    assert "$38 million plan" in fold
    assert "<b>WCA</b> Wirrin Catchment Authority" in fold
    calm = "".join(render([result], CONTEXT))
    assert "contradict" not in calm[calm.index('<details class="told">') : calm.index("</details>")]


def test_a_story_without_facts_has_no_fold() -> None:
    text = "Nobody came.\n"
    result = FileResult("story.txt", text, LineIndex(text), article=Article("story.txt", text, text))
    assert '<details class="told">' not in report(result)


def test_no_character_ends_a_line_unseen() -> None:
    shown = escape("one\rtwo\r\nthree\u2028four\u2029five")
    assert shown == "one\ntwo\nthree[U+2028]four[U+2029]five"
