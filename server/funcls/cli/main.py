"""What `funcls` does in a terminal."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from funcls.cli.arguments import Arguments, Command
from funcls.cli.check import PathError, Result, check, check_buffer
from funcls.cli.json_output import to_json
from funcls.cli.rules_markdown import rules_to_markdown
from funcls.cli.rules_output import UnknownCodeError, explain, rules_to_json, rules_to_text
from funcls.cli.schema_output import UnknownTypeError, schema_of, types_to_text
from funcls.cli.session import Session
from funcls.cli.text_output import Style, no_functions, to_text
from funcls.cli.watch import watch
from funcls.cli.watch_output import Rounds
from funcls.model.stated import Options
from funcls.rules.finding import Severity
from funcls.workspace.jobs import LostProcessError, cores

EXIT_CLEAN, EXIT_ERRORS, EXIT_NOT_RUN = 0, 1, 2
EXIT_INTERRUPTED: Final = 130
"""As shells write it: 128 and the number of the signal of Ctrl-C."""

_RULES_IN: Final = {"text": rules_to_text, "json": rules_to_json, "markdown": rules_to_markdown}
_WIDEST: Final = 100
"""Columns beyond which text is hard to read."""


def run(arguments: Arguments) -> int:
    """Run the command and return its exit code: 0 without errors, 1 with errors, 2 where it could not run."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        # The reader has gone; nobody is left to tell. Python would complain once more while closing the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_NOT_RUN
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except OSError as error:
        return _not_run(str(error))


def _run(arguments: Arguments) -> int:
    match arguments.command:
        case Command.CHECK if arguments.watch:
            return _watch(arguments)
        case Command.CHECK:
            with _without_collector():
                return _check(arguments)
        case Command.RULES:
            _write_safely()
            print(_RULES_IN[arguments.output_format]())
        case Command.EXPLAIN:
            return _explain(arguments.code)
        case Command.SCHEMA:
            return _schema(arguments)
        case None:
            print(arguments.help, end="")
    return EXIT_CLEAN


def _explain(code: str) -> int:
    _write_safely()
    try:
        print(explain(code, min(shutil.get_terminal_size().columns, _WIDEST)))
    except UnknownCodeError as problem:
        return _not_run(str(problem))
    return EXIT_CLEAN


def _schema(arguments: Arguments) -> int:
    # What is printed goes into a file: the same one on every system.
    _reconfigure(encoding="utf-8", newline="\n")
    try:
        print(types_to_text() if arguments.list_types else schema_of(arguments.about))
    except UnknownTypeError as problem:
        return _not_run(str(problem))
    return EXIT_CLEAN


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from looking for garbage in cycles: a check makes hardly any, and it takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _check(arguments: Arguments) -> int:
    try:
        results = _results(arguments)
    except (PathError, LostProcessError) as problem:
        return _not_run(str(problem))
    folder = os.getcwd()
    _write_safely()
    if arguments.output_format == "json":
        print(to_json(results, folder, verbose=arguments.verbose))
        for result in results:
            if not result.state.judgements:
                print(f"funcls: {no_functions(result, folder)}", file=sys.stderr)
    else:
        print(to_text(results, folder, Style.for_stream(sys.stdout), verbose=arguments.verbose))
    errors = any(each.severity is Severity.ERROR for result in results for each in result.findings)
    return EXIT_ERRORS if errors else EXIT_CLEAN


def _watch(arguments: Arguments) -> int:
    """Check until Ctrl-C, which ends it as it should."""
    _write_safely()
    session = Session(arguments.paths, _options(arguments), arguments.jobs or cores())
    rounds = Rounds(sys.stdout, os.getcwd(), verbose=arguments.verbose)
    try:
        watch(session, rounds.show, rounds.tell)
    except (PathError, LostProcessError) as problem:
        return _not_run(str(problem))
    except KeyboardInterrupt:
        rounds.end()
        return EXIT_CLEAN


def _options(arguments: Arguments) -> Options:
    return Options(python_version=arguments.python_version, host_version=arguments.host_version)


def _results(arguments: Arguments) -> list[Result]:
    options = _options(arguments)
    if arguments.stdin_filename is None:
        return check(arguments.paths, options, arguments.jobs or cores())
    return [check_buffer(arguments.stdin_filename, _standard_input(), options)]


def _standard_input() -> bytes:
    # Python leaves no stream where the process was started with this end closed.
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return sys.stdin.buffer.read()


def _write_safely() -> None:
    """Let a terminal that cannot show a character show something else instead of stopping the run."""
    _reconfigure(errors="backslashreplace")


def _reconfigure(**options: str) -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(**options)


def _not_run(reason: str) -> int:
    print(f"funcls: {reason}", file=sys.stderr)
    return EXIT_NOT_RUN
