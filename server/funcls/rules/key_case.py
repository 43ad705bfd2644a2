"""A key of function.json is written in other letters, large or small, than the host reads.

What: at its top level the host reads the keys case-sensitively, apart from `configurationSource`. Within a binding, and
within the retry policy, case does not count.

Why: what stands under such a key counts for nothing, and nothing says so. Where the host or the worker refuses the
function for what is then missing, that finding marks the key.

Example: `"ScriptFile": "handler.py"`.

Instead: the spelling that the message names.

Versions: all.

Evidence: measured (host HostFunctionMetadataProvider.cs on a JObject of Json.NET).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import BINDINGS_KEY, ENTRY_POINT_KEY, SCRIPT_KEY, Function
from funcls.model.script import ScriptState
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.property import Property


def check(function: Function) -> Iterator[Report]:
    """Report each key that the host would read in its exact spelling."""
    # A bracket that is missing elsewhere lets members of a binding seem to stand at the top level.
    for member in function.root.members if function.root and not function.file.json.refused else ():
        key = member.key.value
        prop = function.catalogue.top_level_named(key)
        if prop is None or prop.name == key or _is_read_in_any_case(prop) or _is_told(function, prop.name):
            continue
        is_double = function.root is not None and function.root.get(prop.name) is not None
        advice = f"It reads '{prop.name}', which stands there too." if is_double else f"Write '{prop.name}'."
        yield Report(
            function.json_place(member.key.span),
            f"The host reads this key case-sensitively, so '{key}' counts for nothing. {advice}",
        )


def _is_read_in_any_case(prop: Property) -> bool:
    """Whether the case of the key makes no difference: the host ignores it, or the whole property."""
    return "x-anyCase" in prop.roles or prop.deprecated is not None


def _is_told(function: Function, name: str) -> bool:
    """Whether another rule marks the key, since the function is refused for what is missing."""
    if function.misspelt(name) is None:
        return False
    if name == SCRIPT_KEY:
        return function.certain_script.state is ScriptState.UNDETERMINED
    return name == BINDINGS_KEY or (name == ENTRY_POINT_KEY and function.missing_handler is not None)


RULE = FunctionRule(
    code="key-case",
    group=Group.PROPERTIES,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference#function-code",
    check=check,
)
