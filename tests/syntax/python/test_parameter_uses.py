"""Where a function uses a parameter, and where that cannot be told."""

from __future__ import annotations

import pytest

from funcls.syntax.python.parameter_uses import parameter_uses
from funcls.text.span import Span


def marked(body: str, header: str = "def main(req):") -> str | None:
    """Return the function with its uses of `req` in brackets; None where they cannot be told."""
    text = f"{header}\n{body}"
    start = text.index("main")
    uses = parameter_uses(text, Span(start, start + len("main")), "req")
    if uses is None:
        return None
    for use in reversed(uses):
        text = f"{text[: use.start]}[{text[slice(*use)]}]{text[use.end :]}"
    return text.partition("\n")[2]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (" pass", " pass"),
        (" return req.body", " return [req].body"),
        (" return f(req=req, x='req')  # req", " return f(req=[req], x='req')  # req"),
        (" return other.req", " return other.req"),
        (" é = req; req = 1", " é = [req]; [req] = 1"),
        (" def inner(): return req", " def inner(): return [req]"),
        (" return [req for x in y]", " return [[req] for x in y]"),
    ],
)
def test_uses(body: str, expected: str) -> None:
    assert marked(body) == expected
    assert marked(body, "async def main(req):") == expected


@pytest.mark.parametrize(
    "body",
    [
        " def inner(req): return req",
        " return lambda req: req",
        " return [req for req in y]",
        " class A: req = 1",
        " import req",
        " return locals()",
        " try: pass\n except E as req: pass",
        " def inner():\n  nonlocal req",
        " return (",
    ],
)
def test_what_cannot_be_told(body: str) -> None:
    assert marked(body) is None


def test_no_function_of_that_place() -> None:
    assert parameter_uses("main = 1\n", Span(0, 4), "req") is None
