"""What a client gets to know of an orchestration."""

from datetime import datetime
from typing import Any

from azure.durable_functions.models.OrchestrationRuntimeStatus import OrchestrationRuntimeStatus

class DurableOrchestrationStatus:
    """What is known of an orchestration."""

    def __init__(
        self,
        name: str | None = None,
        instanceId: str | None = None,
        createdTime: str | None = None,
        lastUpdatedTime: str | None = None,
        input: Any | None = None,
        output: Any | None = None,
        runtimeStatus: OrchestrationRuntimeStatus | None = None,
        customStatus: Any | None = None,
        history: list[Any] | None = None,
        **kwargs: Any,
    ) -> None:
        """Make a status by hand, as for a test; the client returns those of the host."""

    @property
    def name(self) -> str | None:
        """The name of the orchestrator."""

    @property
    def instance_id(self) -> str | None:
        """The id of the orchestration."""

    @property
    def created_time(self) -> datetime | None:
        """When the orchestration was started."""

    @property
    def last_updated_time(self) -> datetime | None:
        """When something last happened in it."""

    @property
    def input_(self) -> Any:
        """What it was started with."""

    @property
    def output(self) -> Any:
        """What it has returned, or the words of what it failed with."""

    @property
    def runtime_status(self) -> OrchestrationRuntimeStatus | None:
        """How far it is, None where there is no such orchestration."""

    @property
    def custom_status(self) -> Any:
        """What the orchestrator has said itself of how far it is."""

    @property
    def history(self) -> list[Any] | None:
        """Its events, where they were asked for."""
