"""The name of a binding is missing or not allowed.

What: a name is a letter or `_`, then up to 127 letters, digits or `_`, without `__`; or `$return`. The parameter
that waits for the binding is shown with it.

Why: the host refuses the function with "The binding name X is invalid. Please assign a valid name to the
binding."

Example: `order-item`, `a__b`, `2nd`, `$Return`.

Instead: `orderItem`, and a parameter of the same name.

Versions: hosts before 4.1038 allow no `_` at all; funcls judges by them only where such a host is stated.

Evidence: read in source (host Utility.cs, host pull request 10764).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.binding import Binding, is_valid_name
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.model.target import OLDEST_SUPPORTED_HOST, describe_versions
from funcls.rules.consequences import awaited, nameless
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each binding whose name the target's host refuses."""
    oldest = function.facts.target.host.oldest
    for binding in nameless(function):
        name = binding.name or ""
        if not binding.is_return:
            related = [Related(place, "The parameter that waits for it") for place in _waiting(function, binding)]
            advice = _advice(name, old=is_valid_name(name, OLDEST_SUPPORTED_HOST), oldest=describe_versions((oldest,)))
            yield Report(
                function.json_place(binding.name_span),
                f'The host refuses the function, "The binding name {name} is invalid. Please assign a valid name to '
                f'the binding." {advice}',
                tuple(related),
            )


def _waiting(function: Function, binding: Binding) -> Iterator[Place]:
    handler = function.certain_handler
    names = {name for name, meant in awaited(function).items() if meant is binding}
    if handler is not None and handler.signature is not None:
        for each in function.parameters:
            if each.parameter.name in names:
                yield Place(handler.signature.path, each.parameter.span)


def _advice(name: str, *, old: bool, oldest: str) -> str:
    if not name:
        return "Give it the name of the handler's parameter that receives it."
    if old:
        return f"Host {oldest} allows letters and digits only; '_' is allowed since 4.1038."
    if name.lower() == "$return":
        return "Write '$return' in lower case."
    if "__" in name:
        return "Two underscores in a row are not allowed."
    return "A name is a letter or '_', then letters, digits or single '_', at most 128 characters."


RULE = FunctionRule(
    code="binding-name",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
