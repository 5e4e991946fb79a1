"""From a path to its findings: read, find the parts, run the rules, filter. No output happens here."""

from __future__ import annotations

from functools import lru_cache

from ..config.model import LANGUAGE_MODEL, Settings
from ..document.document import Document
from ..document.foreign import Foreign, find_foreign
from ..document.words import fold
from ..language.word_lists import house_lists
from ..limits.timer import PER_FILE, allowed
from ..model.article import Article
from ..model.errors import NewslintError
from ..model.finding import RANK, FileResult, Finding
from ..model.span import LineIndex, Span
from ..packs.rule import names_of
from ..packs.rule_set import NotRun, RuleSet, Stopped, TooMany
from ..readers import read_article
from ..readers.contents import contents
from ..storage.lazy_namedtuple import TYPE_CHECKING
from . import filters
from .budget import Budget
from .built_in import character_findings, without_suppressed
from .findings import finding_of, wanted
from .present_names import with_present_names
from .unlisted import Unlisted, unlisted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..checks.interface import Hit
    from ..packs.rule import Rule
    from .source_copy import SourceCopy


@lru_cache(maxsize=128)
def active_rules(rules: RuleSet, settings: Settings, kind: str, company: str = "") -> frozenset[int]:
    """The numbers of the rules that settings switch on for an article of a kind ("" for plain news). `company` is
    "company" where the article has other signs of defects: rules that need them are among these then."""
    settings = with_present_names(rules, settings)
    levels = dict(settings.levels)
    least = RANK[settings.level]
    selected, enabled, ignored = set(settings.select), set(settings.enable), set(settings.ignore)
    named = bool(selected or enabled or ignored)
    numbers = []
    for number, rule in enumerate(rules.rules):
        level = rule.level if not levels else filters.level_of(rule.id, levels) or rule.level
        if RANK[level] < least or (kind and kind in rule.skip_kinds):
            continue
        if rule.engine and rule.engine not in settings.engine:
            continue
        if named:
            names = names_of(rule.id)
            switched_on = not selected.isdisjoint(names) or not enabled.isdisjoint(names)
            if (selected or rule.off) and not switched_on or not ignored.isdisjoint(names):
                continue
        elif rule.off:
            continue
        if rule.needs == "deep" and LANGUAGE_MODEL in settings.engine:
            numbers.append(number)  # the model is asked when there is something to confirm
            continue
        if rule.needs and rule.needs != company and rule.id not in selected and rule.id not in enabled:
            continue  # speaks only where something else confirms it, or where somebody named it
        numbers.append(number)
    return frozenset(numbers)


def document_of(article: Article, settings: Settings) -> Document:
    """The document of an article, with what the settings say of it."""
    document = Document.of(article, settings.kind)
    document.accepted = frozenset(fold(word) for word in settings.accept)
    document.rejected = frozenset(settings.reject)
    document.variety = settings.variety
    return document


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


def check_article(
    article: Article, rules: RuleSet, settings: Settings, wire: SourceCopy | None = None
) -> FileResult:
    """All findings of one article, filtered and in order. `wire` are its sources where they are at hand; otherwise they
    are read from where settings and article say."""
    with house_lists(settings.own_words):
        return _checked(article, rules, settings, wire)


def _checked(article: Article, rules: RuleSet, settings: Settings, wire: SourceCopy | None) -> FileResult:
    settings = with_present_names(rules, settings)
    document = document_of(article, settings)
    budget = Budget(settings.time_limit or allowed(PER_FILE, len(article.text)))
    problems = budget.problems
    kind = budget.spent_on("what sort of article it is was not found out", lambda: document.kind, "")
    foreign = budget.spent_on(
        "its language was not found out", lambda: find_foreign(document), Foreign(False)
    )
    if foreign.whole:
        return FileResult(
            article.path,
            article.source,
            LineIndex(article.source),
            error="; ".join(problems) or None,
            article=article,
            language=article.meta.get("lang", "") or "unknown",
        )
    elsewhere = [article.offsets.span(span) for span in foreign.passages]
    active = active_rules(rules, settings, kind)
    if settings.engine:
        from .ask_engines import ask_engines

        budget.spent_on(
            "the engines were not asked", lambda: ask_engines(document, rules, settings, active), None
        )
    findings: list[Finding] = []
    more: dict[str, Sequence[int]] = {}
    if wire is None and (settings.source or "source" in article.meta):
        from .source_copy import source_copy_of

        wire = budget.spent_on("its source was not read", lambda: source_copy_of(article, settings), None)
    if wire is not None:
        document.sources = wire.documents()
        if wire.problem:
            problems.append(wire.problem)

    deep = LANGUAGE_MODEL in settings.engine
    entries = frozenset(name for name in settings.ignore if "/" in name)

    def keep(rule: Rule, hit: Hit, document: Document) -> bool:
        return (not entries or f"{rule.id}/{hit.entry}" not in entries) and wanted(rule, hit.span, document)

    def found_by(numbers: frozenset[int], *, doubted: bool = False) -> list[Finding]:
        """What these rules find, at the levels that hold; what did not finish is noted. Of what is `doubted`, and of
        rules that need a language model, only that with which the model agrees."""
        found: list[Finding] = []
        doubtful: list[tuple[Rule, Hit]] = []
        for outcome in rules.run(document, numbers, budget.seconds, end=budget.end, keep=keep):
            if isinstance(outcome, TooMany):
                more[outcome.rule.id] = outcome.more
                continue
            if isinstance(outcome, (Stopped, NotRun)):
                problems.append(late(outcome))
                continue
            rule, hit = outcome
            if deep and (doubted or rule.needs == "deep"):
                doubtful.append((rule, hit))
                continue
            found.append(finding_of(rule, hit, document, article, wire))
        if doubtful:
            from .second_reader import confirmed

            agreed: list[tuple[Rule, Hit]] = []
            agreed = budget.spent_on(
                "what a language model must confirm was left out",
                lambda: confirmed(doubtful, document, settings), agreed,
            )  # fmt: skip
            found += [finding_of(rule, hit, document, article, wire) for rule, hit in agreed]
        return filters.apply_levels(filters.outside(found, elsewhere), dict(settings.levels))

    findings += found_by(active)
    if deep and RANK[settings.level] <= RANK["warning"]:
        from .verdict import escalation

        suggested = active_rules(rules, settings._replace(level="suggestion"), kind)
        surer = escalation.escalating_rules(rules, settings, suggested)
        findings += escalation.escalated(found_by(surer, doubted=True))
    findings += budget.spent_on(
        "its characters were not looked at",
        lambda: filters.outside(character_findings(article, settings), elsewhere),
        [],
    )
    findings = filters.drop_duplicates(filters.from_level(findings, settings.level))
    if len(findings) > 1:
        from .verdict import escalation

        if RANK[settings.level] <= RANK["warning"] and escalation.is_bad_company(
            findings, len(document.words)
        ):
            suggested = active_rules(rules, settings._replace(level="suggestion"), kind)
            raised = escalation.escalating_rules(rules, settings, suggested)
            raised |= active_rules(rules, settings, kind, "company") - active
            active |= raised
            names = {rules.rules[number].id for number in raised}
            findings = [finding for finding in findings if finding.rule not in names]
            findings = filters.drop_duplicates(findings + escalation.escalated(found_by(raised)))
    if settings.vale:
        from .vale_styles import vale_styles

        budget.spent_on(
            "Vale's styles were not run",
            lambda: vale_styles(document, article, settings, findings, problems),
            None,
        )
    orders = "newslint:" in article.source
    paragraphs: list[Span] = []
    if findings or orders:
        paragraphs = budget.spent_on(
            "its paragraphs were not found",
            lambda: [article.offsets.span(paragraph.span) for paragraph in document.paragraphs],
            paragraphs,
        )
    suppressed = 0
    if orders:
        before = findings
        ran = [rules.rules[number].id for number in active]
        findings = budget.spent_on(
            "directives in it were not followed",
            lambda: without_suppressed(
                findings, article, paragraphs, settings, ran, (rule.id for rule in rules.rules), rules.former
            ),
            findings,
        )
        kept = set(map(id, findings))
        suppressed = sum(id(finding) not in kept for finding in before)
    beyond = Unlisted()
    if more:
        beyond = budget.spent_on(
            "findings that are not listed were not counted",
            lambda: unlisted(more, article, elsewhere, paragraphs),
            beyond,
        )
    findings = filters.in_order(findings)
    if findings:
        from .fingerprints import fingerprinted

        findings = budget.spent_on(
            "its findings have no fingerprints",
            lambda: fingerprinted(findings, article.source, paragraphs, rules.first_ids),
            findings,
        )
    lines = LineIndex(article.source)
    verdict = None
    if any(finding.sign for finding in findings):
        from .verdict.judge import verdict_on

        verdict = budget.spent_on(
            "there is no verdict on it", lambda: verdict_on(findings, lines, len(document.words), kind), None
        )
    return FileResult(
        article.path,
        article.source,
        lines,
        tuple(findings),
        "; ".join(problems) or None,
        verdict,
        len(document.words),
        suppressed=suppressed + beyond.suppressed,
        article=article,
        wire=wire.articles[0] if wire and wire.articles else None,
        engines=document.engine_documents,
        unlisted=beyond.places,
        passages=len(elsewhere),
    )


def read_and_check(
    path: str, rules: RuleSet, settings: Settings, *, data: bytes | None = None, name: str | None = None
) -> FileResult:
    """All findings of one file. `data` is what it holds if that is known already, `name` what its format is told from
    where that is not the path. Raises UnreadableFile."""
    data = contents(path) if data is None else data
    article = read_article(path, data, name=name, seconds=settings.time_limit)
    return check_article(article, rules, settings)


def check_file(path: str, rules: RuleSet, settings: Settings, *, data: bytes | None = None) -> FileResult:
    """All findings of one file; a file that cannot be read is a result with an error."""
    try:
        return read_and_check(path, rules, settings, data=data)
    except NewslintError as error:
        return FileResult(path, "", LineIndex(""), error=error.message)
