"""The script is not valid Python.

What: Python's own parser refuses the script.

Why: the worker imports the script, the import fails, and so does the function.

Example: `def main(req:`.

Instead: mend the place.

Versions: an error where the Python that runs funcls is at least as new as the app's, or where every version refuses
the same; else a warning, since the app's Python may know a syntax that this one does not.

Evidence: measured (worker loader.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.model.source import Place
from funcls.model.target import Version, describe_versions
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.python.facts import SyntaxProblem
from funcls.text.span import Span

_REFUSED = "The worker cannot import the script, and refuses the function"


# Measured on 3.10 to 3.13: errors with these words are none of a newer grammar. With two exceptions, which make the
# parser lose count of quotes and brackets: f-strings that reuse their quotes or hold a line break (3.12), t-strings.
_SAME_IN_ALL_VERSIONS = re.compile(
    r"was never closed|unmatched '|does not match opening|^unterminated |expected ':'|unexpected indent"
    r"|unindent does not match|expected an indented block|cannot assign to|positional argument follows"
)
_NEWER_STRINGS = re.compile(
    r"""\b(?:[tT][rR]?|[rR][tT])["']|\b(?:[fF][rR]?|[rR][fF])(["'])[^"'\n]*\{[^}\n]*(?:["']|$)""", re.MULTILINE
)
_BRACKETS_COUNT_SINCE = (3, 11)


def check(function: Function) -> Iterator[Report]:
    """Report the syntax error of the script."""
    script = function.script_file
    if script is None or function.certain_script.state is not ScriptState.FOUND:
        return
    if not script.decodable:
        # Python stops at the bytes, before any grammar.
        start = max(script.text.find("\ufffd"), 0)
        place = Place(script.path, Span(start, min(start + 1, len(script.text))))
        yield Report(place, f'{_REFUSED}: "(unicode error)", the bytes here are not in the encoding of the file.')
        return
    problem = script.python.syntax_error
    if problem is None:
        return
    own, newest = sys.version_info[:2], max(function.facts.target.python.versions)
    message = f"{_REFUSED}: {problem.message}."
    if own >= newest or _is_same_in_all_versions(problem, script.text, own):
        yield Report(Place(script.path, problem.span), message)
    else:
        versions = f"Python {describe_versions((own,))} says so; the app may run on {describe_versions((newest,))}."
        yield Report(Place(script.path, problem.span), f"{message} {versions}", severity=Severity.WARNING)


def _is_same_in_all_versions(problem: SyntaxProblem, text: str, own: Version) -> bool:
    if own < _BRACKETS_COUNT_SINCE or _NEWER_STRINGS.search(text):
        return False
    return _SAME_IN_ALL_VERSIONS.search(problem.message) is not None


RULE = FunctionRule(
    code="python-syntax",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python",
    refused_by=Refuser.WORKER,
    check=check,
)
