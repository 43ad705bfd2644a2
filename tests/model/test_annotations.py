"""What the worker does with an annotation, one row each; `test_worker_answers.py` has all that was measured."""

from __future__ import annotations

import pytest

from support.apps import codes, stated

ANY = "3.13"

HEAD = """\
import collections.abc, dataclasses, datetime, decimal, enum, io, re, tempfile, typing
from typing import TYPE_CHECKING, Annotated, Any, List, Optional, Union
import azure.functions as func
import azure.durable_functions as df
import library
from azure.functions import HttpRequest as Request, Out
from ..shared.models import Imported, ImportedRequest, Renamed
if TYPE_CHECKING:
    from somewhere import Hidden
T = typing.TypeVar("T")
class Own: ...
class OwnRequest(func.HttpRequest): ...
class Deeper(OwnRequest): ...
class OwnText(str): ...
class FromLibrary(library.Base): ...
class Reader:
    def read(self): ...
class Batch(typing.Generic[T]):
    def __iter__(self): ...
class Fields(typing.TypedDict):
    number: int
class Colour(str, enum.Enum):
    RED = "red"
@dataclasses.dataclass
class Data:
    number: int
@library.wrap
class Wrapped: ...
def helper(): ...
def marked(): marked.Kind = str
class Context: ...
class Special(func.Out[T]): ...
class Meta(type): ...
class Made(metaclass=Meta): ...
class MadeElsewhere(metaclass=library.Meta): ...
class Brackets:
    def __class_getitem__(cls, item): ...
TYPES = {"order": str}
Movie = typing.TypedDict("Movie", {"name": str})
if typing.TYPE_CHECKING:
    import somewhere as nothing
else:
    nothing = None
UserId = typing.NewType("UserId", str)
Point = typing.NamedTuple("Point", [("x", int)])
Alias = Request
Output = func.Out[bytes]
Maybe = Optional[func.HttpRequest]
QUOTED = "func.HttpRequest"
"""
MODELS = """\
import azure.functions as func
class Imported: ...
class ImportedRequest(func.HttpRequest): ...
Renamed = Imported
"""


def found(binding: str, annotation: str, python: str = ANY, default: str = "", head: str = HEAD) -> list[str]:
    """The findings on a handler with the annotated parameter `x` of a binding, or `$return` for its return value."""
    kind, _, direction = binding.partition(" ")
    name = "$return" if direction == "return" else "x"
    side = "in" if direction == "in" else "out"
    trigger = "" if kind.lower().endswith("trigger") and side == "in" else ', {"type": "timerTrigger", "name": "timer"}'
    signature = f"def main({'timer' if trigger else ''}) -> {annotation}"
    if name == "x":
        signature = f"def main(x: {annotation}{default}{', *, timer' if trigger else ''})"
    text = f"""\
--- Orders/function.json
{{"bindings": [{{"type": "{kind}", "name": "{name}", "direction": "{side}"}}{trigger}]}}
--- shared/models.py
{MODELS}--- Orders/__init__.py
{head}{signature}: ...
class Late(func.HttpRequest): ...
"""
    # Others than the annotation's own: the type in other letters, a direction that it lacks, one event for a list.
    unfit = (
        "cardinality-mismatch",
        "property-required",
        "unknown-type",
        "type-not-in-bundle",
        "direction-unsupported",
        "binding-type-case",
        "no-trigger",
    )
    options = stated(python=python or None)
    return [each for each in codes(text, options) if not each.endswith(unfit)]


ACCEPTED = """
    httpTrigger in     func.HttpRequest  Request  Alias  QUOTED  "func.HttpRequest"  OwnRequest  Deeper
    httpTrigger in     ImportedRequest  str  bytes  Annotated[Request,1]  Union[Request]  Union['Request']  typing.Text
    queue out              Out[str]  Output  func.Out['bytes']  'func.Out[str]'  Out[func.QueueMessage]  Out[List[str]]
    queue out              Union[Out[str]]  Union[Out[str],Out[str]]
    queue out              Out[typing.Dict[str,Any]]  Out[List[object]]  Annotated[Out[str],1]  Out[Annotated[str,1]]
    eventHubTrigger in     func.EventHubEvent  List[func.EventHubEvent]  typing.Sequence[func.EventHubEvent]
    eventHubTrigger in     List['func.EventHubEvent']
    blob out               Out[io.BytesIO]  Out[typing.IO]  Out[Reader]  Out[bytearray]  Out[OwnText]
    blob out               Out[func.InputStream]
    table in               str  bytes  OwnText  Colour
    activityTrigger in     int  dict  Own  List[str]  Batch[int]  typing.Literal['a']  Any  None  Fields  Data
    activityTrigger in     datetime.date
    warmupTrigger in       func.warmup.WarmUpContext
    http return            func.HttpResponse  str  OwnText  'func.HttpResponse'
    activityTrigger return None  dict  Own
"""
REFUSED = """
    annotation-mismatch  httpTrigger in  dict  func.HttpResponse  Own  OwnText  None  Imported  Renamed  Fields  Colour
    annotation-mismatch  httpTrigger in  datetime.date  decimal.Decimal  df.EntityId  List[str]  Batch  Batch[str]
    annotation-mismatch  httpTrigger in  Point  Any  Data  re.Pattern  collections.abc.Sequence
    annotation-mismatch  httpTrigger in  Made  Brackets  func._abc.HttpResponse
    annotation-mismatch  HttpTrigger in      func.HttpRequest
    annotation-mismatch  warmuptrigger in    func.warmup.WarmUpContext
    annotation-mismatch  timerTrigger in     func.warmup.WarmUpContext
    annotation-mismatch  queueTrigger in     List[func.QueueMessage]  func.ServiceBusMessage  OwnText
    annotation-mismatch  queue out           Out[int]  Out[List[int]]  Out[List]  Out[List[func.QueueMessage]]
    annotation-mismatch  queue out           Out[typing.Dict[int,T]]  Out[typing.IO[str]]
    annotation-mismatch  queue in            dict  func.QueueMessage
    annotation-mismatch  serviceBusTrigger in  List[datetime.datetime]
    annotation-mismatch  connectorTrigger in  int  Own  List[int]  List
    annotation-mismatch  serviceBus out      Out[List[str]]  Out[func.ServiceBusMessage]
    annotation-mismatch  blob out            Out[io.IOBase]  Out[dict]  Out[datetime.date]
    annotation-mismatch  orchestrationTrigger in  str  df.DurableOrchestrationContext  func.EntityContext
    annotation-mismatch  durableClient in    df.DurableOrchestrationClient  dict
    annotation-non-type  httpTrigger in  Optional[library.Thing]  typing.Union[library.Thing,str,int]
    annotation-non-type  httpTrigger in  Optional[Request]  Request|None  Maybe  Union[Request,str]  list[str]  123
    annotation-non-type  httpTrigger in  typing.Tuple[str]  typing.Callable  print  UserId  T  library  [str]  (str,)
    annotation-non-type  httpTrigger in  Own()  func.HttpRequest(1)
    annotation-non-type  queue out           Out[Optional[str]]  Out[list[str]]  str|None  Out[T]
    out-needs-out          queue out           str  Own  FromLibrary  func.QueueMessage  typing.IO  datetime.date
    out-needs-out          queue out           tempfile.SpooledTemporaryFile  Special[str]
    out-bare               queue out           Out  func.Out  Out[str,int]  func._abc.Out
    in-has-out             blob in             Out[str]  Output  Out[library.Thing]
    annotation-unresolved  httpTrigger in  Unknown  'Unknown'  Out['Unknown']  Hidden  'Hidden'  func.HttpRequst
    annotation-unresolved  httpTrigger in  nothing.Item  'nothing.Item'  nothing.items.Item  func.Out(str)
    annotation-unresolved  httpTrigger in  helper.Item  'helper.Item'  helper.items.Item
    annotation-unresolved  httpTrigger in  Own.Item  func.queue_message  func.Queue_Message
    annotation-unresolved  httpTrigger in  'a b'  List[Unknown]  unknown.Thing
    annotation-unresolved  httpTrigger in  int[str]  None|None  typing.list  main
    return-mismatch        http return         None  bytes  dict  func.HttpRequest  Own
    return-mismatch        cosmosDB return     str  func.SqlRow
    return-non-type        http return         Optional[str]  str|None  List[str]  Union[str,bytes]  list[str]
    return-out             http return         Out[str]  Output
"""
UNKNOWN = """
    connectorTrigger in  List[str]  typing.Sequence[bytes]
    httpTrigger in   TYPES['order']  Brackets['order']  MadeElsewhere
    httpTrigger in   library.Thing  FromLibrary  Wrapped  library.make()  func.blob.Thing  marked.Kind  helper.__name__
    httpTrigger in   func._abc.HttpRequest
    httpTrigger in   typing.Union[f'str',str]  typing.Union[library.Thing,str]  library.Thing|str
    queue out        library.Thing  Out[library.Thing]  Out[FromLibrary]  Wrapped  library.Out[str]
    queue out        Out[List[library.Thing]]
    blob out         Out[tempfile.SpooledTemporaryFile]
    http return      library.Thing  FromLibrary
    nothingKnown in  dict  Own
"""


def rows(table: str, columns: int) -> list[tuple[str, ...]]:
    """The rows of a table: columns with two or more blanks between them, then one row for each annotation."""
    result = []
    for line in table.strip().splitlines():
        *head, rest = line.strip().split(None, columns)
        result += [(*head, annotation) for annotation in rest.split("  ") if annotation]
    return [tuple(each.strip() for each in row) for row in result]


@pytest.mark.parametrize(("kind", "direction", "annotation"), rows(ACCEPTED, 2))
def test_accepted(kind: str, direction: str, annotation: str) -> None:
    assert found(f"{kind} {direction}", annotation) == []


@pytest.mark.parametrize(("code", "kind", "direction", "annotation"), rows(REFUSED, 3))
def test_refused(code: str, kind: str, direction: str, annotation: str) -> None:
    assert found(f"{kind} {direction}", annotation) == [f"error {code}"]


@pytest.mark.parametrize(("kind", "direction", "annotation"), rows(UNKNOWN, 2))
def test_what_the_files_do_not_show_is_not_judged(kind: str, direction: str, annotation: str) -> None:
    assert found(f"{kind} {direction}", annotation) == []


@pytest.mark.parametrize(
    "setting",
    [
        "Own.Item = str",
        "Own.Item: type = str",
        "Own.Item, other = str, 1",
        "[other, Own.Item] = 1, str",
        "for Own.Item in [str]: pass",
        "with library.opened() as Own.Item: pass",
    ],
)
def test_a_class_may_be_given_an_attribute_later(setting: str) -> None:
    assert found("activityTrigger in", "Own.Item", head=f"{HEAD}{setting}\n") == []


@pytest.mark.parametrize("annotation", ["func.Thing", "Out[func.EventHubEventBatch]", "typing.Novelty"])
def test_a_name_that_a_newer_release_may_have_is_a_warning(annotation: str) -> None:
    assert found("queue out" if "Out" in annotation else "httpTrigger in", annotation) == [
        "warning annotation-unresolved"
    ]


@pytest.mark.parametrize(
    ("binding", "annotation", "default", "refusing", "code"),
    [
        # `list[str]` is a type for isinstance until 3.10, and an activity takes every type.
        ("activityTrigger in", "list[str]", "", "3.11 3.12 3.13 3.14", "annotation-non-type"),
        ("activityTrigger in", "typing.Any", "", "3.10", "annotation-non-type"),
        ("queue out", "Out[typing.Dict[str,Any]]", "", "3.10", "annotation-mismatch"),
        # Until 3.10 a default of None makes the annotation Optional.
        ("httpTrigger in", "Request", " = None", "3.10", "annotation-non-type"),
        ("httpTrigger in", "Request", " = 1", "", ""),
        # Since 3.14 annotations are evaluated when someone asks for them.
        ("httpTrigger in", "Late", "", "3.10 3.11 3.12 3.13", "annotation-unresolved"),
    ],
)
def test_what_depends_on_the_python_version(
    binding: str, annotation: str, default: str, refusing: str, code: str
) -> None:
    for version in ("3.10", "3.11", "3.12", "3.13", "3.14"):
        expected = [f"error {code}"] if version in refusing.split() else []
        assert found(binding, annotation, version, default) == expected, version
    # Without a stated version it is a warning, for not all of them refuse.
    assert found(binding, annotation, "", default) == ([f"warning {code}"] if refusing else [])


def test_a_generic_class_as_return_annotation_is_a_warning_for_older_workers() -> None:
    assert found("activityTrigger return", "Batch", "3.12") == ["warning return-non-type"]
    assert found("activityTrigger return", "Batch", "3.13") == []


@pytest.mark.parametrize("annotation", ["func.HttpRequest", "'func.HttpRequest'"])
def test_postponed_annotations_are_evaluated_once_all_is_loaded(annotation: str) -> None:
    later = "from __future__ import annotations\n"
    text = (
        "--- Orders/function.json\n"
        '{"bindings": [{"type": "httpTrigger", "name": "x"}]}\n'
        f"--- Orders/__init__.py\n{later}def main(x: {annotation}): ...\n\nimport azure.functions as func\n"
    )
    assert codes(text, stated(python="3.12")) == []
    assert codes(text.replace("as func", "as f"), stated(python="3.12")) == ["error annotation-unresolved"]


@pytest.mark.parametrize("annotation", ["func.Context", "Context", "'func.Context'", "decimal.Context"])
def test_context_takes_any_class_of_that_name(annotation: str) -> None:
    assert found("httpTrigger in", f"Request, context: {annotation}") == []


@pytest.mark.parametrize(
    "annotation", ["dict", "Own", "Optional[func.Context]", "typing.Any", "'str'", "Movie", "Own()"]
)
def test_context_takes_nothing_else(annotation: str) -> None:
    assert found("httpTrigger in", f"Request, context: {annotation}") == ["error context-type"]


def test_a_name_that_shadows_a_builtin_counts_from_where_it_is_bound() -> None:
    text = (
        "--- Orders/function.json\n"
        '{{"bindings": [{{"type": "httpTrigger", "name": "x"}}]}}\n'
        "--- Orders/__init__.py\n{before}\ndef main(x: str): ...\n{after}\n"
    )
    newest = stated(python="3.13")
    assert codes(text.format(before="str = int", after=""), newest) == ["error annotation-mismatch"]
    assert codes(text.format(before="", after="str = int"), newest) == []
