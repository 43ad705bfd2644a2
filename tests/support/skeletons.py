"""A function of each binding type's skeleton, the way completion writes it, with a handler that fits."""

from __future__ import annotations

from funcls.model.binding import RETURN_NAME
from funcls.schema.catalogue import BindingType, Catalogue
from funcls.schema.document import JsonDict

_MADE_BY_THE_LIBRARY = {"orchestrator": "Orchestrator", "entity": "Entity"}


def bindings_of(entry: BindingType, catalogue: Catalogue) -> list[JsonDict]:
    """Return the skeleton of a type, beside an HTTP trigger where it is none: a request may bring any `{name}`."""
    trigger = catalogue.type_named("httpTrigger")
    beside = [] if entry.is_trigger or trigger is None else [trigger]
    return [dict(each.skeleton) for each in (*beside, entry)]


def script_of(bindings: list[JsonDict], entry: BindingType) -> str:
    """Return a script whose handler takes these bindings."""
    if entry.durable in _MADE_BY_THE_LIBRARY:
        return (
            "import azure.durable_functions as df\n\n\ndef work(context):\n    yield\n\n\n"
            f"main = df.{_MADE_BY_THE_LIBRARY[entry.durable]}.create(work)\n"
        )
    parameters = ", ".join(_parameter(each) for each in bindings if each["name"] != RETURN_NAME)
    returned = "'done'" if any(each["name"] == RETURN_NAME for each in bindings) else "None"
    return f"import azure.functions as func\n\n\ndef main({parameters}):\n    return {returned}\n"


def _parameter(binding: JsonDict) -> str:
    return f"{binding['name']}: func.Out[str]" if binding["direction"] == "out" else str(binding["name"])
