"""Refactorings as people see them: their titles, and what one writes."""

from __future__ import annotations

from funcls.features.refactorings.offer import refactorings
from funcls.features.results import Refactoring
from funcls.model.source import SourceFile
from funcls.text.span import Span
from funcls.workspace.paths import absolute
from support.apps import ROOT, Fixture


def offered(app: Fixture, *, creates_files: bool = True) -> list[Refactoring]:
    """Return what can be made at the cursor of an app, in a file that an editor has open."""
    found = app.host.document(absolute(ROOT, app.path))
    source = found[1] if found is not None else SourceFile(app.path, app.text(app.path))
    return refactorings(app.state, source, Span(app.offset, app.offset), creates_files=creates_files)


def titles(app: Fixture, *, creates_files: bool = True) -> list[str]:
    """Return the titles of what can be made."""
    return [each.title for each in offered(app, creates_files=creates_files)]


def make(app: Fixture, title: str) -> dict[str, str]:
    """Choose the one refactoring whose title begins so; return the texts that it writes, which the app now has."""
    (made,) = (each for each in offered(app) if each.title.startswith(title))
    texts = {each.path: each.applied("" if each.creates else app.text(each.path)) for each in made.changes}
    for path, text in texts.items():
        app.write(path, text)
    return texts
