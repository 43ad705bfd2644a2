"""The Python that an app states. Source: facts, changes 2024-2026, row 6 (said by maintainers)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report, stated

LIBRARY = "--- requirements.txt\nazure-functions\n"


@pytest.mark.parametrize(
    ("version", "found"),
    [
        ("3.7", ["warning python-version"]),
        ("3.8.18", ["warning python-version"]),
        ("3.9", ["warning python-version"]),
        ("3.10", ["information python-version"]),
        ("3.11", []),
        ("3.14.1", []),
        ("3.15", ["warning python-version"]),
        ("2.7", ["warning python-version"]),
        ("pypy3.9", []),
    ],
)
def test_what_a_file_states(version: str, found: list[str]) -> None:
    assert codes(f"--- .python-version\n{version}\n{LIBRARY}") == found
    assert codes(f"--- .venv/pyvenv.cfg\nhome = /usr/bin\nversion = {version}\n{LIBRARY}") == found


def test_what_the_settings_of_funcls_state() -> None:
    assert codes(f'--- pyproject.toml\n[tool.funcls.target]\npython = "3.9"\n{LIBRARY}') == ["warning python-version"]


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (".venv/pyvenv.cfg", "home = /opt/python3.9.2/bin\nversion = 3.9.2\n", "version = 3.9.2"),
        (
            "pyproject.toml",
            '[project]\nrequires-python = ">=3.9"\n[tool.funcls.target]\npython = "3.9"\n',
            'python = "3.9"',
        ),
    ],
)
def test_the_value_is_marked(path: str, text: str, line: str) -> None:
    shown = report(f"--- {path}\n{text}{LIBRARY}").splitlines()

    assert shown[1] == line
    assert shown[2].strip("^ ") == ""
    assert shown[2].index("^") == line.index("3.9")


def test_what_the_command_line_states_is_known_to_who_wrote_it() -> None:
    assert codes(LIBRARY, stated(python="3.9")) == []


def test_an_app_that_states_none() -> None:
    assert codes(LIBRARY) == []


def test_the_messages() -> None:
    assert report(f"--- .python-version\n3.9\n{LIBRARY}") == block("""
        .python-version: warning[python-version]
        3.9
        ^^^
        Python 3.9 was removed: the host since 4.1056 does not start it. Use 3.10 to 3.14.
        """)
    assert report(f"--- .python-version\n3.10.2\n{LIBRARY}") == block("""
        .python-version: information[python-version]
        3.10.2
        ^^^^^^
        Python 3.10 reached its end of life in October 2026. It still runs; use a newer one.
        """)
