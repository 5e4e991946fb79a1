"""Lines that are no part of a story: what the examples of the packs do not show."""

from __future__ import annotations

import pytest

from kind_helpers import CONTEXT, hits
from newslint.checks.kinds import boilerplate
from newslint.document.document import Document


def linked_with_outlets(*lines: str, outlets: tuple[str, ...], **keys) -> boilerplate.Data:
    """A rule with these lines, as if its words-file held the outlets."""
    rule = boilerplate.compile_rule(boilerplate.Keys(lines, **keys), CONTEXT)
    return boilerplate.link({0: rule._replace(rule=rule.rule._replace(outlets=frozenset(outlets)))})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board meets in May. (AP)", ["(AP)"]),
        ("The board meets in May. - Reuters", ["- Reuters"]),
        ("“It is late,” Orr told Reuters.", []),
        ("He works for Michael R. Bloomberg.", []),
        ("(AP)", []),
        ("The board meets in May.\n\n" * 5 + "It met. (AP)\n\n" + "It left.\n\n" * 5, []),
    ],
)
def test_an_outlet_alone_is_a_credit_only_at_the_end_of_the_story(text, expected):
    linked = linked_with_outlets(
        "zzz => zzz", outlets=("ap", "reuters", "bloomberg"), place="glued", bare=True
    )
    assert [
        hit.span.of(text) for _, hit in boilerplate.find(Document(text), linked, frozenset({0}))
    ] == expected


def test_the_words_before_a_credit_line_may_be_many_or_none():
    lines = ("via => via ?[-–—:]? ?<outlet>", "© => © ?\\w")
    linked = linked_with_outlets(*lines, outlets=("ap",))

    def found(text: str) -> list[str]:
        return [hit.span.of(text) for _, hit in boilerplate.find(Document(text), linked, frozenset({0}))]

    assert found("Via AP") == ["Via AP"]
    assert found("[Via AP]") == ["[Via AP]"]
    assert found("It rains.\n\nIt is late! — via A.P.") == ["via A.P."]
    assert found("It rains. © Orr") == ["© Orr"]
    assert found("It came via AP") == []


def test_a_credit_ends_with_its_sentence_or_bracket():
    line = "read more => read more:"
    text = "It rains. Read more: Ten dams. The board meets in May."
    assert hits(boilerplate, text, lines=(line,)) == ["Read more: Ten dams."]
    assert hits(boilerplate, "It rains. (Read more: Ten dams)", lines=(line,)) == ["(Read more: Ten dams)"]
    assert hits(boilerplate, "They read more: books, that is.", lines=(line,)) == []


def test_credits_name_an_outlet_that_is_known():
    linked = linked_with_outlets("photo => photo: <outlet>", outlets=("ap", "sky news"))
    for text, expected in (
        ("It rains. Photo: AP/Tom Ames", 1),
        ("It rains. Photo: the A.P.", 1),
        ("It rains. Photo: Sky News.", 1),
        ("It rains. Photo: Sky over Troy.", 0),
        ("It rains. Photo: Tom Ames of AP.", 0),
    ):
        assert len(list(boilerplate.find(Document(text), linked, frozenset({0})))) == expected, text


def test_a_credit_line_may_go_by_any_of_several_words():
    lines = ("picture|map => (?:picture|map)s?: ?\\w",)
    assert hits(boilerplate, "The board meets in May. Map: Orr.", lines=lines) == ["Map: Orr."]
    assert hits(boilerplate, "The board meets in May. Pictures: Orr.", lines=lines) == ["Pictures: Orr."]
