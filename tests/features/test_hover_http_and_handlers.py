"""Hover: where an HTTP function is called, how the worker runs a handler, and a parameter that no binding fills."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from funcls.features.hover import hover
from support.apps import fixture

NOW = datetime(2026, 11, 25, 12, 30, 15, tzinfo=timezone.utc)
KEY = "a key of this function or of the app, in `code` or the header `x-functions-key`."


def said(app: str) -> str:
    opened = fixture(app)
    found = hover(opened.state, opened.path, opened.offset, NOW)
    return found.markdown if found is not None else ""


def http(trigger: str = "", more: str = "", kind: str = '"httpTrigger"') -> str:
    """Return an app with an HTTP function; `more` are other files."""
    return f"""{more}
        --- Orders/function.json
        {{"bindings": [{{"name": "req", "type": {kind}{trigger}}}]}}
        --- Orders/__init__.py
        def main(req): ...
        """


class TestAddress:
    @pytest.mark.parametrize(
        ("trigger", "address"),
        [
            (', "route": "<|>orders/{id:int?}"', "Every method: `http://localhost:7071/api/orders/{id}`."),
            (', "route<|>": "/{*rest}/", "methods": ["get", "POST"]', "GET, POST: `http://localhost:7071/api/{rest}`."),
            (', "route": "<|>"', "Every method: `http://localhost:7071/api/Orders`."),
            (', "route": <|>null', "Every method: `http://localhost:7071/api/Orders`."),
        ],
    )
    def test_of_a_route(self, trigger: str, address: str) -> None:
        title, where, key, *_ = said(http(trigger)).split("\n\n")
        assert title == "**Route** (`route`)"
        assert where == address
        assert key == f"Level `function`: {KEY} `func start` asks for none."

    def test_of_the_type_and_the_name(self) -> None:
        address = "Every method: `http://localhost:7071/api/Orders`."
        assert said(http(kind='"http<|>Trigger"')).split("\n\n")[:2] == ["**HTTP trigger** (`httpTrigger`)", address]
        assert address in said(http().replace('"req"', '"re<|>q"'))

    @pytest.mark.parametrize(
        ("level", "words"),
        [
            ('"anonymous"', "Level `anonymous`: no key: anybody may call."),
            ('"ADMIN"', "Level `admin`: the master key of the app only. `func start` asks for none."),
            ('"function"', f"Level `function`: {KEY} `func start` asks for none."),
        ],
    )
    def test_which_key_a_request_needs(self, level: str, words: str) -> None:
        assert said(http(f', "authLevel": {level}, "route": "<|>x"')).split("\n\n")[2] == words

    @pytest.mark.parametrize(
        ("host", "path"),
        [
            ('{"version": "2.0", "extensions": {"http": {"routePrefix": ""}}}', "/orders"),
            ('{"version": "2.0", "extensions": {"http": {"routePrefix": "v1/shop"}}}', "/v1/shop/orders"),
        ],
    )
    def test_the_prefix(self, host: str, path: str) -> None:
        app = http(', "route": "<|>orders"', f"\n        --- host.json\n        {host}")
        assert f"`http://localhost:7071{path}`" in said(app)

    @pytest.mark.parametrize(
        ("settings", "port"),
        [
            ('{"Host": {"LocalHttpPort": 7072}}', 7072),
            ('{"Host": {"LocalHttpPort": "7073"}}', 7073),
            ('{"host": {"LocalHttpPort": 7072}}', 7071),
            ('{"Host": {"LocalHttpPort": "secret"}}', 7071),
            ('{"Host": {"LocalHttpPort": 0}}', 7071),
            ('{"Host": {"LocalHttpPort": 99999}}', 7071),
            ('{"Host": {"LocalHttpPort": true}}', 7071),
            ('{"Host": [7072]}', 7071),
            ('{"Host": {"LocalHttpPort": 7072', 7071),
            ("[]", 7071),
        ],
    )
    def test_the_port(self, settings: str, port: int) -> None:
        app = http(', "route": "<|>orders"', f"\n        --- local.settings.json\n        {settings}")
        assert f"`http://localhost:{port}/api/orders`" in said(app)

    def test_a_prefix_that_a_setting_replaces_is_not_shown(self) -> None:
        settings = """
        --- local.settings.json
        {"Values": {"AzureFunctionsJobHost__extensions__http__routePrefix": "hidden"}}"""
        found = said(http(', "route": "<|>orders/{id:int}"', settings))
        assert "Every method: the path ends with `orders/{id}`, and how it begins the files do not show." in found
        assert "hidden" not in found


def handler(script: str, trigger: str = '"type": "timerTrigger", "schedule": "0 0 * * * *"') -> str:
    return said(f"""
        --- Clock/function.json
        {{"bindings": [{{"name": "context", {trigger}}}]}}
        --- Clock/__init__.py
        import azure.durable_functions as df
        import functools
        {script}
        """)


class TestRunning:
    @pytest.mark.parametrize(
        ("script", "words"),
        [
            ("def ma<|>in(context): ...", "`def`: each run has a thread of a pool"),
            ("async def ma<|>in(context): ...", "`async def`: all runs share the one event loop"),
        ],
    )
    def test_on_a_thread_or_on_the_loop(self, script: str, words: str) -> None:
        assert handler(script).split("\n\n")[1].startswith(words)

    @pytest.mark.parametrize(
        "script", ["as<|>ync def main(context): ...", "async  d<|>ef  main(context): ...", "<|>def main(context): ..."]
    )
    def test_on_the_keywords(self, script: str) -> None:
        assert handler(script).startswith("Handler of the function `Clock`")

    def test_before_the_keywords(self) -> None:
        assert handler("x = 1; de<|>l x; \n        def main(context): ...") == ""

    @pytest.mark.parametrize(
        ("trigger", "script", "words"),
        [
            (
                "orchestrationTrigger",
                "def f<|>(context): yield\n        main = df.Orchestrator.create(f)",
                "An orchestrator:",
            ),
            ("orchestrationTrigger", "def ma<|>in(context): yield", "An orchestrator:"),
            ("entityTrigger", "def f<|>(context): ...\n        main = df.Entity.create(f)", "An entity:"),
            ("activityTrigger", "def ma<|>in(context): ...", "`def`: each run has a thread"),
        ],
    )
    def test_of_durable_functions(self, trigger: str, script: str, words: str) -> None:
        assert handler(script, f'"type": "{trigger}"').split("\n\n")[1].startswith(words)

    @pytest.mark.parametrize(
        "script", ["ma<|>in = lambda context: None", "@unknown\n        def ma<|>in(context): ..."]
    )
    def test_what_the_files_do_not_show(self, script: str) -> None:
        assert "`def`" not in handler(script)


class TestParameterWithoutBinding:
    def test_a_part_of_the_route(self) -> None:
        app = http(', "route": "orders/{id}"').replace("main(req)", "main(req, i<|>d)")
        assert said(app) == '{id} is a part of the route: read req.route_params["id"] instead.'

    def test_any_other(self) -> None:
        assert said(http().replace("main(req)", "main(req, i<|>d)")) == ""
