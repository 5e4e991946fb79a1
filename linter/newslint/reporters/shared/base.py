"""What reporters share: what they are told of the run, and the totals most of them end with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ...model.finding import LEVELS, FileResult, Finding, Related
from ...model.span import LineIndex
from ...storage.lazy_namedtuple import NamedTuple

#: Levels from the worst down, the order in which reports name them.
WORST_FIRST = tuple(reversed(LEVELS))


class RuleInfo(NamedTuple):
    """What a report may say of a rule, whether or not it found anything."""

    family: str
    level: str
    message: str = ""
    why: str = ""
    source: str = ""
    shipped: bool = False  # there is a page on it


class LeftOut:
    """What a run leaves out besides findings, counted while it goes on: files that the configuration excludes
    (`excluded`), files that hold no article, among them reports of newslint itself (`no_articles`), files in which nothing has changed (`unchanged`), rules that the configuration switches off or
    lowers (`rules`)."""

    def __init__(self) -> None:
        self.excluded = 0
        self.no_articles = 0
        self.unchanged = 0
        self.rules = 0


class ReportContext(NamedTuple):
    """The run as reporters see it.

    `rules` maps the ids of the rules that ran to what is known of them. `width` is that of the
    terminal in cells. `cwd` is the absolute folder that relative paths start from. `environ` is the
    environment of the process, where CI systems say where the repository is and where a summary goes.
    `level` is the lowest level shown, `fail_level` the lowest that makes a run fail. `statistics` asks
    for counts per rule, `hints` for advice on what to do next; `snippets` False leaves out the lines of
    the article. `against_itself` are the ids of the rules that hold a story against itself, for reports that show
    its facts.
    """

    version: str
    rules: Mapping[str, RuleInfo] = {}
    colour: bool = False
    width: int = 80
    cwd: str = ""
    environ: Mapping[str, str] = {}
    level: str = "warning"
    fail_level: str = "warning"
    statistics: bool = False
    hints: bool = True
    snippets: bool = True
    left_out: LeftOut = LeftOut()
    against_itself: Collection[str] = ()


class Tally:
    """Counts over all files of a run, kept while the results stream by."""

    def __init__(self) -> None:
        self.files = 0
        self.files_with_findings = 0
        self.unreadable = 0
        self.words = 0
        self.findings = 0
        self.levels = dict.fromkeys(WORST_FIRST, 0)
        self.hidden = dict.fromkeys(WORST_FIRST, 0)
        self.unlisted: dict[str, int] = {}
        self.families: dict[str, int] = {}
        self.rules: dict[str, int] = {}
        self.verdicts = 0
        self.suppressed = 0
        self.known = 0
        self.foreign = 0
        self.passages = 0

    def add(self, result: FileResult) -> None:
        """Count one file."""
        self.files += 1
        self.words += result.words
        self.unreadable += result.error is not None
        self.files_with_findings += bool(result.findings)
        self.verdicts += result.verdict is not None
        self.suppressed += result.suppressed
        self.known += result.known
        self.foreign += bool(result.language)
        self.passages += result.passages
        for level, count in result.hidden.items():
            self.hidden[level] += count
        for rule, places in result.unlisted.items():
            self.unlisted[rule] = self.unlisted.get(rule, 0) + len(places)
        for finding in result.findings:
            self.findings += 1
            self.levels[finding.level] += 1
            self.families[finding.family] = self.families.get(finding.family, 0) + 1
            self.rules[finding.rule] = self.rules.get(finding.rule, 0) + 1

    def ranked_rules(self) -> list[tuple[str, int]]:
        """Rules with the number of their findings, the most frequent first."""
        return sorted(self.rules.items(), key=lambda item: (-item[1], item[0]))


def counted(number: int, singular: str, plural: str = "") -> str:
    """A number with its noun: `1 file`, `2,000 files`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def listed(parts: list[str]) -> str:
    """Parts as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def summary(tally: Tally, left_out: LeftOut) -> str:
    """The run in one sentence without a full stop, what was left out or unreadable included: nothing is hidden
    without a word."""
    if tally.findings:
        levels = [counted(number, level) for level, number in tally.levels.items() if number]
        text = f"{listed(levels)} in {counted(tally.files_with_findings, 'file')}"
        if tally.files > tally.files_with_findings:
            text += f" ({tally.files:,} checked)"
    elif tally.files and tally.files == tally.unreadable:
        text = f"{counted(tally.files, 'file')} not checked in full"
    else:
        text = f"No findings in {counted(tally.files - tally.unreadable - tally.foreign, 'file')}"
    hidden = [counted(number, level) for level, number in tally.hidden.items() if number]
    if hidden:
        lowest = [level for level, number in tally.hidden.items() if number][-1]
        them = "it" if sum(tally.hidden.values()) == 1 else "them"
        text += f", {listed(hidden)} hidden (--level {lowest} shows {them})"
    if tally.unlisted:
        text += f", {sum(tally.unlisted.values()):,} more not listed"
    if tally.unreadable and (tally.findings or tally.files > tally.unreadable):
        text += f", {counted(tally.unreadable, 'file')} not checked in full"
    besides = [
        (tally.known, "finding", "in the baseline"),
        (tally.suppressed, "finding", "suppressed in the articles"),
        (tally.foreign, "file", "not in English"),
        (tally.passages, "passage", "not in English"),
        (left_out.rules, "rule", "switched off or lowered by the configuration"),
        (left_out.excluded, "file", "excluded by the configuration"),
        (left_out.no_articles, "file", "without an article"),
        (left_out.unchanged, "file", "unchanged"),
    ]
    said = [f"{counted(number, noun)} {why}" for number, noun, why in besides if number]
    return f"{text}; left out: {listed(said)}" if said else text


def left_out_text(result: FileResult) -> Iterator[str]:
    """What of a file was not looked at, or not listed: a sentence without a full stop for each. For each rule with
    more findings than are listed it says how many more."""
    if result.language:
        named = "" if result.language == "unknown" else f" but in '{result.language}'"
        yield f"not checked: it is not in English{named}"
    if result.passages:
        yield f"{counted(result.passages, 'passage')} not in English not checked"
    for rule, places in sorted(result.unlisted.items()):
        yield f"{counted(len(places), 'more finding')} of {rule} not listed"


def verdict_text(verdict: Mapping[str, object]) -> str:
    """The sentence a verdict speaks, with a full stop as its maker wrote it."""
    message = verdict.get("message") or verdict.get("verdict") or ""
    return str(message)


def verdict_signs(result: FileResult) -> list[int]:
    """The findings, numbered from 1, that the verdict on a file rests on."""
    listed = (result.verdict or {}).get("signs")
    if not isinstance(listed, list):
        return []
    wanted = {sign.get("fingerprint") for sign in listed if isinstance(sign, dict)} - {None, ""}
    return [number for number, finding in enumerate(result.findings, 1) if finding.fingerprint in wanted]


def related_lines(related: Related, result: FileResult) -> LineIndex | None:
    """The lines of the text that a related place is in, or None if that text is not at hand."""
    if related.path is None:
        return result.lines
    wire = result.wire
    if wire is None or wire.path != related.path or related.span.end > len(wire.source):
        return None
    return LineIndex(wire.source)


def advice(finding: Finding, most: int = 3) -> str:
    """What else to write, as a phrase to follow the message; nothing if the message says it all. No more
    than `most` replacements are named."""
    first = finding.replacements[:most]
    named = [text for text in first if not text or text not in finding.message]
    if not named:
        return ""
    write = "Write: " if len(named) == len(first) else "Or write: "
    return write + " | ".join(f"“{text}”" if text else "(nothing)" for text in named)


def problem(result: FileResult) -> str:
    """Why a file was not checked, or not by all rules, as a line to print; nothing if all is well."""
    if result.error is None:
        return ""
    return f"{'not checked' if not result.source else 'not checked in full'}: {result.error}"


def ends(result: FileResult, finding: Finding) -> tuple[int, int, int, int]:
    """Line, column, end line and end column of a finding, all from 1, the end exclusive."""
    start = result.lines.position(finding.span.start)
    end = result.lines.position(finding.span.end)
    return start.line, start.column, end.line, end.column
