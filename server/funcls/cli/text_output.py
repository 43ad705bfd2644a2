"""The findings as text for people."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TextIO

from funcls.cli.check import Result
from funcls.cli.printable import printable_line
from funcls.cli.reported import Outcome, Reported, shown_path
from funcls.cli.target_output import target_to_text
from funcls.model.settings import SETTINGS_FILE
from funcls.model.source import Place
from funcls.rules.finding import Severity
from funcls.text.lines import Encoding
from funcls.text.secrets import masked

_COLOURS: Final = {
    Severity.ERROR: "31",
    Severity.WARNING: "33",
    Severity.INFORMATION: "34",
    Severity.HINT: "36",
}
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


def to_text(outcome: Outcome, style: Style, *, verbose: bool = False, quiet: bool = False) -> str:
    """Return all findings with their source lines, and a line for each app without functions.

    With `verbose`, what each app is judged against stands before all; with `quiet`, nothing tells of a baseline.
    """
    targets = ["\n".join(_target(each, outcome.folder)) for each in outcome.checked] if verbose else []
    gone = () if quiet else _gone(outcome)
    return "\n".join([*targets, *blocks(outcome.findings, style), *empty_apps(outcome), *gone])


def to_concise(outcome: Outcome, style: Style, *, verbose: bool = False) -> str:
    """Return each finding as one line."""
    del verbose
    return "\n".join(heads(outcome.findings, style))


def blocks(findings: Iterable[Reported], style: Style) -> list[str]:
    """Return the text of each finding, with its source line and its other half."""
    return ["\n".join(_block(each, style)) for each in findings]


def heads(findings: Iterable[Reported], style: Style) -> list[str]:
    """Return each finding as one line."""
    return [_head(each, style) for each in findings]


def where_is(each: Reported) -> str:
    """Return the place of a finding as people write it: `path:line:column`."""
    return _where(each, each.finding.place)


def empty_apps(outcome: Outcome) -> list[str]:
    """Return a line for each app without functions."""
    empty = [each for each in outcome.checked if not each.state.judgements]
    return [f"{printable_line(shown_path(each.root, outcome.folder))}: no functions in this app" for each in empty]


def _target(result: Result, folder: str) -> Iterator[str]:
    yield f"{printable_line(shown_path(result.root, folder))}: judged against"
    yield from (f"    {printable_line(line)}" for line in target_to_text(result.state.facts.target))


def _gone(outcome: Outcome) -> Iterator[str]:
    if outcome.gone:
        advice = "still in the baseline; --write-baseline takes them out" if outcome.written is None else "left out now"
        yield f"No longer found, {advice}:"
    yield from (f"    {printable_line(each)}" for each in outcome.gone)


def _block(each: Reported, style: Style) -> Iterator[str]:
    yield _head(each, style)
    yield from _source_line(each, style)
    for related in each.finding.related:
        yield f"    {_where(each, related.place)}: {printable_line(related.message)}"


def _head(each: Reported, style: Style) -> str:
    finding = each.finding
    where = _where(each, finding.place)
    return f"{where}: {style.severity(finding.severity)}[{finding.code}] {printable_line(finding.message)}"


def _where(each: Reported, place: Place) -> str:
    line, character = each.range_of(place, Encoding.UTF32).start
    return f"{printable_line(each.path_of(place))}:{line + 1}:{character + 1}"


def _source_line(each: Reported, style: Style) -> Iterator[str]:
    source, place = each.source, each.finding.place
    if source is None or place.path == SETTINGS_FILE:
        # A line of the settings may hold any secret.
        return
    line, _ = source.lines.position(place.span.start, Encoding.UTF32)
    span = source.lines.line_span(line)
    text = source.text[span.start : span.end]
    if not text.strip() or len(text) > _LONGEST_LINE:
        return
    start, end = place.span.start - span.start, min(place.span.end, span.end) - span.start
    indent = "".join("\t" if character == "\t" else " " for character in text[:start])
    yield f"    {masked(printable_line(text))}"
    yield f"    {indent}{style.carets('^' * max(end - start, 1), each.finding.severity)}"
