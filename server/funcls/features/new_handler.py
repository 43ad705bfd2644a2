"""The script of a new function: a handler that takes the function's bindings and does something that can be seen."""

from __future__ import annotations

from typing import Final

from funcls.model.handler import DEFAULT_ENTRY_POINT
from funcls.schema.catalogue import BindingType
from funcls.schema.converter import Accepted

_LOGGED: Final = {
    "func.DocumentList": ("got %d documents", "len({})"),
    "func.EventGridEvent": ("got %s", "{}.get_json()"),
    "func.EventHubEvent": ("got %s", "{}.get_body().decode()"),
    "func.HttpRequest": ("got a %s request", "{}.method"),
    "func.InputStream": ("got %s", "{}.name"),
    "func.KafkaEvent": ("got %s", "{}.get_body().decode()"),
    "func.MySqlRowList": ("got %d rows", "len({})"),
    "func.QueueMessage": ("got %s", "{}.get_body().decode()"),
    "func.ServiceBusMessage": ("got %s", "{}.get_body().decode()"),
    "func.TimerRequest": ("runs, past due: %s", "{}.past_due"),
    "str": ("got %s", "{}"),
}
"""What is logged of an object of each class: the words, and the expression that stands for `%`."""

_ORCHESTRATOR: Final = """\
from datetime import timedelta

import azure.durable_functions as df


def orchestrate(context: df.DurableOrchestrationContext):
    yield context.create_timer(context.current_utc_datetime + timedelta(seconds=5))
    return context.get_input()


main = df.Orchestrator.create(orchestrate)
"""
_ENTITY: Final = """\
import azure.durable_functions as df


def operate(context: df.DurableEntityContext):
    total = context.get_state(lambda: 0)
    if context.operation_name == "add":
        total += context.get_input()
    context.set_state(total)
    context.set_result(total)


main = df.Entity.create(operate)
"""
_MADE_BY_THE_LIBRARY: Final = {"orchestrator": _ORCHESTRATOR, "entity": _ENTITY}


def new_handler(name: str, trigger: BindingType, parameter: str, returned: BindingType | None) -> str:
    """Return the script of a function of this name.

    `parameter` is the name of the trigger's binding, `returned` the type of the binding that takes what is returned.
    """
    made = _MADE_BY_THE_LIBRARY.get(trigger.durable)
    if made is not None:
        return made
    annotation = _first_class(trigger.converter.inputs)
    answer, result = _answer(name, trigger, returned)
    words, expression = _LOGGED.get(annotation or "str", ("was called", ""))
    arguments = f", {expression.format(parameter)}" if expression else ""
    taken = f"{parameter}: {annotation}" if annotation else parameter
    body = [f'    logging.info("{name} {words}"{arguments})', *([f"    return {result}"] if result else ())]
    uses_library = any(each.startswith("func.") for each in (annotation, answer))
    return "\n".join(
        [
            "import logging",
            *(["", "import azure.functions as func"] if uses_library else ()),
            "",
            "",
            f"def {DEFAULT_ENTRY_POINT}({taken}) -> {answer}:",
            *body,
            "",
        ]
    )


def _answer(name: str, trigger: BindingType, returned: BindingType | None) -> tuple[str, str]:
    """Return the annotation of what the handler returns, and the expression for it, empty where that is nothing."""
    greeting = f'"Hello from {name}."'
    if returned is not None:
        annotation = _first_class(returned.converter.outputs)
        return annotation, f"{annotation}({greeting})"
    # The orchestrator that calls it waits for a result.
    return ("str", greeting) if trigger.durable else ("None", "")


def _first_class(accepted: Accepted | None) -> str:
    """Return the first of the accepted annotations that is a class; empty where every one is accepted."""
    texts = accepted.texts if accepted is not None else ()
    return next((each for each in texts if not each.startswith(("*", "typing."))), "")
