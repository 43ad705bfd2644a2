"""Two functions have the same name but for large and small letters.

What: the host keeps functions apart by their exact names, and looks some things up ignoring case.

Why: both load, and what is meant for one may reach the other: the app settings that switch a function off, its keys, a
call by name. On disks that ignore case, as those of Windows and macOS, only one of the folders can be.

Example: the folders `Orders` and `orders`.

Instead: rename one of the two.

Versions: all.

Evidence: read in source (host ScriptHost.cs).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from funcls.model.cross import CrossFacts
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, CrossRule, Group


def keys(facts: CrossFacts) -> Iterator[str]:
    """Yield the path of function.json without regard to case."""
    if facts.opening is not None:
        yield facts.opening.path.lower()


def check(_key: str, functions: Mapping[str, CrossFacts]) -> Iterator[tuple[str, Report]]:
    """Report each function whose name an earlier one has."""
    names = sorted(functions)
    for name in names[1:]:
        first = names[0]
        facts, earlier = functions[name], functions[first]
        # That both answer their name as route is a conflict, and told as such.
        if facts.opening is None or earlier.opening is None or _conflict(earlier, facts):
            continue
        yield (
            name,
            Report(
                facts.opening,
                f"'{name}' and '{first}' differ in large and small letters only. The host loads both, and looks some "
                "things up ignoring case. Rename one of the two folders.",
                (Related(earlier.opening, f"The function '{first}'"),),
            ),
        )


def _conflict(one: CrossFacts, other: CrossFacts) -> bool:
    if one.route is None or other.route is None:
        return False
    return one.route.text == other.route.text and one.route.overlaps(other.route)


RULE = CrossRule(
    code="function-name-duplicate",
    group=Group.FUNCTION,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference-python#folder-structure",
    keys=keys,
    check=check,
)
