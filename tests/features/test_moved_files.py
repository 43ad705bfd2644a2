"""Files and folders that are renamed: what else changes, so that nothing is found afterwards that was not before."""

from __future__ import annotations

import pytest

from funcls.features.changes import applied
from funcls.features.moved_files import Move, moved
from funcls.workspace.paths import is_below
from support.apps import ROOT, Fixture, fixture

TIMER = '{"name": "timer", "type": "timerTrigger", "schedule": "0 0 * * * *"}'
APP = f"""--- host.json
{{
  "version": "2.0",
  "functions": ["Bill", "Flow", "Clock", "Bills"],
  "logging": {{"logLevel": {{"Function.Bill": "Error", "Function.Bill.User": "Error", "Function.Bills": "Error"}}}}
}}
--- local.settings.json
{{
  "IsEncrypted": false,
  "Values": {{
    "FUNCTIONS_WORKER_RUNTIME": "python",
    "AzureWebJobsStorage": "x",
    "AzureWebJobs.Bill.Disabled": "false",
    "AzureWebJobs_Bill_Disabled": "false",
    "AzureWebJobs.Bills.Disabled": "true"
  }}
}}
--- requirements.txt
azure-functions
azure-functions-durable
--- Bill/function.json
{{"bindings": [{{"name": "order", "type": "activityTrigger", "direction": "in"}}]}}
--- Bill/__init__.py
from .prices import PRICE


def main(order: str) -> str:
    return f"Bill {{order}} {{PRICE}}"
--- Bill/prices.py
PRICE = 1
--- Bills/function.json
{{"scriptFile": "../Bill/all.py", "bindings": [{TIMER}]}}
--- Bill/all.py
def main(timer): ...
--- Clock/function.json
{{
  "bindings": [{TIMER}]
}}
--- Clock/__init__.py
import Bill.prices
import Bill.prices as prices
from .. import Bill
from ..Bill.prices import PRICE
from __app__.Bill import prices as also
import __app__.Bill


def main(timer):
    from ..Bill import prices
    print(Bill.prices.PRICE, "Bill", __app__.Bill.prices)
--- Flow/function.json
{{"bindings": [{{"name": "context", "type": "orchestrationTrigger", "direction": "in"}}]}}
--- Flow/__init__.py
import azure.durable_functions as df


def flow(context: df.DurableOrchestrationContext):
    yield context.call_activity("Bill", None)
    yield context.call_activity_with_retry('bill', df.RetryOptions(1, 1), "Bill")
    yield context.call_activity(name="Bills")


main = df.Orchestrator.create(flow)
"""


def after(app: Fixture, *moves: tuple[str, str]) -> tuple[Fixture, list[str]]:
    """Return the app after the moves and what changes with them, and the lines that differ."""
    answer = moved(app.state, [Move(*each) for each in moves])
    files, lines = {}, []
    for full, content in app.disk.files.items():
        path = full.removeprefix(f"{ROOT}/")
        text = applied(content, answer.changes.get(path, ()))
        lines += [now.strip() for was, now in zip(_lines(content), _lines(text), strict=False) if was != now]
        for old, new in moves:
            path = new + path[len(old) :] if is_below(path, old) else path
        files[path] = text
    return fixture("".join(f"--- {path}\n{text}" for path, text in files.items())), lines


def _lines(text: str) -> list[str]:
    return text.splitlines()


def test_a_function_that_is_called_by_its_name() -> None:
    app = fixture(APP)
    new, lines = after(app, ("Bill", "Charge"))
    assert lines == [
        '"functions": ["Charge", "Flow", "Clock", "Bills"],',
        '"logging": {"logLevel": {"Function.Charge": "Error", "Function.Charge.User": "Error", '
        '"Function.Bills": "Error"}}',
        '"AzureWebJobs.Charge.Disabled": "false",',
        '"AzureWebJobs_Charge_Disabled": "false",',
        f'{{"scriptFile": "../Charge/all.py", "bindings": [{TIMER}]}}',
        "import Charge.prices",
        "import Charge.prices as prices",
        "from .. import Charge as Bill",
        "from ..Charge.prices import PRICE",
        "from __app__.Charge import prices as also",
        "import __app__.Charge",
        "from ..Charge import prices",
        'print(Charge.prices.PRICE, "Bill", __app__.Charge.prices)',
        'yield context.call_activity("Charge", None)',
        "yield context.call_activity_with_retry('Charge', df.RetryOptions(1, 1), \"Bill\")",
    ]
    assert sorted(new.codes()) == sorted(app.codes())


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (("Clock/__init__.py", "Clock/clock.py"), ['"scriptFile": "clock.py",', f'"bindings": [{TIMER}]']),
        (("Bill/all.py", "Bill/every.py"), [f'{{"scriptFile": "../Bill/every.py", "bindings": [{TIMER}]}}']),
        (("Bill/all.py", "Bills/run.py"), [f'{{"scriptFile": "run.py", "bindings": [{TIMER}]}}']),
        (("Clock/__init__.py", "Clock/clock.txt"), []),
        (("Bill/prices.py", "Bill/cost.py"), []),
        (("Flow", "elsewhere/Flow"), []),
        (("Nowhere", "Somewhere"), []),
        (("Flow", "../Flow"), []),
    ],
)
def test_a_script(move: tuple[str, str], expected: list[str]) -> None:
    app = fixture(APP)
    new, lines = after(app, move)
    assert sorted(new.codes()) == sorted(app.codes()) or not expected
    assert [each for each in lines if each not in ("}", "")] == expected


def test_modules_of_the_app_import_a_script_under_its_new_name() -> None:
    app = fixture(APP.replace("import Bill.prices as prices", "from Bill.all import main as bill_all"))
    new, lines = after(app, ("Bill/all.py", "Bill/every.py"))
    assert lines[1:] == ["from Bill.every import main as bill_all"]
    assert sorted(new.codes()) == sorted(app.codes())


def test_a_name_that_makes_no_package_is_not_imported() -> None:
    _, lines = after(fixture(APP), ("Bill", "my-bill"))
    assert [each for each in lines if "import" in each] == []
    assert 'yield context.call_activity("my-bill", None)' in lines


def test_a_file_that_cannot_be_read_stays() -> None:
    _, lines = after(fixture(APP.replace('"functions": [', '"functions" [')), ("Bill", "Charge"))
    assert 'yield context.call_activity("Charge", None)' in lines
    assert not any("functions" in each for each in lines)


def test_an_address_that_changes_is_told() -> None:
    http = '{"name": "req", "type": "httpTrigger", "direction": "in"%s}'
    text = '--- A/function.json\n{{"bindings": [{}]}}\n--- A/__init__.py\ndef main(req): ...\n'
    silent = text.format(http % ', "route": "a"')
    assert moved(fixture(text.format(http % "")).state, [Move("A", "B")]).remarks == (
        "A states no route: with the folder, its address becomes that of `B`.",
    )
    assert moved(fixture(silent).state, [Move("A", "B")]).remarks == ()


def test_a_constant_that_has_the_name_of_the_function() -> None:
    text = APP.replace("\n\ndef flow(", '\nBILL = "Bill"\n\ndef flow(').replace(
        'activity("Bill", None)', "activity(BILL)"
    )
    text = text.replace('(name="Bills")', "(name=BILL)")
    _, lines = after(fixture(text), ("Bill", "Charge"))
    assert 'BILL = "Charge"' in lines
    assert not any("(BILL)" in each for each in lines)


def test_a_constant_of_another_module_that_has_the_name_of_the_function() -> None:
    text = APP.replace("\n\ndef flow(", "\nfrom shared import names\n\ndef flow(").replace(
        'activity("Bill", None)', "activity(names.BILL)"
    )
    text += '\n--- shared/names.py\nBILL = "Bill"\nOTHER = "Bill"\n'
    _, lines = after(fixture(text), ("Bill", "Charge"))
    assert 'BILL = "Charge"' in lines
    # Nothing shows that this is the function.
    assert not any("OTHER" in each for each in lines)


def test_calls_in_a_script_that_is_half_typed() -> None:
    text = APP.replace('activity("Bill", None)', 'activity("Bill", None)\n    context.')
    _, lines = after(fixture(text), ("Bill", "Charge"))
    assert any('context.call_activity("Charge", None)' in each for each in lines)
