"""A binding needs an extension, and the app has none.

What: all types but those for HTTP, timers and warm-up come with an extension. Python apps get them from the
extension bundle that host.json names. It is told once in a function, with all bindings that need one.

Why: the host refuses the function with "The binding type(s) 'X' are not registered. Please ensure the type is correct
and the binding extension is installed."

Example: a queue trigger in an app whose host.json is `{"version": "2.0"}`, or has an empty `extensionBundle`.

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
    """Report the first binding of a known type whose extension cannot be there, with the others beside it."""
    if function.facts.may_have_extensions:
        return
    host = Related(Place(HOST_FILE, Span(0, 1)), "No extension bundle is named here")
    needing = [
        (each.entry, each.type_field)
        for each in function.bindings
        if each.entry is not None and each.entry.needs_extension and each.type_field and each.type_field.is_complete
    ]
    if not needing:
        return
    (entry, first), *others = needing
    also = (Related(function.json_place(each.span), f"'{each.text}' needs one, too") for _, each in others)
    advice = 'Add an "extensionBundle" to host.json.' if entry.bundles else "Install its own extension."
    words = f"The binding type(s) '{first.text}' are not registered."
    yield Report(
        function.json_place(first.span),
        f"'{first.text}' needs an extension, and host.json names no extension bundle. The host refuses the "
        f'function, "{words}" {advice}',
        (host, *also),
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
