"""Build `rules/words/inflection.txt`: the verbs and nouns that the rules of `language/inflection` would get wrong.

    pip install lemminflect==0.2.3
    python tools/build_inflection.py

Lemminflect's lookup table is drawn from the SPECIALIST Lexicon of the US National Library of Medicine. It knows rare
words of medicine that no newspaper writes, so only words that `language/dictionary` calls everyday or known are kept.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

from newslint.language.dictionary import rarity
from newslint.language.inflection import regular_plural, regular_verb_forms

ROOT = Path(__file__).parents[1]
#: Words of rarer classes of the spelling list are left out.
_RAREST_VERB, _RAREST_NOUN, _RAREST_PLURAL = 5, 4, 4
_WORD = re.compile("[a-z]+")
#: What the lexicon lacks, or puts second: third person, past, participle and -ing form, British after the stroke.
_VERBS = {
    "be": "is was been being",
    "have": "has had had having",
    "do": "does did done doing",
    "get": "gets got gotten/got getting",
    "program": "programs programmed programmed programming",
    "reprogram": "reprograms reprogrammed reprogrammed reprogramming",
    "bus": "buses bused bused busing",
    "gas": "gases gassed gassed gassing",
    "fulfil": "fulfils fulfilled fulfilled fulfilling",
    "fulfill": "fulfills fulfilled fulfilled fulfilling",
    "lie": "lies lay lain lying",
    "hang": "hangs hung hung hanging",
    "shine": "shines shone shone shining",
    "show": "shows showed shown showing",
    "prove": "proves proved proven/proved proving",
    "speed": "speeds sped sped speeding",
    "wed": "weds wed wed wedding",
    "joyride": "joyrides joyrode joyridden joyriding",
    "strive": "strives strove striven striving",
    "bid": "bids bid bid bidding",
    "forecast": "forecasts forecast forecast forecasting",
    "broadcast": "broadcasts broadcast broadcast broadcasting",
    "quit": "quits quit quit quitting",
    "plead": "pleads pleaded pleaded pleading",
    "sneak": "sneaks sneaked sneaked sneaking",
    "wake": "wakes woke woken waking",
    "beat": "beats beat beaten beating",
    "spring": "springs sprang sprung springing",
    "shrink": "shrinks shrank shrunk shrinking",
    "bear": "bears bore borne bearing",
    "cost": "costs cost cost costing",
    "wind": "winds wound wound winding",
    "ring": "rings rang rung ringing",
    "slay": "slays slew slain slaying",
    "tread": "treads trod trodden treading",
    "weave": "weaves wove woven weaving",
    "forbid": "forbids forbade forbidden forbidding",
    "swell": "swells swelled swollen swelling",
    "learn": "learns learned/learnt learned/learnt learning",
    "burn": "burns burned/burnt burned/burnt burning",
    "dream": "dreams dreamed/dreamt dreamed/dreamt dreaming",
    "spell": "spells spelled/spelt spelled/spelt spelling",
    "spill": "spills spilled/spilt spilled/spilt spilling",
    "spoil": "spoils spoiled/spoilt spoiled/spoilt spoiling",
    "age": "ages aged aged aging/ageing",
    "run": "runs ran run running",
    "overrun": "overruns overran overrun overrunning",
    "outrun": "outruns outran outrun outrunning",
    "rerun": "reruns reran rerun rerunning",
    "undergo": "undergoes underwent undergone undergoing",
    "undertake": "undertakes undertook undertaken undertaking",
    "overtake": "overtakes overtook overtaken overtaking",
    "retake": "retakes retook retaken retaking",
    "overcome": "overcomes overcame overcome overcoming",
    "override": "overrides overrode overridden overriding",
    "rebuild": "rebuilds rebuilt rebuilt rebuilding",
    "rewrite": "rewrites rewrote rewritten rewriting",
    "offset": "offsets offset offset offsetting",
    "reset": "resets reset reset resetting",
    "overpay": "overpays overpaid overpaid overpaying",
    "underlie": "underlies underlay underlain underlying",
    "outbid": "outbids outbid outbid outbidding",
    "typecast": "typecasts typecast typecast typecasting",
    "mimic": "mimics mimicked mimicked mimicking",
    "frolic": "frolics frolicked frolicked frolicking",
    "picnic": "picnics picnicked picnicked picnicking",
    "panic": "panics panicked panicked panicking",
    "traffic": "traffics trafficked trafficked trafficking",
    "control": "controls controlled controlled controlling",
    "corral": "corrals corralled corralled corralling",
    "patrol": "patrols patrolled patrolled patrolling",
    "enrol": "enrols enrolled enrolled enrolling",
    "instill": "instills instilled instilled instilling",
    "distill": "distills distilled distilled distilling",
    "empanel": "empanels empaneled/empanelled empaneled/empanelled empaneling/empanelling",
    "impanel": "impanels impaneled/impanelled impaneled/impanelled impaneling/impanelling",
    "panel": "panels paneled/panelled paneled/panelled paneling/panelling",
    "tar": "tars tarred tarred tarring",
    "bide": "bides bided bided biding",
    "interweave": "interweaves interwove interwoven interweaving",
    "whir": "whirs whirred whirred whirring",
    "jell": "jells jelled jelled jelling",
    "pal": "pals palled palled palling",
    "kidnap": "kidnaps kidnapped kidnapped kidnapping",
    "worship": "worships worshiped/worshipped worshiped/worshipped worshiping/worshipping",
}
#: Nouns that are the same in the plural, and plurals of which the lexicon puts another first.
_NOUNS = {
    **{word: word for word in "sheep deer aircraft spacecraft series species offspring salmon moose".split()},
    "person": "people",
    "mouse": "mice",
    "index": "indexes",
    **{word: f"{word}s" for word in "stadium forum referendum memorandum".split()},
    "focus": "focuses",
    "fungus": "fungi",
    "formula": "formulas",
    "appendix": "appendixes",
    "bus": "buses",
    "gas": "gases",
    "hoof": "hooves",
    "roof": "roofs",
    "cargo": "cargoes",
    "volcano": "volcanoes",
    "mosquito": "mosquitoes",
    "tornado": "tornadoes",
    "die": "dies",
    "congressman": "congressmen",
    "congresswoman": "congresswomen",
    "beef": "beefs",
    "money": "monies",
    "chilli": "chillies",
    "lira": "liras",
    "draftsman": "draftsmen",
    "opus": "opuses",
    "persona": "personas",
}
#: What the lexicon takes for the singular of something else.
_WRONG = frozenset(("taxis", "regale", "moire", "lightning"))
_BRITISH_ENDS = ("lled", "lling", "tted", "tting", "pped", "pping", "ssed", "ssing")


def main() -> None:
    lines = [
        "# Built by tools/build_inflection.py: verbs with third person, past, participle and -ing form, and nouns with",
        "# their plural, where no rule tells; behind a stroke the British spelling.",
    ]
    verbs, nouns = dict(_read("verb")), dict(_read("noun"))
    for base, shown in sorted(
        {**{base: _verb(base, forms) for base, forms in verbs.items()}, **_VERBS}.items()
    ):
        us, gb = (tuple(_pick(form, number) for form in shown.split()) for number in (0, 1))
        if (base, *us) != regular_verb_forms(base) or us != gb:
            lines.append(f"verb {base} {shown}")
    for base, plural in sorted({**{base: forms[0] for base, forms in nouns.items()}, **_NOUNS}.items()):
        if plural != regular_plural(base):
            lines.append(f"noun {base} {plural}")
    (ROOT / "rules" / "words" / "inflection.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines) - 2, "words")


def _read(sort: str) -> Iterator[tuple[str, list[str]]]:
    """The words of a sort that news may write, with their forms as the lexicon has them."""
    found = importlib.util.find_spec("lemminflect")
    if found is None or found.origin is None:
        raise SystemExit("lemminflect is not installed")
    table = Path(found.origin).parent / "resources" / "infl_lu.csv.gz"
    rarest = _RAREST_VERB if sort == "verb" else _RAREST_NOUN
    with gzip.open(table, "rt", encoding="utf-8") as file:
        for base, tag, *forms in csv.reader(file):
            if (
                base in _WRONG
                or tag != sort
                or not base.isalpha()
                or not base.isascii()
                or base != base.lower()
            ):
                continue
            if not 0 < rarity(base) <= rarest or base.endswith("s") and sort == "noun" and rarity(base) > 3:
                continue
            if sort == "noun":
                # what has no plural of its own, or one that nobody writes, is left to the rule
                forms = [
                    form
                    for form in forms[0].split("/")
                    if form != base and 0 < rarity(form) <= _RAREST_PLURAL
                ]
                if forms:
                    yield base, forms
                continue
            forms = ["/".join(filter(_WORD.fullmatch, form.split("/"))) for form in forms]
            if len(forms) == 4 and forms[0] and len(forms[3]) > len(base):
                yield base, forms


def _verb(base: str, forms: list[str]) -> str:
    """Third person, past, participle and -ing form of a verb of the lexicon: the first of several ways, and the
    British one where it doubles a consonant."""
    past, participle, gerund, third = forms
    if not participle or _pick(participle, 0).endswith("ed") or participle in past.split("/"):
        participle = past
    return " ".join(
        _ways(base, form) for form in (third.replace("/", "|"), past, participle, gerund)
    ).replace("|", "/")


def _ways(base: str, form: str) -> str:
    """ "travelled/traveled" as "traveled/travelled", everything else as its first way."""
    ways = form.replace("|", "/").split("/")
    if len(ways) == 2 and base.endswith("l"):
        single, double = sorted(ways, key=len)
        if double.endswith(_BRITISH_ENDS[:2]) and len(double) == len(single) + 1:
            return f"{single}/{double}"
    return ways[0]


def _pick(form: str, number: int) -> str:
    ways = form.split("/")
    return ways[min(number, len(ways) - 1)]


if __name__ == "__main__":
    main()
