"""What funcls answers to requests of its own, as JSON data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from lsprotocol import types

from funcls import __version__
from funcls.features.counterparts import Counterpart, counterparts
from funcls.features.explain import explain_in_markdown, rule_named
from funcls.features.new_function import NoNewFunctionError, new_function, triggers
from funcls.features.status import app_name, count_functions, stated_target
from funcls.lsp.convert import Converter
from funcls.lsp.uris import Uris
from funcls.workspace.app_state import AppState
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue

JsonObject: TypeAlias = "dict[str, Any]"


class OwnAnswers:
    """Answers the requests that no other server has."""

    def __init__(
        self,
        host: Host,
        uris: Uris,
        converter: Callable[[AppState], Converter],
        reach: Callable[[str], tuple[AppState, str] | None],
    ) -> None:
        """`reach` opens the app that holds what a URI names, and returns it with the path in it; None without one."""
        self._host = host
        self._uris = uris
        self._converter = converter
        self._reach = reach

    def status(self, uri: str | None) -> JsonObject:
        """Return how many apps and functions are known, and what is known of the app in which a document lies."""
        apps = self._host.snapshot.apps
        path = self._uris.path(uri) if uri is not None else None
        found = self._host.snapshot.locate(path) if path is not None else None
        return {
            "version": __version__,
            "apps": len(apps),
            "functions": count_functions(apps.values()),
            "app": self._app(found[0]) if found is not None else None,
        }

    def explain(self, code: str) -> JsonObject | None:
        """Return what the rule with this code says; None where no rule has it."""
        rule = rule_named(code)
        return {"code": rule.code, "markdown": explain_in_markdown(rule)} if rule is not None else None

    def counterparts(self, uri: str, position: types.Position | None) -> list[JsonObject]:
        """Return where the other half of a document is, that of the function at the position first."""
        found = self._reach(uri)
        if found is None:
            return []
        state, path = found
        converter = self._converter(state)
        offset = converter.offset(path, position) if position is not None else None
        return [_counterpart(each, converter) for each in counterparts(state, path, offset)]

    def triggers(self) -> list[JsonObject]:
        """Return the triggers that a new function can have, the commonest first."""
        return [
            {"type": each.name, "title": each.title, "description": each.description}
            for each in triggers(load_catalogue())
        ]

    def new_function(self, uri: str, trigger: str, name: str) -> JsonObject:
        """Return the files of a new function in the app that holds what the URI names, or why there can be none."""
        found = self._reach(uri)
        if found is None:
            return {"error": "There is no app here: no host.json in this folder or in one above it."}
        state, _ = found
        try:
            made = new_function(state, trigger, name, self._host.names_in(state.root))
        except NoNewFunctionError as refusal:
            return {"error": str(refusal)}
        converter = self._converter(state)
        files = [{"uri": converter.uri(each.path), "text": each.text} for each in made.files]
        return {"files": files, "open": converter.uri(made.open)}

    def _app(self, state: AppState) -> JsonObject:
        target = stated_target(state.facts.target)
        return {
            "uri": self._uris.uri(state.root),
            "name": app_name(state),
            "functions": count_functions([state]),
            "target": {"python": target.python, "host": target.host, "bundle": target.bundle},
        }


def _counterpart(found: Counterpart, converter: Converter) -> JsonObject:
    place = found.place
    marked = converter.range(place.path, place.span)
    start, end = ({"line": each.line, "character": each.character} for each in (marked.start, marked.end))
    return {"uri": converter.uri(place.path), "range": {"start": start, "end": end}, "function": found.function}
