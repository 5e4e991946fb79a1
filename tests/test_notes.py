"""What readers notice themselves is reported like any finding."""

from helpers import check, rules_of, write_pack

PACK = """
- id: garbled.probe
  kind: phrases
  message: "'{match}'"
  why: "A probe."
  phrases: [probe]
  bad: [{text: "A [[probe]]."}]
  good: ["A prob.", "Approbe."]
"""


def shown(tmp_path, text, **settings):
    result = check(text, rules_of(write_pack(tmp_path, PACK)), **settings)
    return [(finding.rule, finding.level, finding.text, finding.message) for finding in result.findings]


def test_mojibake_is_reported(tmp_path):
    ((rule, level, words, message),) = shown(tmp_path, "It doesnâ€™t hold.\n")
    assert (rule, level, words) == ("newslint.encoding", "warning", "â€™")
    assert "'’'" in message


def test_settings_hold_for_it(tmp_path):
    text = "It doesnâ€™t hold a probe.\n"
    assert [found[0] for found in shown(tmp_path, text, select=("garbled.probe",))] == ["garbled.probe"]
    assert [found[0] for found in shown(tmp_path, text, ignore=("newslint.encoding",))] == ["garbled.probe"]
    found = shown(tmp_path, text, levels=(("newslint.encoding", "error"),))
    assert [each[1] for each in found if each[0] == "newslint.encoding"] == ["error"]
    assert shown(tmp_path, f"<!-- newslint: off newslint.encoding -->\n{text}", ignore=("garbled",)) == []
