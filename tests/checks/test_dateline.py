"""Datelines: slips get the right city first, real places of all sorts stay silent."""

from __future__ import annotations

import pytest

from kind_helpers import hits
from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import dateline as kind
from newslint.document.document import Document
from newslint.language import places
from newslint.readers import read_article

RULES = dict(enumerate(map(kind.Data, ("place", "region", "fit"))))


def read(dateline):
    """What is found in a story that opens so: (what, words, first offer)."""
    text = f"{dateline} Officials met on Tuesday."
    hits = kind.find(Document(text), RULES, frozenset(RULES))
    return [(RULES[number].test, hit.span.of(text), hit.replacements[0]) for number, hit in hits]


@pytest.mark.parametrize(
    ("dateline", "found"),
    [
        ("TAIPIE, Taiwan (AP) —", ("place", "TAIPIE", "TAIPEI")),
        ("OLSO, Norway (AP) —", ("place", "OLSO", "OSLO")),
        ("WASHNIGTON —", ("place", "WASHNIGTON", "WASHINGTON")),
        ("JERUSALAM (AP) —", ("place", "JERUSALAM", "JERUSALEM")),
        ("SACRMAENTO, Calif. (AP) —", ("place", "SACRMAENTO", "SACRAMENTO")),
        ("ST. LUOIS (AP) —", ("place", "ST. LUOIS", "ST. LOUIS")),
        ("KUALA LUMPAR, Malaysia (AP) —", ("place", "KUALA LUMPAR", "KUALA LUMPUR")),
        ("Taipie, Taiwan (AP) —", ("place", "Taipie", "Taipei")),
        ("LONDON/BERILN (Reuters) -", ("place", "BERILN", "BERLIN")),
        ("NAIROBI, Keyna (AP) —", ("region", "Keyna", "Kenya")),
        ("FRESNO, Califronia (AP) —", ("region", "Califronia", "California")),
        ("TAIPEI, Thailand (AP) —", ("fit", "Thailand", "Taiwan")),
    ],
)
def test_slips_are_found_and_the_right_form_comes_first(dateline, found):
    assert read(dateline) == [found]


@pytest.mark.parametrize(
    "dateline",
    [
        "TAIPEI, Taiwan (AP) —",
        "HONG KONG, China —",
        "JERUSALEM, Israel —",
        "RAMALLAH, West Bank (AP) —",
        "PRISTINA, Yugoslavia (AP) —",
        "KIEV, U.S.S.R. (AP) —",
        "CALCUTTA, India (AP) —",
        "BELFAST, Northern Ireland (AP) —",
        "LA CROSSE, Wisc. —",
        "FORT BRAGG, N.C. (AP) —",
        "WILKES-BARRE, Pa. (AP) —",
        "N’DJAMENA, Chad (AP) —",
        "SÃO PAULO (AP) —",
        "LUDOWICI, Ga. (AP) —",
        "DEL RIO BORDER CROSSING, Texas (AP) —",
        "ABOARD THE USS NIMITZ (AP) —",
        "DONETSK, Russian-controlled Ukraine (AP) —",
        "UPDATE —",
        "NOW OPEN —",
        "PARIS, BERLIN (AP) —",
    ],
)
def test_real_places_and_plain_words_are_silent(dateline):
    assert read(dateline) == []


def test_a_common_dateline_does_not_open_the_file(monkeypatch):
    def refuse(name):
        raise AssertionError(f"{name} was read")

    monkeypatch.setattr(places, "read_ascii", refuse)
    places.line.cache_clear()
    assert read("WASHINGTON (AP) —") == []
    assert read("PARIS/BERLIN (AP) —") == []


def test_the_word_after_what_must_be_known():
    with pytest.raises(RuleMistake) as mistake:
        kind.compile_rule(kind.Keys(test="town"), Context("typos", "typos.x"))
    assert mistake.value.key == "test"


def test_the_file_of_places_is_well_formed():
    text = places.read_ascii("places.dat")
    keys = [row.split("\t")[0] for row in text.splitlines()]
    assert len(keys) == len(set(keys))
    assert {"@alone", "@big", "@regions", "TW", "US-OH", "GB-SCT"} <= set(keys)
    for key in ("TW", "US-OH"):
        names = places.line(key).strip("|").split("|")
        assert len(names) == len(set(names)) > 20
        assert all(name == places.fold_place(name) for name in names)
    known = {row.split("\t")[0] for row in text.splitlines()}
    for groups in places.regions().groups.values():
        for group in groups:
            assert group in known or group == "US" or not places.line(group)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TROY, N.Y. (AP) — It rains. “No,” Ames told Reuters.", ["Reuters"]),
        ("TROY, N.Y. (AP) — It rains. “No,” Ames told the AP.", []),
        ("TROY, N.Y. (AP) — It rains. “No,” Ames had told Reuters.", []),
        ("TROY, N.Y. (Troy Gazette) — It rains. “No,” Ames told Reuters.", []),
        ("It rains. “No,” Ames told Reuters.", []),
    ],
)
def test_agencies(text, expected):
    assert hits(kind, text, test="agency") == expected


def test_slips_are_found_in_datelines_set_apart_from_the_story():
    story = "The port reopened on Sunday."
    nitf = (
        "<nitf><body><body.head><dateline><location>LISOBN, Portugal</location></dateline></body.head>"
        f"<body.content><p>{story}</p></body.content></body></nitf>"
    )
    front = f"---\ntitle: Port open\ndateline: {{}}\n---\n\n{story}\n"
    for name, source, expected in (
        ("a.xml", nitf, ["LISOBN"]),
        ("a.md", front.format("LISOBN, Portugal"), ["LISOBN"]),
        ("a.md", front.format('"Lisobn, Portugal (AP)"'), ["Lisobn"]),
        ("a.md", front.format("LISBON, Portugal"), []),
        ("a.md", front.format("Staff report"), []),
    ):
        article = read_article(name, source.encode())
        document = Document(article.text, article.blocks, article.meta)
        found = [hit.span for _, hit in kind.find(document, RULES, frozenset(RULES))]
        assert [article.offsets.span(span).of(article.source) for span in found] == expected, source


def test_places_that_the_house_accepts_are_right():
    document = Document("WELMOUTH, England (AP) — Officials met on Tuesday.")
    assert [hit.replacements[0] for _, hit in kind.find(document, RULES, frozenset(RULES))] == ["WEYMOUTH"]
    document = Document("WELMOUTH, England (AP) — Officials met on Tuesday.")
    document.accepted = frozenset(["welmouth"])
    assert not list(kind.find(document, RULES, frozenset(RULES)))


def test_a_village_that_the_story_writes_again_is_right():
    rest = "The Welmouth council sat until nine."
    assert read("WELMOUTH, England (AP) —")
    assert not list(
        kind.find(Document(f"WELMOUTH, England (AP) — It rained. {rest}"), RULES, frozenset(RULES))
    )


def test_a_slip_that_is_made_twice_is_one_where_the_right_name_stands_too():
    text = "TAIPIE, Taiwan (AP) — It rained in Taipie on Sunday. The mayor of Taipei agreed."
    assert list(kind.find(Document(text), RULES, frozenset(RULES)))
