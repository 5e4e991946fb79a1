"""Datelines of every common shape are read part by part; what is no dateline is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document.dateline import find_dateline, read_dateline
from newslint.document.document import Document
from newslint.model.span import Span

REST = "The council met on Tuesday."


def parts(opening):
    """The parts of a dateline as words: places, date, agencies, and what follows it."""
    text = opening + REST
    found = find_dateline(text, Span(0, len(text)))
    if found is None:
        return None
    places = [(p.city.of(text), p.region.of(text) if p.region else None) for p in found.places]
    date = found.date.of(text) if found.date else None
    assert found.city == found.places[0].city
    assert found.region == found.places[0].region
    return places, date, [a.of(text) for a in found.agencies], text[found.span.end :]


@pytest.mark.parametrize(
    ("opening", "places", "date", "agencies"),
    [
        ("TAIPEI, Taiwan (AP) — ", [("TAIPEI", "Taiwan")], None, ["AP"]),
        ("LONDON, March 4 (Reuters) - ", [("LONDON", None)], "March 4", ["Reuters"]),
        (
            "PARIS/BERLIN, Oct. 24, 2023 (Reuters) - ",
            [("PARIS", None), ("BERLIN", None)],
            "Oct. 24, 2023",
            ["Reuters"],
        ),
        ("BEIJING, 4 March (Xinhua) -- ", [("BEIJING", None)], "4 March", ["Xinhua"]),
        ("WILKES-BARRE, Pa. – ", [("WILKES-BARRE", "Pa.")], None, []),
        ("CHICAGO—", [("CHICAGO", None)], None, []),
        ("McALLEN, Texas (AP) — ", [("McALLEN", "Texas")], None, ["AP"]),
        ("SÃO PAULO (AP, AFP) – ", [("SÃO PAULO", None)], None, ["AP", "AFP"]),
        ("N’DJAMENA, Chad (AP and Reuters) – ", [("N’DJAMENA", "Chad")], None, ["AP", "Reuters"]),
        ("RIO DE JANEIRO (AFP/Reuters) — ", [("RIO DE JANEIRO", None)], None, ["AFP", "Reuters"]),
        ("LONDON and NEW YORK (AP) — ", [("LONDON", None), ("NEW YORK", None)], None, ["AP"]),
        (
            "DUBAI, United Arab Emirates, and RIYADH, Saudi Arabia (AP) — ",
            [("DUBAI", "United Arab Emirates"), ("RIYADH", "Saudi Arabia")],
            None,
            ["AP"],
        ),
        ("Taipei, Taiwan (AP) — ", [("Taipei", "Taiwan")], None, ["AP"]),
        ("PARIS, FRANCE — ", [("PARIS", "FRANCE")], None, []),
        ("NEW YORK, N.Y. (January 5, 2021) – ", [("NEW YORK", "N.Y.")], "January 5, 2021", []),
        ("BOSTON, Tuesday (UPI) -- ", [("BOSTON", None)], "Tuesday", ["UPI"]),
    ],
)
def test_datelines_are_read_part_by_part(opening, places, date, agencies):
    assert parts(opening) == (places, date, agencies, REST)


@pytest.mark.parametrize(
    "opening",
    [
        "The man, 34, was held — ",
        "U.S. stocks rose — ",
        "Wednesday, May 3 — ",
        "AI — ",
        "The Sky Above The Port Of The City (AP) — ",
        "GENEVA: ",
        "“LONDON — ",
        "WILKES-BARRE is a city. ",
    ],
)
def test_what_is_no_dateline_is_left_alone(opening):
    assert parts(opening) is None


def test_the_dateline_is_found_below_headline_and_byline():
    text = "Rain falls again\n\nBy JANE ROE\n\nOSLO, Norway (AP) — Rain fell.\n\nPARIS (AP) — More."
    document = Document(text)
    assert document.dateline is not None
    assert document.dateline.city.of(text) == "OSLO"


@given(st.text(alphabet="ABCab ,.’()-—–/1\n", max_size=60))
def test_any_text_gives_parts_inside_it(text):
    found = find_dateline(text, Span(0, len(text)))
    if found:
        assert 0 < found.span.end <= len(text)
        for place in found.places:
            assert found.span.covers(place.city)


@pytest.mark.parametrize(
    ("block", "places"),
    [
        ("LISBON, Portugal", [("LISBON", "Portugal")]),
        ("Lisbon, Portugal (AP)", [("Lisbon", "Portugal")]),
        ("LISBON, Portugal (AP) —", [("LISBON", "Portugal")]),
        ("LONDON, March 4", [("LONDON", None)]),
        ("published with the help of many", None),
        ("Our staff report: Troy", None),
        ("Monday, March 4", None),
        ("MONDAY", None),
        ("March 4, 2024", None),
        ("Politics", None),
    ],
)
def test_a_dateline_set_apart_needs_no_dash_and_no_capitals(block, places):
    found = read_dateline(block, Span(0, len(block)))
    read = found and [(p.city.of(block), p.region.of(block) if p.region else None) for p in found.places]
    assert read == places
