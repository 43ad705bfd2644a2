"""The inventory of an app: what the host will index, and why it will not index the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from funcls.model.binding import Binding, Direction
from funcls.model.facts import Language
from funcls.model.function import Function
from funcls.model.settings import SETTINGS_FILE, is_switched_off, read_settings
from funcls.model.source import Place
from funcls.rules.disabled_ignored import RULE as DISABLED_IGNORED
from funcls.rules.file_large import RULE as FILE_LARGE
from funcls.rules.finding import Finding, Refuser, Severity
from funcls.rules.judge import finding_order
from funcls.rules.table import NOT_LOADED_RULES, RULES, UNREADABLE_RULES
from funcls.workspace.app_state import AppState

_REFUSED_BY: Final = {rule.code: rule.refused_by for rule in RULES}
_NOT_LOADED: Final = frozenset(rule.code for rule in NOT_LOADED_RULES)
_UNREADABLE: Final = UNREADABLE_RULES[0].code


class Outcome(Enum):
    """What becomes of a function."""

    INDEXED = "indexed"
    """Nothing in the files says otherwise."""
    REFUSED = "refused"
    """The host or the worker refuses it."""
    NOT_LOADED = "notLoaded"
    """The host passes over it, or does not start."""
    DISABLED = "disabled"
    """A setting keeps the host from running it."""
    UNKNOWN = "unknown"
    """One of its files cannot be read."""


@dataclass(frozen=True, slots=True)
class State:
    """What becomes of a function, and the rule that says why, with its words; both are empty where none does.

    `by` is who refuses it. The code of an indexed function is that of a switch which the host does not read.
    """

    outcome: Outcome
    code: str = ""
    message: str = ""
    by: Refuser | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A function of an inventory.

    `trigger` is the first one. `inputs` and `outputs` are the other bindings in their order; one of both directions is
    in both. There are none of a function.json that the host cannot read. `handler` is the place of the handler, None
    where it is not found, and `handler_name` the name there.
    """

    function: Function
    trigger: Binding | None
    inputs: tuple[Binding, ...]
    outputs: tuple[Binding, ...]
    handler: Place | None
    handler_name: str
    state: State

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.function.name


@dataclass(frozen=True, slots=True)
class Inventory:
    """The functions of an app by name; `stops` are the reasons for which its host does not start.

    An app that is not one of Python has no entries. `known` counts all functions of Python, asked for or not, `others`
    those of other languages.
    """

    is_python: bool
    stops: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    known: int
    others: int


def take_inventory(state: AppState, names: Iterable[str]) -> Inventory:
    """Return what becomes of those functions of the app that `names` has."""
    ours = {name for name, function in state.functions.items() if not function.is_of_other_language}
    others = len(state.functions) - len(ours)
    is_python = state.facts.language is not Language.OTHER and (bool(ours) or not others)
    stops = tuple(each for each in state.app_findings if each.severity is Severity.ERROR)
    entries = tuple(_entry(name, state, stops) for name in sorted(ours.intersection(names)))
    return Inventory(is_python, stops, entries, len(ours), others)


def _entry(name: str, state: AppState, stops: tuple[Finding, ...]) -> Entry:
    function = state.functions[name]
    bindings = function.bindings if not function.file.json.refused else ()
    trigger = next((each for each in bindings if each.is_trigger), None)
    others = [each for each in bindings if each is not trigger]
    handler = function.certain_handler
    definition = handler.definition if handler is not None else None
    return Entry(
        function=function,
        trigger=trigger,
        inputs=tuple(each for each in others if each.direction in (Direction.IN, Direction.INOUT)),
        outputs=tuple(each for each in others if each.direction in (Direction.OUT, Direction.INOUT)),
        handler=handler.place if handler is not None else None,
        handler_name=definition.name if definition is not None else function.entry_point,
        state=_state(function, state, stops),
    )


def _state(function: Function, state: AppState, stops: tuple[Finding, ...]) -> State:
    findings = sorted(state.findings_of(function.name), key=finding_order)
    passed_over = next((each for each in findings if each.code in _NOT_LOADED), None)
    if passed_over is not None:
        return State(Outcome.NOT_LOADED, passed_over.code, passed_over.message)
    errors = [each for each in findings if each.severity is Severity.ERROR]
    # What the host refuses, the worker never sees.
    refusal = min(errors, key=lambda each: _REFUSED_BY[each.code] is Refuser.WORKER, default=None)
    if refusal is not None:
        return State(Outcome.REFUSED, refusal.code, refusal.message, _REFUSED_BY[refusal.code])
    unread = _unread(function, findings)
    if unread is not None:
        return unread
    if stops:
        return State(Outcome.NOT_LOADED, stops[0].code, stops[0].message)
    if is_switched_off(read_settings(state.files.get(SETTINGS_FILE)), function.name):
        return State(Outcome.DISABLED, message=f"{SETTINGS_FILE} switches the function off.")
    ignored = next((each for each in findings if each.code == DISABLED_IGNORED.code), None)
    return State(Outcome.INDEXED, ignored.code, ignored.message) if ignored is not None else State(Outcome.INDEXED)


def _unread(function: Function, findings: list[Finding]) -> State | None:
    finding = next((each for each in findings if each.code in (_UNREADABLE, FILE_LARGE.code)), None)
    if finding is not None:
        return State(Outcome.UNKNOWN, finding.code, finding.message)
    script = function.script_file
    if script is not None and not script.readable:
        return State(Outcome.UNKNOWN, _UNREADABLE, f"{script.path} cannot be read: the function was not checked.")
    return None
