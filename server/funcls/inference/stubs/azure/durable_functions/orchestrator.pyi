"""Orchestrators: generators that yield tasks, and run again from their start whenever one has ended."""

from collections.abc import Callable, Generator
from typing import Any

from azure.durable_functions.models.DurableOrchestrationContext import DurableOrchestrationContext

class Orchestrator:
    """Runs a generator as an orchestrator."""

    def __init__(self, activity_func: Callable[[DurableOrchestrationContext], Generator[Any, Any, Any]]) -> None:
        """Take the generator that yields the tasks."""

    @classmethod
    def create(cls, fn: Callable[[DurableOrchestrationContext], Generator[Any, Any, Any]]) -> Callable[[Any], str]:
        """Return the handler for function.json, which runs the generator `fn` from its start for every event."""
