"""The formats of a report, by their names on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from funcls.cli.github_output import to_github
from funcls.cli.json_output import to_json
from funcls.cli.reported import Outcome
from funcls.cli.text_output import Style, to_concise, to_text
from funcls.rules.finding import Severity


@dataclass(frozen=True, slots=True)
class Presentation:
    """How a report is to be. `fail_on` is the mildest severity that counts as a failure, None where none does."""

    style: Style
    verbose: bool
    quiet: bool
    statistics: bool
    fail_on: Severity | None


def _to_sarif(outcome: Outcome) -> str:
    from funcls.cli.sarif_output import to_sarif

    return to_sarif(outcome)


def _to_junit(outcome: Outcome, fail_on: Severity | None) -> str:
    from funcls.cli.junit_output import to_junit

    return to_junit(outcome, fail_on)


# What the last two formats are written with takes a while to import.
FORMATS: Final[Mapping[str, Callable[[Outcome, Presentation], str]]] = {
    "text": lambda outcome, how: to_text(outcome, how.style, verbose=how.verbose, quiet=how.quiet),
    "concise": lambda outcome, how: to_concise(outcome, how.style),
    "json": lambda outcome, how: to_json(outcome, verbose=how.verbose, with_statistics=how.statistics),
    "github": lambda outcome, _how: to_github(outcome),
    "sarif": lambda outcome, _how: _to_sarif(outcome),
    "junit": lambda outcome, how: _to_junit(outcome, how.fail_on),
}
