"""A binding has no parameter in the handler.

What: every binding but `$return` needs a parameter of exactly its name. A keyword of Python, such as `class`, can be
none.

Why: the worker refuses to load a function whose handler cannot take what a binding delivers.

Example: a binding named `req` with `def main(request)`.

Instead: rename one of the two, add the parameter, remove the binding, or name an output `$return` to fill it
with the return value.

Versions: all; a name that the target's host refuses is left to `binding-name`. Workers for Python 3.12 and older
say "the function definition (function.json or function decorators)" for "function.json".

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from keyword import iskeyword

from funcls.model.binding import Binding, Direction, is_valid_name
from funcls.model.function import Function
from funcls.rules.consequences import left_over
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.rules.words import quoted
from funcls.schema.wording import did_you_mean


def check(function: Function) -> Iterator[Report]:
    """Report each binding that no parameter receives."""
    handler = function.certain_handler
    signature = handler.signature if handler is not None else None
    names = {each.parameter.name for each in function.parameters}
    free = [each.parameter.name for each in function.parameters if not each.bindings]
    related = (Related(handler.place, "The handler"),) if handler is not None and signature is not None else ()
    for binding in function.bindings:
        name = binding.name
        if not name or binding.is_return or name in names or binding.node.damaged:
            continue
        # No handler has a keyword for a parameter, whether its signature is known or not.
        if signature is None and not iskeyword(name):
            continue
        # A name that the host refuses has its own finding; no parameter could mend it.
        if is_valid_name(name, function.facts.target.host.oldest):
            yield Report(function.json_place(binding.name_span), _message(function, binding, name, free), related)


def _message(function: Function, binding: Binding, name: str, free: list[str]) -> str:
    words = f"the following parameters are declared in {{}} but not in Python: {{{name!r}}}"
    said = quoted(words, function.facts.target.python, article=True)
    if iskeyword(name):
        what = f"'{name}' is a keyword of Python, so that no parameter can have this name"
        return f"{what}: the worker refuses the function, {said}.{did_you_mean(name, free) or ' Rename the binding.'}"
    advice, pair = did_you_mean(name, free), left_over(function)
    if not advice and pair is not None:
        advice = f" Give it and the parameter '{pair[0].parameter.name}', which has no binding, one name."
    elif not advice:
        advice = f" Add a parameter '{name}' or remove the binding."
        if binding.direction is Direction.OUT:
            advice = f" Add a parameter '{name}', or name the binding '$return' to fill it with the return value."
    what = f"Binding '{name}' has no parameter in {function.entry_point}()"
    return f"{what}: the worker refuses the function, {said}.{advice}"


RULE = FunctionRule(
    code="binding-unused",
    group=Group.SIGNATURE,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#triggers-and-inputs",
    refused_by=Refuser.WORKER,
    check=check,
)
