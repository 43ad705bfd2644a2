"""What orchestrators, entities and clients work with: members, calls, descriptions and definitions."""

from __future__ import annotations

from pathlib import Path

import pytest

from funcls.inference.engine import OF_STUB, Engine
from funcls.inference.handlers import Annotations
from funcls.inference.library_paths import STUBS
from funcls.inference.results import Question
from support.app_folder import AppFolder
from support.apps import fixture
from support.questions import names_at, question_at

ORCHESTRATOR = """
--- Fulfil/function.json
{"bindings": [{"name": "context", "type": "orchestrationTrigger", "direction": "in"}]}
--- Fulfil/__init__.py
import azure.durable_functions as df
"""
ENTITY = """
--- Counter/function.json
{"bindings": [{"name": "context", "type": "entityTrigger", "direction": "in"}]}
--- Counter/__init__.py
import azure.durable_functions as df
"""
CLIENT = """
--- Start/function.json
{"bindings": [
  {"name": "order", "type": "queueTrigger", "direction": "in", "queueName": "orders"},
  {"name": "starter", "type": "durableClient", "direction": "in"}
]}
--- Start/__init__.py
import azure.durable_functions as df
"""
MADE = "main = df.Orchestrator.create(run)\n"
KEPT = "main = df.Entity.create(run)\n"
TYPED = "df.DurableOrchestrationContext"
TYPED_ENTITY = "df.DurableEntityContext"


def run(body: str, annotation: str = "") -> str:
    """Return an app with an orchestrator."""
    return f"{ORCHESTRATOR}def run(context{annotation}):\n    {body}\n{MADE}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (run("yield context.call_act<|>"), ["call_activity", "call_activity_with_retry"]),
        (run("yield context.call_act<|>", f": {TYPED}"), ["call_activity", "call_activity_with_retry"]),
        (run("yield context.<|>\n    return 1").replace("create(run)", "create(\n    run)"), ["task_all", "task_any"]),
        (run("tasks = [context.call_activity('A')]\n    tasks[0].<|>"), ["id", "is_completed", "result"]),
        (run("task = context.call_sub_orchestrator('A')\n    task.<|>"), ["id", "is_completed", "result"]),
        (run("timer = context.create_timer(1)\n    timer.can<|>"), ["cancel"]),
        (run("context.current_utc_datetime.iso<|>"), ["isocalendar", "isoformat", "isoweekday"]),
        (f"{ORCHESTRATOR}def main(context):\n    context.<|>", ["body"]),
        (f"{ORCHESTRATOR}def helper(context):\n    context.<|>\n\n\ndef run(context):\n    yield\n{MADE}", []),
        (f"{ENTITY}def run(context):\n    context.get_<|>\n{KEPT}", ["get_input", "get_state"]),
        (f"{ENTITY}def run(context: {TYPED_ENTITY}):\n    context.get_<|>\n{KEPT}", ["get_input", "get_state"]),
        (f"{ENTITY}def run(context):\n    context.entity_name.isd<|>\n{KEPT}", ["isdecimal", "isdigit"]),
        (
            f"{CLIENT}async def main(order, starter):\n    client = df.DurableOrchestrationClient(starter)\n"
            "    client.get_status<|>",
            ["get_status", "get_status_all", "get_status_by"],
        ),
        (
            f"{CLIENT}async def main(order, starter):\n    client = df.DurableOrchestrationClient(starter)\n"
            "    status = await client.get_status('1')\n    status.runtime_<|>",
            ["runtime_status"],
        ),
        (f"{CLIENT}async def main(order, starter):\n    starter.isd<|>", ["isdecimal", "isdigit"]),
        (f"{CLIENT}df.OrchestrationRuntimeStatus.Co<|>", ["Completed", "ContinuedAsNew"]),
        (f"{CLIENT}df.EntityId('a', 'b').k<|>", ["key"]),
    ],
)  # fmt: skip
def test_members(text: str, expected: list[str]) -> None:
    names = [name for name in names_at(text) if not name.startswith("_")]
    if "task_all" in expected:
        names = [name for name in names if name.startswith("task_")]
    assert names == expected


def test_an_unannotated_context_is_unknown_to_others() -> None:
    assert "call_activity" in names_at(run("context.<|>"), only_unknown=True)
    assert names_at(run("context.<|>", f": {TYPED}"), only_unknown=True) == []


def test_a_call_in_a_yield() -> None:
    (call,) = Engine().calls(question_at(fixture(run("yield context.call_activity('A', <|>"))))
    assert call.label == (
        "call_activity(name: str | Callable[..., Any], input_: Any | None=None, expected_type: type | None=None)"
        " -> TaskBase"
    )
    assert call.active == 1
    assert OF_STUB.format("azure.durable_functions") in call.documentation


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        (run("con<|>text"), "```python\ncontext: DurableOrchestrationContext\n```\n\nOne orchestration:"),
        (run("yield context.task_a<|>ll([])"), "```python\ndef task_all(activities: list[TaskBase]) -> TaskBase\n```"),
        (run("context.is_replay<|>ing"), "```python\nis_replaying: bool\n```\n\nWhether what runs now has run before"),
        (run("ta<|>sk = context.call_activity('A')"), "```python\ntask: TaskBase\n```\n\nSomething that"),
        (run("df.RetryOp<|>tions"), "```python\nclass azure.durable_functions.models.RetryOptions.RetryOptions\n```"),
    ],
)  # fmt: skip
def test_descriptions(text: str, beginning: str) -> None:
    found = Engine().describe(question_at(fixture(text)))
    assert found is not None
    assert found.markdown.startswith(beginning)
    assert found.markdown.endswith(OF_STUB.format("azure.durable_functions"))


def test_a_definition_in_the_description() -> None:
    (target,) = Engine().targets(question_at(fixture(run("yield context.call_act<|>ivity('A')"))))
    path = Path(target.path)
    assert path.relative_to(STUBS).as_posix() == "azure/durable_functions/models/DurableOrchestrationContext.pyi"
    assert target.line_text[target.start : target.end] == "call_activity"


@pytest.mark.parametrize("packages", [".venv/lib/python3.12/site-packages", ".python_packages/lib/site-packages"])
def test_the_library_of_the_app_comes_before_our_description(tmp_path: Path, packages: str) -> None:
    app = AppFolder(tmp_path)
    app.write(f"{packages}/azure/functions/__init__.py", "class HttpRequest: ...\n")
    text = "import azure.durable_functions as df\ndf.DurableOrchestrationContext.call_act<|>"
    offset = text.index("<|>")
    question = Question(str(app.root), str(app.root / "F/__init__.py"), text.replace("<|>", ""), offset, Annotations())
    assert [each.name for each in Engine().members(question)] == ["call_activity", "call_activity_with_retry"]

    own = "class DurableOrchestrationContext:\n    def call_actively(self): ...\n"
    path = app.write(f"{packages}/azure/durable_functions/__init__.py", own)
    (member,) = Engine().members(question)
    assert member.name == "call_actively"
    (target,) = Engine().targets(
        Question(question.root, question.path, text.replace("<|>", "ively"), offset, Annotations())
    )
    assert Path(target.path) == path
