"""Where a module names a function of Durable Functions."""

from __future__ import annotations

import pytest

from funcls.syntax.python.durable_calls import NAMING, DurablePart, part_asked_for
from funcls.syntax.python.reader import parse_python

ACTIVITY, ORCHESTRATOR, ENTITY = DurablePart.ACTIVITY, DurablePart.ORCHESTRATOR, DurablePart.ENTITY


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("yield context.call_activity('Work')", ACTIVITY),
        ("yield context.call_activity('Work', order)", ACTIVITY),
        ("yield context.call_activity(input_=order, name='Work')", ACTIVITY),
        ("yield context.call_activity_with_retry('Work', retry, order)", ACTIVITY),
        ("tasks = [context.call_activity('Work', each) for each in orders]", ACTIVITY),
        ("yield context.call_sub_orchestrator('Work', order)", ORCHESTRATOR),
        ("yield context.call_sub_orchestrator_with_retry('Work', retry)", ORCHESTRATOR),
        ("await client.start_new('Work', None, order)", ORCHESTRATOR),
        ("await client.start_new(orchestration_function_name='Work')", ORCHESTRATOR),
        ("await client.signal_entity(df.EntityId('Work', 'key'), 'add')", ENTITY),
        ("await client.signal_entity(EntityId('Work', 'key'), 'add')", ENTITY),
    ],
)
def test_a_name_in_a_call(text: str, part: DurablePart) -> None:
    script = f"async def main(context, client):\n    {text}\n"
    ((call, inside),) = ((each, script[slice(*each.span)]) for each in parse_python(script).durable_calls)
    assert (call.name, call.part, inside) == ("Work", part, "Work")


@pytest.mark.parametrize(
    "text",
    [
        "context.call_activity(name)",
        "context.call_activity(f'Work{number}')",
        "context.call_activity('')",
        "context.call_activity(input_='Work')",
        "context.call_activity(*['Work'])",
        "context.call_activity(b'Work')",
        "call_activity('Work')",
        "context.call_activity",
        "EntityIdentity('Work')",
        "# context.call_activity('Work')",
    ],
)
def test_no_name(text: str) -> None:
    assert parse_python(f"def run(context, name, number):\n    {text}\n    return 1\n").durable_calls == ()


def test_names_are_read_in_the_whole_parts_of_a_broken_text() -> None:
    text = "def one(context):\n    context.call_activity('Work')\n\ndef two(context):\n    context.call_activity('Wo\n"
    assert [each.name for each in parse_python(text).durable_calls] == ["Work"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("yield context.call_activity('Work')\n    context.", ["Work"]),
        ("context.\n    yield context.call_activity('Work')", ["Work"]),
        ("context.call_activity('Wo\n    yield context.call_activity('Work')", ["Work"]),
        ("yield context.call_activity('Work', ord", ["Work"]),
        ("if order\n        yield context.call_activity('Work')", ["Work"]),
        ("for each in given(\n        yield context.call_activity('Work')\n    context.call_activity('Ship')",
            ["Work", "Ship"]),
        ("try:\n        context.call_activity('Work')\n    context.call_activity('Ship')", ["Work", "Ship"]),
        ("x = \"\"\"\n    yield context.call_activity('Work')", ["Work"]),
        ("context.call_activity(NAME)\n    context.", ["Work"]),
        ("context.call_activity(input_='Work', name", []),
        ("x = (  # context.call_activity('Work')", []),
        ("x = [\n" * 20, []),
    ],
)  # fmt: skip
def test_names_in_a_function_that_is_half_typed(body: str, names: list[str]) -> None:
    text = f"NAME = 'Work'\ndef run(context):\n    {body}\n\ndef other(context):\n    context.call_activity('All')\n"
    calls = parse_python(text).durable_calls
    assert [(each.name, each.half_typed) for each in calls] == [*((each, True) for each in names), ("All", False)]
    assert [text[slice(*each.span)] for each in calls] == [*names, "All"]


@pytest.mark.parametrize(
    "text", ["class C:\n    def run(self, context):\n        context.call_activity('Work')\n        x ="]
)
def test_names_in_a_class_that_is_half_typed(text: str) -> None:
    assert [each.name for each in parse_python(text).durable_calls] == ["Work"]


def test_calls_may_be_chained_without_end() -> None:
    text = f"context.call_activity('Work'){'.then()' * 500}\n"
    assert [each.name for each in parse_python(text).durable_calls] == ["Work"]


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("yield context.call_activity('", ACTIVITY),
        ('yield context.call_activity_with_retry(\n    "Wor', ACTIVITY),
        ("context.call_activity(name='", ACTIVITY),
        ("client.start_new('Wo", ORCHESTRATOR),
        ("df.EntityId('", ENTITY),
        ("context.call_activity('Work', 'x", None),
        ("context.call_activity(input_='", None),
        ("context.call_activity(", None),
    ],
)
def test_what_is_being_typed(typed: str, part: DurablePart | None) -> None:
    found = NAMING.search(typed)
    assert (part_asked_for(found) if found is not None else None) is part


@pytest.mark.parametrize(
    "text",
    [
        "NAME = 'Work'\ndef run(context):\n    yield context.call_activity(NAME)\n",
        "NAME: str = 'Work'\ndef run(context):\n    yield context.call_activity(NAME, NAME)\n",
        "NAME: Final = 'Work'\ndef run(context):\n    yield context.call_activity(input_=1, name=NAME)\n",
        "def run(context):\n    yield context.call_activity(NAME)\nNAME = 'Work'\n",
        "NAME = 'Work'\ndef run(context):\n    yield context.call_activity(NAME)\ndef half(\n",
    ],
)
def test_a_constant_that_has_the_name(text: str) -> None:
    (call,) = parse_python(text).durable_calls
    assert (call.name, text[slice(*call.span)], text[slice(*call.argument)]) == ("Work", "Work", "NAME")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("NAME = 'Work'", "NAME = 'Other'"),
        ("NAME = 'Work'", "NAME += 's'"),
        ("NAME = 'Work'", "NAME: str"),
        ("NAME = 'Work'", "del NAME"),
        ("NAME = 'Work'", "from names import *"),
        ("NAME = 'Work'", "from names import NAME"),
        ("NAME = 'Work'", "import names as NAME"),
        ("NAME = 'Work'", "for NAME in 'ab': pass"),
        ("NAME = 'Work'", "def NAME(): pass"),
        ("NAME = 'Work'", "class NAME: pass"),
        ("NAME = 'Work'", "def f(NAME): pass"),
        ("NAME = 'Work'", "def f(): global NAME"),
        ("NAME = 'Work'", "def f():\n    NAME = 1"),
        ("NAME = 'Work'", "x = (NAME := 1)"),
        ("NAME = 'Work'", "try: pass\nexcept OSError as NAME: pass"),
        ("NAME = 'Work'", "match x:\n    case [*NAME]: pass"),
        ("NAME = 'Work'", "match x:\n    case {**NAME}: pass"),
        ("NAME = 'Work'", "match x:\n    case 1 as NAME: pass"),
        ("NAME = 'Work'", "x = [NAME for NAME in y]"),
        ("NAME = 'Work'", "NAME = (\n"),
        ("if x:\n    NAME = 'Work'", ""),
        ("class C:\n    NAME = 'Work'", ""),
        ("A = NAME = 'Work'", ""),
        ("NAME = ''", ""),
        ("NAME = 1", ""),
        ("NAME = f'Work'", ""),
        ("", ""),
    ],
)
def test_a_name_that_may_stand_for_something_else(first: str, second: str) -> None:
    text = f"{first}\ndef run(context):\n    yield context.call_activity(NAME)\n{second}\n"
    assert parse_python(text).durable_calls == ()
