"""What trees and facts are made of: values that nothing changes, and that are quick to make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform

    Class = TypeVar("Class")

    @dataclass_transform(frozen_default=True)
    def node(cls: type[Class]) -> type[Class]:
        """Return the class as a dataclass that mypy holds to be frozen, with slots.

        It is frozen for mypy alone on purpose: a file is read into hundreds of these, and making one that Python
        keeps frozen takes four times as long (a twentieth of `funcls check`).
        """
else:
    node = dataclass(slots=True, unsafe_hash=True)
