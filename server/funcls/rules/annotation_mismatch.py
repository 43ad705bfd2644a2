"""A parameter's annotation does not fit the type of its binding.

What: each binding type has a converter that takes certain classes and what derives from them. Besides those, `str` and
`bytes` fit every type whose handler returns nothing by itself. The type counts in exactly its spelling: for
`HttpTrigger` there is no converter, and `str` and `bytes` are all that fits.

Why: the worker asks the converter when it loads the function, and refuses what the converter does not take.

Example: `msg: dict` for a `queueTrigger` binding.

Instead: one of the classes that the message names, or no annotation.

Versions: mostly all; the message names the Python versions of what only some of them refuse. Workers up to Python 3.12
say "the function definition (function.json or function decorators)" for "function.json".

Evidence: measured (worker functions.py and the converters of azure-functions 1.26.0 and 2.3.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.annotations import Verdict
from funcls.model.binding import Binding, Direction
from funcls.model.function import Function
from funcls.rules.accepted import advice
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.refused_annotations import RefusedAnnotation, refused_parameters
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.rules.words import quoted

_NO_DATA_TYPE = ("", "undefined")


def check(function: Function) -> Iterator[Report]:
    """Report each annotation that the converter refuses."""
    for each in refused_parameters(function, Verdict.MISMATCH, Verdict.NO_CONVERTER):
        if each.binding is not None:
            yield each.report(_message(function, each, each.binding))


def _message(function: Function, each: RefusedAnnotation, binding: Binding) -> str:
    instead = advice(function, binding)
    if binding.entry is not None and binding.entry.name != binding.type:
        instead = f" Spell the type '{binding.entry.name}' in function.json, as the worker knows it."
    refused = f"'{each.text}' does not fit a '{binding.type}' binding: the worker refuses the function, "
    return f"{refused}{_words(function, each, binding)}.{instead}"


def _words(function: Function, each: RefusedAnnotation, binding: Binding) -> str:
    python = function.facts.target.python
    if each.refusal.verdict is Verdict.NO_CONVERTER:
        side = "output" if binding.direction is Direction.OUT else "input"
        return f"\"has no attribute 'check_{side}_type_annotation'\""
    if binding.data_type in _NO_DATA_TYPE:
        words = f'type of {each.name} binding in {{}} "{binding.type}" does not match its Python annotation'
    else:
        words = f'dataType "{binding.type}" in {{}} do not match the corresponding function parameter\'s Python type'
    return quoted(words, python)


RULE = FunctionRule(
    code="annotation-mismatch",
    group=Group.ANNOTATIONS,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#triggers-and-inputs",
    refused_by=Refuser.WORKER,
    check=check,
)
