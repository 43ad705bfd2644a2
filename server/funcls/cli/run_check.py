"""Runs `funcls check`: what was asked for is checked, reported and counted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Final

from funcls.cli.arguments import FOR_PEOPLE, Arguments
from funcls.cli.baseline import Baselines
from funcls.cli.check import Result, check, check_buffer
from funcls.cli.closing import closing_line, statistics_lines
from funcls.cli.formats import FORMATS, Presentation
from funcls.cli.not_run import NotRunError
from funcls.cli.reported import Outcome, reported
from funcls.cli.text_output import Style, empty_apps
from funcls.cli.whole_file import write_whole
from funcls.model.configured import Options, Statement
from funcls.rules.finding import Severity
from funcls.workspace.jobs import cores
from funcls.workspace.paths import normalised

EXIT_CLEAN, EXIT_FOUND = 0, 1

NEVER: Final = "never"


class ReportError(NotRunError):
    """A report that cannot be written, and why."""


def run_check(arguments: Arguments) -> int:
    """Check, report, and return the exit code: 0, or 1 where something was found that counts, or would be changed.

    Raises PathError for a path that names no app, BaselineError for a baseline that cannot be read or written, and
    ReportError where the report cannot be written.
    """
    if arguments.diff or arguments.fix:
        # What makes fixes takes a tenth of a short check to import.
        from funcls.cli.fixing import show_fixes, write_fixes

        results = check(arguments.paths, options_of(arguments), skip_outside=arguments.skip_outside)
        if arguments.diff:
            return show_fixes(results, arguments)
        write_fixes(results, arguments)
    baselines = Baselines.of(arguments)
    outcome = baselines.applied(outcome_of(_results(arguments)))
    _report(outcome, arguments)
    fail_on = _fail_on(arguments)
    fails = fail_on is not None and any(each.finding.severity <= fail_on for each in outcome.findings)
    return EXIT_FOUND if fails else EXIT_CLEAN


def outcome_of(results: Sequence[Result]) -> Outcome:
    """Return what a run has found, with paths from the current folder."""
    folder = normalised(os.getcwd())
    return Outcome(results, list(reported(results, folder)), folder)


def jobs_of(arguments: Arguments) -> int:
    """Return how many processes may judge."""
    return arguments.jobs or cores()


def _results(arguments: Arguments) -> list[Result]:
    options = options_of(arguments)
    if arguments.stdin_filename is None:
        return check(arguments.paths, options, skip_outside=arguments.skip_outside, jobs=jobs_of(arguments))
    return [check_buffer(arguments.stdin_filename, _standard_input(), options)]


def options_of(arguments: Arguments) -> Options:
    """Return what the command line states."""
    stated = {
        "target_python": (arguments.python_version, "--python-version"),
        "target_host": (arguments.host_version, "--host-version"),
        "select": (arguments.select, "--select"),
        "ignore": (arguments.ignore, "--ignore"),
    }
    return Options(({key: Statement(value, option) for key, (value, option) in stated.items() if value is not None},))


def _standard_input() -> bytes:
    # Python leaves no stream where the process was started with this end closed.
    if sys.stdin is None:
        raise OSError("standard input is closed")
    return sys.stdin.buffer.read()


def _fail_on(arguments: Arguments) -> Severity | None:
    return None if arguments.fail_on == NEVER else Severity[arguments.fail_on.upper()]


def _report(outcome: Outcome, arguments: Arguments) -> None:
    """Write the report, and what closes it: with the report where people read that, else beside it."""
    is_for_people = arguments.output_format in FOR_PEOPLE
    closing = list(_closing(outcome, arguments))
    if arguments.output_file is not None:
        write_report(outcome, arguments, arguments.output_file)
        print(_lines(closing), end="")
    else:
        print(report_text(outcome, arguments, Style.for_stream(sys.stdout)), end="", flush=True)
    if arguments.output_format != "text" or arguments.output_file is not None:
        # That nothing was read is told to everybody.
        print(_lines(f"funcls: {each}" for each in empty_apps(outcome)), end="", file=sys.stderr)
    if arguments.output_file is None and not is_for_people:
        print(_lines(closing), end="", file=sys.stderr)


def report_text(outcome: Outcome, arguments: Arguments, style: Style) -> str:
    """Return the report, with what closes it where people read it."""
    presentation = Presentation(style, arguments.verbose, arguments.quiet, arguments.statistics, _fail_on(arguments))
    report = FORMATS[arguments.output_format](outcome, presentation)
    return _lines([report, *_closing(outcome, arguments)] if arguments.output_format in FOR_PEOPLE else [report])


def write_report(outcome: Outcome, arguments: Arguments, path: str) -> None:
    """Write the report to a file; raises ReportError where that cannot be done."""
    try:
        write_whole(path, report_text(outcome, arguments, Style()))
    except OSError as error:
        raise ReportError(f"{path}: not written: {error.strerror}") from None


def _closing(outcome: Outcome, arguments: Arguments) -> Iterable[str]:
    if arguments.statistics:
        yield from statistics_lines(outcome)
    if not arguments.quiet:
        yield closing_line(outcome)


def _lines(parts: Iterable[str]) -> str:
    return "".join(f"{each}\n" for each in parts if each)
