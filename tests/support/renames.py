"""Renames as people see them: the files that change, as they are afterwards, or the reason why none does."""

from __future__ import annotations

from funcls.features.changes import Changes, RefusedError, applied, changed
from funcls.features.renaming import renamable_at, rename
from support.apps import Fixture, fixture


def placeholder(app: Fixture) -> str | None:
    """Return what an editor offers to rename at the cursor: the name, None for nothing, or `refused: reason`."""
    try:
        found = renamable_at(app.state, app.path, app.offset)
    except RefusedError as error:
        return f"refused: {error.reason}"
    if found is None:
        return None
    assert found.span.touches(app.offset)
    assert app.text(app.path)[slice(*found.span)] == found.name
    return found.name


def renamed(text: str, name: str) -> str:
    """Rename what stands at the cursor of an app; return the files that changed as a fixture, or `refused: reason`.

    All that is found afterwards was found before.
    """
    app = fixture(text)
    try:
        changes = rename(app.state, app.path, app.offset, name)
    except RefusedError as error:
        return f"refused: {error.reason}"
    if changes is None:
        return "nothing"
    codes = sorted(app.codes())
    after = {path: applied(app.text(path), edits) for path, edits in changes.items()}
    assert found_after(app, changes) <= len(codes)
    for path, content in after.items():
        app.write(path, content)
    assert all(app.codes().count(each) <= codes.count(each) for each in app.codes())
    return "".join(f"--- {path}\n{content}" for path, content in after.items())


def found_after(app: Fixture, changes: Changes) -> int:
    """Return how much is found in an app with the changes, without making them."""
    return len(changed(app.state, changes).findings())
