"""A connection is named with what only stands in the settings behind its name.

What: a connection by identity is several app settings, such as `Orders__fullyQualifiedNamespace` and
`Orders__credential`. The property names what they begin with, `Orders`, and not one of them.

Why: the host takes the whole text for the name, finds the address where it looks for a connection string, and the
listener does not start.

Example: `"connection": "Orders__fullyQualifiedNamespace"`.

Instead: `"connection": "Orders"`.

Versions: all.

Evidence: documented (Microsoft Learn, functions-reference, Configure an identity-based connection).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.setting_uses import SettingUse
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.catalogue import Catalogue

_SEPARATOR = "__"
_NAME_WITH_SUFFIX = re.compile(r"__(?<=\w__)[A-Za-z]")
"""A name with something behind it: it begins with what is quickly found."""
_ESCAPE = "\\u"
"""How it may be written too."""


def check(function: Function) -> Iterator[Report]:
    """Report each connection whose name ends with a key of its section."""
    # Of most files nothing more is looked at.
    if _NAME_WITH_SUFFIX.search(function.file.text) is None and _ESCAPE not in function.file.text:
        return
    for use in function.bound_settings:
        if has_suffix(use, function.catalogue):
            name = use.name.rpartition(_SEPARATOR)[0]
            yield Report(
                use.place,
                f"`{use.name}` is one setting of a connection by identity, and the host looks for a connection string "
                f"in it. Name what these settings begin with: `{name}`. The host finds the others by that too.",
            )


def has_suffix(use: SettingUse, catalogue: Catalogue) -> bool:
    """Return whether the name of a connection ends with what belongs behind it."""
    name, separator, key = use.name.rpartition(_SEPARATOR)
    is_written = use.is_connection and not use.is_default and bool(separator and name)
    return is_written and key.lower() in catalogue.connection_section


RULE = FunctionRule(
    code="connection-suffix",
    group=Group.PROPERTIES,
    severity=Severity.WARNING,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-reference#configure-an-identity-based-connection",
    check=check,
)
