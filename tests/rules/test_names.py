"""Names of bindings: which the host accepts, and that they are unique."""

from __future__ import annotations

import pytest

from support.apps import block, codes, report, stated


def named(name: str) -> str:
    """An app whose one binding has the name."""
    return f"""
        --- Orders/function.json
        {{"bindings": [{{"type": "httpTrigger", "name": {name}}}]}}
        --- Orders/__init__.py
        from library import main
        """


def test_a_name_that_the_host_refuses() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "order-item"},
            {"type": "http", "name": "$Return", "direction": "out"},
            {"type": "blob", "name": "a__b", "path": "docs/a.txt"},
            {"type": "blob", "path": "docs/b.txt"}
          ]
        }
        --- Orders/__init__.py
        from library import main
        """) == block("""
            Orders/function.json: error[binding-name]
                {"type": "httpTrigger", "name": "order-item"},
                                                ^^^^^^^^^^^^
            The host refuses the function, "The binding name order-item is invalid. Please assign a valid name
            to the binding." A name is a letter or '_', then letters, digits or single '_', at most 128
            characters.
            Orders/function.json: error[binding-name]
                {"type": "http", "name": "$Return", "direction": "out"},
                                         ^^^^^^^^^
            The host refuses the function, "The binding name $Return is invalid. Please assign a valid name to
            the binding." Write '$return' in lower case.
            Orders/function.json: error[binding-name]
                {"type": "blob", "name": "a__b", "path": "docs/a.txt"},
                                         ^^^^^^
            The host refuses the function, "The binding name a__b is invalid. Please assign a valid name to the
            binding." Two underscores in a row are not allowed.
            Orders/function.json: error[binding-name]
                {"type": "blob", "path": "docs/b.txt"}
                         ^^^^^^
            The host refuses the function, "The binding name  is invalid. Please assign a valid name to the
            binding." Give it the name of the handler's parameter that receives it.
            """)


@pytest.mark.parametrize(
    "name",
    [
        *('"2nd"', '"a b"', '"a.b"', '"a-b"', '"é"', '""', "null", '"a__b"', '"__"', '"a__"', f'"{"a" * 129}"', "1"),
        *('"$Return"', '"$RETURN"', '"$return "', '"$other"'),
    ],
)
def test_names_that_every_host_refuses(name: str) -> None:
    assert codes(named(name)) == ["error binding-name"]


@pytest.mark.parametrize("name", ['"req"', '"_"', '"_req"', '"my_req"', '"Req2"', f'"{"a" * 128}"'])
def test_names_that_the_host_of_today_accepts(name: str) -> None:
    assert codes(named(name)) == []


@pytest.mark.parametrize("name", ["class", "None", "async"])
def test_a_keyword_of_python_can_be_no_parameter(name: str) -> None:
    """The host takes it (facts: binding-name); the worker finds no parameter (measured: binding-unused)."""
    assert codes(named(f'"{name}"')) == ["error binding-unused"]


@pytest.mark.parametrize("name", ["match", "type", "_", "print", "Class"])
def test_other_words_of_python_are_names(name: str) -> None:
    assert codes(named(f'"{name}"').replace("from library import main", f"def main({name}): ...")) == []


def test_a_keyword_is_never_proposed_for_a_parameter() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "class"}]}
        --- Orders/__init__.py
        def main(class_): ...
        """) == block("""
            Orders/__init__.py: error[param-undeclared]
            def main(class_): ...
                     ^^^^^^
            Parameter 'class_' has no binding in Orders/function.json: the worker refuses the function, "the
            following parameters are declared in Python but not in function.json: {'class_'}" (up to Python
            3.12: "the function definition (function.json or function decorators)"). Add a binding named
            'class_' or remove the parameter.
              Orders/function.json: The bindings of the function
              {"bindings": [{"type": "httpTrigger", "name": "class"}]}
               ^^^^^^^^^^
            Orders/function.json: error[binding-unused]
            {"bindings": [{"type": "httpTrigger", "name": "class"}]}
                                                          ^^^^^^^
            'class' is a keyword of Python, so that no parameter can have this name: the worker refuses the
            function, "the following parameters are declared in function.json but not in Python: {'class'}" (up
            to Python 3.12: "the function definition (function.json or function decorators)"). Did you mean
            'class_'?
              Orders/__init__.py: The handler
              def main(class_): ...
                  ^^^^
            """)


@pytest.mark.parametrize("name", ["{}", "[]", "true"])
def test_a_name_that_is_no_text_is_not_judged_here(name: str) -> None:
    assert "error binding-name" not in codes(named(name))


def test_a_host_of_old_takes_no_underscore() -> None:
    assert report(named('"my_req"'), stated(host="4.1037")) == block("""
        Orders/function.json: error[binding-name]
        {"bindings": [{"type": "httpTrigger", "name": "my_req"}]}
                                                      ^^^^^^^^
        The host refuses the function, "The binding name my_req is invalid. Please assign a valid name to
        the binding." Host 4.1037 allows letters and digits only; '_' is allowed since 4.1038.
        """)


@pytest.mark.parametrize("version", ["4.1038", "4.1038.1", "4.1040", "~4", None])
def test_hosts_that_take_it(version: str | None) -> None:
    assert codes(named('"my_req"'), stated(host=version)) == []


def test_names_are_unique() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "msg"},
            {"type": "queue", "name": "Msg", "direction": "out", "queueName": "orders"}
          ]
        }
        --- Orders/__init__.py
        def main(msg, Msg): ...
        """) == block("""
            Orders/function.json: error[binding-dup]
                {"type": "queue", "name": "Msg", "direction": "out", "queueName": "orders"}
                                          ^^^^^
            The host refuses the function, "Multiple bindings with name 'Msg' discovered. Binding names must be
            unique." Names are compared ignoring case: rename one of the two.
              Orders/function.json: The first binding named 'msg'
                  {"type": "httpTrigger", "name": "msg"},
                                                  ^^^^^
            """)


def test_each_repetition_is_told_with_the_first() -> None:
    assert codes("""
        --- Orders/function.json
        {
          "bindings": [
            {"type": "httpTrigger", "name": "req"},
            {"type": "http", "name": "$return", "direction": "out"},
            {"type": "queue", "name": "$return", "direction": "out", "queueName": "orders"},
            {"type": "queue", "name": "$return", "direction": "out", "queueName": "bills"}
          ]
        }
        --- Orders/__init__.py
        def main(req): ...
        """) == ["error binding-dup", "error binding-dup"]


@pytest.mark.parametrize("name", ["", '"name": "",', '"name": null,'])
def test_bindings_without_a_name_are_no_repetition(name: str) -> None:
    assert codes(f"""
        --- Orders/function.json
        {{"bindings": [{{{name} "type": "httpTrigger"}}, {{{name} "type": "http", "direction": "out"}}]}}
        --- Orders/__init__.py
        from library import main
        """) == ["error binding-name", "error binding-name"]
