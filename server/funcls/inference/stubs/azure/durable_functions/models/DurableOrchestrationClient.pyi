"""The client of orchestrations and entities."""

from datetime import datetime
from typing import Any

from azure.durable_functions.models.DurableOrchestrationStatus import DurableOrchestrationStatus
from azure.durable_functions.models.EntityStateResponse import EntityStateResponse
from azure.durable_functions.models.OrchestrationRuntimeStatus import OrchestrationRuntimeStatus
from azure.durable_functions.models.PurgeHistoryResult import PurgeHistoryResult
from azure.durable_functions.models.utils.entity_utils import EntityId
from azure.functions import HttpRequest, HttpResponse

class DurableOrchestrationClient:
    """Starts orchestrations, asks for their state, sends them events, and signals entities."""

    def __init__(self, context: str, function_invocation_id: str | None = None) -> None:
        """Take the text that the binding of the client hands to the function."""

    async def start_new(
        self,
        orchestration_function_name: str,
        instance_id: str | None = None,
        client_input: Any | None = None,
        version: str | None = None,
    ) -> str:
        """Start an orchestrator by the name of its function, and return the id of the orchestration."""

    def create_check_status_response(self, request: HttpRequest, instance_id: str) -> HttpResponse:
        """Return an answer with status 202 and the addresses by which a caller follows the orchestration."""

    def create_http_management_payload(self, instance_id: str) -> dict[str, str]:
        """Return the addresses of an orchestration: to ask, to end it, to send events."""

    def get_client_response_links(self, request: HttpRequest | None, instance_id: str) -> dict[str, str]:
        """Return the addresses of an orchestration, on the host that the request was sent to."""

    async def wait_for_completion_or_create_check_status_response(
        self,
        request: HttpRequest,
        instance_id: str,
        timeout_in_milliseconds: int = 10000,
        retry_interval_in_milliseconds: int = 1000,
    ) -> HttpResponse:
        """Return an answer with the output of an orchestration, or with its addresses where it takes too long."""

    async def raise_event(
        self,
        instance_id: str,
        event_name: str,
        event_data: Any = None,
        task_hub_name: str | None = None,
        connection_name: str | None = None,
    ) -> None:
        """Send the event that an orchestration waits for with `wait_for_external_event`."""

    async def get_status(
        self,
        instance_id: str,
        show_history: bool = False,
        show_history_output: bool = False,
        show_input: bool = False,
    ) -> DurableOrchestrationStatus:
        """Return what is known of an orchestration; its events and its input only where they are asked for."""

    async def get_status_all(self) -> list[DurableOrchestrationStatus]:
        """Return what is known of every orchestration of the task hub."""

    async def get_status_by(
        self,
        created_time_from: datetime | None = None,
        created_time_to: datetime | None = None,
        runtime_status: list[OrchestrationRuntimeStatus] | None = None,
        instance_id_prefix: str | None = None,
    ) -> list[DurableOrchestrationStatus]:
        """Return what is known of the orchestrations to which all of the conditions apply."""

    async def purge_instance_history(self, instance_id: str) -> PurgeHistoryResult:
        """Delete the history of an orchestration that has ended."""

    async def purge_instance_history_by(
        self,
        created_time_from: datetime | None = None,
        created_time_to: datetime | None = None,
        runtime_status: list[OrchestrationRuntimeStatus] | None = None,
    ) -> PurgeHistoryResult:
        """Delete the histories of the orchestrations to which all of the conditions apply."""

    async def terminate(self, instance_id: str, reason: str) -> None:
        """End an orchestration; activities that run already run on."""

    async def suspend(self, instance_id: str, reason: str) -> None:
        """Hold an orchestration until it is resumed."""

    async def resume(self, instance_id: str, reason: str) -> None:
        """Let an orchestration go on that was suspended."""

    async def rewind(
        self,
        instance_id: str,
        reason: str,
        task_hub_name: str | None = None,
        connection_name: str | None = None,
    ) -> None:
        """Take a failed orchestration back to where it was before it failed, and run it from there."""

    async def restart(self, instance_id: str, restart_with_new_instance_id: bool = True) -> str:
        """Start an orchestration again with its first input, and return its id: a new one unless stated otherwise."""

    async def read_entity_state(
        self, entityId: EntityId, task_hub_name: str | None = None, connection_name: str | None = None
    ) -> EntityStateResponse:
        """Return the state of an entity, without an operation of it."""

    async def signal_entity(
        self,
        entityId: EntityId,
        operation_name: str,
        operation_input: Any | None = None,
        task_hub_name: str | None = None,
        connection_name: str | None = None,
    ) -> None:
        """Ask an entity for an operation without waiting for it."""
