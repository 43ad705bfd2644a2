"""function.json or the script is too large for funcls.

What: the file has more than 1,000,000 characters. Its syntax is checked; nothing else is said of it, and it has no
completion, hover or the like.

Why: an editor waits for funcls with each keystroke, and silence would look like success.

Example: a function.json with 13,000 bindings, a script that holds a table of data.

Instead: put data into files of their own. The host and the worker read files of this size.

Versions: all.

Evidence: known, not verified (a choice of funcls; reading 1.5 MB takes it 0.7 s as JSON and 2.5 s as Python).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.large_files import large_reports
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report the one of the two files that is too large; which script a large function.json names is not known."""
    return large_reports((function.file if function.file.is_large else function.script_file,))


RULE = FunctionRule(
    code="file-large",
    group=Group.FUNCTION,
    severity=Severity.INFORMATION,
    evidence=Grade.KNOWN,
    docs=f"{LEARN}/functions-reference#function-code",
    check=check,
)
