"""Fixes for what a deployment installs, and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from funcls.features.fixes.json_edits import line_end
from funcls.features.fixes.problem import Problem, Proposal
from funcls.features.results import Edit
from funcls.model.distributions import bringing
from funcls.model.durable import PACKAGE
from funcls.model.funcignore import FUNCIGNORE_FILE
from funcls.model.requirements import REQUIREMENTS_FILE
from funcls.model.source import SourceFile
from funcls.text.span import Span

_OF_FUNCTION_JSON = "azure-functions-runtime-v1"


def of_package(problem: Problem) -> Iterator[Proposal]:
    """Ask for the package that brings what is imported."""
    source = problem.file(problem.path)
    imports = source.python.imports if source is not None else ()
    found = next((each for each in imports if each.span == problem.span), None)
    packages = bringing(found.module, found.names) if found is not None else ()
    if packages:
        yield from _line(problem, REQUIREMENTS_FILE, packages[0].name, is_likely=len(packages) == 1)


def of_durable(problem: Problem) -> Iterator[Proposal]:
    """Ask for the generation of the durable library that function.json needs."""
    yield from _line(problem, REQUIREMENTS_FILE, f"{PACKAGE}<2", is_likely=True)


def of_durable_version(problem: Problem) -> Iterator[Proposal]:
    """Ask for no newer generation of it."""
    if problem.path == REQUIREMENTS_FILE:
        edit = Edit(problem.span, f"{PACKAGE}<2")
        yield Proposal.of(f"Write {PACKAGE}<2", problem.path, edit, is_likely=True)


def of_runtime(problem: Problem) -> Iterator[Proposal]:
    """Ask for the package that runs functions of function.json."""
    # The versions of the other package say nothing of this one's.
    edit = Edit(problem.span, _OF_FUNCTION_JSON)
    yield Proposal.of(f"Write {_OF_FUNCTION_JSON}", problem.path, edit, is_likely=True)


def of_line(problem: Problem) -> Iterator[Proposal]:
    """Remove the line."""
    text = problem.source.text
    start = max(text.rfind("\n", 0, problem.span.start), text.rfind("\r", 0, problem.span.start)) + 1
    end = text.find("\n", problem.span.end)
    end = end + 1 if end >= 0 else len(text)
    line = text[start:end].strip()
    yield Proposal.of(f"Remove the line '{line}'", problem.path, Edit(Span(start, end), ""))


def of_environment(problem: Problem) -> Iterator[Proposal]:
    """Leave the virtual environment out."""
    folder = next(iter(re.findall(r"\.?\w*env/", problem.finding.message)), "")
    if folder:
        yield from _line(problem, FUNCIGNORE_FILE, folder, is_likely=True)


def _line(problem: Problem, path: str, line: str, *, is_likely: bool) -> Iterator[Proposal]:
    source = problem.file(path)
    if source is not None:
        edit = _appended(source, line)
        yield Proposal.of(f"Add a line '{line}' to {path}", path, edit, is_likely=is_likely)


def _appended(source: SourceFile, line: str) -> Edit:
    text, end = source.text, line_end(source.text)
    lead = "" if not text or text.endswith(("\n", "\r")) else end
    return Edit(Span(len(text), len(text)), f"{lead}{line}{end}")
