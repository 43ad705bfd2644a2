"""Problems of a JSON text as reports: what the rules on function.json, host.json and local.settings.json share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from funcls.model.source import SourceFile
from funcls.rules.finding import Related, Report
from funcls.syntax.json.characters import shown
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


def of_core_tools(report: Report) -> Report:
    """Return a report on a file that Core Tools read, as the host reads others."""
    return replace(report, message=report.message.replace("The host", "func").replace("the host", "func"))


def without_values(file: SourceFile, reports: Iterable[Report]) -> Iterator[Report]:
    """Yield reports on a file that Core Tools read, whose values nobody may see, without any piece of its text."""
    for report in reports:
        piece = shown(file.text[slice(*report.place.span)])
        yield replace(of_core_tools(report), message=_without(piece, of_core_tools(report).message))


def _without(piece: str, message: str) -> str:
    if not any(char.isalnum() for char in piece):
        return message
    if message.startswith(piece):
        return f"This{message[len(piece) :]}"
    if message.endswith(piece):
        return f"{message[: -len(piece)]}this"
    # What follows `new` is a part of the place.
    head, new, _ = message.partition("new ")
    return f"{head}{new}... is read by func only" if new else message.replace(f" {piece} ", " ")


def _reports(file: SourceFile, kind: ProblemKind, other_half: str) -> Iterator[Report]:
    for problem in file.json_problems:
        if problem.kind is kind:
            related = (Related(file.place(problem.related), other_half),) if problem.related else ()
            yield Report(file.place(problem.span), problem.message, related)
