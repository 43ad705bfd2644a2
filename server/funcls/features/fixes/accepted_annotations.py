"""The annotations that a binding takes, as a handler writes them."""

from __future__ import annotations

from funcls.model.binding import Binding, Direction
from funcls.model.checked import as_checked
from funcls.model.function import Function
from funcls.rules.accepted import accepted_texts


def annotations_of(function: Function, binding: Binding) -> list[str]:
    """Return them, the usual one first; none where the files do not tell, or anything goes."""
    checked = as_checked(binding, function.catalogue)
    if checked is None or checked.converter is None:
        return []
    accepted = checked.converter.outputs if checked.is_output else checked.converter.inputs
    texts = accepted_texts(accepted, generic=not checked.implicit_output and not binding.is_return)
    if binding.direction is Direction.OUT and not binding.is_return:
        return [f"func.Out[{each}]" for each in texts]
    return texts
