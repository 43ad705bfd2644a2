"""What funcls knows at the moment: how many apps and functions, and what an app is judged against."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass

from funcls.model.target import Target, describe_versions
from funcls.workspace.app_state import AppState


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """What somebody states of the target, as people write it: `3.12`, `4.34`, the id of the bundle with its range.

    None where nobody does: then funcls assumes all that is supported.
    """

    python: str | None
    host: str | None
    bundle: str | None


def app_name(state: AppState) -> str:
    """Return the name of the folder that the app is."""
    return posixpath.basename(state.root)


def count_functions(states: Collection[AppState]) -> int:
    """Return how many functions of Python the apps have, those included that are still to be judged."""
    return sum(_count(each) for each in states)


def stated_target(target: Target) -> StatedTarget:
    """Return what is stated of a target."""
    python, host, bundle = target.python, target.host, target.bundle
    return StatedTarget(
        python=describe_versions(python.versions) if python.stated else None,
        host=describe_versions((host.oldest,)) if host.stated else None,
        bundle=f"{bundle.identifier} {bundle.version_range}" if bundle.stated else None,
    )


def _count(state: AppState) -> int:
    names = state.judgements.keys() | state.backlog
    others = {name for name, function in state.functions.items() if function.is_of_other_language}
    return len(names - others)
