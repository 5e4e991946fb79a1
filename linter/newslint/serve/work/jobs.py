"""What a process can be asked: each job takes the room and the request and makes the whole of an answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from ... import __version__
from ...document.document import Document
from ...document.foreign import find_foreign
from ...fixing.apply import Edit, edits_of, fix_bytes
from ...limits.timer import Limit
from ...model.finding import FileResult, Finding
from ...pipeline import built_in
from ...reporters.json import SCHEMA, dump, file_object, summary_object
from ...reporters.shared.base import LeftOut, ReportContext, RuleInfo, Tally
from ..languagetool.answer import answer, nothing, utf16
from .frames import Reply
from .room import Refused, Room

#: Formats in which the desk shows the file as it is; of the others it shows the prose.
_WRITTEN_BY_HAND = frozenset(("plain", "markdown", "mdx", "rst", "asciidoc"))
_JSON = "application/json"


def plain_reply(status: int, message: str) -> Reply:
    """A refusal in words."""
    return Reply(status, "text/plain", message.encode("utf-8", "replace"), {})


def _json(value: Any, counts: dict[str, int] | None = None) -> Reply:
    return Reply(200, _JSON, dump(value).encode("utf-8", "replace"), counts or {})


def _counts(words: int, findings: Iterable[Finding]) -> dict[str, int]:
    counts = {"words": words}
    for finding in findings:
        counts[finding.family] = counts.get(finding.family, 0) + 1
    return counts


def _report(result: FileResult) -> dict[str, Any]:
    """The report on one text as `newslint --format json` has it; each finding also with its `start` and `end` in UTF-16
    units of the text, the `edits` that write each of its replacements, and what is said of other places
    (`related`)."""
    tally = Tally()
    tally.add(result)
    file = file_object(result)
    units = utf16(result.source)
    for shown, finding in zip(file["findings"], result.findings):
        shown["start"], shown["end"] = units(finding.span.start), units(finding.span.end)
        shown["edits"] = _edits(result, finding, units)
        shown["related"] = [{"note": one.note} for one in finding.related]
    file["words"] = result.words
    return {
        "schema": SCHEMA, "version": __version__, "files": [file], "summary": summary_object(tally, LeftOut()),
    }  # fmt: skip


def _edits(result: FileResult, finding: Finding, units: Callable[[int], int]) -> list[dict[str, Any]]:
    """For each replacement the text to write, and how many units `before` and `after` the ends of the finding it takes the
    place of (a word that is taken out takes a space with it)."""
    edits = []
    for text in finding.replacements:
        one = finding._replace(replacements=(text,), fix="safe")
        for edit in edits_of(result.source, [one]) or [Edit(finding.span, text, finding.rule)]:
            before = units(edit.span.start) - units(finding.span.start)
            after = units(edit.span.end) - units(finding.span.end)
            edits.append({"before": before, "after": after, "text": edit.text})
    return edits


def _check(room: Room, job: dict[str, Any]) -> Reply:
    result = room.check(room.read(job), room.settings_for(job["options"]))
    return _json(_report(result), _counts(result.words, result.findings))


def _read(room: Room, job: dict[str, Any]) -> Reply:
    """What the desk shows of a file: a text written by hand as it is, of anything else the prose."""
    article = room.read(job)
    whole = article.format in _WRITTEN_BY_HAND
    value = {
        "schema": SCHEMA, "name": article.path, "format": article.format, "whole": whole,
        "text": article.source if whole else article.text, "meta": dict(article.meta),
    }  # fmt: skip
    return _json(value)


def _quotes(room: Room, job: dict[str, Any]) -> Reply:
    from ...language.word_lists import house_lists
    from ...pipeline.quotes import quotes_of

    article = room.read(job)
    with Limit(room.time_limit), house_lists(room.settings.own_words):
        quotes = quotes_of(article)
    listed = [
        {
            **quote._asdict(),
            "cue": quote.cue._asdict() if quote.cue else None,
            "speaker": quote.speaker._asdict() if quote.speaker else None,
        }
        for quote in quotes
    ]
    return _json({"schema": SCHEMA, "path": article.path, "quotes": listed})


def _facts(room: Room, job: dict[str, Any]) -> Reply:
    from ...pipeline.facts import facts_told
    from ...reporters.facts.json import object_of

    with Limit(2 * room.time_limit):
        return _json(object_of(facts_told(room.read(job), room.rules, room.settings_for(job["options"]))))


def _compare(room: Room, job: dict[str, Any]) -> Reply:
    from ...pipeline.held_against import held_against
    from ...pipeline.source_copy import SourceCopy
    from ...reporters.comparison.json import render

    article, source = room.read(job), room.read(job, "source")
    if not article.text.strip() or not source.text.strip():
        raise Refused(422, "there is nothing to compare: story and wire copy must both hold text")
    wire = SourceCopy((source._replace(path=source.path if source.path != article.path else "wire copy"),))
    settings = room.settings_for(job["options"])
    every = bool(job["options"].get("all_rules"))
    result, checked = held_against(article, wire, room.rules, settings, every=every)
    checked = checked._replace(findings=room.left(checked.findings))
    return Reply(
        200,
        _JSON,
        render(result, checked).encode("utf-8", "replace"),
        _counts(checked.words, checked.findings),
    )


def _fix(room: Room, job: dict[str, Any]) -> Reply:
    """Make all safe replacements, or with `unsafe` all."""
    from ...readers.decode import encode
    from ...readers.formats import format_of_article

    settings = room.settings_for(job["options"])
    article = room.read(job)
    if unwritten := format_of_article(article.format, article.path).unwritten:
        raise Refused(422, f"nothing can be written into {unwritten}; send its text")
    data = encode(article.source, article.encoding, bom=article.bom)

    def check(content: bytes) -> FileResult:
        return room.check(room.read({**job, "data": content}), settings)

    fixed = fix_bytes(data, check, unsafe=bool(job["options"].get("unsafe")))
    value = {
        **_report(fixed.result), "text": fixed.result.source, "fixed": fixed.counts, "refused": fixed.refused or None,
    }  # fmt: skip
    return _json(value, _counts(fixed.result.words, fixed.result.findings))


def _html(room: Room, job: dict[str, Any]) -> Reply:
    """The report as a page to keep."""
    from ...pipeline.facts import against_itself
    from ...reporters.html.report import render

    article = room.read(job)
    settings = room.settings_for(job["options"])
    result = room.check(article, settings)
    hidden = set(job["options"].get("hidden") or ())
    result = result._replace(findings=tuple(one for one in result.findings if one.fingerprint not in hidden))
    infos = {
        rule.id: RuleInfo(rule.family, rule.level, rule.message, rule.why, rule.source)
        for rule in (*room.rules.rules, *built_in.RULES)
    }
    context = ReportContext(
        version=__version__, rules=infos, level=settings.level, against_itself=against_itself(room.rules)
    )
    return Reply(200, "text/html", "".join(render([result], context)).encode("utf-8", "replace"), {})


def _rules(room: Room, job: dict[str, Any]) -> Reply:
    keys = ("id", "family", "kind", "level", "quotes", "message", "why", "source", "off")
    rules = (*room.rules.rules, *built_in.RULES)
    return _json({"schema": SCHEMA, "rules": [{key: getattr(rule, key) for key in keys} for rule in rules]})


def _explain(room: Room, job: dict[str, Any]) -> Reply:
    """The page of a rule, as Markdown."""
    from ...run.rule_page import page
    from ...yaml_marks.nodes import did_you_mean

    known = {rule.id: rule for rule in (*room.rules.rules, *built_in.RULES)}
    rule = known.get(job["rule"])
    if rule is None:
        hint = did_you_mean(job["rule"], sorted(known))
        raise Refused(
            404, f"no rule is called '{job['rule'][:60]}'{f'; {hint}' if hint.startswith('did') else ''}"
        )
    head = {"rule": rule.id, "family": rule.family, "level": rule.level, "message": rule.message}
    return _json({"schema": SCHEMA, **head, "page": page(rule)})


def _languagetool(room: Room, job: dict[str, Any]) -> Reply:
    from ..languagetool.annotated import annotated_article, plain_article
    from ..languagetool.params import BadRequest

    try:
        article = annotated_article(job["text"]) if job["annotated"] else plain_article(job["text"])
    except BadRequest as error:
        raise Refused(400, str(error)) from None
    document = Document.of(article)
    sure = float(not (job["auto"] and find_foreign(document).whole))
    code = job["variety"] or "en-US"
    settings = _chosen(room, job)
    if settings is None or not job["variety"] or sure == 0.0:
        return _json(nothing(code, sure))
    result = room.check(article, settings)
    value = answer(result, result.findings, document, article, code, sure)
    return Reply(200, _JSON, json.dumps(value).encode(), _counts(result.words, result.findings))


def _chosen(room: Room, job: dict[str, Any]) -> Any:
    """The settings for rules and categories that a client names, which may be those of another tool; None where it asks for
    none of ours."""
    on = room.known([*job["enabled"], *job["enabled_categories"]])
    off = room.known([*job["disabled"], *job["disabled_categories"]])
    settings = room.with_words(room.settings)
    if job["level"]:
        settings = settings._replace(level=job["level"])
    if job["enabled_only"]:
        return settings._replace(select=on) if on else None
    return settings._replace(enable=(*settings.enable, *on), ignore=(*settings.ignore, *off))


#: The jobs by name.
JOBS: dict[str, Callable[[Room, dict[str, Any]], Reply]] = {
    "check": _check,
    "read": _read,
    "quotes": _quotes,
    "facts": _facts,
    "compare": _compare,
    "fix": _fix,
    "html": _html,
    "rules": _rules,
    "explain": _explain,
    "languagetool": _languagetool,
}
