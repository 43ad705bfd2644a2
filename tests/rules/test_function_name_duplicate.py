"""Names that differ in large and small letters only. Source of the verdicts: facts, fn-name-dup (read in source)."""

from __future__ import annotations

from support.apps import block, codes, fixture, report

TIMER = '{"bindings": [{"type": "timerTrigger", "name": "it", "schedule": "0 0 * * * *"}]}'
HTTP = '{"bindings": [{"type": "httpTrigger", "name": "it"}]}'


def app(first: str, second: str, names: tuple[str, str] = ("Orders", "orders")) -> str:
    """An app with two functions; the first in order of names is the one with more capitals."""
    return f"""
        --- {names[0]}/function.json
        {first}
        --- {names[0]}/__init__.py
        def main(it): ...
        --- {names[1]}/function.json
        {second}
        --- {names[1]}/__init__.py
        def main(it): ...
        """


def test_the_later_one_is_marked() -> None:
    assert report(app(TIMER, TIMER)) == block(f"""
        orders/function.json: warning[function-name-duplicate]
        {TIMER}
        ^
        'orders' and 'Orders' differ in large and small letters only. The host loads both, and looks some
        things up ignoring case. Rename one of the two folders.
          Orders/function.json: The function 'Orders'
          {TIMER}
          ^
        """)


def test_other_names_are_other_functions() -> None:
    assert codes(app(TIMER, TIMER, ("Orders", "Orders_"))) == []


def test_that_both_answer_their_name_is_a_conflict_of_routes() -> None:
    assert codes(app(HTTP, HTTP)) == ["error route-conflict"]


def test_with_routes_of_their_own_they_only_have_like_names() -> None:
    other = HTTP.replace('"it"', '"it", "route": "other"')
    assert codes(app(HTTP, other)) == ["warning function-name-duplicate"]


def test_a_function_that_the_host_has_refused_has_no_name() -> None:
    assert codes(app('{"bindings": []}', TIMER)) == ["error no-bindings"]


def test_the_finding_goes_with_the_other_function() -> None:
    found = fixture(app(TIMER, TIMER))
    for path in ("Orders/function.json", "Orders/__init__.py"):
        del found.disk.files[f"/app/{path}"]
    found.refresh("Orders")

    assert found.codes() == []
