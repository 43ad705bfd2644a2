"""What a class of the app is to the worker as an entry point: the class itself, an instance of it, a method."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from funcls.model.names import Names
from funcls.model.resolved import Called, Class, External
from funcls.model.signature import Signature
from funcls.syntax.python.classes import read_methods
from funcls.syntax.python.expressions import Expression, Name, Parameter, ParameterKind
from funcls.syntax.python.facts import AnnotatedName, ClassDef, FunctionDef

_DEEPEST: Final = 8

_DECIDES: Final = frozenset(
    {
        "__annotate__",
        "__annotate_func__",
        "__annotations__",
        "__class__",
        "__getattr__",
        "__getattribute__",
        "__init_subclass__",
        "__new__",
        "__no_type_check__",
        "__signature__",
        "__text_signature__",
        "__wrapped__",
    }
)
"""Names in a class body by which it tells another signature, or other attributes, than its methods do."""

_IDENTIFIER: Final = re.compile(r"\w+")
_LEADING: Final = (ParameterKind.POSITIONAL_ONLY, ParameterKind.POSITIONAL_OR_KEYWORD)


@dataclass(frozen=True, slots=True)
class Method:
    """A method as it is got from a class or an instance: a function, of which the first parameter may be filled."""

    path: str
    definition: FunctionDef
    signature: Signature


class NoAttribute:
    """Provably, class and instance have no such attribute."""


class Lineage:
    """A class with the classes that it derives from, all of them plain ones of the app, the first one first."""

    def __init__(self, classes: tuple[Class, ...], names: Names) -> None:
        self._classes = classes
        self._names = names

    @property
    def first(self) -> Class:
        """The class itself."""
        return self._classes[0]

    @property
    def annotates(self) -> bool:
        """Whether a class body annotates a name."""
        return any(each.definition.annotated for each in self._classes)

    def has(self, name: str) -> bool:
        """Return whether a class body binds the name."""
        return self._owner(name) is not None

    def signature(self) -> Signature | None:
        """Return the signature of the class as a callable, None where it cannot be known.

        Its parameters are those of `__init__`, its annotations those of the class body: `typing.get_type_hints` reads
        these alone (measured).
        """
        owner = self._owner("__init__")
        if owner is None:
            return Signature(self.first.path, (), None)
        method = self._method(owner, "__init__")
        parameters = _without_first(method) if method is not None and not method.decorators else None
        annotating = [each for each in self._classes if each.definition.annotated]
        if parameters is None or len(annotating) > 1 or any(each.path != owner.path for each in annotating):
            return None
        annotated = {each.name: each for one in annotating for each in one.definition.annotated}
        at = annotating[0].definition.name_span if annotating else None
        if any(_is_mangled(each.name) or _is_shadowed(annotated.get(each.name), annotating) for each in parameters):
            return None
        # A default says nothing of the annotation that stands elsewhere.
        parameters = tuple(
            replace(each, annotation=annotated[each.name].annotation if each.name in annotated else None, default=None)
            for each in parameters
        )
        return Signature(owner.path, parameters, None, at)

    def method(self, name: str, *, of_instance: bool) -> Method | NoAttribute | None:
        """Return the method that the class, or an instance of it, has under the name; None where that is not known."""
        owner = self._owner(name)
        if self._may_be_set(name):
            return None
        if owner is None:
            return None if name.startswith("__") else NoAttribute()
        definition = self._method(owner, name)
        if definition is None or len(definition.decorators) > 1:
            return None
        kind = self._kind(owner, definition)
        if kind is None:
            return None
        bound = kind == "classmethod" or (kind == "" and of_instance)
        parameters = _without_first(definition) if bound else definition.parameters
        if parameters is None or any(_is_mangled(each.name) for each in parameters):
            return None
        annotations = [each.annotation for each in parameters if each.annotation] + [definition.returns]
        if any(each is not None and _names_any(each, _body_names(owner.definition)) for each in annotations):
            return None
        at = owner.definition.name_span
        return Method(owner.path, definition, Signature(owner.path, parameters, definition.returns, at))

    def touches_instances(self) -> bool:
        """Return whether a method may set special attributes of its instance."""
        for each in self._classes:
            module = self._names.module(each.path)
            firsts = {method.parameters[0].name for method in self._methods(each) if method.parameters}
            if module is None or firsts & module.retouched:
                return True
        return False

    def _methods(self, owner: Class) -> tuple[FunctionDef, ...]:
        return read_methods(self._names.text(owner.path), owner.definition)

    def _method(self, owner: Class, name: str) -> FunctionDef | None:
        return next((each for each in self._methods(owner) if each.name == name), None)

    def _owner(self, name: str) -> Class | None:
        return next((each for each in self._classes if name in each.definition.bound), None)

    def _may_be_set(self, name: str) -> bool:
        """Whether code beside the class bodies sets an attribute of this name, on the class or on an instance."""
        texts = [self._names.text(each.path) for each in self._classes]
        return self.touches_instances() or any(may_set_attribute(each, name) for each in texts)

    def _kind(self, owner: Class, definition: FunctionDef) -> str | None:
        """Return `staticmethod`, `classmethod`, empty for a plain method, None for any other."""
        for decorator in definition.decorators:
            if not isinstance(decorator.form, Name) or decorator.form.dotted in owner.definition.bound:
                return None
            found = self._names.resolve_dotted(owner.path, decorator.form.dotted, owner.definition.name_span)
            kind = found.dotted.removeprefix("builtins.") if isinstance(found, External) else ""
            return kind if kind in ("staticmethod", "classmethod") else None
        return ""


def may_set_attribute(text: str, name: str) -> bool:
    """Return whether the text of a module may set an attribute of this name, of whatever it is."""
    attribute = rf"\.\s*{re.escape(name)}\b"
    setting = re.compile(
        # Alone, or one of several targets; after `del` or `as`, or as a loop variable; with an annotation.
        rf"{attribute}\s*[-+*/|&^%@<>]*=(?!=)|{attribute}\s*[,)\]][^=:]*=(?!=)"
        rf"|\b(?:del|as|for)\b.*{attribute}|^[ \t]*[\w.]+{attribute}\s*:",
        re.MULTILINE,
    )
    return setting.search(text) is not None


def find_lineage(found: Class, names: Names) -> Lineage | None:
    """Return the class with those that it derives from; None unless all are plain ones of the app."""
    classes: list[Class] = []
    current: Class | None = found
    while current is not None:
        definition = current.definition
        odd = current.retouched or definition.decorators or definition.keywords or _DECIDES & definition.bound
        if odd or not definition.plain or len(definition.bases) > 1 or len(classes) >= _DEEPEST:
            return None
        classes.append(current)
        current = None
        for base in definition.bases:
            if not isinstance(base.form, Name):
                return None
            parent = names.resolve_dotted(classes[-1].path, base.form.dotted, definition.name_span)
            if isinstance(parent, Class):
                current = parent
            elif parent != External("builtins.object"):
                return None
    return Lineage(tuple(classes), names)


def instance_of(called: Called, names: Names) -> Lineage | None:
    """Return the lineage of the class of which a call makes an instance, None where it makes something else."""
    if called.retouched or not isinstance(called.function, Class):
        return None
    lineage = find_lineage(called.function, names)
    return None if lineage is None or lineage.touches_instances() else lineage


def _without_first(method: FunctionDef) -> tuple[Parameter, ...] | None:
    """The parameters that are left when the first argument is given, None if there is no place for it."""
    first, *rest = method.parameters or (None,)
    if first is None:
        return None
    if first.kind is ParameterKind.VAR_POSITIONAL:
        return method.parameters
    return tuple(rest) if first.kind in _LEADING else None


def _is_mangled(name: str) -> bool:
    """Whether Python gives the name of a parameter another one within a class."""
    return name.startswith("__") and not name.endswith("__")


def _is_shadowed(annotated: AnnotatedName | None, annotating: list[Class]) -> bool:
    """Whether the annotation names something of the class bodies."""
    names = frozenset[str]().union(*(_body_names(each.definition) for each in annotating))
    return annotated is not None and _names_any(annotated.annotation, names)


def _body_names(definition: ClassDef) -> frozenset[str]:
    return definition.bound | {each.name for each in definition.annotated}


def _names_any(expression: Expression, names: frozenset[str]) -> bool:
    return not names.isdisjoint(_IDENTIFIER.findall(expression.text))
