"""Runs `funcls check --watch`: reports again after every change, until Ctrl-C."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from funcls.cli.arguments import FOR_PEOPLE, Arguments
from funcls.cli.baseline import Baselines
from funcls.cli.check import Result
from funcls.cli.run_check import EXIT_CLEAN, jobs_of, options_of, outcome_of, report_text, write_report
from funcls.cli.session import Session
from funcls.cli.text_output import Style, blocks, heads
from funcls.cli.watch import watch
from funcls.cli.watch_output import Rounds


def run_watch(arguments: Arguments) -> int:
    """Check until Ctrl-C, which ends it as it should, and return the exit code.

    Every round writes `--output-file` anew. Raises PathError for a path that names no app, BaselineError for a baseline
    that cannot be read, LostProcessError, and ReportError where the report cannot be written.
    """
    session = Session(arguments.paths, options_of(arguments), jobs_of(arguments), skip_outside=arguments.skip_outside)
    rounds = rounds_for(arguments)
    baselines = Baselines.of(arguments)

    def show(results: Sequence[Result]) -> None:
        outcome = baselines.applied(outcome_of(results))
        if arguments.output_file is not None:
            write_report(outcome, arguments, arguments.output_file)
        rounds.show(outcome)

    try:
        watch(session, show, rounds.tell)
    except KeyboardInterrupt:
        rounds.end()
        return EXIT_CLEAN


def rounds_for(arguments: Arguments, now: Callable[[], datetime] = datetime.now) -> Rounds:
    """Return what writes the rounds to standard output, in a format for people."""
    style = Style.for_stream(sys.stdout)
    some = heads if arguments.output_format == "concise" else blocks
    shown = arguments if arguments.output_format in FOR_PEOPLE else replace(arguments, output_format=FOR_PEOPLE[0])
    return Rounds(
        sys.stdout,
        lambda outcome: report_text(outcome, shown, style).rstrip("\n"),
        lambda findings: some(findings, style),
        now,
    )
