"""WordSet that attach speech to a speaker: verbs of saying, and the small words around them."""

from __future__ import annotations

from .word_lists import PerHouse, WordSet, values, words

#: Marks of the list: the verb doubles its last letter; it shows that somebody speaks with no quotation beside it.
_DOUBLING, _SAYING = "+doubling", "+saying"


def _forms(verb: str, marks: list[str]) -> list[str]:
    """The regular forms of a verb."""
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("e"):
        return [verb, third, verb + "d", verb[:-1] + "ing"]
    if _DOUBLING in marks:
        return [verb, third, verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    return [verb, third, verb + "ed", verb + "ing"]


def _verbs() -> dict[str, tuple[str, bool]]:
    """For each form of a reporting verb the plain verb, and whether it is marked as one of saying."""
    found = {}
    for verb, value in values("news/reporting-verbs").items():
        told = value.split()
        forms = [form for form in told if form[0] != "+"]
        for form in [verb, *forms] if forms else _forms(verb, told):
            found[form] = verb, _SAYING in told
    return found


_VERBS = PerHouse(_verbs)

#: Every form of every verb that can attach a quotation to its speaker.
CUES = WordSet(lambda: frozenset(_VERBS()))

#: The forms of verbs that need no quotation beside them to show that somebody speaks.
SAYING = WordSet(lambda: frozenset(form for form, (_, saying) in _VERBS().items() if saying))

PRONOUNS = frozenset("he she they it i we you who".split())
AUXILIARIES = words("english/function-words", "auxiliaries")
#: WordSet that may stand between a subject and its verb, besides those in -ly.
BETWEEN = words("english/function-words", "between-subject-and-verb")
DAYS = words("english/calendar", "days-and-months")
PREPOSITIONS = words("english/function-words", "prepositions")
#: WordSet at which a clause begins: nothing before them belongs to the subject of what follows.
CLAUSE = words("english/function-words", "conjunctions")
DETERMINERS = words("english/function-words", "determiners")
TITLES = words("news/titles", "abbreviated")
