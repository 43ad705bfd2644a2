"""Problems of a JSON text as reports: what the rules on function.json and on host.json share."""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.source import SourceFile
from funcls.rules.finding import Related, Report
from funcls.syntax.json.tree import ProblemKind


def refused_reports(file: SourceFile) -> Iterator[Report]:
    """Yield a report for each place at which the host stops reading."""
    return _reports(file, ProblemKind.REFUSED, "Opened here")


def lenient_reports(file: SourceFile) -> Iterator[Report]:
    """Yield a report for the first place that strict readers of JSON refuse, and the host does not."""
    return _reports(file, ProblemKind.LENIENT, "")


def duplicate_reports(file: SourceFile) -> Iterator[Report]:
    """Yield a report for each key that a later one of the same name makes ineffective."""
    return _reports(file, ProblemKind.DUPLICATE, "This one is read")


def _reports(file: SourceFile, kind: ProblemKind, other_half: str) -> Iterator[Report]:
    for problem in file.json.problems:
        if problem.kind is kind:
            related = (Related(file.place(problem.related), other_half),) if problem.related else ()
            yield Report(file.place(problem.span), problem.message, related)
