"""Slips of choice: one word of a closed set where another belongs."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.language.dictionary import rarity
from newslint.language.edit_distance import within_one

from .forms import BE, FUNCTION, HAVE, MODALS, form_of, only_noun, singular_of
from .text import Edit, Paragraph, slip


def _exchange(name: str, table: Mapping[str, str], type: str = "R:ORTH") -> None:
    """A class that writes for each word of a table the other."""

    @slip(name, type, choice=True)
    def plant(paragraph: Paragraph, index: int) -> Edit | None:
        token = paragraph[index]
        other = table.get(token.lower)
        return (
            paragraph.word(index, other)
            if other and not (token.is_name and not paragraph.begins(index))
            else None
        )


def _both(pairs: str) -> dict[str, str]:
    """Both directions of pairs such as "role/roll"."""
    found: dict[str, str] = {}
    for pair in pairs.split():
        one, _, other = pair.partition("/")
        found.setdefault(one.replace("_", " "), other.replace("_", " "))
        if "_" not in other:
            found.setdefault(other, one)
    return found


_exchange("its-for-it-is", {"it's": "its"})
_exchange("it-is-for-its", {"its": "it's"})
_exchange("their-there-they-are", {"their": "there", "they're": "their", "there": "their"})
_exchange("your-you-are", {"your": "you're", "you're": "your"})
_exchange("than-then", {"than": "then", "then": "than"})
_exchange("of-off", {"off": "of"})
_exchange("lose-loose", _both("lose/loose losing/loosing loses/looses"))
_exchange("affect-effect", _both("affect/effect affects/effects"))
_exchange("principal-principle", _both("principal/principle principals/principles"))
_exchange("passed-past", _both("passed/past"))
_exchange("council-counsel", _both("council/counsel councillor/counselor"))
_exchange("advice-advise", _both("advice/advise"))
_exchange("accept-except", _both("accept/except"))
_exchange("weather-whether", _both("weather/whether"))
_exchange("where-were", {"where": "were"})
_exchange(
    "homophone",
    _both(
        "role/roll week/weak break/brake peace/piece sale/sail site/cite hear/here knew/new know/no right/write rights/rites "
        "threw/through hole/whole scene/seen steel/steal wait/weight way/weigh waste/waist war/wore course/coarse board/bored "
        "aid/aide aides/aids allowed/aloud bare/bear cell/sell cells/sells ceiling/sealing die/dye fair/fare feat/feet flew/flu "
        "great/grate heal/heel hire/higher hour/our led/lead main/mane meat/meet mine/mind pain/pane plain/plane pole/poll polls/poles "
        "poor/pour raise/raze reign/rein road/rode route/root sea/see seas/seize sole/soul stake/steak stationary/stationery "
        "tail/tale team/teem tide/tied toll/told troops/troupes vice/vise wade/weighed won/one wood/would born/borne miner/minor "
        "morning/mourning presence/presents principle/principal prey/pray prophet/profit root/route side/sighed missed/mist "
        "bail/bale base/bass birth/berth by/buy fort/fought foul/fowl guerrilla/gorilla cereal/serial complement/compliment"
    ),
    "R:SPELL",
)
_exchange(
    "near-word",
    _both(
        "adapt/adopt quite/quiet advance/advanced breath/breathe choose/chose cloths/clothes collage/college costume/custom "
        "decent/descent desert/dessert device/devise emigrate/immigrate ensure/insure formally/formerly human/humane later/latter "
        "moral/morale personal/personnel precede/proceed prosecute/persecute respectfully/respectively statue/statute "
        "thorough/through though/thought trail/trial angel/angle diary/dairy beside/besides county/country casual/causal martial/marital "
        "bought/brought conscious/conscience expand/expend lightning/lightening access/excess allusion/illusion elicit/illicit "
        "eminent/imminent averse/adverse alternate/alternative flaunt/flout"
    ),
    "R:SPELL",
)


@slip("to-too", "R:ORTH", choice=True)
def _to_too(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if token.text == "too" and paragraph[index + 1].is_word:
        return paragraph.word(index, "to")
    return paragraph.word(index, "too") if token.text == "to" else None


@slip("whose-who-is", "R:ORTH", choice=True)
def _whose(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if token.text == "whose":
        return paragraph.word(index, "who's")
    return paragraph.word(index, "whose") if token.lower == "who's" else None


_exchange(
    "word-split-in-two",
    {"everyday": "every day", "maybe": "may be", "already": "all ready", "altogether": "all together", "sometimes": "some times",
         "anyone": "any one", "everyone": "every one", "someone": "some one", "without": "with out", "within": "with in",
         "ahead": "a head", "although": "all though", "another": "an other", "away": "a way",
         "along": "a long", "apart": "a part", "instead": "in stead", "nobody": "no body"},
)  # fmt: skip


@slip("two-words-joined", "R:ORTH", choice=True)
def _joined(paragraph: Paragraph, index: int) -> Edit | None:
    one, other = paragraph[index], paragraph[index + 1]
    joined = {("every", "day"): "everyday", ("may", "be"): "maybe", ("a", "lot"): "alot", ("each", "other"): "eachother", ("as", "well"): "aswell",
              ("in", "front"): "infront", ("at", "least"): "atleast", ("set", "up"): "setup", ("take", "over"): "takeover",
              ("break", "down"): "breakdown", ("carry", "out"): "carryout", ("shut", "down"): "shutdown", ("some", "time"): "sometime"}  # fmt: skip
    new = joined.get((one.text, other.text))
    if (
        new is None
        or other.start != one.end + 1
        or (new == "everyday" and paragraph[index + 2].lower in ("life", "people"))
    ):
        return None
    if new in ("setup", "takeover", "breakdown", "shutdown") and paragraph[index - 1].lower not in (
        "to",
        "will",
        "would",
        "could",
        "can",
        "may",
    ):
        return None
    return Edit(one.start, other.end, new, new)


@slip("of-for-have", "R:VERB", choice=True)
def _of_have(paragraph: Paragraph, index: int) -> Edit | None:
    if paragraph[index].text == "have" and paragraph[index - 1].lower in MODALS:
        return paragraph.word(index, "of", paragraph[index - 1].lower)
    return None


@slip("less-for-fewer", "R:ADJ", ("typos", "garbled", "style"))
def _fewer(paragraph: Paragraph, index: int) -> Edit | None:
    if paragraph[index].text == "fewer" and singular_of(paragraph[index + 1].lower):
        return paragraph.word(index, "less", paragraph[index + 1].lower)
    return None


#: What is often typed for what, both everyday words and one letter apart.
_TYPED = _both(
    "form/from of/on of/or on/one an/and the/they them/then that/than this/his his/is he/her he/the was/saw for/fro if/of in/is it/is "
    "it/its not/now now/know out/our our/out you/your are/ate as/at at/an be/by but/by had/has has/was had/hat were/where what/that when/then "
    "more/mere most/must over/ever very/every will/well with/wish would/world could/cold state/stage public/pubic united/untied "
    "sad/said said/sand last/lats first/fist year/yeah years/ears time/tine next/net back/bank bank/band home/hone house/hose line/like "
    "live/life make/male money/monkey month/mouth need/needs people/peoples place/plane plan/plane police/polite report/resort "
    "side/site since/sine take/tale talks/tasks three/there trade/trace under/udder week/wee while/whole work/word workers/worsens"
)


@slip("one-letter-function-word", "R:SPELL", choice=True)
def _small_word(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    other = _TYPED.get(token.text)
    return paragraph.word(index, other) if other and token.lower in FUNCTION | BE | HAVE else None


@slip("one-letter-real-word", "R:SPELL", choice=True)
def _real_word(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if (
        not (token.text.isalpha() and token.text.islower() and 4 <= len(token.text) <= 8)
        or token.lower in FUNCTION
    ):
        return None
    near = sorted(
        word
        for word in within_one(token.lower)
        if rarity(word) in (1, 2) and word.isalpha() and word.rstrip("s") != token.lower.rstrip("s") and word[0] == token.lower[0]
        and len(word) > 3 and word.removesuffix("ed") != token.lower.removesuffix("e") and word + "d" != token.lower and token.lower + "d" != word
        and token.lower + "r" != word and word + "r" != token.lower and token.lower + "n" != word
    )  # fmt: skip
    return paragraph.word(index, near[token.start % len(near)]) if near else None


_HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "of": {"on": ("accused", "member", "members", "result", "instead", "part", "number"), "for": ("accused", "aware", "evidence", "capable"), "from": ("consists", "because", "out")},
    "to": {"with": ("according", "due", "access", "response", "able"), "for": ("according", "referred", "refers", "led", "compared", "related", "contribute", "damage", "belong", "refer"), "on": ("according", "addition", "close", "agreed")},
    "for": {"of": ("responsible", "responsibility", "waiting", "search", "calling", "called", "asked", "looking", "charged"), "to": ("responsible", "need", "blamed", "search", "pay")},
    "on": {"in": ("based", "depends", "focused", "impact", "relies", "depend", "focus"), "of": ("based", "depends", "focused", "impact", "effect", "commented"), "at": ("based", "impact", "focused")},
    "with": {"of": ("dealing", "charged", "compared", "consistent", "deal", "associated"), "for": ("charged", "dealing", "deal", "cope"), "to": ("together", "dealing", "charged", "agree", "deal")},
    "from": {"of": ("suffering", "suffered", "away", "prevent", "different", "ranging"), "for": ("suffering", "away", "resigned", "ranging")},
    "in": {"on": ("interested", "resulted", "participate", "involved", "interest", "increase", "believe"), "at": ("interested", "resulted", "involved", "increase", "participate"), "of": ("interested", "resulted", "involved")},
    "at": {"in": ("aimed",), "on": ("aimed", "arrived", "look")},
    "by": {"from": ("followed", "caused", "accompanied"), "of": ("followed", "caused", "accompanied"), "with": ("caused", "affected", "run")},
}  # fmt: skip


@slip("preposition-after-head", "R:PREP", choice=True)
def _bound(paragraph: Paragraph, index: int) -> Edit | None:
    token, head = paragraph[index], paragraph[index - 1].lower
    for wrong, heads in _HEADS.get(token.text, {}).items():
        if head in heads and paragraph[index + 1].is_word:
            return paragraph.word(index, wrong, head)
    return None


@slip("preposition-of-time", "R:PREP", choice=True)
def _of_time(paragraph: Paragraph, index: int) -> Edit | None:
    token, after, later = paragraph[index], paragraph[index + 1], paragraph[index + 2]
    if token.lower == "on" and after.text.endswith("day") and after.is_name:
        return paragraph.word(index, "in" if token.start % 2 else "at", "day")
    if (
        token.lower == "in"
        and after.text.isdigit()
        and len(after.text) == 4
        and after.text[:2] in ("19", "20")
        and later.text in ".,"
    ):
        return paragraph.word(index, "on" if token.start % 2 else "at", "year")
    if (
        token.lower == "in"
        and after.text
        in ("January", "February", "June", "July", "August", "September", "October", "November", "December")
        and not later.text.isdigit()
    ):
        return paragraph.word(index, "on", "month")
    return None


_FRAMES = {
    ("in", "response", "to"): (2, "with"), ("in", "addition", "to"): (2, "with"), ("in", "front", "of"): (2, "from"), ("as", "well", "as"): (2, "than"),
    ("as", "a", "result"): (0, "in"), ("in", "terms", "of"): (0, "on"), ("on", "behalf", "of"): (0, "in"), ("in", "order", "to"): (0, "on"), ("at", "the", "time"): (0, "on"),
    ("for", "the", "first"): (0, "on"), ("at", "the", "end"): (0, "on"), ("in", "the", "past"): (0, "at"), ("in", "favour", "of"): (2, "for"), ("in", "charge", "of"): (2, "for"),
    ("at", "least", "one"): (0, "in"), ("on", "the", "other"): (0, "at"), ("in", "recent", "years"): (0, "on"), ("with", "regard", "to"): (2, "of"),
    ("a", "number", "of"): (2, "in"), ("one", "of", "the"): (1, "from"), ("at", "the", "same"): (0, "in"), ("in", "accordance", "with"): (2, "to"),
}  # fmt: skip


@slip("frame-word-exchanged", "R:PREP", choice=True)
def _frame(paragraph: Paragraph, index: int) -> Edit | None:
    frame = tuple(paragraph[index + ahead].lower for ahead in range(3))
    found = _FRAMES.get(frame)  # type: ignore[arg-type]
    if found is None:
        return None
    at, new = found
    return paragraph.word(index + at, new, " ".join(frame))


@slip("singular-after-number", "R:NOUN:NUM", choice=True)
def _after_number(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    many = before.lower in _NUMBERS or (before.text.isdigit() and before.text != "1" and len(before.text) < 4)
    base = singular_of(token.text)
    after = paragraph[index + 1]
    if many and base and (after.text in ".,;" or after.lower in FUNCTION):
        return paragraph.word(index, base)
    return None


_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve several many few".split())


@slip("plural-after-one", "R:NOUN:NUM", choice=True)
def _after_one(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if (
        before.lower in ("a", "an", "one", "each", "every", "another")
        and token.text.islower()
        and only_noun(token.lower)
        and token.text.isalpha()
    ) and (
        not token.text.endswith("s")
        and (after.text in ".,;" or after.lower in FUNCTION)
        and singular_of(token.lower + "s")
    ):
        return paragraph.word(index, token.text + "s")
    return None


@slip("this-these", "R:DET", choice=True)
def _this(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    if token.lower in ("these", "those") and singular_of(after.lower):
        return paragraph.word(index, {"these": "this", "those": "that"}[token.lower])
    if (
        token.lower == "this"
        and only_noun(after.lower)
        and after.text.islower()
        and not after.text.endswith("s")
    ):
        return paragraph.word(index, "these")
    return None


@slip("much-many", "R:ADJ", choice=True)
def _much(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    return paragraph.word(index, "much") if token.lower == "many" and singular_of(after.lower) else None


@slip("a-an", "R:DET", ("typos",), choice=True)
def _a_an(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    if token.lower in ("a", "an") and after.text.islower() and after.is_word and after.start == token.end + 1:
        return paragraph.word(index, "an" if token.lower == "a" else "a", after.lower)
    return None


@slip("who-which", "R:PRON", choice=True)
def _who(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    if token.text == "who" and (before.lower in _PERSONS or singular_of(before.lower) in _PERSONS):
        return paragraph.word(index, "which", before.lower)
    return None


_PERSONS = frozenset(
    "people man woman boy girl men women officer officers minister teacher doctor patient person nurse farmer player students children".split()
)


@slip("pronoun-case", "R:PRON", choice=True)
def _case(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if (
        token.lower in ("he", "she", "they")
        and (form_of(after.lower, 2) or after.lower in ("has", "had", "was", "were", "said", "will", "is"))
        and (paragraph.begins(index) or before.lower in ("that", "but", "when", "and", "because"))
    ):
        return paragraph.word(index, {"he": "him", "she": "her", "they": "them"}[token.lower])
    if (
        token.lower in ("him", "them")
        and before.lower in ("to", "for", "with", "by", "from", "against")
        and (after.text in ".,")
    ):
        return paragraph.word(index, {"him": "he", "them": "they"}[token.lower])
    return None


@slip("adjective-for-adverb", "R:MORPH")
def _adverb(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    base = token.text[:-2]
    if (
        token.text.endswith("ly")
        and rarity(base) in (1, 2, 3)
        and len(base) > 4
        and (form_of(before.lower, 2) or form_of(before.lower, 3))
    ) and (after.text in ".," or after.lower in ("in", "to", "by", "on", "at", "from", "after")):
        return paragraph.word(index, base)
    return None


@slip("adverb-for-adjective", "R:MORPH")
def _adjective(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if (
        before.lower in ("a", "the", "an", "this")
        and token.text.islower()
        and rarity(token.lower + "ly") in (1, 2, 3)
        and only_noun(after.lower)
    ):
        return paragraph.word(index, token.text + "ly") if len(token.text) > 4 else None
    return None


@slip("double-comparative", "U:ADJ")
def _more(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if token.text in (
        "bigger",
        "higher",
        "lower",
        "larger",
        "smaller",
        "faster",
        "stronger",
        "easier",
        "harder",
        "cheaper",
        "better",
        "worse",
        "longer",
        "greater",
        "closer",
        "tougher",
        "earlier",
    ):
        return (
            paragraph.before(index, "more", token.text)
            if paragraph[index - 1].lower not in ("no", "any", "much")
            else None
        )
    return None
