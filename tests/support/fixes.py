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


def ignoring(app: Fixture, path: str = "", *, creates_files: bool = True) -> list[str]:
    """Return the titles of those that only let a finding be ignored."""
    return [each for each in titles(app, path, creates_files=creates_files) if each.startswith("Ignore ")]


def choose(app: Fixture, title: str, path: str = "") -> str:
    """Choose the one fix whose title begins so; return the text of the file that it edits, which the app now has."""
    ((_, text),) = choose_in_files(app, title, path).items()
    return text


def choose_in_files(app: Fixture, title: str, path: str = "") -> dict[str, str]:
    """Choose the one fix whose title begins so; return the texts of the files that it edits, which the app now has."""
    (fix,) = (each for each in fixes_in(app, path) if each.title.startswith(title))
    texts = {each.path: each.applied("" if each.creates else app.text(each.path)) for each in fix.changes}
    for each, text in texts.items():
        app.edit(each, text)
    return texts
