"""Configuration profiles and routes of custom handlers. Source: facts, changes 2024-2026, rows 2 and 3; host source."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report, stated

FUNCTION = """--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req"}]}
--- Orders/__init__.py
def main(req): ...
"""
LIBRARY = "--- requirements.txt\nazure-functions\n"
OLD = stated(host="4.1043")
NEW = stated(host="4.1044")
ROUTES = '"customHandler": {"http": {"routes": [{"route": "{*route}"}]}}'


def app(member: str, rest: str = FUNCTION) -> str:
    return f'--- host.json\n{{"version": "2.0", {member}}}\n{rest}'


@pytest.mark.parametrize("value", ['""', '"default"', '"Default"', "null", "{}"])
def test_a_profile_that_the_host_has(value: str) -> None:
    assert codes(app(f'"configurationProfile": {value}'), NEW) == []


@pytest.mark.parametrize("value", ['"sample-profile"', '"mcp"', '" default"', "5", "true"])
def test_a_profile_that_the_host_has_not(value: str) -> None:
    member = f'"configurationProfile": {value}'

    assert codes(app(member)) == codes(app(member), NEW) == ["error configuration-profile"]
    assert codes(app(member), OLD) == []


def test_the_key_is_read_in_exactly_this_case() -> None:
    assert codes(app('"ConfigurationProfile": "sample-profile"'), NEW) == ["warning host-key-unknown"]


@pytest.mark.parametrize(
    "member",
    [
        ROUTES,
        ROUTES.lower(),
        '"configurationProfile": "mcp-custom-handler"',
        '"configurationProfile": "WEB-app-custom-handler"',
    ],
)
def test_routes_beside_function_json(member: str) -> None:
    assert codes(app(member)) == codes(app(member), NEW) == ["error custom-handler-routes"]
    assert codes(app(member), OLD) == codes(app(member, LIBRARY)) == []


@pytest.mark.parametrize(
    "member",
    [
        '"customHandler": {"http": {"routes": []}}',
        '"customHandler": {"http": {}}',
        '"customHandler": {"description": {"defaultExecutablePath": "run"}}',
    ],
)
def test_a_custom_handler_without_routes(member: str) -> None:
    assert codes(app(member), NEW) == []


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ('"configurationProfile": "sample-profile"', "configurationProfile"),
        ('"configurationProfile": "mcp-custom-handler"', "configurationProfile"),
        (ROUTES, "customHandler__http__routes__0__route"),
    ],
)
def test_a_setting_that_counts_instead(member: str, name: str) -> None:
    values = f'{{"FUNCTIONS_WORKER_RUNTIME": "python", "AzureFunctionsJobHost__{name}": "x"}}'

    assert (
        codes(app(member, f'{FUNCTION}--- local.settings.json\n{{"IsEncrypted": false, "Values": {values}}}\n'), NEW)
        == []
    )


def test_the_messages() -> None:
    assert report(app('"configurationProfile": "mcp-custom-handlr"'), NEW) == block("""
        host.json: error[configuration-profile]
        {"version": "2.0", "configurationProfile": "mcp-custom-handlr"}
                                                   ^^^^^^^^^^^^^^^^^^^
        The host stops, "Configuration profile 'mcp-custom-handlr' is not supported. Supported values: '',
        'default', 'mcp-custom-handler', 'web-app-custom-handler'." Did you mean 'mcp-custom-handler'?
        Remove "configurationProfile".
        """)
    assert report(app(ROUTES)) == block("""
        host.json: error[custom-handler-routes]
        {"version": "2.0", "customHandler": {"http": {"routes": [{"route": "{*route}"}]}}}
                                                      ^^^^^^^^
        An app with function.json files takes no such routes. The host stops, "Routes configuration is only
        allowed for worker runtime: custom" or "Detected both function.json files and custom handler HTTP
        route configuration definition in host.json".
        """)
