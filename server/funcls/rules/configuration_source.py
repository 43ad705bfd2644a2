"""The source of the configuration is none that the host knows, or not meant for Python.

What: `configurationSource` is `config`, or `attributes` in what the build of compiled .NET functions writes. The host
compares key and value ignoring case, and the value as a whole.

Why: of any other value the host says "Illegal value 'X' for 'configurationSource' property". With `attributes` it looks
for the bindings in compiled code, which a Python app does not have.

Example: `"configurationSource": "function.json"`; an empty text, or `null`.

Instead: leave it out, or write `config`.

Versions: all.

Evidence: read in source (host HostFunctionMetadataProvider.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.function import Function
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.wording import did_you_mean
from funcls.syntax.json.tree import JsonLiteral, JsonNumber, JsonString, JsonValue

_KEY: Final = "configurationSource"
_HERE: Final = "config"
_COMPILED: Final = "attributes"


def check(function: Function) -> Iterator[Report]:
    """Report a source that the host refuses, or that no Python app has."""
    member = function.root.get_ignoring_case(_KEY) if function.root else None
    text = _as_text(member.value) if member else None
    if member is None or member.value is None or text is None or text.lower() == _HERE:
        return
    place = function.json_place(member.value.span)
    if text.lower() == _COMPILED:
        yield Report(
            place,
            f"With '{text}' the host looks for the bindings in compiled .NET code. Leave '{member.key.value}' out.",
            severity=Severity.WARNING,
        )
        return
    yield Report(
        place,
        f"The host refuses the function, \"Illegal value '{text}' for 'configurationSource' property\"."
        f"{did_you_mean(text, (_HERE,))} Leave it out.",
    )


def _as_text(value: JsonValue | None) -> str | None:
    """Return the text that .NET makes of the value, or None where it is half typed or no plain value."""
    if isinstance(value, JsonString):
        return value.value if value.closed else None
    if isinstance(value, JsonLiteral):
        return "" if value.value is None else str(value.value)
    return str(value.value) if isinstance(value, JsonNumber) else None


RULE = FunctionRule(
    code="configuration-source",
    group=Group.PROPERTIES,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-reference#function-code",
    refused_by=Refuser.HOST,
    check=check,
)
