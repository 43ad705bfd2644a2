"""The findings as SARIF 2.1.0, which GitHub's code scanning, Azure DevOps and many viewers read.

The format is that of OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote_from_bytes

from funcls import __version__
from funcls.cli.place_text import place_text
from funcls.cli.reported import Outcome, Reported
from funcls.model.source import Place
from funcls.rules.document import document_of
from funcls.rules.finding import Severity
from funcls.rules.rule import AnyRule
from funcls.rules.table import RULES
from funcls.text.lines import Encoding

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
"""What GitHub and others take for the root of the repository."""

_FINGERPRINT: Final = "funcls/v1"
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFORMATION: "note",
    Severity.HINT: "note",
}
_HALF: Final = re.compile("[\ud800-\udfff]")
_INDEX: Final = {rule.code: index for index, rule in enumerate(RULES)}


def to_sarif(outcome: Outcome) -> str:
    """Return the log: one run with all rules and a result for each finding.

    Lines and columns count from 1, columns in UTF-16 code units.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    results = [_result(each, seen) for each in outcome.findings]
    run = {
        "tool": {
            "driver": {
                "name": "funcls",
                "version": __version__,
                "semanticVersion": __version__,
                "shortDescription": {"text": "Checks Azure Functions apps in Python."},
                "rules": [_rule(each) for each in RULES],
            }
        },
        "automationDetails": {"id": "funcls/"},
        "columnKind": "utf16CodeUnits",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    log = json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)
    # Bytes of a path that are no text come as half characters, and many readers refuse JSON that has some.
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", log)


def _rule(rule: AnyRule) -> dict[str, Any]:
    document = document_of(rule)
    text = "\n\n".join([document.title, *(f"{name}: {words}" for name, words in document.paragraphs())])
    markdown = "\n\n".join([document.title, *(f"**{name}:** {words}" for name, words in document.paragraphs())])
    described: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.code.split("-")),
        "shortDescription": {"text": document.title},
        "fullDescription": {"text": document.what},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group.key]},
    }
    if rule.docs.startswith("https://"):
        described["helpUri"] = rule.docs
    return described


def _result(each: Reported, seen: Counter[tuple[str, ...]]) -> dict[str, Any]:
    finding = each.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": _INDEX[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(finding.place, each)}],
        "partialFingerprints": {_FINGERPRINT: _fingerprint(each, seen)},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(related.place, each), "message": {"text": related.message}}
            for number, related in enumerate(finding.related)
        ]
    return result


def _fingerprint(each: Reported, seen: Counter[tuple[str, ...]]) -> str:
    """Return what stays the same when lines move; of equal findings in a file, each has its number."""
    finding = each.finding
    # Not the function: one that is added may become the first of several that share the finding.
    key = (each.path, finding.code, place_text(finding.place, each.source))
    seen[key] += 1
    return hashlib.sha256("\0".join([*key, str(seen[key])]).encode("utf-8", "surrogatepass")).hexdigest()


def _location(place: Place, each: Reported) -> dict[str, Any]:
    start, end = each.range_of(place, Encoding.UTF16)
    region = {
        "startLine": start.line + 1,
        "startColumn": start.character + 1,
        "endLine": end.line + 1,
        "endColumn": end.character + 1,
    }
    return {"artifactLocation": _artifact(each.path_of(place)), "region": region}


def _artifact(path: str) -> dict[str, str]:
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote_from_bytes(os.fsencode(path)), "uriBaseId": _ROOT}
