"""The entry point can be called, and the worker cannot read its annotations.

What: the worker takes functions, methods and classes. What `functools.partial` gives and an instance of a class with
`__call__` can be called, and are none of these.

Why: the worker refuses to load the function: "... is not a module, class, method, or function".

Example: `main = functools.partial(handle, retries=3)`.

Instead: a function that calls it, with a parameter for each binding.

Versions: all.

Evidence: measured (worker functions.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.function import Function
from funcls.model.handler import Absence
from funcls.rules.finding import Grade, Refuser, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report an entry point that is provably an object of which the worker reads no annotations."""
    missing = function.missing_handler
    if missing is None or missing.why is not Absence.NOT_A_FUNCTION or missing.place is None:
        return
    field = function.entry_point_field
    named_in_json = function.json_place(field.span if field is not None else function.opening)
    yield Report(
        missing.place,
        f"'{function.entry_point}' is an object that can be called, not a function: the worker refuses it, "
        f"\"is not a module, class, method, or function\". Define 'def {function.entry_point}(...)' that calls it.",
        (Related(named_in_json, "The entry point"),),
    )


RULE = FunctionRule(
    code="entry-not-a-function",
    group=Group.ENTRY_POINT,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/functions-reference-python#alternate-entry-point",
    refused_by=Refuser.WORKER,
    check=check,
)
