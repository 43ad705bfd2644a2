"""The unit test of an orchestrator or an entity: of the function that the durable library runs, with a made-up context.

Tasks of such a context have results at once, and the library's own generator hands them to an orchestrator in turn.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from typing import Final

from funcls.features.refactorings.unit_test_shapes import TEXT, written
from funcls.model.function import Function
from funcls.model.handler import Handler
from funcls.syntax.python.expressions import ParameterKind
from funcls.syntax.python.facts import FunctionDef
from funcls.syntax.python.shapes import may_end_at_once, shapes

TAKEN: Final = frozenset({"begun", "datetime", "df", "islice", "orchestrator_generator_wrapper", "tasks", "timezone"})
"""The names that such a test uses for something else than a parameter."""

IMPORTS: Final = (
    ("islice(", "from itertools import islice"),
    ("datetime(", "from datetime import datetime, timezone"),
)
LIBRARY_IMPORTS: Final = (
    ("df.", "import azure.durable_functions as df"),
    ("orchestrator_generator_wrapper(", "from azure.durable_functions.testing import orchestrator_generator_wrapper"),
)
"""What a test has to import where it has a text."""

_BY_POSITION: Final = frozenset({ParameterKind.POSITIONAL_ONLY, ParameterKind.POSITIONAL_OR_KEYWORD})
_MOST_TASKS: Final = 100
_LOOP: Final = re.compile(r"\bwhile\b")
_OPERATION: Final = re.compile(r"\boperation\w*\s*==\s*[\"']([\w-]+)[\"']")
_FIRST_STATE: Final = re.compile(r"\.get_state\(\s*(?:initializer\s*=\s*)?lambda\s*:\s*([^()\r\n]*)\)")
_OF_ORCHESTRATION: Final = (
    ("instance_id", 'instance_id = "1"'),
    ("is_replaying", "is_replaying = False"),
    ("current_utc_datetime", "current_utc_datetime = datetime(2026, 1, 1, tzinfo=timezone.utc)"),
    ("new_uuid", 'new_uuid.return_value = "1"'),
    ("get_input", "get_input.return_value = {}"),
    ("call_activity", "call_activity.return_value.result = {}"),
    ("call_activity_with_retry", "call_activity_with_retry.return_value.result = {}"),
    ("call_entity", "call_entity.return_value.result = {}"),
    ("call_sub_orchestrator", "call_sub_orchestrator.return_value.result = {}"),
    ("call_sub_orchestrator_with_retry", "call_sub_orchestrator_with_retry.return_value.result = {}"),
    ("wait_for_external_event", "wait_for_external_event.return_value.result = {}"),
    ("call_http", "call_http.return_value.result = {}"),
    ("task_all", "task_all.return_value.result = {}"),
)
"""What an orchestrator asks its context for, and how a stand-in answers (azure-functions-durable 1.7.0).

`{}` is a value of the shape that the orchestrator takes.
"""
_OF_MANY: Final = "task_all"


def is_run_alone(handler: Handler, function: Function) -> bool:
    """Return whether a test can call what the library runs for a handler: `definition`, by its own name."""
    definition = handler.definition
    if definition is None or handler.decorated or definition.is_async or definition.name == function.entry_point:
        return False
    if _body_of(function) is None or definition.is_generator != (_role(function) == "orchestrator"):
        return False
    first, *others = definition.parameters or (None,)
    return first is not None and first.kind in _BY_POSITION and all(each.default is not None for each in others)


def run_alone(function: Function, definition: FunctionDef, variable: str) -> Iterator[str]:
    """Yield the lines of a test of what the library runs; `variable` is free for its context."""
    script = function.script_file
    body = _body_of(function)
    if script is not None and body is not None:
        yield from body(script.text[slice(*definition.span)], definition, variable)


def _orchestrator(text: str, definition: FunctionDef, variable: str) -> Iterator[str]:
    name = definition.name
    taken = shapes(text, definition.parameters[0].name, [member for member, _ in _OF_ORCHESTRATION])
    taken[_OF_MANY].item()
    yield f"{variable} = mock.Mock(spec=df.DurableOrchestrationContext)"
    for member, statement in _OF_ORCHESTRATION:
        if re.search(rf"\.{member}\b", text):
            yield f"{variable}.{statement.replace('{}', written(taken[member]))}"
    yield ""
    steps = f"{name}({variable})"
    if may_end_at_once(text):
        # The library's own replay takes an orchestrator without a task for a mistake of its own.
        yield "def begun():"
        yield "    yield mock.Mock()"
        yield f"    return (yield from {steps})"
        yield ""
        steps = "begun()"
    steps = f"orchestrator_generator_wrapper({steps})"
    # With a clock that stands still, a loop may never end.
    steps = f"islice({steps}, {_MOST_TASKS})" if _LOOP.search(text) else steps
    yield f"*tasks, result = {steps}"
    yield ""
    yield f'self.assertEqual(result, "What {name} should return")'


def _entity(text: str, definition: FunctionDef, variable: str) -> Iterator[str]:
    name = definition.name
    taken = shapes(text, definition.parameters[0].name, ["get_input", "get_state"])
    operation = _OPERATION.search(text)
    state, given = _state(text)
    if state == TEXT:
        state = written(taken["get_state"])
    if (asked := written(taken["get_input"])) != TEXT:
        given = asked
    yield f"{variable} = mock.Mock(spec=df.DurableEntityContext)"
    if ".operation_name" in text:
        yield f'{variable}.operation_name = "{operation[1] if operation else "test"}"'
    if ".get_state" in text:
        yield f"{variable}.get_state.return_value = {state}"
    if ".get_input" in text:
        yield f"{variable}.get_input.return_value = {given}"
    yield ""
    yield f"{name}({variable})"
    yield ""
    if ".set_state" in text:
        yield f'{variable}.set_state.assert_called_once_with("What {name} should keep")'
    elif ".set_result" in text:
        yield f'{variable}.set_result.assert_called_once_with("What {name} should answer")'
    else:
        yield f'self.fail("Compare what {name} should have done.")'


def _state(text: str) -> tuple[str, str]:
    """Return the state that an entity begins with, and an input that goes with it."""
    first = _FIRST_STATE.search(text)
    try:
        value = ast.literal_eval(first[1].strip()) if first is not None else None
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        value = None
    if first is None or value is None:
        return TEXT, TEXT
    return first[1].strip(), "1" if isinstance(value, int | float) else TEXT


_BODIES: Final[dict[str, Callable[[str, FunctionDef, str], Iterator[str]]]] = {
    "orchestrator": _orchestrator,
    "entity": _entity,
}


def _role(function: Function) -> str:
    roles = [each.entry.durable for each in function.triggers if each.entry is not None]
    return next((each for each in roles if each in _BODIES), "")


def _body_of(function: Function) -> Callable[[str, FunctionDef, str], Iterator[str]] | None:
    return _BODIES.get(_role(function))
