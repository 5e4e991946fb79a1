"""The kinds behind the attribution rules: what the examples of the packs do not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import agency, credit, person, quotes, reporting_verb, speaker, speech, title
from newslint.checks.registry import kind_module, kind_names
from newslint.document.document import Document
from newslint.model.article import Block
from newslint.model.span import Span

CONTEXT = Context("attribution", "attribution.probe")


def hits(kind, text: str, meta: dict[str, str] | None = None, **keys) -> list[str]:
    data = kind.compile_rule(kind.Keys(**keys), CONTEXT)
    document = Document(text, None, meta)
    linked = kind.link({0: data}) if hasattr(kind, "link") else {0: data}
    return [hit.span.of(text) for _, hit in kind.find(document, linked, frozenset({0}))]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (quotes, {"test": "lost"}),
        (speech, {"test": "lost"}),
        (speech, {"test": "attributed", "persons": ("third",)}),
        (speaker, {"test": "lost"}),
        (person, {"test": "lost"}),
        (title, {"test": "lost"}),
        (reporting_verb, {"verbs": ("say",), "test": "lost"}),
        (credit, {"lines": ("no arrow",)}),
        (credit, {"lines": ("Gate => x",)}),
        (credit, {"lines": ("gate => (",)}),
        (credit, {"lines": ("gate => x",), "place": "lost"}),
    ],
)
def test_keys_that_make_no_sense_are_refused(kind, keys):
    with pytest.raises(RuleMistake):
        kind.compile_rule(kind.Keys(**keys), CONTEXT)


def test_every_kind_is_told_of_in_the_docs():
    docs = Path(__file__).parents[2].joinpath("docs", "packs.md").read_text(encoding="utf-8")
    assert [name for name in kind_names() if f"`{name}`" not in docs and f"kind: {name}" not in docs] == []


def test_every_kind_is_known_by_its_name():
    for name in ("quotes", "speech", "speaker", "person", "title", "reporting-verb", "credit"):
        assert kind_module(name).Keys


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I will not go, said Ames.", ["I will not go, said Ames."]),
        ("I will not go!, Ames said.", ["I will not go!, Ames said."]),
        ("I’m tired, the mayor, who was up all night, told reporters on Monday.",
         ["I’m tired, the mayor, who was up all night, told reporters on Monday."]),
        ("Ames lost his seat after World War I, said Orr.", []),
        ("The bill of Sen. Orr (I-Vt.) was lost, said Ames.", []),
        ("Two F.B.I. agents left, said Ames.", []),
        ("“I will not go,” said Ames. “Not I.”", []),
        ("As I left, Ames said he would not go.", []),
        ("Ames told me he would not go.", []),
    ],
)  # fmt: skip
def test_first_person(text, expected):
    assert hits(speech, text, test="attributed", persons=("singular",)) == expected


def test_first_person_plural_is_not_a_country():
    assert hits(speech, "The US will not pay, Ames said.", test="attributed", persons=("plural",)) == []
    assert hits(speech, "They owe us money, Ames said.", test="attributed", persons=("plural",)) != []


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
    context = CONTEXT._replace(folders=())
    data = credit.compile_rule(credit.Keys(("zzz => zzz",), "glued"), context)
    linked = credit.link({0: (data[0], data[1], ("ap", "reuters", "bloomberg"), True)})
    assert [hit.span.of(text) for _, hit in credit.find(Document(text), linked, frozenset({0}))] == expected


def test_the_words_before_a_credit_line_may_be_many_or_none():
    lines = ("via => via ?[-–—:]? ?<outlet>", "© => © ?\\w")
    known = credit.compile_rule(credit.Keys(lines), CONTEXT)
    linked = credit.link({0: (known[0], known[1], ("ap",), False)})

    def found(text: str) -> list[str]:
        return [hit.span.of(text) for _, hit in credit.find(Document(text), linked, frozenset({0}))]

    assert found("Via AP") == ["Via AP"]
    assert found("[Via AP]") == ["[Via AP]"]
    assert found("It rains.\n\nIt is late! — via A.P.") == ["via A.P."]
    assert found("It rains. © Orr") == ["© Orr"]
    assert found("It came via AP") == []


def test_a_credit_ends_with_its_sentence_or_bracket():
    line = "read more => read more:"
    text = "It rains. Read more: Ten dams. The board meets in May."
    assert hits(credit, text, lines=(line,)) == ["Read more: Ten dams."]
    assert hits(credit, "It rains. (Read more: Ten dams)", lines=(line,)) == ["(Read more: Ten dams)"]
    assert hits(credit, "They read more: books, that is.", lines=(line,)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("“A b,” he said. “No plan”. “C d,” she said.", 1),
        ("Some saw “hope”, others “doubt”. “It is so,” she said.", 0),
        ("Is it “hope”? It is “hope,” “luck,” and “love.”", 0),
        ("“It is the U.S.”. “A b.” “C d.”", 0),
    ],
)
def test_stops_outside(text, count):
    assert len(hits(quotes, text, test="stop-outside")) == count


def test_mixed_marks_need_a_clear_majority():
    story = "“A b,” he said. “C d,” she said. “E f.” “G h.” “I j.” "
    assert hits(quotes, story + 'He saw "no way" out.', test="mixed-marks") == ['"no way"']
    assert hits(quotes, story + 'He saw "no way" out of "the town" or "the sea".', test="mixed-marks") == []
    long = '"' + "word " * 20 + 'end"'
    assert hits(quotes, story + long, test="mixed-marks") == ['"']


def test_a_quotation_told_twice_in_other_words():
    first = "Orr called it “the worst flood this town has seen in many years.”\n\n"
    again = "“It is the worst storm this town has seen in many years,” Orr said."
    assert len(hits(quotes, first + again, test="told-twice")) == 1
    same = "“It is the worst flood this town has seen in many years,” Orr said."
    assert hits(quotes, first + same, test="told-twice") == []


def test_a_headline_may_shorten_a_quotation():
    first = "Orr called it “the worst flood this town has seen in many years.”"
    story = f"{first}\n\n“It is the worst storm this town has seen in many years,” Orr said."
    shown = [Block("headline", Span(0, len(first))), Block("body", Span(len(first) + 2, len(story)))]
    for kind, count in (("headline", 0), ("body", 1)):
        blocks = [shown[0]._replace(kind=kind), shown[1]]
        assert (
            len(list(quotes.find(Document(story, blocks), {0: quotes.Data("told-twice")}, frozenset({0}))))
            == count
        )


def test_credits_name_an_outlet_that_is_known():
    known = credit.compile_rule(credit.Keys(("photo => photo: <outlet>",)), CONTEXT)
    linked = credit.link({0: (known[0], known[1], ("ap", "sky news"), False)})
    for text, expected in (
        ("It rains. Photo: AP/Tom Ames", 1),
        ("It rains. Photo: the A.P.", 1),
        ("It rains. Photo: Sky News.", 1),
        ("It rains. Photo: Sky over Troy.", 0),
        ("It rains. Photo: Tom Ames of AP.", 0),
    ):
        assert len(list(credit.find(Document(text), linked, frozenset({0})))) == expected, text


def test_a_chain_needs_the_same_name_close_by():
    near = "The road is shut, according to Orr. According to Orr, it is late."
    far = "The road is shut, according to Orr. One. Two. Three. Four. According to Orr, it is late."
    assert hits(speaker, near, test="chain") == ["According to Orr"]
    assert hits(speaker, far, test="chain") == []
    police = "The road is shut, according to police. According to police, it is late."
    assert hits(speaker, police, test="chain") == ["According to police"]
    apart = "The road is shut, according to police. It rains. According to police, it is late."
    assert hits(speaker, apart, test="chain") == []


def test_documents_may_state():
    assert hits(reporting_verb, "“It is late,” the report stated.", verbs=("state",), test="quoting") == []
    assert hits(reporting_verb, "“It is late,” Orr stated.", verbs=("state",), test="quoting") == ["stated"]


def test_offices_are_no_inverted_titles():
    for text in (
        "Secretary of State Ann Orr said it was late.",
        "Director of Public Health Tom Ames said it was late.",
        "The director of the port, Tom Ames, said it was late.",
    ):
        assert hits(title, text, test="run-on") == []
        assert hits(title, text, test="commas") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” said Helen Moore. “Go home,” he added.", ["he"]),
        ("“It is late,” said Helen Moore. Her son left. “Go home,” he added.", []),
        ("“It is late,” said Helen Moore.\n\nTom Ames agreed. “Go home,” he said.", []),
        ("“It is late,” said Helen Moore.\n\nThe road was shut.\n\n“Go home,” he said.", []),
        # a surname alone may be somebody else of the family, if the story has more of it
        ("Helen Moore left. “It is late,” Moore said. “Go home,” he added.", ["he"]),
        ("Helen Moore left with Tom Moore. “It is late,” Moore said. “Go home,” he added.", []),
        # names that either sex bears say nothing; titles do
        ("“It is late,” said Robin Moore. “Go home,” he added.", []),
        ("“It is late,” said spokeswoman Robin Moore. “Go home,” he added.", ["he"]),
        ("“It is late,” said spokesman Robin Moore. “Go home,” he added.", []),
        ("Helen Moore left. Moore, for his part, said it was late.", ["his"]),
        ("Helen Moore left. Moore, for her part, said it was late.", []),
        ("Helen Moore and Tom Moore left. Moore, for his part, said it was late.", []),
    ],
)
def test_pronouns(text, expected):
    assert hits(person, text, test="pronoun") == expected


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
    assert hits(agency, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do not wait for the ferry, said Ames.", ["Do not wait for the ferry, said Ames."]),
        ("“Do not wait for the ferry,” said Ames.", []),
        ("Help, said Ames.", []),
        ("Call volume rose in May. Ames said so.", []),
    ],
)
def test_orders(text, expected):
    assert hits(speech, text, test="ordered") == expected


def test_a_speaker_of_parliament_is_somebody():
    assert hits(speaker, "“It is late,” the speaker added.", test="generic") == ["the speaker added"]
    assert hits(speaker, "The House met. “It is late,” the speaker added.", test="generic") == []


INTRODUCED = "The road was closed on Monday, and the port with it, after the river rose for a third day."


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ("“I had to walk,” Okafor said.", 1),
        ("“I had to walk,” said Okafor.", 1),
        ("“The road was bad,” Okafor said. “It is late.”", 1),
        ("Okafor said: “I had to walk.”", 1),
        ("Okafor said she had to walk.", 1),
        ("Okafor said the road was bad.", 0),  # may be a company
        ("“I had to walk,” said Okafor, a baker.", 0),
        ("“I had to walk,” said baker Okafor.", 0),
        ("“I had to walk,” said James B. Okafor.", 0),
        ("“I had to walk,” said Rep. Okafor.", 0),
        ("“The road was bad,” Moscow said.", 0),
        ("“The road was bad,” Halvex said in a statement.", 0),
        ("“I had to walk,” Trump said.", 0),
        ("Her son, Okafor, slept. “I had to walk,” Okafor said.", 0),
        ("“Okafor is late,” Ames said.", 1),
        ("Everybody said he had to walk.", 0),
        ("Ida Okfaor slept. “I had to walk,” Okafor said.", 0),  # one name spelled two ways
        ("“I had to walk,” Okafor said. “I had to run,” Okafor said.", 1),
    ],
)
def test_a_bare_name_that_speaks_must_have_been_introduced(after, count):
    assert len(hits(speaker, f"{INTRODUCED}\n\n{after}", test="unintroduced")) == count


def test_a_name_may_be_introduced_in_the_headline_or_in_the_part_before():
    story = f"{INTRODUCED}\n\n“I had to walk,” Okafor said."
    assert hits(speaker, story, {"headline": "Okafor walks home"}, test="unintroduced") == []
    assert hits(speaker, f"Okafor walks home\n\n{story}", test="unintroduced") == []
    assert hits(speaker, f"(Continued from Page 1)\n\n{story}", test="unintroduced") == []


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("Helen Moore runs the port. “It is late,” Moore said. “The road is shut,” he added.", 1),
        ("Helen Moore runs the port. “It is late,” Moore said. Her son agreed. “It is,” he added.", 0),
        ("Helen Moore met Mr. Orr. “It is late,” Moore said. Orr agreed. “It is,” he added.", 0),
        ("Helen Moore and Tom Moore met. “It is late,” Moore said. “It is,” he added.", 0),
        ("Moore said that Helen Moore’s plan was “good.” “It is late,” he said.", 0),
    ],
)
def test_a_pronoun_must_fit_the_speaker_named_by_surname(story, count):
    assert len(hits(person, story, test="pronoun")) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("“The road is shut,” the ministry said. “It will open in May,” he added.", 1),
        ("“The road is shut,” the ministry said. “It will open in May,” it added.", 0),
        ("“The road is shut,” the ministry said. Ames agreed. “It will open in May,” he added.", 0),
        ("The minister was late. “The road is shut,” the ministry said. “Go,” he added.", 0),
        ("“The road is shut,” the ministry said.\n\nIt rained.\n\nIt rained.\n\n“Go,” he added.", 0),
    ],
)
def test_he_after_a_body_needs_a_person(story, count):
    assert len(hits(person, story, test="body")) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("Ida Orr went with her son, Tom Ames.\n\n“He woke me,” Ames said.", 1),
        ("Ida Orr went with her son, Tom Ames.\n\n“She woke me,” Ames said.", 0),
        ("Ida Orr went with her sister, Ann Ames.\n\n“He woke me,” Ames said.", 0),
        ("The driver and Ida Orr met her son, Tom Ames.\n\n“He woke me,” Ames said.", 0),
        ("Ida Orr went with her son, Tom Ames. “He woke me,” Ames said.", 1),
        ("Ida Orr met Tom Ames. “I heard Ames shout,” Ames said.", 1),
        ("Ida Orr met Tom Ames. “They told me, ‘Ames, wait,’” Ames said.", 0),
        ("Ida Orr met Tom Ames. “I run the Ames farm,” Ames said.", 0),
    ],
)
def test_nobody_speaks_of_himself_by_name(story, count):
    assert len(hits(speaker, story, test="own-words")) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("Tom Salas and the historian Elena Orr looked for it. “She called me,” Orr said.", 1),
        ("Tom Salas and the historian Elena Orr looked for it. “He called me,” Orr said.", 0),
        ("Tom Salas and Elena Orr met a diver. “She called me,” Orr said. “The diver did.”", 0),
        ("Tom Salas and Elena Orr met the teacher. “She called me,” Orr said.", 0),
        ("Tom Salas, Ann Moore and Elena Orr met. “She called me,” Orr said.", 0),
        ("Tom Salas and Robin Orr met. “She called me,” Orr said.", 0),
    ],
)
def test_the_only_woman_of_a_story_does_not_say_she_of_herself(story, count):
    assert len(hits(speaker, story, test="own-words")) == count


@pytest.mark.parametrize(
    ("test", "story", "expected"),
    [
        ("no-speaker", "“It is late,” declared. “Go.”", ["declared"]),
        ("no-speaker", "“It is late,” said Friday.", ["said"]),
        ("no-speaker", "“It is late,” said Ames. “No,” he said.", []),
        ("no-speaker", "They shouted “no” and said. So.", []),
        ("inside", "“It is late. said Ames.”", ["said Ames."]),
        ("inside", "“It is late, added the old baker,” and left.", ["added the old baker,"]),
        ("inside", "“It is late, he said.”", []),
        ("inside", "“‘It is late,’ said Ames.”", []),
    ],
)
def test_where_quotation_and_attribution_meet(test, story, expected):
    assert hits(speaker, story, test=test) == expected


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("“It is late and cold” Ames said.", ["cold”"]),
        ("“It is late and cold” said the baker.", ["cold”"]),
        ("“It is late and cold” Ida Ames said.", ["cold”"]),
        ("“It is late and cold” was what Ames said.", []),
        ("“Late and Cold in Troy” said little.", []),
        ("He found it “late and far too cold” said little.", []),
        ("“It is late and cold” said Monday it would close.", []),
        ("“It is late and cold?” said Ames.", []),
    ],
)
def test_a_comma_ends_a_quotation_before_its_attribution(story, expected):
    assert hits(quotes, story, test="comma-missing") == expected


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("We are sure of it, Ames said on the call, and our books are open.", 1),
        ("It is a good plan, Ames admitted, but I want to see it.", 1),
        ("We met Ames on Monday, he said, and Orr on Tuesday.", 1),
        ("It is a good plan, Ames admitted, and he wants to see it.", 0),
        ("“We are sure of it,” Ames said on the call, and our books are open.", 0),
    ],
)
def test_an_attribution_may_stand_inside_the_words(story, count):
    persons = ("singular", "plural")
    assert len(hits(speech, story, test="attributed", persons=persons)) == count


def test_a_first_name_is_somebodys_and_no_childs():
    story = "Coach {0} Ames won. Ames is late. {0} would close the port, the board said."
    assert hits(person, story.format("Nadia"), test="first-name") == ["Nadia"]
    assert hits(person, story.format("Halvex"), test="first-name") == []
    pupil = "Coach Nadia Ames, a 13-year-old from Troy, won. Ames is late. Nadia ran."
    assert hits(person, pupil, test="first-name") == []


def test_half_a_surname_speaks():
    story = "Clara Marchand-Weiss leads the talks. {}"
    assert hits(person, story.format("“It is late,” Weiss said."), test="clipped") == ["Weiss"]
    for sentence in ("She likes Weiss beer.", "Banks in Weiss said no.", "The Marchand region is late."):
        assert hits(person, story.format(sentence), test="clipped") == []


def test_the_post_is_a_paper_and_the_passage_nobody():
    assert hits(speaker, "The Post said the road was shut.", test="unnamed") == []
    assert hits(speaker, "The passage said the road was shut.", test="unnamed") == ["The passage said"]
    assert hits(speaker, "The passage said the road was shut.", test="generic") == []


def test_a_substitute_for_said_has_a_speaker_and_no_object():
    verbs = ("opine", "utter", "inform", "confide", "express")
    assert hits(reporting_verb, "Ames opined that it was late.", verbs=verbs) == ["opined"]
    for clause in ("Ames declined to opine.", "It was never uttered, Orr said.", "Ames is better informed."):
        assert hits(reporting_verb, clause, verbs=verbs) == []
    assert hits(reporting_verb, "The boy, who was late, confided in Orr.", verbs=verbs) == []


def test_an_appended_verb_needs_somebody_who_speaks():
    verbs = ("append", "deliver")
    assert hits(reporting_verb, "“The road is shut,” the mayor appended.", verbs=verbs, test="strange") == [
        "appended"
    ]
    assert (
        hits(
            reporting_verb,
            "“The Roads We Have Built,” speech delivered at Troy.",
            verbs=verbs,
            test="strange",
        )
        == []
    )


def test_a_first_name_is_held_to_the_surnames_of_the_others():
    story = "“Go,” said Tom Ames. “Go home,” Ames said. His lawyer, Nadia Orr, agreed. “Home,” Nadia said."
    assert hits(person, story, test="first-name") == ["Nadia"]
    assert hits(person, story.replace("Nadia", "Gao"), test="first-name") == []  # perhaps a family name
    assert hits(person, story.replace("Ames said", "he said"), test="first-name") == []


def test_a_cut_or_an_addition_that_is_shown_is_no_alteration():
    first = "“The wind took the roof in one piece,” Orr said.\n\n“The wind{} took the roof in one piece,” she said."
    assert hits(quotes, first.format(""), test="told-twice") == []
    assert len(hits(quotes, first.format(" then"), test="told-twice")) == 1
    assert hits(quotes, first.format(" [then]"), test="told-twice") == []
    assert hits(quotes, first.format(" ..."), test="told-twice") == []


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("“It is late,” the writer said. The paper mill is shut.", 1),
        ("The paper mill is shut. “It is late,” the writer said.", 1),
        ("She edits a column. “It is late,” the writer said.", 0),
        ("The survey is out. “It is late,” the speaker said.", 1),
        ("The survey is out. “It is late,” the respondent said.", 0),
        ("The film is out. “It is late,” the narrator said.", 0),
    ],
)
def test_authors_narrators_and_speakers_may_belong_to_the_story(story, count):
    assert len(hits(speaker, story, test="generic")) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("The road was never safe, he continued.", 1),
        ("The road was never safe, Ida Ames retorted.", 1),
        ("“The road was never safe,” he continued.", 0),
        ("The work, he continued.", 0),
        ("Despite the rain and the dark, the work continued.", 0),
        ("The road was never safe, Ames continued to say.", 0),
    ],
)
def test_verbs_that_only_speech_takes(story, count):
    assert len(hits(speech, story, test="spoken")) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("The road is safe, per Ames. Per Ames, it will open in May.", 1),
        ("The road is safe, as indicated by Ames. As indicated by Ames, it will open.", 1),
        ("Growth is 2% per capita. It is 3%, per capita, in Troy.", 0),
    ],
)
def test_chains_of_other_words_than_according(story, count):
    assert len(hits(speaker, story, test="chain")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The road is shut,” Ames appended. “Go home.”", ["appended"]),
        ("“The road is shut,” the harbor master, who lives here, appended on Monday.", ["appended"]),
        ("“The road is shut,” appended Tom Ames.", ["appended"]),
        ('"The road is shut," she appended.', ["appended"]),
        ("Ames appended: “The road is shut.”", ["appended"]),
        ("“The road is shut,” Ames said. He appended a map.", []),
        ("“The road is shut,” said a man who appended a map.", []),
        ("“Our Town,” a list he appended, is late.", []),
    ],
)
def test_verbs_that_attribute_nothing(text, expected):
    assert hits(reporting_verb, text, verbs=("append",), test="strange") == expected


def test_a_credit_line_may_go_by_any_of_several_words():
    lines = ("picture|map => (?:picture|map)s?: ?\\w",)
    assert hits(credit, "The board meets in May. Map: Orr.", lines=lines) == ["Map: Orr."]
    assert hits(credit, "The board meets in May. Pictures: Orr.", lines=lines) == ["Pictures: Orr."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” Ida Orr, 81, of Troy.", ["Ida Orr"]),
        ("“It is very late,” so the director Ida Orr.", ["so the director Ida Orr"]),
        ("“It is very late,” Ida Orr, 81, of Troy.", ["Ida Orr"]),
        ("“It is very late,” Ida Orr, who is 81, said.", []),
        ("“It is very late,” Mr. Orr said.", []),
        ("“It is very late,” according to Ida Orr.", []),
    ],
)
def test_attributions_without_a_verb(text, expected):
    expected = [] if text.startswith("“It is late") else expected  # too short to tell from a title
    assert hits(speaker, text, test="verbless") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell. “It is late,” he added.", ["he added"]),
        ("Rain fell, Ames said. “It is late,” he added.", []),
        ("“Go home.” It is late, he added.", []),
        ("The board added a bridge, and he added a road.", []),
    ],
)
def test_nobody_adds_to_nothing(text, expected):
    assert hits(speaker, text, test="added-first") == expected


def test_family_names_that_come_first():
    text = "Chief Executive Seo Min-jae spoke. “It is late,” Min-jae said."
    assert hits(person, text, test="first-name") == ["Min-jae"]
    text = "Chief Executive Seo Min-jae spoke. “It is late,” Seo said."
    assert hits(person, text, test="first-name") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helen Moore left. Moore agreed. But he said it was late.", ["he"]),
        ("Helen Moore left. Moore agreed. But she said it was late.", []),
        ("Helen Moore left. Moore agreed with her husband. But he said it was late.", []),
        ("Helen Moore left. “It is late,” Moore said. He added that it rained.", ["He"]),
        ("Helen Moore left. Moore agreed that it was late.\n\n“It rains,” he said.", ["he"]),
    ],
)
def test_the_pronoun_after_a_name(text, expected):
    assert hits(person, text, test="pronoun") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The road is shut,” Ames opinionated. “Go home.”", ["opinionated"]),
        ("“The road is shut”, Ames opinionated.", ["opinionated"]),
        ("“The road is shut,” deepened the port manager.", ["deepened"]),
        ("“Is the road shut?” he enlarged.", ["enlarged"]),
        ("“The road is shut?” Ames lifted.", []),  # a sentence of its own
        ("“Is it shut?” lifted Ames.", []),
        ("“The road is shut,” he whistled. “Go home.”", []),  # one of those given
        ("“The road is shut,” Ames lifted from the port he said he owned.", []),
        ("“The road is shut,” Ames enlarged the port.", []),
        ("“The road is shut. “Go home,” Ames", []),
        ("“Our Town,” a play he enlarged, is late.", []),
    ],
)
def test_verbs_that_nobody_speaks_with(text, expected):
    assert hits(reporting_verb, text, verbs=("whistle",), test="unheard") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He got to the port, he said. I was tying the boat.", ["I was tying the boat."]),
        ("He got to the port, he said.\n\nI was tying the boat.", []),
        ("He got to the port, he said. The boat was mine, I was sure.", []),
        ("“I got to the port,” he said. I was tying the boat.", []),
        ("He got to the port. I was tying the boat.", []),
        ("I was tying the boat.", []),
    ],
)
def test_first_persons_after_reported_speech(text, expected):
    assert hits(speech, text, test="beside-speech", persons=("singular",)) == expected


def test_words_of_the_street_only_where_the_story_has_none_itself():
    text = "The guys were late, Ames said."
    assert hits(speech, text, test="attributed", persons=("loose",)) == [text]
    assert hits(speech, f"The road isn’t open. {text}", test="attributed", persons=("loose",)) == []


@pytest.mark.parametrize(
    ("before", "quotation", "expected"),
    [
        ("The road is shut.", "“I am no reader,” she said. “She goes for the company.”", ["She"]),
        ("Helen Orr left.", "“I am no reader,” Orr said. “She goes for the company.”", ["She"]),
        ("Helen Orr left.", "“I am no reader,” said Orr. “She goes for the company.”", ["She"]),
        ("The road is shut.", "“I am no reader,” he said. “She goes for the company.”", []),
        ("The road is shut.", "“I am like my aunt,” she said. “She goes for the company.”", []),
        ("The road is shut.", "“I asked Ida,” she said. “She goes for the company.”", []),
        ("The road is shut.", "“The road is no use,” she said. “She goes for the company.”", []),
        ("Her mother left.", "“I am no reader,” she said. “She goes for the company.”", []),
        ("Ida Orr and Ann Ames left.", "“I am no reader,” Orr said. “She goes for the company.”", []),
    ],
)
def test_quotations_that_go_on_in_the_third_person(before, quotation, expected):
    assert hits(speaker, f"{before}\n\n{quotation}", test="third-person") == expected
