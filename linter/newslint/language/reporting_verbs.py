"""Words that attach speech to a speaker: verbs of saying, and the small words around them."""

from __future__ import annotations

# Regular verbs of saying, writing and calling; their forms are made below.
_REGULAR = (
    "accuse acknowledge add address admit advise affirm agree allege announce answer argue ask assert assess assure "
    "attack attest aver bark beg bellow bemoan blast boast brag caution challenge charge chant cheer chide chuckle "
    "cite claim clarify comment complain concede conclude confess confide confirm contend continue convey cry "
    "counter criticize criticise declare decry defend demand denounce deny deride describe detail disclose dismiss "
    "echo elaborate emphasize emphasise exclaim explain express exult fire fret fume gripe groan guess gush "
    "highlight hint implore imply indicate inform inquire insist instruct interject interrupt intone invoke jest joke "
    "justify label lament laugh lecture maintain marvel mention mock mouth moan mumble murmur muse mutter narrate note "
    "observe offer opine order plead pledge point portray post praise pray preach predict proclaim profess promise "
    "pronounce propose protest proffer quip query question rail rant reason reassure recall recite recollect reflect "
    "refuse reiterate relate relay remark remember remind repeat reply report request resolve respond retort "
    "retweet reveal roar sarcastically scoff scold scream shout shriek sigh signal slam snap snarl sneer "
    "speculate state stress stipulate suggest summarize summarise surmise tease testify text theorize thunder tout "
    "tweet underline underscore urge utter venture vent voice vow wail warn whine whisper wonder worry yell email "
    "blog message assail hail dub term title caption header headline counsel deem "
    "bill characterize characterise conjecture cheerlead cajole crow deadpan enthuse exhort fantasize fulminate grumble "
    "harangue hector hiss holler inveigh lambast lambaste liken muster natter opt outline parry ponder posit "
    "prod promote prompt rebut rebuke recommend record recount refer remonstrate require restate sign skewer "
    "sum swat trumpet uphold vilify vouch weigh welcome estimate launch deplore specify regret judge hammer verbalize "
    "verbalise articulate enunciate relay precise signify manifest"
)
_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "think": "thinks thought thinking",
    "go": "goes went going gone",
    "call": "calls called calling",
    "put": "puts putting",
    "read": "reads reading",
    "quote": "quotes quoted quoting",
    "believe": "believes believed believing",
    "feel": "feels felt feeling",
    "begin": "begins began beginning",
    "sing": "sings sang singing",
    "hold": "holds held holding",
    "make": "makes made making",
    "swear": "swears swore swearing",
    "find": "finds found finding",
    "see": "sees saw seeing",
    "seek": "seeks sought seeking",
    "blame": "blames blamed blaming",
    "refer": "refers referred referring",
    "rule": "rules ruled ruling",
    "open": "opens opened opening",
    "close": "closes closed closing",
    "finish": "finishes finished finishing",
    "vow": "vows vowed vowing",
    "know": "knows knew knowing",
    "hear": "hears heard hearing",
    "teach": "teaches taught teaching",
    "show": "shows showed showing",
    "lash": "lashes lashed lashing",
    "chime": "chimes chimed chiming",
    "blurt": "blurts blurted blurting",
}
_DOUBLING = frozenset("admit chat quip rant refer rebut prod sum swat opt vent".split()) - {"rant", "vent"}


def _forms(verb: str) -> list[str]:
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith("e"):
        return [verb, third, verb + "d", verb[:-1] + "ing"]
    if verb in _DOUBLING:
        return [verb, third, verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    return [verb, third, verb + "ed", verb + "ing"]


def _verbs() -> dict[str, str]:
    forms = {form: verb for verb in _REGULAR.split() for form in _forms(verb)}
    for verb, others in _IRREGULAR.items():
        forms.update(dict.fromkeys([verb, *others.split()], verb))
    return forms


#: Every form of every verb that can attach a quotation to its speaker, with the plain verb.
CUES: dict[str, str] = _verbs()

_SAYING = frozenset(
    "say tell add write ask state explain argue insist warn claim admit acknowledge announce declare continue note "
    "reply respond recall opine remark assert contend stress emphasize reiterate predict testify tweet "
    "concede confirm deny vow pledge promise suggest convey confide underline underscore mention quip joke".split()
)
#: The verbs that need no quotation beside them to show that somebody speaks.
SAYING = frozenset(form for form, verb in CUES.items() if verb in _SAYING)

PRONOUNS = frozenset("he she they it i we you who".split())
AUXILIARIES = frozenset(
    "has have had is are was were be been will would can could may might should did does do must shall "
    "hasn't haven't hadn't isn't didn't doesn't don't wouldn't won't hasn’t haven’t hadn’t isn’t didn’t doesn’t "
    "don’t wouldn’t won’t not never".split()
)
#: Words that may stand between a subject and its verb, besides those in -ly.
BETWEEN = frozenset(
    "also later then once again recently always often still just even now soon yet first further once twice "
    "eventually today yesterday tonight both himself herself themselves itself all each too thus merely rather "
    "earlier instead simply already meanwhile however nevertheless nonetheless therefore moreover besides furthermore "
    "elsewhere separately afterward afterwards thereafter still".split()
)
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
PREPOSITIONS = frozenset(
    "of for in at from with on to by about near under over between among against within during through after before "
    "without into inside outside behind since than as via like until upon across amid around along despite "
    "following regarding including".split()
)
#: Words at which a clause begins: nothing before them belongs to the subject of what follows.
CLAUSE = frozenset(
    "that when while because if although though but which where whereas whether so unless or nor yet since as how "
    "why what after before until once".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your one two three four five six seven eight nine ten "
    "some many several most both another other each every no few all any".split()
)
TITLES = frozenset(
    "mr mrs ms mx dr prof sen rep gov lt gen col maj capt cmdr adm sgt cpl pvt rev fr hon pres st jr sr sens reps det "
    "supt insp messrs mme amb atty vol ret del asst".split()
)
