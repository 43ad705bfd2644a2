"""Entities: small pieces of state that are kept under a name and a key."""

from collections.abc import Callable
from typing import Any

from azure.durable_functions.models.DurableEntityContext import DurableEntityContext

class Entity:
    """Runs a function as an entity."""

    def __init__(self, entity_func: Callable[[DurableEntityContext], None]) -> None:
        """Take the function that handles one operation."""

    @classmethod
    def create(cls, fn: Callable[[DurableEntityContext], None]) -> Callable[[Any], str]:
        """Return the handler for function.json, which runs `fn` once for each operation."""
