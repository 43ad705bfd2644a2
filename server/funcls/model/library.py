"""Classes that are not the app's own: built-ins, `typing`, the standard library, azure-functions.

All of it was measured with Python 3.10 to 3.13, azure-functions 1.26.0 (up to 3.12) and 2.3.0 (3.13).
"""

from __future__ import annotations

import builtins
import difflib
import sys
from collections.abc import Container
from dataclasses import replace
from typing import Final

from funcls.model.values import GENERIC, NOT_A_TYPE, PLAIN, UNSURE, BuiltinGeneric, Failure, Plain, PyClass, TypingGeneric, Value

FUNCTIONS: Final = "azure.functions"
"""The library that every handler imports, mostly as `func`."""

DURABLE: Final = "azure.durable_functions"

_TYPING: Final = ("typing", "typing_extensions")

ANNOTATED: Final = "Annotated"
UNION: Final = "Union"
OPTIONAL: Final = "Optional"

_OF_SOME_PYTHONS: Final = frozenset({"BaseExceptionGroup", "ExceptionGroup", "PythonFinalizationError", "WindowsError"})
"""Built-ins that not every supported Python has, or not on every platform."""

_ITERABLE_GENERICS: Final = frozenset(
    "AbstractSet ByteString ChainMap Collection Counter DefaultDict Deque Dict FrozenSet Generator ItemsView Iterable "
    "Iterator KeysView List Mapping MutableMapping MutableSequence MutableSet OrderedDict Reversible Sequence Set "
    "ValuesView".split()
)
"""The generics of `typing` of which the class is iterable."""

_TYPING_GENERICS: Final = _ITERABLE_GENERICS | frozenset(
    "AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable Container ContextManager Coroutine "
    "Hashable MappingView Match Pattern Sized Type".split()
)

_TYPING_DICTIONARIES: Final = frozenset({"Counter", "DefaultDict", "Dict", "OrderedDict"})

_TYPING_FORMS: Final = frozenset(
    "AnyStr CT_co Callable ClassVar Concatenate Final KT Literal LiteralString NamedTuple Never NoReturn NotRequired "
    "Optional ReadOnly Required Self T T_co T_contra Tuple TypeAlias TypeGuard TypeIs TypedDict Union Unpack VT VT_co "
    "V_co cast final overload".split()
)
"""What is neither class nor generic as it stands."""

_STRIPPED: Final = frozenset({"NamedTuple", "NotRequired", "ReadOnly", "Required", "TypedDict", "Unpack"})
"""Forms of which `typing.get_type_hints` leaves the argument alone, or which take none."""

_NEVER_TYPES: Final = frozenset({"Callable", "ClassVar", "Tuple"})
"""The generics of `typing` that the worker does not take for one."""

_TYPING_CLASSES: Final = frozenset(
    "Generic Protocol SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt "
    "SupportsRound".split()
)
_BASES_OF_GENERICS: Final = ("Generic", "Protocol")
_STREAMS: Final = {
    "typing": frozenset({"BinaryIO", "IO", "TextIO"}),
    "io": frozenset(
        "BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter BytesIO FileIO RawIOBase StringIO "
        "TextIOBase TextIOWrapper".split()
    ),
}
_DICTIONARIES: Final = frozenset({"collections.Counter", "collections.OrderedDict", "collections.defaultdict"})

_PERHAPS_ACCEPTED: Final = frozenset(
    "AuthenticationString BZ2File BaseCookie BaseHeader BinaryIO Blob BytesIO Chunk CompleteDirs ConfigParser "
    "ConvertingDict EnumCheck EnumDict ErrorStream ExFileObject FastLookup FileWrapper FlagBoundary "
    "FreezableDefaultDict GzipFile HTTPMethod HTTPResponse HexBin IMAP4 IMAP4_SSL IMAP4_stream InputStream "
    "InputWrapper LZMAFile MemoryBIO Mimetypes MimeTypes Morsel MultiplexedPath PackageMetadata "
    "PyZipFile Quoter RawConfigParser ResourceContainer ResourceHandle RobotFileParser SSLObject SSLSocket "
    "SafeConfigParser Sectioned SelectableGroups SimpleCookie SimplePath SocketIO SortKey SpooledTemporaryFile StrEnum "
    "StreamConverter StreamReader StreamReaderWriter StreamRecoder StringIO SymbolTableType TextIO "
    "TextIOWrapper Traversable ZipExtFile ZipFile defaultdict mmap".split()
)
"""Last parts of names under which the standard library has a class derived from str, bytes, bytearray or dict, or one
with a `read` method."""

_OTHER_NAMES: Final = frozenset({"Anchor", "Package", "Resource", "StrPath", "Text", "Type", "bytes", "dict", "str"})
"""Last parts of names under which it has one of those classes themselves, or a form of `typing`."""

_FUNCTIONS_CLASSES: Final = frozenset(
    "AccessRights AppExtensionBase AsgiFunctionApp AsgiMiddleware AuthLevel BindingApi BlobSource Blueprint "
    "Cardinality CloudEvent Context DataType DecoratorApi Document DocumentList EntityContext EventGridEvent "
    "EventGridOutputEvent EventHubEvent ExtensionMeta ExternalHttpFunctionApp FuncExtensionBase Function FunctionApp "
    "FunctionExtensionException FunctionRegister HttpMethod HttpRequest HttpResponse InputStream KafkaConverter "
    "KafkaEvent KafkaTriggerConverter MCPToolContext McpPropertyType MySqlRow MySqlRowList OrchestrationContext Out "
    "PromptArgument PromptInvocationContext QueueMessage ServiceBusMessage SettingsApi SqlRow SqlRowList TimerRequest "
    "TriggerApi WsgiFunctionApp WsgiMiddleware".split()
)
_FUNCTIONS_MODULES: Final = frozenset(
    "blob connectors cosmosdb decorators durable_functions eventgrid eventhub extension http kafka mcp meta mysql queue "
    "servicebus sql timer warmup".split()
)
_FUNCTIONS_NEWER: Final = frozenset({"CosmosDBChangeFeedMode", "register_converter"})
"""Names that only azure-functions 2.x has."""

_FUNCTIONS_GENERICS: Final = {"Out": frozenset({GENERIC}), "MCPToolContext": frozenset({GENERIC, "dict"})}

_CLOSE: Final = 0.85
"""How alike a name must be to one of the library's to be a slip of the pen, and not a name of a newer release."""


def builtin(name: str) -> Value | None:
    """Return the built-in of this name, None where no supported Python has one."""
    if name in _OF_SOME_PYTHONS:
        return UNSURE
    if not hasattr(builtins, name):
        return None
    found = getattr(builtins, name)
    if not isinstance(found, type):
        return NOT_A_TYPE
    return PyClass(
        name, found.__name__, frozenset(each.__name__ for each in found.__mro__), iterable=hasattr(found, "__iter__")
    )


NONE_TYPE: Final = PyClass("NoneType", "NoneType", frozenset({"NoneType", "object"}))


def is_typing(dotted: str, names: Container[str]) -> bool:
    """Return whether a dotted name is one of these names of `typing`."""
    module, _, name = dotted.rpartition(".")
    return name in names and module in _TYPING


def external(dotted: str) -> Value:
    """Return what a name from outside the app stands for."""
    module, _, name = dotted.rpartition(".")
    if module in _TYPING:
        return _of_typing(module, name)
    if module == FUNCTIONS:
        return _of_functions(name)
    if module == DURABLE:
        return PLAIN
    if dotted.partition(".")[0] not in sys.stdlib_module_names:
        return UNSURE
    return _of_standard_library(module, name)


def subscripted(dotted: str, arguments: tuple[Value, ...]) -> Value:
    """Return what a name from outside the app stands for with arguments in brackets."""
    module, _, name = dotted.rpartition(".")
    if module in _TYPING:
        return _subscripted_form(name, arguments)
    if module == FUNCTIONS and name not in _FUNCTIONS_GENERICS:
        # Some derive from a generic of the standard library and take brackets all the same.
        found = _of_functions(name)
        return _brackets(found) if isinstance(found, PyClass) else found
    return with_arguments(external(dotted), arguments)


def with_arguments(value: Value, arguments: tuple[Value, ...]) -> Value:
    """Return what a value stands for with arguments in brackets."""
    if any(isinstance(each, Failure) for each in arguments):
        return next(each for each in arguments if isinstance(each, Failure))
    match value:
        case PyClass(parametric=True):
            return TypingGeneric(value, arguments)
        case PyClass(whole=True):
            return _brackets(value)
        case PyClass() | Plain(perhaps_accepted=True):
            return UNSURE
        case Plain():
            return BuiltinGeneric(PyClass("", "", frozenset({"object"})))
        case TypingGeneric(origin, None):
            return TypingGeneric(origin, arguments)
        case _:
            return value


def _brackets(value: PyClass) -> Value:
    """Return a class with brackets: a generic for some, an error for others; neither is a type since Python 3.11."""
    if value.dotted in _NO_GENERICS:
        return Failure(f"type '{value.name}' is not subscriptable")
    if value.is_generic and not any(is_typing(each, _TYPING_GENERICS) for each in value.lineage):
        return Failure(f"<class '{value.name}'> is not a generic class")
    return BuiltinGeneric(replace(value, lineage=value.lineage - {value.dotted}))


_NO_GENERICS: Final = frozenset(
    {"NoneType", "bool", "bytearray", "bytes", "complex", "float", "int", "object", "range", "slice", "str"}
)
"""Built-in classes that take no brackets."""


def _of_typing(module: str, name: str) -> Value:
    dotted = f"{module}.{name}"
    if name in _TYPING_GENERICS:
        bases = ("dict", "object") if name in _TYPING_DICTIONARIES else ("object",)
        origin = PyClass(dotted, name, frozenset((dotted, *bases)), iterable=name in _ITERABLE_GENERICS)
        return TypingGeneric(origin, None)
    if name in _TYPING_FORMS:
        return NOT_A_TYPE
    if name == "Text":
        return builtin("str") or UNSURE
    if module != "typing":
        return UNSURE
    if name == "Any":
        return PyClass(dotted, name, frozenset({dotted, "object"}), since=(3, 11))
    if name in _STREAMS["typing"]:
        parametric = name == "IO"
        lineage = frozenset({dotted, GENERIC, "object"})
        return PyClass(dotted, name, lineage, parametric=parametric, reads=True, iterable=True)
    if name in _TYPING_CLASSES:
        return PyClass(dotted, name, frozenset({dotted, GENERIC, "object"}), parametric=name in _BASES_OF_GENERICS)
    return UNSURE


def _subscripted_form(name: str, arguments: tuple[Value, ...]) -> Value:
    if name == OPTIONAL:
        return union((*arguments, NONE_TYPE))
    if name == UNION:
        return union(arguments)
    if name == ANNOTATED:
        return arguments[0] if arguments else UNSURE
    if name in _NEVER_TYPES:
        return NOT_A_TYPE
    if name in _TYPING_FORMS:
        return PLAIN if name in _STRIPPED else TypingGeneric(None, arguments)
    return with_arguments(_of_typing("typing", name), arguments)


def union(members: tuple[Value, ...]) -> Value:
    """Return a union: one class where all members are that class."""
    if UNSURE in members and len(set(members)) == 1:
        return UNSURE
    first = members[0] if members else UNSURE
    return first if isinstance(first, PyClass) and all(each == first for each in members) else NOT_A_TYPE


def _of_functions(name: str) -> Value:
    dotted = f"{FUNCTIONS}.{name}"
    if name in _FUNCTIONS_CLASSES:
        lineage = frozenset({dotted, "object"}) | _FUNCTIONS_GENERICS.get(name, frozenset())
        is_out = name == "Out"
        iterable = False if is_out else None
        return PyClass(dotted, name, lineage, parametric=is_out, reads=name == "InputStream", iterable=iterable)
    if name in _FUNCTIONS_MODULES or name in ("get_binding_registry", "mcp_content"):
        return NOT_A_TYPE
    if name in _FUNCTIONS_NEWER or name.startswith("_"):
        return UNSURE
    return Failure(f"module '{FUNCTIONS}' has no attribute '{name}'", certain=nearest_class(name) is not None)


def nearest_class(name: str) -> str | None:
    """Return the class of azure-functions that a misspelt name means, None where it may be one of a newer release."""
    for known in difflib.get_close_matches(name, _FUNCTIONS_CLASSES, n=1, cutoff=_CLOSE):
        # A newer class would rather extend a name: `EventHubEventBatch`.
        return None if name.startswith(known) else known
    folded = {each.lower(): each for each in _FUNCTIONS_CLASSES}
    return folded.get(name.lower())


def _of_standard_library(module: str, name: str) -> Value:
    dotted = f"{module}.{name}"
    if module == "builtins":
        return builtin(name) or UNSURE
    if name in _STREAMS.get(module, ()):
        return _plain_class(dotted, reads=True)
    if dotted in _DICTIONARIES:
        return PyClass(dotted, name, frozenset({dotted, "dict", "object"}), iterable=True)
    if name == "Context":
        return UNSURE if module not in ("contextvars", "decimal") else _plain_class(dotted)
    if name.startswith("_") or name in _OTHER_NAMES or (name in _TYPING_GENERICS and not module.startswith("collections")):
        return UNSURE
    return Plain(perhaps_accepted=name in _PERHAPS_ACCEPTED)


def _plain_class(dotted: str, *, reads: bool = False, iterable: bool = False) -> PyClass:
    name = dotted.rpartition(".")[2]
    return PyClass(dotted, name, frozenset({dotted, "object"}), reads=reads, iterable=iterable)
