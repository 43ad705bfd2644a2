"""What a client gets to know of an entity."""

from typing import Any

class EntityStateResponse:
    """The state of an entity, as a client reads it."""

    def __init__(self, entity_exists: bool, entity_state: Any = None) -> None:
        """Make an answer by hand, as for a test."""

    @property
    def entity_exists(self) -> bool:
        """Whether there is such an entity."""

    @property
    def entity_state(self) -> Any:
        """The state that the entity keeps."""
