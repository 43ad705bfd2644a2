"""function.json is there, and funcls cannot read it.

What: the file is larger than 2 MiB, or this user may not read it.

Why: nothing was checked of the function, and silence would look like success.

Example: a function.json that another user owns, with mode 600.

Instead: let the user who runs funcls read the file.

Versions: all.

Evidence: known, not verified (this machine).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.text.span import Span


def check(function: Function) -> Iterator[Report]:
    """Report a function.json whose text is not known."""
    yield Report(
        function.json_place(Span(0, 0)),
        f"{function.file.path} cannot be read (no permission, or more than 2 MiB): the function was not checked.",
    )


RULE = FunctionRule(
    code="unreadable",
    group=Group.JSON,
    severity=Severity.WARNING,
    evidence=Grade.KNOWN,
    docs=f"{LEARN}/functions-reference#function-code",
    check=check,
)
