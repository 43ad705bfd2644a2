"""A virtual environment of the app is not in .funcignore.

What: a folder `.venv`, `venv`, `.env` or `env` at the app root is a virtual environment, and no line of .funcignore
leaves it out. Nothing is said where the tools that read the file may disagree.

Why: it holds the packages of one machine. A deployment takes it along, is large and slow for it, or fails on files
that are in use; Azure does not run on it.

Example: `.venv` beside host.json, and a .funcignore of `local.settings.json` alone.

Instead: a line `.venv/` in .funcignore; without the slash, Core Tools leave out `.venv-notes.md` too.

Versions: all. A hint, since a deployment from another checkout has no such folder.

Evidence: said by a maintainer (azure-functions-python-worker issue 562).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.funcignore import is_published
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span

_START: Final = Span(0, 0)


def check(app: App) -> Iterator[Report]:
    """Report each environment that is published, at the start of .funcignore."""
    if app.funcignore is None:
        return
    for environment in app.environments:
        if is_published(app.funcignore, environment.path):
            name = posixpath.dirname(environment.path)
            yield Report(
                app.funcignore.place(_START),
                f"No line leaves out {name}, a virtual environment: a deployment that takes it along is large and "
                f"slow. Write a line {name}/.",
            )


RULE = AppRule(
    code="funcignore-environment",
    group=Group.APP,
    severity=Severity.HINT,
    evidence=Grade.SAID,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    check=check,
)
