"""A property has the name that it has in another version of the extension bundle.

What: some extensions renamed properties from one major version of the bundle to the next. The host reads those of the
bundle that host.json names.

Why: the property counts for nothing. Where the host cannot build the binding without it, it refuses the function:
"Unable to configure binding 'X' of type 'T'."

Example: `collectionName` in a Cosmos DB trigger with bundle `[4.*, 5.0.0)`, which reads `containerName`.

Instead: the name that the message gives.

Versions: what is read depends on the extension bundle; nothing is said where host.json names none, or a range of
several major versions.

Evidence: read in source (the extensions' attributes, host GeneralScriptBindingProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Binding
from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.catalogue import BindingType
from funcls.schema.constructors import CONSTRUCTORS, can_be_built, is_read, present, replacement
from funcls.schema.validation import filled


def check(function: Function) -> Iterator[Report]:
    """Report each property that another bundle than the app's reads."""
    major = function.facts.target.bundle.major
    for binding in function.bindings if major is not None else ():
        if binding.entry is not None and major is not None:
            yield from _reports(function, binding, binding.entry, major)


def _reports(function: Function, binding: Binding, entry: BindingType, major: int) -> Iterator[Report]:
    canonical = binding.canonical
    if canonical is None or canonical.damaged:
        return
    names = present(canonical)
    refusal = filled(entry.refusals.get(CONSTRUCTORS), canonical, None)
    is_refused = not can_be_built(entry, names, major) and can_be_built(entry, names, None)
    for name in names:
        prop = entry.known[name]
        if is_read(prop, major):
            continue
        other = replacement(entry, prop, major)
        if other is not None and other.name in names:
            # Written for both bundles.
            continue
        advice = f"it reads '{other.name}'" if other is not None else "it has no such property"
        message = f"Extension bundle {major} does not read '{name}': {advice}."
        counts = is_refused and refusal is not None and any(name in each for each in entry.constructors)
        if counts and refusal is not None:
            message = f'{message} The host refuses the function, "{refusal.words.rstrip(".")}".'
        severity = Severity.ERROR if counts else Severity.WARNING
        place = function.json_place(canonical.key_spans[(name,)])
        yield Report(place, message, severity=severity, docs=prop.docs or None)


RULE = FunctionRule(
    code="property-of-other-bundle",
    group=Group.PROPERTIES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/extension-bundles",
    refused_by=Refuser.HOST,
    check=check,
)
