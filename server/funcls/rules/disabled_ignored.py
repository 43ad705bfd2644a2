"""A switch in function.json that the host no longer reads.

What: `disabled` and `excluded` at the top level counted in version 1 of Functions only.

Why: the function runs all the same, and nothing says so.

Example: `"disabled": true`.

Instead: the app setting `AzureWebJobs.<function>.Disabled`, or on Linux `AzureWebJobs_<function>_Disabled`, with the
value `true`.

Versions: all; only version 1 of Functions, which never ran Python 3, read them.

Evidence: read in source (no reader of them in the host of versions 3 and 4; WebJobs SDK HostListenerFactory.cs).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.json.tree import JsonLiteral


def check(function: Function) -> Iterator[Report]:
    """Report each property at the top level that the host does not read."""
    root = function.root if not function.file.json.refused else None
    for prop in function.catalogue.top_level if root is not None else ():
        member = root.get_ignoring_case(prop.name) if root is not None and prop.deprecated is not None else None
        # Of `false` and `null` nothing was expected.
        if member is None or member.value is None:
            continue
        if isinstance(member.value, JsonLiteral) and not member.value.value:
            continue
        yield Report(
            function.json_place(member.key.span),
            f"The host does not read '{prop.name}', so the function runs. To switch it off, set the app setting "
            f"AzureWebJobs.{function.name}.Disabled (on Linux AzureWebJobs_{function.name}_Disabled) to true.",
        )


RULE = FunctionRule(
    code="disabled-ignored",
    group=Group.FUNCTION,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/disable-function",
    check=check,
)
