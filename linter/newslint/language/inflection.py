"""Inflected forms of English verbs and nouns, for the `~verb` and `+noun` of packs."""

from __future__ import annotations

#: base: third person, past, past participle, -ing form, where the rules below would be wrong.
_IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in [
        "",
        "    be is was been being",
        "    have has had had having",
        "    do does did done doing",
        "    go goes went gone going",
        "    say says said said saying",
        "    make makes made made making",
        "    take takes took taken taking",
        "    give gives gave given giving",
        "    get gets got gotten getting",
        "    see sees saw seen seeing",
        "    come comes came come coming",
        "    become becomes became become becoming",
        "    know knows knew known knowing",
        "    think thinks thought thought thinking",
        "    tell tells told told telling",
        "    find finds found found finding",
        "    leave leaves left left leaving",
        "    lead leads led led leading",
        "    hold holds held held holding",
        "    keep keeps kept kept keeping",
        "    bring brings brought brought bringing",
        "    begin begins began begun beginning",
        "    run runs ran run running",
        "    write writes wrote written writing",
        "    speak speaks spoke spoken speaking",
        "    break breaks broke broken breaking",
        "    choose chooses chose chosen choosing",
        "    freeze freezes froze frozen freezing",
        "    steal steals stole stolen stealing",
        "    win wins won won winning",
        "    lose loses lost lost losing",
        "    meet meets met met meeting",
        "    sit sits sat sat sitting",
        "    stand stands stood stood standing",
        "    understand understands understood understood understanding",
        "    withstand withstands withstood withstood withstanding",
        "    set sets set set setting",
        "    put puts put put putting",
        "    cut cuts cut cut cutting",
        "    hit hits hit hit hitting",
        "    let lets let let letting",
        "    shut shuts shut shut shutting",
        "    cast casts cast cast casting",
        "    cost costs cost cost costing",
        "    hurt hurts hurt hurt hurting",
        "    quit quits quit quit quitting",
        "    spread spreads spread spread spreading",
        "    read reads read read reading",
        "    build builds built built building",
        "    send sends sent sent sending",
        "    spend spends spent spent spending",
        "    lend lends lent lent lending",
        "    bend bends bent bent bending",
        "    feel feels felt felt feeling",
        "    deal deals dealt dealt dealing",
        "    mean means meant meant meaning",
        "    buy buys bought bought buying",
        "    catch catches caught caught catching",
        "    teach teaches taught taught teaching",
        "    seek seeks sought sought seeking",
        "    fight fights fought fought fighting",
        "    sell sells sold sold selling",
        "    pay pays paid paid paying",
        "    lay lays laid laid laying",
        "    lie lies lay lain lying",
        "    rise rises rose risen rising",
        "    arise arises arose arisen arising",
        "    drive drives drove driven driving",
        "    ride rides rode ridden riding",
        "    strike strikes struck struck striking",
        "    draw draws drew drawn drawing",
        "    withdraw withdraws withdrew withdrawn withdrawing",
        "    fall falls fell fallen falling",
        "    grow grows grew grown growing",
        "    throw throws threw thrown throwing",
        "    fly flies flew flown flying",
        "    blow blows blew blown blowing",
        "    show shows showed shown showing",
        "    bear bears bore borne bearing",
        "    wear wears wore worn wearing",
        "    tear tears tore torn tearing",
        "    swear swears swore sworn swearing",
        "    eat eats ate eaten eating",
        "    forbid forbids forbade forbidden forbidding",
        "    forget forgets forgot forgotten forgetting",
        "    forgive forgives forgave forgiven forgiving",
        "    hide hides hid hidden hiding",
        "    bite bites bit bitten biting",
        "    shake shakes shook shaken shaking",
        "    undertake undertakes undertook undertaken undertaking",
        "    overtake overtakes overtook overtaken overtaking",
        "    swim swims swam swum swimming",
        "    sing sings sang sung singing",
        "    ring rings rang rung ringing",
        "    drink drinks drank drunk drinking",
        "    sink sinks sank sunk sinking",
        "    shoot shoots shot shot shooting",
        "    shine shines shone shone shining",
        "    hang hangs hung hung hanging",
        "    dig digs dug dug digging",
        "    stick sticks stuck stuck sticking",
        "    swing swings swung swung swinging",
        "    wind winds wound wound winding",
        "    bind binds bound bound binding",
        "    grind grinds ground ground grinding",
        "    feed feeds fed fed feeding",
        "    flee flees fled fled fleeing",
        "    bleed bleeds bled bled bleeding",
        "    breed breeds bred bred breeding",
        "    speed speeds sped sped speeding",
        "    sweep sweeps swept swept sweeping",
        "    sleep sleeps slept slept sleeping",
        "    weep weeps wept wept weeping",
        "    light lights lit lit lighting",
        "    slide slides slid slid sliding",
        "    burst bursts burst burst bursting",
        "    bid bids bid bid bidding",
        "    bet bets bet bet betting",
        "    split splits split split splitting",
        "    shed sheds shed shed shedding",
        "    thrust thrusts thrust thrust thrusting",
        "    wed weds wed wed wedding",
        "    upset upsets upset upset upsetting",
        "    panic panics panicked panicked panicking",
        "    overcome overcomes overcame overcome overcoming",
        "    foresee foresees foresaw foreseen foreseeing",
        "    oversee oversees oversaw overseen overseeing",
        "    overthrow overthrows overthrew overthrown overthrowing",
        "    overrun overruns overran overrun overrunning",
        "    override overrides overrode overridden overriding",
        "    overhear overhears overheard overheard overhearing",
        "    mistake mistakes mistook mistaken mistaking",
        "    misunderstand misunderstands misunderstood misunderstood misunderstanding",
        "    mislead misleads misled misled misleading",
        "    rebuild rebuilds rebuilt rebuilt rebuilding",
        "    rewrite rewrites rewrote rewritten rewriting",
        "    retake retakes retook retaken retaking",
        "    undergo undergoes underwent undergone undergoing",
        "    undo undoes undid undone undoing",
        "    uphold upholds upheld upheld upholding",
        "    withhold withholds withheld withheld withholding",
        "    foretell foretells foretold foretold foretelling",
        "    repay repays repaid repaid repaying",
        "    hear hears heard heard hearing",
        "    sting stings stung stung stinging",
        "    spring springs sprang sprung springing",
        "    shrink shrinks shrank shrunk shrinking",
        "    strive strives strove striven striving",
        "    cling clings clung clung clinging",
        "    fling flings flung flung flinging",
        "    spin spins spun spun spinning",
        "    wake wakes woke woken waking",
        "    awake awakes awoke awoken awaking",
        "    weave weaves wove woven weaving",
        "    tread treads trod trodden treading",
        "    beat beats beat beaten beating",
        "    broadcast broadcasts broadcast broadcast broadcasting",
        "    forecast forecasts forecast forecast forecasting",
        "    recast recasts recast recast recasting",
        "    offset offsets offset offset offsetting",
        "    creep creeps crept crept creeping",
        "    slay slays slew slain slaying",
        "    equip equips equipped equipped equipping",
        "    acquit acquits acquitted acquitted acquitting",
        "    quiz quizzes quizzed quizzed quizzing",
        "    traffic traffics trafficked trafficked trafficking",
        "    mimic mimics mimicked mimicked mimicking",
        "    ",
    ]
    if line.strip()
}
_IRREGULAR_PLURALS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "life": "lives", "wife": "wives", "knife": "knives", "leaf": "leaves", "half": "halves",
    "loaf": "loaves", "shelf": "shelves", "thief": "thieves", "wolf": "wolves", "self": "selves",
    "crisis": "crises", "analysis": "analyses", "basis": "bases", "criterion": "criteria",
    "phenomenon": "phenomena", "spokesman": "spokesmen", "spokeswoman": "spokeswomen", "chairman": "chairmen",
    "congressman": "congressmen", "policeman": "policemen", "fireman": "firemen", "sheep": "sheep",
    "aircraft": "aircraft", "series": "series", "species": "species", "veto": "vetoes", "hero": "heroes",
    "potato": "potatoes", "tomato": "tomatoes", "echo": "echoes", "embargo": "embargoes",
}  # fmt: skip
_VOWELS = "aeiou"
# Two-syllable verbs stressed on the last syllable double their consonant; the others do not.
_DOUBLING = frozenset(
    "admit commit permit submit omit transmit emit refer prefer defer transfer confer infer occur incur "
    "concur recur deter control patrol compel expel propel rebel repel begin forget regret abet kidnap excel dispel "
    "rebut outwit overlap allot unplug entrap annul".split()
)


def _doubles(word: str) -> bool:
    if len(word) < 3 or word[-1] in _VOWELS + "wxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    syllables = sum(
        letter in _VOWELS + "y" and (at == 0 or word[at - 1] not in _VOWELS) for at, letter in enumerate(word)
    )
    return syllables == 1 or word in _DOUBLING


def plural(noun: str) -> str:
    """The plural of an English noun."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def verb_forms(base: str) -> tuple[str, str, str, str, str]:
    """base, third person singular, past, past participle, -ing form."""
    if base in _IRREGULAR:
        third, past, participle, gerund = _IRREGULAR[base]
        return base, third, past, participle, gerund
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        stem, third = base[:-1] + "i", base[:-1] + "ies"
        return base, third, stem + "ed", stem + "ed", base + "ing"
    third = base + "es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else base + "s"
    if base.endswith("ie"):
        return base, third, base + "d", base + "d", base[:-2] + "ying"
    if base.endswith("e"):
        gerund = base + "ing" if base.endswith(("ee", "oe", "ye")) else base[:-1] + "ing"
        return base, third, base + "d", base + "d", gerund
    stem = base + base[-1] if _doubles(base) else base
    if base.endswith("ic"):
        stem = base + "k"
    return base, third, stem + "ed", stem + "ed", stem + "ing"
