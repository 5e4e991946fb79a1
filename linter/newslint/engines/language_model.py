"""A language model as second reader: near alternatives that would make a sentence much likelier.

It is asked like a grammar engine. Its ids are the sorts of alternatives; what it says of a place is by how much the
alternative is likelier, and `score` how sure it is that the alternative was meant. The kind `likelihood` listens to it."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.engine_match import EngineResult
from ..model.errors import NewslintError
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .interface import EngineFailure, EngineRequest

if TYPE_CHECKING:
    from ..deep.reading import Reading

#: The option for texts that are read after every few letters, see `deep.while_typing`.
TYPING = "typing"
_NEEDED = ("ctranslate2", "tokenizers", "numpy")


def start(request: EngineRequest) -> LanguageModelEngine:
    """The engine of a request; its option `model` is a GGUF file of the Llama family or a folder with a converted model, and
    `typing` (whatever it says) is for texts that are read after every few letters. Raises EngineFailure."""
    request.check_options("model", TYPING)
    return LanguageModelEngine(request.options.get("model", ""), TYPING in request.options)


class LanguageModelEngine:
    """Reads with the model at a path, or the one that is installed."""

    def __init__(self, path: str, typing: bool = False) -> None:
        from importlib.util import find_spec

        if any(find_spec(name) is None for name in _NEEDED):
            raise EngineFailure("deep reading needs more: pip install 'newslint[deep]'")
        from ..deep.reading import Reading
        from ..deep.store import find
        from ..deep.while_typing import ReadingWhileTyping

        kind = ReadingWhileTyping if typing else Reading
        try:
            self._reading: Reading | None = kind(find(path))
        except NewslintError as error:
            raise EngineFailure(str(error)) from None

    def check(self, text: str) -> EngineResult:
        """What it finds in a text with a paragraph a line. Raises EngineFailure."""
        spans, at = [], 0
        for line in text.split("\n"):
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        return self.read(text, spans)

    def read(self, text: str, paragraphs: Sequence[Span]) -> EngineResult:
        """What it finds in some paragraphs of a text. Raises EngineFailure."""
        assert self._reading is not None
        try:
            return EngineResult(tuple(self._reading.matches(text, paragraphs)))
        except RuntimeError as error:
            raise _unusable(error) from None

    def gains(self, text: str, edits: Sequence[tuple[Span, Span, str]]) -> list[float]:
        """For each edit (its paragraph, its place, what would be written) by how many nats it makes the paragraph likelier.
        Raises EngineFailure."""
        assert self._reading is not None
        try:
            return self._reading.gains(text, edits)
        except RuntimeError as error:
            raise _unusable(error) from None

    @property
    def unsettled(self) -> bool:
        """True if to ask about the same text again may give another answer."""
        return self._reading is not None and self._reading.unsettled

    def close(self) -> None:
        """Let go of the model."""
        self._reading = None


def _unusable(error: RuntimeError) -> EngineFailure:
    """What CTranslate2 says of a file that is damaged or an odd machine, on one line."""
    return EngineFailure(f"the model cannot be used ({' '.join(str(error).split())[:200]})")
