"""What ends every report: how much was found, and in how much; and the numbers by code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from funcls.cli.reported import Outcome
from funcls.rules.finding import Severity


def closing_line(outcome: Outcome) -> str:
    """Return the line that says what was found and what was looked at: nothing found is not nothing read."""
    counts = Counter(each.finding.severity for each in outcome.findings)
    found = [_count(counts[severity], severity.name.lower()) for severity in Severity if counts[severity]]
    functions = sum(len(result.names) for result in outcome.checked)
    looked_at = f"{_count(functions, 'function')} in {_count(len(outcome.checked), 'app')} checked"
    left_out = len(outcome.results) - len(outcome.checked)
    parts = [f"{', '.join(found) or _nothing_found(outcome)}; {looked_at}, {_count(outcome.files, 'file')} read"]
    if not outcome.results:
        parts = [_nothing_found(outcome), "no file given lies in an app"]
    if left_out:
        parts.append(f"{_count(left_out, 'app')} excluded")
    if outcome.known is not None:
        known = "" if outcome.written is not None else f"{_count(outcome.known, 'finding')} known, "
        parts.append(f"baseline: {known}{_count(len(outcome.gone), 'entry', 'entries')} gone")
    return f"{'; '.join(parts)}."


def _nothing_found(outcome: Outcome) -> str:
    if outcome.written is not None:
        return f"Baseline with {_count(outcome.written.findings, 'finding')} written to {outcome.written.path}"
    if not outcome.results:
        return "Nothing checked"
    return "No problems found" if outcome.known is None else "No new problems"


def statistics(outcome: Outcome) -> list[tuple[int, str, str]]:
    """Return the number of findings by severity and code, the most frequent first."""
    counts = Counter((each.finding.severity, each.finding.code) for each in outcome.findings)
    ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return [(number, severity.name.lower(), code) for (severity, code), number in ordered]


def statistics_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the same as lines of a table."""
    rows = statistics(outcome)
    width = max((len(str(number)) for number, _, _ in rows), default=0)
    severities = max((len(severity) for _, severity, _ in rows), default=0)
    yield from (f"{number:{width}}  {severity:{severities}}  {code}" for number, severity, code in rows)


def _count(number: int, noun: str, nouns: str | None = None) -> str:
    if noun == "information":
        return f"{number} information"
    return f"{number} {noun if number == 1 else nouns or f'{noun}s'}"
