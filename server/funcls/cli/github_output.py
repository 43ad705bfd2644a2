"""The findings as workflow commands of GitHub Actions, which shows them on the lines of a pull request.

The form is that of GitHub's page "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from typing import Final

from funcls.cli.reported import Outcome, Reported
from funcls.rules.finding import Severity
from funcls.text.lines import Encoding

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "notice",
    Severity.HINT: "notice",
}


def to_github(outcome: Outcome) -> str:
    """Return a line for each finding; lines and columns count from 1."""
    return "\n".join(map(_command, outcome.findings))


def _command(each: Reported) -> str:
    finding = each.finding
    start, end = each.range_of(finding.place, Encoding.UTF32)
    properties = {
        "file": each.path,
        "line": start.line + 1,
        "endLine": end.line + 1,
        "title": f"funcls({finding.code})",
    }
    if start.line == end.line:
        # GitHub takes columns only for a finding on one line.
        properties |= {"col": start.character + 1, "endColumn": end.character + 1}
    written = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items())
    others = [f"{each.path_of(related.place)}: {related.message}" for related in finding.related]
    message = "\n".join([finding.message, *others])
    return f"::{_COMMANDS[finding.severity]} {written}::{_escaped(message)}"


def _escaped(text: str, special: str = "") -> str:
    """Return the text with the characters that would end it as GitHub's runner unescapes them."""
    for character in f"%\r\n{special}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text
