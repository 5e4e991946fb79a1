"""Verbs of saying that copy desks take out, and verbs that attribute nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import check_test, detector
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("cue",)
FORMER_NAMES: dict[str, dict[str, str]] = {"cue": {}}
FORMER_KEYS = {"form": "test"}

#: Verbs that are nothing else, even in the present: "experts opine".
_ONLY_SAYING = ("opine", "aver")


class Keys(NamedTuple):
    """`verbs`: verbs in their plain form. `test`: any (wherever the verb attributes words), quoting (only
    beside a quotation), strange (right beside a quotation, verbs that attribute nothing: "“…,” he appended"), unheard (there, any verb that is neither a
    verb of saying nor one of these: "“…,” he opinionated")."""

    verbs: tuple[str, ...]
    test: str = "any"


class Data(NamedTuple):
    """The test of a rule, and the forms of its verbs."""

    test: str
    forms: tuple[str, ...]


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test, and all forms of the verbs."""
    check_test("reporting-verb", keys.test)
    from ...language.inflection import all_verb_forms

    forms = {
        form for verb in keys.verbs for form in all_verb_forms(verb) if form != verb or verb in _ONLY_SAYING
    }
    return Data(keys.test, tuple(sorted(forms)))


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active rules."""
    for number in active:
        test, forms = linked[number]
        for hit in detector("reporting-verb", test)(document, forms):
            yield number, hit
