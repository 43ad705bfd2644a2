"""Apps of other languages: their function.json is fine as it is, whatever Python lies beside it."""

from __future__ import annotations

import pytest

from support.apps import codes

BINDINGS = '"bindings": [{"type": "httpTrigger", "name": "req"}, {"type": "http", "direction": "out", "name": "res"}]'


@pytest.mark.parametrize(
    "files",
    [
        "--- Orders/index.js",
        # A Node app with scripts of Python; local.settings.json is git-ignored, so nothing states the runtime.
        "--- Orders/index.js\n        --- requirements.txt\n        mkdocs\n        --- deploy.py",
        # TypeScript before it is built: the script is not there yet.
        "--- package.json\n        --- requirements.txt",
    ],
)
def test_nothing_is_said_where_no_function_is_one_of_python(files: str) -> None:
    assert (
        codes(f"""
        --- Orders/function.json
        {{"scriptFile": "{"index.js" if "index.js" in files else "../dist/Orders/index.js"}", {BINDINGS}}}
        {files}
        """)
        == []
    )


@pytest.mark.parametrize(
    "evidence",
    [
        "--- Bills/function.json\n        {}\n        --- Bills/__init__.py",
        '--- local.settings.json\n        {"Values": {"FUNCTIONS_WORKER_RUNTIME": "python"}}',
    ],
)
def test_a_script_of_another_language_in_a_python_app_is_not_served(evidence: str) -> None:
    found = codes(f"""
        --- Orders/function.json
        {{"scriptFile": "index.js", {BINDINGS}}}
        --- Orders/index.js
        {evidence}
        """)
    assert "error wrong-language" in found
