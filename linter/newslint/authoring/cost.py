"""What a rule costs: timed on ordinary copy, and on copy that looks like its own examples but never ends."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

from ..packs.rule import Example, Loaded
from ..packs.rule_set import NotRun, RuleSet, Stopped
from ..storage.lazy_namedtuple import NamedTuple
from .run_examples import document_for

#: Milliseconds of processor time a rule may take on 1,000 words before its author is told.
LIMIT = 150.0
#: A rule is not tried for longer than this on one text, in seconds.
_LONGEST = 1.0
_SIZE = 6_000  # characters of copy made from examples; 1,000 words of news are about as many
_WORDS = 1_000

# Written for this purpose: sentences of all sorts, with quotations, figures and names.
_COPY = """\
The harbor council voted on Tuesday to close the eastern ferry pier for repairs that will last until spring. \
Divers found cracks in 14 of its 60 piles, the port engineer, Marta Lindqvist, told reporters after the meeting.

“We could patch it again, and we would be back here in two years,” she said. “Nobody wants that.” Ferries to the \
islands will leave from the cargo terminal, a mile to the north, and the fare of $2.75 stays as it is.

Two of the nine members voted against the plan. One of them, Joseph Achterberg, who runs a café beside the pier, said \
that summer trade would not survive a detour. The city has set aside $310,000 for businesses that lose customers, \
about a third of what their owners had asked for. Work begins on Nov. 3, weather permitting, according to the council.
"""


class Cost(NamedTuple):
    """The dearest of the texts a rule was tried on: milliseconds for 1,000 words of it, and what it was.
    `stopped` if the rule had not come to an end after a second."""

    milliseconds: float
    text: str
    stopped: bool = False

    @property
    def slow(self) -> bool:
        """True if the author of the rule should know."""
        return self.stopped or self.milliseconds > LIMIT


def cost_of(loaded: Loaded) -> Cost:
    """What a rule costs at worst on the texts made for it."""
    rules = RuleSet.of([loaded])
    worst = Cost(0.0, "")
    for name, example in _texts(loaded):
        cost = _timed(rules, name, example)
        if cost.slow and not cost.stopped:  # once more: the machine may have been busy with something else
            again = _timed(rules, name, example)
            cost = min(cost, again)
        worst = max(worst, cost)
        if cost.stopped:
            break
    return worst


def _texts(loaded: Loaded) -> Iterator[tuple[str, Example]]:
    bad = [example for example in loaded.examples if example.kind == "bad" and not example.todo][:2]
    if not bad:
        return
    first = bad[0]
    own = "\n\n".join(example.text for example in bad)
    yield "ordinary copy", first._replace(text=f"{_COPY}\n{own}\n\n{_COPY}\n{_COPY}", fixed=None)
    flat = " ".join(own.rstrip('.!?”"').split())
    yield "its examples on end", first._replace(text=" ".join([flat] * (_SIZE // len(flat) + 1)), fixed=None)
    for example in bad:
        head = example.text[: (example.spans[-1].start + example.spans[-1].end + 1) // 2]
        for name, tail in (
            ("a sentence without end", "and so on " * (_SIZE // 10)),
            ("a word without end", "a" * _SIZE),
        ):
            yield name, example._replace(text=head + tail, fixed=None)
            yield name, example._replace(text=f"{example.text.rstrip('.!?')} {tail}", fixed=None)


def _timed(rules: RuleSet, name: str, example: Example) -> Cost:
    document = document_for(example)
    everything = frozenset(range(len(rules.rules)))
    spent = 0.0
    for _ in range(2):  # what all rules share (sentences, quotations) is made the first time
        began = process_time()
        outcomes = list(rules.run(document, everything, _LONGEST))
        spent = process_time() - began
        if any(isinstance(outcome, (Stopped, NotRun)) for outcome in outcomes):
            return Cost(1000 * _LONGEST, name, True)
    share = max(len(example.text) / _SIZE, len(document.words) / _WORDS, 0.2)
    return Cost(1000 * spent / share, name)
