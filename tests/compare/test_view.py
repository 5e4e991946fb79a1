"""The article beside its source: in text, as JSON and as a page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

import runs as command
from newslint.compare.changes.change import Lists
from newslint.compare.comparison import Comparison
from newslint.compare.run import compare
from newslint.compare.summary import figures
from newslint.compare.view import rows, runs
from newslint.document.document import Document

SOURCE = (
    "VARDE, Denmark (AP) — The harbor board voted 7-2 on Monday to raise fees for cruise ships.\n\n"
    "“We cannot dredge with promises,” said Inge Holm, who leads the board.\n\n"
    "Hotel owners had warned that fewer guests would come ashore.\n"
)
ARTICLE = (
    "VARDE, Denmark (AP) — The harbor board voted 7-3 on Monday to raise fees for cruise ships.\n\n"
    "Buses ran late all week because of <b>ice</b> in Esbjerg.\n\n"
    "“We cannot work with promises,” said Inge Holm, who leads the board.\n"
)


def test_rows_pair_paragraphs_and_show_each_once():
    comparison = Comparison(Document(ARTICLE), Document(SOURCE))
    found = rows(comparison)
    assert [(row.article, row.sources) for row in found] == [(0, (0,)), (1, ()), (2, (1,)), (None, (2,))]


def test_runs_cover_a_paragraph_without_gaps():
    comparison = Comparison(Document(ARTICLE), Document(SOURCE))
    for of_source, document in ((True, comparison.source), (False, comparison.article)):
        for paragraph in document.paragraphs:
            parts = runs(comparison, paragraph.span, of_source=of_source)
            assert "".join(part.span.of(document.text) for part in parts) == paragraph.span.of(document.text)
    changed = [
        r.span.of(ARTICLE)
        for r in runs(comparison, comparison.article.paragraphs[2].span, of_source=False)
        if r.state != "same"
    ]
    assert changed == ["work"]


@pytest.fixture
def files(tmp_path):
    (tmp_path / "wire.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "story.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def newslint(folder, *args):
    return command.newslint(*args, cwd=folder)


def test_text_has_two_columns_of_the_width_asked_for(files):
    done = newslint(files, "compare", "wire.txt", "story.txt", "--width", "80")
    assert done.returncode == 1, done.stderr
    assert "[-dredge-]" in done.stdout
    assert "{+work+}" in done.stdout
    assert "attribution.quotation-altered" in done.stdout
    assert "0 of 1 quotation intact, 1 altered" in done.stdout
    columns = [line for line in done.stdout.splitlines() if " │ " in line]
    assert columns
    assert all(len(line) <= 80 for line in columns)


def test_json_holds_summary_paragraphs_and_findings(files):
    done = newslint(files, "compare", "wire.txt", "story.txt", "--format", "json", "--exit-zero")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["schema"] == 1
    assert told["summary"]["quotations-altered"] == 1
    assert told["summary"]["figure-changed"] == 1
    assert "".join(run["text"] for run in told["paragraphs"][0]["article"]) == ARTICLE.split("\n")[0]
    assert {finding["rule"] for finding in told["findings"]} >= {
        "attribution.quotation-altered",
        "typos.figure-changed",
    }


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.targets, self.outside, self.tags = set(), set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                assert value not in self.ids, f"id {value} twice"
                self.ids.add(value)
            elif name in ("href", "src") and value.startswith("#"):
                self.targets.add(value[1:])
            elif name in ("href", "src") and not value.startswith("data:"):
                self.outside.append(value)


def test_the_page_is_whole_and_its_links_lead_somewhere(files):
    done = newslint(files, "compare", "wire.txt", "story.txt", "--format", "html", "--output", "out.html")
    assert done.returncode == 1, done.stderr
    page = (files / "out.html").read_text(encoding="utf-8")
    links = Links()
    links.feed(page)
    assert links.outside == []
    assert links.targets <= links.ids
    assert {"ins", "del"} <= set(links.tags)
    assert "b" not in links.tags  # markup in an article is shown, not obeyed
    assert re.search(r"@media print", page)
    assert re.search(r"prefers-color-scheme: dark", page)


def test_a_source_that_is_not_there(files):
    done = newslint(files, "compare", "none.txt", "story.txt")
    assert done.returncode == 2
    assert "none.txt" in done.stderr
    done = newslint(files, "check", "--source", "none.txt", "story.txt")
    assert done.returncode == 2


def test_check_with_source_finds_the_same(files):
    done = newslint(files, "check", "--source", "wire.txt", "--format", "json", "--exit-zero", "story.txt")
    rules = {finding["rule"] for finding in json.loads(done.stdout)["files"][0]["findings"]}
    assert {"attribution.quotation-altered", "typos.figure-changed"} <= rules


def test_front_matter_and_configuration_name_the_source(files):
    (files / "page.md").write_text(f"---\nsource: wire.txt\n---\n{ARTICLE}", encoding="utf-8")
    done = newslint(files, "check", "--format", "json", "--exit-zero", "page.md")
    assert "attribution.quotation-altered" in done.stdout, done.stderr
    (files / "wires").mkdir()
    (files / "wires" / "story.txt").write_text(SOURCE, encoding="utf-8")
    (files / ".newslint.yaml").write_text("source: 'wires/{stem}.txt'\n", encoding="utf-8")
    done = newslint(files, "check", "--format", "json", "--exit-zero", "story.txt")
    assert "attribution.quotation-altered" in done.stdout, done.stderr
    (files / "alone.txt").write_text(ARTICLE, encoding="utf-8")
    done = newslint(files, "check", "--format", "json", "--exit-zero", "alone.txt")
    assert "quotation-altered" not in done.stdout
    assert done.returncode == 0


def test_an_agency_named_in_front_matter_is_no_file(files):
    (files / "page.md").write_text(f"---\nsource: AP\n---\n{ARTICLE}", encoding="utf-8")
    assert newslint(files, "check", "--exit-zero", "page.md").returncode == 0


def test_an_altered_quotation_is_told_of_once(files):
    newslint(files, "compare", "wire.txt", "story.txt", "--format", "html", "--output", "out.html")
    page = (files / "out.html").read_text(encoding="utf-8")
    assert page.count("words in quotation marks were changed") == 1
    assert "Quotation altered" not in page
    whole = ARTICLE.replace("work with", "dredge with")
    (files / "story.txt").write_text(whole, encoding="utf-8")
    newslint(files, "compare", "wire.txt", "story.txt", "--format", "html", "--output", "out.html")
    assert (files / "out.html").read_text(encoding="utf-8").count("Quotation intact") == 1


def test_the_share_carried_over_counts_every_word_kept():
    source = "The harbor board voted on Monday to raise fees for cruise ships."
    article = "The harbor board voted Monday to increase fees for big cruise ships."
    told = figures(compare(Comparison(Document(article), Document(source)), Lists()))
    assert (told["words-kept-percent"], told["carried-over-percent"]) == (83, 0)
