"""What the version range of the extension bundle means: its ends, its majors, and the binding types that it brings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from funcls.model.bundle_contents import LISTED
from funcls.model.bundles import (
    DEFAULT_BUNDLE,
    MAJORS,
    Version,
    VersionRange,
    bundle_major,
    majors_in,
    read_range,
)
from funcls.model.facts import HOST_FILE
from funcls.rules.bundle_min import OLDEST_BUNDLE
from funcls.rules.bundle_sections import GOOD_RANGE
from funcls.schema.catalogue import BindingType
from funcls.workspace.app_state import AppState

BUNDLE_RANGE: Final = "x-bundleRange"
_FIRST_CURRENT: Final[Version] = (4, 0, 0, 0)
_FIRST_UNKNOWN: Final[Version] = (5, 0, 0, 0)
_MOST_NAMED: Final = 8


def range_in_words(text: str) -> str:
    """Return what a range takes in, such as `the newest of major 4`; empty for what NuGet does not read."""
    versions = read_range(text)
    if versions is None:
        return ""
    major = bundle_major(DEFAULT_BUNDLE, text)
    if major is not None and _is_whole(versions, major):
        return f"the newest of major {major}"
    return _ends(versions)


def describe_bundle(state: AppState, text: str) -> str:
    """Return, as Markdown, what a range in host.json means for the app; empty for what NuGet does not read."""
    versions = read_range(text)
    if versions is None:
        return ""
    bundle = state.facts.target.bundle
    identifier = bundle.identifier or DEFAULT_BUNDLE
    parts = [f"`{text}` is {range_in_words(text)}.{_several(majors_in(versions))}", _standing(identifier, versions)]
    if bundle.where != HOST_FILE:
        parts.append(f"funcls judges by `{bundle.version_range}`, which is stated elsewhere: {bundle.where}.")
    elif identifier.lower() in LISTED and majors_in(versions):
        parts.append(_used(state))
    return "\n\n".join(part for part in parts if part)


def _several(majors: Sequence[int]) -> str:
    """Return which majors there are to choose from."""
    if len(majors) < 2:
        return ""
    *others, last = map(str, majors)
    return f" Majors {', '.join(others)} and {last} lie in it."


def _ends(versions: VersionRange) -> str:
    low, high = _version(versions.low), versions.high
    if high is None:
        return f"{low} and every later version: the host takes the newest"
    if high == versions.low:
        return f"exactly {low}"
    start = f"from {low}" if versions.low_included else f"after {low}"
    return f"the newest version {start} {'up to' if versions.high_included else 'and below'} {_version(high)}"


def _is_whole(versions: VersionRange, major: int) -> bool:
    return versions.low == (major, 0, 0, 0) and versions.low_included and versions.high == (major + 1, 0, 0, 0)


def _version(version: Version) -> str:
    return ".".join(map(str, version if version[3] else version[:3]))


def _standing(identifier: str, versions: VersionRange) -> str:
    """Return what is to say of the range itself, in the words of the rules on it."""
    if identifier.lower() not in LISTED:
        return ""
    majors = majors_in(versions)
    if not majors:
        return f"No such bundle is known: the newest major is {MAJORS[-1]}."
    if identifier.lower() != DEFAULT_BUNDLE.lower():
        return ""
    if not versions.reaches(OLDEST_BUNDLE):
        return "The host stops: it takes bundles from 2.6.1 on."
    if not versions.reaches(_FIRST_CURRENT):
        return f"Bundles 2 and 3 reached the end of their support on August 4, 2026. Today's range is `{GOOD_RANGE}`."
    if versions.low >= _FIRST_CURRENT and versions.high is not None and versions.high < _FIRST_UNKNOWN:
        return f"That is narrow: the host may find no bundle in it. `{GOOD_RANGE}` takes the newest one."
    return ""


def _used(state: AppState) -> str:
    """Return which of the types that the functions use the bundle brings, and which it lacks."""
    bundle = state.facts.target.bundle
    used = {each.name: each for each in _types(state)}
    lacking = {name for name, each in used.items() if bundle.lacks(each.bundles) is not None}
    brought = sorted(used.keys() - lacking)
    if not used:
        return "" if state.backlog or not state.functions else "The functions of this app need no extension."
    if not lacking:
        return f"It brings what this app uses: {_named(brought)}."
    if not brought:
        return f"It lacks what this app uses: {_named(sorted(lacking))}."
    return f"Of the binding types of this app it brings {_named(brought)}, and lacks {_named(sorted(lacking))}."


def _types(state: AppState) -> Iterator[BindingType]:
    for function in state.functions.values():
        for binding in function.bindings:
            if binding.entry is not None and binding.entry.needs_extension:
                yield binding.entry


def _named(names: Iterable[str]) -> str:
    shown = [f"`{each}`" for each in names]
    if len(shown) > _MOST_NAMED:
        return f"{len(shown)} types"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
