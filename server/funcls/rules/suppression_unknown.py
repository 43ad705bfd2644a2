"""A comment that is to silence a finding names no rule.

What: the brackets of `# funcls: ignore[CODE]` hold codes of rules, separated by commas. A comment without them, or with
a code that no rule has, silences nothing.

Why: what it is meant for is reported all the same.

Example: `# funcls: ignore[param-undeclard]`.

Instead: the code that the finding shows, as in `# funcls: ignore[param-undeclared]`.

Versions: all.

Evidence: measured (funcls itself has no such rule).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.rules.finding import Grade, Report, Severity
from funcls.rules.rule import CONFIGURATION_PAGE, Group, Silencing, SuppressionRule
from funcls.schema.wording import did_you_mean


def check(silencing: Silencing) -> Iterator[Report]:
    """Report each code that no rule has, or the whole comment where it has none."""
    for code in silencing.unknown:
        hint = did_you_mean(code.text, silencing.codes) or " `funcls rules` lists them all."
        yield Report(silencing.source.place(code.span), f"No rule has the code '{code.text}'.{hint}")
    if not silencing.comment.codes:
        yield Report(
            silencing.source.place(silencing.comment.span),
            "This comment silences nothing: it names no code. Write 'funcls: ignore[CODE]' with that of the finding.",
        )


RULE = SuppressionRule(
    code="suppression-unknown",
    group=Group.CONFIGURATION,
    severity=Severity.HINT,
    evidence=Grade.MEASURED,
    docs=CONFIGURATION_PAGE,
    check=check,
)
