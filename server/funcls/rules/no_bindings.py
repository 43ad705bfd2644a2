"""function.json declares no binding.

What: `bindings` must be an array with at least one object. The host reads the key case-sensitively.

Why: the host refuses the function with "At least one binding must be declared.", or where it is no array with "Unable
to cast object of type".

Example: `{"scriptFile": "__init__.py", "bindings": []}`.

Instead: add the trigger.

Versions: all.

Evidence: read in source (host HostFunctionMetadataProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import BINDINGS_KEY, Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.top_level import json_net_type
from funcls.syntax.json.tree import JsonArray


def check(function: Function) -> Iterator[Report]:
    """Report a function.json without bindings."""
    array = function.bindings_field.member.value if function.bindings_field else None
    is_other_kind = function.root_known and array is not None and not isinstance(array, JsonArray)
    if not (function.bindings_known or is_other_kind) or (isinstance(array, JsonArray) and array.items):
        return
    span = function.bindings_span
    advice = "Add the trigger of the function."
    words = "At least one binding must be declared."
    misspelt = function.misspelt(BINDINGS_KEY)
    if misspelt is not None:
        span = misspelt.key.span
        advice = f"The host reads this key case-sensitively: write 'bindings', not '{misspelt.key.value}'."
    elif is_other_kind:
        words = f"Unable to cast object of type '{json_net_type(array)}' to type 'Newtonsoft.Json.Linq.JArray'."
        advice = "Write an array of objects."
    yield Report(function.json_place(span), f'The host refuses the function, "{words}" {advice}')


RULE = FunctionRule(
    code="no-bindings",
    group=Group.BINDINGS,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-triggers-bindings",
    refused_by=Refuser.HOST,
    check=check,
)
