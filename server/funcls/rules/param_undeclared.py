"""A parameter of the handler has no binding.

What: every parameter needs a binding of exactly its name; only `context` does without one. Parameters with a
default, `*args` and `**kwargs` are no exception. Nothing is said where a trigger is missing, or a name is refused,
for which the parameter waits.

Why: the worker passes what the bindings deliver, by name, and refuses to load a handler that expects more.

Example: `def main(req, order)` where function.json binds `req` alone.

Instead: add the binding, rename the parameter to the binding's name, or remove it. What a route calls `{id}` is no
parameter: the handler reads `req.route_params["id"]`.

Versions: all. Workers for Python 3.12 and older say "the function definition (function.json or function
decorators)" for "function.json".

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from keyword import iskeyword

from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.model.source import Place
from funcls.model.trigger_part import how_to_read
from funcls.rules.consequences import awaited, left_over
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.rules.words import quoted
from funcls.schema.wording import did_you_mean
from funcls.syntax.python.expressions import Parameter, ParameterKind

_STARS = {ParameterKind.VAR_POSITIONAL: "*", ParameterKind.VAR_KEYWORD: "**"}


def check(function: Function) -> Iterator[Report]:
    """Report each parameter that no binding fills."""
    handler = function.certain_handler
    if handler is None or handler.signature is None or handler.made or not function.bindings_known:
        return
    unbound = [each.parameter for each in function.parameters if not each.bindings]
    # Without bindings the host has refused the function; the parameters are not what is wrong with it.
    if not unbound or not function.bindings:
        return
    explained = awaited(function)
    received = {each.parameter.name for each in function.parameters}
    names = [binding.name for binding in function.bindings if binding.name and not iskeyword(binding.name)]
    free = [name for name in names if name not in received]
    bindings = Related(function.json_place(function.bindings_span), "The bindings of the function")
    for parameter in unbound:
        if parameter.name == CONTEXT_NAME or parameter.name in explained:
            continue
        yield Report(Place(handler.signature.path, parameter.span), _message(function, parameter, free), (bindings,))


def _message(function: Function, parameter: Parameter, free: list[str]) -> str:
    stars = _STARS.get(parameter.kind, "")
    if stars:
        what = f"'{stars}{parameter.name}' receives nothing: the worker passes each binding to a parameter of its name."
        return f"{what} It refuses the function, {_words(function, parameter)}. Name the parameters one by one."
    hint = did_you_mean(parameter.name, free)
    part = how_to_read(function, parameter.name)
    if part and not hint:
        hint = f" {part} Remove the parameter, or add a binding named '{parameter.name}'."
    pair = left_over(function)
    if pair is not None and not hint:
        hint = f" Give it and the binding '{pair[1].name}', which no parameter receives, one name."
    advice = hint or f" Add a binding named '{parameter.name}' or remove the parameter."
    return (
        f"Parameter '{parameter.name}' has no binding in {function.file.path}: "
        f"the worker refuses the function, {_words(function, parameter)}.{advice}"
    )


def _words(function: Function, parameter: Parameter) -> str:
    words = f"the following parameters are declared in Python but not in {{}}: {{{parameter.name!r}}}"
    return quoted(words, function.facts.target.python, article=True)


RULE = FunctionRule(
    code="param-undeclared",
    group=Group.SIGNATURE,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#triggers-and-inputs",
    refused_by=Refuser.WORKER,
    check=check,
)
