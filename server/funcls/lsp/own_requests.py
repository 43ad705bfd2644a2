"""The requests of funcls's own, which server/docs/editors.md describes: their parameters, and who answers them.

Parameters that are not as they should be get no answer. Imported before the client has its answer to `initialize`, so
it imports nothing else of funcls.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from lsprotocol import types

if TYPE_CHECKING:
    from funcls.lsp.server import FunclsServer

Data: TypeAlias = "dict[str, Any] | list[Any] | None"
"""An answer as JSON data."""

PREFIX: Final = "funcls/"
"""How the methods begin."""


def status(ls: FunclsServer, params: object) -> Data:
    """Tell how many apps and functions are known, and what the app of a document is judged against."""
    if not isinstance(params, dict) or not isinstance(params.get("uri"), str | None):
        return None
    return ls.session.own_answers.status(params.get("uri"))


def explain(ls: FunclsServer, params: object) -> Data:
    """Tell what a rule says."""
    code = _text(params, "code")
    return ls.session.own_answers.explain(code) if code is not None else None


def counterparts(ls: FunclsServer, params: object) -> Data:
    """Tell where the other half of a document is."""
    uri, stated = _text(params, "uri"), _member(params, "position")
    position = _position(stated)
    if uri is None or (position is None and stated is not None):
        return None
    return ls.session.own_answers.counterparts(uri, position)


def triggers(ls: FunclsServer, params: object) -> Data:
    """Tell which triggers a new function can have."""
    del params
    return ls.session.own_answers.triggers()


def new_function(ls: FunclsServer, params: object) -> Data:
    """Tell which files make a new function."""
    uri, trigger, name = (_text(params, each) for each in ("uri", "type", "name"))
    if uri is None or trigger is None or name is None:
        return None
    return ls.session.own_answers.new_function(uri, trigger, name)


OWN_REQUESTS: Final[Mapping[str, Callable[..., Any]]] = {
    f"{PREFIX}status": status,
    f"{PREFIX}explain": explain,
    f"{PREFIX}counterparts": counterparts,
    f"{PREFIX}triggers": triggers,
    f"{PREFIX}newFunction": new_function,
}
"""The handlers, by their methods."""


def _member(params: object, name: str) -> object:
    return params.get(name) if isinstance(params, dict) else None


def _text(params: object, name: str) -> str | None:
    value = _member(params, name)
    return value if isinstance(value, str) else None


def _position(value: object) -> types.Position | None:
    line, character = (_member(value, each) for each in ("line", "character"))
    if type(line) is not int or type(character) is not int or min(line, character) < 0:
        return None
    return types.Position(line, character)
