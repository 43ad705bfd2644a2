"""Mend comments that silence nothing: take out a code or the whole comment, correct a code."""

from __future__ import annotations

import pytest

from support.apps import Fixture, fixture
from support.fixes import choose, fixes_in, titles

JSON, SCRIPT = "Orders/function.json", "Orders/__init__.py"
REQ = '{"type": "httpTrigger", "direction": "in", "name": "req"}'


def with_script(text: str) -> Fixture:
    app = fixture(f'--- {JSON}\n{{"bindings": [{REQ}]}}\n--- {SCRIPT}\n\n')
    app.edit(SCRIPT, text)
    return app


def with_json(text: str) -> Fixture:
    app = fixture(f"--- {JSON}\n\n--- {SCRIPT}\ndef main(req): ...\n")
    app.edit(JSON, text)
    return app


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("pass  # funcls: ignore[return-out]", "pass"),
        ("pass\t# funcls: ignore", "pass"),
        ("pass  # funcls: ignore[]  ", "pass"),
        ("pass  # funcls: ignore[return-out] until the binding is there", "pass"),
        ("pass  # noqa  # funcls: ignore[return-out]", "pass  # noqa"),
        ("pass  # funcls: ignore[return-out]  # noqa", "pass  # noqa"),
        ("pass  # type: ignore  funcls: ignore[return-out]", "pass  # type: ignore"),
        ("pass  # funcls: ignore[return-out] // and so on", "pass"),
        ("x = '#'; é = '😀'  # funcls: ignore[return-out]", "x = '#'; é = '😀'"),
    ],
)
def test_a_comment_of_python(before: str, after: str) -> None:
    app = with_script(f"def main(req):\r\n    {before}\r\n    pass\r\n")

    assert choose(app, "Remove this comment", SCRIPT) == f"def main(req):\r\n    {after}\r\n    pass\r\n"
    assert app.codes() == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("def main(req): ...\n    # funcls: ignore[return-out]\nx = 1\n", "def main(req): ...\nx = 1\n"),
        ("def main(req): ...\n# funcls: ignore[return-out]", "def main(req): ...\n"),
    ],
)
def test_a_comment_on_a_line_of_its_own(before: str, after: str) -> None:
    assert choose(with_script(before), "Remove this comment", SCRIPT) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"[{REQ}] // funcls: ignore[return-out]", f"[{REQ}]"),
        (f"[{REQ}] // funcls: ignore[return-out] #3", f"[{REQ}]"),
        (f"[{REQ}] // é // funcls: ignore[return-out]", f"[{REQ}] // é"),
        (f"[{REQ}] /* funcls: ignore[return-out] */", f"[{REQ}]"),
        (f"[/* funcls: ignore[return-out] */{REQ}]", f"[{REQ}]"),
        (f"[/* é, funcls: ignore[return-out] */ {REQ}]", f"[/* é,  */ {REQ}]"),
    ],
)
def test_a_comment_of_json(before: str, after: str) -> None:
    app = with_json(f'{{"bindings": {before}\n}}\n')

    assert choose(app, "Remove this comment", JSON) == f'{{"bindings": {after}\n}}\n'
    assert app.codes() == []


@pytest.mark.parametrize(
    ("title", "before", "after"),
    [
        ("Remove 'return-out'", "[return-out, param-undeclared]", "[param-undeclared]"),
        ("Remove 'return-out'", "[param-undeclared, return-out]", "[param-undeclared]"),
        ("Remove 'x-y-z'", "[ param-undeclared,x-y-z , unknown-type ]", "[ param-undeclared,unknown-type ]"),
        ("Change to 'param-undeclared'", "[param-undeclard]", "[param-undeclared]"),
        ("Change to 'return-out'", "[param-undeclared, retrun-out]", "[param-undeclared, return-out]"),
    ],
)
def test_a_code(title: str, before: str, after: str) -> None:
    app = with_script(f"def main(req, order): ...  # funcls: ignore{before}\n")

    assert choose(app, title, SCRIPT) == f"def main(req, order): ...  # funcls: ignore{after}\n"


@pytest.mark.parametrize(
    ("comment", "offered"),
    [
        ("[return-out]", ["*Remove this comment"]),
        (
            "[return-out, pram-undeclared]",
            [
                "*Remove 'return-out' from this comment",
                "*Change to 'param-undeclared'",
                "Remove 'pram-undeclared' from this comment",
            ],
        ),
        (
            "[return-out, retrun-out]",
            ["*Remove 'return-out' from this comment", "*Remove 'retrun-out' from this comment"],
        ),
        ("[zzz]", ["*Remove this comment"]),
    ],
)
def test_what_is_preferred_comes_first(comment: str, offered: list[str]) -> None:
    app = with_script(f"def main(req): ...  # funcls: ignore{comment}\n")

    assert [f"{'*' * each.is_preferred}{each.title}" for each in fixes_in(app, SCRIPT)] == offered


def test_such_a_finding_is_not_ignored_in_its_turn() -> None:
    app = with_script("def main(req): ...  # funcls: ignore[return-out]\n")

    assert not [each for each in titles(app, SCRIPT) if each.startswith("Ignore")]
