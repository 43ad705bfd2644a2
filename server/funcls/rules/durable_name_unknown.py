"""Durable Functions are asked for a function that the app does not have.

What: the name in `call_activity("...")`, `call_sub_orchestrator("...")`, `start_new("...")` or `EntityId("...", key)`
is that of no activity, orchestrator or entity of the app. It may stand in a constant of the same module, which is
assigned once, or in one of another module of the app: `CHARGE = "..."`, and `call_activity(CHARGE)`. Names are compared
ignoring case. A name is the one that the trigger in function.json states, or else that of the folder; the name of the
Python function does not count.

Why: nothing tells of it before the call, and then it fails: "The function 'X' doesn't exist, is disabled, or is not an
activity function."

Example: `yield context.call_activity("ChargeCart", order)`, and the activity's folder is `ChargeCard`.

Instead: the name of the folder, or the one that the trigger states.

Versions: all. Nothing is said of names that are put together at run time, of clients of another task hub or app, and
while the names of the app are not all known.

Evidence: read in source (durable extension DurableTaskExtension.cs, FunctionName.cs).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from funcls.model.cross import CrossFacts, DurableFacts
from funcls.model.durable_imports import DurableUse
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, CrossRule, Group
from funcls.schema.wording import asked
from funcls.syntax.python.durable_calls import DurablePart

_ANY: Final = "*"
"""The key of functions whose names cannot be told; no function has it for a name."""
_ARTICLED: Final = {
    DurablePart.ACTIVITY: "an activity",
    DurablePart.ORCHESTRATOR: "an orchestrator",
    DurablePart.ENTITY: "an entity",
}


def keys(facts: CrossFacts) -> Iterator[str]:
    """Yield the names that the function has and those that it asks for, in lower case."""
    durable = facts.durable
    if durable is None:
        return
    names = {each.call.name for each in durable.uses}
    names |= {durable.own.name} if durable.own is not None else set()
    names |= {durable.folder} if not durable.is_certain else set()
    yield from (each.lower() for each in sorted(names))
    if durable.may_be_any:
        yield _ANY


def check(key: str, functions: Mapping[str, CrossFacts]) -> Iterator[tuple[str, Report]]:
    """Report each call by the name `key`, in lower case, that none of the functions has."""
    known = {name: each for name in sorted(functions) if (each := functions[name].durable) is not None}
    uses = [(name, use) for name, each in known.items() for use in each.uses if use.call.name.lower() == key]
    # Several calls may be given the same constant.
    for name, use in {(name, use.place, use.call.part): (name, use) for name, use in uses}.values():
        others = [each for each in known.values() if _has(each, use)]
        if all(each.is_certain and each.own is not None and not each.own.answers(use.call) for each in others):
            yield name, _report(use, others, dict(known[name].near))


def _has(facts: DurableFacts, use: DurableUse) -> bool:
    names = [facts.own.name] if facts.own is not None else []
    return use.call.name.lower() in map(str.lower, (*names, *(() if facts.is_certain else (facts.folder,))))


def _report(use: DurableUse, others: list[DurableFacts], near: Mapping[str, str]) -> Report:
    name, part = use.call.name, use.call.part.value
    related = tuple(
        Related(each.own.place, f"'{each.own.name}' is {_ARTICLED[each.own.part]}") for each in others if each.own
    )
    return Report(
        use.place,
        f"No {part} of the app has the name '{name}', so that the call fails: \"The function '{name}' doesn't exist, "
        f'is disabled, or is not {_ARTICLED[use.call.part]} function."{asked(near.get(name))}',
        related,
    )


RULE = CrossRule(
    code="durable-name-unknown",
    group=Group.DURABLE,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/durable/durable-functions-bindings",
    keys=keys,
    check=check,
    withheld_by=_ANY,
)
