"""`Function.sources`: every file and listing on which a function depends."""

from __future__ import annotations

from support.apps import fixture


def sources(text: str) -> frozenset[str]:
    function = fixture(text).state.function("Orders")
    assert function is not None
    return function.sources


def test_function_json_and_the_script() -> None:
    assert sources("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        def main(req): ...
        """) >= {"Orders/function.json", "Orders/__init__.py", "Orders/"}


def test_the_modules_from_which_the_handler_and_its_annotations_come() -> None:
    found = sources("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        from .handler import main
        --- Orders/handler.py
        from shared.models import Order
        from shared.tools import keeps
        from shared.unused import nothing

        @keeps
        def main(req: Order): ...
        --- shared/models.py
        from .base import Order
        --- shared/base.py
        class Order: ...
        --- shared/tools.py
        def keeps(function):
            return function
        --- shared/unused.py
        """)

    assert {path for path in found if path.endswith(".py")} == {
        "Orders/__init__.py",
        "Orders/handler.py",
        "shared/base.py",
        "shared/models.py",
        "shared/tools.py",
    }


def test_a_listing_in_which_a_missing_module_may_yet_appear() -> None:
    found = sources("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req"}]}
        --- Orders/__init__.py
        from .missing import main
        from shared.other import *
        --- shared/models.py
        """)

    assert {"Orders/", "shared/"} <= found


def test_a_script_that_does_not_exist_yet() -> None:
    assert "shared/" in sources("""
        --- Orders/function.json
        {"scriptFile": "../shared/handler.py", "bindings": []}
        --- shared/models.py
        """)


def test_a_script_outside_the_app_is_not_read() -> None:
    app = fixture("""
        --- Orders/function.json
        {"scriptFile": "../../other/handler.py", "bindings": [{"type": "httpTrigger", "name": "req"}]}
        """)
    app.write("../other/handler.py", "def main(req): ...\n")
    app.edit("Orders/function.json", app.text("Orders/function.json") + "\n")

    assert "/other/handler.py" not in app.disk.reads


def test_files_of_other_functions_are_not_among_them() -> None:
    assert not any(
        path.startswith("Bills")
        for path in sources("""
            --- Orders/function.json
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            --- Orders/__init__.py
            def main(req): ...
            --- Bills/function.json
            {"bindings": [{"type": "httpTrigger", "name": "req"}]}
            --- Bills/__init__.py
            def main(req): ...
            """)
    )
