"""host.json has a section that the host does not read there.

What: version 1 of the host had `http`, `queues`, `serviceBus`, `eventHub` and others at the top of host.json. Since
then each extension has its section in `extensions`, and Application Insights is in `logging`. Some keys are read by the
extensions of some bundles alone.

Why: the host passes over such a section and says nothing. An app with `"http": {"routePrefix": ""}` answers under
`/api` all the same, and every address without it is a 404.

Example: `{"version": "2.0", "http": {"routePrefix": ""}}`.

Instead: `{"version": "2.0", "extensions": {"http": {"routePrefix": ""}}}`.

Versions: host 2 and newer. A key of other bundles is judged where host.json names a bundle of one major.

Evidence: known, not verified (azure-functions-host#3718; which bundles read a key is documented by Microsoft).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.host_keys import HostKey, host_keys, other_major, says_something
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.property import Property
from funcls.syntax.json.tree import JsonObject


def check(app: App) -> Iterator[Report]:
    """Report each key whose value is lost, the outermost alone."""
    for key in host_keys(app):
        if not says_something(app, key):
            continue
        message = _elsewhere(app, key) if key.known is None else _ignored(app, key, key.known)
        if message:
            docs = key.known.docs if key.known is not None else None
            yield Report(app.host_place(key.member.key.span), message, docs=docs)


def _elsewhere(app: App, key: HostKey) -> str:
    """Return where an unknown section belongs; empty where nobody knows."""
    place = app.host_schema.place_today(key.path) if isinstance(key.member.value, JsonObject) else None
    return f"The host does not read '{key.name}' here. {_place(place)}" if place is not None else ""


def _ignored(app: App, key: HostKey, known: Property) -> str:
    if known.deprecated is not None:
        where = f" {_place(known.moved_to)}" if known.moved_to else ""
        return f"'{key.name}' has no effect. {known.deprecated}{where}"
    major = other_major(app, known)
    if major is None:
        return ""
    *others, last = map(str, known.majors)
    bundles = f"bundles {', '.join(others)} and {last} do" if others else f"bundle {last} does"
    return f"Extension bundle {major} does not read '{key.name}': {bundles}."


def _place(path: Sequence[str]) -> str:
    return f"Write it as '{'.'.join(path)}'." if len(path) > 1 else "Its place is the top of the file."


RULE = AppRule(
    code="host-key-ignored",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.KNOWN,
    docs=f"{LEARN}/functions-host-json",
    check=check,
)
