"""local.settings.json has no AzureWebJobsStorage, and a function needs it.

What: the host keeps locks, keys and checkpoints in a storage account of its own, for every trigger but a few (HTTP,
Kafka, RabbitMQ, and those of Durable Functions), and bindings use it that name it or no other. It is the app setting
`AzureWebJobsStorage`, or settings that begin with `AzureWebJobsStorage__`.

Why: for a trigger, `func start` does not start the app: "Missing value for AzureWebJobsStorage in local.settings.json.
This is required for all triggers other than ...". For other bindings, the runs of the function fail.

Example: a function with a timer, and only `FUNCTIONS_WORKER_RUNTIME` among the values.

Instead: `"AzureWebJobsStorage": "UseDevelopmentStorage=true"` for the storage emulator Azurite.

Versions: all. Silent without local.settings.json.

Evidence: read in source (core-tools StartHostAction.cs).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from funcls.model.cross import CrossFacts
from funcls.model.defined_settings import STORAGE_SETTING
from funcls.model.settings import SETTINGS_FILE
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, CrossRule, Group

_MOST_NAMED: Final = 3


def keys(facts: CrossFacts) -> Iterator[str]:
    """All functions that lack the account are one group: it is lacking once."""
    if facts.storage is not None:
        yield ""


def check(_key: str, functions: Mapping[str, CrossFacts]) -> Iterator[tuple[str, Report]]:
    """Report that the account is lacking, with some of what needs it: the triggers, where any does."""
    lacking = {name: each for name in sorted(functions) if (each := functions[name].storage) is not None}
    triggers = {name: each for name, each in lacking.items() if each.by_trigger}
    shown = triggers or lacking
    named = ", ".join(f"`{each}`" for each in list(shown)[:_MOST_NAMED])
    more = f" and {len(shown) - _MOST_NAMED} more" if len(shown) > _MOST_NAMED else ""
    need, effect = f"{named}{more} use it", "their runs fail"
    if triggers:
        need = f"the host needs it for {named}{more}"
        effect = f'`func start` ends with "Missing value for {STORAGE_SETTING} in {SETTINGS_FILE}"'
    message = (
        f"The storage account `{STORAGE_SETTING}` is missing or empty, and {need}: {effect}. Add it; "
        "`UseDevelopmentStorage=true` stands for the emulator Azurite."
    )
    related = tuple(Related(each.needed, "It is needed here.") for each in list(shown.values())[:_MOST_NAMED])
    for name, first in list(shown.items())[:1]:
        yield name, Report(first.settings, message, related)


RULE = CrossRule(
    code="storage-missing",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/functions-app-settings#azurewebjobsstorage",
    keys=keys,
    check=check,
)
