"""Annotations: what the schemas name for a binding, and everything else that people write there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from oracle.compose import types_of_python as types
from oracle.compose.bindings import Bound
from oracle.compose.classes import draw_class
from oracle.compose.limits import Limit
from oracle.compose.parts import Draw, Part, chance, pick
from oracle.compose.spelling import imports_of, spelled

_OF_THE_APP: Final = ("a class of the app",)
# What people write is there twice.
_POOLS: Final = (
    types.PUBLIC,
    types.BUILTINS,
    types.GENERICS,
    _OF_THE_APP,
    types.STANDARD,
    types.PUBLIC,
    types.BUILTINS,
    types.BUILTIN_GENERICS,
    _OF_THE_APP,
    types.VALUES,
    types.PRIVATE,
    types.UNDEFINED,
    types.COMPUTED,
    types.DURABLE,
)
_ANY_GENERIC: Final = "typing.Iterable["
"""Stands in the schemas for every generic over an iterable."""
_GENERICS_TAKEN: Final = ("List", "Sequence", "Iterable", "Iterator", "Set", "FrozenSet", "Collection", "Deque")
ALIAS: Final = b"Alias"
"""Stands in each file that binds an annotation to a name."""
_ALIASES: Final = (
    "Alias = {0}",
    "Alias: object = {0}",
    "First = {0}\nAlias = First",
    "if True:\n    Alias = {0}",
    "Alias = Other = {0}",
)


def draw_parameter(draw: Draw, binding: Bound) -> Part | None:
    """Draw the annotation of the parameter for a binding; None for no annotation."""
    if chance(draw, 25):
        return None
    part = _draw_type(draw, binding.accepted)
    if binding.is_out != chance(draw, 3):
        part = _out(draw, part)
        part = _wrapped(draw, part, types.WRAPPED) if chance(draw, 3) else part
    elif chance(draw, 6):
        part = _wrapped(draw, part, types.WRAPPED)
    return _written(draw, part).plus(Part("", limits=binding.limits))


def draw_return(draw: Draw, binding: Bound | None) -> Part | None:
    """Draw the return annotation; `binding` is that of `$return`."""
    if chance(draw, 40):
        return None
    part = _draw_type(draw, binding.accepted if binding else ["None", "str"])
    if chance(draw, 6):
        part = _wrapped(draw, part, types.WRAPPED)
    elif chance(draw, 3):
        part = _out(draw, part)
    return _written(draw, part).plus(Part("", limits=binding.limits if binding else frozenset()))


def draw_context(draw: Draw) -> Part | None:
    """Draw the annotation of `context`."""
    if chance(draw, 40):
        return None
    if chance(draw, 80):
        return _written(draw, Part(pick(draw, types.CONTEXTS)))
    return _written(draw, draw_class(draw) if chance(draw, 50) else _draw_type(draw, ()))


def _draw_type(draw: Draw, accepted: Sequence[str]) -> Part:
    if accepted and not chance(draw, 20):
        return Part(pick(draw, accepted).replace(_ANY_GENERIC, f"typing.{pick(draw, _GENERICS_TAKEN)}["))
    pool = pick(draw, _POOLS)
    if pool is _OF_THE_APP:
        return draw_class(draw)
    text = pick(draw, pool)
    limits = {Limit.COMPUTED_ANNOTATION} if pool is types.COMPUTED else set()
    if pool is types.PRIVATE or text in types.UNLISTED:
        limits.add(Limit.LIBRARY_NAME)
    return Part(text, limits=frozenset(limits))


def _out(draw: Draw, part: Part) -> Part:
    return _wrapped(draw, part, types.OUTS) if chance(draw, 7) else replace(part, text=f"func.Out[{part.text}]")


def _wrapped(draw: Draw, part: Part, forms: Sequence[str]) -> Part:
    form = pick(draw, forms)
    if part.text in types.STANDARD:
        # What derives from it, or what it takes for its own, is not known of every class of the standard library.
        part = part.plus(Part("", limits=frozenset({Limit.OTHERS_CLASS})))
    return part if "'" in form and _is_quoted(part) else replace(part, text=form.format(part.text))


def _written(draw: Draw, part: Part) -> Part:
    if types.BARE_FORMS.search(part.text) or any(each in part.text for each in types.ONLY_IN_PLACE):
        part = part.plus(Part("", limits=frozenset({Limit.COMPUTED_ANNOTATION})))
    if chance(draw, 7) and not _is_quoted(part):
        part = replace(part, text=f'"{part.text}"')
    if chance(draw, 5):
        part = _aliased(draw, part)
    return spelled(draw, part)


def _is_quoted(part: Part) -> bool:
    return "'" in part.text or '"' in part.text


def _aliased(draw: Draw, part: Part) -> Part:
    """Bind the annotation to a name of the module, and use that."""
    line = pick(draw, _ALIASES).format(part.text)
    # The name may be bound once more by another annotation, and then this one fails where no one reads it.
    part = (
        part.plus(Part("", limits=frozenset({Limit.RAISES})))
        if any(each in part.text for each in types.UNDEFINED)
        else part
    )
    lines = (*part.before, "import azure.functions as func", "import typing", *imports_of(part.text), line)
    return replace(part, text="Alias", before=lines)
