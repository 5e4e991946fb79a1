"""What happens to findings after the checks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.model.finding import Finding
from newslint.model.span import Span
from newslint.pipeline import filters
from newslint.pipeline.suppress import find_directives, reaches


def finding(rule, start, end, level="warning", replacements=()):
    return Finding(
        rule, rule.split(".")[0], level, Span(start, end), "x" * (end - start), "m", "w", replacements
    )


def kept(*findings):
    return [f.rule for f in filters.in_order(filters.drop_duplicates(list(findings)))]


def test_one_finding_a_place():
    assert kept(finding("spun.a", 0, 5), finding("spun.b", 0, 5, "error")) == ["spun.b"]
    assert kept(finding("spun.a", 0, 5), finding("garbled.b", 0, 5, replacements=("x",))) == ["garbled.b"]
    assert kept(finding("spun.a", 0, 9), finding("spun.b", 2, 5)) == ["spun.a"]
    assert kept(finding("spun.a", 0, 9), finding("garbled.b", 2, 5)) == ["spun.a", "garbled.b"]
    assert kept(finding("spun.a", 0, 5), finding("spun.b", 3, 9), finding("spun.c", 20, 22)) == [
        "spun.a",
        "spun.b",
        "spun.c",
    ]


def test_one_finding_for_one_edit():
    """Of families that mark more or fewer of the words, too."""

    def of(rule, start, text, new, level="warning"):
        return finding(rule, start, start + len(text), level, (new,))._replace(text=text)

    narrow, wide = of("typos.a", 7, "then", "than"), of("garbled.b", 0, "higher then", "higher than")
    assert kept(narrow, wide) == ["garbled.b"]
    assert kept(narrow._replace(level="error"), wide) == ["typos.a"]
    assert kept(narrow, wide._replace(replacements=("above",))) == ["garbled.b", "typos.a"]
    assert kept(narrow, wide._replace(replacements=())) == ["garbled.b", "typos.a"]


def test_many_findings_cost_no_square():
    from time import process_time

    began = process_time()
    many = [finding("spun.a", at * 3, at * 3 + 2) for at in range(20_000)]
    assert len(filters.drop_duplicates(many)) == 20_000
    assert process_time() - began < 2


def test_many_findings_that_touch_cost_no_square():
    from time import process_time

    began = process_time()
    many = [finding("spun.a", at * 3, at * 3 + 4) for at in range(20_000)]
    assert len(filters.drop_duplicates(many)) == 20_000
    assert process_time() - began < 2


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["spun.a", "spun.b", "garbled.c"]),
            st.integers(0, 12),
            st.integers(0, 6),
            st.sampled_from(["error", "warning"]),
        ),
        max_size=30,
    )
)
def test_one_finding_a_place_whatever_lies_where(drawn):
    findings = [finding(rule, start, start + length, level) for rule, start, length, level in drawn]

    def same_place(one, two):
        nested = one.span.covers(two.span) or two.span.covers(one.span)
        return one.span == two.span or (one.family == two.family and nested)

    kept = filters.drop_duplicates(findings)
    assert not any(same_place(one, two) for at, one in enumerate(kept) for two in kept[:at])
    for dropped in findings:
        assert any(
            same_place(dropped, other) and filters.RANK[other.level] >= filters.RANK[dropped.level]
            for other in kept
        )


def test_levels():
    findings = [finding("spun.a", 0, 1), finding("spun.b", 2, 3), finding("garbled.c", 4, 5)]
    changed = filters.apply_levels(findings, {"spun": "suggestion", "spun.b": "error"})
    assert [f.level for f in changed] == ["suggestion", "error", "warning"]
    assert [f.rule for f in filters.from_level(changed, "warning")] == ["spun.b", "garbled.c"]


def test_directives():
    source = "<!-- newslint: off spun -->\n\nOne.\n\n<!-- newslint: on -->\n\n[newslint: ignore-next spun.a,spun.b the mayor said so]\n\nTwo.\n\nThree.\n"
    directives, mistakes = find_directives(source)
    assert not mistakes
    assert [(d.verb, d.rules, d.reason) for d in directives] == [
        ("off", ("spun",), ""),
        ("on", (), ""),
        ("ignore-next", ("spun.a", "spun.b"), "the mayor said so"),
    ]
    paragraphs = [
        Span(source.index(word), source.index(word) + len(word)) for word in ("One.", "Two.", "Three.")
    ]
    places = reaches(directives, paragraphs, len(source))
    inside = [
        finding("spun.a", *paragraphs[0]),
        finding("spun.b", *paragraphs[1]),
        finding("spun.c", *paragraphs[2]),
    ]
    left, unused = filters.drop_suppressed(inside, places, {"spun", "spun.a", "spun.b", "spun.c"})
    assert ([f.rule for f in left], unused) == (["spun.c"], [])
    _, unused = filters.drop_suppressed(inside[2:], places, {"spun", "spun.a", "spun.b"})
    assert [directive.verb for directive, _ in unused] == ["off", "ignore-next"]


def test_a_directive_shown_in_a_code_block_is_none():
    source = "Write it so:\n\n```html\n<!-- newslint: off spun -->\n```\n\n<!-- newslint: off garbled -->\n"
    directives, mistakes = find_directives(source)
    assert ([directive.rules for directive in directives], mistakes) == ([("garbled",)], [])
