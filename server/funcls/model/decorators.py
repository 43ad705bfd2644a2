"""What a decorator makes of a handler, as the worker sees it."""

from __future__ import annotations

from typing import Final

from funcls.model.names import Names
from funcls.model.resolved import External, Function, Missing, Resolved
from funcls.model.source import Place
from funcls.syntax.python.expressions import Call, Expression, Name
from funcls.syntax.python.facts import ReturnsArgument, Wraps
from funcls.text.span import Span

_WRAPS: Final = External("functools.wraps")
_CLASS_METHOD: Final = External("builtins.classmethod")
_KEEPS_SIGNATURE: Final = frozenset(
    {
        External("builtins.staticmethod"),
        External("functools.cache"),
        External("functools.lru_cache"),
        External("functools.singledispatch"),
    }
)
"""What gives a callable with the signature and the annotations of the function it is given (measured, 3.10 to 3.13)."""


def keeps_signature(path: str, decorator: Expression, at: Span, names: Names) -> bool:
    """Whether the decorator, called at `at`, provably gives a callable in which the worker sees the same signature."""
    if not isinstance(decorator.form, Name):
        return False
    return is_transparent(names.resolve_dotted(path, decorator.form.dotted, at), Place(path, at), names)


def is_transparent(decorator: Resolved, call: Place, names: Names) -> bool:
    """Whether the worker sees the same signature in what a call of the decorator gives."""
    if isinstance(decorator, External):
        return decorator in _KEEPS_SIGNATURE
    if not isinstance(decorator, Function) or decorator.retouched:
        return False
    if decorator.definition.decorators or decorator.definition.is_async:
        return False
    match decorator.definition.as_decorator:
        case ReturnsArgument():
            return True
        case Wraps(Expression(form=Name(dotted))):
            # inspect.signature and typing.get_type_hints both follow __wrapped__.
            at = call.span if decorator.path == call.path else None
            return names.resolve_dotted(decorator.path, dotted, at) == _WRAPS
        case _:
            return False


def undefined_name(path: str, decorator: Expression, at: Span, names: Names) -> str | None:
    """Return the name in a decorator that is provably not defined at `at`, if there is one."""
    form = decorator.form.function.form if isinstance(decorator.form, Call) else decorator.form
    found = names.resolve_dotted(path, form.dotted, at) if isinstance(form, Name) else None
    return found.name if isinstance(found, Missing) and not found.is_import else None


def is_class_method(path: str, decorator: Expression, at: Span, names: Names) -> bool:
    """Whether the decorator is `classmethod`, which gives an object that cannot be called outside a class."""
    return isinstance(decorator.form, Name) and names.resolve_dotted(path, decorator.form.dotted, at) == _CLASS_METHOD
