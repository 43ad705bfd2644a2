"""Ignore a finding in its file: an entry of `per-file-ignores`, in the configuration file that is in force."""

from __future__ import annotations

import pytest

from funcls.model.configured import EDITOR, Options, Statement
from funcls.model.toml import read_toml
from support.apps import Fixture, fixture
from support.fixes import choose, fixes_in, ignoring

APP = """\
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "direction": "in", "name": "req"}]}
--- Orders/__init__.py
def main(req, order): ...
"""
SCRIPT = "Orders/__init__.py"
TITLE = "Ignore 'param-undeclared' in this file"
ENTRY = '"Orders/__init__.py" = ["param-undeclared"]'


def configured(file: str, text: str) -> Fixture:
    """Return an app with a configuration file, character for character."""
    app = fixture(f"{APP}--- {file}\n\n")
    app.edit(file, text)
    return app


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("funcls.toml", "", f"[per-file-ignores]\n{ENTRY}\n"),
        ("funcls.toml", "ignore = []\n", f"ignore = []\n\n[per-file-ignores]\n{ENTRY}\n"),
        ("pyproject.toml", "", f"[tool.funcls.per-file-ignores]\n{ENTRY}\n"),
        (
            "pyproject.toml",
            '[project]\nname = "é"',
            f'[project]\nname = "é"\n\n[tool.funcls.per-file-ignores]\n{ENTRY}\n',
        ),
        (
            "pyproject.toml",
            "[tool.funcls]\r\nignore = []\r\n",
            f"[tool.funcls]\r\nignore = []\r\n\r\n[tool.funcls.per-file-ignores]\r\n{ENTRY}\r\n",
        ),
        (
            "pyproject.toml",
            '[tool.funcls.per-file-ignores]  # ours\n"a.py" = ["script"]\n\n[tool.x]\n',
            f'[tool.funcls.per-file-ignores]  # ours\n{ENTRY}\n"a.py" = ["script"]\n\n[tool.x]\n',
        ),
        (
            "funcls.toml",
            '[per-file-ignores]\n"Orders/__init__.py" = [\n  "returns",  # "why"\n]\n',
            '[per-file-ignores]\n"Orders/__init__.py" = [\n  "returns", "param-undeclared",  # "why"\n]\n',
        ),
        (
            "funcls.toml",
            "[per-file-ignores]\n'/Orders/__init__.py' = []\n",
            "[per-file-ignores]\n'/Orders/__init__.py' = [\"param-undeclared\"]\n",
        ),
    ],
)
def test_the_configuration_file(file: str, before: str, after: str) -> None:
    app = configured(file, before)
    assert ignoring(app, SCRIPT)[1:] == [f"{TITLE} ({file})"]

    assert choose(app, TITLE, SCRIPT) == after
    assert app.codes() == []


def test_a_new_file_where_there_is_none() -> None:
    app = fixture(APP)
    fix = next(each for each in fixes_in(app, SCRIPT) if each.title.startswith(TITLE))

    assert (fix.title, fix.changes[0].creates) == (f"{TITLE} (funcls.toml)", True)
    assert fix.changes[0].applied("") == f"[per-file-ignores]\n{ENTRY}\n"
    assert ignoring(app, SCRIPT, creates_files=False) == ["Ignore 'param-undeclared' on this line"]


def test_a_file_above_the_app() -> None:
    app = fixture(APP)
    app.disk.files["/pyproject.toml"] = "[tool.funcls]\n"
    app.host.open_app("/app")

    (fix,) = (each for each in fixes_in(app, SCRIPT) if each.title == f"{TITLE} (../pyproject.toml)")
    assert (
        fix.changes[0].edits[0].text
        == '\n[tool.funcls.per-file-ignores]\n"app/Orders/__init__.py" = ["param-undeclared"]\n'
    )


@pytest.mark.parametrize(
    ("file", "before"),
    [
        ("funcls.toml", "[per-file-ignores\n"),
        ("funcls.toml", 'per-file-ignores = "none"\n'),
        ("funcls.toml", '[per-file-ignores]\n"Orders/__init__.py" = "none"\n'),
        ("pyproject.toml", "[project\n"),
        ("pyproject.toml", "tool = 1\n"),
    ],
)
def test_a_file_that_cannot_be_edited(file: str, before: str) -> None:
    assert ignoring(configured(file, before), SCRIPT) == ["Ignore 'param-undeclared' on this line"]


def test_editor_settings_that_count_more() -> None:
    stated = Options(({"per_file_ignores": Statement((), EDITOR)},))

    assert ignoring(fixture(APP, stated), SCRIPT) == ["Ignore 'param-undeclared' on this line"]


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("Orders/handler[1].py", "Orders/handler\\[1\\].py"),
        ("Orders/ü*.py", "Orders/ü\\*.py"),
        ("#a/b.py", "/#a/b.py"),
        ("!a/b.py", "/!a/b.py"),
        ("handler.py", "/handler.py"),
    ],
)
def test_a_pattern_means_one_file(path: str, pattern: str) -> None:
    app = fixture(f"""\
--- Orders/function.json
{{"scriptFile": "../{path}", "bindings": [{{"type": "httpTrigger", "direction": "in", "name": "req"}}]}}
--- {path}
def main(req, order) ...
""")
    fix = next(each for each in fixes_in(app, path) if "in this file" in each.title)

    assert read_toml(fix.changes[0].edits[0].text) == {"per-file-ignores": {pattern: [fix.mends[0].code]}}


def test_what_is_wrong_in_the_configuration_is_not_ignored() -> None:
    app = configured("funcls.toml", "ignored = []\n")
    assert "warning config-key" in app.codes()

    assert ignoring(app, "funcls.toml") == []
