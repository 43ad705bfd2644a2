"""What .funcignore takes away from a deployment."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, report

FUNCTION = """--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"}]}
--- Orders/__init__.py
def main(req): ...
"""


def app_with(patterns: str) -> str:
    return f"{FUNCTION}--- .funcignore\n{patterns}\n"


class TestFuncignoreNeeded:
    """Source: Core Tools, GitIgnoreParser.cs; git's own reading by pathspec. A finding needs both."""

    @pytest.mark.parametrize(
        "pattern",
        [
            *("host.json", "/host.json", "*.json", "*", "host*", "  host.json  ", "# settings\n\nhost.json"),
        ],
    )
    def test_what_the_app_needs(self, pattern: str) -> None:
        assert codes(app_with(pattern)) == ["warning funcignore-needed"]

    @pytest.mark.parametrize(
        "pattern",
        [
            "",
            "# host.json",
            "local.settings.json\n.venv\ntests\n.vscode\n.git*",
            # The function as a whole: somebody wants it so.
            "Orders",
            "Orders/",
            "Orders/*",
            "Orders/function.json\nOrders/__init__.py",
            # git alone looks in every folder, and knows these signs.
            "function.json",
            "__init__.py",
            "*.py",
            "hos[st].json",
            "hos?.json",
            # Core Tools alone go by how the path begins.
            "host",
            "Orders/func",
            # What takes long to match.
            "*/*/*/*/*",
            # What a later line takes in again, they do not read alike.
            "*.json\n!host.json",
            "host.json\n!Orders",
            # Somebody names it: the app may bring its libraries along, and install none.
            "requirements.txt",
        ],
    )
    def test_what_is_meant_to_stay_behind_or_cannot_be_told(self, pattern: str) -> None:
        assert codes(app_with(pattern)) == []

    @pytest.mark.parametrize("pattern", ["!", "/", "[", "\\", "a" * 5000, "*" * 5000, "*o" * 60 + "x", "\x00"])
    def test_what_is_no_pattern(self, pattern: str) -> None:
        assert codes(app_with(pattern)) == []

    @pytest.mark.parametrize(
        ("others", "expected"),
        [
            ("--- requirements.txt\nrequests\n", ["warning funcignore-needed"]),
            # Nothing is asked for; nothing is there; and the app brings its libraries along.
            ("--- requirements.txt\n# none\n", []),
            ("", []),
            ("--- requirements.txt\nrequests\n--- .python_packages/lib/site-packages/requests/__init__.py\n", []),
        ],
    )
    def test_requirements_by_accident(self, others: str, expected: list[str]) -> None:
        assert codes(f"{others}{app_with('*.txt')}") == expected

    def test_no_funcignore(self) -> None:
        assert codes(FUNCTION) == []

    def test_the_file_is_mended(self) -> None:
        app = fixture(app_with("*.json"))

        change = app.edit(".funcignore", "local.settings.json\n")

        assert app.codes() == []
        assert change.touched == {"/app/.funcignore"}

    def test_the_message(self) -> None:
        assert report(app_with("*.json")) == block("""
            .funcignore: warning[funcignore-needed]
            *.json
            ^^^^^^
            This leaves host.json out of a deployment. On Azure nothing counts that it says, the extension
            bundle included. Write a pattern that does not take it in.
              host.json: This file is not published
              {
              ^
            """)


def app_with_environment(folder: str, patterns: str) -> str:
    return f"{app_with(patterns)}--- {folder}/pyvenv.cfg\nversion = 3.12.4\n"


class TestFuncignoreEnvironment:
    """Source: azure-functions-python-worker issue 562, where a maintainer advises the line."""

    @pytest.mark.parametrize("folder", [".venv", "venv", ".env", "env"])
    def test_an_environment_that_is_published(self, folder: str) -> None:
        assert codes(app_with_environment(folder, "local.settings.json")) == ["hint funcignore-environment"]

    @pytest.mark.parametrize("patterns", ["", "# .venv", "__pycache__\n.git*", "Orders/.venv"])
    def test_nothing_takes_it_in(self, patterns: str) -> None:
        assert codes(app_with_environment(".venv", patterns)) == ["hint funcignore-environment"]

    @pytest.mark.parametrize(
        "patterns",
        [
            *(".venv", ".venv/", "/.venv", ".venv/**", ".*", "*venv", "**/.venv"),
            # One of the tools leaves it out.
            *(".ve", "pyvenv.cfg", ".v?nv"),
            # What a line takes in again, and what takes long to match, cannot be told.
            *("!Orders", "*a*a*a*a*a*a*a*a*a"),
        ],
    )
    def test_what_leaves_it_out_or_may(self, patterns: str) -> None:
        assert codes(app_with_environment(".venv", patterns)) == []

    def test_no_funcignore(self) -> None:
        assert codes(f"{FUNCTION}--- .venv/pyvenv.cfg\nversion = 3.12.4\n") == []

    def test_a_folder_that_is_no_environment(self) -> None:
        assert codes(f"{app_with('tests')}--- env/names.txt\nstaging\n") == []

    def test_the_line_is_added(self) -> None:
        app = fixture(app_with_environment(".venv", "tests"))

        app.edit(".funcignore", "tests\n.venv/\n")

        assert app.codes() == []

    def test_the_message(self) -> None:
        assert report(app_with_environment(".venv", "tests")) == block("""
            .funcignore: hint[funcignore-environment]
            tests
            ^
            No line leaves out .venv, a virtual environment: a deployment that takes it along is large and slow.
            Write a line .venv/.
            """)


def app_with_module(patterns: str, imported: str = "from shared.orders import place") -> str:
    return f"""--- Orders/function.json
{{"bindings": [{{"type": "httpTrigger", "name": "req"}}]}}
--- Orders/__init__.py
{imported}
def main(req): ...
--- Orders/helper.py
RATE = 1
--- shared/__init__.py
--- shared/orders.py
from .rates import RATE
place = RATE
--- shared/rates.py
RATE = 1
--- .funcignore
{patterns}
"""


class TestFuncignoreFunction:
    """Source: Core Tools, GitIgnoreParser.cs; git's own reading by pathspec. A finding needs both."""

    @pytest.mark.parametrize(
        "pattern",
        [
            *("Orders/function.json", "Orders/*.json", "*/function.json", "**/function.json"),
            *("Orders/__init__.py", "/Orders/*.py", "**/*.py"),
        ],
    )
    def test_one_half_of_a_function(self, pattern: str) -> None:
        assert codes(app_with(pattern)) == ["warning funcignore-function"]

    @pytest.mark.parametrize("pattern", ["*/function.json", "*/__init__.py"])
    def test_a_pattern_that_takes_halves_of_many_is_told_once(self, pattern: str) -> None:
        bills = FUNCTION.replace("Orders", "Bills")
        assert codes(f"{bills}{app_with(pattern)}") == ["warning funcignore-function"]

    @pytest.mark.parametrize(
        "pattern", ["shared", "shared/", "shared/*", "shared/orders.py", "**/rates.py", "*/rates*"]
    )
    def test_a_module_that_is_not_published(self, pattern: str) -> None:
        assert codes(app_with_module(pattern)) == ["warning funcignore-function"]

    def test_a_module_beside_the_script(self) -> None:
        assert codes(app_with_module("Orders/helper.py", "from . import helper")) == ["warning funcignore-function"]

    @pytest.mark.parametrize(
        ("pattern", "imported"),
        [
            # The function stays behind too.
            ("Orders/*\nshared", "from shared.orders import place"),
            # An empty file, without which the folder is a package all the same.
            ("shared/__init__.py", "from shared.orders import place"),
            # Nothing imports it when the function is loaded, or somebody expects that it may be missing.
            ("shared", ""),
            ("shared", "try:\n    import shared.orders\nexcept ImportError:\n    pass"),
            ("shared", "def late():\n    import shared.orders"),
            # git alone looks in every folder; Core Tools alone go by how the path begins; they read these differently.
            ("orders.py", "from shared.orders import place"),
            ("share", "from shared.orders import place"),
            ("shared\n!shared/orders.py", "from shared.orders import place"),
        ],
    )
    def test_what_works_or_cannot_be_told(self, pattern: str, imported: str) -> None:
        assert [each for each in codes(app_with_module(pattern, imported)) if "function" in each] == []

    def test_two_functions_with_one_module(self) -> None:
        app = app_with_module("shared/orders.py")
        other = app.replace("Orders/", "Bills/").partition("--- Bills/helper.py")[0]
        assert codes(f"{other}{app}") == ["warning funcignore-function"]

    def test_the_line_goes(self) -> None:
        app = fixture(app_with_module("shared"))
        app.edit(".funcignore", "tests/\n")
        assert app.codes() == []

    def test_the_messages(self) -> None:
        assert report(app_with("Orders/*.json")) == block("""
            .funcignore: warning[funcignore-function]
            Orders/*.json
            ^^^^^^^^^^^^^
            This leaves a function.json out of a deployment, and publishes its script: on Azure the function
            does not exist, and nothing says so. Write a pattern that does not take it in.
              Orders/function.json: It is not published
              {"bindings": [{"type": "httpTrigger", "name": "req"}]}
              ^
            """)
        assert report(app_with("Orders/*.py")) == block("""
            .funcignore: warning[funcignore-function]
            Orders/*.py
            ^^^^^^^^^^^
            This leaves a script out of a deployment, and publishes its function.json: on Azure the host refuses
            the function. Write a pattern that does not take it in.
              Orders/__init__.py: It is not published
              def main(req): ...
              ^
            """)
        assert report(app_with_module("shared/rates.py")) == block("""
            .funcignore: warning[funcignore-function]
            shared/rates.py
            ^^^^^^^^^^^^^^^
            This leaves shared/rates.py out of a deployment: on Azure the import fails, and the worker refuses
            each function that needs it. Write a pattern that does not take it in.
              Orders/__init__.py: This import, or what it imports, asks for it
              from shared.orders import place
                   ^^^^^^^^^^^^^
            """)


SETTINGS = """--- local.settings.json
{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python"}}
"""
TESTS = "--- tests/test_orders.py\ndef test(): ...\n"


class TestFuncignorePublished:
    """Source: Core Tools, FileSystemHelpers.cs."""

    @pytest.mark.parametrize("files", [SETTINGS, TESTS, TESTS.replace("tests/test_orders", "test/orders_test")])
    @pytest.mark.parametrize("patterns", ["", "# local.settings.json tests test", ".venv\n.git*"])
    def test_what_is_published(self, files: str, patterns: str) -> None:
        assert codes(f"{files}{app_with(patterns)}") == ["hint funcignore-published"]

    @pytest.mark.parametrize(
        "patterns",
        [
            "local.settings.json\ntests/",
            "local.*\ntest",
            "*.json.bak\n*settings.json\n*/test_*.py",
            "!Orders",
            "*/*/*/*/*",
        ],
    )
    def test_what_is_left_out_or_may_be(self, patterns: str) -> None:
        assert "hint funcignore-published" not in codes(f"{SETTINGS}{TESTS}{app_with(patterns)}")

    @pytest.mark.parametrize("files", [f"{SETTINGS}{TESTS}", "--- tests/data.py\nROWS = 1\n--- .funcignore\n.venv\n"])
    def test_no_funcignore_and_no_tests(self, files: str) -> None:
        assert codes(f"{files}{FUNCTION}") == []

    def test_a_comment_on_the_first_line_silences_it(self) -> None:
        assert codes(f"{SETTINGS}{app_with('# funcls: ignore[funcignore-published] The build leaves it out.')}") == []

    def test_the_messages(self) -> None:
        assert report(f"{SETTINGS}{TESTS}{app_with('.venv')}") == block("""
            .funcignore: hint[funcignore-published]
            .venv
            ^
            No line leaves out local.settings.json, which may hold secrets: func does not publish it, other
            tools go by this file alone. Write a line local.settings.json.
            .funcignore: hint[funcignore-published]
            .venv
            ^
            No line leaves out tests, which holds tests: they are deployed too. Write a line tests/.
            """)
