"""The desk in a real browser, as an editor uses it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

import browsers
from waiting import until

STORY = (Path(__file__).parents[2] / "examples" / "tagus-ferries.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, downloads: Path) -> Iterator[webdriver.Chrome]:
    with browsers.started(tmp_path_factory.mktemp("profile"), downloads) as driver:
        yield driver


class Desk(browsers.Page):
    """The desk in a tab of its own."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        super().__init__(driver)
        self.address = address

    def open(self, *, dark: bool = False) -> Desk:
        self.scheme(dark=dark)
        self.driver.execute_cdp_cmd("Page.navigate", {"url": "about:blank"})
        self.driver.get(self.address)
        self.until(lambda: self.run("return document.querySelector('#none').textContent"))
        return self

    def until(self, holds: Callable[[], Any]) -> Any:
        return until(holds)

    @property
    def status(self) -> str:
        return str(self.find("#status").text)

    @property
    def text(self) -> str:
        return str(self.run("return document.querySelector('#story').value"))

    @property
    def marks(self) -> list[str]:
        return list(
            self.run("return [...document.querySelectorAll('#backdrop mark')].map(one => one.textContent)")
        )

    def messages(self, pane: str = "#cards") -> list[str]:
        return list(
            self.run(
                "return [...document.querySelectorAll(arguments[0])].map(o => o.textContent)",
                f"{pane} .card .message",
            )
        )

    def paste(self, text: str, field: str = "story") -> None:
        """What the browser does with text from its clipboard."""
        self.run(
            "const field = document.getElementById(arguments[0]); field.focus(); field.select();"
            "const data = new DataTransfer(); data.setData('text/plain', arguments[1]);"
            "field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));"
            "document.execCommand('insertText', false, arguments[1]);",
            field,
            text,
        )

    @property
    def lit(self) -> str:
        """What the card of the finding that is lit says."""
        return str(self.run("return document.querySelector('.card.lit .message')?.textContent ?? ''"))

    def click(self, selector: str, words: str = "") -> None:
        """Click the first such element with these words in it."""
        self.run(
            "[...document.querySelectorAll(arguments[0])].find(o => o.textContent.includes(arguments[1])).click()",
            selector,
            words,
        )

    def checked(self) -> None:
        """Wait until what stands there now has been checked."""
        self.until(
            lambda: self.run("return document.documentElement.dataset.checkedText") == str(len(self.text))
        )

    def drop(self, name: str, content: bytes, on: str = "#story") -> None:
        self.run(
            "const data = new DataTransfer();"
            "data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));"
            "for (const kind of ['dragenter', 'dragover', 'drop']) document.querySelector(arguments[2])"
            ".dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));",
            name,
            list(content),
            on,
        )

    def alt(self, key: str) -> None:
        webdriver.ActionChains(self.driver).key_down(Keys.ALT).send_keys(key).key_up(Keys.ALT).perform()


@pytest.fixture
def desk(browser: webdriver.Chrome, server: Any) -> Iterator[Desk]:
    browser.get_log("browser")
    desk = Desk(browser, f"http://127.0.0.1:{server.port}/")
    yield desk
    desk.run("document.querySelector('#story').value = ''; document.querySelector('#wire').value = ''")
    desk.run("document.querySelector('#story').dispatchEvent(new Event('input'))")
    assert [entry for entry in browser.get_log("browser") if "422" not in entry["message"]] == []


def test_a_session(desk: Desk, downloads: Path) -> None:
    """Paste, type, mend three findings three ways, copy out, keep the report."""
    desk.open()
    assert "Nothing leaves this machine" in desk.find("#private").text
    desk.paste(STORY)
    desk.checked()
    assert "LISOBN" in desk.marks and "the the" in desk.marks
    before = int(desk.find("#count").text)
    assert len(desk.messages()) == before

    typed = "\nHe said teh word to Prates."
    desk.press(Keys.CONTROL, Keys.END, Keys.NULL)
    desk.press(typed)
    desk.checked()
    assert "teh" in desk.marks and "LISOBN" in desk.marks
    desk.press(*[Keys.BACKSPACE] * len(typed))
    desk.checked()
    assert desk.text == STORY
    desk.press(Keys.CONTROL, Keys.HOME, Keys.NULL)

    assert desk.lit.startswith("There is no 'LISOBN'")  # the caret stands there
    desk.press(Keys.F8)
    assert "demonstration of support" in desk.lit
    desk.press(Keys.SHIFT, Keys.F8, Keys.NULL)
    assert desk.lit.startswith("There is no 'LISOBN'")
    desk.alt("r")
    assert desk.text.startswith("LISBON, Portugal")
    assert "demonstration of support" in desk.lit  # the next one
    desk.checked()
    assert "LISOBN" not in desk.marks

    desk.click(".card.garbled .write", "the")
    assert "left the yard" in desk.text
    desk.checked()

    words = desk.run(
        "const mark = [...document.querySelectorAll('#backdrop mark')].find(m => m.textContent === 'demonstration of support');"
        "const box = mark.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]"
    )
    click(desk, *words)
    assert "demonstration of support" in desk.lit
    desk.click(".card.lit .why")
    assert desk.find(".card.lit .reason code").text.startswith("spun.")
    desk.click(".card.lit .write")
    assert "In a show of support" in desk.text
    desk.checked()
    assert int(desk.find("#count").text) == before - 3

    desk.driver.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    desk.find("#copy").click()
    desk.until(lambda: desk.status.startswith("Copied"))
    copied = desk.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0])")
    assert copied == desk.text and copied.startswith("LISBON")

    desk.find("#report").click()
    report = desk.until(lambda: next(downloads.glob("story-newslint*.html"), None))
    page = report.read_text(encoding="utf-8")
    assert "Copy-edit report" in page and "the author writes" in page and "LISOBN" not in page


def click(desk: Desk, x: float, y: float) -> None:
    for kind in ("mousePressed", "mouseReleased"):
        desk.driver.execute_cdp_cmd(
            "Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        )


def test_findings_follow_typing_within_the_time(desk: Desk) -> None:
    """800 words: from the last key to the marks it takes 300 ms at most on a machine that has nothing else to do."""
    desk.open()
    clean = "The harbor board will meet on Tuesday to vote on the new ferry piers, two members said. "
    story = "\n\n".join([*[clean * 5] * 9, clean * 2])
    assert 790 <= len(story.split()) <= 830
    desk.paste(story + "\n\n")
    desk.checked()
    times = []
    for number in range(9):
        desk.run(
            "const done = new MutationObserver(() => { if ([...document.querySelectorAll('#backdrop mark')].length > arguments[0])"
            " { window.took = performance.now() - window.typed; done.disconnect(); } });"
            "done.observe(document.querySelector('#backdrop'), {childList: true});"
            "window.took = 0; window.typed = performance.now(); document.execCommand('insertText', false, 'He said teh word. ')",
            number,
        )
        times.append(float(desk.until(lambda: desk.run("return window.took"))))
    # machines of tests have other things to do: the best of nine is what the desk itself takes
    assert min(times) <= 300, times


def test_marks_stay_with_their_words_until_the_next_check(desk: Desk) -> None:
    desk.open()
    desk.paste("He said teh word to the the mayor.")
    desk.checked()
    assert desk.marks == ["teh", "the the"]
    desk.run(
        "window.fetch = () => new Promise(() => {}); const f = document.querySelector('#story');"
        "f.setSelectionRange(3, 3); document.execCommand('insertText', false, 'never ')"
    )
    assert desk.text.startswith("He never said") and desk.marks == ["teh", "the the"]
    desk.run(
        "document.querySelector('#story').setSelectionRange(15, 15); document.execCommand('insertText', false, 'x')"
    )
    assert desk.marks == ["the the"]


def test_ignoring_and_words_of_the_house(desk: Desk, server: Any) -> None:
    desk.open()
    desk.paste("He said nobody definately read teh word to the the mayor.")
    desk.checked()
    try:
        desk.press(Keys.F8)
        assert "definately" in desk.lit
        desk.alt("a")
        desk.until(lambda: desk.marks == ["teh", "the the"])
        assert server.get("/v2/words").json == {"words": ["definately"]}
        desk.find("#story").click()
        desk.press(Keys.F8)
        desk.alt("i")
        desk.until(lambda: len(desk.marks) == 1)
        assert desk.find("#ignored").text == "1 ignored: show again"
        desk.find("#story").send_keys(Keys.END, " He left.")
        desk.checked()
        assert len(desk.marks) == 1
        desk.find("#ignored").click()
        desk.until(lambda: len(desk.marks) == 2)
    finally:
        server.form("/v2/words/delete", word="definately")


def test_families_suggestions_and_safe_fixes(desk: Desk) -> None:
    desk.open()
    desk.paste("He said teh word to the the mayor.\n\nCritics say that nobody asked.")
    desk.checked()
    assert desk.marks == ["teh", "the the"]
    desk.find("#families input[value=typos]").click()
    assert desk.marks == ["the the"] and desk.focus == "INPUT"
    desk.find("#families input[value=typos]").click()
    desk.find("#suggestions").click()
    desk.until(lambda: len(desk.marks) > 2)
    desk.find("#suggestions").click()
    desk.until(lambda: len(desk.marks) == 2)
    desk.find("#fix").click()
    assert desk.text.startswith("He said the word to the mayor.")
    desk.find("#story").send_keys(Keys.CONTROL, "z", Keys.NULL)
    assert desk.text.startswith("He said teh word to the the mayor.")


def test_who_said_what_facts_and_wire_copy(desk: Desk) -> None:
    desk.open()
    desk.paste(STORY)
    desk.checked()
    desk.alt("2")
    desk.until(lambda: desk.shown("#quotes .quotes li"))
    assert "Helena Prates" in [one.text for one in desk.shown("#quotes h2")]
    lead = desk.find("#quotes .lead")
    lead.click()
    chosen = desk.run(
        "const f = document.querySelector('#story'); return f.value.slice(f.selectionStart, f.selectionEnd)"
    )
    assert chosen == lead.text
    desk.alt("3")
    desk.until(lambda: desk.shown("#facts table"))
    assert "Said two ways" in [one.text for one in desk.shown("#facts h2")]
    desk.alt("4")
    desk.paste(
        STORY.replace("start in the morning", "run in the morning").replace("14 electric", "17 electric"),
        "wire",
    )
    desk.until(lambda: desk.messages("#comparison"))
    assert "14" in [one.text for one in desk.shown("#comparison .ours ins")]
    assert "4 of 5 quotations intact" in desk.find("#comparison .summary").text


def test_a_file_is_read_where_it_is_dropped(desk: Desk) -> None:
    desk.open()
    desk.drop("ferry.html", b"<title>Ferries</title><p>He said <b>teh</b> word.</p>")
    desk.until(lambda: desk.marks == ["teh"])
    assert desk.text.strip() == "He said teh word." and desk.find("#name").text == "ferry.html (its text)"
    desk.drop("ferry.md", b"# Ferries\n\nHe *said* teh word.\n")
    desk.until(lambda: desk.find("#name").text == "ferry.md")
    assert desk.text.startswith("# Ferries")
    desk.drop("ferry.txt", STORY.rstrip().encode() + b" He said teh word.")
    desk.until(lambda: "teh" in desk.marks)  # within a longer mark
    desk.drop("ferry.md", b"# Ferries\n\nHe *said* teh word.\n")
    desk.until(lambda: desk.find("#name").text == "ferry.md")
    desk.drop("ferry.pdf", b"%PDF-1.7")
    desk.until(lambda: "is a PDF" in desk.status)
    assert desk.text.startswith("# Ferries")
    desk.find("#tab-compare").click()
    desk.drop("wire.txt", b"He said a word.\n", "#wire")
    desk.until(lambda: desk.shown("#comparison .summary"))
    assert desk.run("return document.querySelector('#wire').value") == "He said a word.\n"


MARKUP = "He said <img src=x onerror=\"document.title='run'\"><script>document.title='run'</script> teh word, </textarea><b>bold</b>."


def test_text_never_becomes_markup(desk: Desk) -> None:
    desk.open()
    nodes = desk.run("return document.querySelectorAll('script, img, b').length")
    desk.paste(MARKUP + "\n\n“" + MARKUP + "” said Ana Prates, 54.")
    desk.checked()
    for number in "1234":
        desk.alt(number)
        if number == "4":
            desk.paste(MARKUP, "wire")
        time.sleep(0.3)
    assert desk.run("return document.title") == "newslint desk"
    assert desk.run("return document.querySelectorAll('script, img').length") <= nodes
    with pytest.raises(Exception, match="TrustedHTML"):
        desk.run("document.body.innerHTML = '<p>'")
    assert "TrustedHTML" in desk.driver.get_log("browser")[0]["message"]


def test_everything_can_be_done_from_the_keyboard(desk: Desk) -> None:
    desk.open()
    assert desk.focus == "story"
    desk.press("He said teh word.")
    desk.checked()
    desk.press(Keys.F6)
    assert desk.focus == "tab-findings"
    desk.press(Keys.ARROW_RIGHT)
    assert desk.focus == "tab-quotes" and desk.find("#quotes").is_displayed()
    desk.press(Keys.HOME)
    assert desk.focus == "tab-findings"
    seen = []
    for _ in range(12):
        desk.press(Keys.TAB)
        seen.append(desk.run("const e = document.activeElement; return e.id || e.className || e.tagName"))
    assert {"findings", "suggestions", "place", "write", "quiet"} <= {name.split()[0] for name in seen}
    desk.press(Keys.F6)
    assert desk.focus == "story"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (400, False), (400, True)])
def test_readable_by_everybody(desk: Desk, width: int, dark: bool) -> None:
    desk.size(width, 900 if width > 400 else 800)
    desk.open(dark=dark)
    desk.paste(STORY)
    desk.checked()
    desk.find("#story").send_keys(Keys.F8)
    desk.find(".card.lit .why").click()
    for number, pane in enumerate(("findings", "quotes", "facts", "compare"), 1):
        desk.alt(str(number))
        if pane == "compare":
            desk.paste(STORY.replace("14", "17"), "wire")
            desk.until(lambda: desk.messages("#comparison"))
        elif pane != "findings":
            desk.until(lambda: desk.shown(f"#{pane} h2"))  # noqa: B023
        assert desk.run("return document.documentElement.scrollWidth <= innerWidth")
        found = desk.violations()
        assert found == [], json.dumps(found, indent=1, ensure_ascii=False)
