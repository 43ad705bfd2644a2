"""host.json has routes of a custom handler, and the app has function.json files.

What: `customHandler.http.routes`, and the configuration profiles `mcp-custom-handler` and `web-app-custom-handler`,
which bring one, are for apps that are a web server of their own. They stand in the place of function.json.

Why: the host stops with "Routes configuration is only allowed for worker runtime: custom", or where that is the
runtime with "Detected both function.json files and custom handler HTTP route configuration definition in host.json".

Example: `"customHandler": {"http": {"routes": [{"route": "{*route}"}]}}` beside `Orders/function.json`.

Instead: remove the routes, or the function.json files.

Versions: since host 4.1044. Where an older one is stated, which does not read the routes, nothing is said.

Evidence: read in source (host HttpWorkerFunctionProvider.cs; azure-functions-host#11345 and #11355).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.source import Place
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.host_profiles import CUSTOM_HANDLER_PROFILES, profile, reads_profiles
from funcls.rules.rule import LEARN, AppRule, Group

_ROUTES: Final = ("customHandler", "http", "routes")
_ONE_RUNTIME: Final = "Routes configuration is only allowed for worker runtime: custom"
_ONE_SOURCE: Final = (
    "Detected both function.json files and custom handler HTTP route configuration definition in host.json"
)


def check(app: App) -> Iterator[Report]:
    """Report the routes, or the profile that brings one."""
    place = _place(app)
    if place is None or not app.functions or app.facts.decorator_script is not None:
        return
    yield Report(
        place,
        f'An app with function.json files takes no such routes. The host stops, "{_ONE_RUNTIME}" or "{_ONE_SOURCE}".',
    )


def _place(app: App) -> Place | None:
    named = profile(app)
    if named is not None and named.text.lower() in CUSTOM_HANDLER_PROFILES:
        return app.host_place(named.node.span)
    host = app.configuration
    if host is None or not reads_profiles(app) or host.is_overridden(_ROUTES[0]) or not host.has_below(*_ROUTES):
        return None
    return app.host_key(*_ROUTES)


RULE = AppRule(
    code="custom-handler-routes",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-custom-handlers",
    refused_by=Refuser.HOST,
    check=check,
)
