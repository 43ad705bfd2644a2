"""What the files of the app root say of every function."""

from __future__ import annotations

import pytest

from funcls.model.facts import AppFacts, Language
from support.apps import fixture

FUNCTION = '--- Orders/function.json\n{"bindings": []}\n'


def facts(text: str) -> AppFacts:
    return fixture(text).state.facts


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ('{"functions": ["Orders", "BILLS"]}', {"orders", "bills"}),
        ('{"Functions": ["Orders"]}', {"orders"}),
        ('{"functions": ["Orders", 1, null]}', {"orders", "1", ""}),
        ('{"functions": []}', None),  # read in source: an empty array leaves nothing in the configuration
        ('{"functions": {}}', None),
        ('{"functions": [["Orders"]]}', set()),
        ("{}", None),
        ("[]", None),
        ('{"functions": "Orders"}', None),
        ('{"functions": ["Orders"', None),
        ('{"functions": ["Orders" "Bills"]}', None),
    ],
)
def test_the_functions_of_host_json(host: str, allowed: set[str] | None) -> None:
    assert facts(f"--- host.json\n{host}\n").allowed == allowed


def test_names_of_the_list_are_compared_ignoring_case() -> None:
    listed = facts('--- host.json\n{"functions": ["Orders"]}\n')

    assert listed.is_allowed("ORDERS")
    assert not listed.is_allowed("Bills")
    assert facts("--- host.json\n{}\n").is_allowed("Bills")


@pytest.mark.parametrize(
    ("files", "script"),
    [
        ("--- function_app.py\n", "function_app.py"),
        ("--- Function_App.py\n", None),
        ("--- lib/function_app.py\n", None),
        ('--- main.py\n--- local.settings.json\n{"Values": {"PYTHON_SCRIPT_FILE_NAME": "main.py"}}\n', "main.py"),
        ('--- local.settings.json\n{"Values": {"PYTHON_SCRIPT_FILE_NAME": "main.py"}}\n', None),
        ('--- function_app.py\n--- local.settings.json\n{"Values": []}\n', "function_app.py"),
        (
            '--- function_app.py\n--- local.settings.json\n{"Values": {"PYTHON_SCRIPT_FILE_NAME": 1}}\n',
            "function_app.py",
        ),
    ],
)
def test_the_script_with_decorators(files: str, script: str | None) -> None:
    assert facts(files).decorator_script == script


def runtime(name: str) -> str:
    return f'--- local.settings.json\n{{"Values": {{"FUNCTIONS_WORKER_RUNTIME": "{name}"}}}}\n'


@pytest.mark.parametrize(
    ("files", "language"),
    [
        ("--- Orders/__init__.py\n", Language.PYTHON),
        ("--- requirements.txt\nmkdocs\n--- deploy.py\n--- Orders/tool.py\n", Language.UNKNOWN),
        ("--- requirements.txt\nrequests\nazure-functions>=1.20\n", Language.PYTHON),
        ("--- Orders/index.js\n", Language.UNKNOWN),
        ("--- node_modules/function.json\n--- node_modules/__init__.py\n", Language.UNKNOWN),
        ("--- Orders/__init__.py\n" + runtime("node"), Language.OTHER),
        (runtime("Python"), Language.PYTHON),
        ("--- Orders/__init__.py\n" + runtime(""), Language.PYTHON),
        ("--- Orders/__init__.py\n" + runtime("CfDJ8").replace("{", '{"IsEncrypted": true, ', 1), Language.PYTHON),
        ("--- Orders/__init__.py\n" + runtime("@Microsoft.KeyVault(x)"), Language.PYTHON),
    ],
)
def test_the_language(files: str, language: Language) -> None:
    assert facts(FUNCTION + files).language is language
