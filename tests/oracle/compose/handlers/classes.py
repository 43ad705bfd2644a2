"""Classes as handlers: the worker calls them like functions."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.templates import template

CLASSES: Final = (
    template(
        "class",
        """
        class NAME:
            pass
        """,
    ),
    template(
        "class with __init__",
        """
        class NAME:
            def __init__(self, PARAMS)ARROW:
                pass
        """,
        Limit.METHOD_ANNOTATION,
    ),
    template(
        "class with fields",
        """
        class NAME:
            FIELDS

            def __init__(self, PLAIN):
                pass
        """,
        Limit.COMPLETED_CLASS,
    ),
    template(
        "class with __call__",
        """
        class NAME:
            def __call__(self, PARAMS)ARROW:
                pass
        """,
        Limit.METHOD_ANNOTATION,
    ),
    template(
        "class with __new__",
        """
        class NAME:
            def __new__(cls, PARAMS)ARROW:
                return None
        """,
        Limit.COMPLETED_CLASS,
    ),
    template(
        "class with a base of the app",
        """
        class Base:
            def __init__(self, PARAMS)ARROW:
                pass


        class NAME(Base):
            pass
        """,
        Limit.METHOD_ANNOTATION,
    ),
    template(
        "class with a base elsewhere",
        """
        class NAME(dict):
            pass
        """,
        Limit.COMPLETED_CLASS,
    ),
    template(
        "class with a metaclass",
        """
        class Meta(type):
            def __call__(cls, PARAMS)ARROW:
                return None


        class NAME(metaclass=Meta):
            pass
        """,
        Limit.COMPLETED_CLASS,
    ),
    template(
        "dataclass",
        """
        from dataclasses import dataclass


        @dataclass
        class NAME:
            FIELDS
        """,
        Limit.COMPLETED_CLASS,
    ),
    template(
        "named tuple",
        """
        from typing import NamedTuple


        class NAME(NamedTuple):
            FIELDS
        """,
        Limit.COMPLETED_CLASS,
        # A field must not begin with an underscore.
        Limit.RAISES,
    ),
    template(
        "exception",
        """
        class NAME(Exception):
            pass
        """,
        Limit.COMPLETED_CLASS,
    ),
    template(
        "class with an unresolved field",
        """
        class NAME:
            other: "Undefined" = None

            def __init__(self, PARAMS)ARROW:
                pass
        """,
        Limit.COMPLETED_CLASS,
    ),
)
