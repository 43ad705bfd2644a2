"""What a function provably returns when it is used as a decorator."""

from __future__ import annotations

from textwrap import dedent

import pytest

from funcls.syntax.python.facts import AsDecorator, ReturnsArgument, UnknownDecorator, Wraps
from funcls.syntax.python.reader import parse_python


def as_decorator(text: str) -> AsDecorator:
    *_, function = parse_python(dedent(text)).functions()
    return function.as_decorator


@pytest.mark.parametrize(
    "text",
    [
        "def d(f): return f",
        "def d(f, /): return f",
        """
        def d(f):
            '''Register it.'''
            HANDLERS.append(f)
            print(f.__name__)
            return f
        """,
        """
        def d(f):
            if f in SEEN:
                return f
            for each in SEEN:
                each(f)
            return f
        """,
    ],
)
def test_it_returns_its_argument(text: str) -> None:
    assert as_decorator(text) == ReturnsArgument()


@pytest.mark.parametrize(
    "text",
    [
        "def d(f): pass",
        "def d(f): return g",
        "def d(f): return",
        "def d(*f): return f",
        "def d(f, g): return f",
        "def d(f, *, g=1): return f",
        "async def d(f): return f",
        "@contextmanager\ndef d(f): return f",
        "def d(f):\n    yield\n    return f",
        "def d(f):\n    f = g\n    return f",
        "def d(f):\n    del f\n    return f",
        "def d(f):\n    for f in g: pass\n    return f",
        "def d(f):\n    import f\n    return f",
        "def d(f):\n    try: pass\n    except E as f: pass\n    return f",
        "def d(f):\n    match x:\n        case [*f]: pass\n    return f",
        "def d(f):\n    (f := 1)\n    return f",
        "def d(f):\n    if x: return g\n    return f",
        "def d(f):\n    if x: return f",
        "def d(f):\n    f.__signature__ = s\n    return f",
        "def d(f):\n    f.__annotations__.clear()\n    return f",
        "def d(f):\n    setattr(f, '__wrapped__', g)\n    return f",
        "def d(f):\n    functools.update_wrapper(f, g)\n    return f",
        "def d(f):\n    wraps(g)(f)\n    return f",
        "def d(f):\n    def g():\n        nonlocal f\n        f = 1\n    g()\n    return f",
        "def d(f):\n    def g(): f.__wrapped__ = h\n    g()\n    return f",
    ],
)
def test_nothing_is_promised(text: str) -> None:
    assert as_decorator(text) == UnknownDecorator()


@pytest.mark.parametrize("wraps", ["wraps", "functools.wraps", "ft.wraps"])
def test_it_wraps_its_argument(wraps: str) -> None:
    found = as_decorator(
        f"""
        def d(f):
            '''Log each call.'''
            log = get_logger(f.__name__)

            @{wraps}(f)
            async def inner(*args, **kwargs):
                return await f(*args, **kwargs)

            inner.calls = 0
            return inner
        """
    )
    assert isinstance(found, Wraps)
    assert found.wraps.text == wraps


@pytest.mark.parametrize(
    "text",
    [
        "def d(f):\n    def i(): pass\n    return i",
        "def d(f):\n    @wraps(g)\n    def i(): pass\n    return i",
        "def d(f):\n    @wraps(f, assigned=())\n    def i(): pass\n    return i",
        "def d(f):\n    @wraps\n    def i(): pass\n    return i",
        "def d(f):\n    @other\n    @wraps(f)\n    def i(): pass\n    return i",
        "def d(f):\n    @wraps(f)\n    def i(): pass\n    i = cache(i)\n    return i",
        "def d(f):\n    @wraps(f)\n    def i(): pass\n    return cache(i)",
        "def d(f):\n    @wraps(f)\n    def i(): pass\n    del i.__wrapped__\n    return i",
        "def d(f):\n    @wraps(f)\n    def i(): pass\n    f = 1\n    return i",
        "def d(f):\n    if x:\n        @wraps(f)\n        def i(): pass\n    return i",
        "def d(f):\n    with x: pass\n    @wraps(f)\n    def i(): pass\n    return i",
        "def d(f):\n    from mine import wraps\n    @wraps(f)\n    def i(): pass\n    return i",
        "def d(f):\n    @f.wraps(f)\n    def i(): pass\n    return i",
        "def d(n):\n    def d2(f):\n        @wraps(f)\n        def i(): pass\n        return i\n    return d2",
    ],
)
def test_nothing_is_promised_of_a_wrapper(text: str) -> None:
    assert as_decorator(text) == UnknownDecorator()
