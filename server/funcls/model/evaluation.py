"""What an annotation evaluates to: the expression as Python would run it, over what the files show of its names."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, replace
from typing import Final

from funcls.model.classes import NoAttribute, find_lineage, may_set_attribute
from funcls.model.library import FUNCTIONS, NONE_TYPE, external, is_typing, subscripted, union, with_arguments
from funcls.model.library_names import ANNOTATED
from funcls.model.names import Names
from funcls.model.resolved import (
    Attribute,
    Called,
    Class,
    External,
    Function,
    LambdaFunction,
    Literal,
    Missing,
    Module,
    Resolved,
    Written,
)
from funcls.model.source import Place
from funcls.model.values import (
    GENERIC,
    NOT_A_TYPE,
    UNSURE,
    BuiltinGeneric,
    Failure,
    NotAType,
    Plain,
    PyClass,
    TypingGeneric,
    Value,
    failure_among,
)
from funcls.syntax.python.expressions import (
    Braces,
    Call,
    Constant,
    Data,
    Expression,
    Lambda,
    Name,
    Sequence,
    Subscript,
    Union,
)
from funcls.syntax.python.facts import ClassDef
from funcls.syntax.python.reader import parse_expression
from funcls.text.span import Span

_DEEPEST: Final = 8
"""How many classes and aliases are followed before the answer is `Unsure`."""

_KEEPS_CLASS: Final = frozenset(
    {
        "dataclasses.dataclass",
        "enum.unique",
        "functools.total_ordering",
        "typing.final",
        "typing.runtime_checkable",
        "typing_extensions.final",
        "typing_extensions.runtime_checkable",
    }
)
"""Decorators that give back the class, or one of the same name and bases."""

_FACTORIES: Final = {
    "collections.namedtuple": "tuple",
    "typing.NamedTuple": "tuple",
    "typing.TypedDict": "dict",
    "typing_extensions.TypedDict": "dict",
}
"""Functions of the standard library that make a class, or stand as its base, with the class that it derives from."""

_VALUES: Final = frozenset({"NewType", "ParamSpec", "TypeVar", "TypeVarTuple"})
"""Classes whose instances are used in annotations, and are no types themselves."""

_QUOTE: Final = re.compile("[\"']")

_META_OF_FUNCTIONS: Final = f"{FUNCTIONS}.ExtensionMeta"

_BRACKETS: Final = "__class_getitem__"
"""The method by which a class says what it is with brackets behind it."""

_METACLASSES: Final = frozenset({"abc.ABCMeta", "builtins.type", "enum.EnumMeta", "enum.EnumType"})
_METACLASS_HOOKS: Final = frozenset({"__call__", "__getattribute__", "__getitem__", "__new__", "__prepare__", "mro"})
"""Methods of a metaclass that may give a class other bases, or something else than a class."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When an expression is evaluated: before a statement binds the name at `at`, or (None) once all is loaded.

    `quotes` tells whether what is quoted is evaluated too, as it is once someone asks for the annotations.
    """

    path: str
    at: Span | None
    quotes: bool = True


class Evaluator:
    """Evaluates annotations of one function; names are those of `names`."""

    def __init__(self, names: Names, uncertain: frozenset[str] = frozenset()) -> None:
        """`uncertain` are modules of which the files do not show what their names are."""
        self._names = names
        self._uncertain = uncertain
        self._known: dict[tuple[Moment, str], Value] = {}
        self._depth = 0

    def evaluate(self, expression: Expression, moment: Moment) -> Value:
        """Return what the worker sees in an annotation that is evaluated at this moment.

        A string is evaluated once more when all is loaded, as `typing.get_type_hints` does.
        """
        match expression.form:
            case Constant(str() as text):
                return self._quoted(text, Moment(moment.path, None)) if moment.quotes else UNSURE
            case Constant(None):
                return NONE_TYPE
            case Name(dotted):
                return self._name(dotted, moment)
            case Subscript(Expression(form=Name(dotted)), items):
                return self._subscript(dotted, items, moment)
            case Union(left, right):
                return self._union(left, right, moment)
            case Data():
                # A text that is computed is read as an annotation in its turn.
                return UNSURE if _QUOTE.search(expression.text) else NOT_A_TYPE
            case Sequence(items):
                # What is quoted in it stays a text.
                return failure_among(self._arguments(items, replace(moment, quotes=False))) or NOT_A_TYPE
            case Constant() | Braces() | Lambda():
                return NOT_A_TYPE
            case Call(Expression(form=Name(dotted)), arguments):
                found = self._names.resolve_dotted(moment.path, dotted, moment.at)
                if isinstance(found, Missing) and not found.is_import:
                    return Failure(f"name '{found.name}' is not defined")
                return self._made(found, arguments)
            case _:
                return UNSURE

    def _quoted(self, text: str, moment: Moment) -> Value:
        expression = parse_expression(text)
        if expression is not None:
            return self.evaluate(expression, moment)
        try:
            ast.parse(text, mode="eval")
        except SyntaxError:
            return Failure(f"Forward reference must be an expression -- got {text!r}")
        except (ValueError, RecursionError, MemoryError):
            pass
        return UNSURE

    def _union(self, left: Expression, right: Expression, moment: Moment) -> Value:
        if left.form == right.form == Constant(None):
            return Failure("unsupported operand type(s) for |: 'NoneType' and 'NoneType'")
        members = tuple(self.evaluate(each, moment) for each in (left, right))
        return failure_among(members) or union(members)

    def _subscript(self, dotted: str, items: tuple[Expression, ...], moment: Moment) -> Value:
        found = self._names.resolve_dotted(moment.path, dotted, moment.at)
        if isinstance(found, External) and self._is_certain(found):
            if is_typing(found.dotted, ("Literal",)):
                # What stands in it is text and not evaluated.
                return TypingGeneric(None, ())
            if is_typing(found.dotted, (ANNOTATED,)):
                return self.evaluate(items[0], moment) if items else UNSURE
            return subscripted(found.dotted, self._arguments(items, moment))
        return with_arguments(self._name(dotted, moment), self._arguments(items, moment))

    def _arguments(self, items: tuple[Expression, ...], moment: Moment) -> tuple[Value, ...]:
        return tuple(self.evaluate(each, moment) for each in items)

    def _is_certain(self, found: External) -> bool:
        return not any(found.dotted.startswith(f"{module}.") for module in self._uncertain)

    def _name(self, dotted: str, moment: Moment) -> Value:
        key = (moment, dotted)
        if key not in self._known:
            if self._depth >= _DEEPEST:
                return UNSURE
            # A class may name itself, or an alias itself: such a name is not known while it is being followed.
            self._known[key] = UNSURE
            self._depth += 1
            self._known[key] = self._followed(dotted, moment)
            self._depth -= 1
        return self._known[key]

    def _followed(self, dotted: str, moment: Moment) -> Value:
        match found := self._names.resolve_dotted(moment.path, dotted, moment.at):
            case Missing(name=name, is_import=False):
                return Failure(f"name '{name}' is not defined")
            case Class(path, definition, retouched=False):
                return self._class(path, definition)
            case External(is_module=True) | Module() | LambdaFunction():
                return NOT_A_TYPE
            case External():
                return _as_read(external(found.dotted), dotted) if self._is_certain(found) else UNSURE
            case Function(_, definition):
                return UNSURE if definition.decorators else NOT_A_TYPE
            case Literal(Place(path), expression) | Written(path, expression):
                return self.evaluate(expression, Moment(path, found.at, moment.quotes))
            case Called(function=function, form=form):
                return self._made(function, form.arguments)
            case Attribute(Literal(expression=Expression(form=Constant(None))), name):
                return Failure(f"'NoneType' object has no attribute '{name}'")
            case Attribute(Function(path, definition, retouched=False), name) if not definition.decorators:
                may_be_set = name.startswith("__") or may_set_attribute(self._names.text(path), name)
                return UNSURE if may_be_set else Failure(f"'function' object has no attribute '{name}'")
            case Attribute(Class() as owner, name):
                lineage = find_lineage(owner, self._names)
                is_absent = lineage is not None and isinstance(lineage.method(name, of_instance=False), NoAttribute)
                words = f"type object '{owner.definition.name}' has no attribute '{name}'"
                return Failure(words) if is_absent else UNSURE
            case _:
                return UNSURE

    def _made(self, function: Resolved, arguments: tuple[Expression, ...]) -> Value:
        """Return what a call gives: an instance, or of some functions a class."""
        match function:
            case External(dotted) if is_typing(dotted, _VALUES):
                return NotAType(is_variable=True)
            case External(dotted) if dotted in _FACTORIES:
                written = arguments[0].form if arguments else None
                name = written.value if isinstance(written, Constant) and isinstance(written.value, str) else ""
                return PyClass(dotted, name, frozenset({_FACTORIES[dotted], "object"}), iterable=True)
            case External(dotted) if dotted == f"{FUNCTIONS}.Out" and arguments:
                return Failure("Out() takes no arguments")
            case External(dotted) if dotted.startswith(f"{FUNCTIONS}."):
                made_by = external(dotted)
            case Class(path, definition, retouched=False):
                made_by = self._class(path, definition)
            case _:
                return UNSURE
        # Of a metaclass the instances are classes.
        if not isinstance(made_by, PyClass) or made_by.dotted == _META_OF_FUNCTIONS:
            return UNSURE
        return NOT_A_TYPE if made_by.whole and "type" not in made_by.lineage else UNSURE

    def _class(self, path: str, definition: ClassDef) -> Value:
        """Return a class of the app with what it derives from."""
        moment = Moment(path, definition.name_span)
        if not all(self._keeps_class(each, moment) for each in definition.decorators):
            return UNSURE
        bases = [self._base(each, moment) for each in definition.bases]
        failure = failure_among(bases)
        if failure is not None:
            return failure
        classes = [each for each in bases if isinstance(each, PyClass)]
        own = f"{path}:{definition.name}"
        known = len(classes) == len(bases) and self._leaves_bases(definition, moment)
        decides_on_brackets = _BRACKETS in definition.bound or any(each.parametric is None for each in classes)
        return PyClass(
            own,
            definition.name,
            frozenset({own, "object"}).union(*(each.lineage for each in classes)),
            whole=known and all(each.whole for each in classes),
            parametric=None if decides_on_brackets else any(each.parametric for each in classes),
            reads="read" in definition.bound or _any(known, [each.reads for each in classes]),
            iterable="__iter__" in definition.bound or _any(known, [each.iterable for each in classes]),
        )

    def _leaves_bases(self, definition: ClassDef, moment: Moment) -> bool:
        """Whether the bases in the header are all that the class derives from, whatever its metaclass does."""
        if definition.metaclass is None:
            return "**" not in definition.keywords
        form = definition.metaclass.form
        found = self._names.resolve_dotted(moment.path, form.dotted, moment.at) if isinstance(form, Name) else None
        if isinstance(found, External):
            return found.dotted in _METACLASSES
        if not isinstance(found, Class) or found.retouched or found.definition.decorators or found.definition.keywords:
            return False
        derived = self.evaluate(definition.metaclass, moment)
        plain = isinstance(derived, PyClass) and derived.whole and "type" in derived.lineage
        return plain and not _METACLASS_HOOKS & found.definition.bound

    def _keeps_class(self, decorator: Expression, moment: Moment) -> bool:
        form = decorator.form.function.form if isinstance(decorator.form, Call) else decorator.form
        found = self._names.resolve_dotted(moment.path, form.dotted, moment.at) if isinstance(form, Name) else None
        return isinstance(found, External) and found.dotted in _KEEPS_CLASS

    def _base(self, expression: Expression, moment: Moment) -> Value:
        """Return the class that a base stands for."""
        if isinstance(expression.form, Name):
            found = self._names.resolve_dotted(moment.path, expression.form.dotted, moment.at)
            if isinstance(found, External) and found.dotted in _FACTORIES:
                return self._made(found, ())
        value = self.evaluate(expression, moment)
        match value:
            case TypingGeneric(PyClass() as origin, arguments):
                variables = any(isinstance(each, NotAType) and each.is_variable for each in arguments or ())
                # The generics of `typing` itself stand for built-in classes, whose brackets are others.
                takes = variables and origin.is_generic
                return replace(origin, lineage=origin.lineage | {GENERIC}, parametric=takes)
            case PyClass(parametric=True):
                return replace(value, parametric=False)
            case BuiltinGeneric(origin):
                return replace(origin, lineage=origin.lineage | {origin.dotted})
            case Plain():
                return PyClass(expression.text, "", frozenset({"object"}))
            case _:
                return value


def _as_read(value: Value, dotted: str) -> Value:
    """Return the value with Python's words for how it was read: a name without dots has been imported."""
    if isinstance(value, Failure) and value.absent and "." not in dotted:
        module, name = value.absent
        return replace(value, words=f"cannot import name '{name}' from '{module}'")
    return value


def _any(known: bool, answers: list[bool | None]) -> bool | None:
    """Whether one of the base classes says yes, None where one is not known."""
    if any(answers):
        return True
    return False if known and None not in answers else None
