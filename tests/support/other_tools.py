"""A function.json as a tool judges it that has nothing but the exported schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jsonschema import Draft7Validator

from funcls.rules.finding import Severity
from funcls.schema.export import export_function
from funcls.workspace.discovery import find_apps
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue, load_documents
from support.json_values import plain


@cache
def validator() -> Draft7Validator:
    return Draft7Validator(export_function(load_documents(), load_catalogue().known_names))


def refused(document: object) -> list[str]:
    """Return the places for which the tool refuses a function.json."""
    return sorted({error.json_path for error in validator().iter_errors(document)})


def refused_though_funcls_is_silent(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each function.json in a folder that no error or warning of funcls points to, and what the tool refuses."""
    host = Host(LocalDisk(), load_catalogue())
    for root in find_apps(str(folder)):
        state = host.open_app(root).snapshot.apps[root]
        findings = [each for each in state.findings() if each.severity <= Severity.WARNING]
        # An error in the handler may have its other half there.
        told = {place.path for each in findings for place in (each.place, *(half.place for half in each.related))}
        for function in state.functions.values():
            file = function.file.path
            if file not in told:
                yield f"{root}/{file}", refused(plain(function.root))
