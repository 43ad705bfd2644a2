"""The orchestrator is not run as a generator.

What: an orchestrator is a plain function that yields each task that it starts, and `df.Orchestrator.create` makes the
handler of it. One that is `async`, or starts tasks without a `yield`, is none; one that yields is no handler itself.

Why: the function loads, and fails or does nothing when it runs: the durable library takes a coroutine for the result,
"Object of type coroutine is not JSON serializable"; a task that is not yielded never starts; and of a generator that is
the handler itself the worker cannot make an answer.

Example: `async def run(context): await context.call_activity("Work")`, then `main = df.Orchestrator.create(run)`.

Instead: `def run(context): yield context.call_activity("Work")`, then `main = df.Orchestrator.create(run)`.

Versions: azure-functions-durable 1.x; 2.x does not support function.json.

Evidence: measured (azure-functions-durable 1.7.0; worker datumdef.py, runtime-v1 1.2.0).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from funcls.model.function import Function
from funcls.model.handler import Handler
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.syntax.python.facts import FunctionDef

_ORCHESTRATOR: Final = "orchestrator"
_STARTS: Final = r"\s*\.\s*(?:call_\w+|create_timer|wait_for_external_event|task_all|task_any)\s*\("
"""The methods of the orchestration context that give a task (azure-functions-durable 1.7.0)."""


def check(function: Function) -> Iterator[Report]:
    """Report an orchestrator of which no generator is run, or whose generator is the handler itself."""
    handler = function.certain_handler
    definition = handler.definition if handler else None
    trigger = next((each for each in function.triggers if each.entry and each.entry.durable == _ORCHESTRATOR), None)
    if handler is None or definition is None or trigger is None or handler.decorated or not definition.body_read:
        return
    fault = _fault(function, handler, definition)
    if fault:
        related = Related(function.json_place(trigger.type_span), "The trigger that makes it an orchestrator")
        yield Report(handler.place, fault, (related,))


def _fault(function: Function, handler: Handler, definition: FunctionDef) -> str:
    name = definition.name
    if not handler.made:
        if not definition.is_generator:
            # It may run the durable library itself: Orchestrator.create(...)(context).
            return ""
        return (
            f"The worker gets a generator from {name}() and cannot make an answer of it: the orchestration fails. "
            "Rename the function and add 'main = df.Orchestrator.create(...)' for it."
        )
    if definition.is_async:
        return (
            f"Orchestrator '{name}' is async, and the durable library runs generators only: the orchestration fails, "
            "often with \"Object of type coroutine is not JSON serializable\". Write 'def' instead of 'async def', and "
            "'yield' instead of 'await'."
        )
    if not definition.is_generator and _starts_tasks(function, handler, definition):
        return (
            f"Orchestrator '{name}' starts tasks and yields none of them: they never run, and the orchestration ends "
            "at once. Write 'yield' before each task."
        )
    return ""


def _starts_tasks(function: Function, handler: Handler, definition: FunctionDef) -> bool:
    """Whether the text asks the context for tasks, while nobody else gets the context or could yield them."""
    script = function.script_file
    if script is None or script.path != handler.place.path or not definition.parameters:
        return False
    body = script.text[definition.signature.end : definition.span.end]
    context = rf"\b{re.escape(definition.parameters[0].name)}\b"
    if re.search(rf"\byield\b|{context}(?!\s*\.)", body):
        return False
    return re.search(context + _STARTS, body) is not None


RULE = FunctionRule(
    code="orchestrator-generator",
    group=Group.DURABLE,
    severity=Severity.WARNING,
    evidence=Grade.MEASURED,
    docs=f"{LEARN}/durable/durable-functions-bindings#orchestration-trigger",
    check=check,
)
