"""The value that a function certainly returns: which expressions count, and of which scope."""

from __future__ import annotations

import pytest

from funcls.syntax.python.reader import parse_python
from support.apps import block


def returned(text: str) -> str | None:
    """The text of the first value that the first function of the module certainly returns."""
    main, *_ = parse_python(text).functions()
    return text[slice(*main.returned_value)] if main.returned_value is not None else None


@pytest.mark.parametrize(
    "value",
    [
        "'ok'",
        "0",
        "False",
        "...",
        "f'{name}'",
        "[]",
        "{'a': 1}",
        "{name}",
        "name, 1",
        "[each for each in name]",
        "(each for each in name)",
        "lambda: None",
        "name == 1",
        "not name",
        "name + 1",
        "'%s' % name",
        "func.HttpResponse('ok')",
        "Order()",
        "_Order()",
        "', '.join(name)",
        "f'{name}'.encode()",
        "'a' if name else None",
        "None if name else Order()",
        "name or 'nobody'",
        "(order := Order())",
    ],
)
def test_what_is_certainly_a_value(value: str) -> None:
    assert returned(f"def main(name):\n    return {value}\n") in (value, value[1:-1])


@pytest.mark.parametrize(
    "value",
    [
        "",
        "None",
        "name",
        "name.value",
        "name[0]",
        "other(name)",
        "json.dumps(name)",
        "name.close()",
        "MAKERS[0]()",
        "CONSTANT()",
        "await other(name)",
        "name and 'a'",
        "'a' and name",
        "name or None",
        "name if name else None",
        "(order := other())",
        "name.join('a')",
    ],
)
def test_what_may_be_none(value: str) -> None:
    assert returned(f"async def main(name):\n    return {value}\n") is None


def test_every_block_of_the_function_counts_and_the_first_value_is_given() -> None:
    for statement in (
        "if name:\n        return 1",
        "if name:\n        pass\n    elif other:\n        return 1",
        "if name:\n        pass\n    else:\n        return 1",
        "for each in name:\n        return 1",
        "while name:\n        pass\n    else:\n        return 1",
        "with name:\n        return 1",
        "try:\n        return 1\n    except Error:\n        return 2",
        "try:\n        return None\n    except Error:\n        return 1",
        "try:\n        pass\n    finally:\n        return 1",
        "match name:\n        case 1:\n            return 1",
        "return other(name)\n    return 1",
    ):
        assert returned(f"def main(name):\n    {statement}\n    return 3\n") == "1", statement


def test_what_inner_functions_return_is_theirs() -> None:
    text = block("""
        def main(req):
            def inner():
                return 1
            class Inner:
                def method(self):
                    return 2
            return (lambda: 3)()
        """)

    assert returned(text) is None


def test_of_a_broken_function_nothing_is_known() -> None:
    assert returned("def main(req):\n    return 1\n    return (\n") is None


def test_a_chain_of_many_branches_is_read() -> None:
    chain = "\n".join(f"    elif name == {number}:\n        pass" for number in range(500))

    assert (
        returned(f"def main(name):\n    if name:\n        pass\n{chain}\n    else:\n        return 'last'\n")
        == "'last'"
    )
