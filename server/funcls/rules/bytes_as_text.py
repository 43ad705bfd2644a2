"""A handler asks for bytes of an input that the host hands over as text.

What: without `"dataType": "binary"` the host reads this input as UTF-8 text, and the annotation `bytes` does not change
that.

Why: the handler gets a `str`, and of a file that is no UTF-8 text the bytes are lost for good.

Example: `def main(req, picture: bytes)` with a `blob` input that has no `dataType`.

Instead: add `"dataType": "binary"` to the binding, or annotate `str`.

Versions: all.

Evidence: documented (worker issues 490, 720 and 740; Microsoft's page on the binding).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from funcls.model.annotations import Verdict
from funcls.model.binding import Direction
from funcls.model.function import Function
from funcls.model.source import Place
from funcls.model.values import PyClass
from funcls.rules.finding import Grade, Related, Report, Severity
from funcls.rules.rule import LEARN, FunctionRule, Group

_READ_AS_TEXT: Final = ("", "string", "undefined")


def check(function: Function) -> Iterator[Report]:
    """Report each `bytes` that gets text."""
    handler = function.certain_handler
    if handler is None or handler.signature is None or handler.decorated:
        return
    for bound in function.parameters:
        expression, annotation = bound.parameter.annotation, bound.annotation
        binding = bound.bindings[0] if bound.bindings else None
        if expression is None or annotation is None or binding is None or binding.node.damaged:
            continue
        read_as_text = (
            binding.entry is not None and binding.entry.text_by_default and binding.data_type in _READ_AS_TEXT
        )
        if not read_as_text or binding.direction is not Direction.IN:
            continue
        values, verdicts = annotation.values.values(), annotation.verdicts.values()
        is_bytes = all(isinstance(each, PyClass) and each.dotted == "bytes" for each in values)
        if is_bytes and all(each is Verdict.ACCEPTED for each in verdicts):
            yield Report(
                Place(handler.signature.path, expression.span),
                f"The host hands '{bound.parameter.name}' over as text: the handler gets a str, and bytes that are no "
                'UTF-8 are lost. Add "dataType": "binary" to the binding.',
                (Related(function.json_place(binding.type_span), f"The type of binding '{binding.name}'"),),
            )


RULE = FunctionRule(
    code="bytes-as-text",
    group=Group.ANNOTATIONS,
    severity=Severity.WARNING,
    evidence=Grade.DOCUMENTED,
    docs=f"{LEARN}/functions-bindings-storage-blob-input",
    check=check,
)
