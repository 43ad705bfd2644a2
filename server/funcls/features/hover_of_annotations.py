"""What the invocation context, `func.Out[...]` and the return annotation are, in a handler and its app."""

from __future__ import annotations

from typing import Final

from funcls.features.places import link_to
from funcls.features.results import Hover
from funcls.model.binding import RETURN_NAME, Binding, Direction
from funcls.model.checked import BoundParameter, as_checked
from funcls.model.function import Function
from funcls.model.handler import CONTEXT_NAME
from funcls.rules.accepted import accepted_texts
from funcls.workspace.app_state import AppState

_CONTEXT: Final = """\
`context`: the invocation context, a `func.Context`. The worker passes it by this name; it needs no binding.

- `invocation_id`: the id of this run, as the logs have it
- `function_name`: `{name}`
- `function_directory`: the folder of the function, as a path
- `trace_context`: `trace_parent`, `trace_state` and `attributes`, as W3C Trace Context has them
- `retry_context`: `retry_count` and `max_retry_count`, where the function has a retry policy
- `thread_local_storage`: set its `invocation_id` in a thread of your own, and what that logs belongs to this run\
"""
_OF_DURABLE: Final = {
    "orchestrator": """\
An orchestrator gets no `func.Context`: `{parameter}` is a `df.DurableOrchestrationContext`.

- `get_input()`, `instance_id`, `is_replaying`
- `call_activity(...)`, `call_sub_orchestrator(...)`, `create_timer(...)`, `wait_for_external_event(...)`: `yield` them
- `task_all([...])`, `task_any([...])`: to wait for several
- `current_utc_datetime`, `new_uuid()`: the clock and chance, the same in every replay\
""",
    "entity": """\
An entity gets no `func.Context`: `{parameter}` is a `df.DurableEntityContext`.

- `operation_name`, `get_input()`: what is asked for
- `get_state(...)`, `set_state(...)`: what is kept between operations
- `set_result(...)`: what the caller gets
- `entity_name`, `entity_key`\
""",
}
_SET: Final = (
    "`{name}.set(value)` gives what goes out when the handler has ended. The last call counts; without one, nothing "
    "does."
)


def hover_of_annotation(state: AppState, path: str, offset: int) -> Hover | None:
    """Return what is to say of `func.Out[...]`, the context or what a durable handler gets instead; or None."""
    for function in state.functions_of(path):
        handler = function.handler
        if handler is None or handler.definition is None:
            continue
        durable = _durable(function)
        if handler.made and handler.place.path == path and durable:
            first = next(iter(handler.definition.parameters), None)
            if first is not None and first.span.touches(offset):
                return Hover(durable.format(parameter=first.name), first.span)
        if handler.made or handler.signature is None or handler.signature.path != path:
            continue
        for bound in function.parameters:
            annotation = bound.parameter.annotation
            on_annotation = annotation is not None and annotation.span.touches(offset)
            if _is_context(bound) and (on_annotation or bound.parameter.span.touches(offset)):
                marked = annotation.span if on_annotation and annotation is not None else bound.parameter.span
                return Hover(_CONTEXT.format(name=function.name), marked)
            if on_annotation and annotation is not None and bound.annotation is not None and bound.annotation.is_out:
                said = [text for each in bound.bindings if (text := _of_out(each, function, state))]
                return Hover("\n\n".join(said), annotation.span) if said else None
    return None


def describe_context(binding: Binding) -> str:
    """Return what the parameter of a durable handler is; empty for any other binding."""
    text = _OF_DURABLE.get(binding.entry.durable, "") if binding.entry is not None else ""
    return text.format(parameter=binding.name)


def describe_accepted(binding: Binding, function: Function) -> str:
    """Return what may be annotated for an output, and how it is given; empty for an input."""
    if binding.direction is not Direction.OUT:
        return ""
    taken = _taken(binding, function)
    if binding.is_return:
        return f"The annotation may be {_listed(taken)}." if taken else ""
    accepted = f"`func.Out[...]` takes {_listed(taken)}." if taken else ""
    return " ".join(filter(None, (accepted, _SET.format(name=binding.name))))


def describe_return(function: Function) -> str:
    """Return what becomes of a returned value where no binding `$return` takes it; empty where that is not known."""
    bindings = function.bindings
    if not function.bindings_known or not bindings or any(each.is_return for each in bindings):
        return ""
    if any(each.entry is not None and each.entry.durable for each in function.triggers):
        return f"No binding has the name `{RETURN_NAME}`, and none is needed: what called the function gets the value."
    if any(each.may_take_return_value for each in bindings):
        return ""
    return (
        f"No binding has the name `{RETURN_NAME}`, so the handler may return nothing but `None`: else the call fails."
    )


def _is_context(bound: BoundParameter) -> bool:
    return bound.parameter.name == CONTEXT_NAME and not bound.bindings


def _durable(function: Function) -> str:
    roles = [each.entry.durable for each in function.triggers if each.entry is not None]
    return next((_OF_DURABLE[each] for each in roles if each in _OF_DURABLE), "")


def _of_out(binding: Binding, function: Function, state: AppState) -> str:
    if binding.direction is not Direction.OUT:
        return ""
    where = link_to(function.json_place(binding.name_span), state)
    head = f"`{binding.name}`: **{binding.type}**, direction `{binding.direction.value}`, in {where}"
    return f"{head}\n\n{describe_accepted(binding, function)}"


def _taken(binding: Binding, function: Function) -> list[str]:
    checked = as_checked(binding, function.catalogue)
    accepted = checked.converter.outputs if checked is not None and checked.converter is not None else None
    if checked is None or accepted is None:
        return []
    if accepted.anything:
        return ["every class", "every generic of `typing`"]
    texts = accepted_texts(accepted, generic=not checked.implicit_output and not binding.is_return)
    if binding.is_return:
        texts = [each for each in texts if not each.startswith("typing.")]
    return [*(f"`{each}`" for each in texts), *(["any class with a `read` method"] if accepted.readers else ())]


def _listed(texts: list[str]) -> str:
    return f"{', '.join(texts[:-1])} or {texts[-1]}" if len(texts) > 1 else texts[0]
