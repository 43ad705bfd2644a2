"""Ignore a finding on its line: a comment that silences it, or none where the end of the line is no place for one."""

from __future__ import annotations

import pytest

from funcls.features.quick_fixes import quick_fixes
from funcls.text.span import Span
from support.apps import Fixture, fixture
from support.fixes import choose, ignoring

FUNCTION_JSON = """\
{
  "bindings": [
    {"type": "httpTrigger", "direction": "in", "name": "req"}
  ]
}
"""
SCRIPT = "Orders/__init__.py"
COMMENT = "  # funcls: ignore[param-undeclared]"
TITLE = "Ignore 'param-undeclared' on this line"


def with_script(text: str) -> Fixture:
    """Return an app whose function has one binding, `req`, and this script, character for character."""
    app = fixture(f"--- Orders/function.json\n{FUNCTION_JSON}--- {SCRIPT}\n\n")
    app.edit(SCRIPT, text)
    return app


def with_json(text: str) -> Fixture:
    app = fixture(f"--- Orders/function.json\n\n--- {SCRIPT}\ndef main(req): ...\n")
    app.edit("Orders/function.json", text)
    return app


class TestPython:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("def main(req, order): ...\n", "def main(req, order): ...@\n"),
            ("def main(req, order): ...", "def main(req, order): ...@"),
            ("def main(req, order): ...  \n", "def main(req, order): ...@\n"),
            ("def main(req, order):\r\n    ...\r\n", "def main(req, order):@\r\n    ...\r\n"),
            ("def main(req,\n\torder):\n\t...\n", "def main(req,\n\torder):@\n\t...\n"),
            (
                "def main(req, order): ...  # noqa: E704\n",
                "def main(req, order): ...  # noqa: E704@\n",
            ),
            ("'é😀'; x = 1\ndef main(req, é): ...", "'é😀'; x = 1\ndef main(req, é): ...@"),
            (
                "def main(req, order): x = '#'\n",
                "def main(req, order): x = '#'@\n",
            ),
            ("def main(req, order): x = '''\n'''\n", None),
            ("def main(req, order): x = f'''{1}\n'''\n", None),
            ("def main(req, order): x = 1 + \\\n    2\n", None),
            ("def main(req, \\\n  order): ...\n", "def main(req, \\\n  order): ...@\n"),
            ("def main(req, order): x = '\\\n'\n", None),
        ],
    )
    def test_the_end_of_the_line(self, before: str, after: str | None) -> None:
        """`@` stands for the comment."""
        app = with_script(before)
        assert app.codes() == ["error param-undeclared"]

        if after is None:
            assert TITLE not in ignoring(app, SCRIPT)
        else:
            assert choose(app, TITLE, SCRIPT) == after.replace("@", COMMENT)
            assert app.codes() == []

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("# funcls: ignore[return-out]", "# funcls: ignore[return-out, param-undeclared]"),
            ("# funcls: ignore[ return-out ] why", "# funcls: ignore[ return-out, param-undeclared ] why"),
            ("# noqa  # funcls: ignore[return-out]", "# noqa  # funcls: ignore[return-out, param-undeclared]"),
            ("# funcls: ignore[]", "# funcls: ignore[param-undeclared]"),
            ("# funcls: ignore", "# funcls: ignore[param-undeclared]"),
            ("# see funcls: ignored", "# see funcls: ignored  # funcls: ignore[param-undeclared]"),
        ],
    )
    def test_a_comment_that_is_there(self, before: str, after: str) -> None:
        app = with_script(f"def main(req, order): ...  {before}\n")

        assert choose(app, TITLE, SCRIPT) == f"def main(req, order): ...  {after}\n"
        assert "error param-undeclared" not in app.codes()

    def test_how_a_script_is_run_stays(self) -> None:
        app = with_script("#!/usr/bin/python\0\n")
        assert app.codes() == ["warning python-syntax"]

        assert "Ignore 'python-syntax' on this line" not in ignoring(app, SCRIPT)

    def test_what_python_cannot_read(self) -> None:
        app = with_script("def main(req: ...\n")

        assert choose(app, "Ignore 'python-syntax' on this line", SCRIPT) == (
            "def main(req: ...  # funcls: ignore[python-syntax]\n"
        )
        assert "error python-syntax" not in app.codes()

    def test_a_code_that_is_found_twice_on_a_line_is_ignored_once(self) -> None:
        app = with_script("def main(req, order, other): ...\n")
        assert app.codes() == ["error param-undeclared"] * 2

        assert ignoring(app, SCRIPT).count(TITLE) == 1
        choose(app, TITLE, SCRIPT)
        assert app.codes() == []


class TestJson:
    BLOB = '{"type": "blob", "direction": "in", "name": "rules", "path": "all"}'
    REQ = '{"type": "httpTrigger", "direction": "in", "name": "req"}'
    CODE = "// funcls: ignore[binding-unused]"

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (f'{{"bindings": [\n  {BLOB},\n  {REQ}]}}\n', f'{{"bindings": [\n  {BLOB}, {CODE}\n  {REQ}]}}\n'),
            (f'{{"bindings": [\r\n  {BLOB},\r\n  {REQ}]}}', f'{{"bindings": [\r\n  {BLOB}, {CODE}\r\n  {REQ}]}}'),
            (f'{{"bindings": [{REQ}, {BLOB}]}}', f'{{"bindings": [{REQ}, {BLOB}]}} {CODE}'),
            (f'{{"bindings": [{REQ},\n{BLOB} // é\n]}}', f'{{"bindings": [{REQ},\n{BLOB} // é {CODE}\n]}}'),
            (f'{{"bindings": [{REQ},\n{BLOB} /* é */\n]}}', f'{{"bindings": [{REQ},\n{BLOB} /* é */ {CODE}\n]}}'),
            (
                f'{{"bindings": [{REQ},\n{BLOB} // funcls: ignore[json-lenient]\n]}}',
                f'{{"bindings": [{REQ},\n{BLOB} // funcls: ignore[json-lenient, binding-unused]\n]}}',
            ),
            (
                f'{{"bindings": [{REQ},\n/* funcls: ignore */ {BLOB}\n]}}',
                f'{{"bindings": [{REQ},\n/* funcls: ignore[binding-unused] */ {BLOB}\n]}}',
            ),
        ],
    )
    def test_the_end_of_the_line(self, before: str, after: str) -> None:
        app = with_json(before)
        assert "error binding-unused" in app.codes()

        assert choose(app, "Ignore 'binding-unused' on this line", "Orders/function.json") == after
        assert "error binding-unused" not in app.codes()

    def test_no_comment_goes_into_a_string_that_nobody_has_closed(self) -> None:
        app = with_json('{"bindings": [{"type": "httpTrigger", "direction": "in", "name": "req}]}\n')
        assert app.codes()

        assert [each for each in ignoring(app, "Orders/function.json") if each.endswith("on this line")] == []


def test_requirements() -> None:
    app = fixture(f"""\
--- Orders/function.json
{FUNCTION_JSON}--- Orders/__init__.py
def main(req): ...
--- requirements.txt
azure-functions-runtime==1.3.0
""")
    assert choose(app, "Ignore 'runtime-package' on this line", "requirements.txt") == (
        "azure-functions-runtime==1.3.0  # funcls: ignore[runtime-package]\n"
    )
    assert app.codes() == []


def test_only_what_touches_the_range_is_offered() -> None:
    app = fixture(f"--- Orders/function.json\n{FUNCTION_JSON}--- {SCRIPT}\ndef main(req, order):\n    <|>...\n")
    assert app.codes() == ["error param-undeclared"]

    assert ignoring(app) == []
    assert TITLE in ignoring(app, SCRIPT)


def test_a_long_range_has_no_endless_menu() -> None:
    parameters = ",\n".join(f"p{number}" for number in range(50))
    app = with_script(f"def main(req,\n{parameters}): ...\n")
    assert app.codes() == ["error param-undeclared"] * 50

    assert ignoring(app, SCRIPT) == [TITLE] * 8 + ["Ignore 'param-undeclared' in this file (funcls.toml)"]


def test_a_file_that_the_app_does_not_know_has_none() -> None:
    app = with_script("def main(req, order): ...\n")
    assert quick_fixes(app.state, "elsewhere.py", Span(0, 0), creates_files=True) == []
