"""The phrases of a rule, written out in all their variants."""

from __future__ import annotations

from collections.abc import Iterator

from ..interface import Context, RuleMistake

#: The variant folded, as written if the case matters (else ""), and its replacements.
Variant = tuple[str, str, tuple[str, ...]]


def variants(
    phrase: str, replacements: tuple[str, ...], case: bool, key: str, context: Context
) -> Iterator[Variant]:
    """The variants of one phrase as data. Raises RuleMistake for a phrase that cannot be expanded."""
    from .phrase_language import BadPhrase, expand, folded

    try:
        for variant, filled in expand(phrase, replacements):
            context.spend(" ".join((variant, *filled)), key, phrase)
            yield folded(variant), variant if case else "", filled
    except BadPhrase as error:
        raise RuleMistake(str(error), key, phrase) from None
