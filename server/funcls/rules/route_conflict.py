"""Two functions answer the same route.

What: the host compares the texts of the routes, without outer slashes and ignoring case, and the methods in exactly
their spelling. A function without `methods` answers all; one without a route answers its own name.

Why: the host refuses the function that comes later by name: "The route specified conflicts with the route defined by
function 'F'."

Example: `orders` with `get` and `post` in one function, `Orders` with `post` in another.

Instead: another route, or methods that do not meet.

Versions: all.

Evidence: read in source (host ScriptHost.HttpRoutesConflict).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from funcls.model.cross import CrossFacts
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, CrossRule, Group


def keys(facts: CrossFacts) -> Iterator[str]:
    """Yield the route as the host compares it."""
    if facts.route is not None:
        yield facts.route.text


def check(_key: str, functions: Mapping[str, CrossFacts]) -> Iterator[tuple[str, Report]]:
    """Report each function whose route an earlier one answers."""
    accepted: list[str] = []
    for name in sorted(functions):
        route = functions[name].route
        if route is None:
            continue
        earlier = next((each for each in accepted if _overlap(functions[each], functions[name])), None)
        if earlier is None:
            accepted.append(name)
            continue
        other = functions[earlier].route
        yield (
            name,
            Report(
                route.place,
                'The host refuses the function, "The route specified conflicts with the route defined by function '
                f"'{earlier}'.\" Give one of the two another route, or methods that do not meet.",
                (Related(other.place, f"The route of '{earlier}'"),) if other else (),
            ),
        )


def _overlap(one: CrossFacts, other: CrossFacts) -> bool:
    return one.route is not None and other.route is not None and one.route.overlaps(other.route)


RULE = CrossRule(
    code="route-conflict",
    group=Group.ROUTES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-bindings-http-webhook-trigger#customize-the-http-endpoint",
    refused_by=Refuser.HOST,
    keys=keys,
    check=check,
)
