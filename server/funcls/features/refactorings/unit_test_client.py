"""What a unit test gives a function that binds a client of Durable Functions: a stand-in in place of the library's own.

The text that the host would hand over cannot be made by hand, so the class that reads it is replaced for the call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from funcls.model.function import Function
from funcls.syntax.python.facts import Bind, FunctionDef, ImportedName, running

_ROLE: Final = "client"
_LIBRARY: Final = "azure.durable_functions"
_CLASS: Final = "DurableOrchestrationClient"
_NAMES: Final = ("client", "durable_client", "client_of_test")
_RESPONSE: Final = 'func.HttpResponse(b"test")'
_ANSWERS: Final = (
    ("start_new", '"1"'),
    ("create_check_status_response", _RESPONSE),
    ("wait_for_completion_or_create_check_status_response", _RESPONSE),
    ("create_http_management_payload", '{"id": "1"}'),
)
"""What a function asks a client for, and how the stand-in answers (azure-functions-durable 1.7.0)."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """The stand-in `name`, made by `lines`; the call has to run under `patch`, a context manager."""

    name: str
    lines: tuple[str, ...]
    patch: str
    starts: bool

    def called(self, call: str) -> Iterator[str]:
        """Yield the lines that make the call of the handler."""
        yield f"with {self.patch}:"
        yield f"    {call}"

    def comparison(self, tested: str) -> str | None:
        """Return the assertion for what the handler asked of the client, None where it starts nothing."""
        return f'{self.name}.start_new.assert_awaited_once_with("What {tested} should start")' if self.starts else None


def stand_in(function: Function, definition: FunctionDef, module: str, *, importable: bool) -> StandIn | None:
    """Return the stand-in for the client that the handler makes of a binding; None if its script shows none.

    `module` is the name of the script's module, which the patch may name if it is `importable` by it.
    """
    script = function.script_file
    bound = [
        each.parameter.name
        for each in function.parameters
        if any(binding.entry is not None and binding.entry.durable == _ROLE for binding in each.bindings)
    ]
    if script is None or not bound:
        return None
    text = script.text[slice(*definition.span)]
    imported = _names_at_top(function)
    made = re.search(
        rf"(?P<before>[\w.]*\.)?\b(?P<name>{'|'.join(map(re.escape, (_CLASS, *imported)))})"
        rf"\s*\(\s*(?:context\s*=\s*)?(?:{'|'.join(map(re.escape, bound))})\b",
        text,
    )
    if made is None:
        return None
    taken = {each.parameter.name for each in function.parameters}
    name = next((each for each in _NAMES if each not in taken), f"{_NAMES[0]}_")
    replaced = f"{_LIBRARY}.{_CLASS}"
    if not made["before"] and made["name"] in imported:
        replaced = f"{module}.{made['name']}" if importable else ""
    patch = f'mock.patch("{replaced}", return_value={name})'
    if not replaced:
        patch = f"mock.patch.dict({definition.name}.__globals__, {made['name']}=mock.Mock(return_value={name}))"
    return StandIn(name, tuple(_lines(name, text)), patch, starts=_asks("start_new", text))


def _lines(name: str, text: str) -> Iterator[str]:
    yield f"{name} = mock.Mock(spec=df.{_CLASS})"
    for member, value in _ANSWERS:
        if _asks(member, text):
            yield f"{name}.{member}.return_value = {value}"


def _asks(member: str, text: str) -> bool:
    return re.search(rf"\.{member}\b", text) is not None


def _names_at_top(function: Function) -> Iterable[str]:
    """Return the names that the class has in the script itself."""
    script = function.script_file
    return {
        each.name
        for each in (running(script.python.statements) if script is not None else ())
        if isinstance(each, Bind)
        and isinstance(each.value, ImportedName)
        and each.value.module == _LIBRARY
        and each.value.name == _CLASS
    }
