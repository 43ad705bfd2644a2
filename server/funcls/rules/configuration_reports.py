"""What is wrong in a configuration file, as reports."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.setting_reading import ProblemKind
from funcls.rules.finding import Report


def reports(app: App, kind: ProblemKind) -> Iterator[Report]:
    """Yield a report for each problem of one kind, at its place in the file."""
    file = app.configured.file
    if file is not None:
        for problem in app.configured.problems:
            if problem.kind is kind:
                message = (
                    problem.message[:1].upper() + problem.message[1:] if kind is ProblemKind.CODE else problem.message
                )
                yield Report(file.place(problem), message if message.endswith((".", "?")) else f"{message}.")
