"""What the files of an app do not show: the reasons for which a missed refusal is none."""

from __future__ import annotations

from enum import Enum
from typing import Final

IMPORT: Final = "import"
EVALUATION: Final = "evaluation"
ENTRY: Final = "entry"
SIGNATURE: Final = "signature"
_HANDLER: Final = frozenset({EVALUATION, ENTRY, SIGNATURE})
_ANNOTATION: Final = frozenset({EVALUATION, SIGNATURE})
_RUN: Final = frozenset({IMPORT, EVALUATION})
_ALL: Final = _HANDLER | _RUN


class Limit(Enum):
    """A construct whose effect only a run shows; the value is its section in server/docs/limits.md.

    `hides` are the steps of the worker about which funcls may be silent for it.
    """

    FACTORY = "An entry point that a call returns", _HANDLER
    DECORATOR = "A decorator of unknown effect", _HANDLER
    DYNAMIC = "Names made while the module runs", _ALL
    CONDITION = "A name that depends on a condition", _HANDLER
    GETATTR = "A module with __getattr__", _ALL
    STAR = "A star import of names that are not in the app", _HANDLER
    STARRED_ANNOTATION = "An annotation from a star import", _HANDLER
    CHANGED = "A handler that is changed after its definition", _HANDLER
    OTHERS_CODE = "A handler from outside the app", _HANDLER
    COMPLETED_CLASS = "A class as handler that Python completes", _HANDLER
    METHOD_ANNOTATION = "An annotation of a method", frozenset({EVALUATION})
    SUBMODULE = "A submodule of the handler's name", _HANDLER
    COMPUTED_ANNOTATION = "An annotation that is computed", _ANNOTATION
    OTHERS_CLASS = "A class from an installed package", _ANNOTATION
    LIBRARY_NAME = "A name of a library of whose names funcls has no list", _ALL
    UNKNOWN_TYPE = "A binding type of a custom extension", _ANNOTATION
    RAISES = "A module that raises while it is imported", _RUN
    MAYBE_IMPORTED = "An import in a branch, a try, a function or a class", _RUN
    CIRCLE = "Modules that import each other", _RUN
    OUTSIDE = "An import from outside the app", _RUN
    MADE_LATER = "A module that is built or generated", _RUN

    def __init__(self, title: str, hides: frozenset[str]) -> None:
        self.title = title
        self.hides = hides
