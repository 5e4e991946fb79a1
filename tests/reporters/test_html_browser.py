"""The HTML report in a real browser: filters, keys, addresses, paper, and an accessibility check."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

import browsers
from newslint.reporters.html.report import render

from . import gallery
from .samples import CONTEXT, RESULTS


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    made = {
        "one": [gallery.story()],
        "wire": [gallery.story(wire=True)],
        "folder": gallery.folder(50),
        "samples": RESULTS,
        "empty": [],
    }
    paths = {}
    context = CONTEXT._replace(against_itself={"garbled.number-differs"})
    for name, results in made.items():
        paths[name] = folder / f"{name}.html"
        paths[name].write_text("".join(render(results, context)), encoding="utf-8")
    return paths


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    with browsers.started(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


class Tab(browsers.Page):
    """A report in the browser."""

    def __init__(self, driver: webdriver.Chrome, pages: dict[str, Path]) -> None:
        super().__init__(driver)
        self._pages = pages

    def open(self, name: str, hash_: str = "", *, dark: bool = False) -> Tab:
        self.scheme(dark=dark)
        self.driver.get("about:blank")
        self.driver.get(self._pages[name].as_uri() + hash_)
        self.run("try { localStorage.clear() } catch {}")
        return self


@pytest.fixture
def tab(browser: webdriver.Chrome, pages: dict[str, Path]) -> Iterator[Tab]:
    browser.get_log("browser")
    yield Tab(browser, pages)
    assert browser.get_log("browser") == []


def chip(tab: Tab, value: str) -> Any:
    return tab.find(f"input[value={value}]")


def test_filters_by_level_and_family(tab: Tab) -> None:
    tab.open("one")
    assert len(tab.shown(".note")) == 9
    chip(tab, "error").click()
    assert {note.get_attribute("data-level") for note in tab.shown(".note")} == {"warning", "suggestion"}
    assert len(tab.shown(".note")) == 4
    assert tab.find("#status").text == "4 of 9 shown"
    off = tab.find("#m1-2")
    assert off.get_attribute("href") is None and off.text.startswith("the the")
    assert "none" in off.value_of_css_property("text-decoration-line")
    chip(tab, "spun").click()
    assert [note.get_attribute("data-family") for note in tab.shown(".note")] == ["attribution", "style"]
    chip(tab, "error").click()
    chip(tab, "spun").click()
    assert len(tab.shown(".note")) == 9
    assert tab.find("#status").text == ""
    assert tab.find("#m1-2").get_attribute("href").endswith("#n1-2")


def test_filters_change_the_counts_of_the_overview(tab: Tab) -> None:
    tab.open("folder")
    cell = "tr[data-file=f3] td[data-level=error]"
    before = int(tab.find(cell).text)
    chip(tab, "typos").click()
    after = int(tab.find(cell).text)
    typos = tab.run(
        "return document.querySelectorAll('#f3 .note[data-level=error][data-family=typos]').length"
    )
    assert typos > 0 and after == before - typos


def test_words_lead_to_their_note_and_back(tab: Tab) -> None:
    tab.open("one")
    tab.find("#m1-5").click()
    assert tab.run("return location.hash") == "#n1-5"
    assert "lit" in tab.find("#m1-5").get_attribute("class")  # the focus is on the number of its note
    tab.find("#n1-5 a.number").click()
    assert tab.run("return location.hash") == "#m1-5"
    assert tab.focus == "m1-5"


def test_stepping_with_buttons_and_keys(tab: Tab) -> None:
    tab.open("one")
    tab.find("#next").click()
    assert tab.focus == "m1-1"
    tab.press("n")
    tab.press("n")
    assert tab.focus == "m1-3"
    tab.press("p")
    assert tab.focus == "m1-2"
    chip(tab, "error").click()
    tab.find("#next").click()
    assert tab.focus == "m1-1"  # from the top again: the words it stood on are no longer marked
    tab.press("n")
    assert tab.focus == "m1-5"
    tab.find("#previous").click()
    assert tab.focus == "m1-1"
    tab.press("p")
    assert tab.focus == "m1-8"  # round the corner


def test_everything_can_be_reached_with_the_tab_key(tab: Tab) -> None:
    tab.open("one")
    seen = []
    for _ in range(60):
        tab.press(Keys.TAB)
        seen.append(
            tab.run("const e = document.activeElement; return e.id || e.className || e.value || e.tagName")
        )
        if seen[-1] == "BODY":
            break
    assert seen[0] == "skip"
    assert {f"m1-{n}" for n in range(1, 10)} <= set(seen)
    assert "theme" in seen and seen.count("number") == 9 and seen.count("SUMMARY") == 10  # and the facts


def test_one_view_at_a_time(tab: Tab) -> None:
    tab.open("folder")
    assert [one.get_attribute("id") for one in tab.shown(".view")] == ["overview"]
    tab.find("tr[data-file=f2] a").click()
    assert [one.get_attribute("id") for one in tab.shown(".view")] == ["f2"]
    assert tab.focus == "f2-h"
    tab.find("#f2 .back a").click()
    assert [one.get_attribute("id") for one in tab.shown(".view")] == ["overview"]
    tab.open("folder", "#n5-2")
    assert [one.get_attribute("id") for one in tab.shown(".view")] == ["f5"]
    assert tab.find("#n5-2").is_displayed()
    tab.driver.back()


def test_sorting(tab: Tab) -> None:
    tab.open("folder")

    def column(number: int) -> list[str]:
        return [row.text for row in tab.shown(f".files tbody tr > :nth-child({number})")]

    head = tab.find(".files thead th:nth-child(2)")
    head.find_element(By.TAG_NAME, "button").click()
    numbers = [int(text) for text in column(2)]
    assert numbers == sorted(numbers, reverse=True) and head.get_attribute("aria-sort") == "descending"
    head.find_element(By.TAG_NAME, "button").click()
    assert [int(text) for text in column(2)] == sorted(numbers)
    tab.find(".files thead th:nth-child(1) button").click()
    assert column(1) == sorted(column(1))
    assert head.get_attribute("aria-sort") == "none"


def test_the_wire_copy_can_be_put_away(tab: Tab) -> None:
    tab.open("wire")
    assert len(tab.shown(".wire")) == 9
    wire, copy = tab.find(".wire:not(.lone)"), tab.find(".row:has(.wire) .copy")
    assert wire.rect["y"] == pytest.approx(copy.rect["y"], abs=2) and wire.rect["x"] < copy.rect["x"]
    tab.find(".toggle-wire").click()
    assert tab.shown(".wire") == []
    assert tab.find(".toggle-wire").get_attribute("aria-pressed") == "false"
    tab.find(".toggle-wire").click()
    tab.find("#n1-4 .related a").click()
    assert tab.run("return location.hash") == "#r1-4-1"
    assert tab.find("#r1-4-1").text == "17%"


def test_theme_button(tab: Tab) -> None:
    tab.open("one", dark=True)
    paper = tab.find("body").value_of_css_property("background-color")
    tab.find("#theme").click()
    assert tab.find("#theme").text == "Theme: light"
    assert tab.find("body").value_of_css_property("background-color") != paper
    tab.find("#theme").click()
    assert tab.find("body").value_of_css_property("background-color") == paper


def test_notes_stand_beside_their_paragraph_or_under_it(tab: Tab) -> None:
    tab.open("one")
    note, copy = tab.find("#n1-1").rect, tab.find(".row:has(#n1-1) .copy").rect
    assert note["x"] > copy["x"] + copy["width"] and abs(note["y"] - copy["y"]) < 3
    tab.size(420, 900)
    note, copy = tab.find("#n1-1").rect, tab.find(".row:has(#n1-1) .copy").rect
    assert note["y"] >= copy["y"] + copy["height"] - 10


@pytest.mark.parametrize("width", [320, 800, 1280, 1920])
@pytest.mark.parametrize("name", ["one", "wire", "folder"])
def test_nothing_sticks_out(tab: Tab, name: str, width: int) -> None:
    tab.size(width, 900)
    tab.open(name)
    assert tab.run("return document.documentElement.scrollWidth <= innerWidth")


def test_paper_has_the_reasons_and_from_the_overview_every_file(tab: Tab) -> None:
    tab.open("folder")
    tab.run("window.dispatchEvent(new Event('beforeprint'))")
    assert len(tab.shown(".view")) == len(tab.driver.find_elements(By.CSS_SELECTOR, ".view")) > 30
    assert tab.run("return document.querySelectorAll('.note details:not([open])').length") == 0
    assert tab.run("return document.querySelectorAll('.told[open]').length") == 0
    tab.run("window.dispatchEvent(new Event('afterprint'))")
    assert len(tab.shown(".view")) == 1
    tab.open("wire")
    pdf = base64.b64decode(tab.driver.print_page())
    assert pdf.startswith(b"%PDF") and len(pdf) > 20_000


def test_without_scripts_everything_is_there(tab: Tab) -> None:
    tab.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        tab.open("folder")
        assert len(tab.driver.find_elements(By.CSS_SELECTOR, ".view")) > 30
        assert tab.find("#n5-2").is_displayed() and not tab.find("#theme").is_displayed()
    finally:
        tab.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize(
    ("width", "dark"), [(1280, False), (1280, True), (400, False)], ids=["light", "dark", "narrow"]
)
@pytest.mark.parametrize(
    ("name", "hash_"),
    [("one", ""), ("wire", ""), ("folder", ""), ("folder", "#f5"), ("samples", "#n1-4"), ("empty", "")],
)
def test_accessibility(tab: Tab, name: str, hash_: str, width: int, dark: bool) -> None:
    tab.size(width, 900)
    tab.open(name, hash_, dark=dark)
    if name == "one":
        tab.run("for (const d of document.querySelectorAll('details')) d.open = true")
    if name == "wire":
        chip(tab, "error").click()  # and what is switched off must be as readable
    found = tab.violations()
    assert found == [], json.dumps(found, indent=1, ensure_ascii=False)


def test_the_accessibility_check_sees_what_is_wrong(tab: Tab) -> None:
    tab.open("one")
    tab.run(
        "document.documentElement.removeAttribute('lang'); document.querySelector('#n1-1 .message').style.color = '#eee'"
    )
    assert {rule for rule, _ in tab.violations()} == {"html-has-lang", "color-contrast"}
