"""Members that are written into a function.json."""

from __future__ import annotations

import json

from funcls.features.changes import Collector, RefusedError
from funcls.model.function import Function
from funcls.text.span import Span


def write_member(collector: Collector, function: Function, key: str, value: str) -> None:
    """Write a member before all others, laid out as the first of them; raises RefusedError where there is none."""
    root, path = function.root, function.file.path
    if root is None or not root.members:
        raise RefusedError(f"`{key}` cannot be written into {path}.")
    start = root.members[0].span.start
    blanks = function.file.text[root.span.start + 1 : start]
    between = blanks if not blanks.strip() and "\n" in blanks else " "
    collector.replace(path, Span(start, start), f'"{key}": {json.dumps(value, ensure_ascii=False)},{between}')
