"""Two functions answer the same requests, although the texts of their routes differ.

What: `orders/{id}` and `orders/{orderId}` are different texts to the host, which takes both, and so are methods in
other letters. For a request they are one: the names of parameters, and the case of a path and of a method, make no
difference.

Why: one of the two functions gets all the requests that both answer, and the other one none of them. Which it is
depends on how the host sorts the routes.

Example: `"route": "orders/{id}"` in one function, `"route": "Orders/{orderId}"` in another, both without `methods`.

Instead: another route, a constraint that tells the two apart (`{id:int}`), or methods that do not meet.

Versions: all.

Evidence: read in source (WebJobsRouteBuilder.cs; host ScriptHost.HttpRoutesConflict; ASP.NET Core TemplateMatcher.cs,
HttpMethodRouteConstraint.cs).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from funcls.model.cross import CrossFacts, Route
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, CrossRule, Group


def keys(facts: CrossFacts) -> Iterator[str]:
    """Yield what is the same for all routes that answer the same paths."""
    if facts.route is not None and facts.route.reserved is None and facts.route.shape:
        yield facts.route.shape


def check(_key: str, functions: Mapping[str, CrossFacts]) -> Iterator[tuple[str, Report]]:
    """Report each of the functions that answer the same requests: which of them is called cannot be known."""
    taken: dict[str, Route] = {}
    for name in sorted(functions):
        route = functions[name].route
        # Of functions with equal texts the host refuses the later ones, and those answer nothing.
        if route is not None and not any(_is_refused(route, each) for each in taken.values()):
            taken[name] = route
    for name, route in taken.items():
        others = ((each, other) for each, other in taken.items() if each != name and route.meets(other))
        found = next(others, None)
        if found is not None:
            yield name, _report(route, *found)


def _is_refused(route: Route, earlier: Route) -> bool:
    return route.text == earlier.text and route.overlaps(earlier)


def _report(route: Route, name: str, other: Route) -> Report:
    return Report(
        route.place,
        f"'{name}' answers the same requests: the names of parameters, and the case of paths and methods, do not tell "
        "routes apart. Only one of the two is called. Give one another route, or methods that do not meet.",
        (Related(other.place, f"The route of '{name}'"),),
    )


RULE = CrossRule(
    code="route-shadowed",
    group=Group.ROUTES,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-http-webhook-trigger#customize-the-http-endpoint",
    keys=keys,
    check=check,
)
