"""Annotations: what the schemas name for a binding, and everything else that people write there."""

from __future__ import annotations

import inspect
import re
from typing import Final

import azure.functions  # type: ignore[import-not-found]

from oracle.compose.bindings import Bound
from oracle.compose.classes import draw_class
from oracle.compose.limits import Limit
from oracle.compose.parts import Draw, Part, chance, pick, words

PUBLIC: Final = sorted(
    f"func.{name}" for name in dir(azure.functions) if inspect.isclass(getattr(azure.functions, name))
)
"""The classes of the installed library."""

_PRIVATE: Final = (
    "func._abc.HttpRequest",
    "func._http.HttpRequest",
    "func._queue.QueueMessage",
    "func._abc.InputStream",
    "func._abc.Context",
    "func._abc.Out",
    "func._abc.Out[str]",
    "func.queue.QueueMessage",
    "func.http.HttpResponse",
    "func.servicebus.ServiceBusMessage",
    "func.blob.InputStream",
)
_BUILTINS: Final = words(
    "str bytes bytearray int float bool complex dict list set frozenset tuple object type memoryview None Exception "
    "property range print ... True NotImplemented"
)
_VALUES: Final = ("123", '"text"', '""', '"not a name"', "[str]", "(str, bytes)", "{}", "b'x'", "1 + 2", "str or bytes")
_GENERICS: Final = [
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
_BUILTIN_GENERICS: Final = words(
    "list[str] list[bytes] list[dict] dict[str,str] dict[str,int] set[str] tuple[str,...] tuple[str] type[str] "
    "frozenset[str] collections.abc.Sequence[str] collections.abc.Iterable collections.OrderedDict[str,str] "
    "collections.abc.Callable[[],str] re.Pattern[str] str[int]"
)
_STANDARD: Final = words(
    "datetime.datetime datetime.date io.BytesIO io.StringIO io.IOBase io.RawIOBase io.BufferedReader io.TextIOWrapper "
    "collections.OrderedDict collections.UserDict collections.UserString collections.Counter decimal.Decimal "
    "uuid.UUID pathlib.Path logging.Logger enum.Enum json.JSONEncoder json.loads datetime types.SimpleNamespace "
    "types.NoneType collections.abc.Mapping tempfile.SpooledTemporaryFile array.array http.HTTPStatus re.Pattern"
)
_UNDEFINED: Final = (
    "Undefined",
    "func.HttpRequst",
    "func.queue_message",
    "typing.list",
    "datetime.DateTime",
    "Request",
)
_CONTEXTS: Final = ("func.Context", "func._abc.Context", "str", "object", "func.HttpRequest", "None")

_CLASS: Final = "class"
_POOLS: Final = (_BUILTINS, PUBLIC, _GENERICS, _BUILTIN_GENERICS, _STANDARD, _CLASS, _VALUES, _PRIVATE, _UNDEFINED)

_OUTS: Final = (
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
)
_WRAPPED: Final = (
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


def draw_parameter(draw: Draw, binding: Bound) -> Part | None:
    """Draw the annotation of the parameter for a binding; None for no annotation."""
    if chance(draw, 25):
        return None
    entry = binding.entry
    accepted = _listed(entry.annotations.outputs if binding.is_out else entry.annotations.inputs) if entry else []
    part = _draw_type(draw, accepted)
    if binding.is_out != chance(draw, 5):
        part = _out(draw, part)
    elif chance(draw, 8):
        part = _wrapped(draw, part, _WRAPPED)
    return _finished(draw, part, binding)


def draw_return(draw: Draw, binding: Bound | None) -> Part | None:
    """Draw the return annotation; `binding` is that of `$return`."""
    if chance(draw, 35):
        return None
    accepted = _listed(binding.entry.annotations.returns) if binding and binding.entry else ["None", "str"]
    part = _draw_type(draw, accepted)
    if chance(draw, 10):
        part = _wrapped(draw, part, _WRAPPED)
    elif chance(draw, 4):
        part = _out(draw, part)
    return _finished(draw, part, binding)


def draw_context(draw: Draw) -> Part | None:
    """Draw the annotation of `context`."""
    if chance(draw, 40):
        return None
    if chance(draw, 70):
        return spelled(draw, Part(pick(draw, _CONTEXTS)))
    part = draw_class(draw) if chance(draw, 50) else _draw_type(draw, [])
    return spelled(draw, part)


def _listed(annotations: tuple[str, ...]) -> list[str]:
    """Without those that only describe what is accepted."""
    return [each for each in annotations if not each.startswith("*")]


def _draw_type(draw: Draw, accepted: list[str]) -> Part:
    if accepted and not chance(draw, 35):
        return Part(pick(draw, accepted))
    pool = pick(draw, _POOLS)
    return draw_class(draw) if pool is _CLASS else Part(pick(draw, pool))


def _out(draw: Draw, part: Part) -> Part:
    return _wrapped(draw, part, _OUTS) if chance(draw, 12) else part.with_text(f"func.Out[{part.text}]")


def _wrapped(draw: Draw, part: Part, forms: tuple[str, ...]) -> Part:
    form = pick(draw, forms)
    if "'" in form and "'" in part.text:
        return part
    return part.with_text(form.format(part.text))


def _finished(draw: Draw, part: Part, binding: Bound | None) -> Part:
    if chance(draw, 7) and "'" not in part.text and '"' not in part.text:
        part = part.with_text(f'"{part.text}"')
    if chance(draw, 6):
        part = _aliased(draw, part)
    return spelled(draw, part.plus(Part("", limits=binding.limits if binding else frozenset())))


def _aliased(draw: Draw, part: Part) -> Part:
    """Bind the annotation to a name of the module, and use that."""
    line = pick(draw, ("Alias = {0}", "Alias: object = {0}", "First = {0}\nAlias = First", "if True:\n    Alias = {0}"))
    lines = (*part.before, "import azure.functions as func", "import typing", *_imports(part.text))
    return Part("Alias", (*lines, line.format(part.text)), part.after, part.files, part.limits)


# How `func.X` is written: what is imported, and what stands for `func.`; `{0}` is X.
_SPELLINGS: Final = (
    ("import azure.functions as func", "func.{0}"),
    ("import azure.functions", "azure.functions.{0}"),
    ("from azure import functions as func", "func.{0}"),
    ("import azure.functions as f", "f.{0}"),
    ("from azure.functions import {0}", "{0}"),
    ("from azure.functions import {0} as {0}_", "{0}_"),
    ("from azure.functions import *", "{0}"),
    ("import azure.functions as func\n\n{0}_ = func.{0}", "{0}_"),
    ("try:\n    import azure.functions as func\nexcept ImportError:\n    func = None", "func.{0}"),
    ("from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import azure.functions as ft", "ft.{0}"),
    ("from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from azure.functions import {0} as {0}T", "{0}T"),
    ("import typing as t\n\nif t.TYPE_CHECKING:\n    import azure.functions as ft\nelse:\n    ft = None", "ft.{0}"),
    ("from .types_ import func", "func.{0}"),
    ("from .types_ import *", "func.{0}"),
    ("def load():\n    import azure.functions as inner", "inner.{0}"),
)
_FILES: Final = {"./types_.py": "import azure.functions as func\n"}
_TYPING: Final = (
    ("import typing", "typing.{0}"),
    ("import typing as t", "t.{0}"),
    ("from typing import {0}", "{0}"),
    ("from typing import *", "{0}"),
    ("from typing import {0} as {0}_", "{0}_"),
    ("from typing_extensions import {0}", "{0}"),
)
_FUNC_NAME: Final = re.compile(r"\bfunc\.([\w]+)")
_TYPING_NAME: Final = re.compile(r"\btyping\.(\w+)")
_STANDARD_NAME: Final = re.compile(
    r"\b(datetime|io|collections\.abc|collections|decimal|uuid|pathlib|logging|enum|json|types|tempfile|array|http|re)\b(?!_)"
)


def spelled(draw: Draw, part: Part) -> Part:
    """Write `func.` and `typing.` in one of the ways in which people import them, and import all that is used."""
    text, lines, files = part.text, list(part.before), dict(part.files)
    limits = set(part.limits)
    if _FUNC_NAME.search(text):
        line, form = pick(draw, _SPELLINGS) if chance(draw, 30) else _SPELLINGS[0]
        lines += [line.format(name) for name in _FUNC_NAME.findall(text)]
        text = _FUNC_NAME.sub(lambda found: form.format(found[1]), text)
        if "types_" in line:
            files |= _FILES
    lines += _imports(text)
    if _TYPING_NAME.search(text):
        line, form = pick(draw, _TYPING) if chance(draw, 30) else _TYPING[0]
        lines += [line.format(name) for name in _TYPING_NAME.findall(text)]
        text = _TYPING_NAME.sub(lambda found: form.format(found[1]), text)
        if "typing_extensions" in line:
            limits.add(Limit.OTHERS_CLASS)
    return Part(text, tuple(lines), part.after, files, frozenset(limits))


def _imports(text: str) -> list[str]:
    return [f"import {name}" for name in _STANDARD_NAME.findall(text) if f"{name}." in text or text == name]
