"""Running a rule on its own examples: exact spans, fixes, silence on the near misses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..document.document import Document
from ..engines.interface import EngineRequest
from ..model.span import Span
from ..packs.examples import apply_fixes, show_marks
from ..packs.rule import Example, Loaded
from ..packs.rule_set import NotRun, RuleSet, Stopped, TooMany
from ..storage.lazy_namedtuple import NamedTuple


class Outcome(NamedTuple):
    """How one example went. `problem` is empty if it went as it must; `todo` examples are expected to
    fail, and one that passes is a problem: it should be promoted. `silent` if the rule found nothing."""

    example: Example
    problem: str
    silent: bool = False


def document_for(example: Example, request: EngineRequest | None = None) -> Document:
    """The document of an example, with its front matter and its wire copy, and what an engine finds in it."""
    document = Document(example.text, None, example.meta)
    if rejected := example.meta.get("reject"):
        document.rejected = frozenset(rejected.split(","))
    if example.sources:
        document.sources = tuple(Document(text) for text in example.sources)
    if request:
        from ..pipeline.ask_engines import result_of

        document.engine_matches = {request.name: result_of(request, document).matches}
    return document


def run_alone(rules: RuleSet, document: Document) -> tuple[list[tuple[tuple[int, int], str]], str]:
    """The (span, first replacement) pairs that a set of one rule gives, and a problem or ""."""
    from ..pipeline.findings import wanted

    found = []
    for outcome in rules.run(document, frozenset(range(len(rules.rules)))):
        if isinstance(outcome, (Stopped, NotRun)):
            return [], f"took longer than {outcome.seconds:.3g} s and was stopped"
        if isinstance(outcome, TooMany):
            continue
        rule, hit = outcome
        if document.meta.get("kind") in rule.skip_kinds and document.meta.get("kind"):
            continue
        if wanted(rule, hit.span, document):
            found.append(((hit.span.start, hit.span.end), hit.replacements[0] if hit.replacements else ""))
    return sorted(set(found)), ""


def try_example(rules: RuleSet, example: Example, request: EngineRequest | None = None) -> Outcome:
    """Run a set of one rule on one of its examples."""
    problem = _problem(rules, example, request)
    silent = bool(problem) and not run_alone(rules, document_for(example, request))[0]
    if example.todo:
        problem = (
            "" if problem else f"this todo_{example.kind} example passes now; move it to '{example.kind}'"
        )
    return Outcome(example, problem, silent)


def _problem(rules: RuleSet, example: Example, request: EngineRequest | None) -> str:
    document = document_for(example, request)
    found, problem = run_alone(rules, document)
    if problem:
        return problem
    spans = [tuple(span) for span in example.spans]
    got = sorted({span for span, _ in found})
    if got != sorted(spans):
        shown = show_marks(example._replace(spans=tuple(Span(*span) for span in got)))
        return f"expected {show_marks(example)!r}\n     found    {shown!r}"
    if example.fixed is None:
        return ""
    fixed = apply_fixes(
        example.text, [(Span(*span), replacement) for span, replacement in found if replacement]
    )
    if fixed != example.fixed:
        return f"expected the fix {example.fixed!r}\n     found            {fixed!r}"
    again = document_for(example._replace(text=fixed), request)
    left, problem = run_alone(rules, again)
    if problem or left:
        return problem or f"still speaks on its own fix {fixed!r}"
    return ""


def needs_engine(loaded: Loaded, engines: Iterable[str] = ()) -> bool:
    """True if a rule only passes on what an engine finds that is not among those asked."""
    return loaded.rule.engine not in ("", *engines)


def try_rule(loaded: Loaded, request: EngineRequest | None = None) -> Iterator[Outcome]:
    """Run one rule on all its examples; a rule of an engine's needs the request for that engine."""
    rules = RuleSet.of([loaded])
    for example in loaded.examples:
        yield try_example(rules, example, request)


def try_rules(loaded: Iterable[Loaded]) -> Iterator[Outcome]:
    """Run every rule on its own examples."""
    for entry in loaded:
        if not needs_engine(entry):
            yield from try_rule(entry)
