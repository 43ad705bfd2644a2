"""Imports of modules of the app, and of names in them, that are not there."""

from __future__ import annotations

import sys

import pytest

from support.apps import block, codes, marked, report

FUNCTION = """\
--- Orders/function.json
{"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in", "authLevel": "function"}]}
--- shared/__init__.py
from . import late
limit = 3
--- shared/late.py
--- shared/store.py
def save(): ...
--- plain/module.py
"""
SAME_IN_ALL = "error" if sys.version_info >= (3, 11) else "warning"
"""Of a syntax error: Python 3.10 cannot tell whether a newer one says the same."""
MISSING = ["error import-missing"]


def judged(line: str, more: str = "") -> list[str]:
    return codes(f"{FUNCTION}{more}--- Orders/__init__.py\n{line}\ndef main(req): ...\n")


def test_a_module_that_is_not_there() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in"}]}
        --- Orders/__init__.py
        from .helper import run

        def main(req): ...
        --- Orders/helpers.py
        """) == block("""
            Orders/__init__.py: error[import-missing]
            from .helper import run
                 ^^^^^^^
            The app has no module '__app__.Orders.helper': the worker cannot import it, and refuses the
            function, "No module named '__app__.Orders.helper'". Did you mean 'helpers'?
            """)


def test_a_name_that_an_imported_module_asks_for_in_vain() -> None:
    assert report("""
        --- Orders/function.json
        {"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in"}]}
        --- Orders/__init__.py
        from ..shared.orders import place

        def main(req): ...
        --- shared/orders.py
        from .store import save, load

        def place(): ...
        --- shared/store.py
        def save(): ...
        """) == block("""
            shared/orders.py: error[import-missing]
            from .store import save, load
                                     ^^^^
            '__app__.shared.store' has neither a name nor a module 'load': the worker cannot import it, and
            refuses the function, "cannot import name 'load' from '__app__.shared.store'".
              Orders/__init__.py: The import by which the script loads that module
              from ..shared.orders import place
                   ^^^^^^^^^^^^^^^
            """)


@pytest.mark.parametrize(
    "line",
    [
        "from . import missing",
        "from .missing import *",
        "from .. import missing",
        "from ..missing import x",
        "from ..shared.missing import x",
        "from ..shared import missing",
        "from ..shared.store import missing",
        "from ..shared.store.deeper import x",
        "from ..plain import missing",
        "from ..Shared import limit",
        "from __app__ import missing",
        "from __app__.shared.missing import x",
        "import __app__.missing",
        "import __app__.shared.store.deeper",
        "from ... import x",
        "from ...other import x",
        "if True:\n    from . import missing",
        "try:\n    from . import missing\nfinally:\n    pass",
        "from . import missing as other",
    ],
)
def test_what_is_imported_on_every_load_must_be_there(line: str) -> None:
    assert judged(line) == MISSING


@pytest.mark.parametrize(
    "line",
    [
        "from ..shared import limit, late, store",
        "from .. import shared, plain",
        "from ..plain import module",
        "from . import function",
        "from __app__.shared.store import save",
        "import __app__.shared.store",
        "from ..shared import __name__, __path__",
        "import library",
        "from library.missing import x",
        "import plain.missing",
    ],
)
def test_what_is_there_or_none_of_the_app(line: str) -> None:
    assert judged(line, "--- Orders/function.py\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "def late():\n    from . import missing",
        "class Late:\n    from . import missing",
        "async def late():\n    if late:\n        from .missing import x",
        "if input:\n    from . import missing",
        "for each in ():\n    from .missing import x",
        "with open('x'):\n    from . import missing",
        "import shared.missing",
        "from shared import missing",
        "from shared.store import missing",
    ],
)
def test_it_is_a_warning_where_the_load_may_succeed(line: str) -> None:
    assert judged(line) == ["warning import-missing"]


@pytest.mark.parametrize(
    "line",
    [
        "try:\n    from . import missing\nexcept ImportError:\n    missing = None",
        "with suppress(ImportError):\n    from . import missing",
        "def late():\n    try:\n        from . import missing\n    except ImportError:\n        pass",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from . import missing",
        "import sys\nsys.modules['__app__.Orders.missing'] = sys\nfrom . import missing",
        "__path__.append('x')\nfrom . import missing",
    ],
)
def test_nothing_is_said_where_the_failure_is_caught_or_imports_are_changed(line: str) -> None:
    assert judged(f"from contextlib import suppress\n{line}") == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ("--- Orders/missing/x.txt\n", []),
        ("--- Orders/missing.so\n", []),
        ("--- Orders/missing.cpython-313-x86_64-linux-gnu.so\n", []),
        ("--- Orders/missing.pyd\n", []),
        ("--- Orders/missing.pyc\n", []),
        ("--- Orders/missing.pyi\n", ["warning import-missing"]),
        ("--- Orders/missing.pyx\n", ["warning import-missing"]),
        ("--- .gitignore\nmissing.py\n", ["warning import-missing"]),
        ("--- .gitignore\n/Orders/miss*\n", ["warning import-missing"]),
        ("--- .gitignore\n**/Orders/\n", ["warning import-missing"]),
        ("--- Orders/.gitignore\n*\n", ["warning import-missing"]),
        ("--- .gitignore\n# missing.py\n!missing.py\n*.so\n*.py[cod]\n__pycache__/\nbin\n", MISSING),
        ("--- Orders/Missing.py\n", MISSING),
        ("--- Orders/missing.txt\n", MISSING),
        ("--- Orders/missing_too.py\n", MISSING),
    ],
)
def test_what_may_be_the_module_yet(files: str, expected: list[str]) -> None:
    assert judged("from . import missing", files) == expected


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("x = 1", MISSING),
        ("x: int", MISSING),
        ("def f(): name = 1", MISSING),
        ("name = 1", []),
        ("if x: name = 1", []),
        ("from library import *", []),
        ("def __getattr__(name): ...", []),
        ("globals()['name'] = 1", []),
        ("def f():\n    global name\n    name = 1", []),
        ("def f(", [f"{SAME_IN_ALL} python-syntax"]),
    ],
)
def test_a_name_is_missing_only_if_nothing_could_bind_it(module: str, expected: list[str]) -> None:
    assert judged("from .tools import name", f"--- Orders/tools.py\n{module}\n") == expected


def test_a_name_that_another_module_sets() -> None:
    files = "--- shared/setup.py\nfrom . import store\nstore.client = 1\n"
    assert judged("from ..shared import setup\nfrom ..shared.store import client", files) == []


def test_modules_that_import_each_other() -> None:
    files = "--- Orders/one.py\nfrom . import two\n--- Orders/two.py\nfrom . import one\nfrom . import missing\n"
    assert judged("from . import one", files) == MISSING


def test_a_package_that_asks_for_its_own_name() -> None:
    assert judged("x = 1\nfrom . import x") == []
    assert judged("from . import x\nx = 1") == MISSING
    assert judged("def late():\n    from . import x\nx = 1") == []


def test_a_handler_that_is_not_there_is_reported_once() -> None:
    app = FUNCTION + "--- Orders/__init__.py\n"
    assert marked(app + "from ..shared.store import main\n") == [("import-missing", "main")]
    assert marked(app + "from shared.store import main\n") == [("entry-missing", "main")]


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("__all__ = ['name', 'other']\nname = 1", MISSING),
        ("__all__ = ['name', 'tools']\nname = 1", MISSING),
        ("__all__ = ['name']\nname = 1", []),
        ("__all__ = ['other'] + more", []),
        ("__all__ = ['other']\nfrom library import *", []),
    ],
)
def test_what_a_starred_module_says_that_it_exports(module: str, expected: list[str]) -> None:
    assert judged("from .tools import *", f"--- Orders/tools.py\n{module}\n") == expected


def test_a_starred_package_exports_its_modules() -> None:
    files = "--- Orders/tools/__init__.py\n__all__ = ['one']\n--- Orders/tools/one.py\nfrom . import missing\n"
    assert judged("from .tools import *", files) == MISSING


class TestBesideTheFile:
    """`import helper` where `helper.py` lies beside the script: the worker looks at the app root."""

    HELPER = "--- Orders/helper.py\ndef run(): ...\n"
    PACKAGE = "--- Orders/helper/__init__.py\n"

    def test_the_import_says_where_to_look(self) -> None:
        script = "--- Orders/__init__.py\nimport helper\n\ndef main(req): ...\n"
        assert report(f"{FUNCTION}{self.HELPER}{script}") == block("""
            Orders/__init__.py: warning[import-missing]
            import helper
                   ^^^^^^
            'helper' lies beside this file, and the worker looks for it at the app root only: the import fails
            when this line runs, unless a build or an installed package provides it, "No module named 'helper'".
            Write 'from . import helper'.
            """)

    @pytest.mark.parametrize(
        ("line", "more", "advice"),
        [
            ("from helper import run", HELPER, "from .helper import run"),
            ("from helper import *", HELPER, "from .helper import *"),
            ("import helper", PACKAGE, "from . import helper"),
            ("import helper.parts", PACKAGE, "from .helper import parts"),
        ],
    )
    def test_each_form_has_its_relative_one(self, line: str, more: str, advice: str) -> None:
        said = report(f"{FUNCTION}{more}--- Orders/__init__.py\n{line}\ndef main(req): ...\n")
        assert f"Write '{advice}'." in " ".join(said.split())

    @pytest.mark.parametrize(
        ("line", "more"),
        [
            # At the app root there is one.
            ("import helper", f"{HELPER}--- helper.py\n"),
            ("import helper", f"{HELPER}--- helper/module.py\n"),
            # A package brings it.
            ("import helper", f"{HELPER}--- requirements.txt\nHelper==1.0\n"),
            ("import helper", f"{HELPER}--- requirements.txt\n-r others.txt\n"),
            ("import helper", f"{HELPER}--- .python_packages/lib/site-packages/helper/__init__.py\n"),
            ("import requests", "--- Orders/requests.py\n"),
            # Something changes where Python looks.
            ("import os, sys\nsys.path.append(os.path.dirname(__file__))\nimport helper", HELPER),
            ("import helper", f'{HELPER}--- local.settings.json\n{{"Values": {{"PYTHONPATH": "Orders"}}}}\n'),
            # The failure is caught, or it is of the standard library, or relative.
            ("try:\n    import helper\nexcept ImportError:\n    from . import helper", HELPER),
            ("import queue", "--- Orders/queue.py\n"),
            ("from . import helper", HELPER),
        ],
    )
    def test_silence_where_it_may_be_found(self, line: str, more: str) -> None:
        assert "import-missing" not in " ".join(judged(line, more))
