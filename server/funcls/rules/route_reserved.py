"""A route begins like one of the host's own.

What: a route, without outer slashes and ignoring case, must not begin with `admin` or `runtime`. The test is one of
letters, not of whole segments. A function without a route answers its own name, so that counts instead.

Why: the host refuses the function with "The specified route conflicts with one or more built in routes."

Example: `"route": "administrators/{id}"`, or a function `AdminReport` without a route.

Instead: a route that begins with other letters. The prefix of all routes, `api`, does not count.

Versions: all.

Evidence: read in source (host ScriptHost.ValidateHttpFunction).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.cross import route_of
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report a route with a reserved beginning."""
    route = route_of(function)
    prefix = route.reserved if route is not None else None
    if route is None or prefix is None:
        return
    advice = (
        f"Without a route the function answers its own name, '{function.name}': add one, or rename the folder."
        if route.is_name
        else "Change the route."
    )
    yield Report(
        route.place,
        'The host refuses the function, "The specified route conflicts with one or more built in routes." It '
        f"begins with '{prefix}', as the host's own do. {advice}",
    )


RULE = FunctionRule(
    code="route-reserved",
    group=Group.ROUTES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-http-webhook-trigger#customize-the-http-endpoint",
    refused_by=Refuser.HOST,
    check=check,
)
