"""What a rule says of a place in an app, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum

from funcls.model.source import Place


class Severity(IntEnum):
    """How much a finding promises; the values are those of the Language Server Protocol."""

    ERROR = 1
    """The real host or worker refuses."""
    WARNING = 2
    """It loads and then fails or misbehaves, or the error depends on something assumed."""
    INFORMATION = 3
    """Portability and hygiene."""
    HINT = 4
    """Style."""


class Grade(Enum):
    """How a fact is known; only the first three may carry an error."""

    MEASURED = "measured"
    READ = "read in source"
    SAID = "said by a maintainer"
    KNOWN = "known, not verified"
    DOCUMENTED = "documented"
    INFERRED = "inferred"

    @property
    def carries_error(self) -> bool:
        """Whether an error may rest on it."""
        return self in (Grade.MEASURED, Grade.READ, Grade.SAID)


class Refuser(Enum):
    """Who refuses what an error is about."""

    HOST = "host"
    WORKER = "worker"


@dataclass(frozen=True, slots=True)
class Related:
    """The other half of a finding."""

    place: Place
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a rule's check yields; what it leaves out comes from the rule."""

    place: Place
    message: str
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    docs: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as editors and terminals show it; `function` is None for one of the whole app.

    `is_moot` says that the host does not load the function anyway: then it is information at most.
    """

    function: str | None
    place: Place
    severity: Severity
    code: str
    message: str
    docs: str
    related: tuple[Related, ...] = ()
    is_moot: bool = False
