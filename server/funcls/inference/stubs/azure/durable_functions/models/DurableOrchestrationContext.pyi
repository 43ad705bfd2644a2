"""What an orchestrator works with."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from azure.durable_functions.models.FunctionContext import FunctionContext
from azure.durable_functions.models.RetryOptions import RetryOptions
from azure.durable_functions.models.Task import TaskBase, TimerTask
from azure.durable_functions.models.TokenSource import ManagedIdentityTokenSource
from azure.durable_functions.models.utils.entity_utils import EntityId

class DurableOrchestrationContext:
    """One orchestration: its input, and the tasks that it may yield."""

    def __init__(
        self,
        history: list[dict[Any, Any]],
        instanceId: str,
        isReplaying: bool,
        parentInstanceId: str,
        input: Any = None,
        upperSchemaVersion: int = 0,
        maximumShortTimerDuration: str | None = None,
        longRunningTimerIntervalDuration: str | None = None,
        upperSchemaVersionNew: int | None = None,
        **kwargs: Any,
    ) -> None:
        """Make the context of an orchestration; the library does so for every run."""

    def call_activity(
        self, name: str | Callable[..., Any], input_: Any | None = None, expected_type: type | None = None
    ) -> TaskBase:
        """Return the task to run an activity, by the name of its function, with an input that JSON can hold."""

    def call_activity_with_retry(
        self,
        name: str | Callable[..., Any],
        retry_options: RetryOptions,
        input_: Any | None = None,
        expected_type: type | None = None,
    ) -> TaskBase:
        """Return the task to run an activity, again and again while it fails, as `retry_options` say."""

    def call_http(
        self,
        method: str,
        uri: str,
        content: str | None = None,
        headers: dict[str, str] | None = None,
        token_source: ManagedIdentityTokenSource | None = None,
        is_raw_str: bool = False,
    ) -> TaskBase:
        """Return the task to call an address; the host asks again while the answer is 202.

        `content` is sent as JSON, as it stands with `is_raw_str`.
        """

    def call_sub_orchestrator(
        self,
        name: str | Callable[..., Any],
        input_: Any | None = None,
        instance_id: str | None = None,
        version: str | None = None,
        expected_type: type | None = None,
    ) -> TaskBase:
        """Return the task to run another orchestrator, by the name of its function, up to its end."""

    def call_sub_orchestrator_with_retry(
        self,
        name: str | Callable[..., Any],
        retry_options: RetryOptions,
        input_: Any | None = None,
        instance_id: str | None = None,
        version: str | None = None,
        expected_type: type | None = None,
    ) -> TaskBase:
        """Return the task to run another orchestrator, again and again while it fails, as `retry_options` say."""

    def call_entity(
        self,
        entityId: EntityId,
        operationName: str,
        operationInput: Any | None = None,
        expected_type: type | None = None,
    ) -> TaskBase:
        """Return the task to ask an entity for an operation; its result is what the entity sets with `set_result`."""

    def signal_entity(self, entityId: EntityId, operationName: str, operationInput: Any | None = None) -> TaskBase:
        """Ask an entity for an operation without waiting: no `yield` is needed, and no result comes."""

    def create_timer(self, fire_at: datetime) -> TimerTask:
        """Return the task to wait until a point in time, in UTC: `current_utc_datetime` and a `timedelta`."""

    def wait_for_external_event(self, name: str, expected_type: type | None = None) -> TaskBase:
        """Return the task to wait for an event that a client raises under this name; its result is the data."""

    def task_all(self, activities: list[TaskBase]) -> TaskBase:
        """Return the task to wait for all of several; its result is the list of theirs, in the same order."""

    def task_any(self, activities: list[TaskBase]) -> TaskBase:
        """Return the task to wait for the first of several; its result is the task that has ended."""

    def get_input(self, expected_type: type | None = None) -> Any:
        """Return what the orchestration was started with."""

    def continue_as_new(self, input_: Any) -> None:
        """Start again with another input and no history, as orchestrations without an end do."""

    def set_custom_status(self, status: Any) -> None:
        """Say how far the orchestration is: clients see it as `custom_status`."""

    def new_uuid(self) -> str:
        """Return a UUID that is the same whenever the orchestrator runs again."""

    def new_guid(self) -> UUID:
        """Return a UUID, as an object, that is the same whenever the orchestrator runs again."""

    @property
    def custom_status(self) -> Any:
        """What `set_custom_status` was given last."""

    @property
    def histories(self) -> list[Any]:
        """The events of the orchestration up to now."""

    @property
    def instance_id(self) -> str:
        """The id of the orchestration."""

    @property
    def is_replaying(self) -> bool:
        """Whether what runs now has run before: log only where it has not."""

    @property
    def parent_instance_id(self) -> str:
        """The id of the orchestration that called this one."""

    @property
    def current_utc_datetime(self) -> datetime:
        """The time in UTC; the same whenever the orchestrator runs again, as `datetime.now()` is not."""

    @property
    def function_context(self) -> FunctionContext:
        """What the host says of the function besides the orchestration."""

    @property
    def will_continue_as_new(self) -> bool:
        """Whether `continue_as_new` was called."""

    @property
    def version(self) -> str | None:
        """The version that the orchestration was started with, None without one."""
