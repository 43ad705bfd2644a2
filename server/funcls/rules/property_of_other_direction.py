"""A property counts for the other direction of its binding only.

What: some types are inputs and outputs, and have properties that only one of the two reads.

Why: the host passes over the property, and nothing says so.

Example: `sqlQuery` in a Cosmos DB output.

Instead: remove it, or mend `direction`.

Versions: all.

Evidence: read in source (the extensions' attributes and converters).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.catalogue import BindingType
from funcls.schema.constructors import present
from funcls.syntax.json.tree import holds_damage


def check(function: Function) -> Iterator[Report]:
    """Report each property that only the other direction reads."""
    for binding in function.bindings:
        if binding.entry is not None and not holds_damage(binding.node):
            yield from _reports(function, binding, binding.entry)


def _reports(function: Function, binding: Binding, entry: BindingType) -> Iterator[Report]:
    canonical, direction = binding.canonical, binding.direction
    if canonical is None or direction is None or direction.value not in entry.directions:
        return
    for name in sorted(present(canonical)):
        prop = entry.known[name]
        if not prop.counts_for(direction.value):
            message = (
                f"'{name}' counts for direction '{prop.directions[0]}' alone. The direction of this binding is "
                f"'{direction.value}', and the host passes over it."
            )
            yield Report(function.json_place(canonical.key_spans[(name,)]), message, docs=prop.docs or None)


RULE = FunctionRule(
    code="property-of-other-direction",
    group=Group.PROPERTIES,
    severity=Severity.HINT,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings#binding-direction",
    check=check,
)
