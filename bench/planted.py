"""Stories made up by a program, some of them rewrites of others, to measure how well an archive's pairs are found.

`planted(number, seed)` gives wire stories, rewrites of some of them (light, medium, heavy) and stories of other desks on
the same events in their own words, which are no rewrites. No sentence is from anywhere else.

A sentence is drawn from lists of words, each of which stands beside another word for the same; a rewrite takes the other
word. So stories that have nothing to do with each other have as little in common as those of a newspaper.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

PLACES = "Ashford Belmore Carrick Dunholm Eastvale Farrow Glenmore Harwick Inverell Jarrow Kelso Lanmore Marwick Norvale Ostley Penrith Quorn Radley Selby Tarbet Ulster Varley Wexham Yarrow Zeal".split()
FIRST = "Anna Bela Carl Dora Emil Fay Gina Hugo Ines Jon Karin Leo Mara Nils Olga Pavel Quinn Rosa Sven Tilda Uwe Vera Walt Xenia Yann Zora".split()
LAST = "Abbot Bexley Corrin Dahl Everard Fenwick Garland Holt Ingram Jessop Kerrigan Lund Maddox Norrie Orwin Pruitt Quayle Rendell Sorley Thackeray Underhill Voss Wragg Yelland Zoller".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday".split()


def _twins(text: str) -> list[tuple[str, str]]:
    return [(one, other) for one, _, other in (pair.partition("=") for pair in text.split(","))]


NOUNS = _twins(
    "bridge=crossing,ferry=boat,reservoir=basin,clinic=infirmary,tramway=light railway,market=bazaar,levee=dike,archive=repository,depot=garage,stadium=arena,turbine=windmill,"
    "sewer=drain,footpath=trail,lighthouse=beacon,classroom=schoolroom,pool=bath,highway=motorway,warehouse=storehouse,granary=silo,orchard=grove,quarry=pit,tunnel=underpass,"
    "cannery=packing plant,bakery=bread shop,laundry=wash house,theater=playhouse,chapel=church,cemetery=graveyard,shipyard=dock,mill=works,farm=holding,forest=woodland,"
    "beach=shore,pier=jetty,museum=gallery,library=reading room,hotel=inn,prison=jail,barracks=garrison,airfield=landing strip,refinery=processing plant,dairy=creamery,"
    "vineyard=winery,nursery=kindergarten,hostel=shelter,observatory=stargazing station,fountain=waterworks,kiosk=booth,aqueduct=water channel,greenhouse=glasshouse"
)
ADJECTIVES = _twins(
    "old=aged,wooden=timber,northern=upper,costly=expensive,empty=vacant,crowded=packed,narrow=tight,leaking=dripping,public=municipal,private=independent,damaged=battered,"
    "planned=intended,unfinished=incomplete,noisy=loud,popular=favored,remote=distant,flooded=inundated,rusty=corroded,temporary=provisional,historic=storied,busy=bustling,"
    "closed=shuttered,new=recent,small=modest,huge=enormous,dangerous=hazardous,cheap=inexpensive,modern=contemporary,quiet=silent,broken=defective,famous=renowned,"
    "steep=sheer,muddy=soggy,bright=luminous,frozen=icebound,sturdy=robust,idle=unused,grim=bleak,rural=country,coastal=seaside"
)
PEOPLE = _twins(
    "engineers=technicians,teachers=instructors,farmers=growers,nurses=caregivers,drivers=motorists,tenants=renters,fishermen=anglers,lawyers=attorneys,shopkeepers=merchants,"
    "pensioners=retirees,students=pupils,inspectors=examiners,builders=constructors,officials=authorities,voters=electors,clerks=office workers,guards=watchmen,divers=frogmen,"
    "painters=decorators,surgeons=operating doctors,brewers=beer makers,miners=pitmen,sailors=seafarers,critics=detractors,donors=benefactors,insurers=underwriters,"
    "planners=designers,neighbors=nearby residents,judges=magistrates,councilors=aldermen"
)
VERBS = _twins(
    "repaired=mended,bought=purchased,blocked=obstructed,inspected=examined,sold=disposed of,painted=coated,measured=gauged,emptied=cleared,guarded=protected,visited=toured,"
    "criticized=faulted,praised=lauded,funded=financed,abandoned=deserted,rebuilt=reconstructed,photographed=pictured,rented=leased,surrounded=encircled,surveyed=charted,"
    "occupied=took over,defended=upheld,doubted=questioned,reopened=opened again,delayed=held up,designed=drew up,cleaned=scrubbed,destroyed=wrecked,discussed=debated,"
    "ignored=overlooked,renamed=retitled,expanded=enlarged,mapped=plotted,flooded=swamped,lit=illuminated,closed=shut,demanded=insisted on,feared=dreaded,promised=pledged,"
    "moved=shifted,examined=looked into"
)
TAILS = _twins(
    "before dawn=prior to sunrise,without a permit=lacking a license,after a vote=following a ballot,for a small fee=at a modest charge,in heavy rain=amid a downpour,under police guard=with officers watching,"
    "against the advice of doctors=contrary to medical counsel,within a month=inside four weeks,by order of a court=on the instruction of a tribunal,at the expense of taxpayers=with public money,"
    "despite a warning=regardless of a caution,during the holidays=over the vacation,to save money=in order to cut costs,on short notice=with little warning,for the second time=once more,"
    "with borrowed tools=using loaned equipment,because of the cold=owing to the chill,near the border=close to the frontier,after years of quarrels=following long disputes,in front of cameras=before the press"
)
ALL = (NOUNS, ADJECTIVES, PEOPLE, VERBS, TAILS)
SPOKE = (
    ("said", "stated"),
    ("told reporters", "informed journalists"),
    ("added", "went on"),
    ("wrote in a letter", "noted in a missive"),
)
SPICE = ("reportedly", "notably", "moreover", "indeed", "likewise", "in fact")

#: How large a share of the words that have another word for them a rewrite exchanges; of the sentences it cuts or moves a
#: third and a half of that share, and as many spices are put in.
HOW = {"light": 0.25, "medium": 0.5, "heavy": 0.8}

#: A word with the other word for it; the two are the same where there is none.
Word = tuple[str, str]


class Story(NamedTuple):
    """A story. `source` is the id of the one it is a rewrite of, "" for none; `how` says how much was changed."""

    id: str
    outlet: str
    published: str
    text: str
    source: str = ""
    how: str = ""


def _same(*words: str) -> list[Word]:
    return [(word, word) for text in words for word in text.split()]


def _statement(dice: random.Random, place: str) -> list[Word]:
    noun, other = dice.sample(NOUNS, 2)
    words = (
        [*_same(str(dice.randint(12, 900))), dice.choice(PEOPLE)]
        if dice.random() < 0.4
        else [dice.choice(ADJECTIVES), dice.choice(PEOPLE)]
    )
    words += [*_same("from " + place)] if dice.random() < 0.3 else []
    words += [dice.choice(VERBS), *_same("the"), dice.choice(ADJECTIVES), noun]
    if dice.random() < 0.5:
        words += [
            *_same(dice.choice(("beside the", "and the", "instead of the", "behind the"))),
            dice.choice(ADJECTIVES),
            other,
        ]
    return [*words, dice.choice(TAILS)]


def _sentence(dice: random.Random, places: list[str], people: list[str]) -> tuple[list[Word], bool]:
    """A sentence, and whether it is speech."""
    words = _statement(dice, dice.choice(places))
    who = dice.choice(people)
    if dice.random() < 0.3:
        return [*_same("“"), *words, *_same("”"), *_same(who), dice.choice(SPOKE)], True
    if dice.random() < 0.5:
        words += [*_same(f"on {dice.choice(DAYS)} at a cost of ${dice.randint(2, 99)} million")]
    return words, False


def _told(words: list[Word], other: frozenset[int] = frozenset()) -> str:
    text = " ".join(word[at in other] for at, word in enumerate(words))
    text = text.replace("“ ", "“").replace(" ”", ",”")
    start = text.startswith("“")
    return text[:start] + text[start].upper() + text[start + 1 :] + "."


def _story(dice: random.Random, places: list[str], people: list[str]) -> list[tuple[list[Word], bool]]:
    return [_sentence(dice, places, people) for _ in range(dice.randint(14, 22))]


def _rewritten(sentences: list[tuple[list[Word], bool]], share: float, dice: random.Random) -> list[str]:
    out: list[str] = []
    for words, speech in sentences:
        if dice.random() < share / 3 and len(out) > 5:
            continue
        if speech and dice.random() < 0.7:
            out.append(_told(words))  # speech is mostly left alone
            continue
        other = frozenset(at for at in range(len(words)) if dice.random() < share)
        spiced = list(words)
        if dice.random() < share / 2:
            spiced.insert(dice.randrange(1, len(words)), (dice.choice(SPICE),) * 2)
        out.append(_told(spiced, other))
    for at in range(1, len(out) - 1):
        if dice.random() < share / 2:
            out[at], out[at + 1] = out[at + 1], out[at]
    return out


def planted(number: int, seed: int = 1) -> Iterator[Story]:
    """`number` wire stories, a rewrite of every third (in turn light, medium and heavy), and a story of the same places
    and people in other words for every fifth."""
    dice = random.Random(seed)
    for at in range(number):
        places, people = (
            dice.sample(PLACES, 3),
            [f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(3)],
        )
        sentences = _story(dice, places, people)
        day, month, hour = 1 + at % 27, 1 + (at // 27) % 12, 6 + at % 12
        when = f"{2010 + at // 324}-{month:02}-{day:02}T"
        yield Story(
            f"wire-{at:06}",
            "wire",
            f"{when}{hour:02}:00:00Z",
            _text([_told(words) for words, _ in sentences]),
        )
        if at % 3 == 0:
            how = list(HOW)[at // 3 % 3]
            text = _text(_rewritten(sentences, HOW[how], dice))
            yield Story(f"site-{at:06}", "site", f"{when}{hour + 5:02}:30:00Z", text, f"wire-{at:06}", how)
        if at % 5 == 0:
            own = _text([_told(words) for words, _ in _story(dice, places, people)])
            yield Story(f"own-{at:06}", "site", f"{when}{hour + 4:02}:10:00Z", own)


def _text(sentences: list[str]) -> str:
    return "\n\n".join(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)) + "\n"
