"""The findings as one JSON object for tools."""

from __future__ import annotations

import json
from typing import Final

from funcls.cli.check import Result
from funcls.cli.closing import statistics
from funcls.cli.reported import Outcome, Reported, shown_path
from funcls.cli.target_output import target_to_json
from funcls.model.source import Place
from funcls.text.lines import Encoding

_FORMAT_VERSION: Final = 1


def to_json(outcome: Outcome, *, verbose: bool = False, with_statistics: bool = False) -> str:
    """Return the findings; apps are written relative to the outcome's folder where they lie in it.

    Lines and characters count from 0, characters in UTF-16 code units. With `verbose` the object has `apps` too: what
    each one is judged against.
    """
    data: dict[str, object] = {"version": _FORMAT_VERSION}
    if verbose:
        data["apps"] = [_app(result, outcome.folder) for result in outcome.checked]
    data["diagnostics"] = [_entry(each) for each in outcome.findings]
    if with_statistics:
        data["statistics"] = [
            {"code": code, "severity": severity, "count": number} for number, severity, code in statistics(outcome)
        ]
    return json.dumps(data, indent=2, ensure_ascii=False)


def _app(result: Result, folder: str) -> dict[str, object]:
    return {"app": shown_path(result.root, folder), "target": target_to_json(result.state.facts.target)}


def _entry(each: Reported) -> dict[str, object]:
    finding = each.finding
    return {
        "app": shown_path(each.state.root, each.folder),
        "function": finding.function,
        **_place(finding.place, each),
        "severity": finding.severity.name.lower(),
        "code": finding.code,
        "message": finding.message,
        "related": [{**_place(related.place, each), "message": related.message} for related in finding.related],
    }


def _place(place: Place, each: Reported) -> dict[str, object]:
    start, end = each.range_of(place, Encoding.UTF16)
    return {"file": place.path, "range": {"start": start._asdict(), "end": end._asdict()}}
