"""A comment silences a finding that is not there.

What: `# funcls: ignore[CODE]`, in JSON `// funcls: ignore[CODE]`, silences the findings with this code on its own line,
and there is none.

Why: the finding was mended, or stands on another line; the comment would silence the next one unseen.

Example: `def main(req): ...  # funcls: ignore[param-undeclared]` where `req` has a binding.

Instead: take the code out of the comment, or move the comment to the line of the finding.

Versions: all.

Evidence: measured (funcls itself finds nothing there).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import CONFIGURATION_PAGE, Group, Silencing, SuppressionRule


def check(silencing: Silencing) -> Iterator[Report]:
    """Report each code for which nothing is found on the line."""
    for code in silencing.unused:
        yield Report(
            silencing.source.place(code.span),
            f"This comment silences nothing: there is no '{code.text}' on this line. Take it out.",
        )


RULE = SuppressionRule(
    code="suppression-unused",
    group=Group.CONFIGURATION,
    severity=Severity.HINT,
    evidence=Grade.MEASURED,
    docs=CONFIGURATION_PAGE,
    check=check,
)
