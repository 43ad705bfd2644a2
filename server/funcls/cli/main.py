"""What `funcls` does in a terminal."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from funcls.cli.arguments import FOR_PEOPLE, Arguments, Command
from funcls.cli.baseline_file import BaselineError
from funcls.cli.check import PathError
from funcls.cli.completion_script import completion_script
from funcls.cli.configuration import configured_apps
from funcls.cli.configuration_output import configuration_to_json, configuration_to_text
from funcls.cli.list_json import to_json as list_to_json
from funcls.cli.list_text import no_functions
from funcls.cli.list_text import to_text as list_to_text
from funcls.cli.listing import list_functions
from funcls.cli.rules_markdown import rules_to_markdown
from funcls.cli.rules_output import UnknownCodeError, explain, rules_to_json, rules_to_text
from funcls.cli.run_check import ReportError, run_check
from funcls.cli.run_watch import run_watch
from funcls.cli.schema_output import UnknownTypeError, schema_of, types_to_text
from funcls.workspace.jobs import LostProcessError

EXIT_CLEAN, EXIT_NOT_RUN = 0, 2
EXIT_INTERRUPTED: Final = 130
"""As shells write it: 128 and the number of the signal of Ctrl-C."""

_RULES_IN: Final = {"text": rules_to_text, "json": rules_to_json, "markdown": rules_to_markdown}
_WIDEST: Final = 100
"""Columns beyond which text is hard to read."""


def run(arguments: Arguments) -> int:
    """Run the command and return its exit code: 0, 1 where a check found what counts, 2 where it could not run."""
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
            return _check(arguments)
        case Command.CHECK:
            with _without_collector():
                return _check(arguments)
        case Command.LIST:
            with _without_collector():
                return _list(arguments)
        case Command.CONFIG:
            return _config(arguments)
        case Command.RULES:
            _write_safely()
            print(_RULES_IN[arguments.output_format]())
        case Command.EXPLAIN:
            return _explain(arguments.code)
        case Command.SCHEMA:
            return _schema(arguments)
        case Command.COMPLETION:
            _reconfigure(encoding="utf-8", newline="\n")
            print(completion_script(arguments.shell))
        case None:
            print(arguments.help, end="")
    return EXIT_CLEAN


def _config(arguments: Arguments) -> int:
    try:
        states = configured_apps(arguments.paths[0])
    except PathError as problem:
        return _not_run(str(problem))
    _write_safely()
    to_output = configuration_to_json if arguments.output_format == "json" else configuration_to_text
    print(to_output(states, os.getcwd()))
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
    # What tools read is the same on every system; of a path, what is no text is escaped.
    _reconfigure(errors="backslashreplace", **({} if arguments.output_format in FOR_PEOPLE else {"encoding": "utf-8"}))
    try:
        return run_watch(arguments) if arguments.watch else run_check(arguments)
    except (PathError, BaselineError, ReportError, LostProcessError) as problem:
        return _not_run(str(problem))


def _list(arguments: Arguments) -> int:
    try:
        apps = list_functions(*arguments.paths)
    except PathError as problem:
        return _not_run(str(problem))
    folder = os.getcwd()
    _write_safely()
    if arguments.output_format == "json":
        print(list_to_json(apps, folder))
        for app in apps:
            if not app.inventory.entries:
                print(f"funcls: {no_functions(app, folder)}", file=sys.stderr)
    else:
        print(list_to_text(apps, folder, _width()))
    return EXIT_CLEAN


def _width() -> int | None:
    """Return the columns of the terminal; None where there is none, so that each function is one line to search in."""
    columns = shutil.get_terminal_size((0, 0)).columns
    return columns or None


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
