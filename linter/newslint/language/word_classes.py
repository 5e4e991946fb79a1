"""Classes of words that patterns of tokens name: closed classes as sets, open ones told by shape."""

from __future__ import annotations

from collections.abc import Callable

#: Closed classes. A pattern's `<name>` stands for any of these words.
SETS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "be": "is are was were am be been being",
        "is": "is are was were",
        "have": "has have had",
        "do": "do does did",
        "modal": "will would can could may might must shall should cannot won't can't couldn't wouldn't shouldn't",
        "det": "the a an this that these those his her its their our my your each every some any no",
        "the": "the this that these those his her its their our my your",
        "poss": "his her its their our my your",
        "subject": "i he she we they it you who",
        "object": "me him her us them it you",
        "prep": "of in on at for from by with about into over under after before between among against during through "
        "without within toward towards across near behind amid along around despite since until onto upon off",
        "conj": "and or but nor",
        "wh": "who which that whom whose what when where why how",
        "not": "not never no",
        "day": "monday tuesday wednesday thursday friday saturday sunday",
        "month": "january february march april may june july august september october november december "
        "jan feb aug sept oct nov dec",
        "scale": "hundred thousand million billion trillion percent cent dozen",
        "unit": "second minute hour day week month year decade century",
        "units": "seconds minutes hours days weeks months years decades centuries",
        "number-word": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
        "several many few dozen",
        "self": "himself herself itself themselves myself yourself ourselves",
    }.items()
}

_IRREGULAR_PARTICIPLES = frozenset(
    "been become begun bitten blown bought bound broken brought built burst caught chosen come cost cut dealt done drawn "
    "driven eaten fallen fed felt fought found forbidden forgotten frozen given gone grown had heard held hidden hit "
    "hurt kept known laid led left lent let lit lost made meant met paid put quit read ridden risen run said seen sent "
    "set shaken shot shown shut slain sold sought spent split spoken spread stolen stood struck stuck sung sunk swept "
    "sworn taken taught thought thrown told torn understood undertaken upset withdrawn won worn woven written".split()
)
_IRREGULAR_PASTS = frozenset(
    "became began bit blew bought bound broke brought built caught chose came cost cut dealt did drew drove ate fell fed "
    "felt fought found forbade forgot froze gave went grew had heard held hid hit hurt kept knew laid led left lent let "
    "lit lost made meant met paid put quit ran read rode rose said saw sent set shook shot showed shut sold sought spent "
    "split spoke spread stole stood struck stuck sang sank swept swore took taught thought threw told tore understood "
    "undertook was were withdrew won wore wrote".split()
)
_NOT_LY = frozenset(
    "family only early daily weekly monthly yearly july italy assembly reply supply apply rely imply ally rally fly "
    "friendly likely unlikely elderly lovely lonely holy ugly silly belly bully jelly lily anomaly monopoly homily ply "
    "multiply comply butterfly melancholy deadly costly orderly timely leisurely scholarly worldly cowardly kelly billy "
    "sally molly holly emily beverly kimberly".split()
)
_NOT_ED = frozenset(
    "need indeed speed seed feed bleed breed weed deed exceed proceed succeed hundred sacred kindred hatred naked red bed "
    "shed sled wed fed led embed unprecedented united reed greed creed steed freed ted fred alfred ned ed mohammed ahmed "
    "mohamed".split()
)
_NOT_ING = frozenset(
    "according regarding king ring thing nothing something anything everything spring string wing morning evening during "
    "sing bring beijing building meeting wedding sibling ceiling hearing briefing being sting swing sterling offspring darling".split()
)
_NOT_PLURAL = frozenset(
    "is was has this its his us as does less across news gas bus plus process business access success address congress "
    "press loss boss class mass glass pass cross progress politics economics series species always perhaps afterwards "
    "towards besides sometimes thus yes lens status campus virus crisis analysis basis focus census bonus surplus "
    "consensus nucleus physics mathematics athletics headquarters overseas texas paris versus unless regardless nevertheless "
    "nonetheless witness illness weakness darkness fitness wilderness express actress hostess mistress fortress stress "
    "princess princes abuss previous various serious religious famous dangerous numerous precious obvious".split()
)


#: Verbs of saying and reporting: "the ministry said" may stand anywhere in a sentence.
SPEECH = frozenset(
    "said says told added announced reported noted wrote acknowledged warned argued explained insisted stated claimed "
    "showed found believed thought estimated predicted recalled testified concluded maintained conceded admitted "
    "suggested declared confirmed alleged asserted asked replied according".split()
)


def _past(word: str, text: str) -> bool:
    return (
        word.endswith("ed") and len(word) > 3 and word not in _NOT_ED and text[0].islower()
    ) or word in _IRREGULAR_PASTS


def _ordinal(word: str) -> bool:
    return word[0].isdigit() and word[-1].isalpha()


#: Open classes: (folded word, as written) -> bool.
SHAPES: dict[str, Callable[[str, str], bool]] = {
    "any": lambda word, text: True,
    "cap": lambda word, text: text[0].isupper(),
    "lower": lambda word, text: text[0].islower(),
    "num": lambda word, text: word[0].isdigit() and not word[-1].isalpha(),
    "number": lambda word, text: (word[0].isdigit() and not word[-1].isalpha()) or word in SETS["number-word"],
    "year": lambda word, text: len(word) == 4 and word.isdigit() and word[:2] in ("17", "18", "19", "20"),
    "ordinal": lambda word, text: _ordinal(word),
    "ly": lambda word, text: word.endswith("ly") and len(word) > 4 and word not in _NOT_LY and text[0].islower(),
    "ed": lambda word, text: (word.endswith("ed") and len(word) > 3 and word not in _NOT_ED and text[0].islower())
    or word in _IRREGULAR_PARTICIPLES,
    "past": _past,
    "past-deed": lambda word, text: _past(word, text) and word not in SPEECH,
    "ing": lambda word, text: word.endswith("ing") and len(word) > 4 and word not in _NOT_ING and text[0].islower(),
    "plural": lambda word, text: (
        word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "ous", "'s", "is"))
        and word not in _NOT_PLURAL and text[0].islower()
    )
    or word in ("people", "men", "women", "children", "policemen", "lawmen", "firemen", "spokesmen"),
    "poss-s": lambda word, text: word.endswith(("'s", "s'")),
    "cap-s": lambda word, text: word.endswith(("'s", "s'")) and text[0].isupper(),
}  # fmt: skip
