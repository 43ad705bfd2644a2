"""Real functions of public samples and templates: an error that nobody expects is a false one.

The functions lie beside the checkout and are not part of it. Their handlers are not there: a stub is written from
the facts that were read from each.
"""

from __future__ import annotations

import ast
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

from funcls.rules.finding import Severity
from funcls.workspace.discovery import find_apps
from funcls.workspace.disk import LocalDisk
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue
from support.apps import HOST_JSON
from support.other_tools import refused_though_funcls_is_silent
from support.renames import rename_everything

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "functions.jsonl"
EXPECTED = Path(__file__).with_name("expected.txt")

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="nothing to read: no corpus beside the checkout")


class Parameter(TypedDict):
    name: str
    annotation: str | None
    default: bool


class Row(TypedDict):
    """One real function; `params` is None where the entry point is assigned.

    `rootFiles` are the names at the root of its app, those of folders with a slash.
    """

    app: str
    function: str
    functionJson: str
    hostJson: str | None
    script_file: str | None
    entry_point: str | None
    entry_kind: str
    params: list[Parameter] | None
    varargs: list[str] | None
    returns: str | None
    decorators: list[str]
    imports: list[str]
    rootFiles: list[str] | None


@cache
def rows() -> list[Row]:
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def stub(row: Row) -> str:
    """Return a script with the handler's signature; an assigned one is what the durable library makes."""
    name = row["entry_point"] or "main"
    lines = [*row["imports"], *(f"@{decorator}" for decorator in row["decorators"])]
    if row["params"] is None:
        factory = "Entity" if '"entityTrigger"' in row["functionJson"] else "Orchestrator"
        lines += ["import azure.durable_functions", "def orchestrate(context): yield"]
        return "\n".join([*lines, f"{name} = azure.durable_functions.{factory}.create(orchestrate)", ""])
    parameters = [*map(parameter, row["params"]), *(row["varargs"] or [])]
    returns = f" -> {row['returns']}" if row["returns"] else ""
    return "\n".join([*lines, f"{row['entry_kind']} {name}({', '.join(parameters)}){returns}: ...", ""])


def parameter(facts: Parameter) -> str:
    annotation = f": {facts['annotation']}" if facts["annotation"] else ""
    return f"{facts['name']}{annotation}{' = None' if facts['default'] else ''}"


def write(folder: Path) -> None:
    """Write all apps of the corpus below a folder; an app without host.json gets today's."""
    for row in rows():
        function = folder / row["app"] / row["function"]
        function.mkdir(parents=True)
        (function.parent / "host.json").write_text(row["hostJson"] or HOST_JSON, encoding="utf-8")
        for name in row["rootFiles"] or ():
            write_root_file(function.parent / name)
        (function / "function.json").write_bytes(row["functionJson"].encode())
        script = function / (row["script_file"] or "__init__.py")
        script.resolve().parent.mkdir(parents=True, exist_ok=True)
        script.resolve().write_text(stub(row), encoding="utf-8")
        for line in row["imports"]:
            write_imported(folder / row["app"], script.resolve(), line)


def write_root_file(path: Path) -> None:
    """Write a file without content, where it tells by being there that extensions may come with it."""
    if path.name == "Dockerfile" or path.suffix == ".csproj":
        path.touch()


def write_imported(app: Path, script: Path, line: str) -> None:
    """Write the module of the app that an import of a script names, with what is imported from it."""
    (statement,) = ast.parse(line).body
    if not isinstance(statement, ast.ImportFrom):
        return
    module = (statement.module or "").split(".") if statement.module else []
    if statement.level:
        folder = script.parents[statement.level - 1]
    elif module[0] == "__app__":
        folder, module = app, module[1:]
    else:
        return
    names = [alias.name for alias in statement.names]
    if not module:
        for name in names:
            (folder / f"{name}.py").touch()
        return
    path = folder.joinpath(*module).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"class {name}: ...\n" for name in names)


def errors(folder: Path) -> Iterator[str]:
    host = Host(LocalDisk(), load_catalogue())
    for root in find_apps(str(folder)):
        state = host.open_app(root).snapshot.apps[root]
        for finding in state.findings():
            if finding.severity is Severity.ERROR:
                yield f"{'/'.join(filter(None, [Path(root).name, finding.function]))} {finding.code}"


def test_the_corpus_is_whole() -> None:
    assert len(rows()) == 276
    assert Counter(row["entry_kind"] for row in rows()) == {"def": 227, "async def": 25, "assign": 24}


def test_every_error_is_expected_and_every_expected_error_is_found(tmp_path: Path) -> None:
    write(tmp_path)
    expected = [line.partition("  ")[0] for line in EXPECTED.read_text().splitlines() if not line.startswith("#")]
    assert sorted(errors(tmp_path)) == sorted(expected)


@pytest.mark.slow
def test_the_schema_for_other_tools_refuses_nothing_that_funcls_passes(tmp_path: Path) -> None:
    write(tmp_path)
    found = dict(refused_though_funcls_is_silent(tmp_path))
    assert len(found) > 200
    assert {file: places for file, places in found.items() if places} == {}


@pytest.mark.slow
def test_a_rename_brings_nothing_new(tmp_path: Path) -> None:
    write(tmp_path)
    host = Host(LocalDisk(), load_catalogue())
    for root in find_apps(str(tmp_path)):
        assert rename_everything(host.open_app(root).snapshot.apps[root]) == []
