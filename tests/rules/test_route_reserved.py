"""Routes that begin like those of the host."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report


def app(properties: str = "", name: str = "Orders") -> str:
    return f"""
        --- {name}/function.json
        {{
          "bindings": [{{"type": "httpTrigger", "name": "req", "direction": "in"{properties}}}]
        }}
        --- {name}/__init__.py
        def main(req): ...
        """


@pytest.mark.parametrize(
    "route",
    ["admin", "Admin", "/admin/", "//admin", "administrators", "admin/{id}", "admin-x", "runtime", "RunTimes/{id}"],
)
def test_a_beginning_that_is_the_hosts_own(route: str) -> None:
    """A test of letters, after trimming `/` and lower-casing (facts: route-reserved; changes, section 3)."""
    assert codes(app(f', "route": "{route}"')) == ["error route-reserved"]


@pytest.mark.parametrize(
    "route", ["adm", "api/admin", "{admin}", "{x}/admin", "*", "myadmin", "run-time", " admin", "%admin%"]
)
def test_a_beginning_that_is_free(route: str) -> None:
    """The prefix is not considered, and nothing but `/` is trimmed (facts: route-reserved)."""
    assert codes(app(f', "route": "{route}"')) == []


@pytest.mark.parametrize("properties", ["", ', "route": null', ', "route": ""', ', "methods": []'])
@pytest.mark.parametrize("name", ["AdminReport", "runtime_state", "ADMIN"])
def test_without_a_route_the_name_counts(properties: str, name: str) -> None:
    """Facts: route-reserved."""
    assert codes(app(properties, name)) == ["error route-reserved"]


@pytest.mark.parametrize("route", ["report", "{x}"])
def test_a_route_of_its_own_frees_the_name(route: str) -> None:
    assert codes(app(f', "route": "{route}"', "AdminReport")) == []


@pytest.mark.parametrize("key", ["Route", "ROUTE"])
def test_the_route_is_found_in_any_case(key: str) -> None:
    """Facts: key-case, everything inside a binding ignores case."""
    assert codes(app(f', "{key}": "admin"')) == ["error route-reserved"]
    assert codes(app(f', "{key}": "report"', "AdminReport")) == []


def test_other_triggers_have_no_route() -> None:
    assert codes("""
        --- AdminReport/function.json
        {"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *", "route": "admin"}]}
        --- AdminReport/__init__.py
        def main(timer): ...
        """) == ["hint property-unknown"]


@pytest.mark.parametrize("half", ['"rou', '"route"', '"route":', '"route": "adm'])
def test_a_route_that_is_being_typed(half: str) -> None:
    text = app("", "AdminReport").replace('"direction": "in"}', f'"direction": "in", {half}')
    assert codes(text) == ["error json-syntax"]


@pytest.mark.parametrize("route", ["[]", "{}", "undefined"])
def test_a_route_of_another_kind_is_left_to_other_rules(route: str) -> None:
    assert "error route-reserved" not in codes(app(f', "route": {route}', "AdminReport"))


def test_the_route_is_marked() -> None:
    assert report(app(', "route": "administrators"')) == block("""
        Orders/function.json: error[route-reserved]
          "bindings": [{"type": "httpTrigger", "name": "req", "direction": "in", "route": "administrators"}]
                                                                                          ^^^^^^^^^^^^^^^^
        The host refuses the function, "The specified route conflicts with one or more built in routes." It
        begins with 'admin', as the host's own do. Change the route.
        """)


def test_without_a_route_the_trigger_is_marked() -> None:
    assert report(app("", "AdminReport")) == block("""
        AdminReport/function.json: error[route-reserved]
          "bindings": [{"type": "httpTrigger", "name": "req", "direction": "in"}]
                                ^^^^^^^^^^^^^
        The host refuses the function, "The specified route conflicts with one or more built in routes." It
        begins with 'admin', as the host's own do. Without a route the function answers its own name,
        'AdminReport': add one, or rename the folder.
        """)
