"""Entry points that name nothing callable."""

from __future__ import annotations

import pytest

from support.apps import block, codes, marked, report

ORDERS = '{"bindings": [{"type": "httpTrigger", "name": "req"}]}'


def test_the_default_entry_point_is_main() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def handle(req): ...
        """) == block("""
            Orders/function.json: error[entry-missing]
            {
            ^
            Orders/__init__.py defines no 'main': the worker refuses the function, "function main() is not
            present in Orders/__init__.py". It defines handle: set "entryPoint" to the handler.
              Orders/__init__.py: The script
              def handle(req): ...
              ^
            """)


def test_a_misspelt_entry_point() -> None:
    assert report("""
        --- Orders/function.json
        {
          "entryPoint": "place_order",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        def place_orders(req): ...
        """) == block("""
            Orders/function.json: error[entry-missing]
              "entryPoint": "place_order",
                            ^^^^^^^^^^^^^
            Orders/__init__.py defines no 'place_order': the worker refuses the function, "function
            place_order() is not present in Orders/__init__.py". Did you mean 'place_orders'?
              Orders/__init__.py: The script
              def place_orders(req): ...
              ^
            """)


def test_a_dotted_entry_point_is_never_found() -> None:
    assert report("""
        --- Orders/function.json
        {
          "entryPoint": "Handler.main",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        class Handler:
            def main(req): ...
        """) == block("""
            Orders/function.json: error[entry-missing]
              "entryPoint": "Handler.main",
                            ^^^^^^^^^^^^^^
            Orders/__init__.py defines no 'Handler.main': the worker refuses the function, "function
            Handler.main() is not present in Orders/__init__.py". A dotted name is never found: assign it to a
            name of the module.
              Orders/__init__.py: The script
              class Handler:
              ^
            """)


def test_an_empty_script() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        """) == block("""
            Orders/function.json: error[entry-missing]
            {
            ^
            Orders/__init__.py defines no 'main': the worker refuses the function, "function main() is not
            present in Orders/__init__.py". Define 'def main(...)' there.
              Orders/__init__.py: The script

              ^
            """)


def test_an_import_of_what_the_module_does_not_define() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        if input:
            from .handler import main
        --- Orders/handler.py
        def handle(req): ...
        """) == block("""
            Orders/__init__.py: error[entry-missing]
                from .handler import main
                                     ^^^^
            Orders/handler.py defines no 'main': the worker refuses the function, "cannot import name 'main'".
              Orders/function.json: The entry point
              {
              ^
            """)


def test_an_import_under_another_name_is_told_by_the_name_that_is_missing() -> None:
    assert report("""
        --- Orders/function.json
        {
          "entryPoint": "place",
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        from shared.orders import run as place
        --- shared/orders.py
        from .storage import run
        --- shared/storage.py
        """) == block("""
            shared/orders.py: error[entry-missing]
            from .storage import run
                                 ^^^
            shared/storage.py defines no 'run': the worker refuses the function, "cannot import name 'run'".
              Orders/function.json: The entry point
                "entryPoint": "place",
                              ^^^^^^^
            """)


def test_a_value_that_cannot_be_called() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        main = "orders"
        """) == block("""
            Orders/__init__.py: error[entry-missing]
            main = "orders"
                   ^^^^^^^^
            'main' is a value that cannot be called: the worker refuses the function, "function main() is not
            present in Orders/__init__.py".
              Orders/function.json: The entry point
              {
              ^
            """)


def test_a_module_is_no_function() -> None:
    assert report("""
        --- Orders/function.json
        {
          "bindings": [{"type": "httpTrigger", "name": "req"}]
        }
        --- Orders/__init__.py
        from . import main
        --- Orders/main.py
        def main(req): ...
        """) == block("""
            Orders/function.json: error[entry-missing]
            {
            ^
            'main' is a module here, not a function: the worker refuses the function, "function main() is not
            present in Orders/__init__.py".
              Orders/__init__.py: The script
              from . import main
              ^
            """)


@pytest.mark.parametrize(
    "script",
    [
        "Main = print",
        "def main(req): ...\ndel main",
        "if False:\n    def main(req): ...",
        'if __name__ == "__main__":\n    def main(req): ...',
        "class Handler:\n    def main(req): ...",
        "def make():\n    def main(req): ...",
        "import logging as main",
        "main = None",
    ],
)
def test_what_is_provably_no_handler(script: str) -> None:
    assert codes(f"--- Orders/function.json\n{ORDERS}\n--- Orders/__init__.py\n{script}\n") == ["error entry-missing"]


@pytest.mark.parametrize(
    "script",
    [
        "from library import main",
        "from library import *",
        "try:\n    from .missing import main\nexcept ImportError:\n    from library import main",
        "from os import *",
        "from json import loads as main",
        "exec('def main(req): ...')",
        "globals()['main'] = print",
        "def __getattr__(name):\n    return print",
        "import sys\nsys.modules[__name__] = object()",
        "def define():\n    global main\n    main = print\ndefine()",
        "main, other = make()",
        "for main in handlers: ...",
        "with make() as main: ...",
        "def main(req): ...\nif main:\n    raise SystemExit",
    ],
)
def test_what_the_files_do_not_show_is_not_judged(script: str) -> None:
    assert codes(f"--- Orders/function.json\n{ORDERS}\n--- Orders/__init__.py\n{script}\n") == []


def test_nothing_is_said_of_the_handler_while_the_script_is_missing() -> None:
    assert marked("""
        --- Orders/function.json
        {"scriptFile": "handler.py", "entryPoint": "nothing", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        """) == [("script-missing", '"handler.py"')]
