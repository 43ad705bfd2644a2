"""The host cannot read a route.

What: a route is a template of ASP.NET Core. A parameter stands in brackets, `{id}`, once; it may be optional, `{id?}`,
have a default, `{id=5}`, or constraints, `{id:int:min(1)}`. `{*rest}` takes the rest of the path and comes last. `{{`
and `}}` stand for brackets that are plain text. Behind the prefix of all routes, `api`, no slash comes first.

Why: what is wrong in the template itself makes the host refuse the function: "There is an incomplete parameter in the
route template." A slash at the beginning, where there is a prefix, and a constraint that there is not are found later,
when all routes are put together: "An error occurred while creating the route with name 'Orders' and template
'api//orders'." Then the host does not start, and no function of the app runs.

Example: `"route": "orders/{id"`, `"/orders"`, `"orders/{id:integer}"`.

Instead: `"orders/{id}"`, `"orders"`, `"orders/{id:int}"`.

Versions: all. The prefix is that of host.json; nothing is said of a first slash where an app setting replaces it.

Evidence: read in source (ASP.NET Core RoutePatternParser.cs, RouteBase.cs, ParameterPolicyActivator.cs;
HttpTriggerAttributeBindingProvider.cs, WebJobsRouteBuilder.cs; host WebScriptHostHttpRoutesManager.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.binding import Binding
from funcls.model.cross import route_of
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.route_constraints import CONSTRAINT_NAMES, Constraint, constraint_refusal
from funcls.schema.routes import read_route
from funcls.schema.wording import did_you_mean
from funcls.text.span import Span

_ROUTE_ROLE: Final = "x-route"
_SEPARATOR: Final = "/"


def check(function: Function) -> Iterator[Report]:
    """Report the first thing that the host does not take in each route."""
    answered = route_of(function)
    if answered is not None and answered.reserved is not None:
        # The host has refused the function before it reads the route.
        return
    for trigger in function.triggers:
        stated = _route(trigger)
        if stated is None:
            continue
        route, place = stated
        found = _in_template(route) or _in_all_routes(route, function)
        if found is not None:
            span, message = found
            is_plain = function.file.text[place.start + 1 : place.end - 1] == route
            yield Report(function.json_place(span.shifted(place.start + 1) if is_plain else place), message)


def _route(trigger: Binding) -> tuple[str, Span] | None:
    """Return the route that a trigger states, and where."""
    known = trigger.entry.property_with_role(_ROUTE_ROLE) if trigger.entry is not None else None
    if known is None or trigger.canonical is None:
        return None
    route, place = trigger.canonical.value.get(known.name), trigger.canonical.spans.get((known.name,))
    return (route, place) if isinstance(route, str) and place is not None and route.strip() else None


def _in_template(route: str) -> tuple[Span, str] | None:
    problem = read_route(route).problem
    if problem is None:
        return None
    return problem.span, f'The host cannot read the route, and refuses the function, "{problem.words}"'


def _in_all_routes(route: str, function: Function) -> tuple[Span, str] | None:
    constraints = read_route(route).constraints
    constraint = next((each for each in constraints if constraint_refusal(each) is not None), None)
    if constraint is not None:
        return constraint.span, _of_constraint(constraint)
    prefix = function.facts.route_prefix
    return _behind_prefix(route, prefix) if prefix else None


def _of_constraint(constraint: Constraint) -> str:
    near = did_you_mean(constraint.name, CONSTRAINT_NAMES)
    words = "An error occurred while creating the route with name"
    return f'The host does not start, "{words}": {constraint_refusal(constraint)}.{near}'


def _behind_prefix(route: str, prefix: str) -> tuple[Span, str] | None:
    """Return what is wrong with the whole path although the route alone is read; nothing of the prefix itself."""
    start = len(prefix) + len(_SEPARATOR)
    whole = f"{prefix}{_SEPARATOR}{route}"
    problem = read_route(whole).problem
    if problem is None or problem.span.start < start:
        return None
    advice = " Write it without the first '/'." if route.startswith(_SEPARATOR) else ""
    return problem.span.shifted(-start), (
        f"Behind the prefix of all routes, the path is '{whole}'. The host does not start, \"{problem.words}\"{advice}"
    )


RULE = FunctionRule(
    code="route-broken",
    group=Group.ROUTES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-http-webhook-trigger#customize-the-http-endpoint",
    refused_by=Refuser.HOST,
    check=check,
)
