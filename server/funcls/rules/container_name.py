"""A setting has the name CONTAINER_NAME, which the host keeps for itself.

What: local.settings.json has a setting of exactly this name, whatever its value.

Why: `func` hands it on as an environment variable, by which the host takes the machine for a container of Azure: it
crashes or finds no functions. Newer releases of `func` print an error that the name is reserved.

Example: `"CONTAINER_NAME": "documents"` for a container of blobs.

Instead: another name, such as `BLOB_CONTAINER_NAME`, also where the code reads it.

Versions: all.

Evidence: said by a maintainer (azure-functions-host issue 9867, Core Tools pull request 4556).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group

_SETTING: Final = "CONTAINER_NAME"


def check(app: App) -> Iterator[Report]:
    """Report the name of the setting."""
    found = app.setting(_SETTING)
    if found is not None and not found.is_empty:
        yield Report(
            Place(SETTINGS_FILE, found.member.key.span),
            f"{_SETTING} is reserved: by it the host takes this machine for a container of Azure and may crash, and "
            "func prints an error. Choose another name, also where the code reads it.",
        )


RULE = AppRule(
    code="container-name",
    group=Group.SETTINGS,
    severity=Severity.WARNING,
    evidence=Grade.SAID,
    docs=f"{LEARN}/functions-app-settings",
    check=check,
)
