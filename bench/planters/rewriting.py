"""What rewriting tools and hasty edits leave: synonyms, two versions of a phrase, names and people mixed up."""

from __future__ import annotations

import re

from newslint.language.dictionary import rarity
from newslint.language.inflection import verb_forms
from newslint.language.thesaurus import near

from .forms import form_of, is_noun, slots
from .text import Edit, Paragraph, slip

_SPUN = ("garbled", "spun", "typos")
_NAMES = ("typos", "attribution", "garbled", "spun")

#: Fixed phrases with a word of theirs, by its place, that a tool exchanges.
_PHRASES = {
    "climate change": (1, "alteration"), "prime minister": (0, "top"), "grand jury": (0, "great"), "human rights": (1, "privileges"), "general election": (0, "common"),
    "interest rates": (0, "curiosity"), "interest rate": (0, "attention"), "carbon dioxide": (0, "coal"), "civil war": (0, "polite"), "mental health": (0, "psychic"),
    "supreme court": (0, "top"), "foreign minister": (0, "alien"), "white house": (1, "home"), "stock market": (0, "supply"), "oil prices": (1, "costs"),
    "health care": (1, "attention"), "peace talks": (1, "speaks"), "law enforcement": (1, "imposition"), "vice president": (0, "depravity"), "middle east": (0, "center"),
    "real estate": (0, "genuine"), "social security": (1, "safety"), "task force": (1, "power"), "nuclear weapons": (1, "arms pieces"), "chief executive": (0, "boss"),
    "world cup": (1, "mug"), "first half": (0, "initial"), "second half": (1, "portion"), "final whistle": (1, "blow"), "next week": (0, "following"), "last year": (0, "final"),
    "last week": (0, "final"), "last month": (0, "ultimate"), "high court": (0, "tall"), "raw materials": (0, "uncooked"), "free trade": (1, "commerce"), "death toll": (1, "fee"),
    "death penalty": (1, "fine"), "life sentence": (1, "phrase"), "side effects": (0, "flank"), "public opinion": (1, "view point"), "private sector": (1, "area"),
    "natural gas": (0, "organic"), "crude oil": (0, "rude"), "good news": (1, "information"), "state of emergency": (2, "urgency"), "long term": (1, "word"), "short term": (1, "phrase"),
    "home secretary": (0, "house"), "body language": (1, "tongue"), "bird flu": (0, "fowl"), "box office": (1, "bureau"), "breast cancer": (0, "bosom"), "red cross": (1, "angry"),
    "security council": (0, "safety"), "trade union": (0, "exchange"), "trade unions": (0, "commerce"), "youth club": (1, "cudgel"), "heart attack": (1, "assault"),
    "took place": (1, "spot"), "take place": (1, "location"), "took part": (1, "portion"), "take part": (1, "component"), "pay attention": (0, "compensate"),
    "at least": (1, "smallest"), "of course": (1, "path"), "so far": (1, "distant"), "in fact": (1, "truth matter"), "for example": (1, "sample"), "as a result": (2, "outcome"),
    "in charge": (1, "fee"), "on behalf": (1, "sake"), "at risk": (1, "hazard"), "in order to": (1, "sequence"), "according to": (0, "agreeing"),
}  # fmt: skip
_BY_FIRST: dict[str, list[str]] = {}
for _phrase in _PHRASES:
    _BY_FIRST.setdefault(_phrase.split()[0], []).append(_phrase)


@slip("set-phrase-word-exchanged", "R:OTHER spun", _SPUN)
def _phrase_word(paragraph: Paragraph, index: int) -> Edit | None:
    for phrase in _BY_FIRST.get(paragraph[index].lower, ()):
        parts = phrase.split()
        if all(paragraph[index + ahead].lower == part for ahead, part in enumerate(parts)):
            at, new = _PHRASES[phrase]
            return paragraph.word(index + at, new, phrase)
    return None


#: Words that rewriting tools write for others, wherever these stand.
_SYNONYMS = {
    "said": "expressed", "killed": "murdered off", "leader": "pioneer", "leaders": "pioneers", "talks": "speaks", "charged": "energized", "company": "organisation firm", "party": "celebration",
    "season": "prepare", "match": "coordinate", "goal": "objective target", "goals": "targets aims", "shares": "offers", "film": "movie picture", "cabinet": "cupboard", "bank": "financial institution shore",
    "rose": "rosed", "figures": "numerals", "members": "individuals", "court": "courtroom yard", "bill": "charge invoice", "fire": "blaze up", "ruling": "decision making", "appeal": "allure", "strike": "hit",
    "coach": "mentor bus", "plant": "vegetation", "minister": "clergyman", "race": "contest race", "spokesman": "representative man", "sentence": "phrase", "fans": "enthusiasts followers",
}  # fmt: skip


@slip("synonym-out-of-place", "R:OTHER spun", _SPUN)
def _synonym(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    new = _SYNONYMS.get(token.text)
    return paragraph.word(index, new.split()[token.start % len(new.split())]) if new else None


def _alternative(word: str) -> str | None:
    """Another word for a form of a verb, in the same form."""
    for base, slot in slots().get(word, ()):
        for other in near(base).get("v", ())[:4]:
            if other.isalpha() and rarity(other) in (1, 2):
                return verb_forms(other)[slot]
    return None


@slip("two-words-for-one-thing", "U:OTHER", _SPUN)
def _started_began(paragraph: Paragraph, index: int) -> Edit | None:
    """Two words of one meaning in a row: "started began"."""
    token = paragraph[index]
    other = _alternative(token.text) if form_of(token.text, 2) and len(token.text) > 3 else None
    before = paragraph[index - 1]
    if other is None or not (before.lower in ("he", "she", "they", "it", "who") or is_noun(before.lower)):
        return None
    return Edit(token.start, token.end, f"{token.text} {other}", token.text)


@slip("two-small-words-for-one", "U:OTHER", _SPUN)
def _nearly_almost(paragraph: Paragraph, index: int) -> Edit | None:
    table = {"nearly": "almost", "almost": "nearly", "about": "around", "around": "about", "over": "above", "although": "though", "because": "since", "also": "too", "but": "however",
             "while": "whilst", "however": "but", "after": "following", "during": "throughout", "before": "prior", "many": "numerous", "several": "various", "big": "large",
             "only": "just", "within": "inside", "between": "among", "despite": "although", "until": "till", "often": "frequently", "soon": "shortly", "very": "highly"}  # fmt: skip
    token = paragraph[index]
    other = table.get(token.text)
    if (
        other is None
        or paragraph[index + 1].text in ".,"
        or (token.text in ("over", "about", "around") and not paragraph[index + 1].text.isdigit())
    ):
        return None
    return Edit(token.end, token.end, f" {other}", token.text)


@slip("two-versions-side-by-side", "U:OTHER", _SPUN)
def _versions(paragraph: Paragraph, index: int) -> Edit | None:
    """A verb with its preposition or adverb, then the same again with another verb: "kept open stayed open"."""
    verb, rest = paragraph[index], paragraph[index + 1]
    other = _alternative(verb.text) if form_of(verb.text, 2) else None
    if other and rest.text in (
        "in",
        "to",
        "on",
        "up",
        "out",
        "with",
        "from",
        "into",
        "for",
        "at",
        "open",
        "down",
        "over",
    ):
        return Edit(rest.end, rest.end, f" {other} {rest.text}", verb.text)
    return None


def _slipped(name: str, at: int) -> str | None:
    """A name with one letter more, less or other, None where that gives a word or nothing new."""
    where = 2 + at % (len(name) - 3)
    letter = name[where]
    vowels = "aeiou"
    if letter in vowels:
        new = name[:where] + vowels[(vowels.index(letter) + 1 + at % 3) % 5] + name[where + 1 :]
    elif at % 2:
        new = name[:where] + name[where + 1 :]
    else:
        new = name[:where] + letter + name[where:]
    return new if new != name and not rarity(new.lower()) else None


def _mentions(paragraph: Paragraph, name: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", paragraph.text))


@slip("name-spelled-two-ways", "R:SPELL name", _NAMES)
def _name(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    if not (
        token.is_name and token.text.isalpha() and len(token.text) > 5 and token.text[1:].islower()
    ) or rarity(token.lower) in (1, 2):
        return None
    first = paragraph.text.find(token.text)
    if not 0 <= first < token.start or paragraph.begins(index) and before.text != ".":
        return None
    new = _slipped(token.text, token.start)
    return Edit(token.start, token.end, new, token.lower) if new else None


@slip("he-for-she", "R:PRON person", _NAMES)
def _gender(paragraph: Paragraph, index: int) -> Edit | None:
    """The other pronoun for somebody whose gender the sentence before tells by title or by the same pronoun, twice."""
    token = paragraph[index]
    swap = {
        "he": "she",
        "she": "he",
        "his": "her",
        "her": "his",
        "him": "her",
        "himself": "herself",
        "herself": "himself",
    }
    if token.lower not in swap or (token.lower == "her" and not is_noun(paragraph[index + 1].lower)):
        return None
    earlier = {t.lower for t in paragraph.tokens[max(0, index - 60) : index]}
    female = bool(earlier & {"mrs", "ms", "she", "her", "woman", "mother", "wife"})
    male = bool(earlier & {"mr", "he", "his", "man", "father", "husband", "sir"})
    mine = token.lower in ("she", "her", "herself")
    sure = (female and not male) if mine else (male and not female)
    titled = earlier & ({"mrs", "ms"} if mine else {"mr", "sir"})
    return paragraph.word(index, swap[token.lower]) if sure and titled else None


@slip("attributed-twice", "U:OTHER attribution", ("attribution", "garbled", "typos", "spun"))
def _twice(paragraph: Paragraph, index: int) -> Edit | None:
    """ "he said" once more in a sentence that has it."""
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if token.text == "said" and before.lower in ("he", "she", "they") and after.text not in ".,":
        return Edit(token.end, token.end, " stated" if token.start % 2 else " told", before.lower)
    return None


@slip("according-to-said", "U:VERB attribution", ("attribution", "garbled", "spun"))
def _according(paragraph: Paragraph, index: int) -> Edit | None:
    """ "According to the minister said"."""
    token, before = paragraph[index], paragraph[index - 1]
    if token.text != "said" or not before.is_word:
        return None
    at = index - 1
    while at >= 0 and not paragraph.begins(at):
        at -= 1
        if index - at > 5 or not paragraph[at].is_word:
            return None
    first = paragraph[at]
    if first.lower in ("he", "she", "they", "it", "but", "and", "we", "i") or not paragraph.begins(at):
        return None
    head = first.text if first.lower not in ("the", "a", "an", "one", "police", "officials") else first.lower
    return Edit(first.start, first.end, f"According to {head}", first.lower)


@slip("verb-of-saying-without-hearer", "R:VERB attribution", ("attribution", "garbled", "spun", "typos"))
def _told(paragraph: Paragraph, index: int) -> Edit | None:
    """ "told that", "told the plan would": nobody is told."""
    token, after = paragraph[index], paragraph[index + 1]
    if (
        token.text == "said"
        and after.text in ("that", "the")
        and paragraph[index - 1].lower
        in ("he", "she", "they", "officials", "police", "spokesman", "spokeswoman")
    ):
        return paragraph.word(index, "told", after.text) if after.text == "that" else None
    return None


@slip("speaker-made-generic", "R:NOUN attribution", ("attribution", "garbled", "spun"))
def _author(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if token.lower in ("he", "she") and after.text == "said" and before.text in ('"', "”", "."):
        new = ("the author", "the speaker", "the writer")[token.start % 3]
        return paragraph.word(index, new, "author")
    return None
