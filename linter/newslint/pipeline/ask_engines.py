"""Asking the grammar engines of a run what they find in an article."""

from __future__ import annotations

from ..config.model import LANGUAGE_MODEL
from ..engines.interface import EngineRequest
from ..engines.language_model import TYPING
from ..engines.running import running
from ..model.engine_match import EngineResult
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from ..config.model import Settings
    from ..document.document import Document
    from ..packs.rule_set import RuleSet

#: Blocks that hold whole sentences; headlines and captions have a grammar of their own.
_PROSE = frozenset({"body", "quote", "item"})


def request_for(name: str, settings: Settings) -> EngineRequest:
    """What an engine of that name is asked for. `engine_url` is the `url` of LanguageTool, whose it always was."""
    options = dict(dict(settings.engine_options).get(name, ()))
    if name == "languagetool" and settings.engine_url:
        options["url"] = settings.engine_url
    if name == LANGUAGE_MODEL and settings.typing:
        options[TYPING] = "yes"
    return EngineRequest(name, settings.variety or "us", settings.engine_timeout, options)


def result_of(request: EngineRequest, document: Document) -> EngineResult:
    """What an engine says of a document. One that reads paragraphs is given those of running prose."""
    prose = [one.span for one in document.paragraphs if one.kind in _PROSE]
    return running.result(request, document.text, prose)


def ask_engines(document: Document, rules: RuleSet, settings: Settings, active: frozenset[int]) -> None:
    """Leave on the document what the engines of the run say, each only if a rule would pass it on."""
    wanted = {rules.rules[number].engine for number in active}
    results = {
        name: result_of(request_for(name, settings), document) for name in settings.engine if name in wanted
    }
    document.engine_matches = {name: result.matches for name, result in results.items()}
    document.engine_documents = {name: result.document for name, result in results.items() if result.document}


def is_unsettled(settings: Settings) -> bool:
    """True if an engine of the run may have more to say of the same text, see `deep.while_typing`."""
    return running.unsettled(*(request_for(name, settings) for name in settings.engine))


def problems_of(settings: Settings) -> list[str]:
    """Why engines of the run were of no use, a line each."""
    requests = {name: request_for(name, settings) for name in settings.engine}
    return [
        f"{name}: {running.problems[request]}"
        for name, request in requests.items()
        if request in running.problems
    ]
