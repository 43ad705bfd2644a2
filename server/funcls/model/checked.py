"""The annotations of a handler beside its bindings, judged for every Python version of the target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from funcls.model.annotations import (
    LAZY,
    Annotation,
    Checked,
    check_context,
    check_nothing,
    check_parameter,
    check_return,
    check_unbound_return,
    check_unsure,
    judge,
    value_in,
)
from funcls.model.binding import Binding, Direction
from funcls.model.evaluation import Evaluator, Moment
from funcls.model.handler import CONTEXT_NAME
from funcls.model.library import external
from funcls.model.signature import Signature
from funcls.model.target import Version
from funcls.model.values import UNSURE, Failure, Value
from funcls.schema.catalogue import Catalogue
from funcls.syntax.python.expressions import Constant, Expression, Parameter


@dataclass(frozen=True, slots=True)
class BoundParameter:
    """A parameter of the handler with what the worker makes of its annotation; `annotation` is None without one."""

    parameter: Parameter
    annotation: Annotation | None
    bindings: tuple[Binding, ...]


@dataclass(frozen=True, slots=True)
class FailedAnnotation:
    """An annotation in the file `path` that cannot be evaluated, of a function of which no more is known."""

    path: str
    expression: Expression
    annotation: Annotation


class SignatureChecker:
    """Judges the annotations of one signature."""

    def __init__(
        self,
        signature: Signature,
        evaluator: Evaluator,
        versions: tuple[Version, ...],
        catalogue: Catalogue,
        *,
        quoted: bool,
    ) -> None:
        """`quoted` tells whether the module postpones its annotations."""
        self._signature = signature
        self._quoted = quoted
        self._evaluator = evaluator
        self._versions = versions
        self._catalogue = catalogue

    def parameters(self, bindings: tuple[Binding, ...]) -> Iterator[BoundParameter]:
        """Yield the parameters with the bindings of their names."""
        for parameter in self._signature.parameters:
            bound = tuple(binding for binding in bindings if binding.name == parameter.name)
            yield BoundParameter(parameter, self._parameter(parameter, bound), bound)

    def returns(self, bindings: tuple[Binding, ...]) -> Annotation | None:
        """Return what the worker makes of the return annotation, None without one."""
        expression = self._signature.returns
        if expression is None:
            return None
        values = self._values(expression, defaults_to_none=False)
        returned = next((each for each in bindings if each.is_return), None)
        binding = as_checked(returned, self._catalogue) if returned is not None else None
        if binding is None:
            return judge(values, check_unbound_return)
        return judge(values, lambda value, version: check_return(value, version, binding))

    def early_failures(self) -> Iterator[FailedAnnotation]:
        """Yield the annotations that fail with the `def`, whatever a decorator makes of the function afterwards."""
        signature = self._signature
        if self._quoted or signature.at is None or self._versions[0] >= LAZY:
            return
        moment = Moment(signature.path, signature.at, quotes=False)
        annotations = [each.annotation for each in signature.parameters] + [signature.returns]
        for expression in filter(None, annotations):
            value = self._evaluator.evaluate(expression, moment)
            if isinstance(value, Failure):
                values = {version: UNSURE if version >= LAZY else value for version in self._versions}
                yield FailedAnnotation(signature.path, expression, judge(values, check_unsure))

    def _parameter(self, parameter: Parameter, bindings: tuple[Binding, ...]) -> Annotation | None:
        if self._signature.annotated:
            values = dict.fromkeys(self._versions, external(self._signature.annotated))
        elif parameter.annotation is not None:
            default = parameter.default.form if parameter.default is not None else None
            values = self._values(parameter.annotation, defaults_to_none=default == Constant(None))
        else:
            return None
        if not bindings:
            return judge(values, check_context if parameter.name == CONTEXT_NAME else check_nothing)
        binding = as_checked(bindings[0], self._catalogue)
        if binding is None:
            return judge(values, check_nothing)
        return judge(values, lambda value, version: check_parameter(value, version, binding))

    def _values(self, expression: Expression, *, defaults_to_none: bool) -> dict[Version, Value]:
        signature, quoted = self._signature, self._quoted
        late = self._evaluator.evaluate(expression, Moment(signature.path, None))
        early = late
        if not quoted and signature.at is not None and self._versions[0] < LAZY:
            early = self._evaluator.evaluate(expression, Moment(signature.path, signature.at))
        return {
            version: value_in(version, early, late, quoted=quoted, defaults_to_none=defaults_to_none)
            for version in self._versions
        }


def as_checked(binding: Binding, catalogue: Catalogue) -> Checked | None:
    """Return the binding as the worker sees it, None where the host or the worker refuses it for its direction."""
    if binding.type is None or binding.direction not in (Direction.IN, Direction.OUT):
        return None
    is_output = binding.direction is Direction.OUT
    if binding.entry is not None and binding.entry.name == binding.type:
        return Checked(binding.entry.converter, binding.entry.implicit_output, is_output)
    if catalogue.is_misspelt(binding.type):
        # The host ignores the case of a type, the worker does not.
        return Checked(catalogue.generic_converter, implicit_output=True, is_output=is_output)
    return Checked(None, implicit_output=True, is_output=is_output)
