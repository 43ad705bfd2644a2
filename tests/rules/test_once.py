"""A mistake is told once: what only follows from it has no finding of its own. Two mistakes are two findings.

Each case changes one thing of a function without findings. That the rest follows is seen from the change: mended, the
function is clean again.
"""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

FUNCTION = """
--- Orders/function.json
{"bindings": [
  {"type": "queueTrigger", "direction": "in", "name": "msg", "queueName": "orders"},
  {"type": "blob", "direction": "in", "name": "doc", "path": "docs/{id}"},
  {"type": "queue", "direction": "out", "name": "done", "queueName": "done"},
  {"type": "http", "direction": "out", "name": "$return"}
]}
--- Orders/__init__.py
import azure.functions as func

def main(msg: func.QueueMessage, doc: func.InputStream, done: func.Out[str]) -> func.HttpResponse:
    done.set("x")
    return func.HttpResponse("ok")
"""
TRIGGER = '  {"type": "queueTrigger", "direction": "in", "name": "msg", "queueName": "orders"},\n'


def changed(*changes: tuple[str, str]) -> str:
    text = FUNCTION
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def test_the_function_is_clean() -> None:
    assert codes(FUNCTION) == []


@pytest.mark.parametrize("name", ["a-b", "m__sg", "$Return", "1st", "", "a b"])
@pytest.mark.parametrize("binding", ["msg", "doc", "done"])
def test_a_refused_name_leaves_its_parameter_without_a_binding(binding: str, name: str) -> None:
    assert codes(changed((f'"name": "{binding}"', f'"name": "{name}"'))) == ["error binding-name"]


@pytest.mark.parametrize("name", ["{}", "[]", "true"])
def test_a_name_that_is_no_text_has_no_other_finding(name: str) -> None:
    assert codes(changed(('"name": "doc"', f'"name": {name}'))) == ["error param-undeclared"]


def test_the_parameter_stands_beside_the_name() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "the-req"}
        ]}
        --- Orders/__init__.py
        def main(req): ...
        """) == block("""
        Orders/function.json: error[binding-name]
          {"type": "httpTrigger", "name": "the-req"}
                                          ^^^^^^^^^
        The host refuses the function, "The binding name the-req is invalid. Please assign a valid name to
        the binding." A name is a letter or '_', then letters, digits or single '_', at most 128 characters.
          Orders/__init__.py: The parameter that waits for it
          def main(req): ...
                   ^^^
        """)


def test_a_missing_name_and_a_misspelt_one() -> None:
    assert codes(changed(('"name": "doc", ', ""))) == ["error binding-name"]
    assert marked(changed(('"name": "doc"', '"nmae": "doc"'))) == [("binding-name", '"nmae"')]


def test_more_parameters_than_refused_names_are_a_mistake_of_their_own() -> None:
    text = changed(('"name": "doc"', '"name": "a-doc"'), ("def main(", "def main(other, "))

    assert codes(text) == ["error param-undeclared", "error param-undeclared", "error binding-name"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # The value may be what the output is for.
        ('"name": "$return"', '"name": "response"', "error binding-unused"),
        ('"name": "$return"', '"name": "$Return"', "error binding-name"),
        # The trigger is there, and turned round.
        ('"direction": "in", "name": "msg"', '"direction": "out", "name": "msg"', "error no-trigger"),
        ('"direction": "in", "name": "msg"', '"direction": "inout", "name": "msg"', "error no-trigger"),
        # It is there, and its type is a slip of the pen.
        ("queueTrigger", "queue", "error no-trigger"),
        ("queueTrigger", "queueTriger", "error no-trigger"),
        # It is not there: its parameter has nothing to wait for.
        (TRIGGER, "", "error no-trigger"),
        # A trigger twice has a name twice.
        (TRIGGER, TRIGGER + TRIGGER, "error many-triggers"),
        # A name that cannot stay has not to be another one besides.
        ('"direction": "in", "name": "doc"', '"direction": "in", "name": "$return"', "error return-dir"),
        # What should be an object may be any binding.
        (TRIGGER.strip(), '"queueTrigger",', "error property-value"),
    ],
)
def test_what_follows_from_a_binding(old: str, new: str, expected: str) -> None:
    assert codes(changed((old, new))) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"queueName": "done"', '"queuName": "done"', ("property-required", '"queuName"')),
        ('"path": "docs/{id}"', '"paht": "docs/{id}"', ("property-required", '"paht"')),
        ('"direction": "out", "name": "$return"', '"direcion": "out", "name": "$return"', ("return-dir", '"$return"')),
    ],
)
def test_a_misspelt_key_is_the_one_that_is_missing(old: str, new: str, expected: tuple[str, str]) -> None:
    assert marked(changed((old, new))) == [expected]


def test_a_key_that_nothing_waits_for_is_unknown() -> None:
    assert codes(changed(('"path": "docs/{id}"', '"path": "docs/{id}", "conection": "X"'))) == ["hint property-unknown"]
    assert codes(changed(('"path"', '"pth": "a", "path"'))) == ["hint property-unknown"]


def test_a_direction_is_told_where_it_is_refused() -> None:
    """The worker refuses the annotation; that the type has no such direction is why."""
    assert codes(changed(('"direction": "out", "name": "done"', '"name": "done"'))) == ["error in-has-out"]
    # Without the annotation, nothing else tells of it.
    text = changed(('"direction": "out", "name": "done"', '"name": "done"'), (": func.Out[str]", ""))
    assert codes(text) == ["warning direction-unsupported"]


def test_the_host_refuses_a_direction_before_the_worker_sees_the_annotation() -> None:
    text = changed(('"name": "$return"', '"name": "res"'), (") ->", ", res: func.Out[func.HttpResponse]) ->"))
    without = text.replace("return func.HttpResponse(", "res.set(").replace("-> func.HttpResponse", "")

    assert codes(without) == []
    assert codes(without.replace('"direction": "out", "name": "res"', '"name": "res"')) == [
        "error direction-unsupported"
    ]


@pytest.mark.parametrize("character", ['"', ",", ":", "]", "}"])
def test_a_function_json_that_the_host_cannot_read(character: str) -> None:
    """Whichever one is missing: what the broken part seems to say is not told."""
    function_json = FUNCTION[: FUNCTION.index("--- Orders/__init__")]
    for index, each in enumerate(function_json):
        if each == character and index > function_json.index("{"):
            text = FUNCTION[:index] + FUNCTION[index + 1 :]
            # Two bindings in one, or a member more, are read all the same.
            if "error json-syntax" in (found := codes(text)):
                assert set(found) == {"error json-syntax"}


def test_the_script_is_another_text() -> None:
    text = changed(('"name": "msg",', '"name": "msg"'), ("import azure", "from .nothing import x\nimport azure"))

    assert codes(text) == ["error import-missing", "error json-syntax"]


def test_the_name_of_the_folder_is_refused_before_it_is_imported() -> None:
    assert codes(FUNCTION.replace("Orders/", "Orders.v2/")) == ["error function-name"]
    script = changed(('{"bindings"', '{"scriptFile": "a.b.py", "bindings"'), ("/__init__.py", "/a.b.py"))
    assert codes(script.replace("Orders/", "Orders.v2/")) == ["error function-name", "error py-dotted"]


def test_an_import_that_several_annotations_wait_for() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req"},
          {"type": "http", "name": "$return", "direction": "out"}
        ]}
        --- Orders/__init__.py
        def main(req: func.HttpRequest) -> func.HttpResponse: ...
        """) == block("""
        Orders/__init__.py: error[annotation-unresolved]
        def main(req: func.HttpRequest) -> func.HttpResponse: ...
                      ^^^^^^^^^^^^^^^^
        'func.HttpRequest' cannot be evaluated: the worker refuses the function, "name 'func' is not
        defined". Import the name before this line, and not under 'if TYPE_CHECKING:' alone.
          Orders/function.json: The type of binding 'req'
            {"type": "httpTrigger", "name": "req"},
                     ^^^^^^^^^^^^^
          Orders/__init__.py: 'func.HttpResponse' fails, too
          def main(req: func.HttpRequest) -> func.HttpResponse: ...
                                             ^^^^^^^^^^^^^^^^^
        """)
    assert codes("""
        --- Orders/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req"},
          {"type": "http", "name": "$return", "direction": "out"}
        ]}
        --- Orders/__init__.py
        def main(req: func.HttpRequest) -> fun.HttpResponse: ...
        """) == ["error annotation-unresolved", "error annotation-unresolved"]


def test_an_extension_that_several_bindings_need() -> None:
    assert codes('--- host.json\n{"version": "2.0"}\n' + FUNCTION.lstrip()) == ["error extension-missing"]


def test_a_cardinality_that_there_is_not() -> None:
    assert codes("""
        --- Orders/function.json
        {"bindings": [{"type": "eventHubTrigger", "name": "events", "eventHubName": "h", "connection": "E",
          "cardinality": "several"}]}
        --- Orders/__init__.py
        from typing import List
        import azure.functions as func
        def main(events: List[func.EventHubEvent]): ...
        """) == ["error property-value"]


def test_the_two_halves_of_a_pair_are_told_each_in_its_file() -> None:
    """Which of the two is wrong cannot be told, and either file may be the open one."""
    assert codes(changed(('"name": "doc"', '"name": "document"'))) == ["error param-undeclared", "error binding-unused"]


def test_a_function_that_is_not_loaded() -> None:
    text = changed(('"name": "doc"', '"name": "a-doc"'))

    assert codes(f"--- function_app.py\n{text}") == ["warning mixed-model", "information binding-name"]
    host = '--- host.json\n{"version": "2.0", "functions": ["Bills"]}\n'
    assert codes(f"{host}{FUNCTION}") == [
        "warning allow-list",
        "information extension-missing",
        "warning host-functions",
    ]
