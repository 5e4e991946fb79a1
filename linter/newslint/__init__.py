"""newslint: a copy-edit linter for news articles. docs/api.md describes what Python programs can use."""

__version__ = "0.1.0"
__all__ = ["NewslintError", "check_file", "check_text", "forget", "quotes"]


def __getattr__(name: str) -> object:
    # The command imports this package for its version alone; `__init__.pyi` says the types.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.api"), name)


def __dir__() -> list[str]:
    return sorted((*globals(), *__all__))
