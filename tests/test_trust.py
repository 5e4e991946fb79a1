"""What articles, configurations and packs that somebody sent may name: files of their project, servers on this machine."""

from __future__ import annotations

import json

import pytest

from daily import newslint
from newslint.config.trust import is_loopback
from newslint.model.errors import PackError
from newslint.packs.sources import load_packs

SECRET = "oauth_token: gho_abcdefghijklmnop\nuser: “the secret desk” said it.\n"
STORY = "---\nsource: {}\n---\nThe council said it was the the end.\n"


@pytest.fixture
def place(tmp_path):
    """A repository and, beside it, a file that is nobody's business."""
    repo = tmp_path / "repo"
    (repo / ".git").mkdir(parents=True)
    (repo / "articles").mkdir()
    (repo / "wires").mkdir()
    (repo / "wires" / "wire.txt").write_text("The council said on Monday it was nearly over.\n")
    (tmp_path / "secret.yml").write_text(SECRET)
    (repo / ".git" / "secret.txt").write_text(SECRET)
    (repo / "wires" / "link.txt").symlink_to("../../secret.yml")
    (repo / "wires" / "inner.txt").symlink_to("../.git/secret.txt")
    return tmp_path


def outputs(place, *args, **env):
    """What every format says, as one text."""
    said = []
    for form in ("text", "json", "html", "sarif"):
        code, out, err = newslint("check", "--format", form, *args, cwd=place / "repo", **env)
        said.append((code, out + err))
    return said


@pytest.mark.parametrize(
    "named",
    ["{place}/secret.yml", "../../secret.yml", "../wires/link.txt", "../wires/inner.txt", "../.git/secret.txt",
     "../.GIT/secret.txt", "../wires/../../secret.yml"],
)  # fmt: skip
def test_front_matter_shows_no_file_outside(place, named):
    named = named.format(place=place)
    (place / "repo" / "articles" / "a.md").write_text(STORY.format(named))
    (place / "repo" / "articles" / "b.md").write_text(STORY.format("../../no-such-file.yml"))
    for code, said in outputs(place, "articles/a.md"):
        assert code == 2 and "gho_" not in said and "secret desk" not in said
    _, out, _ = newslint("check", "--format", "json", "articles", cwd=place / "repo")
    errors = [file["error"] for file in json.loads(out)["files"]]
    assert errors[0].replace(named, "X") == errors[1].replace("../../no-such-file.yml", "X")


def test_a_wire_of_the_project_is_read(place):
    (place / "repo" / "articles" / "a.md").write_text(STORY.format("../wires/wire.txt"))
    code, out, err = newslint("check", "--format", "json", "articles/a.md", cwd=place / "repo")
    assert code == 1, err
    assert json.loads(out)["files"][0]["error"] is None


def test_the_user_allows_folders(place):
    outside = place / "feeds"
    outside.mkdir()
    (outside / "wire.txt").write_text("The council said on Monday it was nearly over.\n")
    (place / "repo" / "articles" / "a.md").write_text(STORY.format("../../feeds/wire.txt"))
    assert newslint("check", "articles/a.md", cwd=place / "repo")[0] == 2
    assert newslint("check", "--wire-folder", str(outside), "articles/a.md", cwd=place / "repo")[0] == 1
    own = place / "own.yaml"
    own.write_text(f"wire-folders: [{outside}]\n")
    assert newslint("check", "articles/a.md", cwd=place / "repo", NEWSLINT_USER_CONFIG=str(own))[0] == 1
    own.write_text("wire-folder: [x]\n")
    code, out, err = newslint("check", "articles/a.md", cwd=place / "repo", NEWSLINT_USER_CONFIG=str(own))
    assert code == 2 and "own.yaml:1:" in out + err and "wire-folders" in out + err


def test_a_pattern_of_the_configuration_shows_no_file_outside(place):
    (place / "repo" / ".newslint.yaml").write_text(f"source: {place}/secret.yml\n")
    (place / "repo" / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    for _, said in outputs(place, "articles/a.txt"):
        assert "gho_" not in said and "secret desk" not in said
    config = str(place / "repo" / ".newslint.yaml")  # named by the user, it may name what it likes
    (place / "wire.txt").write_text("The council said on Monday it was nearly over.\n")
    (place / "repo" / ".newslint.yaml").write_text(f"source: {place}/wire.txt\n")
    _, out, _ = newslint(
        "check", "--format", "html", "--config", config, "articles/a.txt", cwd=place / "repo"
    )
    assert "nearly over" in out


@pytest.mark.parametrize("how", ["outside", "link", "folder"])
def test_packs_outside_are_not_read(place, how):
    repo = place / "repo"
    named = {"outside": "../secret.yml", "link": "house.yaml", "folder": "house"}[how]
    if how == "link":
        (repo / "house.yaml").symlink_to(place / "secret.yml")
    if how == "folder":
        (repo / "house").mkdir()
        (repo / "house" / "pack.yaml").symlink_to(place / "secret.yml")
    (repo / ".newslint.yaml").write_text(f"rules: [{named}]\n")
    (repo / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    code, out, err = newslint("check", "articles", cwd=repo)
    assert code == 2 and "no such pack" in err and "gho_" not in out + err
    assert ".newslint.yaml:1:" in err


PACK = """family: style
rules:
  - id: style.foo
    kind: phrases
    {}
    message: "'{{match}}'."
    why: "x"
    bad: ["a [[foo]]"]
    good: ["a", "b"]
"""


@pytest.mark.parametrize(
    "pack",
    ["extends: ../{}.yml\n", "extends: [linked]\n", "extends: {place}/{}.yml\n",
     PACK.replace("{}", "words-file: ../{}.yml").replace("{{match}}", "{{{{match}}}}")],
)  # fmt: skip
def test_a_pack_names_nothing_outside(place, pack):
    """Nor does it tell whether it is there."""
    repo = place / "repo"
    (repo / "linked").symlink_to("..")
    said = []
    for name in ("secret", "absent"):
        (repo / "house.yaml").write_text(pack.format(name, place=place))
        with pytest.raises(PackError) as error:
            load_packs((str(repo / "house.yaml"),), shipped=False)
        assert "gho_" not in str(error.value) and "oauth" not in str(error.value)
        said.append(str(error.value).replace(name, "NAME"))
    assert said[0] == said[1]
    (repo / ".newslint.yaml").write_text("rules: [house.yaml]\n")
    (repo / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    code, out, err = newslint("check", "articles", cwd=repo)
    assert code == 2 and "oauth" not in out + err


def test_a_pack_extends_others_of_its_project_and_those_that_the_user_allows(place):
    repo = place / "repo"
    (place / "mine.yaml").write_text(PACK.format("phrases: [foo]"))
    (repo / "house.yaml").write_text("extends: ../mine.yaml\n")
    assert newslint("test", "house.yaml", cwd=repo)[0] == 2
    config = place / "user.yaml"
    config.write_text(f"pack-folders: [{place}]\n")
    code, out, err = newslint("test", "house.yaml", cwd=repo, NEWSLINT_USER_CONFIG=str(config))
    assert (code, err) == (0, "") and "1 rule" in out
    (repo / "packs").mkdir()
    (repo / "packs" / "own.yaml").write_text(PACK.format("phrases: [foo]"))
    (repo / "house.yaml").write_text("extends: packs\n")
    assert newslint("test", "house.yaml", cwd=repo)[0] == 0


def test_a_folder_of_packs_has_no_link_that_leads_out(place):
    packs = place / "repo" / "packs"
    packs.mkdir()
    (packs / "linked.yaml").symlink_to("../../secret.yml")
    code, out, err = newslint("test", "packs", cwd=place / "repo")
    assert code == 2 and "packs/linked.yaml: is a link that leads out" in err and "gho_" not in out + err


@pytest.mark.parametrize(
    "named", ["rules: [../{}.yml]", "words: ../{}", "baseline: ../{}.yml", "source: ../{}.yml"]
)
def test_a_configuration_does_not_tell_what_is_outside(place, named):
    repo = place / "repo"
    (repo / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    (place / "secret").mkdir()
    said = []
    for name in ("secret", "absent"):
        (repo / ".newslint.yaml").write_text(named.format(name) + "\n")
        code, out, err = newslint("check", "articles", cwd=repo)
        said.append((code, (out + err).replace(name, "NAME")))
    assert said[0] == said[1]


def test_nor_does_a_baseline(place):
    """An entry of a file that is gone goes with one file: whether one outside is gone would show."""
    repo = place / "repo"
    (repo / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    _, out, _ = newslint("check", "--format", "json", "articles", cwd=repo)
    print_of = json.loads(out)["files"][0]["findings"][0]["fingerprint"]
    said = set()
    for path in ("../secret.yml", "../absent.yml", "wires/link.txt", f"{place}/secret.yml"):
        entry = {"fingerprint": print_of, "path": path, "rule": "x", "text": "y"}
        (repo / "known.json").write_text(json.dumps({"schema": 1, "findings": [entry]}))
        said.add(newslint("check", "--baseline", "known.json", "articles", cwd=repo)[:2])
    assert len(said) == 1


def test_a_configuration_that_is_a_link_out_is_not_read(place):
    (place / "repo" / ".newslint.yaml").symlink_to(place / "secret.yml")
    (place / "repo" / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    code, out, err = newslint("check", "articles", cwd=place / "repo")
    assert code == 2 and "leads out of the project" in err and "gho_" not in out + err


def test_a_baseline_outside_is_not_read(place):
    (place / "repo" / ".newslint.yaml").write_text("baseline: ../secret.yml\n")
    (place / "repo" / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    code, out, err = newslint("check", "articles", cwd=place / "repo")
    assert code == 2 and "no file of this project" in err and "gho_" not in out + err


@pytest.mark.parametrize(
    "setting",
    ["engine-url: http://example.org:8081", "engine-url: ftp://127.0.0.1/", "engine-url: file:///etc/passwd",
     "engine-url: http://localhost@example.org/", "engine-url: http://127.0.0.1.example.org/",
     "engine-options: {{languagetool: {{url: 'http://192.0.2.1'}}}}"],
)  # fmt: skip
def test_a_repository_sends_text_to_no_other_machine(place, setting):
    setting = setting.replace("{{", "{").replace("}}", "}")
    (place / "repo" / ".newslint.yaml").write_text(f"engine: languagetool\n{setting}\n")
    (place / "repo" / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    code, _, err = newslint("check", "articles", cwd=place / "repo")
    assert code == 2 and "a server on this machine" in err and ".newslint.yaml:2:" in err


def test_the_user_allows_servers(place):
    (place / "repo" / ".newslint.yaml").write_text(
        "engine: languagetool\nengine-url: http://192.0.2.1:1\nengine-timeout: 0.3\n"
    )
    (place / "repo" / "articles" / "a.txt").write_text("The council said it was the the end.\n")
    own = place / "own.yaml"
    own.write_text("engine-urls: ['http://192.0.2.1:1/']\n")
    code, _, err = newslint("check", "articles", cwd=place / "repo", NEWSLINT_USER_CONFIG=str(own))
    assert code == 2 and "languagetool:" in err and "a server on this machine" not in err


@pytest.mark.parametrize(
    ("url", "inside"),
    [("http://localhost:8081", True), ("https://127.0.0.1", True), ("http://127.8.9.1/x", True), ("http://[::1]:1", True),
     ("http://example.org", False), ("http://127.0.0.1@example.org", False), ("http://0.0.0.0", False),
     ("ftp://localhost", False), ("http://[::ffff:8.8.8.8]", False), ("http://[", False), ("localhost", False),
     ("http://localhost.example.org", False), ("http://2130706433", False), ("http://localhost:99999", False)],
)  # fmt: skip
def test_loopback(url, inside):
    assert is_loopback(url) is inside


WRITERS = {
    "accept": (".newslint.yaml", ("accept", "Gabuev")),
    "init": (".newslint.yaml", ("init",)),
    "init --force": (".newslint.yaml", ("init", "--force")),
    "new-rule": ("house.yaml", ("new-rule", "desk.thing")),
    "baseline": (".newslint-baseline.json", ("baseline",)),
}


@pytest.mark.parametrize("there", [True, False], ids=["there", "not there"])
@pytest.mark.parametrize("writer", WRITERS)
def test_no_link_of_a_repository_leads_the_writing_outside(place, writer, there):
    name, args = WRITERS[writer]
    (place / "repo" / "a.txt").write_text("The council said it was the the end.\n")
    mine = place / "mine"
    if there:
        mine.write_text("# mine\n")
    (place / "repo" / name).symlink_to("../mine")
    code, _, err = newslint(*args, cwd=place / "repo")
    assert code == 2 and "leads out of the project" in err
    assert mine.read_text() == "# mine\n" if there else not mine.exists()


@pytest.mark.parametrize("named", ["../mine", ".git/config", ".git/hooks/pre-commit", "wires/link.txt"])
def test_a_baseline_is_not_written_where_a_configuration_may_not_point(place, named):
    (place / "repo" / ".newslint.yaml").write_text(f"baseline: {named}\n")
    (place / "repo" / "a.txt").write_text("The council said it was the the end.\n")
    code, _, err = newslint("baseline", cwd=place / "repo")
    assert code == 2 and "leads out of the project" in err
    assert not (place / "mine").exists() and not (place / "repo" / ".git" / "hooks").exists()
    assert (place / "secret.yml").read_text() == SECRET


def test_a_baseline_takes_the_place_of_baselines_only(place):
    repo = place / "repo"
    (repo / "a.txt").write_text("The council said it was the the end.\n")
    (repo / "notes.md").write_text("Notes.\n")
    (repo / ".newslint.yaml").write_text("baseline: notes.md\n")
    code, _, err = newslint("baseline", cwd=repo)
    assert code == 2 and "is no baseline" in err and (repo / "notes.md").read_text() == "Notes.\n"
    (repo / ".newslint.yaml").write_text("baseline: known.json\n")
    # one that a merge has spoilt, one of another time, one that a program has put in order, and an empty file
    for text in (
        '{\n "schema": 1,\n "findings": [\n<<<<<<< HEAD\n',
        '{"schema": 0}',
        '{"findings": [], "schema": 1}',
        "",
    ):
        (repo / "known.json").write_text(text)
        assert newslint("baseline", cwd=repo)[0] == 0
        assert len(json.loads((repo / "known.json").read_text())["findings"]) == 1
