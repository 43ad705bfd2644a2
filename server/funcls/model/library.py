"""Classes that are not the app's own: built-ins, `typing`, the standard library, azure-functions.

All of it was measured with Python 3.10 to 3.13, azure-functions 1.26.0 (up to 3.12) and 2.3.0 (3.13).
"""

from __future__ import annotations

import builtins
import difflib
import sys
from collections.abc import Container
from dataclasses import replace
from functools import lru_cache
from typing import Final

from funcls.model.library_names import (
    ANNOTATED,
    BASES_OF_GENERICS,
    CLOSE,
    DICTIONARIES,
    FUNCTIONS_CLASSES,
    FUNCTIONS_GENERICS,
    FUNCTIONS_INNER_CLASSES,
    FUNCTIONS_MODULES,
    FUNCTIONS_NEWER,
    ITERABLE_GENERICS,
    MODULES_WITH_TYPING,
    NEVER_TYPES,
    OF_SOME_PYTHONS,
    OPTIONAL,
    OTHER_NAMES,
    PERHAPS_ACCEPTED,
    SIMPLE_CLASSES,
    STREAMS,
    STRIPPED,
    TYPING,
    TYPING_CLASSES,
    TYPING_DICTIONARIES,
    TYPING_FORMS,
    TYPING_GENERICS,
    TYPING_OTHERS,
    UNION,
)
from funcls.model.values import (
    GENERIC,
    NOT_A_TYPE,
    PLAIN,
    UNSURE,
    BuiltinGeneric,
    Failure,
    NotAType,
    Plain,
    PyClass,
    TypingGeneric,
    Unsure,
    Value,
    failure_among,
)

FUNCTIONS: Final = "azure.functions"
"""The library that every handler imports, mostly as `func`."""

DURABLE: Final = "azure.durable_functions"


def builtin(name: str) -> Value | None:
    """Return the built-in of this name, None where no supported Python has one."""
    if name in OF_SOME_PYTHONS:
        return UNSURE
    if not hasattr(builtins, name):
        return None
    found = getattr(builtins, name)
    if not isinstance(found, type):
        return NOT_A_TYPE
    return PyClass(
        name, found.__name__, frozenset(each.__name__ for each in found.__mro__), iterable=hasattr(found, "__iter__")
    )


NONE_TYPE: Final = PyClass("NoneType", "NoneType", frozenset({"NoneType", "object"}))


def is_typing(dotted: str, names: Container[str]) -> bool:
    """Return whether a dotted name is one of these names of `typing`."""
    module, _, name = dotted.rpartition(".")
    return name in names and module in TYPING


@lru_cache(maxsize=1024)
def external(dotted: str) -> Value:
    """Return what a name from outside the app stands for."""
    module, _, name = dotted.rpartition(".")
    if module in TYPING:
        return _of_typing(module, name)
    if module == FUNCTIONS:
        return _of_functions(name)
    if module.startswith(f"{FUNCTIONS}._") and name in FUNCTIONS_CLASSES:
        return _of_functions(name) if name in ("Context", "Out") else _plain_class(dotted, reads=name == "InputStream")
    if dotted in FUNCTIONS_INNER_CLASSES:
        return _plain_class(dotted)
    if module == DURABLE:
        return PLAIN
    if dotted.partition(".")[0] not in sys.stdlib_module_names:
        return UNSURE
    return _of_standard_library(module, name)


def subscripted(dotted: str, arguments: tuple[Value, ...]) -> Value:
    """Return what a name from outside the app stands for with arguments in brackets."""
    module, _, name = dotted.rpartition(".")
    if module in TYPING:
        return _subscripted_form(name, arguments)
    if module == FUNCTIONS and name not in FUNCTIONS_GENERICS:
        # Some derive from a generic of the standard library and take brackets all the same.
        found = _of_functions(name)
        return _brackets(found) if isinstance(found, PyClass) else found
    return with_arguments(external(dotted), arguments)


def with_arguments(value: Value, arguments: tuple[Value, ...]) -> Value:
    """Return what a value stands for with arguments in brackets."""
    if isinstance(value, NotAType) or (isinstance(value, PyClass) and value.parametric is None):
        # A table of classes, or a class with a word of its own on brackets.
        return UNSURE
    failure = failure_among(arguments)
    if failure is not None and isinstance(value, PyClass | TypingGeneric):
        return failure
    match value:
        case PyClass(parametric=True):
            return TypingGeneric(value, arguments)
        case PyClass(whole=True):
            return _brackets(value)
        case PyClass() | Plain(perhaps_accepted=True):
            return UNSURE
        case Plain():
            return BuiltinGeneric(PyClass("", "", frozenset({"object"})))
        case TypingGeneric(origin, None):
            return TypingGeneric(origin, arguments)
        case _:
            return value


def _brackets(value: PyClass) -> Value:
    """Return a class with brackets: a generic for some, an error for others; neither is a type since Python 3.11."""
    if value.dotted in _NO_GENERICS:
        return Failure(f"type '{value.name}' is not subscriptable")
    if value.is_generic and not any(is_typing(each, TYPING_GENERICS) for each in value.lineage):
        return Failure(f"<class '{value.name}'> is not a generic class")
    return BuiltinGeneric(replace(value, lineage=value.lineage - {value.dotted}))


_NO_GENERICS: Final = frozenset(
    {"NoneType", "bool", "bytearray", "bytes", "complex", "float", "int", "object", "range", "slice", "str"}
)
"""Built-in classes that take no brackets."""


def _of_typing(module: str, name: str) -> Value:
    dotted = f"{module}.{name}"
    if name in TYPING_GENERICS:
        bases = ("dict", "object") if name in TYPING_DICTIONARIES else ("object",)
        origin = PyClass(dotted, name, frozenset((dotted, *bases)), iterable=name in ITERABLE_GENERICS)
        return TypingGeneric(origin, None)
    if name in TYPING_FORMS:
        return NOT_A_TYPE
    if name == "Text":
        return builtin("str") or UNSURE
    if module != "typing":
        return UNSURE
    if name == "Any":
        return PyClass(dotted, name, frozenset({dotted, "object"}), since=(3, 11))
    if name in STREAMS["typing"]:
        parametric = name == "IO"
        lineage = frozenset({dotted, GENERIC, "object"})
        return PyClass(dotted, name, lineage, parametric=parametric, reads=True)
    if name in TYPING_CLASSES:
        return PyClass(dotted, name, frozenset({dotted, GENERIC, "object"}), parametric=name in BASES_OF_GENERICS)
    return UNSURE if name in TYPING_OTHERS else _absent(module, name, TYPING_GENERICS | TYPING_FORMS)


def _subscripted_form(name: str, arguments: tuple[Value, ...]) -> Value:
    failure = failure_among(arguments)
    if failure is not None and failure.certain and name != ANNOTATED:
        return failure
    if name == OPTIONAL:
        return union((*arguments, NONE_TYPE))
    if name == UNION:
        return union(arguments)
    if name == ANNOTATED:
        return arguments[0] if arguments else UNSURE
    if name in NEVER_TYPES:
        return NOT_A_TYPE
    if name in TYPING_FORMS:
        return PLAIN if name in STRIPPED else TypingGeneric(None, arguments)
    return with_arguments(_of_typing("typing", name), arguments)


def union(members: tuple[Value, ...]) -> Value:
    """Return a union: what its members are where they are all the same."""
    known = {each for each in members if not isinstance(each, Unsure)}
    if len(known) > 1 or (NONE_TYPE in known and UNSURE in members):
        return NOT_A_TYPE
    # A member of which nothing is known may be the same as the others.
    return members[0] if members and len(set(members)) == 1 else UNSURE


def _of_functions(name: str) -> Value:
    dotted = f"{FUNCTIONS}.{name}"
    if name in FUNCTIONS_CLASSES:
        lineage = frozenset({dotted, "object"}) | FUNCTIONS_GENERICS.get(name, frozenset())
        is_out = name == "Out"
        iterable = False if is_out else None
        return PyClass(dotted, name, lineage, parametric=is_out, reads=name == "InputStream", iterable=iterable)
    if name in FUNCTIONS_MODULES or name in ("get_binding_registry", "mcp_content"):
        return NOT_A_TYPE
    if name in FUNCTIONS_NEWER:
        return PLAIN
    if name.startswith("_"):
        return UNSURE
    return _absent(FUNCTIONS, name, FUNCTIONS_CLASSES)


def _absent(module: str, name: str, known: frozenset[str]) -> Failure:
    """Return the failure of reading a name that no known release of a module has."""
    meant = _meant(name, known)
    # A newer release may have the name, though no class of a name in small letters.
    certain = meant is not None or name[:1].islower()
    return Failure(f"module '{module}' has no attribute '{name}'", certain, meant, absent=(module, name))


def _meant(name: str, known: frozenset[str]) -> str | None:
    """Return the known name that a misspelt one means, None where it may be one of a newer release."""
    for near in difflib.get_close_matches(name, known, n=1, cutoff=CLOSE):
        # A newer name would rather extend an old one: `EventHubEventBatch`.
        return None if name.startswith(near) else near
    folded = {each.lower(): each for each in known}
    return folded.get(name.lower())


def _of_standard_library(module: str, name: str) -> Value:
    dotted = f"{module}.{name}"
    if module == "builtins":
        return builtin(name) or UNSURE
    if name in STREAMS.get(module, ()):
        return _plain_class(dotted, reads=True)
    if dotted in SIMPLE_CLASSES:
        return _plain_class(dotted)
    if dotted in DICTIONARIES:
        return PyClass(dotted, name, frozenset({dotted, "dict", "object"}), iterable=True)
    if name == "Context":
        return UNSURE if module not in ("contextvars", "decimal") else _plain_class(dotted)
    if name.startswith("_") or name in OTHER_NAMES:
        return UNSURE
    if name in TYPING_GENERICS and module.partition(".")[0] in MODULES_WITH_TYPING:
        return UNSURE
    return Plain(perhaps_accepted=name in PERHAPS_ACCEPTED)


def _plain_class(dotted: str, *, reads: bool = False, iterable: bool = False) -> PyClass:
    name = dotted.rpartition(".")[2]
    return PyClass(dotted, name, frozenset({dotted, "object"}), reads=reads, iterable=iterable)
