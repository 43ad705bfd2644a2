"""The origins of CORS are not what Core Tools read, or do not go together with credentials.

What: `Host.CORS` has to be one text with commas between the origins and no spaces. `*` together with `CORSCredentials`
is told as well.

Why: an array makes the whole file unreadable. Spaces around a comma stay part of the origin, which then is that of no
page. With credentials, browsers and the host take no `*`.

Example: `"Host": {"CORS": ["http://localhost:3000"]}`, `"CORS": "http://localhost:3000, http://localhost:5000"`.

Instead: `"CORS": "http://localhost:3000,http://localhost:5000"`.

Versions: all.

Evidence: read in source (Core Tools HostStartSettings.cs and StartHostAction.cs; that `*` takes no credentials is
known, not verified).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.model.local_settings import CREDENTIALS_KEY, HOST_KEY, ORIGINS_KEY, is_read, object_of
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.syntax.json.tree import JsonArray, JsonLiteral, JsonObject, JsonString


def check(app: App) -> Iterator[Report]:
    """Report origins that are no text, have spaces around commas, or are all there are, with credentials."""
    root = app.settings_root
    host = object_of(root, HOST_KEY) if root is not None else None
    member = host.get_ignoring_case(ORIGINS_KEY) if host is not None else None
    if root is None or host is None or member is None or member.value is None:
        return
    place = Place(SETTINGS_FILE, member.value.span)
    if isinstance(member.value, JsonArray | JsonObject):
        yield Report(
            Place(SETTINGS_FILE, member.key.span),
            f"{ORIGINS_KEY} has to be one text, with commas between the origins: func reads no setting of the file at "
            'all, "Failed to read app settings file".',
        )
    elif isinstance(member.value, JsonString) and is_read(root):
        origins = member.value.value.split(",")
        if len(origins) > 1 and any(each != each.strip() for each in origins):
            yield Report(place, "Spaces around a comma stay part of the origin, and no page has that. Remove them.")
        if any(each.strip() == "*" for each in origins) and _is_true(host):
            yield Report(place, f"With {CREDENTIALS_KEY} no page may call the functions by *: name the origins.")


def _is_true(host: JsonObject) -> bool:
    member = host.get_ignoring_case(CREDENTIALS_KEY)
    return member is not None and isinstance(member.value, JsonLiteral) and member.value.value is True


RULE = AppRule(
    code="settings-cors",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-develop-local#local-settings-file",
    check=check,
)
