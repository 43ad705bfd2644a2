"""host.json has a key that is a slip of the pen.

What: a key that funcls does not know, beside which one is missing that differs in a single letter. Of all other unknown
keys nothing is said: extensions read more than anybody lists.

Why: the host passes over keys that it does not know, and says nothing.

Example: `"extensions": {"http": {"routPrefix": ""}}`.

Instead: `"extensions": {"http": {"routePrefix": ""}}`.

Versions: all.

Evidence: read in source (host HostJsonFileConfigurationSource.cs: values are asked for by their paths).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.bundle_sections import VERSION_KEY
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.host_keys import HostKey, host_keys, says_something
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.slip import is_slip


def check(app: App) -> Iterator[Report]:
    """Report each key that nobody reads, with the one that is meant."""
    for key in host_keys(app):
        if key.known is None and says_something(app, key):
            meant = _meant(key)
            if meant is not None and app.host_schema.place_today(key.path) is None:
                message = f"The host does not know '{key.name}' here. Did you mean '{meant}'?"
                yield Report(app.host_place(key.member.key.span), message)


def _meant(key: HostKey) -> str | None:
    known = (each for each in key.parent.properties.values() if each.deprecated is None)
    # Without its version the host stops, and another rule tells of that.
    names = (each.name for each in known if len(key.path) > 1 or each.name != VERSION_KEY)
    return next((each for each in names if is_slip(key.name, each) and _is_missing(each, key)), None)


def _is_missing(name: str, key: HostKey) -> bool:
    # The key itself stands there, in another case.
    return name.lower() not in key.beside or name.lower() == key.name.lower()


RULE = AppRule(
    code="host-key-unknown",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-host-json",
    check=check,
)
