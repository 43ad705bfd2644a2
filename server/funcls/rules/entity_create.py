"""The entity's handler is made by a function that the installed durable library does not have.

What: azure-functions-durable 2.x has no `df.Entity.create`, and requirements.txt asks for it.

Why: the script fails while it is imported, and the worker refuses the function.

Example: `main = df.Entity.create(counter)` with `azure-functions-durable==2.0.0rc3`.

Instead: `azure-functions-durable<2`, or an entity that decorators declare.

Versions: azure-functions-durable 2.x, which only Python 3.13 and newer can install.

Evidence: measured (azure-functions-durable 2.0.0rc3, runtime-v1 1.2.0).
"""

from __future__ import annotations

from collections.abc import Iterator

from funcls.model.durable import is_newer
from funcls.model.function import Function
from funcls.model.handler import ENTITY_FACTORY
from funcls.rules.finding import Grade, Refuser, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group


def check(function: Function) -> Iterator[Report]:
    """Report an entity that is made by what is not there."""
    handler = function.certain_handler
    if handler is not None and handler.factory == ENTITY_FACTORY and is_newer(function.requirements):
        yield Report(
            handler.place,
            "requirements.txt asks for azure-functions-durable 2.x, which has decorators only: the worker refuses the "
            "function, \"type object 'Entity' has no attribute 'create'\". Write azure-functions-durable<2 there.",
        )


RULE = FunctionRule(
    code="entity-create",
    group=Group.DURABLE,
    severity=Severity.ERROR,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/durable/durable-functions-entities",
    refused_by=Refuser.WORKER,
    check=check,
)
