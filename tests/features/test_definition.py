"""Definition: from each half of a function to the other."""

from __future__ import annotations

import pytest

from funcls.features.definition import define
from funcls.model.source import Place
from funcls.text import Span
from support.apps import fixture

FUNCTION_JSON = """{
  "scriptFile": "../shared/orders.py",
  "entryPoint": "place",
  "bindings": [
    {"name": "req", "type": "httpTrigger", "direction": "in", "authLevel": "anonymous"},
    {"name": "lost", "type": "queue", "direction": "out", "queueName": "orders"},
    {"name": "$return", "type": "http", "direction": "out"}
  ]
}"""
HANDLER = """import azure.functions as func

def place(req: func.HttpRequest, context) -> func.HttpResponse:
    return func.HttpResponse(req)
"""


def defined(app: str) -> list[str]:
    """Return what the place at the cursor leads to: `what is asked about -> file: what stands there`."""
    opened = fixture(app)
    return [
        f"{opened.text(opened.path)[slice(*link.origin)]} -> {link.target.path}: "
        f"{opened.text(link.target.path)[slice(*link.target.span)]}"
        for link in define(opened.state, opened.path, opened.offset)
    ]


def at(place: str) -> list[str]:
    """Ask at a place of the app above, written with the cursor mark."""
    text = place.replace("<|>", "")
    files = {"Orders/function.json": FUNCTION_JSON, "shared/orders.py": HANDLER}
    (name,) = (name for name, content in files.items() if content.count(text) == 1)
    files[name] = files[name].replace(text, place)
    return defined("".join(f"--- {name}\n{content}\n" for name, content in files.items()))


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ('"re<|>q"', '"req" -> shared/orders.py: req'),
        ('"na<|>me": "req"', '"name" -> shared/orders.py: req'),
        ('"$ret<|>urn"', '"$return" -> shared/orders.py: func.HttpResponse'),
        ('"../shared/or<|>ders.py"', '"../shared/orders.py" -> shared/orders.py: '),
        ('"script<|>File"', '"scriptFile" -> shared/orders.py: '),
        ('"pla<|>ce"', '"place" -> shared/orders.py: place'),
        ('"entry<|>Point"', '"entryPoint" -> shared/orders.py: place'),
    ],
)
def test_from_function_json_to_the_code(place: str, target: str) -> None:
    assert at(place) == [target]


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("re<|>q: func", 'req -> Orders/function.json: "req"'),
        ("func.Http<|>Response:", 'func.HttpResponse -> Orders/function.json: "$return"'),
        ("pla<|>ce(", 'place -> Orders/function.json: "place"'),
    ],
)
def test_from_the_code_to_function_json(place: str, target: str) -> None:
    assert at(place) == [target]


@pytest.mark.parametrize(
    "place",
    [
        '"lo<|>st"',
        '"queue<|>Name"',
        '"httpTr<|>igger"',
        '"authLevel": "ano<|>nymous"',
        '"bind<|>ings"',
        "{<|>\n",
        "cont<|>ext",
        "HttpReq<|>uest,",
        "ret<|>urn func",
        "de<|>f",
    ],
)
def test_nowhere_from_what_has_no_other_half(place: str) -> None:
    assert at(place) == []


def test_a_script_file_leads_to_the_start_of_the_file() -> None:
    app = fixture("""
        --- Orders/function.json
        {"scriptFile": "or<|>ders.py", "bindings": []}
        --- Orders/orders.py
        def main(): ...
        """)
    (link,) = define(app.state, app.path, app.offset)
    assert link.target == Place("Orders/orders.py", Span(0, 0))


def test_a_script_file_that_does_not_exist_leads_nowhere() -> None:
    assert defined('--- Orders/function.json\n{"scriptFile": "or<|>ders.py", "bindings": []}\n') == []


def test_without_entry_point_the_handler_leads_to_the_bindings() -> None:
    assert defined("""
        --- Clean/function.json
        {"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]}
        --- Clean/__init__.py
        def ma<|>in(timer): ...
        """) == ['main -> Clean/function.json: "bindings"']


def test_without_return_annotation_the_return_value_leads_to_the_name() -> None:
    assert defined("""
        --- Clean/function.json
        {"bindings": [{"type": "http", "name": "$ret<|>urn", "direction": "out"}]}
        --- Clean/__init__.py
        def main(timer): ...
        """) == ['"$return" -> Clean/__init__.py: main']


def test_an_imported_handler_is_followed_to_where_it_is_defined() -> None:
    app = """
        --- Clean/function.json
        {"bindings": [{"type": "timerTrigger", "name": "ti<|>mer", "schedule": "0 0 * * * *"}]}
        --- Clean/__init__.py
        from .work import run as main
        --- Clean/work.py
        def run(timer): ...
        """
    assert defined(app) == ['"timer" -> Clean/work.py: timer']
    assert defined(app.replace("<|>", "").replace("run(timer)", "run(ti<|>mer)")) == [
        'timer -> Clean/function.json: "timer"'
    ]


def test_several_functions_of_one_script_are_all_given() -> None:
    app = """
        --- Evening/function.json
        {"scriptFile": "../shared.py", "bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "18:00:00"}]}
        --- Morning/function.json
        {"scriptFile": "../shared.py", "bindings": [{"type": "queueTrigger", "name": "timer", "queueName": "orders"}]}
        --- shared.py
        def main(timer): ...
        """
    assert defined(app.replace("main(timer)", "main(ti<|>mer)")) == [
        'timer -> Evening/function.json: "timer"',
        'timer -> Morning/function.json: "timer"',
    ]
    assert defined(app.replace("main(timer)", "ma<|>in(timer)")) == [
        'main -> Evening/function.json: "bindings"',
        'main -> Morning/function.json: "bindings"',
    ]


def test_two_handlers_of_one_script_lead_to_their_own_functions() -> None:
    app = """
        --- Evening/function.json
        {"scriptFile": "../shared.py", "entryPoint": "evening", "bindings": [{"type": "timerTrigger", "name": "timer"}]}
        --- Morning/function.json
        {"scriptFile": "../shared.py", "entryPoint": "morning", "bindings": [{"type": "timerTrigger", "name": "timer"}]}
        --- shared.py
        def evening(timer): ...
        def morning(timer): ...
        """
    assert defined(app.replace("morning(timer)", "morning(ti<|>mer)")) == ['timer -> Morning/function.json: "timer"']


def test_while_the_handler_is_half_typed_an_intact_parameter_is_still_linked() -> None:
    assert defined("""
        --- Clean/function.json
        {"bindings": [{"type": "timerTrigger", "name": "ti<|>mer", "schedule": "0 0 * * * *"}]}
        --- Clean/__init__.py
        def main(timer):
            print(

        def helper(): ...
        """) == ['"timer" -> Clean/__init__.py: timer']


def test_while_function_json_is_half_typed_an_intact_name_is_still_linked() -> None:
    assert defined("""
        --- Clean/function.json
        {"bindings": [{"type": "timerTrigger", "name": "ti<|>mer", "sched
        --- Clean/__init__.py
        def main(timer): ...
        """) == ['"timer" -> Clean/__init__.py: timer']
