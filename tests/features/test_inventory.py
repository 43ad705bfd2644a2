"""What becomes of each function of an app, as far as its files tell."""

from __future__ import annotations

import json

import pytest

from funcls.features.inventory import Entry, Inventory, take_inventory
from funcls.model.source import Listing
from funcls.workspace.disk import Content
from funcls.workspace.host import Host
from funcls.workspace.resources import load_catalogue
from support.apps import HOST_JSON, ROOT, MemoryDisk, fixture

FUNCTION = """
--- Orders/function.json
{"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]}
--- Orders/__init__.py
def main(timer): ...
"""
HOST_WITHOUT_VERSION = '--- host.json\n{"logging": {}}\n'


def inventory(text: str) -> Inventory:
    state = fixture(text).state
    return take_inventory(state, state.functions)


def states(text: str) -> list[str]:
    return [state_of(each) for each in inventory(text).entries]


def state_of(entry: Entry) -> str:
    state = entry.state
    by = f" by {state.by.value}" if state.by is not None else ""
    assert bool(state.message) == (state.outcome.value != "indexed" or bool(state.code))
    return f"{state.outcome.value}{by} {state.code}".rstrip()


def settings(name: str, value: str) -> str:
    return f'--- local.settings.json\n{{"IsEncrypted": false, "Values": {{{json.dumps(name)}: {value}}}}}\n'


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ("indexed", FUNCTION),
        ("refused by worker param-undeclared", FUNCTION.replace("main(timer)", "main(timer, extra)")),
        ("refused by host no-trigger", FUNCTION.replace("timerTrigger", "timer")),
        (
            "refused by host property-required",
            FUNCTION.replace("main(timer)", "main(extra)").replace('{"bindings"', '{"retry": {}, "bindings"'),
        ),
        ("refused by host json-syntax", FUNCTION.replace("]}", "}")),
        ("refused by worker entry-missing", FUNCTION.replace("main", "other")),
        ("notLoaded mixed-model", f"{FUNCTION}--- function_app.py\n"),
        ("notLoaded mixed-model", f"{FUNCTION.replace('main', 'other')}--- function_app.py\n"),
        ("notLoaded allow-list", f'--- host.json\n{{"version": "2.0", "functions": ["Other"]}}{FUNCTION}'),
        ("notLoaded host-version", f"{HOST_WITHOUT_VERSION}{FUNCTION}"),
        ("refused by worker entry-missing", f"{HOST_WITHOUT_VERSION}{FUNCTION.replace('main', 'other')}"),
        ("disabled", settings("AzureWebJobs.Orders.Disabled", '"true"') + FUNCTION),
        ("disabled", settings("AzureWebJobs_Orders_Disabled", '"1"') + FUNCTION),
        ("disabled", settings("azurewebjobs.orders.disabled", "true") + FUNCTION),
        ("indexed", settings("AzureWebJobs.Orders.Disabled", '"false"') + FUNCTION),
        ("indexed", settings("AzureWebJobs.Orders.Disabled", '"yes"') + FUNCTION),
        ("indexed", settings("AzureWebJobs.Other.Disabled", '"true"') + FUNCTION),
        ("indexed disabled-ignored", FUNCTION.replace('{"bindings"', '{"disabled": true, "bindings"')),
        ("indexed", FUNCTION.replace('{"bindings"', '{"disabled": false, "bindings"')),
    ],
)
def test_the_state_of_a_function(state: str, text: str) -> None:
    assert states(text) == [state]


def test_the_later_of_two_routes_is_refused() -> None:
    trigger = '{"bindings": [{"type": "httpTrigger", "name": "req", "route": "orders"}]}'
    files = (f"--- {name}/function.json\n{trigger}\n--- {name}/__init__.py\ndef main(req): ...\n" for name in "BA")
    assert states("".join(files)) == ["indexed", "refused by host route-conflict"]


class UnreadableDisk(MemoryDisk):
    """A disk on which nobody may read one of the files."""

    def __init__(self, files: dict[str, str], unreadable: str) -> None:
        super().__init__(files)
        self.unreadable = unreadable

    def read(self, path: str) -> Content | None:
        return Content("", readable=False) if path == self.unreadable else super().read(path)

    def list(self, folder: str) -> Listing | None:
        return super().list(folder)


@pytest.mark.parametrize("name", ["function.json", "__init__.py"])
def test_of_a_file_that_cannot_be_read_nothing_is_claimed(name: str) -> None:
    files = {f"{ROOT}/host.json": HOST_JSON}
    files[f"{ROOT}/Orders/function.json"] = (
        '{"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "1:0"}]}'
    )
    files[f"{ROOT}/Orders/__init__.py"] = "def main(timer): ...\n"
    host = Host(UnreadableDisk(files, f"{ROOT}/Orders/{name}"), load_catalogue())
    host.open_app(ROOT)

    (entry,) = take_inventory(host.snapshot.apps[ROOT], {"Orders"}).entries
    assert state_of(entry) == "unknown unreadable"
    assert f"Orders/{name} cannot be read" in entry.state.message
    assert entry.handler is None


def test_nothing_is_claimed_of_what_stands_in_a_broken_file() -> None:
    (entry,) = inventory(FUNCTION.replace('"schedule"', 'schedule" ')).entries
    assert (entry.trigger, entry.inputs, entry.outputs) == (None, (), ())


def test_bindings_by_their_direction() -> None:
    bindings = ", ".join(
        f'{{"type": "{kind}", "name": "{name}"{direction}}}'
        for kind, name, direction in [
            ("blob", "read", ""),
            ("timerTrigger", "timer", ""),
            ("timerTrigger", "second", ""),
            ("queue", "$return", ', "direction": "out"'),
            ("blob", "both", ', "direction": "inout"'),
            ("blob", "odd", ', "direction": "sideways"'),
        ]
    )
    (entry,) = inventory(f'--- Orders/function.json\n{{"bindings": [{bindings}]}}\n').entries
    assert entry.trigger is not None
    assert entry.trigger.name == "timer"
    assert [each.name for each in entry.inputs] == ["read", "second", "both"]
    assert [each.name for each in entry.outputs] == ["$return", "both"]


def test_a_handler_in_another_module() -> None:
    text = FUNCTION.replace("def main(timer): ...", "from shared.work import run as main")
    (entry,) = inventory(f"{text}--- shared/work.py\n\ndef run(timer): ...\n").entries
    assert entry.handler is not None
    assert (entry.handler.path, entry.handler_name) == ("shared/work.py", "run")


def test_an_app_of_another_language_has_no_entries() -> None:
    node = f"{settings('FUNCTIONS_WORKER_RUNTIME', chr(34) + 'node' + chr(34))}{FUNCTION}"
    found = inventory(node)
    assert (found.is_python, found.entries, found.known, found.others) == (False, (), 0, 1)
    assert [each.code for each in found.stops] == ["runtime-not-python"]

    unknown = inventory(FUNCTION.replace("__init__.py", "index.js"))
    assert (unknown.is_python, unknown.entries, unknown.others) == (False, (), 1)


def test_functions_of_other_languages_are_counted() -> None:
    timer = '{"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]}'
    script, python = f"--- A/function.json\n{timer}\n--- A/index.js\n", "--- B/run.py\ndef main(timer): ...\n"
    found = inventory(f"{script}--- B/function.json\n{timer}\n{python}")
    assert ([each.name for each in found.entries], found.known, found.others) == (["B"], 1, 1)


def test_an_app_without_functions() -> None:
    found = inventory("--- host.json\n{}\n")
    assert (found.is_python, found.entries, found.known, found.others) == (True, (), 0, 0)
