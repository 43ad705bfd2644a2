"""The script, or a module that is imported with it, is not valid Python.

What: Python's own parser refuses the script, or a module of the app that is imported whenever the script is.

Why: the worker imports the script, the import fails, and so does the function.

Example: `def main(req:`.

Instead: mend the place.

Versions: an error where the Python that runs funcls is at least as new as the app's, or where every version refuses
the same; else a warning, since the app's Python may know a syntax that this one does not.

Evidence: measured (worker loader.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Iterator
from dataclasses import replace

from funcls.model.function import Function
from funcls.model.script import ScriptState
from funcls.model.source import Place, SourceFile
from funcls.model.target import Version, describe_versions
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.python.facts import SyntaxProblem
from funcls.syntax.python.recovery import outside_comments
from funcls.text.span import Span

_REFUSED = "The worker cannot import {}, and refuses the function"


# Measured on 3.10 to 3.13: errors with these words are none of a newer grammar. With two exceptions, which make the
# parser lose count of quotes and brackets: f-strings that reuse their quotes or hold a line break (3.12), t-strings.
# Compiled where it is needed, which takes 6 ms: scripts with a syntax error are few.
_SAME_IN_ALL_VERSIONS = (
    r"was never closed|unmatched '|does not match opening|^unterminated |expected ':'|unexpected indent"
    r"|unindent does not match|expected an indented block|cannot assign to|positional argument follows"
    r"|outside function|outside loop|not properly in loop|duplicate argument|declaration at module level"
    r"|prior to global|before global|prior to nonlocal|before nonlocal|and global|and nonlocal|future feature"
    r"|must occur at the beginning|remaining patterns unreachable|only allowed at module level|outside async function"
    r"|multiple starred expressions|starred assignment target|keyword argument repeated"
    r"|outside of an asynchronous|in async generator|must be last"
)
_NEWER_STRINGS = re.compile(
    r"""\b(?:[tT][rR]?|[rR][tT])["']|\b(?:[fF][rR]?|[rR][fF])(["'])[^"'\n]*\{[^}\n]*(?:["']|$)""", re.MULTILINE
)
# PEP 263: on the first line, or on the second below nothing but a comment.
_CODING = re.compile(r"(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)")
_BRACKETS_COUNT_SINCE = (3, 11)


def check(function: Function) -> Iterator[Report]:
    """Report the syntax error of the script, and of each module of the app that is imported with it."""
    if function.certain_script.state is not ScriptState.FOUND:
        return
    script = function.script_file
    if script is not None and script.is_large:
        report = _report(script, _REFUSED.format("the script"), function.facts.target.python.versions)
        yield from (report,) if report is not None else ()
    for module in function.loading.modules:
        refused = _REFUSED.format("the script" if module.file is function.script_file else "this module")
        report = _report(module.file, refused, function.facts.target.python.versions)
        if report is None:
            continue
        if module.via is not None:
            report = replace(report, related=(Related(module.via, "The import by which the script loads the module"),))
        yield report if module.certain else replace(report, severity=Severity.WARNING)


def _report(file: SourceFile, refused: str, versions: tuple[Version, ...]) -> Report | None:
    start = -1 if file.decodable else outside_comments(file.text, "\ufffd")
    if start >= 0:
        # Python stops at the bytes, before any grammar; what is in a comment it does not read.
        place = Place(file.path, Span(start, start + 1))
        return Report(place, f'{refused}: "(unicode error)", the bytes here are not in the encoding of the file.')
    coding = _unknown_coding(file.text)
    if coding is not None:
        return Report(Place(file.path, coding), f'{refused}: "unknown encoding: {file.text[slice(*coding)]}".')
    problem = file.python_error
    if problem is None:
        return None
    own, newest = sys.version_info[:2], max(versions)
    place, message = Place(file.path, problem.span), f"{refused}: {problem.message}."
    if own >= newest or _is_same_in_all_versions(problem, file.text, own):
        return Report(place, message)
    stated = f"Python {describe_versions((own,))} says so; the app may run on {describe_versions((newest,))}."
    return Report(place, f"{message} {stated}", severity=Severity.WARNING)


def _unknown_coding(text: str) -> Span | None:
    """Return the name in the coding line, if Python has no codec of that name."""
    found = _CODING.match(text)
    if found is None:
        return None
    try:
        codecs.lookup(found[1])
    except LookupError:
        return Span(*found.span(1))
    return None


def _is_same_in_all_versions(problem: SyntaxProblem, text: str, own: Version) -> bool:
    if own < _BRACKETS_COUNT_SINCE or _NEWER_STRINGS.search(text):
        return False
    return re.search(_SAME_IN_ALL_VERSIONS, problem.message) is not None


RULE = FunctionRule(
    code="python-syntax",
    group=Group.SCRIPT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python",
    refused_by=Refuser.WORKER,
    check=check,
)
