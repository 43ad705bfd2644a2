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
            *("Orders/function.json", "Orders/*.json", "*/function.json", "**/function.json"),
            *("Orders/__init__.py", "/Orders/*.py", "**/*.py"),
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
            # What a later line takes in again, they do not read alike.
            "*.json\n!host.json",
            "host.json\n!Orders",
            # An app may bring its libraries along, and install none.
            "requirements.txt",
        ],
    )
    def test_what_is_meant_to_stay_behind_or_cannot_be_told(self, pattern: str) -> None:
        assert codes(app_with(pattern)) == []

    @pytest.mark.parametrize("pattern", ["!", "/", "[", "\\", "a" * 5000, "*" * 5000, "*o" * 60 + "x", "\x00"])
    def test_what_is_no_pattern(self, pattern: str) -> None:
        assert codes(app_with(pattern)) == []

    def test_no_funcignore(self) -> None:
        assert codes(FUNCTION) == []

    def test_each_pattern_once(self) -> None:
        bills = FUNCTION.replace("Orders", "Bills")

        assert codes(f"{bills}{app_with('*/function.json')}") == ["warning funcignore-needed"]

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

    def test_the_messages_on_a_function(self) -> None:
        for pattern, message in {
            "Orders/*.json": "This leaves Orders/function.json out of a deployment. On Azure the function does not",
            "Orders/*.py": "This leaves Orders/__init__.py out of a deployment. On Azure the host refuses the",
        }.items():
            (finding,) = fixture(app_with(pattern)).state.findings()
            assert finding.message.startswith(message)


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
