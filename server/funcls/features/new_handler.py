"""The script of a new function: a handler that takes the function's bindings and does something that can be seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

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

_ANSWERS: Final = {
    "func.HttpResponse": "func.HttpResponse({})",
    "str": "{}",
    "func.DocumentList": 'func.DocumentList([func.Document({{"text": {}}})])',
    "func.MySqlRow": 'func.MySqlRow({{"Text": {}}})',
    "func.SqlRow": 'func.SqlRow({{"Text": {}}})',
}
"""How an answer of each class is made of a text, what is best first."""

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
_MADE_NAME: Final = f"\n{DEFAULT_ENTRY_POINT} = "


class Taken(NamedTuple):
    """A parameter of a handler, with its annotation, which is empty where nothing has to be said."""

    name: str
    annotation: str

    @property
    def written(self) -> str:
        """The parameter as it stands in the definition."""
        return f"{self.name}: {self.annotation}" if self.annotation else self.name


def of_trigger(trigger: BindingType, name: str) -> Taken:
    """Return the parameter that takes the trigger's binding of this name."""
    return Taken(name, _first_class(trigger.converter.inputs))


def new_handler(
    name: str,
    trigger: BindingType,
    taken: Sequence[Taken],
    returned: BindingType | None,
    entry_point: str = DEFAULT_ENTRY_POINT,
) -> str:
    """Return the script of a function of this name.

    `taken` are its parameters, that of the trigger first, `returned` the type of the binding that takes what is
    returned.
    """
    made = _MADE_BY_THE_LIBRARY.get(trigger.durable)
    if made is not None:
        return made.replace(_MADE_NAME, f"\n{entry_point} = ")
    words, expression = _LOGGED.get(taken[0].annotation or "str", ("was called", ""))
    arguments = f", {expression.format(taken[0].name)}" if expression else ""
    logged = f'logging.info("{name} {words}"{arguments})'
    defined = _definition(name, trigger, taken, returned, entry_point, logged)
    imports = ["import logging", *(["import typing"] if "typing." in defined else ())]
    library = ["", "import azure.functions as func"] if "func." in defined else []
    return "\n".join([*imports, *library, "", "", defined])


def new_definition(
    name: str, trigger: BindingType, taken: Sequence[Taken], returned: BindingType | None, entry_point: str
) -> str | None:
    """Return the handler of such a script alone, which needs no imports but `func` and `typing`.

    None for one that a library makes of another function.
    """
    if trigger.durable in _MADE_BY_THE_LIBRARY:
        return None
    return _definition(name, trigger, taken, returned, entry_point, "")


def _definition(
    name: str,
    trigger: BindingType,
    taken: Sequence[Taken],
    returned: BindingType | None,
    entry_point: str,
    statement: str,
) -> str:
    answer, result = _answer(name, trigger, returned)
    body = [statement, f"return {result}" if result else ""]
    lines = [f"    {each}" for each in body if each] or ["    pass"]
    parameters = ", ".join(each.written for each in taken)
    arrow = f" -> {answer}" if answer else ""
    return "\n".join([f"def {entry_point}({parameters}){arrow}:", *lines, ""])


def _answer(name: str, trigger: BindingType, returned: BindingType | None) -> tuple[str, str]:
    """Return the annotation of what the handler returns, and the expression for it, empty where that is nothing."""
    greeting = f'"Hello from {name}."'
    if returned is not None:
        accepted = returned.converter.outputs
        texts = accepted.texts if accepted is not None else ()
        annotation = next((each for each in _ANSWERS if each in texts), _first_class(accepted))
        return annotation, _ANSWERS.get(annotation, "{}").format(greeting)
    # The orchestrator that calls it waits for a result.
    return ("str", greeting) if trigger.durable else ("None", "")


def _first_class(accepted: Accepted | None) -> str:
    """Return the first of the accepted annotations that is a class; empty where every one is accepted."""
    texts = accepted.texts if accepted is not None else ()
    return next((each for each in texts if not each.startswith(("*", "typing."))), "")
