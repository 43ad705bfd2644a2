"""Where a module asks an attribute of something for a key: `request.route_params["id"]`."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator
from typing import Final

from funcls.syntax.node import node
from funcls.syntax.python.source import Source
from funcls.text.span import Span

_LOOKS_UP: Final = ("get", "pop", "setdefault", "__getitem__")


@node
class KeyUse:
    """A place where an attribute is read.

    `key` is the text that it is asked for, None where that is not certain; `key_span` where it stands between its
    quotes, None where this Python cannot tell that. `owner` is the name whose attribute it is, None for anything else;
    `span` is the whole, as far as its key is certain.
    """

    span: Span
    owner: Span | None
    key: str | None
    key_span: Span | None


def key_uses(text: str, attribute: str) -> tuple[KeyUse, ...] | None:
    """Return where a module reads the attribute, in order; None where Python refuses the text. Never raises."""
    if attribute not in text:
        return ()
    source = Source(text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.readable)
        return tuple(sorted(_uses(tree, attribute, source), key=lambda each: each.span))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _uses(tree: ast.Module, attribute: str, source: Source) -> Iterator[KeyUse]:
    certain: set[ast.expr] = set()
    for each in ast.walk(tree):
        owner, key = _asked(each)
        if isinstance(owner, ast.Attribute) and owner.attr == attribute and isinstance(each, ast.expr):
            certain.add(owner)
            yield _use(each, owner, key, source)
    for each in ast.walk(tree):
        if isinstance(each, ast.Attribute) and each.attr == attribute and each not in certain:
            yield _use(each, each, None, source)


def _asked(asking: ast.AST) -> tuple[ast.expr | None, ast.Constant | None]:
    """Return what is asked for a constant key, and the key."""
    match asking:
        case ast.Subscript(owner, ast.Constant(str()) as key):
            return owner, key
        case ast.Call(ast.Attribute(owner, method), [ast.Constant(str()) as key, *_]) if method in _LOOKS_UP:
            return owner, key
        case ast.Compare(ast.Constant(str()) as key, [ast.In() | ast.NotIn()], [owner]):
            return owner, key
        case _:
            return None, None


def _use(whole: ast.expr, attribute: ast.Attribute, key: ast.Constant | None, source: Source) -> KeyUse:
    owner = source.span(attribute.value) if isinstance(attribute.value, ast.Name) else None
    if key is None:
        return KeyUse(source.span(whole), owner, None, None)
    (start, end), name = source.span(key), str(key.value)
    is_plain = source.readable[start:end] in (f'"{name}"', f"'{name}'")
    return KeyUse(source.span(whole), owner, name, Span(start + 1, end - 1) if is_plain else None)
