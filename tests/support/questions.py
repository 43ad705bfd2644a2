"""Questions about what stands at the cursor of an app, for tests of the inference layer."""

from __future__ import annotations

from funcls.inference.engine import Engine
from funcls.inference.handlers import annotations_for
from funcls.inference.results import Question
from support.apps import ROOT, Fixture, fixture


def question_at(app: Fixture, *, only_unknown: bool = False) -> Question:
    """Return the question about the cursor of an app."""
    source = app.state.files[app.path]
    assert source is not None
    annotations = annotations_for(app.state, app.path)
    return Question(ROOT, f"{ROOT}/{app.path}", source.text, app.offset, annotations, only_unknown)


def names_at(text: str, *, only_unknown: bool = False) -> list[str]:
    """Return the names that may stand at the cursor of an app."""
    return [each.name for each in Engine().members(question_at(fixture(text), only_unknown=only_unknown))]
