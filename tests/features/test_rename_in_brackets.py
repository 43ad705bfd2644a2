"""Renaming a part of a route or path: in function.json, and in the handler where it is certain."""

from __future__ import annotations

import pytest

from support.apps import fixture
from support.renames import placeholder, renamed

SCRIPT = """--- Orders/__init__.py
import azure.functions as func


def main(req: func.HttpRequest, order: str, copy: str) -> func.HttpResponse:
    found = req.route_params["Id"], req.route_params.get("Id"), "Id" in req.route_params
    return func.HttpResponse(f"Id {found} {req.params['Id']}")
"""
JSON = """--- Orders/function.json
{"bindings": [
  {"name": "req", "type": "httpTrigger", "direction": "in", "route": "orders/{Id:int}/{*rest}"},
  {"name": "order", "type": "blob", "direction": "in", "path": "orders/{id}", "connection": "AzureWebJobsStorage"},
  {"name": "copy", "type": "blob", "direction": "in", "path": "{ID}/{rand-guid}", "connection": "AzureWebJobsStorage"},
  {"name": "$return", "type": "http", "direction": "out"}
]}
"""
BOTH = SCRIPT + JSON
RENAMED = BOTH.replace('params["Id"]', 'params["number"]').replace('.get("Id")', '.get("number")')
RENAMED = RENAMED.replace('"Id" in', '"number" in').replace("{Id:int}", "{number:int}")
RENAMED = RENAMED.replace("{id}", "{number}").replace("{ID}", "{number}")


@pytest.mark.parametrize(
    ("place", "name"), [("{I<|>d:int}", "Id"), ("{<|>id}", "id"), ("{ID<|>}", "ID"), ('params["I<|>d"]', "Id")]
)
def test_the_name_changes_wherever_it_stands(place: str, name: str) -> None:
    text = BOTH.replace(place.replace("<|>", ""), place)
    assert renamed(text, "number") == RENAMED
    assert placeholder(fixture(text)) == name


def test_of_a_blob_the_path_alone_changes() -> None:
    text = """--- Copy/function.json
{"bindings": [
  {"name": "blob", "type": "blobTrigger", "direction": "in", "path": "in/{na<|>me}.{ext}", "connection": "X"},
  {"name": "copy", "type": "blob", "direction": "out", "path": "out/{name}-{name.length}", "connection": "X"}
]}
--- Copy/__init__.py
import azure.functions as func


def main(blob: func.InputStream, copy: func.Out[str]):
    copy.set("name")
"""
    after = renamed(text, "file")
    assert after.startswith("--- Copy/function.json")
    assert '"in/{file}.{ext}"' in after
    assert '"out/{file}-{file.length}"' in after


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("rest", "`{rest}` stands in this function.json already."),
        ("Headers", "The host has a value of its own for `{Headers}`."),
        ("sys", "The host has a value of its own for `{sys}`."),
        ("rand-guid", "`rand-guid` cannot stand in brackets: a name has letters, digits and `_`, no digit first."),
        ("", "`` cannot stand in brackets: a name has letters, digits and `_`, no digit first."),
    ],
)
def test_a_name_is_judged_before_anything_changes(name: str, reason: str) -> None:
    assert renamed(BOTH.replace("{id}", "{i<|>d}"), name) == f"refused: {reason}"


CALLED = "found = help(req)"
HELPER = """--- shared/__init__.py
def help(request):
    return request.route_params["Id"]
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            BOTH.replace("rand-guid", "rand<|>-guid"),
            "No part of a route or path gives `rand-guid` its value: it comes with the event.",
            id="of the host",
        ),
        pytest.param(
            BOTH.replace("{id}", "{i<|>d}").replace('req.route_params["Id"],', 'f(**req.route_params), "Id",'),
            "Which parts of the route the code asks for at Orders/__init__.py:5 cannot be told.",
            id="all parts at once",
        ),
        pytest.param(
            BOTH.replace('params["Id"]', 'params["I<|>d"]')
            + JSON.replace("Orders/", "Again/").replace(
                '{"bindings"', '{"scriptFile": "../Orders/__init__.py", "bindings"'
            ),
            "Several functions that use Orders/__init__.py have a part `Id` in their routes.",
            id="a script that serves several functions",
        ),
        pytest.param(
            BOTH.replace("{id}", "{i<|>d}").replace("def main", "def main(:\n\ndef other"),
            "Orders/__init__.py may ask for `Id`, and has a syntax error or cannot be read.",
            id="syntax error",
        ),
        pytest.param(
            BOTH.replace("{id}", "{i<|>d}").replace("import azure", "from shared import help\nimport azure")
            + HELPER
            + BOTH.replace("Orders/", "Again/").replace("import azure", "from shared import help\nimport azure"),
            "The request at shared/__init__.py:2 may be that of another function.",
            id="a module that serves several functions",
        ),
    ],
)
def test_what_cannot_be_followed_is_refused(text: str, reason: str) -> None:
    assert renamed(text, "number") == f"refused: {reason}"


def test_a_module_of_one_function_follows() -> None:
    text = BOTH.replace("{id}", "{i<|>d}").replace("import azure", "from shared import help\nimport azure") + HELPER
    assert 'request.route_params["number"]' in renamed(text, "number")
