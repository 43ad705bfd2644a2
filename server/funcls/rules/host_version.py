"""host.json does not say that it is of version 2.0.

What: `version` at the top of host.json has to be the text `"2.0"`, under exactly this key. An object without any member
will do: the host writes the version into it.

Why: the host stops with "The host.json file is missing the required 'version' property" or "'X' is an invalid value for
host.json 'version' property", and no function of the app runs.

Example: `{"extensionBundle": {...}}` alone; `"version": "2"`; `"Version": "2.0"`.

Instead: write `"version": "2.0"`.

Versions: all.

Evidence: read in source (host HostJsonFileConfigurationSource.cs; that the number 2.0 reads as "2" is known only).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.syntax.json.tree import JsonLiteral, JsonNumber, JsonString, JsonValue

_KEY: Final = "version"
_WANTED: Final = "2.0"
_ADVICE: Final = f'Write "{_KEY}": "{_WANTED}".'


def check(app: App) -> Iterator[Report]:
    """Report a version that is not there, or not the one that the host takes."""
    root = app.host_root
    if root is None or app.host is None or app.configuration is None or not root.members:
        return
    member = root.get(_KEY)
    if member is None:
        other = root.get_ignoring_case(_KEY)
        place = app.host.place(other.key.span) if other else app.host_opening
        case = f"'{other.key.value}' is another key for the host. " if other else ""
        yield Report(place, f"{case}{_missing()}")
        return
    text = _as_text(member.value)
    if text is None or text == _WANTED:
        return
    place = app.host.place(member.value.span if member.value else member.span)
    severity = Severity.WARNING if _is_fraction(member.value) else None
    words = f"The host stops, \"'{text}' is an invalid value for host.json 'version' property\"."
    yield Report(place, f"{words} {_ADVICE}" if text else _missing(), severity=severity)


def _missing() -> str:
    return f"The host stops, \"The host.json file is missing the required 'version' property\". {_ADVICE}"


def _is_fraction(value: JsonValue | None) -> bool:
    return isinstance(value, JsonNumber) and isinstance(value.value, float)


def _as_text(value: JsonValue | None) -> str | None:
    """Return the text that .NET makes of the value, or None where it is half typed or no plain value."""
    if isinstance(value, JsonString):
        return value.value if value.closed else None
    if isinstance(value, JsonLiteral):
        return "" if value.value is None else str(value.value)
    return f"{value.value:g}" if isinstance(value, JsonNumber) else None


RULE = AppRule(
    code="host-version",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-host-json",
    refused_by=Refuser.HOST,
    check=check,
)
