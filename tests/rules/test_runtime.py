"""FUNCTIONS_WORKER_RUNTIME of local.settings.json. Source of the verdicts: facts, runtime-missing and
runtime-not-python (read in source: the host's Utility.cs and ScriptHost.cs)."""

from __future__ import annotations

import json

import pytest

from support.apps import block, codes, fixture, report

BINDINGS = '{"bindings": [{"type": "httpTrigger", "name": "req"}]}'
FUNCTION = f"--- Orders/function.json\n{BINDINGS}\n--- Orders/__init__.py\ndef main(req): ...\n"


def settings(values: object) -> str:
    return f"--- local.settings.json\n{json.dumps({'IsEncrypted': False, 'Values': values})}\n"


def runtime(value: object, function: str = FUNCTION) -> list[str]:
    return codes(settings({"FUNCTIONS_WORKER_RUNTIME": value}) + function)


@pytest.mark.parametrize("value", ["python", "Python", "PYTHON", "custom"])
def test_what_a_python_app_runs_on(value: str) -> None:
    assert runtime(value) == []


@pytest.mark.parametrize(
    "value", ["node", "Node", "dotnet", "dotnet-isolated", "java", "powershell", "pyhton", "pytohn", "python3", "pyton"]
)
def test_what_stops_the_host(value: str) -> None:
    assert runtime(value) == ["error runtime-not-python"]


@pytest.mark.parametrize("value", ["golang", "ruby", "py", "python ", "%RUNTIME%"])
def test_what_may_be_a_worker_that_funcls_does_not_know(value: str) -> None:
    assert runtime(value) == ["warning runtime-not-python"]


@pytest.mark.parametrize("value", [3, True, "@Microsoft.KeyVault(x)"])
def test_what_states_no_runtime(value: object) -> None:
    assert runtime(value) == []


@pytest.mark.parametrize(
    "function",
    [
        "",
        # One function of the other language is enough for the host to start.
        f"{FUNCTION}--- Bills/function.json\n{BINDINGS}\n--- Bills/index.js\n",
        f'--- Orders/function.json\n{BINDINGS[:-1]}, "scriptFile": "../dist/index.js"}}\n--- Orders/__init__.py\n',
        f"--- Orders/function.json\n{BINDINGS}\n--- Orders/run.csx\n",
        f"--- Orders/function.json\n{BINDINGS}\n--- Orders/run.ps1\n--- Orders/helper.py\n",
        # The host may take the one or the other.
        f"--- Orders/function.json\n{BINDINGS}\n--- Orders/index.js\n--- Orders/__init__.py\n",
        # The host gives these up before it compares languages, and has then no function at all.
        f"--- _Orders/function.json\n{BINDINGS}\n--- _Orders/__init__.py\n",
        '--- Orders/function.json\n{"bindings": []}\n--- Orders/__init__.py\n',
        "--- Orders/function.json\n{\n--- Orders/__init__.py\n",
        f"--- Orders/function.json\n{BINDINGS}\n",
        '--- host.json\n{"version": "2.0", "functions": ["Other"]}\n' + FUNCTION,
    ],
)
def test_an_app_in_which_not_every_function_is_certainly_one_of_python(function: str) -> None:
    assert runtime("node", function) == []


def test_only_the_functions_that_host_json_lists_are_compared() -> None:
    listed = '--- host.json\n{"version": "2.0", "functions": ["Orders"]}\n'

    assert runtime("node", listed + FUNCTION) == ["error runtime-not-python"]


def test_nothing_else_is_said_of_such_an_app() -> None:
    broken = FUNCTION.replace("main(req)", "main(request)")

    assert runtime("node", f'--- host.json\n{{"logging": {{}}}}\n{broken}') == ["error runtime-not-python"]


def test_encrypted_values_state_no_runtime() -> None:
    text = settings({"FUNCTIONS_WORKER_RUNTIME": "node"}).replace("false", "true")

    assert codes(text + FUNCTION) == ["warning settings-encrypted"]


@pytest.mark.parametrize("values", [{}, {"AzureWebJobsStorage": "UseDevelopmentStorage=true"}])
def test_the_runtime_is_missing(values: object) -> None:
    assert codes(settings(values) + FUNCTION) == ["warning runtime-missing"]


@pytest.mark.parametrize("value", ["", None])
def test_an_empty_runtime_is_missing(value: object) -> None:
    assert runtime(value) == ["warning runtime-missing"]


@pytest.mark.parametrize(
    "text",
    [
        FUNCTION,
        f'--- local.settings.json\n{{"IsEncrypted": false}}\n{FUNCTION}',
        f'--- local.settings.json\n{{"Values": {{}}}}\n{FUNCTION}',
        settings({"functions_worker_runtime": "python"}) + FUNCTION,
        settings({}).replace("false", "true") + FUNCTION,
        # It is not known to be an app of Python.
        settings({}) + f"--- Orders/function.json\n{BINDINGS}\n--- Orders/index.js\n",
    ],
)
def test_where_the_runtime_may_be_stated_elsewhere(text: str) -> None:
    assert codes(text) == []


def test_a_function_that_comes_or_goes_changes_what_is_said() -> None:
    app = fixture(settings({"FUNCTIONS_WORKER_RUNTIME": "node"}) + FUNCTION)

    app.write("Bills/index.js", "")
    change = app.write("Bills/function.json", BINDINGS)
    assert app.codes() == []
    assert "/app/local.settings.json" in change.touched
    change = app.write("Bills/function.json", BINDINGS[:-1] + ', "scriptFile": "../Orders/__init__.py"}')
    assert app.codes() == ["error runtime-not-python"]
    assert "/app/local.settings.json" in change.touched


def test_the_messages() -> None:
    assert report(settings({"FUNCTIONS_WORKER_RUNTIME": "Node"}) + FUNCTION) == block("""
        local.settings.json: error[runtime-not-python]
        {"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "Node"}}
                                                                      ^^^^^^
        FUNCTIONS_WORKER_RUNTIME is 'node', and every function here is one of Python: the host stops, "Did
        not find functions with language [node]." Write "python".
          Orders/__init__.py: A script of Python
          def main(req): ...
          ^
        """)
    assert report(settings({"FUNCTIONS_WORKER_RUNTIME": "pyhton"}) + FUNCTION) == block("""
        local.settings.json: error[runtime-not-python]
        {"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "pyhton"}}
                                                                      ^^^^^^^^
        FUNCTIONS_WORKER_RUNTIME names no runtime that funcls knows, and every function here is one of
        Python: the host stops, "Did not find functions with language [...]." Write "python".
          Orders/__init__.py: A script of Python
          def main(req): ...
          ^
        """)
    assert report(settings({}) + FUNCTION) == block("""
        local.settings.json: warning[runtime-missing]
        {"IsEncrypted": false, "Values": {}}
                               ^^^^^^^^
        func asks for the runtime, and the host warns, "The 'FUNCTIONS_WORKER_RUNTIME' setting is required.
        Please specify a valid value." Write "FUNCTIONS_WORKER_RUNTIME": "python".
        """)
