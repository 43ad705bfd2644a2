"""Where a module asks an attribute for a key."""

from __future__ import annotations

import pytest

from funcls.syntax.python.keys import key_uses
from funcls.text.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('req.params["id"]', [("req", "id", "id")], id="subscript"),
        pytest.param("req.params.get('id', 'x')", [("req", "id", "id")], id="get"),
        pytest.param("'id' not in req.params", [("req", "id", "id")], id="in"),
        pytest.param("f(x).params['id']", [(None, "id", "id")], id="of a value without a name"),
        pytest.param("req.params['i' 'd']", [("req", "id", None)], id="a key in two parts"),
        pytest.param("req.params[key], req.params.items()", [("req", None, None)] * 2, id="what cannot be followed"),
        pytest.param("params['id'], req.other['id']", [], id="something else"),
        pytest.param("def f(: req.params", None, id="syntax error"),
    ],
)
def test_keys_of_an_attribute(text: str, expected: list[tuple[str | None, str | None, str | None]] | None) -> None:
    found = key_uses(text, "params")

    def written(span: Span | None) -> str | None:
        return text[slice(*span)] if span is not None else None

    answer = [(written(each.owner), each.key, written(each.key_span)) for each in found] if found is not None else None
    assert answer == expected
