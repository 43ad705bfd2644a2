"""A secret stands in function.json.

What: a connection string or a signed address with its secret stands in the file, in a value or a comment. It is told by
the name before it: `AccountKey=`, `SharedAccessKey=`, `SharedAccessSignature=`, `sig=` in an address, and `Password=`,
`Pwd=` or `ClientSecret=` within a connection string. Placeholders such as `%KEY%` or `<key>` and the key of the storage
emulator are none.

Why: the file goes into the repository and to Azure, in plain text. And where the host
expects the name of an app setting, it looks for a setting of that name and finds none.

Example: `"connection": "DefaultEndpointsProtocol=https;AccountName=orders;AccountKey=..."`.

Instead: keep it in an app setting (local.settings.json has those of the own machine), write the name of the setting
here, and have the secret replaced.

Versions: all.

Evidence: documented (Microsoft Learn, functions-reference, Connections).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.pasted_secrets import secret_reports
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report each secret; what is said never holds it."""
    return secret_reports(function.file, "Put it into an app setting, and write the name of that here.")


RULE = FunctionRule(
    code="secret-pasted",
    group=Group.PROPERTIES,
    severity=Severity.WARNING,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-reference#connections",
    check=check,
)
