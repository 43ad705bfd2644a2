"""What an entity works with."""

from collections.abc import Callable
from typing import Any

class DurableEntityContext:
    """One operation of an entity: what is asked for, the state, and the answer."""

    def __init__(self, name: str, key: str, exists: bool, state: Any) -> None:
        """Make the context of an entity; the library does so for every run."""

    @property
    def entity_name(self) -> str:
        """The name of the entity."""

    @property
    def entity_key(self) -> str:
        """The key of the entity: it tells those of one name apart."""

    @property
    def operation_name(self) -> str | None:
        """The operation that is asked for."""

    @property
    def is_newly_constructed(self) -> bool:
        """Whether the entity has just come into being, without a state."""

    def get_state(self, initializer: Callable[[], Any] | None = None, expected_type: type | None = None) -> Any:
        """Return the state; what `initializer` returns where there is none yet."""

    def set_state(self, state: Any) -> None:
        """Keep a state for the next operation; it must be possible to write it as JSON."""

    def get_input(self, expected_type: type | None = None) -> Any:
        """Return what the caller gave to the operation."""

    def set_result(self, result: Any) -> None:
        """Answer the caller: this is what `call_entity` yields."""

    def destruct_on_exit(self) -> None:
        """Forget the entity and its state when the operation has ended."""
