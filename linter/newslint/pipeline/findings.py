"""From the hits of rules to findings: where a rule may speak, what it says, and where in the file that is."""

from __future__ import annotations

from ..checks.interface import Hit
from ..document.document import Document
from ..model.article import Article
from ..model.finding import Finding, Related
from ..model.span import Span
from ..packs.rule import Rule
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from .source_copy import SourceCopy


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


#: The clause of a message that says what to write; it goes where nothing can be offered.
_ADVICE = compiled(r" \([^()]*\{replacement\}[^()]*\)|[;.] [^;.]*\{replacement\}'?(?=\.?$)")


def message_for(rule: Rule, hit: Hit, words: str) -> str:
    """The message of a rule with its placeholders filled."""
    fields = _Blank(hit.fields)
    fields["match"] = " ".join(words.split())
    fields["replacement"] = hit.replacements[0] if hit.replacements else ""
    if not fields["replacement"]:
        return _ADVICE.sub("", rule.message).format_map(fields)
    return rule.message.format_map(fields)


def finding_of(
    rule: Rule, hit: Hit, document: Document, article: Article, wire: SourceCopy | None = None
) -> Finding:
    """The finding a hit comes to, in the file."""
    words = hit.span.of(document.text)
    fix = barrier = ""
    if hit.replacements:
        from ..fixing.barriers import barrier_to

        barrier = barrier_to(document, article, hit.span, hit.replacements[0])
        fix = rule.fix if not barrier and words != hit.replacements[0] else ""
        if fix == "safe" and hit.doubtful:
            fix = "unsafe"
    return Finding(
        rule.id, rule.family, rule.level, article.offsets.span(hit.span), words, message_for(rule, hit, words), rule.why,
        hit.replacements, fix, rule.sign,
        tuple(_in_file(related, article, wire) for related in hit.related), entry=hit.entry, barrier=barrier,
    )  # fmt: skip


def _in_file(related: Related, article: Article, wire: SourceCopy | None) -> Related:
    """A related place, its span in the file it lies in."""
    for other in (article, *(wire.articles if wire else ())):
        if related.path is None or (other is not article and other.path == related.path):
            return related._replace(span=other.offsets.span(related.span))
    return related
