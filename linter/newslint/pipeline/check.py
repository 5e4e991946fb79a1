"""From a path to its findings: read, find the parts, run the rules, filter. No output happens here."""

from __future__ import annotations

from functools import lru_cache

from ..checks.interface import Hit
from ..config.model import ENGINES, Settings
from ..document.document import Document, fold
from ..model.article import Article
from ..model.errors import NewslintError
from ..model.finding import RANK, FileResult, Finding, Related
from ..model.span import LineIndex, Span
from ..packs.rule import Rule, names_of
from ..packs.rule_set import NotRun, RuleSet, Stopped
from ..readers import read_article
from ..readers.contents import contents
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled
from . import filters

if TYPE_CHECKING:
    from .source_copy import SourceCopy


#: What `disguise` looks into; most articles hold none of it.
_DISGUISES = compiled(
    "[\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e01ef\u0370-\u052f]"
)


#: The clause of a message that says what to write; it goes where nothing can be offered.
_ADVICE = compiled(r" \([^()]*\{replacement\}[^()]*\)|[;.] [^;.]*\{replacement\}'?(?=\.?$)")


@lru_cache(maxsize=128)
def active_rules(rules: RuleSet, settings: Settings, kind: str, company: str = "") -> frozenset[int]:
    """The numbers of the rules that settings switch on for an article of a kind ("" for plain news). `company` is
    "company" where the article has other signs of defects: rules that need them are among these then."""
    levels = dict(settings.levels)
    least = RANK[settings.level]
    selected, enabled, ignored = set(settings.select), set(settings.enable), set(settings.ignore)
    named = bool(selected or enabled or ignored)
    numbers = []
    for number, rule in enumerate(rules.rules):
        level = rule.level if not levels else filters.level_of(rule.id, levels) or rule.level
        if RANK[level] < least or (kind and kind in rule.skip_kinds):
            continue
        if rule.kind in ENGINES and rule.kind not in settings.engine:
            continue
        if named:
            names = names_of(rule.id)
            switched_on = not selected.isdisjoint(names) or not enabled.isdisjoint(names)
            if (selected or rule.off) and not switched_on or not ignored.isdisjoint(names):
                continue
        elif rule.off:
            continue
        if rule.needs and rule.needs != company and rule.id not in selected and rule.id not in enabled:
            continue  # speaks only where something else confirms it, or where somebody named it
        numbers.append(number)
    return frozenset(numbers)


def document_of(article: Article, settings: Settings) -> Document:
    """The document of an article, with what the settings say of it."""
    meta = article.meta
    if settings.kind and "kind" not in meta:
        meta = {**meta, "kind": settings.kind}
    document = Document(article.text, article.blocks, meta)
    document.accepted = frozenset(fold(word) for word in settings.accept)
    document.rejected = frozenset(settings.reject)
    document.variety = settings.variety
    return document


def _ask_engines(document: Document, rules: RuleSet, settings: Settings, active: frozenset[int]) -> None:
    """Leave on the document what the engines of the run find, each only if a rule would pass it on."""
    from ..engines import EngineRequest, running

    kinds = {rules.rules[number].kind for number in active}
    document.engine_matches = {
        name: running.matches(
            EngineRequest(
                name,
                settings.engine_url if name == "languagetool" else "",
                settings.variety or "us",
                settings.engine_timeout,
            ),
            document.text,
        )
        for name in settings.engine
        if name in kinds
    }


def wanted(rule: Rule, span: Span, document: Document) -> bool:
    """True if a rule may speak here: its `where` and `quotes` keys allow it."""
    if rule.where:
        paragraphs = document.paragraphs
        if not paragraphs or paragraphs[document.paragraph_at(span.start)].kind not in rule.where:
            return False
    if rule.allow and _allowed(rule.allow, span, document):
        return False
    if rule.quotes == "also":
        return True
    return document.quoted(span) == (rule.quotes == "only")


def _allowed(phrases: tuple[str, ...], span: Span, document: Document) -> bool:
    """True if one of the phrases stands where the hit is."""
    folded = document.folded
    for phrase in phrases:
        at = folded.find(phrase, max(0, span.start - len(phrase) + 1))
        while 0 <= at < span.end:
            end = at + len(phrase)
            if not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum()):
                return True
            at = folded.find(phrase, at + 1)
    return False


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def message_for(rule: Rule, hit: Hit, words: str) -> str:
    """The message of a rule with its placeholders filled."""
    fields = _Blank(hit.fields)
    fields["match"] = " ".join(words.split())
    fields["replacement"] = hit.replacements[0] if hit.replacements else ""
    if not fields["replacement"]:
        return _ADVICE.sub("", rule.message).format_map(fields)
    return rule.message.format_map(fields)


def _finding(
    rule: Rule, hit: Hit, document: Document, article: Article, wire: SourceCopy | None = None
) -> Finding:
    words = hit.span.of(document.text)
    fix = rule.fix if hit.replacements else ""
    if fix:
        from ..fixing.may_fix import may_fix

        fix = fix if may_fix(document, article, hit.span, hit.replacements[0]) else ""
    return Finding(
        rule.id, rule.family, rule.level, article.offsets.span(hit.span), words, message_for(rule, hit, words), rule.why,
        hit.replacements, fix, rule.sign,
        tuple(_in_file(related, article, wire) for related in hit.related),
    )  # fmt: skip


def _in_file(related: Related, article: Article, wire: SourceCopy | None) -> Related:
    """A related place, its span in the file it lies in."""
    for other in (article, *(wire.articles if wire else ())):
        if related.path is None or (other is not article and other.path == related.path):
            return related._replace(span=other.offsets.span(related.span))
    return related


def _own(rule: str, level: str, span: Span, source: str, message: str, why: str) -> Finding:
    return Finding(rule, "newslint", level, span, span.of(source), message, why)


def _noted(article: Article, settings: Settings) -> list[Finding]:
    """What is wrong with the characters themselves: text that was read in the wrong encoding on its way here,
    characters that cannot be seen, letters that look like others."""
    found = []
    if article.notes:
        why = "Characters that were saved in one encoding and read in another reach the reader as gibberish."
        for span, message in article.notes:
            found.append(_own(filters.ENCODING, "warning", span, article.source, message, why))
    if not article.text.isascii() and _DISGUISES.search(article.text):
        from .confusables import ALIKE_WHY, HIDDEN_WHY, find_confusables

        for span, message, plain, alike in find_confusables(article.text):
            rule, why = (filters.ALIKE, ALIKE_WHY) if alike else (filters.HIDDEN, HIDDEN_WHY)
            place = article.offsets.span(span)
            one = _own(rule, "warning", place, article.source, message, why)
            found.append(one._replace(replacements=(plain,)) if plain else one)
    if not found or not (settings.ignore or settings.select):
        return found
    return [one for one in found if _wants(settings, one.rule)]


def _wants(settings: Settings, rule: str) -> bool:
    """True if the settings let newslint's own report of that name through."""
    names = {rule, "newslint"}
    return not names & set(settings.ignore) and not (settings.select and not names & set(settings.select))


def late(outcome: Stopped | NotRun) -> str:
    """What the user is told of rules that took too long, and what they can do."""
    if isinstance(outcome, Stopped):
        rule = outcome.rule
        return (
            f"rule {rule.id} ({rule.path}:{rule.line}) took longer than {outcome.seconds:.3g} s and was stopped; "
            f"simplify it (`newslint test` shows what it costs) or leave it out with --ignore {rule.id}"
        )
    names = ", ".join(rule.id for rule in outcome.rules)
    return (
        f"the {outcome.seconds:.3g} s for one article were used up, so these rules did not finish: {names}; "
        "allow more with --time-limit, or split the article"
    )


def check_article(article: Article, rules: RuleSet, settings: Settings) -> FileResult:
    """All findings of one article, filtered and in order."""
    document = document_of(article, settings)
    active = active_rules(rules, settings, document.kind)
    if settings.engine:
        _ask_engines(document, rules, settings, active)
    findings: list[Finding] = []
    problems: list[str] = []
    wire = None
    if settings.source or "source" in article.meta:
        from .source_copy import source_copy_of

        wire = source_copy_of(article, settings)
        document.sources = wire.documents()
        if wire.problem:
            problems.append(wire.problem)

    def found_by(numbers: frozenset[int]) -> list[Finding]:
        """What these rules find, at the levels that hold; what did not finish is noted."""
        found: list[Finding] = []
        for outcome in rules.run(document, numbers, settings.time_limit or None):
            if isinstance(outcome, (Stopped, NotRun)):
                problems.append(late(outcome))
                continue
            rule, hit = outcome
            if wanted(rule, hit.span, document):
                found.append(_finding(rule, hit, document, article, wire))
        return filters.apply_levels(found, dict(settings.levels))

    findings += found_by(active)
    findings += filters.apply_levels(_noted(article, settings), dict(settings.levels))
    findings = filters.drop_duplicates(filters.from_level(findings, settings.level))
    if len(findings) > 1:
        from .verdict import escalation

        if RANK[settings.level] <= RANK["warning"] and escalation.is_bad_company(
            findings, len(document.words)
        ):
            suggested = active_rules(rules, settings._replace(level="suggestion"), document.kind)
            raised = escalation.escalating_rules(rules, settings, suggested)
            raised |= active_rules(rules, settings, document.kind, "company") - active
            active |= raised
            names = {rules.rules[number].id for number in raised}
            findings = [finding for finding in findings if finding.rule not in names]
            findings = filters.drop_duplicates(findings + escalation.escalated(found_by(raised)))
    findings = _suppress(findings, article, document, rules, active)
    findings = filters.in_order(findings)
    if findings:
        from .fingerprints import fingerprinted

        paragraphs = [article.offsets.span(paragraph.span) for paragraph in document.paragraphs]
        findings = fingerprinted(findings, article.source, paragraphs)
    lines = LineIndex(article.source)
    verdict = None
    if any(finding.sign for finding in findings):
        from .verdict.judge import verdict_on

        verdict = verdict_on(findings, lines, len(document.words), document.kind)
    return FileResult(
        article.path,
        article.source,
        lines,
        tuple(findings),
        "; ".join(problems) or None,
        verdict,
        len(document.words),
        article=article,
        wire=wire.articles[0] if wire and wire.articles else None,
    )


def _suppress(
    findings: list[Finding], article: Article, document: Document, rules: RuleSet, active: frozenset[int]
) -> list[Finding]:
    """Findings without those a directive covers, and a finding for each directive that is wrong or useless."""
    if "newslint:" not in article.source:
        return findings
    from .suppress import find_directives, reaches

    directives, mistakes = find_directives(article.source)
    if not directives and not mistakes:
        return findings
    paragraphs = [article.offsets.span(paragraph.span) for paragraph in document.paragraphs]
    places = reaches(directives, paragraphs, len(article.source))
    known = {name for number in active for name in names_of(rules.rules[number].id)}
    kept, unused = filters.drop_suppressed(findings, places, known)
    why = "A directive nobody needs hides the next real defect."
    kept += [
        _own(filters.UNUSED, "warning", directive.span, article.source, message, why)
        for directive, message in unused
    ]
    why = "A directive that is not understood suppresses nothing."
    kept += [
        _own(filters.DIRECTIVE, "warning", span, article.source, message, why) for span, message in mistakes
    ]
    return kept


def check_file(path: str, rules: RuleSet, settings: Settings, *, data: bytes | None = None) -> FileResult:
    """All findings of one file; a file that cannot be read is a result with an error."""
    try:
        data = contents(path) if data is None else data
        article = read_article(path, data, seconds=settings.time_limit)
    except NewslintError as error:
        return FileResult(path, "", LineIndex(""), error=error.message)
    return check_article(article, rules, settings)
