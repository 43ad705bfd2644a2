"""Files of an app that the host does not find, does not read, or that name the wrong thing."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, report, stated

BINDINGS = '{"bindings": [{"type": "httpTrigger", "name": "req"}]}'
FUNCTION = f"--- Orders/function.json\n{BINDINGS}\n--- Orders/__init__.py\ndef main(req): ...\n"
PYTHON = "--- requirements.txt\nazure-functions\n"


class TestFunctionAstray:
    """Source: facts, section 0 of the rules: a direct child of the app root with the exact name."""

    @pytest.mark.parametrize(
        "path",
        [
            "function.json",
            "Function.json",
            "api/Bills/function.json",
            "api/v1/Bills/function.json",
            "Orders/old/function.json",
            "Bills/Function.json",
            "Bills/FUNCTION.JSON",
            "Bills/functions.json",
            "Bills/funtion.json",
        ],
    )
    def test_where_the_host_does_not_look(self, path: str) -> None:
        assert codes(f"{FUNCTION}--- {path}\n{BINDINGS}\n") == ["warning function-astray"]

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("api/Bills/function.json", '{"name": "other product"}'),
            ("api/Bills/function.json", '{"bindings": {}}'),
            ("api/Bills/function.json", '{"bindings": []}'),
            ("api/Bills/function.json", '{"bindings": [{"name": "req"}]}'),
            ("api/Bills/function.json", '[{"bindings": [{"type": "httpTrigger"}]}]'),
            ("api/Bills/function.json", BINDINGS[:-1]),
            ("api/Bills/function.json", ""),
            ("api/Bills/functions.json", BINDINGS),
            # What people keep aside on purpose.
            ("tests/Bills/function.json", BINDINGS),
            ("api/Samples/Bills/function.json", BINDINGS),
            (".github/Bills/function.json", BINDINGS),
            ("node_modules/Bills/function.json", BINDINGS),
            # The function is there already, by its right name.
            ("Orders/Function.json", BINDINGS),
            ("Orders/functions.json", BINDINGS),
            ("Bills/functions.json", '{"functions": []}'),
            # Nobody keeps functions as deep as this.
            ("a/b/c/d/function.json", BINDINGS),
        ],
    )
    def test_what_is_no_lost_function(self, path: str, text: str) -> None:
        assert codes(f"{FUNCTION}--- {path}\n{text}\n") == []

    def test_a_slip_in_the_name(self) -> None:
        assert report(f"{FUNCTION}--- Bills/functions.json\n{BINDINGS}\n") == block("""
            Bills/functions.json: warning[function-astray]
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            ^
            The host does not find Bills/functions.json: a function is a folder right below the app root with a
            function.json. Rename the file.
            """)

    def test_an_app_within_the_app(self) -> None:
        assert codes(f"{FUNCTION}--- api/host.json\n{{}}\n--- api/Bills/function.json\n{BINDINGS}\n") == []

    def test_an_app_without_any_function_that_is_found(self) -> None:
        lost = f"--- api/Bills/function.json\n{BINDINGS}\n"

        assert codes(PYTHON + lost) == ["warning function-astray"]
        # Nothing says that it is one of Python.
        assert codes(lost) == []

    def test_an_app_of_decorators_reads_no_function_json(self) -> None:
        assert codes(f"{PYTHON}--- function_app.py\n\n--- api/Bills/function.json\n{BINDINGS}\n") == []

    def test_the_file_may_be_open(self) -> None:
        app = fixture(f"{PYTHON}--- api/Bills/function.json\n{BINDINGS}\n")

        change = app.edit("api/Bills/function.json", "{}")
        assert app.codes() == []
        assert change.touched == {"/app/api/Bills/function.json"}
        app.edit("api/Bills/function.json", BINDINGS)
        assert [each.function for each in app.state.findings_in("api/Bills/function.json")] == [None]

    def test_a_function_that_is_moved_to_its_place(self) -> None:
        app = fixture(f"{PYTHON}--- api/Bills/function.json\n{BINDINGS}\n")

        del app.disk.files["/app/api/Bills/function.json"]
        app.disk.files["/app/Bills/function.json"] = BINDINGS
        app.disk.files["/app/Bills/__init__.py"] = "def main(req): ...\n"
        app.refresh("api", "Bills")

        assert app.codes() == []
        assert list(app.state.functions) == ["Bills"]

    def test_the_messages(self) -> None:
        for path, message in {
            "function.json": "Move the file and its script into a folder that has the name of the function.",
            "api/Bills/function.json": "Move api/Bills to the app root.",
            "Bills/Function.json": "Write function.json in lower case: on Linux it is another file.",
        }.items():
            (finding,) = fixture(f"{FUNCTION}--- {path}\n{BINDINGS}\n").state.findings()
            assert finding.message == (
                f"The host does not find {path}: a function is a folder right below the app root with a "
                f"function.json. {message}"
            )


class TestProxiesFile:
    """Source: facts, changes, row 11; the words are those of func (azure-functions-core-tools issue 2727)."""

    def test_the_file_at_the_root(self) -> None:
        assert report(f'{FUNCTION}--- proxies.json\n{{"proxies": {{}}}}\n') == block("""
            proxies.json: warning[proxies-file]
            {"proxies": {}}
            ^
            Support of proxies has ended on 30 September 2025: func warns, "Proxies are not supported in Azure
            Functions v4." Use Azure API Management or an HTTP function, and remove proxies.json.
            """)

    @pytest.mark.parametrize("path", ["Orders/proxies.json", "Proxies.json", "proxies.yaml"])
    def test_another_file(self, path: str) -> None:
        assert codes(f"{FUNCTION}--- {path}\n{{}}\n") == []

    def test_an_app_of_another_product(self) -> None:
        assert codes("--- proxies.json\n{}\n") == []


class TestRuntimePackage:
    """Source: facts, changes, row 13."""

    @pytest.mark.parametrize(
        "line",
        ["azure-functions-runtime", "azure_functions.Runtime==1.3.0", 'azure-functions-runtime; python_version>"3.12"'],
    )
    def test_the_package_of_the_decorators(self, line: str) -> None:
        assert codes(f"--- requirements.txt\nazure-functions\n{line}\n{FUNCTION}") == ["hint runtime-package"]

    @pytest.mark.parametrize(
        "lines",
        [
            "azure-functions",
            "azure-functions-runtime-v1",
            "azure-functions-runtime\nazure-functions-runtime-v1==1.2.0",
            "# azure-functions-runtime",
            "azure-functions-runtime-base",
        ],
    )
    def test_what_names_no_wrong_package(self, lines: str) -> None:
        assert codes(f"--- requirements.txt\n{lines}\n{FUNCTION}") == []

    def test_an_app_of_decorators(self) -> None:
        requirements = "--- requirements.txt\nazure-functions-runtime\n"

        assert codes(f"{requirements}--- function_app.py\n") == []
        assert codes(f"{requirements}--- function_app.py\n\n{FUNCTION}") == ["warning mixed-model"]
        assert codes(requirements) == []

    @pytest.mark.parametrize(("python", "expected"), [("3.12", []), ("3.13", ["hint runtime-package"])])
    def test_older_python_has_another_worker(self, python: str, expected: list[str]) -> None:
        text = f"--- requirements.txt\nazure-functions-runtime\n{FUNCTION}"

        assert codes(text, stated(python=python)) == expected

    def test_the_message(self) -> None:
        assert report(f"--- requirements.txt\nazure-functions-runtime==1.3.0\n{FUNCTION}") == block("""
            requirements.txt: hint[runtime-package]
            azure-functions-runtime==1.3.0
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            azure-functions-runtime runs functions of decorators, and this app has functions of function.json:
            write azure-functions-runtime-v1.
            """)
