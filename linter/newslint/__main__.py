"""The `newslint` command and `python -m newslint`."""

from __future__ import annotations

# Python has loaded these by itself. All else is imported in `main`, where an interruption is caught.
import os
import sys


def main() -> None:
    """Run the command and exit: 0 nothing to report, 1 findings, 2 something we cannot use, 3 a bug."""
    try:
        code = _finished()
    except KeyboardInterrupt:  # while the first modules were loaded, or when all was done
        code = 130
    # What follows in an ordinary exit is taking down every module and rule, object by object, which costs as
    # much as checking a short article.
    os._exit(code)


def _finished() -> int:
    """The exit code, with nothing left to do but to exit."""
    import atexit
    import gc

    from .cli.exits import guarded
    from .terminal import stdio

    # Rules and modules stay until the end; looking among them for garbage while they load is in vain.
    gc.set_threshold(50_000, 20, 20)
    stdio.make_usable()
    code = guarded(_run)
    atexit._run_exitfuncs()
    stdio.flush()
    return code


def _run() -> int:
    arguments = sys.argv[1:]
    _refuse_files(arguments)
    forced = arguments[:1] == ["--force-exclude"]  # the hook says so
    paths = arguments[forced:]
    named = paths[:1] == ["--"] and "-" not in paths  # as the hook does: whatever follows is a file
    if named or _paths_only(paths):
        # The usual call of a hook or an editor. There is nothing to parse, and the parser of options is a
        # third of what it takes to start.
        from .run.check_files import check
        from .run.options import CheckOptions
        from .run.settings import Selection

        return check(tuple(paths[named:]), CheckOptions(force_exclude=forced), Selection())
    from .cli.group import run

    return run(arguments)


def _refuse_files(arguments: list[str]) -> None:
    """Raise UsageMistake for an option that is the name of a file here: a pattern of the shell, or a list of files
    that somebody else named, may hold a file called `--output=story.md`."""
    for argument in arguments:
        if argument == "--":
            return
        if argument.startswith("-") and argument != "-" and os.path.lexists(argument):
            from .model.errors import UsageMistake

            raise UsageMistake(
                f"'{argument}' looks like an option and is a file here; for the file write './{argument}', or put "
                "'--' before all files"
            )


def _paths_only(arguments: list[str]) -> bool:
    from .cli.commands import COMMANDS

    if "_NEWSLINT_COMPLETE" in os.environ or (arguments and arguments[0] in COMMANDS):
        return False
    if arguments and arguments[0].isidentifier() and not os.path.lexists(arguments[0]):
        return False  # a command that was mistyped, it may be
    return all(argument == "-" or not argument.startswith("-") for argument in arguments)


def _leave_working_folder() -> None:
    """Have `python -m newslint` find no modules in the working folder, which may be somebody else's. Where newslint itself
    lies there, all of it does."""
    try:
        here = os.getcwd()
        ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    except OSError:  # it is gone: nothing can lie there
        return
    if sys.path[0] == here != ours:
        del sys.path[0]


if __name__ == "__main__":
    _leave_working_folder()
    main()
