"""What newslint reports by itself, besides the rules of packs: what is wrong with the characters of a file, and with
the directives in it. `RULES` describes these reports as rules are described, so that they are listed, explained,
levelled and ignored like rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..model.article import Article
from ..model.finding import FAMILIES, RANK, Finding
from ..model.span import Span
from ..packs.rule import Loaded, Rule, names_of, present, renamed
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled
from . import filters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..config.model import Settings
    from .suppress import Directive, Reach

FAMILY = KIND = "newslint"
ENCODING = "newslint.encoding"
HIDDEN = "newslint.hidden-character"
ALIKE = "newslint.lookalike-letter"
UNUSED = "newslint.unused-suppression"
DIRECTIVE = "newslint.bad-directive"
RENAMED = "newslint.former-rule-id"

#: For each report its message (a finding says more), why it is made, what it rests on, and examples of what it
#: speaks on, marked as in packs, and what it leaves alone.
_TABLE = (
    (
        ENCODING,
        "Characters were read in the wrong encoding on their way here.",
        "Characters that were saved in one encoding and read in another reach the reader as gibberish.",
        "The Unicode Standard; WHATWG Encoding Standard",
        ("It doesn[[â€™]]t hold.",),
        ("It doesn’t hold.", "The café is open."),
    ),
    (
        HIDDEN,
        "A character that cannot be seen stands in the text.",
        "Readers do not see it, but searches, filters and other programs read another word than they do.",
        "Unicode Technical Report 36, Unicode Security Considerations",
        ("The min[[\u200b]]ister left.", "It was [[\u202e]]ton[[\u202c]] true."),
        ("A long\u00adword with a soft hyphen.", "He said \u2067שלום\u2069 and left."),
    ),
    (
        ALIKE,
        "A word mixes letters of alphabets that look the same.",
        "Searches, filters and other programs read another word than readers do; an old trick, or a wrong keyboard.",
        "Unicode Technical Standard 39, Unicode Security Mechanisms",
        ("He used [[p\u0430ypal]].",),
        ("Москва and Κύπρος are names.", "TNFα, ΔT and 5 μm are units and formulas."),
    ),
    (
        UNUSED,
        "This directive suppresses nothing; take it out.",
        "A directive nobody needs hides the next real defect.",
        "",
        ("[[<!-- newslint: off -->]]\n\nThe council met.",),
        ("The council met.", "The word newslint: stands here."),
    ),
    (
        DIRECTIVE,
        "A directive cannot be understood.",
        "A directive that is not understood suppresses nothing.",
        "",
        ("[[<!-- newslint: of typos -->]]\n\nThe council met.",),
        ("The council met.", "He wrote that newslint: of typos is no directive."),
    ),
    (
        RENAMED,
        "A directive names a rule by the id it had before.",
        "The old id goes on working for a while, and will stop working in a later version.",
        "",
        ("[[<!-- newslint: off garbled.verb-and-next -->]]\n\nThe council met.",),
        ("The council met.", "<!-- newslint: off typos -->\n\nThe council met teh mayor."),
    ),
)

#: The reports as rules. They stand in no pack: `path` is empty.
RULES = tuple(
    Rule(
        name,
        FAMILY,
        KIND,
        "suggestion" if name == RENAMED else "warning",
        "also",
        message,
        why,
        source,
        "",
        "",
        (),
        (),
        False,
        "",
        0,
    )  # fmt: skip
    for name, message, why, source, _, _ in _TABLE
)
NAMES = tuple(rule.id for rule in RULES)
_WHY = {rule.id: rule.why for rule in RULES}

#: What `confusables` looks into; most articles hold none of it.
_SUSPECT = compiled(
    "[\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e01ef\u0370-\u052f]"
)


def loaded() -> list[Loaded]:
    """The reports with their examples, as rules are loaded from packs."""
    from ..packs.examples import read_marks
    from ..packs.rule import Example

    found = []
    for rule, (*_, bad, good) in zip(RULES, _TABLE):
        texts = [("bad", text) for text in bad] + [("good", text) for text in good]
        examples = [
            Example(rule.id, kind, *read_marks(text), None, (), {}, False, "", 0) for kind, text in texts
        ]
        found.append(Loaded(rule, None, tuple(examples), shipped=True))
    return found


@lru_cache(maxsize=128)
def active_built_in(settings: Settings) -> Mapping[str, str]:
    """The reports that settings let through, each with its level."""
    selected, ignored = set(settings.select), set(settings.ignore)
    levels = dict(settings.levels)
    active = {}
    for rule in RULES:
        names = names_of(rule.id)
        level = filters.level_of(rule.id, levels) or rule.level
        if RANK[level] < RANK[settings.level] or not ignored.isdisjoint(names):
            continue
        if not selected or not selected.isdisjoint(names):
            active[rule.id] = level
    return active


def _finding(rule: str, settings: Settings, span: Span, source: str, message: str) -> Finding:
    level = active_built_in(settings)[rule]
    return Finding(rule, FAMILY, level, span, span.of(source), message, _WHY[rule])


def character_findings(article: Article, settings: Settings) -> list[Finding]:
    """What is wrong with the characters themselves: text that was read in the wrong encoding on its way here,
    characters that cannot be seen, letters that look like others."""
    found: list[Finding] = []
    if article.notes and ENCODING in active_built_in(settings):
        for span, message in article.notes:
            found.append(_finding(ENCODING, settings, span, article.source, message))
    if not article.text.isascii() and _SUSPECT.search(article.text):
        from .confusables import find_confusables

        active = active_built_in(settings)
        for span, message, plain, alike in find_confusables(article.text):
            rule = ALIKE if alike else HIDDEN
            if rule in active:
                one = _finding(rule, settings, article.offsets.span(span), article.source, message)
                found.append(one._replace(replacements=(plain,)) if plain else one)
    return found


def _unknown_names(
    directives: list[Directive], rules: set[str], *, styles: bool
) -> Iterator[tuple[Span, str]]:
    """For each name in a directive that is no rule, family or beginning of ids: the directive, and what to say. With
    `styles` names like those of Vale's styles, `House.Words`, may be known elsewhere."""
    known = {name for rule in rules for name in names_of(rule)} | set(FAMILIES)
    for directive in directives:
        for name in directive.rules:
            if name.partition("/")[0] not in known and not (styles and name[:1].isupper()):
                from ..yaml_marks.nodes import did_you_mean

                hint = did_you_mean(name, sorted(known))
                hint = hint if hint.startswith("did") else "`newslint rules` lists them all"
                yield directive.span, f"no rule or family is called '{name}'; {hint}"


def without_suppressed(
    findings: list[Finding],
    article: Article,
    paragraphs: list[Span],
    settings: Settings,
    ran: Iterable[str],
    rules: Iterable[str],
    former: Mapping[str, str],
) -> list[Finding]:
    """Findings without those a directive covers, and a finding for each directive that is wrong or useless.
    `paragraphs` are spans in the file, `ran` the ids of the rules that ran, `rules` those of all there are; `former` leads
    from ids that rules had before to theirs."""
    from .suppress import find_directives, reaches

    directives, mistakes = find_directives(article.source)
    if not directives and not mistakes:
        return findings
    written, directives = (
        directives,
        [
            directive._replace(rules=tuple(present(name, former) for name in directive.rules))
            for directive in directives
        ],
    )
    places: list[Reach] = reaches(directives, paragraphs, len(article.source))
    active = active_built_in(settings)
    known = {name for rule in (*ran, *active) for name in names_of(rule)}
    mistakes = [*mistakes, *_unknown_names(directives, {*rules, *NAMES}, styles=bool(settings.vale))]
    kept, unused = filters.drop_suppressed(findings, places, known)
    reports = [(UNUSED, directive.span, message) for directive, message in unused]
    reports += [(DIRECTIVE, span, message) for span, message in mistakes]
    reports += [
        (RENAMED, directive.span, renamed(name, former))
        for directive in written
        for name in directive.rules
        if present(name, former) != name
    ]
    kept += [
        _finding(rule, settings, span, article.source, message)
        for rule, span, message in reports
        if rule in active
    ]
    return kept
