"""The type of a binding is not known.

What: funcls knows the binding types of the published extension bundles. A type that is not among them may come from
an extension of your own. It is a warning where the name is near to a known one, else a hint. A type that was to be the
trigger is left to `no-trigger`.

Why: a host without such an extension refuses the function with "The binding type(s) 'X' were not found in the
configured extension bundle."

Example: `queeu`.

Instead: mend the spelling.

Versions: all; an extension bundle that is newer than funcls may bring more.

Evidence: read in source (host FunctionDescriptorProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.consequences import mistyped_trigger
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.wording import asked, nearest_type


def check(function: Function) -> Iterator[Report]:
    """Report each type that no known extension brings."""
    for binding in function.bindings:
        field = binding.type_field
        if field is None or not field.is_complete or not binding.type or binding.entry is not None:
            continue
        if binding is mistyped_trigger(function):
            continue
        if binding.type.lower() not in {name.lower() for name in function.catalogue.known_names}:
            near = nearest_type(binding.type, function.catalogue.known_names)
            words = f"The binding type(s) '{binding.type}' were not found in the configured extension bundle"
            yield Report(
                function.json_place(binding.type_span),
                f"Binding type '{binding.type}' is not known to funcls.{asked(near)} Unless an extension of your own "
                f'brings it, the host refuses the function, "{words}".',
                severity=Severity.WARNING if near else Severity.HINT,
            )


RULE = FunctionRule(
    code="unknown-type",
    group=Group.BINDINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings#supported-bindings",
    check=check,
)
