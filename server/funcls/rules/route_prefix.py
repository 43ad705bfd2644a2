"""With the prefix of routes in host.json, no route can be read.

What: `extensions.http.routePrefix` and a slash are put before each route, and ASP.NET Core reads the whole. So the
prefix ends with no slash, is not a slash alone, and closes its brackets.

Why: where the app has an HTTP function, the host does not start: "An error occurred while creating the route with name
'Orders' and template 'api//orders'."

Example: `"routePrefix": "api/"`, or `"/"`.

Instead: `"routePrefix": "api"`; an empty text for no prefix at all.

Versions: all. A warning, since without an HTTP function the host starts all the same. Nothing is said where an app
setting replaces the prefix.

Evidence: read in source (WebJobsRouteBuilder.cs; host WebScriptHostHttpRoutesManager.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.facts import ROUTE_PREFIX
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.routes import read_route

_ANY_ROUTE: Final = "orders"


def check(app: App) -> Iterator[Report]:
    """Report a prefix that leaves no route to be read."""
    host = app.configuration
    stated = host.value(*ROUTE_PREFIX) if host is not None and not host.is_overridden(*ROUTE_PREFIX) else None
    if stated is None or not stated.text:
        return
    whole = f"{stated.text}/{_ANY_ROUTE}"
    problem = read_route(whole).problem
    if problem is not None:
        yield Report(
            app.host_place(stated.node.span),
            f"With this prefix the path of a route is '{whole}', so the host does not start where the app has an HTTP "
            f'function, "{problem.words}" Write the prefix without a slash at its end, or an empty text for none.',
        )


RULE = AppRule(
    code="route-prefix",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-http-webhook-trigger#hostjson-settings",
    check=check,
)
