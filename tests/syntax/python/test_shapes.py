"""What a function does with the values that it is given."""

from __future__ import annotations

import pytest

from funcls.syntax.python.shapes import may_end_at_once, shapes


@pytest.mark.parametrize(
    ("body", "keys", "is_number", "length"),
    [
        ("return value", [], False, None),
        ('return value["a"], value.get("b")', ["a", "b"], False, None),
        ("return value + 1", [], True, None),
        ("return value < 2.5", [], True, None),
        ("first, second, third = value", [], False, 3),
        ("return value[1]", [], False, 2),
        ("return value[-1]", [], False, 1),
        ("for each in value: print(each)", [], False, 1),
        ('given = value\n    given["a"] += 1', ["a"], False, None),
        ('value = other\n    return value["a"]', [], False, None),
        ("return [", [], False, None),
    ],
)
def test_a_parameter(body: str, keys: list[str], is_number: bool, length: int | None) -> None:
    shape = shapes(f"def run(value):\n    {body}\n", "value", ["value"])["value"]
    assert list(shape.keys) == keys
    assert shape.is_number is is_number
    assert (shape.length if shape.items is not None else None) == length


@pytest.mark.parametrize(
    ("body", "may"),
    [
        ("yield", False),
        ("x = yield", False),
        ("return (yield)", False),
        ("return 1\n    yield", True),
        ("if x:\n        return\n    yield", True),
        ("if x:\n        yield\n    else:\n        yield", False),
        ("if x:\n        yield", True),
        ("if (yield):\n        return", False),
        ("for each in x:\n        yield", False),
        ("for each in x:\n        return\n    yield", True),
        ("while x:\n        if (yield): break", False),
        ("try:\n        yield\n    except OSError:\n        return", False),
        ("with x:\n        pass\n    yield", False),
        ("yield (", False),
    ],
)
def test_a_generator_that_may_give_nothing(body: str, may: bool) -> None:
    assert may_end_at_once(f"def run(x):\n    {body}\n") is may
