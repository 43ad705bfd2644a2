"""A name in brackets is none that the trigger gives.

What: `{name}` in a binding takes a value of the trigger's data: a part of the route or of the blob's path, what the
host knows of the event, a value of its own such as `{rand-guid}`. Most triggers may bring any other name too, as a
property of a JSON object, and nothing is said of those.

Why: the function is loaded, and each run fails with "No value for named parameter 'nam'."

Example: `"path": "copies/{nam}"` beside a timer trigger, or beside a blob trigger with `"dataType": "binary"` and the
path `incoming/{name}`.

Instead: a name of the trigger. Without one, read or write the blob in the handler.

Versions: all. A blob that is handed over as text may be a JSON object with such a property: then it is information,
and only where the name is nearly that of a part of the path.

Evidence: read in source (sdk BindingTemplateToken.cs, BindingParameterResolver.cs; host WorkerFunctionInvoker.cs).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.function import Function
from funcls.model.name_uses import NameUse, name_uses
from funcls.model.trigger_names import Origin, TriggerNames, trigger_names
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group
from funcls.schema.built_ins import BUILT_INS, SYSTEM, built_in
from funcls.schema.expressions import broken_bracket
from funcls.schema.trigger_data import Openness
from funcls.schema.wording import asked, nearest
from funcls.syntax.json.tree import holds_damage


def check(function: Function) -> Iterator[Report]:
    """Report each name of which the files show that nothing gives it."""
    if not function.bindings_known:
        return
    uses = [each for each in name_uses(function.bindings, function.file.text) if not each.gives]
    if not uses or any(holds_damage(each.node) for each in function.bindings):
        return
    names = trigger_names(function.bindings, function.file.text)
    for use in uses:
        if use.binding is not names.trigger and _is_unknown(use, names):
            yield from _report(function, use, names)


def _is_unknown(use: NameUse, names: TriggerNames) -> bool:
    # What is no name has a finding of its own.
    return names.named(use.name) is None and built_in(use.name) is None and broken_bracket(f"{{{use.name}}}") is None


def _report(function: Function, use: NameUse, names: TriggerNames) -> Iterator[Report]:
    trigger = names.trigger
    if trigger is None or trigger.entry is None or use.name.lower() == SYSTEM:
        return
    related = (Related(function.json_place(trigger.type_span), "The trigger of the function"),)
    place = function.json_place(use.name_span)
    if names.is_closed:
        yield Report(place, _message(use, names), related)
        return
    parts = [each.name for each in names.given if each.origin is not Origin.DATA]
    near = nearest(use.first, parts)
    if trigger.entry.trigger_data.openness is Openness.AS_TEXT and near is not None:
        yield Report(
            place,
            f"The trigger's path gives no '{use.first}'.{asked(near)} Only a blob that is itself a JSON object with "
            "such a property would give it a value; for any other the run fails.",
            related,
            severity=Severity.INFORMATION,
        )


def _message(use: NameUse, names: TriggerNames) -> str:
    given = [*(each.name for each in names.given), *(each.name for each in BUILT_INS)]
    near = asked(nearest(use.name, given))
    if use.first.lower() == SYSTEM:
        member = use.name.split(".")[1]
        words = f"Error while accessing '{member}': property doesn't exist."
    else:
        words = f"No value for named parameter '{use.first}'."
    return f"Nothing gives '{use.name}' a value, so each run fails, \"{words}\"{near} There are {_listed(given)}."


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


_PAGE: Final = "functions-bindings-expressions-patterns"

RULE = FunctionRule(
    code="expression-unknown",
    group=Group.PROPERTIES,
    severity=Severity.WARNING,
    evidence=Grade.READ,
    docs=f"{LEARN}/{_PAGE}",
    check=check,
)
