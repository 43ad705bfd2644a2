"""The name of a function, which is that of its folder."""

from __future__ import annotations

import textwrap

import pytest

from support.apps import block, codes, fixture, report

TRIGGER = '{"bindings": [{"type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "0 0 * * * *"}]}'


def app(name: str) -> str:
    return f"""
        --- {name}/function.json
        {TRIGGER}
        --- {name}/__init__.py
        def main(timer): ...
        """


@pytest.mark.parametrize("name", ["_a", "9a", "a.b", "-a", "a" * 129, "host", "Host", "HOST", "é", "aé", "a$"])
def test_a_name_that_the_host_refuses(name: str) -> None:
    """`_a`, `9a`, `a.b` and 129 letters: measured; the rest follows from the expression (facts: fn-name)."""
    assert "error function-name" in codes(app(name))


@pytest.mark.parametrize("name", ["a", "Z9", "a_b", "a-b", "a-", "a__b", "a" * 128, "hosts", "ghost", "host-1", "main"])
def test_a_name_that_the_host_takes(name: str) -> None:
    """By the expression (facts: fn-name)."""
    assert codes(app(name)) == []


def test_a_name_with_a_blank() -> None:
    """Measured (facts: fn-name); a header of `fixture` cannot hold the name."""
    found = fixture(app("Hello"))
    files = {"/app/Hello World/function.json": TRIGGER, "/app/Hello World/__init__.py": "def main(timer): ..."}
    found.disk.files.update(files)
    found.refresh("Hello World/function.json", "Hello World/__init__.py")

    assert found.codes() == ["error function-name"]


def test_letters_that_only_some_fold_to_ascii_are_not_judged() -> None:
    """.NET and Python agree on the Kelvin sign; which of them fold the others is not measured."""
    assert codes(app("K\u212a")) == []


def test_the_finding_is_at_the_opening_of_the_file() -> None:
    assert report(app("9a")) == block("""
        9a/function.json: error[function-name]
        {"bindings": [{"type": "timerTrigger", "name": "timer", "direction": "in", "schedule": "0 0 * * * *"}]}
        ^
        The host refuses the function, "'9a' is not a valid function name." A name is an ASCII letter, then
        letters, digits, '_' or '-', at most 128 characters. Rename the folder.
        """)
    assert "The host keeps this name" in report(app("Host"))


def test_a_folder_that_is_no_function_has_any_name() -> None:
    assert codes("--- 9a/helper.py\n" + textwrap.dedent(app("Hello")).strip()) == []
