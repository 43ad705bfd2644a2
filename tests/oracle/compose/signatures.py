"""Parameters of a handler: those of the bindings, and all the ways in which they can differ."""

from __future__ import annotations

import keyword
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from oracle.compose.annotations import draw_context, draw_parameter, draw_return
from oracle.compose.bindings import Bound
from oracle.compose.parts import Draw, Part, chance, pick

_CONTEXT: Final = "context"
_DEFAULTS: Final = ("None", "1", '""', "...")
_EXTRA_NAMES: Final = ("extra", "req2", "Msg", "_", "args")


class Kind(IntEnum):
    """The kinds of parameters, in the order in which they stand."""

    POSITIONAL_ONLY = 0
    PLAIN = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4


_STARS: Final = {Kind.VAR_POSITIONAL: "*", Kind.VAR_KEYWORD: "**"}


@dataclass(frozen=True)
class Parameter:
    """One parameter; `annotation` is None where there is none, `default` is empty where there is none."""

    name: str
    annotation: Part | None
    kind: Kind = Kind.PLAIN
    default: str = ""


@dataclass(frozen=True)
class Signature:
    """The parameters and the return annotation."""

    parameters: tuple[Parameter, ...]
    returns: Part | None

    @property
    def annotations(self) -> list[Part]:
        found = [each.annotation for each in self.parameters]
        return [each for each in (*found, self.returns) if each is not None]

    @property
    def names(self) -> str:
        """The parameters without annotations: of a lambda, for example."""
        return self._listed(annotated=False)

    @property
    def typed(self) -> str:
        return self._listed(annotated=True)

    @property
    def arrow(self) -> str:
        return f" -> {self.returns.text}" if self.returns else ""

    @property
    def fields(self) -> Sequence[str]:
        """The parameters as annotated names of a class."""
        return [f"{each.name}: {each.annotation.text if each.annotation else 'object'}" for each in self.parameters]

    def _listed(self, *, annotated: bool) -> str:
        shown = []
        ordered = self.parameters
        for index, each in enumerate(ordered):
            following = ordered[index + 1].kind if index + 1 < len(ordered) else None
            previous = ordered[index - 1].kind if index else None
            if each.kind is Kind.KEYWORD_ONLY and previous not in (Kind.VAR_POSITIONAL, Kind.KEYWORD_ONLY):
                shown.append("*")
            shown.append(_shown(each, annotated=annotated))
            if each.kind is Kind.POSITIONAL_ONLY and following is not Kind.POSITIONAL_ONLY:
                shown.append("/")
        return ", ".join(shown)


def _shown(parameter: Parameter, *, annotated: bool) -> str:
    text = _STARS.get(parameter.kind, "") + parameter.name
    if annotated and parameter.annotation:
        text += f": {parameter.annotation.text}"
    if parameter.default:
        text += f" = {parameter.default}" if annotated and parameter.annotation else f"={parameter.default}"
    return text


def draw_signature(draw: Draw, bindings: Sequence[Bound]) -> Signature:
    """Draw the parameters that the bindings ask for; in one of eight functions something about them is odd."""
    parameters = [
        _parameter(draw, each) for each in bindings if not each.is_return and not keyword.iskeyword(each.name)
    ]
    if all(each.name != _CONTEXT for each in parameters) and chance(draw, 15):
        parameters.append(Parameter(_CONTEXT, draw_context(draw)))
    if chance(draw, 12):
        parameters = pick(draw, _ODDITIES)(draw, parameters)
    returning = next((each for each in bindings if each.is_return), None)
    return Signature(_as_python_wants(parameters), draw_return(draw, returning))


def _parameter(draw: Draw, binding: Bound) -> Parameter:
    return Parameter(binding.name, draw_parameter(draw, binding), default="None" if chance(draw, 5) else "")


def _missing(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return parameters[:-1]


def _extra(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return [*parameters, Parameter(pick(draw, _EXTRA_NAMES), None)]


def _extra_with_default(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return [*parameters, Parameter(pick(draw, _EXTRA_NAMES), None, default="None")]


def _renamed(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return _with_last(parameters, lambda last: replace(last, name=f"{last.name}_"))


def _other_case(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return _with_last(parameters, lambda last: replace(last, name=last.name.swapcase()))


def _default(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    default = pick(draw, _DEFAULTS)
    return _with_last(parameters, lambda last: replace(last, default=default))


def _keyword_only(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return _with_last(parameters, lambda last: replace(last, kind=Kind.KEYWORD_ONLY))


def _all_keyword_only(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return [replace(each, kind=Kind.KEYWORD_ONLY) for each in parameters]


def _positional_only(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return [replace(each, kind=Kind.POSITIONAL_ONLY) for each in parameters]


def _starred(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return _with_last(parameters, lambda last: replace(last, kind=Kind.VAR_POSITIONAL))


def _double_starred(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return _with_last(parameters, lambda last: replace(last, kind=Kind.VAR_KEYWORD))


def _args(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return [*parameters, Parameter("args", None, Kind.VAR_POSITIONAL)]


def _kwargs(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return [*parameters, Parameter("kwargs", None, Kind.VAR_KEYWORD)]


def _everything(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return [Parameter("args", None, Kind.VAR_POSITIONAL), Parameter("kwargs", None, Kind.VAR_KEYWORD)]


def _none(draw: Draw, parameters: list[Parameter]) -> list[Parameter]:
    return []


_ODDITIES: Final = (
    _default,
    _keyword_only,
    _all_keyword_only,
    _positional_only,
    _missing,
    _extra,
    _extra_with_default,
    _renamed,
    _other_case,
    _starred,
    _double_starred,
    _args,
    _kwargs,
    _everything,
    _none,
)


def _with_last(parameters: list[Parameter], change: Callable[[Parameter], Parameter]) -> list[Parameter]:
    return [*parameters[:-1], change(parameters[-1])] if parameters else parameters


def _as_python_wants(parameters: Sequence[Parameter]) -> tuple[Parameter, ...]:
    """No name twice, and those with a default last."""
    once = {each.name: each for each in parameters}
    return tuple(sorted(once.values(), key=lambda each: (each.kind, bool(each.default))))
