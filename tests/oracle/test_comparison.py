"""The oracle's own verdicts, and what it reads from the fixtures."""

from __future__ import annotations

import pytest

from oracle.comparison import Verdict, judge
from oracle.fixtures import APPS, Fixture, FunctionKey, LoadRequest, find_fixtures
from oracle.judges import Errors

REQUEST: LoadRequest = {
    "name": "Orders",
    "app": "",
    "directory": "",
    "script_file": "",
    "entry_point": "",
    "bindings": {},
}
HOST, WORKER, NONE = Errors(host=["no trigger"]), Errors(worker=["no such parameter"]), Errors()


@pytest.mark.parametrize(
    ("app", "refusal", "errors", "verdict"),
    [
        ("guide-plain", "", NONE, Verdict.LOADS),
        ("guide-plain", "", WORKER, Verdict.FALSE_ERROR),
        ("guide-plain", "", HOST, Verdict.WRONG_FIXTURE),
        ("guide-plain", "refused", NONE, Verdict.MISSED_REFUSAL),
        ("guide-plain", "refused", WORKER, Verdict.WRONG_FIXTURE),
        ("broken-pair", "refused", WORKER, Verdict.REFUSED),
        ("broken-pair", "refused", NONE, Verdict.MISSED_REFUSAL),
        ("broken-pair", "refused", HOST, Verdict.HOST),
        ("broken-pair", "", HOST, Verdict.HOST),
        ("broken-pair", "", WORKER, Verdict.FALSE_ERROR),
        ("broken-pair", "", NONE, Verdict.WRONG_FIXTURE),
    ],
)
def test_the_worker_decides(app: str, refusal: str, errors: Errors, verdict: Verdict) -> None:
    fixture = Fixture(FunctionKey(app, "Orders"), REQUEST)
    assert judge(fixture, refusal, errors)[0] is verdict


@pytest.mark.parametrize(("errors", "verdict"), [(HOST, Verdict.HOST), (NONE, Verdict.MISSED_REFUSAL)])
def test_what_the_host_cannot_read_must_be_an_error_of_the_host(errors: Errors, verdict: Verdict) -> None:
    fixture = Fixture(FunctionKey("broken-json", "Orders"), "no bindings")
    assert judge(fixture, None, errors)[0] is verdict


def test_a_sound_function_of_a_broken_app_has_to_load() -> None:
    fixture = Fixture(FunctionKey("broken-routes", "SoundOrders"), REQUEST)
    assert judge(fixture, "", NONE)[0] is Verdict.LOADS
    assert judge(fixture, "", HOST)[0] is Verdict.WRONG_FIXTURE


def loads() -> dict[tuple[str, str], LoadRequest | str]:
    return {(fixture.key.app, fixture.key.function): fixture.load for fixture in find_fixtures()}


def test_bindings_are_read_as_the_host_reads_them() -> None:
    request = loads()["tricky-good", "KeysInMixedCase"]
    assert isinstance(request, dict)
    assert request["bindings"] == {
        "req": {"type": "httpTrigger", "direction": "in", "data_type": "undefined"},
        "msg": {"type": "queue", "direction": "out", "data_type": "undefined"},
        "$return": {"type": "http", "direction": "out", "data_type": "undefined"},
    }


@pytest.mark.parametrize(
    ("function", "script"),
    [
        ("ScriptOfOtherFolder", "shared/handler.py"),
        ("ScriptAlone", "ScriptAlone/anything.py"),
        ("ScriptNamedRun", "ScriptNamedRun/run.py"),
        ("ScriptInitAmongOthers", "ScriptInitAmongOthers/__init__.py"),
    ],
)
def test_the_script_is_found_as_the_host_finds_it(function: str, script: str) -> None:
    request = loads()["tricky-good", function]
    assert isinstance(request, dict)
    assert request["script_file"] == str(APPS / "tricky-good" / script)


def test_no_function_of_the_broken_json_app_reaches_the_worker() -> None:
    assert [
        function for (app, function), load in loads().items() if app == "broken-json" and isinstance(load, dict)
    ] == []
