"""Settings of local.settings.json that the host or the worker reads. Source: facts, section 7 of the rules and
local.settings, unless another one is named."""

from __future__ import annotations

import json

import pytest

from funcls.model.configured import Options
from support.apps import block, codes, report, stated

FUNCTION = """
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"}]}
--- Orders/__init__.py
def main(req): ...
"""


def app(values: str, *, encrypted: str | None = "false", function: str = FUNCTION) -> str:
    """An app with these `Values`; `encrypted` is None where nothing is said of it."""
    stated = f'"IsEncrypted": {encrypted}, ' if encrypted else ""
    return f'--- local.settings.json\n{{{stated}"Values": {values}}}\n{function}'


def found(name: str, value: object, options: Options | None = None) -> list[str]:
    """What is said of one setting beside that of the runtime."""
    return codes(app(json.dumps({"FUNCTIONS_WORKER_RUNTIME": "python", name: value})), options)


class TestProcessCount:
    @pytest.mark.parametrize(
        "value",
        [
            "1",
            "10",
            4,
            " 7 ",
            "+2",
            "0010",
            "\t3\n",
            "",
            "0" * 5000 + "3",
            "@Microsoft.KeyVault(x)",
            "٣",
            2.0,
            2.5,
        ],
    )
    def test_what_the_host_reads_or_may_read(self, value: object) -> None:
        assert found("FUNCTIONS_WORKER_PROCESS_COUNT", value) == []

    @pytest.mark.parametrize("value", ["0", "-1", 0, -3, "-0", "-2147483648"])
    def test_what_counts_as_one(self, value: object) -> None:
        assert found("FUNCTIONS_WORKER_PROCESS_COUNT", value) == ["information process-count"]

    @pytest.mark.parametrize(
        "value",
        [
            "11",
            16,
            "auto",
            "2.5",
            "1e1",
            "0x2",
            "1,000",
            "1_0",
            "- 1",
            " ",
            True,
            "2147483648",
            "-2147483649",
            "9" * 5000,
        ],
    )
    def test_what_the_host_fails_on(self, value: object) -> None:
        assert found("FUNCTIONS_WORKER_PROCESS_COUNT", value) == ["error process-count"]

    def test_another_name_is_another_variable(self) -> None:
        assert found("Functions_Worker_Process_Count", "auto") == []


class TestThreadCount:
    @pytest.mark.parametrize("value", ["1", 8, " 4 ", "1_0", "٣", "9" * 30, ""])
    def test_what_the_worker_takes(self, value: object) -> None:
        assert found("PYTHON_THREADPOOL_THREAD_COUNT", value) == []

    @pytest.mark.parametrize("value", ["0", "-1", "many", "2.5", True, " "])
    def test_what_the_worker_replaces_by_the_default(self, value: object) -> None:
        assert found("PYTHON_THREADPOOL_THREAD_COUNT", value) == ["warning thread-count"]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("CONTAINER_NAME", "documents", ["warning container-name"]),
        ("CONTAINER_NAME", "%OTHER%", ["warning container-name"]),
        ("CONTAINER_NAME", "", []),
        ("CONTAINER_NAME", None, ["information settings-null"]),
        ("Container_Name", "documents", []),
        ("BLOB_CONTAINER_NAME", "documents", []),
    ],
)
def test_the_name_that_the_host_keeps(name: str, value: object, expected: list[str]) -> None:
    """Said by a maintainer: azure-functions-host issue 9867."""
    assert found(name, value) == expected


class TestDecoratorScriptName:
    """The regular expression is the worker's own (facts, mixed-model)."""

    @pytest.mark.parametrize("name", ["function_app.py", "my-app.py", "_a.py", "1.py", ""])
    def test_what_the_worker_takes(self, name: object) -> None:
        assert found("PYTHON_SCRIPT_FILE_NAME", name) == []

    @pytest.mark.parametrize(
        "name", ["src/app.py", "my.app.py", "function_app", "app.PY", "-app.py", "áé.py", " a.py", 1]
    )
    def test_what_it_fails_on(self, name: object) -> None:
        assert found("PYTHON_SCRIPT_FILE_NAME", name) == ["warning decorator-script-name"]

    @pytest.mark.parametrize(("python", "expected"), [("3.12", ["warning decorator-script-name"]), ("3.13", [])])
    def test_the_worker_since_python_3_13_does_not_look(self, python: str, expected: list[str]) -> None:
        assert found("PYTHON_SCRIPT_FILE_NAME", "src/app.py", stated(python=python)) == expected


@pytest.mark.parametrize(
    ("value", "python", "expected"),
    [
        ("1", "3.13", ["hint worker-extensions"]),
        (1, "3.14", ["hint worker-extensions"]),
        ("True", "3.13", ["hint worker-extensions"]),
        ("0", "3.13", []),
        ("1", "3.12", []),
        ("1", None, []),
    ],
)
def test_worker_extensions(value: object, python: str | None, expected: list[str]) -> None:
    """Facts: changes, row 12."""
    assert found("PYTHON_ENABLE_WORKER_EXTENSIONS", value, stated(python=python)) == expected


WRONG = '{"FUNCTIONS_WORKER_PROCESS_COUNT": "auto", "CONTAINER_NAME": "a", "PYTHON_THREADPOOL_THREAD_COUNT": "x"}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (app(WRONG, encrypted="true"), ["warning settings-encrypted"]),
        # Core Tools take the values as encrypted.
        (app(WRONG, encrypted=None), ["warning settings-encrypted"]),
        (app(WRONG, encrypted='"false"'), []),
        # The whole file is unreadable to Core Tools, which then have no setting of it.
        (app(WRONG.replace('"x"', "{}")), ["warning settings-nested"]),
        (app(WRONG.replace('"x"', "[]")), ["warning settings-nested"]),
        (app(WRONG).replace("Values", "values"), ["warning settings-outside-values"]),
        (app(f"[{WRONG}]"), ["warning settings-shape"]),
        (app("null"), []),
        (app(WRONG).replace(', "CONTAINER', ' "CONTAINER'), ["warning settings-syntax"]),
        (f"--- local.settings.json\n{FUNCTION}", ["warning settings-syntax"]),
        (FUNCTION, []),
    ],
)
def test_what_core_tools_may_not_read(text: str, expected: list[str]) -> None:
    """Nothing is said of a setting that the app may not have."""
    assert codes(text) == expected


def test_an_encrypted_runtime_is_none() -> None:
    """The value says nothing of the language, so the functions are judged."""
    values = '{"FUNCTIONS_WORKER_RUNTIME": "CfDJ8AQr"}'

    assert codes(app(values, encrypted="true", function=FUNCTION.replace("main(req)", "main(request)"))) == [
        "error param-undeclared",
        "error binding-unused",
    ]


def test_the_messages_show_no_value() -> None:
    values = {
        "FUNCTIONS_WORKER_RUNTIME": "secret0",
        "FUNCTIONS_WORKER_PROCESS_COUNT": "secret1",
        "PYTHON_THREADPOOL_THREAD_COUNT": "secret2",
        "PYTHON_SCRIPT_FILE_NAME": "secret3",
        "CONTAINER_NAME": "secret4",
    }
    for runtime in ("secret0", "pythn", "python"):
        text = app(json.dumps({**values, "FUNCTIONS_WORKER_RUNTIME": runtime}, indent=2))
        messages = [line for line in report(text).splitlines() if not line.lstrip().startswith('"')]
        assert not [line for line in messages if "secret" in line or "pythn" in line]


def test_the_messages() -> None:
    text = app("""{
      "FUNCTIONS_WORKER_RUNTIME": "python",
      "FUNCTIONS_WORKER_PROCESS_COUNT": 16,
      "PYTHON_THREADPOOL_THREAD_COUNT": "0",
      "PYTHON_SCRIPT_FILE_NAME": "src/app.py",
      "CONTAINER_NAME": "documents"
    }""")
    assert report(text) == block("""
        local.settings.json: error[process-count]
              "FUNCTIONS_WORKER_PROCESS_COUNT": 16,
                                                ^^
        FUNCTIONS_WORKER_PROCESS_COUNT is more than 10: the host fails to set up the Python worker,
        "ProcessCount must not be greater than MaxProcessCount", and no function runs. Write a number from 1
        to 10.
        local.settings.json: warning[thread-count]
              "PYTHON_THREADPOOL_THREAD_COUNT": "0",
                                                ^^^
        The worker takes the default instead, "PYTHON_THREADPOOL_THREAD_COUNT must be set to a value between
        1". Write a whole number, 1 or more.
        local.settings.json: warning[decorator-script-name]
              "PYTHON_SCRIPT_FILE_NAME": "src/app.py",
                                         ^^^^^^^^^^^^
        The worker of Python 3.10 to 3.12 fails on this PYTHON_SCRIPT_FILE_NAME, "Invalid file name", and
        finds no functions: a name has letters, digits, "_" and "-", and ends with ".py".
        local.settings.json: warning[container-name]
              "CONTAINER_NAME": "documents"
              ^^^^^^^^^^^^^^^^
        CONTAINER_NAME is reserved: by it the host takes this machine for a container of Azure and may
        crash, and func prints an error. Choose another name, also where the code reads it.
        """)
