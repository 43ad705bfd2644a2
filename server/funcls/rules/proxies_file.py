"""The app has a proxies.json.

What: `proxies.json` at the app root declared proxies, which Functions no longer support.

Why: version 4 of the host reads it only behind a feature flag, and support has ended on 30 September 2025: `func`
warns "Proxies are not supported in Azure Functions v4."

Example: `proxies.json` beside host.json.

Instead: Azure API Management, or an HTTP function; then remove the file.

Versions: all.

Evidence: said by a maintainer (azure-functions-host issues 7703 and 11395, pull request 11405).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.app import App
from funcls.model.source import Place
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, AppRule, Group
from funcls.text.span import Span

_FILE: Final = "proxies.json"


def check(app: App) -> Iterator[Report]:
    """Report the file, at its first character."""
    if _FILE in app.names.files:
        yield Report(
            Place(_FILE, Span(0, 0)),
            'Support of proxies has ended on 30 September 2025: func warns, "Proxies are not supported in Azure '
            f'Functions v4." Use Azure API Management or an HTTP function, and remove {_FILE}.',
        )


RULE = AppRule(
    code="proxies-file",
    group=Group.APP,
    severity=Severity.WARNING,
    evidence=Grade.SAID,
    docs=f"{LEARN}/legacy-proxies",
    check=check,
)
