"""A function.json lies where the host does not look.

What: a function is a folder right below the app root, and its file is named `function.json`, in lower case; right
below the app root, a name with one slip of the pen counts too, if the file has bindings. Files
of other products, folders with a host.json of their own, what lies in folders for tests, samples and templates, and
apps whose functions come from decorators are left out.

Why: the function does not exist for the host, and nothing says so.

Example: `api/Orders/function.json`; a `function.json` beside host.json; `Orders/Function.json`,
`Orders/functions.json`.

Instead: move the folder of the function to the app root, or rename the file.

Versions: all.

Evidence: read in source (host HostFunctionMetadataProvider.cs).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.facts import Language
from funcls.model.function import BINDINGS_KEY
from funcls.model.script import FUNCTION_FILE
from funcls.model.source import SourceFile
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.syntax.json.tree import JsonArray, JsonObject, JsonString
from funcls.text.span import Span

_KEPT_ASIDE: Final = frozenset(
    {
        *("archive", "backup", "cookiecutter", "doc", "docs", "example", "examples", "fixture", "fixtures"),
        *("sample", "samples", "template", "templates", "test", "tests", "testdata"),
    }
)
"""Folders in which people keep functions that are not meant to run: a warning there would never be heeded."""


def check(app: App) -> Iterator[Report]:
    """Report each function.json of Functions that the host passes over."""
    if app.facts.language is not Language.PYTHON or app.facts.decorator_script is not None:
        return
    for source in app.astray:
        folder = posixpath.dirname(source.path)
        if folder in app.functions or any(_is_kept_aside(each) for each in folder.split("/")):
            continue
        if _is_function(source):
            start = source.json.root.span.start if source.json.root is not None else 0
            yield Report(source.place(Span(start, start + 1)), _message(source.path, folder))


def _is_kept_aside(name: str) -> bool:
    return name.startswith(".") or name.lower() in _KEPT_ASIDE


def _is_function(source: SourceFile) -> bool:
    """Whether the file is one of Functions: other products have files of this name."""
    root = source.json.root if source.readable and not source.json.refused else None
    bindings = root.get(BINDINGS_KEY) if isinstance(root, JsonObject) else None
    items = bindings.value.items if bindings is not None and isinstance(bindings.value, JsonArray) else ()
    return any(_has_type(each) for each in items if isinstance(each, JsonObject))


def _has_type(binding: JsonObject) -> bool:
    member = binding.get_ignoring_case("type")
    return member is not None and isinstance(member.value, JsonString)


def _message(path: str, folder: str) -> str:
    found = f"The host does not find {path}: a function is a folder right below the app root with a {FUNCTION_FILE}."
    if not folder:
        return f"{found} Move the file and its script into a folder that has the name of the function."
    if "/" in folder:
        return f"{found} Move {folder} to the app root."
    if posixpath.basename(path).lower() != FUNCTION_FILE:
        return f"{found} Rename the file."
    return f"{found} Write {FUNCTION_FILE} in lower case: on Linux it is another file."


RULE = AppRule(
    code="function-astray",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    check=check,
)
