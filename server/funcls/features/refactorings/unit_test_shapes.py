"""Values of the shapes that a function takes, as a unit test writes them; what nothing is known of is a text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

from funcls.syntax.python.shapes import Shape

TEXT: Final = '"test"'
_NUMBER: Final = "1"
_ANYTHING: Final = "mock.MagicMock()"


def written(shape: Shape) -> str:
    """Return an expression for a value of the shape."""
    return _written(shape, repr)


def written_as_json(shape: Shape) -> str | None:
    """Return JSON for a value of the shape, None where it cannot be told."""
    text = _written(shape, json.dumps)
    return None if _ANYTHING in text else text


def _written(shape: Shape, quoted: Callable[[str], str]) -> str:
    """Return the value, `quoted` what it has of texts that are JSON themselves."""
    if shape.is_anything:
        return _ANYTHING
    if shape.as_json is not None:
        inner = written_as_json(shape.as_json)
        return _ANYTHING if inner is None else quoted(inner)
    if shape.is_mapping:
        members = ", ".join(f"{json.dumps(name)}: {_written(each, quoted)}" for name, each in shape.keys.items())
        return f"{{{members}}}"
    if shape.items is not None:
        return f"[{', '.join([_written(shape.items, quoted)] * shape.length)}]"
    return _NUMBER if shape.is_number else TEXT
