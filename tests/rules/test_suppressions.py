"""Comments that silence the findings on their line, and comments that silence nothing."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, marked, report

FUNCTION = """\
--- Orders/function.json
{
  "bindings": [
    {"type": "httpTrigger", "direction": "in", "name": "req"},
    {"type": "blob", "direction": "in", "name": "rules", "path": "rules/all"} JSON
  ]
}
--- Orders/__init__.py
def main(req, order): ... PYTHON
"""
UNDECLARED, UNUSED = "error param-undeclared", "error binding-unused"


def app(python: str = "", json: str = "") -> str:
    return FUNCTION.replace("PYTHON", python).replace("JSON", json)


def test_without_comments_all_is_found() -> None:
    assert codes(app()) == [UNDECLARED, UNUSED]


@pytest.mark.parametrize(
    "comment",
    [
        "# funcls: ignore[param-undeclared]",
        "# funcls:ignore[param-undeclared]",
        "#funcls: ignore[param-undeclared] until the binding is there",
        "# noqa: E501  # funcls: ignore[param-undeclared]",
        "# type: ignore  funcls: ignore[ param-undeclared ]",
    ],
)
def test_a_comment_in_python(comment: str) -> None:
    assert codes(app(python=comment)) == [UNUSED]


@pytest.mark.parametrize(
    "comment",
    ["// funcls: ignore[binding-unused]", "/* funcls: ignore[binding-unused] */", "//funcls:ignore[binding-unused]"],
)
def test_a_comment_in_json(comment: str) -> None:
    assert codes(app(json=comment)) == [UNDECLARED]


def test_other_files_have_comments_too() -> None:
    old = "--- requirements.txt\nazure-functions\nazure-functions-runtime==1.3.0{}\n"
    function = app().replace(", order", ", rules")

    assert codes(function + old.format("")) == ["hint runtime-package"]
    assert codes(function + old.format("  # funcls: ignore[runtime-package]")) == []


def test_several_codes_in_one_comment() -> None:
    text = """
        --- Orders/function.json
        {"bindings": [{"type": "queueTrigger", "direction": "in", "name": "order", "queueName": "orders"}]}
        --- Orders/__init__.py
        def main(order: int, other): ...  # funcls: ignore[annotation-mismatch, param-undeclared]
        """
    assert codes(text.replace("  # funcls: ignore[annotation-mismatch, param-undeclared]", "")) == [
        "error annotation-mismatch",
        UNDECLARED,
    ]
    assert codes(text) == []


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("# funcls: ignore[binding-unused]", ("suppression-unused", "binding-unused")),
        ("# funcls: ignore[param-undeclared, return-out]", ("suppression-unused", "return-out")),
        ("# funcls: ignore[param-undeclared, param-undeclared]", None),
        ("# funcls: ignore[param-undeclard, param-undeclared]", ("suppression-unknown", "param-undeclard")),
        ("# funcls: ignore[signature, param-undeclared]", ("suppression-unknown", "signature")),
    ],
)
def test_what_a_comment_does_not_silence(comment: str, found: tuple[str, str] | None) -> None:
    of_comments = [each for each in marked(app(python=comment)) if each[0].startswith("suppression-")]

    assert of_comments == ([found] if found else [])


@pytest.mark.parametrize("comment", ["# funcls: ignore", "# funcls: ignore[]", "# funcls: ignore[param-undeclared"])
def test_a_comment_without_a_code_silences_nothing(comment: str) -> None:
    assert codes(app(python=comment)) == [UNDECLARED, "hint suppression-unknown", UNUSED]


@pytest.mark.parametrize(
    "text",
    [
        'NOTE = "# funcls: ignore[return-out]"',
        '"""Write # funcls: ignore[return-out] there."""',
        "# funcls: ignored",
        "# funcls:",
        "# see funcls.toml",
    ],
)
def test_what_is_no_such_comment(text: str) -> None:
    assert codes(app(python=f"\n{text}")) == [UNDECLARED, UNUSED]


def test_a_string_in_json_is_no_comment() -> None:
    text = app().replace("rules/all", "rules/# funcls: ignore[binding-unused]")

    assert codes(text) == [UNDECLARED, UNUSED]


def test_broken_python_has_comments_all_the_same() -> None:
    text = app(python="# funcls: ignore[python-syntax]").replace("order): ...", "order: ...")

    assert not any("python-syntax" in each for each in codes(text))
    # Python 3.10 loses count of brackets where newer strings stand: there it is a warning.
    assert any("python-syntax" in each for each in codes(text.replace("# funcls: ignore[python-syntax]", "")))


def test_a_comment_on_a_line_of_its_own_silences_nothing() -> None:
    assert codes(app(python="\n# funcls: ignore[param-undeclared]")) == [UNDECLARED, "hint suppression-unused", UNUSED]


def test_what_people_read() -> None:
    assert report(app(python="# funcls: ignore[binding-unusd]").replace(", order", ", rules")) == block("""
        Orders/__init__.py: hint[suppression-unknown]
        def main(req, rules): ... # funcls: ignore[binding-unusd]
                                                   ^^^^^^^^^^^^^
        No rule has the code 'binding-unusd'. Did you mean 'binding-unused'?
        """)


class TestInAnEditor:
    def test_a_comment_that_is_typed_silences_at_once(self) -> None:
        open_app = fixture(app())

        change = open_app.edit("Orders/__init__.py", "def main(req, order): ...  # funcls: ignore[param-undeclared]\n")

        assert open_app.codes() == [UNUSED]
        assert "/app/Orders/__init__.py" in change.touched

    def test_what_silences_nothing_any_more_is_told(self) -> None:
        open_app = fixture(app(python="# funcls: ignore[param-undeclared]", json="// funcls: ignore[binding-unused]"))

        change = open_app.edit("Orders/__init__.py", "def main(req, rules): ...\n")

        assert open_app.codes() == ["hint suppression-unused"]
        assert "/app/Orders/function.json" in change.touched

    def test_while_functions_are_still_to_be_judged_no_comment_is_blamed(self) -> None:
        open_app = fixture(app(python="# funcls: ignore[return-out]"))
        (steps,) = [list(open_app.host.rereading("/app"))]
        assert steps
        open_app.host.close_app("/app")
        changes = list(open_app.host.opening("/app"))

        assert changes
        assert open_app.state.findings_in("Orders/__init__.py") == ()

        while (change := open_app.host.advance()) is not None:
            touched = change.touched

        assert "/app/Orders/__init__.py" in touched
        assert "hint suppression-unused" in open_app.codes()
