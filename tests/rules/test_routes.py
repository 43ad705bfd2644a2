"""Routes that two functions answer (route-conflict, route-shadowed)."""

from __future__ import annotations

import pytest

from support.apps import block, codes, fixture, report


def two(first: str, second: str) -> str:
    """An app with the functions Bills and Orders, whose triggers have the properties, and no prefix of routes."""
    return f"""
        --- host.json
        {{"version": "2.0", "extensions": {{"http": {{"routePrefix": ""}}}}}}
        --- Bills/function.json
        {{"bindings": [{{"type": "httpTrigger", "name": "req", {first}}}]}}
        --- Bills/__init__.py
        def main(req): ...
        --- Orders/function.json
        {{"bindings": [{{"type": "httpTrigger", "name": "req", {second}}}]}}
        --- Orders/__init__.py
        def main(req): ...
        """


def test_the_later_function_by_name_is_refused() -> None:
    assert report("""
        --- Bills/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req", "route": "orders/{id}"}]
        }
        --- Bills/__init__.py
        def main(req): ...
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req", "route": "Orders/{ID}/", "methods": ["post"]}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[route-conflict]
              "bindings": [{"type": "httpTrigger", "name": "req", "route": "Orders/{ID}/", "methods": ["post"]}]
                                                                           ^^^^^^^^^^^^^^
            The host refuses the function, "The route specified conflicts with the route defined by function
            'Bills'." Give one of the two another route, or methods that do not meet.
              Bills/function.json: The route of 'Bills'
                "bindings": [{"type": "httpTrigger", "name": "req", "route": "orders/{id}"}]
                                                                             ^^^^^^^^^^^^^
            """)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('"route": "a"', '"route": "a"'),
        ('"route": "a"', '"route": "/A/"'),
        ('"route": "a", "methods": []', '"route": "a", "methods": ["get"]'),
        ('"route": "a", "methods": ["get", "post"]', '"route": "a", "methods": ["post"]'),
        ('"route": "orders"', '"route": ""'),
        ('"route": "orders"', '"authLevel": "anonymous"'),
        ('"route": "orders"', '"route": null'),
        ('"route": "a", "methods": null', '"route": "a", "methods": ["get"]'),
        ('"route": "a/{id}"', '"route": "A/{ID}"'),
        ('"route": "/"', '"route": "/"'),
        ('"route": "a", "methods": ["brew"]', '"route": "a", "methods": ["brew"]'),
    ],
)
def test_routes_that_meet(first: str, second: str) -> None:
    assert codes(two(first, second)) == ["error route-conflict"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('"route": "a"', '"route": "b"'),
        ('"route": "a", "methods": ["get"]', '"route": "a", "methods": ["post"]'),
        ('"route": ""', '"route": ""'),
        ('"route": "a/{id}"', '"route": "a/{id:int}"'),
        ('"route": "bills/x"', '"authLevel": "anonymous"'),
    ],
)
def test_routes_that_the_host_keeps_apart(first: str, second: str) -> None:
    assert codes(two(first, second)) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('"route": "a", "methods": ["GET"]', '"route": "a", "methods": ["get"]'),
        ('"route": "a/{x}"', '"route": "A/{y}"'),
        ('"route": "a", "methods": ["get", "Post"]', '"route": "a", "methods": ["post", "PUT"]'),
        ('"route": "{x:int}/{*rest}"', '"route": "{y:int}/{**all}"'),
        ('"route": "a/{x?}", "methods": ["get"]', '"route": "a/{y?}"'),
    ],
)
def test_routes_that_the_host_keeps_apart_and_requests_do_not(first: str, second: str) -> None:
    assert codes(two(first, second)) == ["warning route-shadowed"] * 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('"route": "a/{x}", "methods": ["get"]', '"route": "a/{y}", "methods": ["post"]'),
        ('"route": "a/{x}"', '"route": "a/{y?}"'),
        ('"route": "a/{x=1}"', '"route": "a/{y=2}"'),
        ('"route": "a/{x}"', '"route": "a/{*y}"'),
        ('"route": "{x:regex(D)}"', '"route": "{y:regex(d)}"'),
    ],
)
def test_routes_that_differ_for_requests_too(first: str, second: str) -> None:
    assert codes(two(first, second)) == []


@pytest.mark.parametrize("route", ["admin/{x}", "a/{x"])
def test_routes_of_functions_that_the_host_refuses(route: str) -> None:
    found = codes(two(f'"route": "{route}"', f'"route": "{route.replace("x", "y")}"'))
    assert "warning route-shadowed" not in found


def test_the_message_names_the_other_function() -> None:
    assert report(two('"route": "a/{x}"', '"route": "a/{y}"')) == block("""
        Bills/function.json: warning[route-shadowed]
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a/{x}"}]}
                                                                      ^^^^^^^
        'Orders' answers the same requests: the names of parameters, and the case of paths and methods, do
        not tell routes apart. Only one of the two is called. Give one another route, or methods that do not
        meet.
          Orders/function.json: The route of 'Orders'
          {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a/{y}"}]}
                                                                        ^^^^^^^
        Orders/function.json: warning[route-shadowed]
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a/{y}"}]}
                                                                      ^^^^^^^
        'Bills' answers the same requests: the names of parameters, and the case of paths and methods, do
        not tell routes apart. Only one of the two is called. Give one another route, or methods that do not
        meet.
          Bills/function.json: The route of 'Bills'
          {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a/{x}"}]}
                                                                        ^^^^^^^
        """)


def test_where_no_route_is_written_the_trigger_is_marked() -> None:
    assert report("""
        --- Bills/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req", "route": "orders"}]
        }
        --- Bills/__init__.py
        def main(req): ...
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[route-conflict]
              "bindings": [{"type": "httpTrigger", "name": "req"}]
                                    ^^^^^^^^^^^^^
            The host refuses the function, "The route specified conflicts with the route defined by function
            'Bills'." Give one of the two another route, or methods that do not meet.
              Bills/function.json: The route of 'Bills'
                "bindings": [{"type": "httpTrigger", "name": "req", "route": "orders"}]
                                                                             ^^^^^^^^
            """)


def test_a_function_that_the_host_has_refused_takes_no_route() -> None:
    assert codes("""
        --- Bills/function.json
        {"bindings": [{"type": "httpTrigger", "name": "a-b", "route": "a"}]}
        --- Bills/__init__.py
        from library import main
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a"}]}
        --- Orders/__init__.py
        from library import main
        """) == ["error binding-name"]


def test_a_function_that_the_host_may_refuse_keeps_its_route() -> None:
    assert codes("""
        --- host.json
        {"version": "2.0"}
        --- extensions.csproj
        --- Bills/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req", "route": "a"}, {"type": "queue", "name": "$return", "direction": "out"}
        ]}
        --- Bills/__init__.py
        from library import main
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a"}]}
        --- Orders/__init__.py
        from library import main
        """) == ["warning property-required", "error route-conflict"]


def test_a_function_that_only_the_worker_refuses_keeps_its_route() -> None:
    assert codes("""
        --- Bills/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a"}]}
        --- Bills/__init__.py
        def other(): ...
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "a"}]}
        --- Orders/__init__.py
        from library import main
        """) == ["error entry-missing", "error route-conflict"]


def test_of_three_each_later_one_is_refused_for_the_first() -> None:
    app = fixture("""
        --- B/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "r"}]}
        --- C/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "r"}]}
        --- A/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "r"}]}
        --- A/__init__.py
        from library import main
        --- B/__init__.py
        from library import main
        --- C/__init__.py
        from library import main
        """)

    found = [(each.function, [other.place.path for other in each.related]) for each in app.state.findings()]
    assert found == [("B", ["A/function.json"]), ("C", ["A/function.json"])]


def test_of_three_the_second_does_not_take_what_the_first_has() -> None:
    app = fixture("""
        --- A/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "r", "methods": ["get"]}]}
        --- B/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "r", "methods": ["get", "post"]}]}
        --- C/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "route": "r", "methods": ["post"]}]}
        --- A/__init__.py
        from library import main
        --- B/__init__.py
        from library import main
        --- C/__init__.py
        from library import main
        """)

    # B is refused for A, so that C answers `post` alone.
    assert [each.function for each in app.state.findings()] == ["B"]
