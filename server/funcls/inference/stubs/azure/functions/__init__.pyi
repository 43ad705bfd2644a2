"""The classes that handlers of Azure Functions take and return, described by funcls.

Read where the packages of an app lack azure-functions.
"""

from collections import UserDict, UserList
from collections.abc import Mapping
from datetime import datetime, timedelta
from io import BufferedIOBase
from typing import Any, Generic, TypeVar

T = TypeVar("T")

class Out(Generic[T]):
    """An output: what is set is written when the function has run."""

    def set(self, val: T) -> None:
        """Set the value of the output; the last one counts."""

    def get(self) -> T:
        """Return the value that was set, None before."""

class Context:
    """One run of a function."""

    @property
    def invocation_id(self) -> str:
        """The id of this run."""

    @property
    def function_name(self) -> str:
        """The name of the function."""

    @property
    def function_directory(self) -> str:
        """The folder of the function."""

    @property
    def thread_local_storage(self) -> Any:
        """Hand it to threads of your own, with `invocation_id`, so that their log belongs to this run."""

    @property
    def trace_context(self) -> TraceContext:
        """The context of distributed tracing."""

    @property
    def retry_context(self) -> RetryContext:
        """What is known of retries."""

class TraceContext:
    """The context of distributed tracing."""

    @property
    def Tracestate(self) -> str:
        """State of the tracing systems."""

    @property
    def Traceparent(self) -> str:
        """The id of the request in the trace."""

    @property
    def Attributes(self) -> dict[str, str]:
        """Attributes of the trace."""

class RetryContext:
    """What is known of retries."""

    @property
    def retry_count(self) -> int:
        """How often it was tried again."""

    @property
    def max_retry_count(self) -> int:
        """How often it is tried again at most."""

    @property
    def exception(self) -> Any:
        """The exception of the run before."""

class HttpRequest:
    """An HTTP request."""

    def __init__(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, str] | None = None,
        route_params: Mapping[str, str] | None = None,
        body: bytes,
    ) -> None:
        """Make a request by hand, as for a test; `body` is bytes."""

    @property
    def method(self) -> str:
        """The method, in capitals."""

    @property
    def url(self) -> str:
        """The address."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers; their case does not matter."""

    @property
    def params(self) -> Mapping[str, str]:
        """The parameters of the query string."""

    @property
    def route_params(self) -> Mapping[str, str]:
        """What stands at the `{names}` of the route."""

    @property
    def form(self) -> Any:
        """The fields of a form that was posted."""

    @property
    def files(self) -> Any:
        """The files of a form that was posted."""

    def get_body(self) -> bytes:
        """Return the body as bytes."""

    def get_json(self) -> Any:
        """Return the body read as JSON; raises ValueError where it is not."""

class HttpResponse:
    """An HTTP response."""

    def __init__(
        self,
        body: str | bytes | None = None,
        *,
        status_code: int | None = None,
        headers: Mapping[str, str] | None = None,
        mimetype: str | None = None,
        charset: str | None = None,
    ) -> None:
        """Make a response: status 200, `text/plain` and UTF-8 unless stated."""

    @property
    def mimetype(self) -> str:
        """The media type."""

    @property
    def charset(self) -> str:
        """The encoding of a body that is text."""

    @property
    def headers(self) -> Any:
        """The headers."""

    @property
    def status_code(self) -> int:
        """The status."""

    def get_body(self) -> bytes:
        """Return the body as bytes."""

class TimerRequest:
    """What a timer hands over."""

    @property
    def past_due(self) -> bool:
        """Whether the function runs later than planned."""

class QueueMessage:
    """A message of a storage queue."""

    def __init__(
        self, *, id: str | None = None, body: str | bytes | None = None, pop_receipt: str | None = None
    ) -> None:
        """Make a message: for a queue that is an output, `body` is what goes there."""

    @property
    def id(self) -> str | None:
        """The id of the message."""

    @property
    def dequeue_count(self) -> int | None:
        """How often it was taken from the queue."""

    @property
    def expiration_time(self) -> datetime | None:
        """When it expires."""

    @property
    def insertion_time(self) -> datetime | None:
        """When it was put into the queue."""

    @property
    def time_next_visible(self) -> datetime | None:
        """When others see it again."""

    @property
    def pop_receipt(self) -> str | None:
        """What deletes it."""

    def get_body(self) -> bytes:
        """Return the message as bytes."""

    def get_json(self) -> Any:
        """Return the message read as JSON; raises ValueError where it is not."""

class ServiceBusMessage:
    """A message of a Service Bus queue or topic."""

    def __init__(
        self, *, body: str | bytes | None = None, content_type: str | None = None, correlation_id: str | None = None
    ) -> None:
        """Make a message by hand, as for a test."""

    def get_body(self) -> bytes:
        """Return the message as bytes."""

    @property
    def application_properties(self) -> dict[str, Any]:
        """Properties that the sender set."""

    @property
    def content_type(self) -> str | None:
        """The media type of the body."""

    @property
    def correlation_id(self) -> str | None:
        """The id for correlation."""

    @property
    def dead_letter_error_description(self) -> str | None:
        """What is said of the error that made it a dead letter."""

    @property
    def dead_letter_reason(self) -> str | None:
        """Why it is a dead letter."""

    @property
    def dead_letter_source(self) -> str | None:
        """The queue that it was in before it became a dead letter."""

    @property
    def delivery_count(self) -> int | None:
        """How often it was delivered."""

    @property
    def enqueued_sequence_number(self) -> int | None:
        """The number that it first had."""

    @property
    def enqueued_time_utc(self) -> datetime | None:
        """When it was put into the queue."""

    @property
    def expires_at_utc(self) -> datetime | None:
        """When it expires."""

    @property
    def expiration_time(self) -> datetime | None:
        """When it expires; older than `expires_at_utc`."""

    @property
    def label(self) -> str | None:
        """The subject; older than `subject`."""

    @property
    def locked_until(self) -> datetime | None:
        """How long it is locked."""

    @property
    def lock_token(self) -> str | None:
        """The token of its lock."""

    @property
    def message_id(self) -> str:
        """The id of the message."""

    @property
    def metadata(self) -> dict[str, Any] | None:
        """What the host knows of it."""

    @property
    def partition_key(self) -> str | None:
        """The key of its partition."""

    @property
    def reply_to(self) -> str | None:
        """Where an answer goes."""

    @property
    def reply_to_session_id(self) -> str | None:
        """The session that an answer goes to."""

    @property
    def scheduled_enqueue_time(self) -> datetime | None:
        """When it is to be delivered; older than `scheduled_enqueue_time_utc`."""

    @property
    def scheduled_enqueue_time_utc(self) -> datetime | None:
        """When it is to be delivered."""

    @property
    def sequence_number(self) -> int | None:
        """Its number in the queue."""

    @property
    def session_id(self) -> str | None:
        """Its session."""

    @property
    def state(self) -> int | None:
        """Whether it is active, deferred or scheduled."""

    @property
    def subject(self) -> str | None:
        """The subject."""

    @property
    def time_to_live(self) -> timedelta | None:
        """How long it lives."""

    @property
    def to(self) -> str | None:
        """Where it goes."""

    @property
    def transaction_partition_key(self) -> str | None:
        """The partition key of its transaction."""

    @property
    def user_properties(self) -> dict[str, Any]:
        """Properties that the sender set; older than `application_properties`."""

class EventHubEvent:
    """An event of an event hub."""

    def __init__(
        self,
        *,
        body: bytes,
        trigger_metadata: Mapping[str, Any] | None = None,
        enqueued_time: datetime | None = None,
        partition_key: str | None = None,
        sequence_number: int | None = None,
        offset: str | None = None,
        iothub_metadata: Mapping[str, str] | None = None,
    ) -> None:
        """Make an event by hand, as for a test."""

    def get_body(self) -> bytes:
        """Return the event as bytes."""

    @property
    def partition_key(self) -> str | None:
        """The key of its partition."""

    @property
    def iothub_metadata(self) -> Mapping[str, str] | None:
        """What IoT Hub says of it."""

    @property
    def sequence_number(self) -> int | None:
        """Its number in the partition."""

    @property
    def enqueued_time(self) -> datetime | None:
        """When the event hub took it."""

    @property
    def offset(self) -> str | None:
        """Its place in the partition."""

    @property
    def metadata(self) -> Mapping[str, Any] | None:
        """What the host knows of it."""

class EventGridEvent:
    """An event of Event Grid."""

    def __init__(
        self,
        *,
        id: str,
        data: dict[str, object],
        topic: str,
        subject: str,
        event_type: str,
        event_time: datetime | None,
        data_version: str,
    ) -> None:
        """Make an event by hand, as for a test."""

    @property
    def id(self) -> str:
        """The id of the event."""

    def get_json(self) -> Any:
        """Return the data of the event."""

    @property
    def topic(self) -> str:
        """Where it comes from."""

    @property
    def subject(self) -> str:
        """What it is about."""

    @property
    def event_type(self) -> str:
        """What happened."""

    @property
    def event_time(self) -> datetime | None:
        """When it happened."""

    @property
    def data_version(self) -> str:
        """The version of the form of its data."""

class EventGridOutputEvent:
    """An event for Event Grid."""

    def __init__(
        self,
        *,
        id: str,
        data: dict[str, object],
        subject: str,
        event_type: str,
        event_time: datetime | None,
        data_version: str,
    ) -> None:
        """Make an event to send; the time may be None."""

    @property
    def id(self) -> str:
        """The id of the event."""

    def get_json(self) -> Any:
        """Return the data of the event."""

    @property
    def subject(self) -> str:
        """What it is about."""

    @property
    def event_type(self) -> str:
        """What happened."""

    @property
    def event_time(self) -> datetime | None:
        """When it happened."""

    @property
    def data_version(self) -> str:
        """The version of the form of its data."""

class CloudEvent:
    """An event in the form of CloudEvents."""

    def __init__(
        self,
        *,
        id: str,
        source: str,
        type: str,
        specversion: str,
        data: Any,
        time: datetime | None = None,
        subject: str | None = None,
        datacontenttype: str | None = None,
        dataschema: str | None = None,
        **extensions: Any,
    ) -> None:
        """Make an event, to send or for a test."""

    @property
    def id(self) -> str:
        """The id of the event."""

    @property
    def source(self) -> str:
        """Where it comes from."""

    @property
    def type(self) -> str:
        """What happened."""

    @property
    def specversion(self) -> str:
        """The version of CloudEvents."""

    @property
    def time(self) -> datetime | None:
        """When it happened."""

    @property
    def subject(self) -> str | None:
        """What it is about."""

    @property
    def datacontenttype(self) -> str | None:
        """The media type of its data."""

    @property
    def dataschema(self) -> str | None:
        """The schema of its data."""

    def get_json(self) -> Any:
        """Return the data of the event."""

    @property
    def extension_attrs(self) -> dict[str, Any]:
        """Attributes beyond those of CloudEvents."""

class KafkaEvent:
    """An event of a Kafka topic."""

    def __init__(
        self,
        *,
        body: bytes,
        trigger_metadata: Mapping[str, Any] | None = None,
        key: str | None = None,
        offset: int | None = None,
        partition: int | None = None,
        topic: str | None = None,
        timestamp: str | None = None,
        headers: list[Any] | None = None,
    ) -> None:
        """Make an event by hand, as for a test."""

    def get_body(self) -> bytes:
        """Return the event as bytes."""

    @property
    def key(self) -> str | None:
        """Its key."""

    @property
    def offset(self) -> int | None:
        """Its place in the partition."""

    @property
    def partition(self) -> int | None:
        """Its partition."""

    @property
    def topic(self) -> str | None:
        """Its topic."""

    @property
    def timestamp(self) -> str | None:
        """When it was sent."""

    @property
    def headers(self) -> list[Any] | None:
        """Its headers."""

    @property
    def metadata(self) -> Mapping[str, Any] | None:
        """What the host knows of it."""

class InputStream(BufferedIOBase):
    """A blob that can be read."""

    def read(self, size: int | None = -1) -> bytes:
        """Return so many bytes, all without a size."""

    @property
    def name(self) -> str | None:
        """The container and the name of the blob."""

    @property
    def length(self) -> int | None:
        """Its length in bytes."""

    @property
    def uri(self) -> str | None:
        """Its address."""

class Document(UserDict[str, Any]):
    """A document of Cosmos DB: a dictionary."""

    @classmethod
    def from_json(cls, json_data: str) -> Document:
        """Make one from an object in JSON."""

    @classmethod
    def from_dict(cls, dct: dict[str, Any]) -> Document:
        """Make one from a dictionary."""

    def to_json(self) -> str:
        """Return it as JSON."""

    def to_dict(self) -> dict[str, Any]:
        """Return it as a dictionary."""

class DocumentList(UserList[Document]):
    """Documents of Cosmos DB: a list."""

class SqlRow(UserDict[str, Any]):
    """A row of a SQL table: a dictionary."""

    @classmethod
    def from_json(cls, json_data: str) -> SqlRow:
        """Make one from an object in JSON."""

    @classmethod
    def from_dict(cls, dct: dict[str, Any]) -> SqlRow:
        """Make one from a dictionary."""

    def to_json(self) -> str:
        """Return it as JSON."""

class SqlRowList(UserList[SqlRow]):
    """Rows of a SQL table: a list."""

class MySqlRow(UserDict[str, Any]):
    """A row of a MySQL table: a dictionary."""

    @classmethod
    def from_json(cls, json_data: str) -> MySqlRow:
        """Make one from an object in JSON."""

    @classmethod
    def from_dict(cls, dct: dict[str, Any]) -> MySqlRow:
        """Make one from a dictionary."""

    def to_json(self) -> str:
        """Return it as JSON."""

class MySqlRowList(UserList[MySqlRow]):
    """Rows of a MySQL table: a list."""

class OrchestrationContext:
    """What an orchestrator or entity without the durable library gets."""

    def __init__(self, body: str | bytes) -> None:
        """Take what the host hands over."""

    @property
    def body(self) -> str:
        """The state, as JSON."""

class EntityContext(OrchestrationContext):
    """What an entity without the durable library gets."""

class MCPToolContext(dict[str, Any]):
    """What a client of the Model Context Protocol calls a tool with: a dictionary."""

class PromptInvocationContext:
    """What a client of the Model Context Protocol asks a prompt with."""

    def __init__(self, data: dict[str, Any] | str) -> None:
        """Take what the host hands over, as a dictionary or as JSON."""

    @property
    def name(self) -> str:
        """The name of the prompt."""

    @property
    def arguments(self) -> dict[str, str]:
        """Its arguments."""

    @property
    def sessionid(self) -> str | None:
        """The session."""

    @property
    def transport(self) -> dict[str, Any] | None:
        """How it was called."""
