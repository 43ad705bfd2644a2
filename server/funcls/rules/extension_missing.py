"""A binding needs an extension, and the app has none.

What: all types but those for HTTP, timers and warm-up come with an extension. Python apps get them from the extension
bundle that host.json names.

Why: the host refuses the function with "The binding type(s) 'X' are not registered. Please ensure the type is correct
and the binding extension is installed."

Example: a queue trigger in an app whose host.json is `{"version": "2.0"}`.

Instead: add the bundle to host.json: `"extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version":
"[4.*, 5.0.0)"}`. The few types that no bundle brings need an extension of their own.

Versions: all. Where a project file (`*.csproj`), `bin/extensions.json` or a Dockerfile at the app's root may bring
extensions of another kind, or app settings name a bundle, nothing is said.

Evidence: read in source (host FunctionDescriptorProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.facts import HOST_FILE
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.text.span import Span


def check(function: Function) -> Iterator[Report]:
    """Report each binding of a known type whose extension cannot be there."""
    if function.facts.may_have_extensions:
        return
    host = Place(HOST_FILE, Span(0, 1))
    for binding in function.bindings:
        field = binding.type_field
        if binding.entry is None or not binding.entry.needs_extension or field is None or not field.is_complete:
            continue
        words = f"The binding type(s) '{binding.type}' are not registered."
        advice = 'Add an "extensionBundle" to host.json.' if binding.entry.bundles else "Install its own extension."
        yield Report(
            function.json_place(field.span),
            f"'{binding.type}' needs an extension, and host.json names no extension bundle. The host refuses the "
            f'function, "{words}" {advice}',
            (Related(host, "No extension bundle is named here"),),
        )


RULE = FunctionRule(
    code="extension-missing",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/extension-bundles",
    refused_by=Refuser.HOST,
    check=check,
)
