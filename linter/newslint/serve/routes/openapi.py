"""The description of the server's interface, as OpenAPI 3.1 has it."""

from __future__ import annotations

from typing import Any

from ... import __version__

_TEXT = {
    "text": {"type": "string", "description": "The story."},
    "name": {
        "type": "string",
        "description": "What the file is called: it tells the format, and is no path.",
    },
}
_NAMES = {"type": "array", "items": {"type": "string"}}
_SELECTION = {
    "level": {"enum": ["suggestion", "warning", "error"], "description": "The lowest level of findings."},
    "select": {**_NAMES, "description": "Only these rules or families."},
    "ignore": {**_NAMES, "description": "All but these."},
    "enable": {**_NAMES, "description": "These too, though they are off."},
}
_PLACE = {name: {"type": "integer", "minimum": 1} for name in ("line", "column", "end_line", "end_column")}
_FINDING = {
    "type": "object",
    "required": ["rule", "family", "level", *_PLACE, "text", "message", "why", "replacements", "fingerprint"],
    "properties": {
        "rule": {"type": "string"},
        "family": {"enum": ["typos", "garbled", "spun", "attribution", "style"]},
        "level": {"enum": ["suggestion", "warning", "error"]},
        **_PLACE,
        "text": {"type": "string"},
        "message": {"type": "string"},
        "why": {"type": "string"},
        "replacements": {"type": "array", "items": {"type": "string"}},
        "fingerprint": {"type": "string"},
        "entry": {"type": "string"},
        "edits": {
            "type": "array",
            "description": "For each replacement what to write, and how far before and after the finding's ends.",
            "items": {
                "type": "object",
                "properties": {
                    "before": {"type": "integer"},
                    "after": {"type": "integer"},
                    "text": {"type": "string"},
                },
            },
        },
        "fix": {"enum": ["safe", "unsafe", "ask", "hand", None]},
        "start": {"type": "integer", "description": "Offset in UTF-16 units, from 0."},
        "end": {"type": "integer", "description": "Offset of the end, exclusive."},
    },
}
_REPORT = {
    "type": "object",
    "required": ["schema", "version", "files", "summary"],
    "properties": {
        "schema": {"const": 1},
        "version": {"type": "string"},
        "files": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "error", "findings", "verdict"],
                "properties": {
                    "path": {"type": "string"},
                    "error": {"type": ["string", "null"]},
                    "findings": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}},
                    "verdict": {"type": ["object", "null"]},
                    "words": {"type": "integer"},
                },
            },
        },
        "summary": {"type": "object"},
    },
}
#: The parameters of `/v2/check`, each with what it says.
_FORM = {
    "text": "The text; this or 'data'.",
    "data": 'Text with markup, as JSON: {"annotation": [{"text": "A "}, {"markup": "<b>", "interpretAs": ""}]}.',
    "language": "A code of English such as en-US, or auto.",
    "preferredVariants": "With language=auto: such as en-GB.",
    "motherTongue": "Taken, and passed on to another LanguageTool server.",
    "enabledRules": "Rules to switch on, with commas between them.",
    "disabledRules": "Rules to switch off.",
    "enabledCategories": "Categories (families) to switch on.",
    "disabledCategories": "Categories to switch off.",
    "enabledOnly": "true: only the rules and categories that are named.",
    "level": "default, or picky for suggestions too.",
    "apiKey": "The token of this server, if it asks for one.",
}
_PAGE = "application/json"
_REFUSALS = {
    "400": "The request makes no sense; the text says why.",
    "401": "The server asks for a token.",
    "403": "Asked from another site, or by another host name.",
    "413": "Too large.",
    "422": "The text cannot be read.",
    "429": "Too many requests; Retry-After says when to ask again.",
    "503": "Busy, or the text took too long.",
}


def description() -> dict[str, Any]:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "newslint",
            "version": __version__,
            "description": "Copy-edit checks for news articles. Refusals are plain text: 'Error: ' and the reason.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": {**_own_paths(), **_languagetool_paths(), **_watching_paths()},
        "components": {
            "schemas": {"Finding": _FINDING, "Report": _REPORT, "Text": _object(_TEXT, "text")},
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "basic": {"type": "http", "scheme": "basic"},
            },
        },
        "security": [{}, {"bearer": []}, {"basic": []}],
    }


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties}


def _content(schema: dict[str, Any], media: str = _PAGE) -> dict[str, Any]:
    return {media: {"schema": schema}}


def _answers(meaning: str, content: dict[str, Any]) -> dict[str, Any]:
    refusals = {
        code: {"description": why, "content": _content({"type": "string"}, "text/plain")}
        for code, why in _REFUSALS.items()
    }
    return {"200": {"description": meaning, "content": content}, **refusals}


def _post(
    summary: str, body: dict[str, Any], answer: dict[str, Any], *, files: bool = True
) -> dict[str, Any]:
    content = _content(body)
    if files:
        content["application/octet-stream"] = {"schema": {"type": "string", "format": "binary"}}
    name = {"name": "name", "in": "query", "schema": {"type": "string"}, "description": "The file's name."}
    return {
        "post": {
            "summary": summary,
            "parameters": [name] if files else [],
            "requestBody": {"required": True, "content": content},
            "responses": _answers("What was found.", answer),
        }
    }


def _own_paths() -> dict[str, Any]:
    text = _object({**_TEXT, **_SELECTION}, "text")
    report = _content({"$ref": "#/components/schemas/Report"})
    fixed = {
        "text": {"type": "string"}, "fixed": {"type": "object", "additionalProperties": {"type": "integer"}},
        "refused": {"type": ["string", "null"]},
    }  # fmt: skip
    source = {"source": {"$ref": "#/components/schemas/Text"}, "all_rules": {"type": "boolean"}}
    page = _content({"type": "string"}, "text/html")
    return {
        "/api/check": _post("Check a story, as `newslint --format json` does.", text, report),
        "/api/quotes": _post(
            "Who says what.", text, _content(_object({"quotes": {"type": "array"}}, "quotes"))
        ),
        "/api/facts": _post("Who, when and how many.", text, _content({"type": "object"})),
        "/api/compare": _post(
            "Hold a story against its wire copy.",
            _object({**_TEXT, **_SELECTION, **source}, "text", "source"),
            _content({"type": "object"}),
            files=False,
        ),
        "/api/fix": _post(
            "Make all safe replacements, or with 'unsafe' all.",
            _object({**_TEXT, **_SELECTION, "unsafe": {"type": "boolean"}}, "text"),
            _content({"allOf": [{"$ref": "#/components/schemas/Report"}, _object(fixed, *fixed)]}),
        ),
        "/api/read": _post(
            "The text of a file.",
            text,
            _content(_object({"text": {"type": "string"}, "format": {"type": "string"}})),
        ),
        "/api/report": _post(
            "The report as a page. 'hidden' are fingerprints of findings to leave out.",
            _object({**_TEXT, **_SELECTION, "hidden": _NAMES}, "text"),
            page,
        ),
        "/api/rules": _get("All rules.", _content(_object({"rules": {"type": "array"}}, "rules"))),
        "/api/openapi.json": _get("This description.", _content({"type": "object"})),
    }


def _get(summary: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"get": {"summary": summary, "responses": _answers("The answer.", content)}}


def _form(*fields: str, required: tuple[str, ...] = ()) -> dict[str, Any]:
    properties = {name: {"type": "string", "description": _FORM.get(name, "")} for name in fields}
    return {
        "required": True,
        "content": _content(_object(properties, *required), "application/x-www-form-urlencoded"),
    }


def _languagetool_paths() -> dict[str, Any]:
    answer = _content({"type": "object"})

    def post(summary: str, body: dict[str, Any]) -> dict[str, Any]:
        return {
            "post": {"summary": summary, "requestBody": body, "responses": _answers("The answer.", answer)}
        }

    word = _form("word", "apiKey", required=("word",))
    return {
        "/v2/check": post("Check a text, as LanguageTool does.", _form(*_FORM, required=("language",))),
        "/v2/languages": _get("The languages that are checked.", _content({"type": "array"})),
        "/v2/info": _get("Who answers.", answer),
        "/v2/words": _get("The words of the house; 'offset' and 'limit' say which.", answer),
        "/v2/words/add": post("Take a word in.", word),
        "/v2/words/delete": post("Take a word out.", word),
    }


def _watching_paths() -> dict[str, Any]:
    text = _content({"type": "string"}, "text/plain")
    return {
        "/health": _get("'ok' while checks can be made.", text),
        "/metrics": _get("Counts in the text format of Prometheus.", text),
    }
