"""A .funcignore lets through what is for the machine of a developer alone.

What: no line leaves out local.settings.json, or a folder `tests` or `test` with tests for pytest, though the app has
them. Nothing is said where the tools that read the file may disagree, or of an app without the file.

Why: local.settings.json holds the secrets of a developer. `func` never publishes it, but other tools go by .funcignore
alone. Tests make a deployment larger, and what they import is not there.

Example: a .funcignore of `.venv/` alone, beside a local.settings.json.

Instead: lines `local.settings.json` and `tests/`.

Versions: all. A hint, since a deployment from another checkout may have no such files.

Evidence: read in source (Core Tools FileSystemHelpers.cs, and the .funcignore of its template).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.funcignore import is_published
from funcls.model.settings import SETTINGS_FILE
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span

_START: Final = Span(0, 0)


def check(app: App) -> Iterator[Report]:
    """Report what is published, at the start of .funcignore."""
    source = app.funcignore
    if source is None:
        return
    if app.settings_file is not None and is_published(source, SETTINGS_FILE):
        yield Report(
            source.place(_START),
            f"No line leaves out {SETTINGS_FILE}, which may hold secrets: func does not publish it, other tools go by "
            f"this file alone. Write a line {SETTINGS_FILE}.",
        )
    for path in app.tests:
        folder = path.partition("/")[0]
        if is_published(source, path):
            yield Report(
                source.place(_START),
                f"No line leaves out {folder}, which holds tests: they are deployed too. Write a line {folder}/.",
            )


RULE = AppRule(
    code="funcignore-published",
    group=Group.APP,
    severity=Severity.HINT,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    check=check,
)
