"""The findings as one JSON object for tools."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from funcls.cli.check import Result
from funcls.cli.target_output import target_to_json
from funcls.model.source import Place
from funcls.rules.finding import Finding
from funcls.text.lines import Encoding
from funcls.workspace.app_state import AppState
from funcls.workspace.paths import is_below, relative

_FORMAT_VERSION: Final = 1


def to_json(results: Sequence[Result], folder: str, *, verbose: bool = False) -> str:
    """Return the findings of all results; apps are written relative to the absolute `folder` where they lie in it.

    Lines and characters count from 0, characters in UTF-16 code units. With `verbose` the object has `apps` too: what
    each one is judged against.
    """
    data: dict[str, object] = {"version": _FORMAT_VERSION}
    if verbose:
        data["apps"] = [_app(result, folder) for result in results]
    data["diagnostics"] = [entry for result in results for entry in _entries(result, folder)]
    return json.dumps(data, indent=2, ensure_ascii=False)


def app_name(root: str, folder: str) -> str:
    """Return the app's path from `folder`, `.` for the folder itself, absolute where it lies outside."""
    return relative(root, folder) or "." if is_below(root, folder) else root


def _app(result: Result, folder: str) -> dict[str, object]:
    return {"app": app_name(result.root, folder), "target": target_to_json(result.state.facts.target)}


def _entries(result: Result, folder: str) -> Iterator[dict[str, object]]:
    app = app_name(result.root, folder)
    for finding in result.findings:
        yield {"app": app, "function": finding.function, **_finding(finding, result.state)}


def _finding(finding: Finding, state: AppState) -> dict[str, object]:
    return {
        **_place(finding.place, state),
        "severity": finding.severity.name.lower(),
        "code": finding.code,
        "message": finding.message,
        "related": [{**_place(each.place, state), "message": each.message} for each in finding.related],
    }


def _place(place: Place, state: AppState) -> dict[str, object]:
    return {
        "file": place.path,
        "range": {"start": _position(place, place.span.start, state), "end": _position(place, place.span.end, state)},
    }


def _position(place: Place, offset: int, state: AppState) -> dict[str, int]:
    line, character = state.position(place.path, offset, Encoding.UTF16)
    return {"line": line, "character": character}
