"""The library of Durable Functions: which of its two generations an app asks for (facts: changes, row 5)."""

from __future__ import annotations

from typing import Final

from funcls.model.requirements import Requirement, requirements_of
from funcls.model.source import SourceFile
from funcls.model.target import Version

PACKAGE: Final = "azure-functions-durable"

WITHOUT_FUNCTION_JSON: Final = 2
"""The major version that knows decorators alone."""

_OLDEST_PYTHON: Final[Version] = (3, 13)
"""The oldest Python that the newer generation runs on."""


def asked_for(requirements: SourceFile) -> tuple[Requirement, ...]:
    """Return the lines of requirements.txt that ask for the library."""
    return requirements_of(requirements.text, PACKAGE)


def may_be_newer(requirements: SourceFile | None, versions: tuple[Version, ...]) -> bool:
    """Return whether the app may have the newer generation: without a word of it, pip installs 1.x."""
    if requirements is None or max(versions) < _OLDEST_PYTHON:
        return False
    return any(each.may_be_at_least(WITHOUT_FUNCTION_JSON) for each in asked_for(requirements))


def is_newer(requirements: SourceFile | None) -> bool:
    """Return whether the app certainly has the newer generation."""
    return requirements is not None and any(each.is_at_least(WITHOUT_FUNCTION_JSON) for each in asked_for(requirements))
