"""Findings across functions: they follow either one, and leave the others alone."""

from __future__ import annotations

from support.apps import Fixture, fixture

FOUR = """
    --- A/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req", "route": "left"}]}
    --- B/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req", "route": "left"}]}
    --- C/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req", "route": "right"}]}
    --- D/function.json
    {"bindings": [{"type": "httpTrigger", "name": "req", "route": "right"}]}
    --- A/__init__.py
    def main(req): ...
    --- B/__init__.py
    def main(req): ...
    --- C/__init__.py
    def main(req): ...
    --- D/__init__.py
    def main(req): ...
    """


def route(text: str) -> str:
    return f'{{"bindings": [{{"type": "httpTrigger", "name": "req", "route": "{text}"}}]}}'


def conflicts(app: Fixture) -> list[str | None]:
    """The functions that are refused for their routes."""
    return [each.function for each in app.state.findings() if each.code == "route-conflict"]


def findings_by_route(app: Fixture) -> dict[str, int]:
    """The identity of what is said of each route."""
    return {key: id(found) for (_, key), found in app.state.group_findings.items()}


def test_a_conflict_goes_when_the_refused_function_changes() -> None:
    app = fixture(FOUR)
    assert conflicts(app) == ["B", "D"]

    change = app.edit("B/function.json", route("elsewhere"))

    assert conflicts(app) == ["D"]
    assert change.touched == {"/app/B/function.json"}


def test_a_conflict_goes_when_the_other_function_changes() -> None:
    app = fixture(FOUR)
    change = app.edit("A/function.json", route("elsewhere"))

    assert conflicts(app) == ["D"]
    assert change.touched == {"/app/B/function.json"}


def test_a_conflict_comes_in_a_file_that_nobody_touched() -> None:
    app = fixture(FOUR)
    app.edit("B/function.json", route("middle"))
    change = app.edit("A/function.json", route("right"))

    assert conflicts(app) == ["C", "D"]
    assert change.touched == {"/app/C/function.json", "/app/D/function.json"}


def test_what_is_said_of_other_routes_stays_the_same_objects() -> None:
    app = fixture(FOUR)
    before = findings_by_route(app)
    app.edit("A/function.json", route("elsewhere"))

    assert before.keys() == {"left", "right"}
    assert findings_by_route(app) == {"right": before["right"]}


def test_an_edit_that_changes_nothing_for_others_judges_no_group() -> None:
    app = fixture(FOUR)
    before = app.state
    app.edit("A/__init__.py", "def main(req): pass\n")

    assert app.state.functions["A"] is not before.functions["A"]
    assert app.state.groups is before.groups
    assert all(app.state.group_findings[key] is found for key, found in before.group_findings.items())


def test_a_route_that_moves_within_its_file_takes_its_finding_along() -> None:
    app = fixture(FOUR)
    app.edit("B/function.json", "\n\n" + route("left"))

    assert ("route-conflict", '"left"') in app.marked()
    assert conflicts(app) == ["B", "D"]


def test_a_conflict_ends_with_the_function() -> None:
    app = fixture(FOUR)
    del app.disk.files["/app/A/function.json"]
    change = app.refresh("A")

    assert conflicts(app) == ["D"]
    assert change.touched == {"/app/B/function.json"}


def test_a_third_function_joins_and_leaves_a_group() -> None:
    app = fixture(FOUR)
    app.write("E/function.json", route("left"))
    app.write("E/__init__.py", "def main(req): ...\n")
    assert conflicts(app) == ["B", "D", "E"]

    app.edit("E/function.json", "{")
    assert conflicts(app) == ["B", "D"]


def test_findings_of_one_function_include_those_across_functions() -> None:
    state = fixture(FOUR).state

    assert [each.code for each in state.findings_of("B")] == ["route-conflict"]
    assert list(state.findings_of("A")) == []
    assert [each.code for each in state.findings_in("B/function.json")] == ["route-conflict"]
    assert state.findings_in("A/function.json") == ()
