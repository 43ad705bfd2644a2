"""What to write instead of an annotation that the worker refuses."""

from __future__ import annotations

from funcls.model.binding import Binding, Direction
from funcls.model.checked import as_checked
from funcls.model.function import Function
from funcls.schema.converter import Accepted

_TEXTS = ("str", "bytes")


_MOST = 3
"""How many annotations are offered."""


def advice(function: Function, binding: Binding | None, written: str = "") -> str:
    """Return what to write, as a sentence with a blank before it: the annotations that the binding's type takes.

    `written` is what stands there, and is offered alone if it is one of those in the right place.
    """
    checked = as_checked(binding, function.catalogue) if binding is not None else None
    if binding is None or checked is None or checked.converter is None:
        return " Write a class, or no annotation."
    is_output = binding.direction is Direction.OUT
    accepted = checked.converter.outputs if is_output else checked.converter.inputs
    is_generic = not checked.implicit_output and not binding.is_return
    if accepted is not None and accepted.anything:
        texts = ["a class such as dict", "a generic such as typing.List[str]"]
    else:
        texts = accepted_texts(accepted, generic=is_generic)
    if not texts:
        return " Leave the annotation out."
    texts = [written] if written in texts else texts[:_MOST]
    if is_output and not binding.is_return:
        texts = [f"func.Out[{each}]" for each in texts]
    return f" Write {_either(texts)}, or no annotation."


def accepted_texts(accepted: Accepted | None, *, generic: bool) -> list[str]:
    """Return what may be written, the usual one first; with `generic`, texts and bytes too; nothing where all may."""
    if accepted is None or accepted.anything:
        return list(_TEXTS) if generic and accepted is None else []
    texts = [each.replace("typing.Iterable[", "typing.List[") for each in accepted.texts]
    texts = [each for each in texts if "*" not in each and "._" not in each]
    return list(dict.fromkeys([*texts, *(_TEXTS if generic else ())]))


def _either(texts: list[str]) -> str:
    return f"{', '.join(texts[:-1])} or {texts[-1]}" if len(texts) > 1 else texts[0]
