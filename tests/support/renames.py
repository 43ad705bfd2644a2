"""Renames as people see them: the files that change, as they are afterwards, or the reason why none does."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from funcls.features.changes import Changes, RefusedError, applied, changed
from funcls.features.renaming import renamable_at, rename
from funcls.workspace.app_state import AppState
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


_WORD = re.compile(r"\w+")


def rename_everything(state: AppState) -> list[str]:
    """Rename all that can be renamed in an app, one after the other; return what is found then that was not before.

    Nothing overlaps, and what is offered at a place is the word there.
    """
    before = Counter(_known(state))
    found: list[str] = []
    for path, source in sorted(state.files.items()):
        if source is None or not path.endswith((".json", ".py")) or path.startswith("../"):
            continue
        seen: set[tuple[str, object]] = set()
        for match in _WORD.finditer(source.text):
            try:
                offered = renamable_at(state, path, match.start())
                # Of a module, the same name is nearly always the same variable.
                key = (match[0], offered.span if offered is not None and path.endswith(".json") else None)
                if offered is None or key in seen:
                    continue
                seen.add(key)
                assert source.text[slice(*offered.span)] == offered.name
                changes = offered.change("renamed")
            except RefusedError:
                continue
            for edits in changes.values():
                assert all(one.span.end <= other.span.start for one, other in pairwise(edits))
            new = Counter(_known(changed(state, changes))) - before
            found += [f"{path}: {offered.name}: {each}" for each in new if not _is_milder(each, before)]
    return found


def _is_milder(known: str, before: Counter[str]) -> bool:
    """Whether it only takes the place of an error: routes of one text, which the host refuses, have two texts now."""
    return known.endswith(" route-shadowed") and any(each.endswith(" route-conflict") for each in before)


def _known(state: AppState) -> list[str]:
    return [f"{each.place.path} {each.severity.name.lower()} {each.code}" for each in state.findings()]
