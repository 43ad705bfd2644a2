"""What can stand in an annotation: texts by subject, with `func.` and `typing.` for the two modules."""

from __future__ import annotations

import importlib
import inspect
import re
from typing import Final

from oracle.compose.parts import words


def _public() -> list[str]:
    """The classes of the installed library; the tests of this package run where there is none."""
    try:
        library = importlib.import_module("azure.functions")
    except ImportError:
        return ["func.HttpRequest"]
    return sorted(f"func.{name}" for name in dir(library) if inspect.isclass(getattr(library, name)))


PUBLIC: Final = _public()
PRIVATE: Final = words(
    "func._abc.HttpRequest func._http.HttpRequest func._queue.QueueMessage func._abc.InputStream func._abc.Context "
    "func._abc.Out func._abc.Out[str] func.queue.QueueMessage func.http.HttpResponse func.blob.InputStream "
    "func.servicebus.ServiceBusMessage func.meta.InConverter"
)
DURABLE: Final = words(
    "df.DurableOrchestrationContext df.DurableOrchestrationClient df.DurableEntityContext df.EntityId df.Missing"
)
BUILTINS: Final = words(
    "str bytes bytearray int float bool complex dict list set frozenset tuple object type memoryview None Exception "
    "property range print ... True NotImplemented"
)
VALUES: Final = ("123", '"text"', '""', '"not a name"', "[str]", "{}", "b'x'", "1 + 2")
GENERICS: Final = [
    f"typing.{text}"
    for text in words(
        "List[str] List[bytes] List[object] List[int] List[dict] List[typing.Any] Dict[str,str] Dict[str,typing.Any] "
        "Dict[str,int] Sequence[str] Iterable[str] Iterator[str] Set[str] FrozenSet[str] Mapping[str,str] "
        "MutableMapping[str,str] Tuple[str] Tuple[str,...] Type[str] Deque[str] DefaultDict[str,str] Generator "
        "AsyncIterator[str] Callable[[],str] Callable[...,str] Literal['a'] ClassVar[str] Final[str] Awaitable[str] "
        "List Dict Sequence Iterable Iterator Set FrozenSet Mapping Tuple Type Callable Deque Literal Any AnyStr Text "
        "IO IO[str] IO[bytes] BinaryIO TextIO Hashable Sized NoReturn Union Optional Generic Protocol NamedTuple "
        "TypedDict SupportsInt ByteString Pattern Pattern[str] Counter[str] ContextManager[str] Missing LiteralString"
    )
]
BUILTIN_GENERICS: Final = words(
    "list[str] list[bytes] list[dict] dict[str,str] dict[str,int] set[str] tuple[str,...] tuple[str] type[str] "
    "frozenset[str] collections.abc.Sequence[str] collections.abc.Iterable collections.OrderedDict[str,str] "
    "collections.abc.Callable[[],str] re.Pattern[str] str[int]"
)
STANDARD: Final = words(
    "datetime.datetime datetime.date io.BytesIO io.StringIO io.IOBase io.RawIOBase io.BufferedReader io.TextIOWrapper "
    "collections.OrderedDict collections.UserDict collections.UserString collections.Counter decimal.Decimal "
    "uuid.UUID pathlib.Path logging.Logger enum.Enum json.JSONEncoder json.loads datetime types.SimpleNamespace "
    "types.NoneType collections.abc.Mapping tempfile.SpooledTemporaryFile array.array http.HTTPStatus re.Pattern"
)
UNDEFINED: Final = words("Undefined func.HttpRequst func.queue_message typing.list datetime.DateTime Request")
UNLISTED: Final = frozenset({"datetime.DateTime", "df.Missing", "typing.Missing", "tempfile.SpooledTemporaryFile"})
"""Names that a library does not have, and a newer release may; a class whose bases differ from release to release."""
ONLY_IN_PLACE: Final = ("typing.Generic", "typing.Protocol", "typing.Final", "typing.ClassVar")
"""What `typing` takes for no type where it evaluates a text, and for one elsewhere."""
BARE_FORMS: Final = re.compile(r"\btyping\.(?:(?:Annotated|Literal|Optional|Union)\b(?!\[)|Annotated\['\d)")
"""What it refuses there without brackets or with a number, and elsewhere leaves to whoever looks at it."""

COMPUTED: Final = (
    "type(None)",
    "f'str'",
    "str if True else int",
    "(lambda: str)()",
    "[str][0]",
    "type('', (), {})",
    "'s' + 'tr'",
    "typing.cast(str, str)",
    "typing.get_origin(typing.List[str])",
    "lambda: str",
    "not str",
    "str or bytes",
    "(str, bytes)",
)
CONTEXTS: Final = words("func.Context func.Context func._abc.Context str object func.HttpRequest None")

# `{0}` stands for another annotation.
OUTS: Final = (
    "func.Out",
    "func.Out[()]",
    "func.Out[{0}, {0}]",
    "func.Out[func.Out[{0}]]",
    "func.Out['{0}']",
    "func.Out[typing.Optional[{0}]]",
    "func.Out[typing.Annotated[{0}, 'x']]",
    "func.Out[typing.List[{0}]]",
    "func.Out[list[{0}]]",
    "func.Out[None]",
    "func.Out[123]",
    "func.Out[typing.Any]",
    "func.Out[typing.Dict[str, {0}]]",
    "func.Out[typing.Union[{0}, None]]",
    "func.Out[typing.Tuple[{0}]]",
    "func.Out[[{0}]]",
    "func.Out[...]",
    "func.Out[typing.Callable[[], {0}]]",
    "func.Out[typing.TypeVar('T')]",
    "func.Out[func.Out]",
    "func.Out({0})",
    "func.Out[{0} | None]",
)
WRAPPED: Final = (
    "'{0}'",
    "typing.Optional[{0}]",
    "{0} | None",
    "typing.Union[{0}, str]",
    "typing.Annotated[{0}, 'x']",
    "typing.Union[{0}]",
    "None | {0}",
    "{0} | str",
    "typing.List[{0}]",
    "typing.Sequence[{0}]",
    "list[{0}]",
    "typing.Type[{0}]",
    "'typing.Optional[{0}]'",
    "typing.Annotated['{0}', 1]",
    "typing.Final[{0}]",
    "'{0} | None'",
    "typing.List['{0}']",
    "typing.Optional['{0}']",
    "({0})",
    "typing.Callable[[{0}], None]",
    "typing.Tuple[{0}]",
    "typing.Annotated[typing.Optional[{0}], 1]",
    "typing.Optional[typing.Annotated[{0}, 1]]",
    "typing.Dict[str, {0}]",
    "typing.Iterator[{0}]",
    "typing.Iterable[{0}]",
    "' {0}'",
    "'({0})'",
    "typing.Union['{0}', None]",
)
