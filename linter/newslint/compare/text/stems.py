"""Rough word stems and the words that carry grammar rather than content."""

from __future__ import annotations

from functools import lru_cache

from .tokens import bare

#: Words that carry grammar: they say little about whether two sentences tell the same thing.
GRAMMAR = frozenset(
    "a an the and or but nor so yet if then than that this these those there here it its itself he his him himself she "
    "her hers herself they their them themselves we our us ours you your yours i my me mine who whom whose which what "
    "where when while why how as at by for from in into of off on onto out over per to toward towards under up upon via "
    "with within without about after before between during since until through across against among along around "
    "is are was were be been being am 's have has had having do does did doing done will would shall should can could "
    "may might must not no also just only very too more most much many some any each every all both either neither "
    "other another such own same again still even ever never one because due although though however".split()
)

_IRREGULAR = {
    form: base
    for base, forms in {
        "say": "said says saying",
        "tell": "told",
        "be": "is are was were been being am",
        "have": "has had having",
        "do": "does did done",
        "go": "goes went gone going",
        "make": "made",
        "take": "took taken",
        "give": "gave given",
        "get": "got gotten",
        "come": "came",
        "see": "saw seen",
        "know": "knew known",
        "find": "found",
        "leave": "left",
        "lose": "lost",
        "win": "won",
        "rise": "rose risen",
        "fall": "fell fallen",
        "grow": "grew grown",
        "begin": "began begun",
        "run": "ran",
        "hold": "held",
        "keep": "kept",
        "lead": "led",
        "meet": "met",
        "pay": "paid",
        "send": "sent",
        "spend": "spent",
        "sell": "sold",
        "buy": "bought",
        "build": "built",
        "think": "thought",
        "bring": "brought",
        "write": "wrote written",
        "speak": "spoke spoken",
        "break": "broke broken",
        "drive": "drove driven",
        "shoot": "shot",
        "strike": "struck",
        "flee": "fled",
        "die": "died dying dies",
        "man": "men",
        "woman": "women",
        "child": "children",
        "person": "people",
    }.items()
    for form in forms.split()
}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A rough stem of a folded word: enough to see that "shares" and "share", "cancelled" and "cancels"
    are one. Figures stay as they are."""
    if not word[:1].isalpha():
        return word.replace(",", "")
    word = bare(word)
    if word.endswith("'s"):
        word = word[:-2]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ied") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    if len(word) > 4 and word.endswith("ll"):
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def content(word: str) -> bool:
    """True for a word that carries content."""
    return word not in GRAMMAR and word[0].isalnum()
