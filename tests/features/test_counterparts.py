"""The other half of a function as a whole."""

from __future__ import annotations

import pytest

from funcls.features.counterparts import counterparts
from support.apps import fixture

TIMER = '"bindings": [{"type": "timerTrigger", "name": "timer", "schedule": "0 0 * * * *"}]'
SHARED = f"""
--- Bills/function.json
{{"scriptFile": "../shared/money.py", "entryPoint": "bill", {TIMER}}}
--- Refunds/function.json
{{"scriptFile": "../shared/money.py", "entryPoint": "refund", {TIMER}}}
--- Untold/function.json
{{"scriptFile": "../shared/money.py", {TIMER}}}
--- shared/money.py
import logging

def bill(timer):
    logging.info("bill")

def refund(timer):
    logging.info("refund")
"""


def found(text: str, path: str = "") -> list[str]:
    """Return the counterparts at the cursor, or of a file: `function -> file: what stands there`."""
    app = fixture(text)
    return [
        f"{each.function} -> {each.place.path}: {app.text(each.place.path)[slice(*each.place.span)]}"
        for each in counterparts(app.state, path or app.path, None if path else app.offset)
    ]


def one(script: str, rest: str = TIMER, name: str = "__init__.py") -> str:
    return f"--- Orders/function.json\n{{{rest}}}\n--- Orders/{name}\n{script}\n"


class TestFromFunctionJson:
    @pytest.mark.parametrize(
        ("app", "expected"),
        [
            (one("def main(timer): ..."), ["Orders -> Orders/__init__.py: main"]),
            (one("from .work import main", TIMER) + "--- Orders/work.py\ndef main(timer): ...\n",
             ["Orders -> Orders/work.py: main"]),
            (one("import azure.durable_functions as df\ndef work(context): yield\nmain = df.Orchestrator.create(work)"),
             ["Orders -> Orders/__init__.py: work"]),
            (one("def other(timer): ..."), ["Orders -> Orders/__init__.py: "]),
            (one("def main(timer):\n    x = ("), ["Orders -> Orders/__init__.py: main"]),
            (one("def main(timer): ...", '"scriptFile": "lost.py", ' + TIMER), []),
            (one("def main(timer): ...", '"scriptFile": "../../lost.py", ' + TIMER), []),
            (one("module.exports = 1", TIMER, "index.js"), []),
            (f"--- Orders/function.json\n{{{TIMER}}}\n", []),
            (one("def main(timer): ...", '"bindings": ['), ["Orders -> Orders/__init__.py: main"]),
        ],
        ids=["handler", "imported", "made", "no handler", "half typed", "no file", "outside", "other language",
             "no script", "broken"],
    )  # fmt: skip
    def test_the_handler_or_the_script(self, app: str, expected: list[str]) -> None:
        assert found(app, "Orders/function.json") == expected

    def test_each_function_of_a_script_to_its_own(self) -> None:
        assert found(SHARED, "Refunds/function.json") == ["Refunds -> shared/money.py: refund"]


class TestFromScript:
    def test_every_function_that_it_serves(self) -> None:
        assert found(SHARED, "shared/money.py") == [
            'Bills -> Bills/function.json: "bill"',
            'Refunds -> Refunds/function.json: "refund"',
            'Untold -> Untold/function.json: "bindings"',
        ]

    @pytest.mark.parametrize(
        ("mark", "first"),
        [
            ("def refund", "Refunds"),
            ('info("refund")', "Refunds"),
            ("def bill", "Bills"),
            ("import logging", "Bills"),
        ],
    )
    def test_the_one_whose_handler_holds_the_place_comes_first(self, mark: str, first: str) -> None:
        names = [each.partition(" ")[0] for each in found(SHARED.replace(mark, f"{mark[:3]}<|>{mark[3:]}"))]
        assert names[0] == first
        assert sorted(names) == ["Bills", "Refunds", "Untold"]

    def test_a_module_with_a_handler_and_the_script_that_imports_it(self) -> None:
        app = one("from shared.work import main") + "--- shared/work.py\ndef main(timer): ...\n"
        expected = ['Orders -> Orders/function.json: "bindings"']
        assert found(app, "shared/work.py") == expected
        assert found(app, "Orders/__init__.py") == expected


@pytest.mark.parametrize("path", ["host.json", "shared/other.py", "Orders/helper.py", "Orders", "", "nowhere.py"])
def test_no_other_file_has_one(path: str) -> None:
    app = one("from . import helper\ndef main(timer): ...") + "--- Orders/helper.py\nx = 1\n--- shared/other.py\n\n"
    assert counterparts(fixture(app).state, path) == []
