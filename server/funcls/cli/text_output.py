"""The findings as text for people."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from funcls.cli.check import Result
from funcls.cli.json_output import app_name
from funcls.cli.target_output import target_to_text
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Finding, Severity
from funcls.text.lines import Encoding
from funcls.text.secrets import masked
from funcls.workspace.app_state import AppState

_COLOURS: Final = {
    Severity.ERROR: "31",
    Severity.WARNING: "33",
    Severity.INFORMATION: "34",
    Severity.HINT: "36",
}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_LONGEST_LINE: Final = 200
"""A longer source line is not repeated: minified JSON would hide the message."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the text looks."""

    colour: bool = False

    @staticmethod
    def for_stream(stream: TextIO) -> Style:
        """Return the style for a stream: colour on a terminal only, never where NO_COLOR is set."""
        return Style(colour=stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb")

    def severity(self, severity: Severity) -> str:
        """Return the name of the severity."""
        return self._wrap(severity.name.lower(), _COLOURS[severity])

    def carets(self, text: str, severity: Severity) -> str:
        """Return the carets under a source line."""
        return self._wrap(text, _COLOURS[severity])

    def _wrap(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


def to_text(results: Sequence[Result], folder: str, style: Style, *, verbose: bool = False) -> str:
    """Return all findings with their source lines, a line for each app without functions, and a closing line.

    The closing line says what was looked at, and is left out where that is nothing. With `verbose`, what each app is
    judged against stands before all.
    """
    targets = ["\n".join(_target(each, folder)) for each in results] if verbose else []
    blocks = findings_to_text(results, folder, style)
    empty = [result for result in results if not result.state.judgements]
    closing = [closing_line(results)] if blocks or len(empty) < len(results) else []
    return "\n".join([*targets, *blocks, *(no_functions(each, folder) for each in empty), *closing])


def findings_to_text(results: Iterable[Result], folder: str, style: Style) -> list[str]:
    """Return the text of each finding, with its source line."""
    return ["\n".join(_finding(each, result, folder, style)) for result in results for each in result.findings]


def no_functions(result: Result, folder: str) -> str:
    """Return the line that stands for an app without functions."""
    return f"{app_name(result.root, folder)}: no functions in this app"


def _target(result: Result, folder: str) -> Iterator[str]:
    yield f"{app_name(result.root, folder)}: judged against"
    yield from (f"    {_printable(line)}" for line in target_to_text(result.state.facts.target))


def _finding(finding: Finding, result: Result, folder: str, style: Style) -> Iterator[str]:
    where = where_is(finding.place, result, folder)
    yield f"{where}: {style.severity(finding.severity)}[{finding.code}] {_printable(finding.message)}"
    yield from _source_line(finding, result.state, style)
    for related in finding.related:
        yield f"    {where_is(related.place, result, folder)}: {related.message}"


def where_is(place: Place, result: Result, folder: str) -> str:
    """Return a place as people write it: `path:line:column`, the path from `folder`."""
    line, character = result.state.position(place.path, place.span.start, Encoding.UTF32)
    app = app_name(result.root, folder)
    path = place.path if app == "." else f"{app}/{place.path}"
    return f"{path}:{line + 1}:{character + 1}"


def _source_line(finding: Finding, state: AppState, style: Style) -> Iterator[str]:
    source = state.files.get(finding.place.path)
    if source is None or finding.place.path == SETTINGS_FILE:
        # A line of the settings may hold any secret.
        return
    line, _ = source.lines.position(finding.place.span.start, Encoding.UTF32)
    span = source.lines.line_span(line)
    text = source.text[span.start : span.end]
    if not text.strip() or len(text) > _LONGEST_LINE:
        return
    start, end = finding.place.span.start - span.start, min(finding.place.span.end, span.end) - span.start
    indent = "".join("\t" if character == "\t" else " " for character in text[:start])
    yield f"    {masked(_printable(text))}"
    yield f"    {indent}{style.carets('^' * max(end - start, 1), finding.severity)}"


def _printable(text: str) -> str:
    """Return the text without the characters by which a file could steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def closing_line(results: Iterable[Result]) -> str:
    """Return how much was found, and in what."""
    results = list(results)
    counts = Counter(each.severity for result in results for each in result.findings)
    found = [_count(counts[severity], severity.name.lower()) for severity in Severity if counts[severity]]
    looked_at = f"{_count(sum(len(result.names) for result in results), 'function')} in {_count(len(results), 'app')}"
    return f"{', '.join(found) if found else 'No problems found'}; {looked_at} checked."


def _count(number: int, noun: str) -> str:
    if noun == "information":
        return f"{number} information"
    return f"{number} {noun}{'' if number == 1 else 's'}"
