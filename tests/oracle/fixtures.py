"""The functions below `tests/apps`, each as the host would hand it to the worker."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypedDict

from funcls.syntax.json.parser import parse_json
from funcls.syntax.json.tree import JsonArray, JsonNumber, JsonObject, JsonString

APPS = Path(__file__).resolve().parents[1] / "apps"

_DIRECTIONS = ("in", "out", "inout")
_PRIMARY_SCRIPTS = ("index.js", "index.mjs", "index.cjs", "__init__.py")


class FunctionKey(NamedTuple):
    """Names a function among all fixtures; `app` is the app's root relative to `APPS`, with slashes."""

    app: str
    function: str


class BindingInfo(TypedDict):
    """What the worker is told of a binding; `direction` and `data_type` are lower case."""

    type: str
    direction: str
    data_type: str


class LoadRequest(TypedDict):
    """What the worker is told of a function; the paths are absolute and normalised."""

    name: str
    app: str
    directory: str
    script_file: str
    entry_point: str
    bindings: dict[str, BindingInfo]


@dataclass(frozen=True)
class Fixture:
    """A function of a fixture app."""

    key: FunctionKey
    load: LoadRequest | str
    """The request to the worker, or why the host makes none."""

    @property
    def promises_to_load(self) -> bool:
        """Whether the names say that the function loads: in an app `broken-*`, only `Sound*` does."""
        return not self.key.app.startswith("broken-") or self.key.function.startswith("Sound")

    @property
    def depends_on_running(self) -> bool:
        """Whether only a run of the code can tell: the promise of an app `unknown-*`."""
        return self.key.app.startswith("unknown-")


def find_fixtures() -> list[Fixture]:
    """All functions of all fixture apps, by app and name."""
    fixtures = []
    for host_json in sorted(APPS.rglob("host.json")):
        app = host_json.parent
        for function_json in sorted(app.glob("*/function.json")):
            folder = function_json.parent
            key = FunctionKey(app.relative_to(APPS).as_posix(), folder.name)
            fixtures.append(Fixture(key, load_request(app, folder)))
    return fixtures


def load_request(app: Path, folder: Path) -> LoadRequest | str:
    """Return what the worker is told of the function in `folder`, or why the host makes no request."""
    document = parse_json((folder / "function.json").read_bytes().decode("utf-8-sig"))
    if document.refused or not isinstance(document.root, JsonObject):
        return "function.json is not a JSON object"
    bindings = _bindings(document.root)
    if isinstance(bindings, str):
        return bindings
    script = _script(folder, _text(document.root, "scriptFile"))
    if script is None:
        return "no script file"
    return {
        "name": folder.name,
        "app": str(app),
        "directory": str(folder),
        "script_file": script,
        "entry_point": _text(document.root, "entryPoint"),
        "bindings": bindings,
    }


def _bindings(function: JsonObject) -> dict[str, BindingInfo] | str:
    member = function.get("bindings")
    if member is None or not isinstance(member.value, JsonArray) or not member.value.items:
        return "no bindings"
    bindings: dict[str, BindingInfo] = {}
    for item in member.value.items:
        if not isinstance(item, JsonObject):
            return "a binding is not an object"
        name, kind = _text_ignoring_case(item, "name"), _text_ignoring_case(item, "type")
        if not name or not kind:
            return "a binding has no name or no type"
        direction = _direction(item)
        if direction is None:
            return f"the direction of the binding {name} is none"
        data_type = _text_ignoring_case(item, "dataType").lower() or "undefined"
        bindings[name] = {"type": kind, "direction": direction, "data_type": data_type}
    return bindings


def _direction(binding: JsonObject) -> str | None:
    """`in` where absent; the host takes also the numbers of its enumeration, and any case."""
    member = binding.get_ignoring_case("direction")
    if member is None:
        return "in"
    if isinstance(member.value, JsonNumber) and member.value.value in (0, 1, 2):
        return _DIRECTIONS[int(member.value.value)]
    direction = _text_ignoring_case(binding, "direction").lower()
    return direction if direction in _DIRECTIONS else None


def _script(folder: Path, script_file: str) -> str | None:
    """The absolute path of the function's script, found as the host finds it, or None where the host finds none."""
    if script_file:
        path = os.path.normpath(folder / script_file)
        return path if os.path.isfile(path) else None
    files = sorted(entry for entry in folder.iterdir() if entry.is_file() and entry.name != "function.json")
    if len(files) > 1:
        files = [file for file in files if file.stem.lower() == "run" or file.name.lower() in _PRIMARY_SCRIPTS]
    return str(files[0]) if files else None


def _text(function: JsonObject, name: str) -> str:
    member = function.get(name)
    return member.value.value if member is not None and isinstance(member.value, JsonString) else ""


def _text_ignoring_case(binding: JsonObject, name: str) -> str:
    member = binding.get_ignoring_case(name)
    return member.value.value if member is not None and isinstance(member.value, JsonString) else ""
