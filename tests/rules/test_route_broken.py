"""Routes that the host cannot read (route-broken), and prefixes that leave none to be read (route-prefix).

Source: ASP.NET Core and the host, read in source.
"""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

ERROR = ["error route-broken"]


def app(route: str, prefix: str | None = None, settings: str = "") -> str:
    """Return an app with one HTTP function; `prefix` is that of host.json."""
    extensions = f', "extensions": {{"http": {{"routePrefix": "{prefix}"}}}}' if prefix is not None else ""
    return f"""
        --- host.json
        {{"version": "2.0"{extensions}}}{settings}
        --- Orders/function.json
        {{"bindings": [
          {{"type": "httpTrigger", "name": "req", "route": "{route}"}}
        ]}}
        --- Orders/__init__.py
        def main(req): ...
        """


@pytest.mark.parametrize(
    "route",
    [
        "orders",
        "orders/",
        "orders/{id}",
        "orders/{id?}",
        "orders/{id=5}",
        "{*rest}",
        "{**rest}",
        "{id:INT:min(1)}/{name:length(2,20)=all}",
        r"{code:regex(^\\\\d{{3}}$)}",
        "{{raw}}/{file}.{ext?}",
        "50%/{a}-{b}",
        "%Setting%",
    ],
)
def test_what_the_host_reads(route: str) -> None:
    assert codes(app(route)) == []


@pytest.mark.parametrize(
    ("route", "marks"),
    [
        ("orders/{id", "{id"),
        ("orders/id}", "}"),
        ("orders/{}", "{}"),
        ("orders//{id}", "/"),
        ("{id}/{ID}", "{ID}"),
        ("{*rest}/x", "{*rest}"),
        ("a{*rest}", "{*rest}"),
        ("{a}{b}", "{b}"),
        ("{a?}-{b}", "{a?}"),
        ("orders?", "orders?"),
        ("~orders", "~"),
    ],
)
@pytest.mark.parametrize("prefix", [None, ""])
def test_what_it_refuses_the_function_for(route: str, marks: str, prefix: str | None) -> None:
    assert codes(app(route, prefix)) == ERROR
    assert marked(app(route, prefix)) == [("route-broken", marks)]


@pytest.mark.parametrize(
    ("route", "marks"),
    [("{id:integer}", "integer"), ("{id:int:min}", "min"), ("{id:min(x)}", "min(x)"), ("{id:min(1}", "min(1")],
)
def test_constraints_that_keep_the_host_from_starting(route: str, marks: str) -> None:
    assert marked(app(route)) == [("route-broken", marks)]


@pytest.mark.parametrize("route", ["/orders", "/", "/{*rest}"])
@pytest.mark.parametrize("prefix", [None, "api", "v1/shop"])
def test_a_first_slash_behind_a_prefix(route: str, prefix: str | None) -> None:
    assert marked(app(route, prefix)) == [("route-broken", "/")]


@pytest.mark.parametrize("route", ["/orders", "/", "/{*rest}", "~/orders"])
def test_a_first_slash_without_a_prefix(route: str) -> None:
    assert codes(app(route, "")) == []


def test_a_prefix_that_a_setting_replaces() -> None:
    settings = """
        --- local.settings.json
        {"IsEncrypted": false, "Values": {
          "FUNCTIONS_WORKER_RUNTIME": "python", "AzureFunctionsJobHost__extensions__http__routePrefix": ""
        }}"""
    assert codes(app("/orders", "api", settings)) == []


def test_a_name_of_the_prefix() -> None:
    assert marked(app("orders/{shop}", "{shop}")) == [("route-broken", "{shop}")]


@pytest.mark.parametrize("prefix", ["api/", "{shop", "a//b"])
def test_a_broken_prefix_is_not_the_routes_mistake(prefix: str) -> None:
    assert codes(app("orders", prefix)) == ["warning route-prefix"]


@pytest.mark.parametrize("route", ["/admin/{id", "runtime/{id:integer}"])
def test_a_route_that_the_host_refuses_before(route: str) -> None:
    assert codes(app(route)) == ["error route-reserved"]


def test_a_route_that_is_written_with_escapes_is_marked_as_a_whole() -> None:
    assert marked(app(r"orders\/{id")) == [("route-broken", r'"orders\/{id"')]


def test_the_messages() -> None:
    assert report(app("orders/{id")) == block("""
        Orders/function.json: error[route-broken]
          {"type": "httpTrigger", "name": "req", "route": "orders/{id"}
                                                                  ^^^
        The host cannot read the route, and refuses the function, "There is an incomplete parameter in the
        route template. Check that each '{' character has a matching '}' character."
        """)
    assert report(app("orders/{id:integer}")) == block("""
        Orders/function.json: error[route-broken]
          {"type": "httpTrigger", "name": "req", "route": "orders/{id:integer}"}
                                                                      ^^^^^^^
        The host does not start, "An error occurred while creating the route with name": there is no
        constraint 'integer'. Did you mean 'int'?
        """)
    assert report(app("/orders")) == block("""
        Orders/function.json: error[route-broken]
          {"type": "httpTrigger", "name": "req", "route": "/orders"}
                                                           ^
        Behind the prefix of all routes, the path is 'api//orders'. The host does not start, "The route
        template separator character '/' cannot appear consecutively. It must be separated by either a
        parameter or a literal value." Write it without the first '/'.
        """)


@pytest.mark.parametrize("prefix", ["api/", "/", "v1//shop", "{shop", "~api", "what?"])
def test_a_prefix_that_leaves_no_route_to_be_read(prefix: str) -> None:
    assert marked(app("orders", prefix)) == [("route-prefix", f'"{prefix}"')]


@pytest.mark.parametrize("prefix", ["", "api", "/api", "~/api", "v1/shop", "{shop}/api"])
def test_a_prefix_that_is_read(prefix: str) -> None:
    assert codes(app("orders", prefix)) == []


def test_the_message_about_a_prefix() -> None:
    assert report(app("orders", "api/")) == block("""
        host.json: warning[route-prefix]
        {"version": "2.0", "extensions": {"http": {"routePrefix": "api/"}}}
                                                                  ^^^^^^
        With this prefix the path of a route is 'api//orders', so the host does not start where the app has
        an HTTP function, "The route template separator character '/' cannot appear consecutively. It must
        be separated by either a parameter or a literal value." Write the prefix without a slash at its end,
        or an empty text for none.
        """)
