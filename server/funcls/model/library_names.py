"""Names of `typing`, the standard library and azure-functions, by what they stand for.

Measured with Python 3.10 to 3.13, azure-functions 1.26.0 (up to 3.12) and 2.3.0 (3.13).
"""

from __future__ import annotations

from typing import Final

from funcls.model.values import GENERIC


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TYPING: Final = ("typing", "typing_extensions")

ANNOTATED: Final = "Annotated"
UNION: Final = "Union"
OPTIONAL: Final = "Optional"

OF_SOME_PYTHONS: Final = frozenset({"BaseExceptionGroup", "ExceptionGroup", "PythonFinalizationError", "WindowsError"})
"""Built-ins that not every supported Python has, or not on every platform."""

ITERABLE_GENERICS: Final = _names(
    """
    AbstractSet ByteString ChainMap Collection Counter DefaultDict Deque Dict FrozenSet Generator ItemsView
    Iterable Iterator KeysView List Mapping MutableMapping MutableSequence MutableSet OrderedDict Reversible
    Sequence Set ValuesView
    """
)
"""The generics of `typing` of which the class is iterable."""

TYPING_GENERICS: Final = ITERABLE_GENERICS | _names(
    """
    AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable Container ContextManager Coroutine
    Hashable MappingView Match Pattern Sized Type
    """
)

TYPING_DICTIONARIES: Final = frozenset({"Counter", "DefaultDict", "Dict", "OrderedDict"})

TYPING_FORMS: Final = _names(
    """
    AnyStr CT_co Callable ClassVar Concatenate Final KT Literal LiteralString NamedTuple Never NoReturn
    NotRequired Optional ReadOnly Required Self T T_co T_contra Tuple TypeAlias TypeGuard TypeIs TypedDict Union
    Unpack VT VT_co V_co cast final overload
    """
)
"""What is neither class nor generic as it stands."""

STRIPPED: Final = frozenset({"NamedTuple", "NotRequired", "ReadOnly", "Required", "TypedDict", "Unpack"})
"""Forms of which `typing.get_type_hints` leaves the argument alone, or which take none."""

NEVER_TYPES: Final = frozenset({"Callable", "ClassVar", "Tuple"})
"""The generics of `typing` that the worker does not take for one."""

TYPING_OTHERS: Final = _names(
    """
    ABCMeta ForwardRef GenericAlias MethodDescriptorType MethodWrapperType NamedTupleMeta NewType NoDefault ParamSpec
    ParamSpecArgs ParamSpecKwargs TYPE_CHECKING TypeAliasType TypeVar TypeVarTuple WrapperDescriptorType abstractmethod
    assert_never assert_type clear_overloads collections contextlib copyreg dataclass_transform defaultdict
    evaluate_forward_ref functools get_args get_origin get_overloads get_protocol_members get_type_hints io is_protocol
    is_typeddict no_type_check no_type_check_decorator operator override re reveal_type runtime_checkable stdlib_re sys
    types warnings
    """
)
"""What else `typing` has in some supported Python; nobody annotates with it."""

TYPING_CLASSES: Final = _names(
    "Generic Protocol SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound"
)
BASES_OF_GENERICS: Final = ("Generic", "Protocol")
STREAMS: Final = {
    "typing": frozenset({"BinaryIO", "IO", "TextIO"}),
    "io": _names(
        """
        BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO FileIO RawIOBase StringIO
        TextIOBase TextIOWrapper
        """
    ),
}
DICTIONARIES: Final = frozenset({"collections.Counter", "collections.OrderedDict", "collections.defaultdict"})

PERHAPS_ACCEPTED: Final = _names(
    """
    AuthenticationString BZ2File BaseCookie BaseHeader BinaryIO Blob BytesIO Chunk CompleteDirs ConfigParser
    ConvertingDict EnumCheck EnumDict ErrorStream ExFileObject FastLookup FileWrapper FlagBoundary
    FreezableDefaultDict GzipFile HTTPMethod HTTPResponse HexBin IMAP4 IMAP4_SSL IMAP4_stream InputStream
    InputWrapper LZMAFile MemoryBIO Mimetypes MimeTypes Morsel MultiplexedPath PackageMetadata PyZipFile Quoter
    RawConfigParser ResourceContainer ResourceHandle RobotFileParser SSLObject SSLSocket SafeConfigParser
    Sectioned SelectableGroups SimpleCookie SimplePath SocketIO SortKey SpooledTemporaryFile StrEnum
    StreamConverter StreamReader StreamReaderWriter StreamRecoder StringIO SymbolTableType TextIO TextIOWrapper
    Traversable ZipExtFile ZipFile defaultdict mmap
    """
)
"""Last parts of names under which the standard library has a class derived from str, bytes, bytearray or dict, or one
with a `read` method."""

OTHER_NAMES: Final = frozenset({"Anchor", "Package", "Resource", "StrPath", "Text", "Type", "bytes", "dict", "str"})
"""Last parts of names under which it has one of those classes themselves, or a form of `typing`."""

SIMPLE_CLASSES: Final = frozenset(
    {"datetime.date", "datetime.datetime", "datetime.timedelta", "decimal.Decimal", "uuid.UUID"}
)
"""Classes that people annotate with, and from which no class of azure.functions derives."""

MODULES_WITH_TYPING: Final = frozenset({"asyncio", "importlib", "pstats", "wsgiref"})
"""Modules that have generics of `typing` under their names."""

FUNCTIONS_INNER_CLASSES: Final = frozenset({"azure.functions.warmup.WarmUpContext"})
"""Classes that a converter takes, and that azure.functions itself does not have: they are taken from its module."""

FUNCTIONS_CLASSES: Final = _names(
    """
    AccessRights AppExtensionBase AsgiFunctionApp AsgiMiddleware AuthLevel BindingApi BlobSource Blueprint
    Cardinality CloudEvent Context DataType DecoratorApi Document DocumentList EntityContext EventGridEvent
    EventGridOutputEvent EventHubEvent ExtensionMeta ExternalHttpFunctionApp FuncExtensionBase Function
    FunctionApp FunctionExtensionException FunctionRegister HttpMethod HttpRequest HttpResponse InputStream
    KafkaConverter KafkaEvent KafkaTriggerConverter MCPToolContext McpPropertyType MySqlRow MySqlRowList
    OrchestrationContext Out PromptArgument PromptInvocationContext QueueMessage ServiceBusMessage SettingsApi
    SqlRow SqlRowList TimerRequest TriggerApi WsgiFunctionApp WsgiMiddleware
    """
)
FUNCTIONS_MODULES: Final = _names(
    """
    blob connectors cosmosdb decorators durable_functions eventgrid eventhub extension http kafka mcp meta mysql
    queue servicebus sql timer warmup
    """
)
FUNCTIONS_NEWER: Final = frozenset({"CosmosDBChangeFeedMode", "register_converter"})
"""Names that only azure-functions 2.x has."""

FUNCTIONS_GENERICS: Final = {"Out": frozenset({GENERIC}), "MCPToolContext": frozenset({GENERIC, "dict"})}

CLOSE: Final = 0.85
"""How alike a name must be to one of the library's to be a slip of the pen, and not a name of a newer release."""
