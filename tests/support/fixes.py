"""Quick fixes as people see them: their titles, and a file after one was chosen."""

from __future__ import annotations

from funcls.features.quick_fixes import quick_fixes
from funcls.features.results import QuickFix
from funcls.text.span import Span
from support.apps import Fixture


def fixes_in(app: Fixture, path: str = "", *, creates_files: bool = True) -> list[QuickFix]:
    """Return what is offered at the cursor of an app, or for a whole file of it."""
    span = Span(0, len(app.text(path))) if path else Span(app.offset, app.offset)
    return quick_fixes(app.state, path or app.path, span, creates_files=creates_files)


def titles(app: Fixture, path: str = "", *, creates_files: bool = True) -> list[str]:
    """Return the titles of what is offered."""
    return [each.title for each in fixes_in(app, path, creates_files=creates_files)]


def choose(app: Fixture, title: str, path: str = "") -> str:
    """Choose the one fix whose title begins so; return the text of the file that it edits, which the app now has."""
    (fix,) = (each for each in fixes_in(app, path) if each.title.startswith(title))
    text = fix.edit.applied("" if fix.creates else app.text(fix.path))
    app.edit(fix.path, text)
    return text
