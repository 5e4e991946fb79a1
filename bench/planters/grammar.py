"""Slips of grammar: agreement, forms of verbs, small words missing, order."""

from __future__ import annotations

from newslint.language.dictionary import rarity
from newslint.language.inflection import plural

from .forms import (
    BE,
    COLLECTIVE,
    DETERMINERS,
    FUNCTION,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    form_of,
    is_noun,
    is_singular_noun,
    only_adjective,
    only_noun,
    singular_of,
    slots,
    verbs,
)
from .text import NONE, Edit, Paragraph, slip

_FLIPS = {
    "is": "are",
    "are": "is",
    "was": "were",
    "were": "was",
    "has": "have",
    "have": "has",
    "does": "do",
    "do": "does",
}
_SINGULAR = frozenset("he she it this that everyone nobody everything".split())
_PLURAL = frozenset("they we these those".split())


def _number(paragraph: Paragraph, index: int) -> str:
    """ "one" or "many" for the subject that ends just before a verb, "" where that is not plain: a pronoun, or a noun with
    its determiner at the head of a sentence or clause."""
    subject = paragraph[index - 1]
    head = subject.lower
    if head in _SINGULAR and head not in ("that", "this"):
        return "one"
    if head in _PLURAL:
        return "many"
    if head in ("who", "which", "that"):
        head, at = paragraph[index - 2].lower, index - 2
        if singular_of(head) and paragraph[at - 1].text not in ("of", "the"):
            return "many"
        return (
            "one"
            if is_singular_noun(head)
            and paragraph[at - 1].lower in ("a", "an", "the")
            and paragraph[at - 2].lower != "of"
            else ""
        )
    at = index - 1
    while (
        at > index - 5
        and paragraph[at - 1].is_word
        and paragraph[at - 1].lower not in DETERMINERS | PREPOSITIONS
        and at > 0
    ):
        at -= 1
    opener, before = paragraph[at - 1], paragraph[at - 2]
    plain = opener.lower in DETERMINERS and (
        paragraph.begins(at - 1)
        or before.lower in ("that", "but", "when", "while", "because", "if", "said", ",", "where", "although")
    )
    if not plain or subject.is_name:
        return ""
    if singular_of(head) and opener.lower not in ("a", "an"):
        return "many"
    return (
        "one"
        if is_singular_noun(head)
        and opener.lower in ("the", "a", "an", "this", "his", "her", "its", "their", "every", "each")
        else ""
    )


def _flip(name: str, verb: str) -> None:
    @slip(name, "R:VERB:SVA", choice=True)
    def plant(paragraph: Paragraph, index: int) -> Edit | None:
        if paragraph[index].text != verb:
            return None
        number = _number(paragraph, index)
        wanted = "one" if verb in ("is", "was", "has", "does") else "many"
        return paragraph.word(index, _FLIPS[verb], paragraph[index - 1].lower) if number == wanted else None


for _verb in ("is", "are", "was", "were", "has", "have"):
    _flip(f"{_FLIPS[_verb]}-for-{_verb}", _verb)


@slip("agreement-at-a-distance", "R:VERB:SVA", choice=True)
def _distant(paragraph: Paragraph, index: int) -> Edit | None:
    """The subject is followed by "of" or another preposition and a noun of the other number."""
    verb = paragraph[index].text
    if verb not in ("is", "was", "has", "are", "were", "have"):
        return None
    between, link, head, opener = (paragraph[index - back] for back in (1, 2, 3, 4))
    if link.lower in ("the", "its", "their", "his"):
        link, head, opener = head, opener, paragraph[index - 5]
    if link.lower not in ("of", "in", "for", "from", "on", "against") or opener.lower not in (
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
    ):
        return None
    many, one = singular_of(head.lower), is_singular_noun(head.lower)
    agrees = (many and verb in ("are", "were", "have")) or (
        one and verb in ("is", "was", "has") and singular_of(between.lower)
    )
    return paragraph.word(index, _FLIPS[verb], head.lower) if agrees else None


@slip("there-is-are", "R:VERB:SVA", choice=True)
def _there(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if before.lower != "there" or token.text not in ("is", "are", "was", "were"):
        return None
    if token.text in ("are", "were") and (
        singular_of(after.lower) or after.lower in ("many", "several", "two", "three")
    ):
        return paragraph.word(index, _FLIPS[token.text])
    if token.text in ("is", "was") and after.lower in ("a", "an"):
        return paragraph.word(index, _FLIPS[token.text])
    return None


@slip("verb-s-dropped", "R:VERB:SVA", choice=True)
def _s_dropped(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    base = form_of(token.text, 1)
    if base is None:
        return None
    if before.lower in ("he", "she", "it") or (
        _number(paragraph, index) == "one" and (before.lower not in COLLECTIVE)
    ):
        return paragraph.word(index, base, base)
    named = (
        before.is_name
        and before.text.isalpha()
        and paragraph[index - 2].text in ("Mr", "Mrs", "Ms", "Dr", "President")
    )
    return paragraph.word(index, base, base) if named else None


@slip("verb-s-added", "R:VERB:SVA", choice=True)
def _s_added(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    if token.text not in verbs() or form_of(token.text, 0) is None:
        return None
    plain = before.lower in ("they", "we") or _number(paragraph, index) == "many"
    return (
        paragraph.word(index, verbs()[token.text][1], token.text)
        if plain and paragraph[index - 2].lower not in ("let", "help", "make")
        else None
    )


@slip("were-for-was-pronoun", "R:VERB:SVA", choice=True)
def _they_was(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    if before.lower in ("they", "we", "you") and token.text in ("were", "are", "have"):
        return paragraph.word(index, _FLIPS[token.text], before.lower)
    return None


def _subject(paragraph: Paragraph, index: int) -> bool:
    """True if just before a verb stands what is most likely its subject: a pronoun, a name, a noun with its determiner."""
    before = paragraph[index - 1]
    return (
        before.lower in PRONOUNS - {"it", "you"}
        or bool(_number(paragraph, index))
        or (before.is_name and before.text.isalpha() and before.lower not in FUNCTION)
    )


@slip("participle-for-past", "R:VERB:FORM", choice=True)
def _spoken(paragraph: Paragraph, index: int) -> Edit | None:
    """ "he spoken" for "he spoke"."""
    base = form_of(paragraph[index].text, 2)
    if base is None or verbs()[base][2] == verbs()[base][3] or not _subject(paragraph, index):
        return None
    return paragraph.word(index, verbs()[base][3], base)


@slip("past-for-participle", "R:VERB:FORM", choice=True)
def _had_went(paragraph: Paragraph, index: int) -> Edit | None:
    """ "had went" for "had gone"."""
    base, before = form_of(paragraph[index].text, 3), paragraph[index - 1].lower
    if base is None or verbs()[base][2] == verbs()[base][3] or before not in HAVE | BE:
        return None
    return paragraph.word(index, verbs()[base][2], base)


@slip("past-after-to", "R:VERB:FORM", choice=True)
def _to_past(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if (
        paragraph[index - 1].text != "to"
        or form_of(token.text, 0) is None
        or verbs()[token.text][2] == token.text
        or paragraph[index + 1].text in "."
    ):
        return None
    return paragraph.word(index, verbs()[token.text][2], token.text) if not only_noun(token.text) else None


@slip("third-person-after-to", "R:VERB:FORM", choice=True)
def _to_s(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    if paragraph[index - 1].text != "to" or form_of(token.text, 0) is None or after.lower not in DETERMINERS:
        return None
    return paragraph.word(index, verbs()[token.text][1], token.text)


@slip("past-after-modal", "R:VERB:FORM", choice=True)
def _modal_past(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if (
        paragraph[index - 1].lower not in MODALS - {"might", "must"}
        or form_of(token.text, 0) is None
        or verbs()[token.text][2] == token.text
    ):
        return None
    return paragraph.word(index, verbs()[token.text][2], token.text)


@slip("past-after-did", "R:VERB:FORM", choice=True)
def _did_past(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1].lower
    did = before in ("didn't", "doesn't", "don't") or (
        before == "not" and paragraph[index - 2].lower in ("did", "does", "do")
    )
    if not did or form_of(token.text, 0) is None or verbs()[token.text][2] == token.text:
        return None
    return paragraph.word(index, verbs()[token.text][2], token.text)


@slip("participle-ed-lost", "R:VERB:FORM", choice=True)
def _force(paragraph: Paragraph, index: int) -> Edit | None:
    """ "was force to leave"."""
    token, before = paragraph[index], paragraph[index - 1].lower
    base = form_of(token.text, 3)
    if base is None or not token.text.endswith("ed") or before not in BE | HAVE or base == token.text:
        return None
    return paragraph.word(index, base, base)


@slip("past-ed-lost", "R:VERB:TENSE", choice=True)
def _ed_lost(paragraph: Paragraph, index: int) -> Edit | None:
    """ "he announce" for "he announced"."""
    token = paragraph[index]
    base = form_of(token.text, 2)
    if base is None or not token.text.endswith("ed") or base == token.text:
        return None
    one = paragraph[index - 1].lower in ("he", "she", "it") or (
        _number(paragraph, index) == "one" and paragraph[index - 1].lower not in COLLECTIVE
    )
    return paragraph.word(index, base, base) if one else None


@slip("ing-for-participle", "R:VERB:FORM")
def _ing(paragraph: Paragraph, index: int) -> Edit | None:
    """ "had announcing", "was been making": the -ing form after have."""
    base, before = form_of(paragraph[index].text, 3), paragraph[index - 1].lower
    return (
        paragraph.word(index, verbs()[base][4], base) if base and before in ("has", "have", "had") else None
    )


@slip("base-for-ing", "R:VERB:FORM")
def _for_ing(paragraph: Paragraph, index: int) -> Edit | None:
    base, before = form_of(paragraph[index].text, 4), paragraph[index - 1].lower
    if (
        base
        and before in ("is", "are", "was", "were", "been", "by", "without", "before", "after", "from")
        and not is_noun(paragraph[index].text)
    ):
        return paragraph.word(index, base, base)
    return None


@slip("article-missing", "M:DET", choice=True)
def _article(paragraph: Paragraph, index: int) -> Edit | None:
    """No article before a singular noun that is counted."""
    token, noun, after = paragraph[index], paragraph[index + 1], paragraph[index + 2]
    if token.lower not in ("a", "an", "the") or not noun.text.islower():
        return None
    if only_adjective(noun.lower) and is_noun(after.lower):
        noun, after = after, paragraph[index + 3]
    counted = (
        is_singular_noun(noun.lower) and noun.lower not in _UNCOUNTED and rarity(plural(noun.lower)) in (1, 2)
    )
    if not counted or noun.lower in COLLECTIVE or not (after.lower in FUNCTION or after.text in ".,"):
        return None
    if (
        paragraph[index - 1].lower in ("in", "at", "to", "from", "of", "by", "on", "into", "as")
        and noun.lower in _BARE
    ):
        return None
    return paragraph.without(index, f"{token.lower} {noun.lower}")


_UNCOUNTED = frozenset(
    "work time way business trade money power war peace crime violence government law health education research security oil food "
    "water sport music television market growth control support debate protest death life history industry production land pressure".split()
)
_BARE = frozenset(
    "school court prison hospital church home bed college university jail sea town office place".split()
)


@slip("preposition-missing", "M:PREP", choice=True)
def _no_preposition(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if (
        token.text not in ("of", "to", "in", "for", "with", "from", "on")
        or after.lower not in DETERMINERS
        or not before.text.islower()
    ):
        return None
    if before.lower in FUNCTION or paragraph[index + 2] is NONE:
        return None
    if token.text in ("in", "on", "for") and paragraph[index + 2].lower in (
        "week",
        "month",
        "year",
        "day",
        "morning",
        "time",
        "next",
        "last",
        "past",
    ):
        return None
    noun_before = (only_noun(before.lower) or singular_of(before.lower)) and token.text in (
        "of",
        "in",
        "for",
        "with",
        "from",
    )
    verb_before = form_of(before.lower, 2) in _INTRANSITIVE or form_of(before.lower, 4) in _INTRANSITIVE
    return paragraph.without(index, f"{before.lower}") if noun_before or verb_before else None


_INTRANSITIVE = frozenset(
    "go come live belong refer listen talk arrive respond react happen fall depend look wait apologise agree lead".split()
)


@slip("infinitive-to-missing", "M:PART", choice=True)
def _no_to(paragraph: Paragraph, index: int) -> Edit | None:
    before = paragraph[index - 1].lower
    asks = ("plans", "planned", "wants", "wanted", "agreed", "decided", "failed", "refused", "able", "expected", "forced", "allowed", "likely",
            "trying", "due", "hopes", "needs", "set", "continue", "continued", "seeking", "willing", "ready", "tried", "began", "asked")  # fmt: skip
    if paragraph[index].text == "to" and before in asks and form_of(paragraph[index + 1].text, 0):
        return paragraph.without(index, before)
    return None


@slip("auxiliary-missing", "M:VERB", choice=True)
def _no_auxiliary(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    if (
        token.text in ("is", "are", "was", "were", "has", "have")
        and (form_of(after.text, 4) or (_participle(after.text) and token.text not in ("is",)))
        and (
            paragraph[index - 1].lower in ("he", "she", "they", "it", "who", "we")
            or (token.text in ("is", "are") and form_of(after.text, 4) and _number(paragraph, index))
        )
    ):
        return paragraph.without(index, paragraph[index - 1].lower)
    if token.text == "been" and paragraph[index - 1].lower in HAVE and form_of(after.text, 4):
        return paragraph.without(index, "been")
    return None


def _participle(word: str) -> bool:
    """True for a participle that is no past as well."""
    base = form_of(word, 3)
    return base is not None and verbs()[base][2] != word


@slip("be-missing-after-modal", "M:VERB", choice=True)
def _no_be(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if (
        token.text == "be"
        and before.lower in MODALS | {"to"}
        and (form_of(after.text, 3) or form_of(after.text, 4) or only_adjective(after.lower))
    ):
        return paragraph.without(index, before.lower) if verbs().get(after.text) is None else None
    return None


@slip("relative-pronoun-missing", "M:PRON")
def _no_who(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    noun = is_singular_noun(before.lower) or singular_of(before.lower)
    if (
        token.text in ("who", "which")
        and noun
        and after.text in ("is", "are", "was", "were", "has", "have", "had", "will")
    ):
        return paragraph.without(index, after.text)
    return None


@slip("verb-missing", "M:VERB")
def _no_verb(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    if (
        token.text in ("is", "are", "was", "were")
        and _subject(paragraph, index)
        and (after.lower in ("a", "an", "not", "the") or only_adjective(after.lower))
    ):
        return paragraph.without(index, token.text)
    return None


@slip("article-superfluous", "U:DET")
def _needless(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    name = token.text in (
        "London",
        "Australia",
        "Germany",
        "France",
        "Washington",
        "President",
        "China",
        "Iran",
        "Russia",
        "England",
        "Britain",
    )
    if name and before.lower in ("in", "to", "from", "with", "by") and paragraph[index + 1].text in ",.":
        return paragraph.before(index, "the", token.lower)
    return None


@slip("preposition-superfluous", "U:PREP")
def _idle(paragraph: Paragraph, index: int) -> Edit | None:
    table = {"discuss": "about", "enter": "into", "reach": "to", "contact": "with", "approach": "to", "face": "with", "demand": "for", "answer": "to",
             "join": "with", "marry": "with", "tell": "to", "attend": "to", "visit": "to", "lack": "of", "resemble": "to", "mention": "about"}  # fmt: skip
    before = paragraph[index - 1].lower
    bases = {base for base, _ in slots().get(before, ())}
    found = bases & table.keys()
    if found and paragraph[index].lower in DETERMINERS and paragraph[index - 2].lower not in DETERMINERS:
        return paragraph.before(index, table[found.pop()], before)
    return None


@slip("adjective-after-noun", "R:WO")
def _after_noun(paragraph: Paragraph, index: int) -> Edit | None:
    before, adjective, noun, after = (paragraph[index + ahead] for ahead in (-1, 0, 1, 2))
    plain = (
        only_adjective(adjective.lower)
        and only_noun(noun.lower)
        and adjective.text.islower()
        and noun.text.islower()
    )
    if (
        before.lower in ("a", "the", "an", "his", "her", "its", "their")
        and plain
        and (after.text in ".," or after.lower in FUNCTION)
    ):
        return Edit(adjective.start, noun.end, f"{noun.text} {adjective.text}", adjective.lower)
    return None


@slip("not-misplaced", "R:WO")
def _not(paragraph: Paragraph, index: int) -> Edit | None:
    auxiliary, word = paragraph[index - 1], paragraph[index]
    if (
        word.text == "not"
        and auxiliary.lower in MODALS | HAVE | BE | {"did", "does", "do"}
        and paragraph[index + 1].text in slots()
    ):
        after = paragraph[index + 1]
        return (
            Edit(word.start, after.end, f"{after.text} not", auxiliary.lower)
            if auxiliary.lower not in BE
            else None
        )
    return None


@slip("adverb-misplaced", "R:WO")
def _adverb(paragraph: Paragraph, index: int) -> Edit | None:
    word, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if (
        word.text in ("also", "already", "still", "never", "only", "always")
        and before.lower in HAVE | MODALS
        and form_of(after.text, 3)
    ):
        follows = paragraph[index + 2]
        if follows.lower in DETERMINERS:
            return Edit(word.start, follows.end, f"{after.text} {follows.text} {word.text}", word.text)
    return None


@slip("words-swapped", "R:WO")
def _swapped(paragraph: Paragraph, index: int) -> Edit | None:
    one, other = paragraph[index], paragraph[index + 1]
    if (
        one.lower in ("of", "in", "to", "for", "on", "at", "by")
        and other.text in ("the", "a", "his", "its", "their")
        and paragraph[index + 2].text.islower()
    ):
        return Edit(
            one.start,
            other.end,
            f"{other.text} {one.text}" if one.text.islower() else f"{other.text.capitalize()} {one.lower}",
            one.lower,
        )
    return None


@slip("noun-for-verb", "R:MORPH")
def _noun(paragraph: Paragraph, index: int) -> Edit | None:
    table = {"decide": "decision", "announce": "announcement", "agree": "agreement", "develop": "development", "resign": "resignation", "protect": "protection",
             "discuss": "discussion", "explain": "explanation", "improve": "improvement", "invest": "investment", "lose": "loss", "succeed": "success",
             "choose": "choice", "believe": "belief", "investigate": "investigation", "consider": "consideration", "reduce": "reduction", "produce": "production"}  # fmt: skip
    token, before = paragraph[index], paragraph[index - 1].lower
    new = table.get(token.text)
    return paragraph.word(index, new) if new and before in MODALS | {"to"} else None


@slip("verb-for-noun", "R:MORPH")
def _verb_noun(paragraph: Paragraph, index: int) -> Edit | None:
    table = {"decision": "decide", "announcement": "announce", "agreement": "agree", "development": "develop", "resignation": "resign", "protection": "protect",
             "investigation": "investigate", "growth": "grow", "failure": "fail", "success": "succeed", "belief": "believe", "loss": "lose", "arrival": "arrive",
             "choice": "choose", "explanation": "explain", "reduction": "reduce", "treatment": "treat", "payment": "pay", "marriage": "marry", "death": "die"}  # fmt: skip
    token, before = paragraph[index], paragraph[index - 1].lower
    new = table.get(token.text)
    return (
        paragraph.word(index, new)
        if new and before in ("the", "a", "an", "his", "her", "its", "their", "this")
        else None
    )
