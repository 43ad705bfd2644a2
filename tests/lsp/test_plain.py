"""Markdown for clients that show it as it is."""

from __future__ import annotations

import re

import pytest

from funcls.features.describe import describe_property, describe_type
from funcls.lsp.plain import plain
from funcls.workspace.resources import load_catalogue


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Queue name** (`queueName`, required)", "Queue name (`queueName`, required)"),
        ("**Name (`name`)**\n\n*Has no effect:* x", "Name (`name`)\n\nHas no effect: x"),
        ("```python\ntimer: func.TimerRequest\n```\n\nParameter", "timer: func.TimerRequest\n\nParameter"),
        ("one\n\n---\n\ntwo", "one\n\n\ntwo"),
        ("[Microsoft's documentation](https://example.org/a_b)", "Microsoft's documentation: https://example.org/a_b"),
        ("in [Orders/__init__.py:4](file:///app/Orders/__init__.py#L4).", "in Orders/__init__.py:4."),
        ("`**/*.json` and ``a ` **b**``", "`**/*.json` and ``a ` **b**``"),
        ("0 * 1 * 2, 2 ** 3 ** 4", "0 * 1 * 2, 2 ** 3 ** 4"),
        ("- `one`: **first**\n- `two`", "- `one`: first\n- `two`"),
        ("", ""),
    ],
)
def test_marks_are_left_out_and_code_stays(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_no_mark_is_left_in_what_the_schemas_say() -> None:
    catalogue = load_catalogue()
    texts = [describe_type(each) for each in catalogue.types]
    texts += [describe_property(each) for entry in catalogue.types for each in entry.properties.values()]
    assert len(texts) > 100

    for text in texts:
        without_code = re.sub(r"`[^`]*`", "", plain(text))
        assert not re.search(r"\*\*|\]\(|^```|^---", without_code, re.MULTILINE), text
