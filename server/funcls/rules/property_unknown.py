"""A property is not one of its binding's type, or of function.json.

What: the host passes over properties that it does not know. One that stands where a property is missing is left to
the rule on that.

Why: a misspelt property has no effect, and nothing says so. At the top level the host compares the names
case-sensitively; `key-case` tells of those.

Example: `"authlevell": "anonymous"`.

Instead: mend the spelling, or remove it. Properties of extensions newer than funcls are fine as they are.

Versions: all; an extension that is newer than funcls may read more.

Evidence: read in source (host BindingMetadata.cs, GeneralScriptBindingProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.rules.violations import violation_reports
from funcls.schema.validation import UNKNOWN_PROPERTY
from funcls.schema.wording import did_you_mean


def check(function: Function) -> Iterator[Report]:
    """Report each unknown property."""
    for _, report in violation_reports(function, (UNKNOWN_PROPERTY,)):
        yield replace(report, severity=Severity.HINT)
    yield from _top_level(function)


def _top_level(function: Function) -> Iterator[Report]:
    known = [each.name for each in function.catalogue.top_level]
    # A bracket that is missing elsewhere lets members of a binding seem to stand at the top level.
    for member in function.root.members if function.root and not function.file.json.refused else ():
        name = member.key.value
        # That the case is wrong is another rule's subject.
        if function.catalogue.top_level_named(name) is not None:
            continue
        hint = did_you_mean(name, known)
        yield Report(function.json_place(member.key.span), f"The host does not read '{name}' in function.json.{hint}")


RULE = FunctionRule(
    code="property-unknown",
    group=Group.PROPERTIES,
    severity=Severity.HINT,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    check=check,
)
