"""host.json names a configuration profile that the host does not have.

What: `configurationProfile` is `""`, `default`, `mcp-custom-handler` or `web-app-custom-handler`, in any case. The
key itself has to be spelled exactly so, or the host passes over it.

Why: the host stops with "Configuration profile 'X' is not supported. Supported values: '', 'default',
'mcp-custom-handler', 'web-app-custom-handler'.", and no function of the app runs.

Example: `"configurationProfile": "sample-profile"`.

Instead: remove it: the default suits every app in Python.

Versions: since host 4.1044. Where an older one is stated, which does not read the key, or local.settings.json sets
`AzureFunctionsJobHost__configurationProfile`, nothing is said.

Evidence: read in source (host HostConfigurationProfile.cs, HostJsonFileConfigurationOptions.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.host_profiles import PROFILE_KEY, PROFILES, profile
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.schema.wording import did_you_mean

_SUPPORTED: Final = ", ".join(f"'{each}'" for each in PROFILES)


def check(app: App) -> Iterator[Report]:
    """Report a profile that is none of those which the host has."""
    value = profile(app)
    if value is None or value.text.lower() in PROFILES:
        return
    words = f"Configuration profile '{value.text}' is not supported. Supported values: {_SUPPORTED}."
    near = did_you_mean(value.text, PROFILES[1:])
    yield Report(app.host_place(value.node.span), f'The host stops, "{words}"{near} Remove "{PROFILE_KEY}".')


RULE = AppRule(
    code="configuration-profile",
    group=Group.HOST_FILE,
    severity=Severity.ERROR,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-host-json",
    refused_by=Refuser.HOST,
    check=check,
)
