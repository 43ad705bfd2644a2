"""Definition on imports, as the worker finds modules."""

from __future__ import annotations

import pytest

from funcls.features.definition import define
from support.apps import fixture

APP = """
--- Orders/function.json
{"bindings": [{"name": "req", "type": "httpTrigger"}, {"name": "$return", "type": "http", "direction": "out"}]}
--- Orders/__init__.py
IMPORT
def main(req): ...
--- Orders/helper.py
def place(): ...
--- shared/__init__.py
from .db import connect
LIMIT = 3
--- shared/db/__init__.py
class Client: ...
def connect(): ...
default = Client()
pick = lambda: 3
--- shared/db/rows.py
Row = dict[str, str]
--- plain/tools.py
def use(): ...
--- tools.py
VERSION = "1"
"""


@pytest.mark.parametrize(
    ("statement", "target"),
    [
        ("from . import hel<|>per", "Orders/helper.py"),
        ("from .hel<|>per import place", "Orders/helper.py"),
        ("from .helper import pla<|>ce", "Orders/helper.py: place"),
        ("from .helper import pla<|>ce as order", "Orders/helper.py: place"),
        ("from .<|>. import shared", None),
        ("from .. import sha<|>red", "shared/__init__.py"),
        ("from ..shared import con<|>nect", "shared/db/__init__.py: connect"),
        ("from ..shared import LI<|>MIT", "shared/__init__.py: LIMIT"),
        ("from ..shared.db import Cli<|>ent", "shared/db/__init__.py: Client"),
        ("from ..shared.db import defa<|>ult", "shared/db/__init__.py: default"),
        ("from ..shared.db import pi<|>ck", "shared/db/__init__.py: lambda: 3"),
        ("from ..shared.db import ro<|>ws", "shared/db/rows.py"),
        ("from ..shared.db.ro<|>ws import Row", "shared/db/rows.py"),
        ("from ..shared.d<|>b.rows import Row", "shared/db/__init__.py"),
        ("from ..sha<|>red.db.rows import Row", "shared/__init__.py"),
        ("from ..shared.db.rows import R<|>ow", "shared/db/rows.py: Row"),
        ("from __app__.shared import con<|>nect", "shared/db/__init__.py: connect"),
        ("from __app__ import sha<|>red", "shared/__init__.py"),
        ("from __app__.sha<|>red import connect", "shared/__init__.py"),
        ("import sha<|>red", "shared/__init__.py"),
        ("import shared.d<|>b as database", "shared/db/__init__.py"),
        ("import tool<|>s", "tools.py"),
        ("from tools import VER<|>SION", "tools.py: VERSION"),
        ("from ..plain.tools import u<|>se", "plain/tools.py: use"),
        ("from ..pla<|>in import tools", None),
        # A folder of the function is not where the worker looks.
        ("import hel<|>per", None),
        ("from .helper import lo<|>st", None),
        ("import js<|>on", None),
        ("from azure.functions import Http<|>Request", None),
    ],
)
def test_an_import_leads_to_the_module_or_to_what_it_takes_from_there(statement: str, target: str | None) -> None:
    app = fixture(APP.replace("IMPORT", statement))
    found = [
        f"{path}: {app.text(path)[slice(*span)]}".removesuffix(": ")
        for path, span in (each.target for each in define(app.state, app.path, app.offset))
    ]
    assert found == ([target] if target is not None else [])


def test_an_import_in_a_function_is_one_too() -> None:
    app = fixture(
        APP.replace("IMPORT", "").replace("def main(req): ...", "def main(req):\n    from .hel<|>per import place")
    )
    assert [each.target.path for each in define(app.state, app.path, app.offset)] == ["Orders/helper.py"]


def test_every_prefix_of_an_import() -> None:
    app = fixture(APP.replace("IMPORT", "from ..shared.db.rows import Row, (\n  Row)"))
    text = app.text("Orders/__init__.py")
    for end in range(len(text) + 1):
        app.edit("Orders/__init__.py", text[:end])
        for each in define(app.state, "Orders/__init__.py", end):
            assert each.origin.touches(end)
