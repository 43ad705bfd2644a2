"""What an app says of its files and functions."""

from __future__ import annotations

from funcls.model.source import Place
from funcls.rules.finding import Finding, Severity
from funcls.text.lines import Encoding, Position
from funcls.text.span import Span
from funcls.workspace.app_state import merge
from support.apps import fixture

SHARED = """
    --- Bills/function.json
    {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
    --- Orders/function.json
    {"scriptFile": "../shared/handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
    --- shared/handler.py
    # é𝒳
    def main(req: 'str', context: str): ...
    """


def finding(function: str, offset: int, message: str = "m") -> Finding:
    place = Place("a.py", Span(offset, offset + 1))
    return Finding(function, place, Severity.ERROR, "code", message, "https://learn.microsoft.com")


def test_equal_findings_of_several_functions_are_one_of_the_first_by_name() -> None:
    merged = merge([finding("Orders", 3), finding("Bills", 3), finding("Users", 1), finding("Users", 3, "other")])

    assert [(each.function, each.place.span.start, each.message) for each in merged] == [
        ("Users", 1, "m"),
        ("Bills", 3, "m"),
        ("Users", 3, "other"),
    ]


def test_findings_of_a_shared_script_are_shown_once() -> None:
    state = fixture(SHARED).state

    assert [(each.function, each.code) for each in state.findings()] == [("Bills", "context-type")]
    assert state.findings_in("shared/handler.py") == state.findings()
    assert state.findings_in("Bills/function.json") == ()
    assert [each.function for each in state.findings_of("Orders")] == ["Orders"]


def test_the_functions_of_a_file_are_in_the_order_of_their_names() -> None:
    state = fixture(SHARED).state

    assert [each.name for each in state.functions_of("shared/handler.py")] == ["Bills", "Orders"]
    assert [each.name for each in state.functions_of("Orders/function.json")] == ["Orders"]
    assert state.function("Nothing") is None


def test_positions_are_in_the_units_of_the_encoding() -> None:
    app = fixture(SHARED)
    offset = app.text("shared/handler.py").index("\n")

    positions = [app.state.position("shared/handler.py", offset, encoding).character for encoding in Encoding]

    assert dict(zip(Encoding, positions, strict=True)) == {Encoding.UTF8: 8, Encoding.UTF16: 5, Encoding.UTF32: 4}
    assert app.state.position("missing.py", 3, Encoding.UTF16) == Position(0, 0)


class TestTheAppAsAWhole:
    APP = """
        --- host.json
        {"version": "2.0"}
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req): ...
        """

    def test_a_keystroke_in_host_json_is_told_of_host_json(self) -> None:
        app = fixture(self.APP)
        function = app.state.function("Orders")

        change = app.edit("host.json", '{"version": "1.0"}')

        assert app.codes() == ["error host-version"]
        assert change.touched == {"/app/host.json"}
        assert [each.function for each in app.state.findings_in("host.json")] == [None]
        assert app.state.function("Orders") is function

    def test_what_is_mended_is_told_as_well(self) -> None:
        app = fixture(self.APP.replace("2.0", "1.0"))

        assert app.edit("host.json", '{"version": "2.0"}').touched == {"/app/host.json"}
        assert app.codes() == []

    def test_a_keystroke_in_a_function_leaves_what_is_said_of_the_app(self) -> None:
        app = fixture(self.APP.replace("2.0", "1.0"))
        before = app.state.app_findings

        app.edit("Orders/__init__.py", "def main(request): ...")

        assert app.state.app_findings is before
