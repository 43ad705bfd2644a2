"""What people read of a refused annotation; which ones are refused is in `tests/model/test_annotations.py`."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report, stated


def test_a_mismatch_names_what_fits() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "queueTrigger", "name": "msg", "queueName": "orders"}]}
        --- Orders/__init__.py
        def main(msg: dict): ...
        """) == block("""
        Orders/__init__.py: error[annotation-mismatch]
        def main(msg: dict): ...
                      ^^^^
        'dict' does not fit a 'queueTrigger' binding: the worker refuses the function, "type of msg binding
        in function.json "queueTrigger" does not match its Python annotation" (up to Python 3.12: "function
        definition (function.json or function decorators)"). Write func.QueueMessage, str or bytes, or no
        annotation.
          Orders/function.json: The type of binding 'msg'
          {"bindings": [{"type": "queueTrigger", "name": "msg", "queueName": "orders"}]}
                                 ^^^^^^^^^^^^^^
        """)


def test_a_mismatch_with_a_data_type_has_other_words() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "queueTrigger", "name": "msg", "queueName": "orders", "dataType": "binary"}]}
        --- Orders/__init__.py
        def main(msg: dict): ...
        """) == block("""
        Orders/__init__.py: error[annotation-mismatch]
        def main(msg: dict): ...
                      ^^^^
        'dict' does not fit a 'queueTrigger' binding: the worker refuses the function, "dataType
        "queueTrigger" in function.json do not match the corresponding function parameter's Python type" (up
        to Python 3.12: "function definition (function.json or function decorators)"). Write
        func.QueueMessage, str or bytes, or no annotation.
          Orders/function.json: The type of binding 'msg'
          {"bindings": [{"type": "queueTrigger", "name": "msg", "queueName": "orders", "dataType": "binary"}]}
                                 ^^^^^^^^^^^^^^
        """)


def test_a_type_in_other_letters_is_told_apart() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "QueueTrigger", "name": "msg", "queueName": "orders"}]}
        --- Orders/__init__.py
        import azure.functions as func

        def main(msg: func.QueueMessage): ...
        """) == block("""
        Orders/__init__.py: error[annotation-mismatch]
        def main(msg: func.QueueMessage): ...
                      ^^^^^^^^^^^^^^^^^
        'func.QueueMessage' does not fit a 'QueueTrigger' binding: the worker refuses the function, "type of
        msg binding in function.json "QueueTrigger" does not match its Python annotation" (up to Python
        3.12: "function definition (function.json or function decorators)"). Spell the type 'queueTrigger'
        in function.json, as the worker knows it.
          Orders/function.json: The type of binding 'msg'
          {"bindings": [{"type": "QueueTrigger", "name": "msg", "queueName": "orders"}]}
                                 ^^^^^^^^^^^^^^
        """)


def test_a_direction_that_the_converter_does_not_have() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [
          {"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"},
          {"type": "blob", "name": "doc", "path": "a/b", "direction": "in"},
          {"type": "queue", "name": "msg", "queueName": "orders", "direction": "in"}
        ]}
        --- Orders/__init__.py
        def main(timer, doc, msg: dict): ...
        """) == block("""
        Orders/__init__.py: error[annotation-mismatch]
        def main(timer, doc, msg: dict): ...
                                  ^^^^
        'dict' does not fit a 'queue' binding: the worker refuses the function, "has no attribute
        'check_input_type_annotation'". Write str or bytes, or no annotation.
          Orders/function.json: The type of binding 'msg'
            {"type": "queue", "name": "msg", "queueName": "orders", "direction": "in"}
                     ^^^^^^^
        Orders/function.json: warning[direction-unsupported]
          {"type": "queue", "name": "msg", "queueName": "orders", "direction": "in"}
                                                                               ^^^^
        This binding has direction "in", and a 'queue' binding takes only "out".
        """)


def test_an_optional_is_no_type() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        from typing import Optional
        import azure.functions as func

        def main(req: Optional[func.HttpRequest]): ...
        """) == block("""
        Orders/__init__.py: error[annotation-non-type]
        def main(req: Optional[func.HttpRequest]): ...
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
        'Optional[func.HttpRequest]' is no type for the worker: it refuses the function, "binding req has
        invalid non-type annotation". Write func.HttpRequest, str or bytes, or no annotation.
          Orders/function.json: The type of binding 'req'
          {"bindings": [{"type": "httpTrigger", "name": "req"}]}
                                 ^^^^^^^^^^^^^
        """)


def test_what_only_some_pythons_refuse_is_a_warning_that_names_them() -> None:
    assert report("""
        --- Count/function.json
        {"bindings": [{"type": "activityTrigger", "name": "names"}]}
        --- Count/__init__.py
        def main(names: list[str]): ...
        """) == block("""
        Count/__init__.py: warning[annotation-non-type]
        def main(names: list[str]): ...
                        ^^^^^^^^^
        'list[str]' is no type for the worker: it refuses the function, "binding names has invalid non-type
        annotation". Write a class such as dict or a generic such as typing.List[str], or no annotation.
        That is so on Python 3.11 to 3.14.
          Count/function.json: The type of binding 'names'
          {"bindings": [{"type": "activityTrigger", "name": "names"}]}
                                 ^^^^^^^^^^^^^^^^^
        """)


def test_a_name_that_is_not_there() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req: "func.HttpRequest"): ...
        """) == block("""
        Orders/__init__.py: error[annotation-unresolved]
        def main(req: "func.HttpRequest"): ...
                      ^^^^^^^^^^^^^^^^^^
        '"func.HttpRequest"' cannot be evaluated: the worker refuses the function, "name 'func' is not
        defined". Import the name before this line, and not under 'if TYPE_CHECKING:' alone.
          Orders/function.json: The type of binding 'req'
          {"bindings": [{"type": "httpTrigger", "name": "req"}]}
                                 ^^^^^^^^^^^^^
        """)


@pytest.mark.parametrize(
    "annotation", ["func.HttpRequst", "'func.HttpRequst'", "Optional['func.HttpRequst']", "Request(str)"]
)
def test_a_name_that_is_not_there_fails_within_any_annotation(annotation: str) -> None:
    for signature in (f"(req: {annotation})", f"(req) -> {annotation}"):
        script = f"import azure.functions as func\nfrom typing import Optional\n\ndef main{signature}: ..."
        function = '{"bindings": [{"type": "httpTrigger", "name": "req"}]}'
        assert codes(f"--- Orders/function.json\n{function}\n--- Orders/__init__.py\n{script}\n") == [
            "error annotation-unresolved"
        ]


def test_a_misspelt_class() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        import azure.functions as func

        def main(req: func.HttpReqest): ...
        """) == block("""
        Orders/__init__.py: error[annotation-unresolved]
        def main(req: func.HttpReqest): ...
                      ^^^^^^^^^^^^^^^
        'func.HttpReqest' cannot be evaluated: the worker refuses the function, "module 'azure.functions'
        has no attribute 'HttpReqest'". Did you mean 'HttpRequest'?
          Orders/function.json: The type of binding 'req'
          {"bindings": [{"type": "httpTrigger", "name": "req"}]}
                                 ^^^^^^^^^^^^^
        """)


def test_a_return_annotation_that_does_not_fit() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req"},
          {"type": "http", "name": "$return", "direction": "out"}
        ]}
        --- Orders/__init__.py
        def main(req) -> dict: ...
        """) == block("""
        Orders/__init__.py: error[return-mismatch]
        def main(req) -> dict: ...
                         ^^^^
        'dict' does not fit the 'http' binding of the return value: the worker refuses the function, "Python
        return annotation "dict" does not match binding type "http"". Write func.HttpResponse or str, or no
        annotation.
          Orders/function.json: The binding of the return value
            {"type": "http", "name": "$return", "direction": "out"}
                     ^^^^^^
        """)


def test_a_return_annotation_that_is_no_class() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req"},
          {"type": "http", "name": "$return", "direction": "out"}
        ]}
        --- Orders/__init__.py
        def main(req) -> str | None: ...
        """) == block("""
        Orders/__init__.py: error[return-non-type]
        def main(req) -> str | None: ...
                         ^^^^^^^^^^
        'str | None' is no class: the worker refuses the function, "has invalid non-type return annotation".
        Write func.HttpResponse or str, or no annotation.
          Orders/function.json: The binding of the return value
            {"type": "http", "name": "$return", "direction": "out"}
                     ^^^^^^
        """)


def test_the_words_are_those_of_the_stated_python() -> None:
    text = """
        --- Orders/function.json
        {"bindings": [{"type": "queueTrigger", "name": "msg", "queueName": "orders"}]}
        --- Orders/__init__.py
        def main(msg: dict): ...
        """
    old, new = (report(text, stated(python=version)) for version in ("3.12", "3.13"))

    assert "in function definition (function.json or function decorators)" in " ".join(old.split())
    assert "binding in function.json" in " ".join(new.split())
    assert "up to Python 3.12" not in old + new


def test_nothing_is_said_of_the_return_value_without_a_binding_for_it() -> None:
    assert (
        codes("""
        --- Orders/function.json
        {"bindings": [{"type": "queueTrigger", "name": "msg", "queueName": "orders"}]}
        --- Orders/__init__.py
        def main(msg) -> dict: ...
        """)
        == []
    )


EVENTS = """
    --- Orders/function.json
    {{"bindings": [
      {{"type": "{kind}", "name": "events", "eventHubName": "orders", "connection": "Hub"{cardinality}}}
    ]}}
    --- Orders/__init__.py
    import typing
    import azure.functions as func

    def main(events: {annotation}): ...
    """


def counted(annotation: str, cardinality: str = "", kind: str = "eventHubTrigger") -> list[str]:
    stated = f', "cardinality": {cardinality}' if cardinality else ""
    return codes(EVENTS.format(kind=kind, cardinality=stated, annotation=annotation))


def test_a_list_of_events_is_not_one_event() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [
          {"type": "eventHubTrigger", "name": "events", "eventHubName": "a", "connection": "A", "cardinality": "Many"}
        ]}
        --- Orders/__init__.py
        def main(events: str): ...
        """) == block("""
        Orders/__init__.py: warning[cardinality-mismatch]
        def main(events: str): ...
                         ^^^
        'events' gets a list of events and is annotated 'str': the function fails on the first batch.
        Annotate typing.List[...] with the class of the event, or set "cardinality": "one".
          Orders/function.json: The cardinality of binding 'events'
            {"type": "eventHubTrigger", "name": "events", "eventHubName": "a", "connection": "A", "cardinality": "Many"}
                                                                                                                 ^^^^^^
        """)


def test_one_event_is_not_a_list() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "eventHubTrigger", "name": "events", "eventHubName": "orders", "connection": "Hub"}]}
        --- Orders/__init__.py
        import typing
        import azure.functions as func

        def main(events: typing.Sequence[func.EventHubEvent]): ...
        """) == block("""
        Orders/__init__.py: warning[cardinality-mismatch]
        def main(events: typing.Sequence[func.EventHubEvent]): ...
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        'events' gets one event at a time and is annotated 'typing.Sequence[func.EventHubEvent]': the
        function fails on the first event. Set "cardinality": "many", or annotate the class of the event.
          Orders/function.json: The type of binding 'events'
          {"bindings": [{"type": "eventHubTrigger", "name": "events", "eventHubName": "orders", "connection": "Hub"}]}
                                 ^^^^^^^^^^^^^^^^^
        """)


def test_the_number_of_events_counts_where_both_say_it() -> None:
    several, one, mismatch = "typing.List[func.EventHubEvent]", "func.EventHubEvent", ["warning cardinality-mismatch"]

    assert counted(one) == counted(one, '"one"') == counted(one, "null") == counted(several, '"MANY"') == []
    assert (
        counted(several)
        == counted(several, '"one"')
        == counted(one, '"many"')
        == counted("bytes", '"many"')
        == mismatch
    )
    assert "warning cardinality-mismatch" not in counted("func.QueueMessage", '"many"', "queueTrigger")


BLOB = """
    --- Show/function.json
    {{"bindings": [
      {{"type": "httpTrigger", "name": "req"}},
      {{"type": "blob", "name": "picture", "path": "a/b.png"{data_type}}}
    ]}}
    --- Show/__init__.py
    import azure.functions as func

    def main(req, picture: {annotation}): ...
    """


def test_bytes_of_an_input_that_comes_as_text() -> None:
    assert report("""
        --- Show/function.json
        {"bindings": [
          {"type": "httpTrigger", "name": "req"},
          {"type": "blob", "name": "picture", "path": "a/b.png"}
        ]}
        --- Show/__init__.py
        def main(req, picture: bytes): ...
        """) == block("""
        Show/__init__.py: warning[bytes-as-text]
        def main(req, picture: bytes): ...
                               ^^^^^
        The host hands 'picture' over as text: the handler gets a str, and bytes that are no UTF-8 are lost.
        Add "dataType": "binary" to the binding.
          Show/function.json: The type of binding 'picture'
            {"type": "blob", "name": "picture", "path": "a/b.png"}
                     ^^^^^^
        """)


def test_text_that_is_asked_for_or_bytes_that_come_as_such() -> None:
    lost = ["warning bytes-as-text"]

    assert codes(BLOB.format(data_type=', "dataType": "binary"', annotation="bytes")) == []
    assert codes(BLOB.format(data_type=', "DataType": "Binary"', annotation="bytes")) == []
    assert codes(BLOB.format(data_type=', "dataType": "string"', annotation="bytes")) == lost
    assert codes(BLOB.format(data_type=', "dataType": null', annotation="bytes")) == lost
    assert codes(BLOB.format(data_type="", annotation="str")) == []
    assert codes(BLOB.format(data_type="", annotation="func.InputStream")) == []


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        ("func.HttpRequst", "module 'azure.functions' has no attribute 'HttpRequst'"),
        ("Timer", "cannot import name 'TimerRequst' from 'azure.functions'"),
        ("Unknown", "name 'Unknown' is not defined"),
    ],
)
def test_an_annotation_fails_whatever_a_decorator_makes_of_the_handler(annotation: str, words: str) -> None:
    text = f"""
        --- Orders/function.json
        {{"bindings": [{{"type": "httpTrigger", "name": "req"}}]}}
        --- Orders/__init__.py
        import library
        import azure.functions as func
        from azure.functions import TimerRequst as Timer

        @library.changes
        def main(req: {annotation}, other: "Unknown"): ...
        """

    assert f'"{words}"' in " ".join(report(text, stated(python="3.13")).split())
    # Python 3.14 evaluates annotations when someone asks for them, which the decorator decides.
    assert codes(text, stated(python="3.14")) == []


def test_what_a_decorator_may_never_ask_for_is_not_judged() -> None:
    text = """
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        import library

        @library.changes
        def main(req: "Unknown") -> int: ...
        """

    assert codes(text, stated(python="3.13")) == []


@pytest.mark.parametrize(
    ("annotation", "found"),
    [
        ("typing.Callable[[func.TimerRequst], None]", ["error annotation-unresolved"]),
        ("[Unknown]", ["error annotation-unresolved"]),
        ("typing.Callable[[func.TimerRequest], None]", []),
        ("typing.Callable[['Unknown'], None]", []),
    ],
)
def test_what_stands_in_a_list_is_evaluated_but_for_texts(annotation: str, found: list[str]) -> None:
    text = f"""
        --- Orders/function.json
        {{"bindings": [{{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}}]}}
        --- Orders/__init__.py
        import typing
        import azure.functions as func

        def main(timer) -> {annotation}: ...
        """

    assert [each for each in codes(text, stated(python="3.13")) if each == "error annotation-unresolved"] == found
