"""A secret stands in host.json.

What: a connection string or a signed address with its secret stands in the file, in a value or a comment. It is told by
the name before it: `AccountKey=`, `SharedAccessKey=`, `SharedAccessSignature=`, `sig=` in an address, and `Password=`,
`Pwd=` or `ClientSecret=` within a connection string. Placeholders such as `%KEY%` or `<key>` and the key of the storage
emulator are none.

Why: the file goes into the repository and to Azure, in plain text.

Example: `"extensions": {"custom": {"endpoint": "https://example.com/?sig=..."}}`.

Instead: keep it in an app setting, which can replace each value of host.json:
`AzureFunctionsJobHost__extensions__...`. Have the secret replaced.

Versions: all.

Evidence: documented (Microsoft Learn, functions-host-json, Override host.json values).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.app import App
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.pasted_secrets import secret_reports
from funcls.rules.rule import LEARN, AppRule, Group


def check(app: App) -> Iterator[Report]:
    """Report each secret; what is said never holds it."""
    if app.host is not None:
        yield from secret_reports(
            app.host, "Put it into an app setting, such as AzureFunctionsJobHost__a__b for a.b here."
        )


RULE = AppRule(
    code="host-secret-pasted",
    group=Group.HOST_FILE,
    severity=Severity.WARNING,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-host-json#override-hostjson-values",
    check=check,
)
