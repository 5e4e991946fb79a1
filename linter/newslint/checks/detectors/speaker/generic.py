"""Speakers that are nobody of the story: "the author writes"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_VERBS = (
    r"(?:writes?|wrote|says?|said|notes?|noted|states?|stated|adds?|added|explains?|explained|continues?|continued|"
    r"concludes?|concluded|argues?|argued|mentions?|mentioned|claims?|claimed|opines?|opined|believes?|emphasi[sz]e[sd]?|"
    r"remarks?|remarked|points? out|pointed out|asserts?|asserted|comments?|commented|tells?|told|shares?|shared|"
    r"observes?|observed|reads?|goes on|went on|warns?|warned|insists?|insisted|recalls?|recalled|reveals?|revealed|declares?|"
    r"declared|underlines?|underlined|stress(?:es|ed)|highlights?|highlighted|affirms?|affirmed|clarifie[sd]|expresse[sd]|"
    r"conveys?|conveyed|describe[sd]|reports?|reported|wonders?|wondered|asks?|asked|replie[sd]|joke[sd]|laments?|lamented|"
    r"predicts?|predicted|acknowledge[sd]|admits?|admitted|confirms?|confirmed|announce[sd]|indicate[sd]|reflects?|reflected|"
    r"elaborate[sd]|penned|pens|underscore[sd]?|apologi[sz]e[sd]|summari[sz]e[sd]|reiterate[sd]|suggest(?:s|ed)|complain(?:s|ed)|promise[sd]|"
    r"quip(?:s|ped)|contend(?:s|ed)|maintain(?:s|ed)|urge[sd]|advise[sd]|caution(?:s|ed)|answer(?:s|ed)|respond(?:s|ed)|retort(?:s|ed)|"
    r"exclaim(?:s|ed)|confesse[sd]|confide[sd]|muse[sd]|informs?|informed|point(?:s|ed)|discloses?|disclosed|voice[sd]|articulate[sd]|"
    r"finishe[sd]|sums? up|summed up|goes ahead|went ahead|proceeds|proceeded|starts|started|closes|closed|ends|ended)"
)
_NOBODY = r"(?:the|this) (?:article’s |article's |original |post’s |story’s )?(?:author|writer|narrator|interviewee|commentator|respondent|speaker|quoted person|expert quoted)(?: of (?:these|the above) (?:lines|words))?"
_GENERIC = (
    rf"\b(?:{_NOBODY}(?: of (?:the|this) (?:article|text|piece|post|story))? (?:\w+ly |also |then |further )?{_VERBS}"
    rf"|{_VERBS} {_NOBODY}|as {_NOBODY} (?:puts?|sees|tells) it|(?:according to|as per|per|in the words of|in the (?:view|opinion) of|as told by|as stated by|as noted by|quoting) {_NOBODY})\b"
)
#: Parliaments have a speaker, meetings have several.
_OFFICE = compiled(
    r"\bSpeaker\b|\bspeaker of|\bspeakers\b|[Hh]ouse\b|[Pp]arliament|[Aa]ssembly|[Ll]egislature|\bLok Sabha|\ba speaker\b"
)
#: Who else in a story makes one of these words stand for somebody: who writes of books and studies has authors in
#: the story, films have narrators, polls respondents, meetings speakers.
_BOOKS = (
    "author authors book books novel novels memoir essay essays op-ed column columnist editorial paper poem playwright "
    "novelist poet manuscript bestseller blog report study letter writer writers biography anthology publisher note"
)
_STAND_FOR = {
    "author": frozenset(_BOOKS.split()),
    "writer": frozenset(
        "writer writers author book books novel novels novelist memoir essay essays column columnist editorial poem poet "
        "playwright biography anthology publisher blog".split()
    ),
    "narrator": frozenset(
        "narrator narrators book books novel novels film movie documentary series podcast play audiobook".split()
    ),
    "commentator": frozenset(
        "commentator commentators radio television tv broadcast broadcaster pundit".split()
    ),
    "respondent": frozenset("respondent respondents survey poll questionnaire petitioner".split()),
    "speaker": frozenset("speaker speakers conference podium panel rally lectern".split()),
    "interviewee": frozenset("interviewee interviewees".split()),
    "person": frozenset("person people source sources official officials somebody someone".split()),
    "individual": frozenset("individual individuals person people source sources".split()),
    "source": frozenset("source sources person people official officials".split()),
    "contributor": frozenset("contributor contributors book magazine column".split()),
    "columnist": frozenset("columnist columnists column columns newspaper magazine wrote".split()),
    "blogger": frozenset("blogger bloggers blog blogs post posts".split()),
    "essayist": frozenset("essayist essayists essay essays book".split()),
    "journalist": frozenset("journalist journalists reporter reporters newspaper magazine book".split()),
    "reporter": frozenset("reporter reporters newspaper journalist correspondent".split()),
    "correspondent": frozenset("correspondent correspondents reporter journalist".split()),
    "presenter": frozenset("presenter presenters television tv radio show broadcaster".split()),
    "poster": frozenset("poster posters post posts posted tweet thread forum user".split()),
    "creator": frozenset("creator creators created".split()),
    "originator": frozenset("originator originators".split()),
    "storyteller": frozenset("storyteller storytellers story stories".split()),
    "orator": frozenset("orator orators speech oration".split()),
    "informant": frozenset("informant informants informer".split()),
    "interlocutor": frozenset("interlocutor interlocutors".split()),
    "protagonist": frozenset("protagonist protagonists film novel play book movie".split()),
    "character": frozenset("character characters film novel play book movie".split()),
    "subject": frozenset("subject subjects".split()),
    "talker": frozenset("talker talkers".split()),
    "quoter": frozenset("quoter".split()),
    "utterer": frozenset("utterer".split()),
    "sayer": frozenset("sayer".split()),
    "declarant": frozenset("declarant".split()),
    "article": frozenset(
        "article articles newspaper magazine editorial op-ed tabloid column constitution treaty".split()
    ),
    "text": frozenset("text texts message messages draft treaty bill resolution".split()),
    "passage": frozenset("passage passages book text letter".split()),
    "excerpt": frozenset("excerpt excerpts book".split()),
    "publication": frozenset(
        "publication publications newspaper magazine weekly website newsletter tabloid".split()
    ),
    "piece": frozenset("piece pieces op-ed essay column magazine newspaper wrote".split()),
    "story": frozenset("story stories newspaper magazine novel book film".split()),
    "content": frozenset("content contents".split()),
    "material": frozenset("material materials".split()),
    "user": frozenset(
        "user users account accounts app apps website platform online internet software forum".split()
    ),
    "uploader": frozenset("uploader uploaders upload uploaded video videos".split()),
    "scribe": frozenset("scribe scribes".split()),
    "wordsmith": frozenset("wordsmith wordsmiths".split()),
    "penman": frozenset("penman penmen".split()),
    "biographer": frozenset("biographer biographers biography".split()),
    "chronicler": frozenset("chronicler chroniclers chronicle".split()),
    "scriptwriter": frozenset("scriptwriter scriptwriters script film play".split()),
    "lyricist": frozenset("lyricist lyricists lyrics song songs".split()),
    "dramatist": frozenset("dramatist dramatists drama play theatre theater".split()),
    "composer": frozenset("composer composers music opera orchestra".split()),
    "quotee": frozenset("quotee".split()),
    "entry": frozenset("entry entries blog diary log".split()),
    "post": frozenset("post posts blog facebook instagram tweet twitter forum website".split()),
    "write": frozenset("write-up".split()),
    "paragraph": frozenset("paragraph paragraphs".split()),
    "headline": frozenset("headline headlines newspaper newspapers".split()),
    "quote": frozenset("quote quotes".split()),
    "quotation": frozenset("quotation quotations".split()),
    "narrative": frozenset("narrative narratives".split()),
    "essay": frozenset("essay essays".split()),
    "blog": frozenset("blog blogs blogger".split()),
}
_PEOPLE = (
    r"(?:the|this) (?:same |mentioned |said |given |above |aforementioned |quoted |interviewed |cited )?(?:person|individual|source|"
    r"contributor|columnist|blogger|essayist|journalist|reporter|correspondent|presenter|poster|creator|originator|"
    r"storyteller|orator|informant|interlocutor|subject|protagonist|character|talker|quoter|quotee|utterer|sayer|declarant|user|uploader|scribe|"
    r"wordsmith|penman|biographer|chronicler|scriptwriter|lyricist|dramatist|composer)"
)
_TEXTS = r"(?:the|this) (?:news |original )?(?:article|text|passage|excerpt|publication|piece|story|content|material|(?:blog |diary |log )?entry|(?:blog )?post|blog|write-up|paragraph|headline|quote|quotation|narrative|essay)"
_BESIDE = (
    rf"(?:(?<=[”\"] )|(?<=[”\"], )|(?<=^)|(?<=[.!?] )|(?<=\n)|(?<=, ))(?:(?P<who>{_PEOPLE}|{_TEXTS}) (?:\w+ly |also |then |further |later )?{_VERBS}"
    rf"|(?:(?<=[”\"] )|(?<=[”\"], )){_VERBS} (?:{_PEOPLE}|{_TEXTS})|(?:according to|as per|quoting|in the words of) (?:{_PEOPLE}|{_TEXTS}))"
    r"(?=[.,;:]| (?:that|in|on|when|at|to|of|it|he|she|they|there|the|its|his|her)\b|$)"
    # “…,” the creator, Ida Orr, said
    rf"|(?:(?<=[”\"] )|(?<=[.!?] )|(?<=^)|(?<=\n))(?:{_PEOPLE}|{_NOBODY}), (?:[A-Z][\w’'.-]+ ){{0,3}}[A-Z][\w’'-]+, {_VERBS}\b"
)
#: What a story may well have named or be about
_ELSEWHERE = compiled(
    rf"\b(?:{_TEXTS}\b(?!['’]|s\b| (?:author|writer|narrator))|(?:the|this) (?:\w+ )?(?:person|individual|source|contributor|columnist|"
    r"blogger|journalist|reporter|correspondent|presenter|subject|character)\b)",
    re.IGNORECASE,
)
_POSSESSIVE = compiled(r"['’]s?$")


def _named(document: Document) -> list[tuple[int, int, str, Span]]:
    """The speakers named other than by a pronoun: from which offset on each is known, its number in the
    order of the quotations, the name and where it stands; sorted."""
    items = document.quotations.items
    found = []
    for number, attribution in enumerate(document.attributions):
        speaker = attribution.speaker
        if speaker and speaker.head.of(document.text)[0].isupper():
            name = _POSSESSIVE.sub("", speaker.head.of(document.text))
            if name not in ("He", "She", "They", "It", "The"):
                known = max(items[attribution.quotation].span.start + 1, speaker.head.end)
                found.append((known, number, name, speaker.span))
    return sorted(found)


def find(document: Document) -> Iterator[Hit]:
    """Speakers that are nobody in particular, with the speaker named last."""
    return nobody_in_particular(document, named_elsewhere=False)


def nobody_in_particular(document: Document, named_elsewhere: bool) -> Iterator[Hit]:
    """Those that other stories may well name or be about, or the rest."""
    text = document.text
    places = document.words.places
    starts = [start for word in _STAND_FOR.keys() & places.keys() for start in places[word]]
    starts += [
        document.folded.find(words)
        for words in ("expert quoted", "quoted person")
        if "quoted" in places and words in document.folded
    ]
    if not starts:
        return
    numbers = sorted({document.sentence_at(start) for start in starts})
    hits = [
        match
        for form in (compiled(_GENERIC, re.IGNORECASE), compiled(_BESIDE, re.IGNORECASE | re.MULTILINE))
        for number in numbers
        for match in form.finditer(text, *document.sentences[number])
        if not document.quoted(Span(*match.span()))
    ]
    hits.sort(key=lambda match: match.start())
    lefts = [match.start() for match in hits]
    rights = [match.end() for match in hits]
    first: dict[str, int] = {}  # where a word stands for the first time outside all of them
    named: list[tuple[int, int, str, Span]] | None = None
    seen = 0
    last: tuple[int, str, Span] | None = None
    office: bool | None = None
    for match in hits:
        if (_ELSEWHERE.search(match.group()) is not None) != named_elsewhere:
            continue
        if compiled(r"\b(?:the|this|The|This) [A-Z]").search(match.group()):
            continue  # the Post, the Reporter
        low = match.group().lower()
        meant = next((others for word, others in _STAND_FOR.items() if word in low), frozenset[str]())
        for word in (meant & places.keys()) - first.keys():
            outside = (at for at in places[word] if bisect_right(lefts, at) == bisect_right(rights, at))
            first[word] = next(outside, len(text))
        if any(first[word] < match.start() for word in meant & places.keys()):
            continue
        if "speaker" in low:
            office = _OFFICE.search(text) is not None if office is None else office
            if office:
                continue
        named = _named(document) if named is None else named
        while seen < len(named) and named[seen][0] <= match.start():
            if last is None or named[seen][1] > last[0]:
                last = named[seen][1:]
            seen += 1
        related = (Related(None, last[2], "the speaker named last"),) if last else ()
        yield Hit(Span(*match.span()), (), {"speaker": last[1] if last else "not named"}, related)
