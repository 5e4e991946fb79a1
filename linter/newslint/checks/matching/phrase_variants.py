"""The wordings of a phrase, as rules are compiled to them."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import NamedTuple
from ..interface import Context, RuleMistake


class Variant(NamedTuple):
    """A wording: `folded` as it is looked for, `cased` as it must be written ("" if the case does not matter), and what
    is offered for it. `entry` is the number of the phrase it was made of."""

    folded: str
    cased: str
    replacements: tuple[str, ...]
    entry: int = 0


def variants(
    phrase: str, replacements: tuple[str, ...], case: bool, key: str, context: Context, entry: int = 0
) -> Iterator[Variant]:
    """The wordings of one phrase, the one with the number `entry`. Raises RuleMistake for a phrase that cannot be expanded."""
    from .phrase_language import BadPhrase, expand, folded

    try:
        for variant, filled in expand(phrase, replacements):
            context.spend(" ".join((variant, *filled)), key, phrase)
            yield Variant(folded(variant), variant if case else "", filled, entry)
    except BadPhrase as error:
        raise RuleMistake(str(error), key, phrase) from None
