"""Two properties of a binding do not go together.

What: some properties are alternatives, such as the id of a document and a query for documents.

Why: one of the two counts at most, or the binding fails when the function runs.

Example: `id` and `sqlQuery` in a Cosmos DB input.

Instead: keep the one that is meant.

Versions: all.

Evidence: known, not verified (the extensions' attributes and Microsoft's pages on them).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.constructors import present
from funcls.syntax.json.tree import holds_damage


def check(function: Function) -> Iterator[Report]:
    """Report the later one of two properties that do not go together, unless one of them is null."""
    for binding in function.bindings:
        canonical = binding.canonical
        if binding.entry is None or canonical is None or holds_damage(binding.node):
            continue
        standing = present(canonical) & canonical.value.keys()
        for pair in binding.entry.exclusive:
            if not standing.issuperset(pair):
                continue
            first, second = sorted(pair, key=lambda name: canonical.key_spans[(name,)])
            yield Report(
                function.json_place(canonical.key_spans[(second,)]),
                f"'{second}' does not go together with '{first}': a '{binding.entry.name}' binding takes one of them.",
                (Related(function.json_place(canonical.key_spans[(first,)]), f"'{first}' stands here"),),
                docs=binding.entry.known[second].docs or None,
            )


RULE = FunctionRule(
    code="property-excluded",
    group=Group.PROPERTIES,
    severity=Severity.WARNING,
    evidence=Grade.KNOWN,
    docs=f"{LEARN}/functions-triggers-bindings",
    check=check,
)
