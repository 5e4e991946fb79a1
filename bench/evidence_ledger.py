"""The ledger: what people said who read findings, kept without the text they read.

A line is a finding: the rule, the hash of the sentence and of the place in it where the finding begins, the verdict,
whether the first replacement is right, the cause where the verdict is "false", the verdict of a second reader, and
the reason in the reader's own words. White space, the shape of quotation marks and dashes do not count in the hash,
and the rule is not in it, so that a renamed rule keeps its verdicts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newslint.storage.cache import digest

LEDGER = Path(__file__).parent.parent / "tests" / "evidence" / "ledger.tsv"
HEAD = "# rule\tplace\tverdict\treplacement\tcause\tsecond\treason"
VERDICTS = {"T": "true", "S": "style", "F": "false", "D": "data"}
REPLACEMENTS = {"y": "right", "n": "wrong", "-": "-"}
CAUSES = frozenset(
    "name set-phrase clause confusion attribution preposition noun-verb lexicon pairing variety quoted genre entry "
    "other -".split()
)
#: The reason is a remark, not a retelling: so many words, and of the text never so many running.
MOST_WORDS = 12
COPIED = 4

_MARKS = str.maketrans("“”„‘’‚`´–—‑−", '"' * 3 + "'" * 5 + "-" * 4)


class Verdict(NamedTuple):
    """One line of the ledger."""

    rule: str
    place: str
    verdict: str
    replacement: str = "-"
    cause: str = "-"
    second: str = "-"
    reason: str = ""


class Ledger:
    """All verdicts, by rule and place."""

    def __init__(self, verdicts: Iterable[Verdict] = ()) -> None:
        self.verdicts = {(one.rule, one.place): one for one in verdicts}

    @classmethod
    def read(cls, path: Path = LEDGER) -> Ledger:
        """The ledger in a file; an empty one where there is no file. Raises ValueError with the line of a mistake."""
        if not path.exists():
            return cls()
        return cls(_lines(path))

    def write(self, path: Path = LEDGER) -> None:
        """Put it into a file, sorted."""
        lines = [HEAD, *("\t".join(self.verdicts[key]).rstrip() for key in sorted(self.verdicts))]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def get(self, rule: str, place: str) -> Verdict | None:
        """What was said of a finding, or None."""
        return self.verdicts.get((rule, place))

    def add(self, new: Verdict) -> bool:
        """Take a verdict in. False if there is one already: it stays, and a second reading is put beside it."""
        key = new.rule, new.place
        known = self.verdicts.get(key)
        if known is None:
            self.verdicts[key] = new
            return True
        if known.second == "-":
            self.verdicts[key] = known._replace(second=new.second)
        return False

    def add_second(self, new: Verdict) -> bool:
        """Take in the verdict of a second reader. False if nobody read the hit before, or two did."""
        known = self.get(new.rule, new.place)
        if known is None or known.second != "-":
            return False
        self.verdicts[new.rule, new.place] = known._replace(second=new.verdict)
        return True

    def rename(self, old: str, new: str) -> int:
        """Give the verdicts of a rule to the one it is called or merged into now. Returns how many there were."""
        moved = [one for one in self.verdicts.values() if one.rule == old]
        for one in moved:
            del self.verdicts[old, one.place]
            self.add(one._replace(rule=new))
        return len(moved)


def _lines(path: Path) -> Iterator[Verdict]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            verdict = Verdict(*line.split("\t"))
            if problem := mistake_in(verdict):
                raise ValueError(f"{path}:{number}: {problem}")
            yield verdict


def mistake_in(verdict: Verdict, text: str = "") -> str:
    """What is wrong with a verdict, or "". `text` is what was read, none of which may stand in the reason."""
    if verdict.verdict not in VERDICTS.values():
        return f"the verdict is one of {', '.join(VERDICTS.values())}"
    if verdict.second not in (*VERDICTS.values(), "-"):
        return "the second verdict is one of the same, or -"
    if verdict.replacement not in REPLACEMENTS.values():
        return f"the replacement is one of {', '.join(REPLACEMENTS.values())}"
    if verdict.cause not in CAUSES:
        return f"the cause is one of {', '.join(sorted(CAUSES))}"
    if not re.fullmatch(r"[0-9a-f]{16}", verdict.place):
        return "the place is 16 hexadecimal digits"
    words = _words(verdict.reason)
    if len(words) > MOST_WORDS:
        return f"the reason has more than {MOST_WORDS} words"
    if copied := copied_words(verdict.reason, text):
        return f"the reason repeats the text: {copied}"
    return ""


def copied_words(reason: str, text: str) -> str:
    """The first words of a reason that stand in the text in the same order, as many as may not."""
    words, read = _words(reason), f" {' '.join(_words(text))} "
    for at in range(len(words) - COPIED + 1):
        if f" {' '.join(words[at : at + COPIED])} " in read:
            return " ".join(words[at : at + COPIED])
    return ""


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", normal(text).lower())


def normal(text: str) -> str:
    """A text as the ledger takes it: what typesetting changes is all one."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())


def place_of(sentence: str, offset: int) -> str:
    """The name of a place in a sentence, `offset` code points from its start."""
    before = len(normal(sentence[:offset]).replace(" ", ""))
    return digest(normal(sentence).encode(errors="surrogatepass"), b"%d" % before)[:16]


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two readers: how far they agree beyond what chance would bring."""
    if not pairs:
        return 0.0
    same = sum(one == two for one, two in pairs) / len(pairs)
    names = {name for pair in pairs for name in pair}
    chance = (
        sum(sum(one == name for one, _ in pairs) * sum(two == name for _, two in pairs) for name in names)
        / len(pairs) ** 2
    )
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)
