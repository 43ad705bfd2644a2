"""Classes that an app defines for itself, in the script or in a module beside it, and uses as annotations."""

from __future__ import annotations

from typing import Final

from oracle.compose.limits import Limit
from oracle.compose.parts import Draw, Part, chance, pick

_FUNC: Final = "import azure.functions as func\n"
_DIRECT: Final = "from azure.functions import QueueMessage, HttpRequest, InputStream\n"

# The class is named last in each text.
_CLASSES: Final = (
    ("Order", "class Order:\n    pass"),
    ("Order", "class Order(str):\n    pass"),
    ("Order", "class Order(bytes):\n    pass"),
    ("Order", "class Order(bytearray):\n    pass"),
    ("Order", "class Order(dict):\n    pass"),
    ("Order", "class Order(list):\n    pass"),
    ("Order", "class Order(object):\n    pass"),
    ("Order", "class Base(str):\n    pass\n\n\nclass Order(Base):\n    pass"),
    ("Order", "class Mixin:\n    pass\n\n\nclass Order(Mixin, str):\n    pass"),
    ("Order", _FUNC + "\n\nclass Order(func.QueueMessage):\n    pass"),
    ("Order", _FUNC + "\n\nclass Order(func.HttpRequest):\n    pass"),
    ("Order", _FUNC + "\n\nclass Order(func.InputStream):\n    pass"),
    ("Order", _FUNC + "\n\nclass Order(func.HttpResponse):\n    pass"),
    ("Order", _FUNC + "\n\nclass Order(func.EventHubEvent):\n    pass"),
    ("Order", _FUNC + "\n\nclass Order(func.Document):\n    pass"),
    ("Order", _FUNC + "\n\nclass Order(func.TimerRequest):\n    pass"),
    ("Order", _FUNC + "\n\nclass Order(func.OrchestrationContext):\n    pass"),
    ("QueueMessage", _DIRECT + "\n\nclass QueueMessage(QueueMessage):\n    pass"),
    ("HttpRequest", _DIRECT + "\n\nclass HttpRequest(HttpRequest):\n    pass"),
    ("HttpRequest", "class HttpRequest:\n    pass"),
    ("QueueMessage", "class QueueMessage:\n    body = b''"),
    ("Order", "from typing import Generic, TypeVar\n\nT = TypeVar('T')\n\n\nclass Order(Generic[T]):\n    pass"),
    ("Order[str]", "from typing import Generic, TypeVar\n\nT = TypeVar('T')\n\n\nclass Order(Generic[T]):\n    pass"),
    (
        "Order[str]",
        "from typing import Generic, TypeVar\n\nT = TypeVar('T')\n\n\nclass Order(str, Generic[T]):\n    pass",
    ),
    ("Order", "from typing import Protocol\n\n\nclass Order(Protocol):\n    name: str"),
    ("Order", "from typing import TypedDict\n\n\nclass Order(TypedDict):\n    name: str"),
    ("Order", "from typing import TypedDict\n\nOrder = TypedDict('Order', {'name': str})"),
    ("Order", "from typing import NamedTuple\n\n\nclass Order(NamedTuple):\n    name: str"),
    ("Order", "from collections import namedtuple\n\nOrder = namedtuple('Order', 'name')"),
    ("Order", "from typing import NewType\n\nOrder = NewType('Order', str)"),
    ("Order", "from dataclasses import dataclass\n\n\n@dataclass\nclass Order:\n    name: str = ''"),
    ("Order", "import dataclasses\n\n\n@dataclasses.dataclass(frozen=True)\nclass Order:\n    name: str = ''"),
    ("Order", "from enum import Enum\n\n\nclass Order(Enum):\n    OPEN = 'open'"),
    ("Order", "from enum import Enum\n\n\nclass Order(str, Enum):\n    OPEN = 'open'"),
    ("Order", "from enum import IntEnum\n\n\nclass Order(IntEnum):\n    OPEN = 1"),
    ("Order", "class Meta(type):\n    pass\n\n\nclass Order(metaclass=Meta):\n    pass"),
    ("Order", "class Meta(type):\n    pass\n\n\nclass Order(str, metaclass=Meta):\n    pass"),
    ("Order", "from abc import ABC\n\n\nclass Order(ABC):\n    pass"),
    ("Order", "class Order:\n    def read(self, size=-1):\n        return b''"),
    ("Order", "import io\n\n\nclass Order(io.BytesIO):\n    pass"),
    ("Order", "class Order:\n    def __class_getitem__(cls, item):\n        return cls"),
    ("Order()", "class Order:\n    pass"),
    ("Out", "class Out:\n    pass"),
    ("Out", "class Out(str):\n    pass"),
    ("Out[str]", "from typing import Generic, TypeVar\n\nT = TypeVar('T')\n\n\nclass Out(Generic[T]):\n    pass"),
    ("Out", "from typing import Generic, TypeVar\n\nT = TypeVar('T')\n\n\nclass Out(Generic[T]):\n    pass"),
    ("Out[str]", "import typing\n\nT = typing.TypeVar('T')\n\n\nclass Out(typing.Protocol[T]):\n    pass"),
    (
        "Result[str]",
        "import typing\nimport azure.functions as func\n\nT = typing.TypeVar('T')\n\n\n"
        "class Result(func.Out[T]):\n    pass",
    ),
    ("Result", "import azure.functions as func\n\n\nclass Result(func.Out):\n    pass"),
    ("Context", "class Context:\n    pass"),
    ("Order", "class Context:\n    pass\n\n\nOrder = Context"),
    ("Order", "def Order():\n    pass"),
    ("Order", "class Order(str):\n    pass\n\n\nclass Order:\n    pass"),
    ("Order", "class Order:\n    pass\n\n\nclass Order(str):\n    pass"),
    ("Order", "import typing\n\nOrder: typing.TypeAlias = str"),
    ("Order", "import typing\n\nOrder: typing.TypeAlias = 'str'"),
    ("Order", "Order = 'str'"),
    ("Order", "class Order[T]:\n    pass"),
    ("Order", "Order = str | None"),
    ("Order", "Order = str"),
    ("Order", "import typing\n\nOrder = typing.List[str]"),
    ("Order", "import typing\n\nOrder = typing.TypeVar('Order', bound=str)"),
    ("Order", "class Order:\n    pass\n\n\nOrder = Order"),
    ("Order", "class Order(str):\n    __slots__ = ()"),
    ("Order", "class Order(str):\n    def __init_subclass__(cls):\n        pass"),
    ("Order", "class Order(str):\n    name: 'Undefined'"),
)

_UNDECIDED: Final = (
    ("Order", "Order = type('Order', (str,), {})", Limit.COMPUTED_ANNOTATION),
    ("Order", "def make():\n    return str\n\n\nOrder = make()", Limit.COMPUTED_ANNOTATION),
    ("make()", "def make():\n    return str", Limit.COMPUTED_ANNOTATION),
    ("Order", "import azure.functions\n\nOrder = getattr(azure.functions, 'QueueMessage')", Limit.COMPUTED_ANNOTATION),
    ("Order", "def change(cls):\n    return str\n\n\n@change\nclass Order:\n    pass", Limit.COMPUTED_ANNOTATION),
    (
        "Order",
        "class Meta(type):\n    def __new__(mcs, *args):\n        return str\n\n\n"
        "class Order(metaclass=Meta):\n    pass",
        Limit.COMPUTED_ANNOTATION,
    ),
    ("Order", "type Order = str", Limit.COMPUTED_ANNOTATION),
    ("TYPES['order']", "TYPES = {'order': str}", Limit.COMPUTED_ANNOTATION),
    ("TYPES[0]", "TYPES = [dict]", Limit.COMPUTED_ANNOTATION),
    ("Order", "Order = str if __name__ else dict", Limit.COMPUTED_ANNOTATION),
    ("Order", "import os\n\nif os.environ.get('ORDERS'):\n    Order = str\nelse:\n    Order = dict", Limit.CONDITION),
    ("Order", "globals()['Order'] = str", Limit.DYNAMIC),
    ("Order", "exec('class Order: pass')", Limit.DYNAMIC),
    (
        "Order[str]",
        "class Order:\n    def __class_getitem__(cls, item):\n        return cls",
        Limit.COMPUTED_ANNOTATION,
    ),
    ("Order.OPEN", "from enum import Enum\n\n\nclass Order(Enum):\n    OPEN = 'open'", Limit.COMPUTED_ANNOTATION),
    ("Order.Item", "class Order:\n    pass", Limit.RAISES),
    ("Order.Item", "class Order:\n    class Item(str):\n        pass", Limit.COMPUTED_ANNOTATION),
    ("Order[str]", "class Order:\n    pass", Limit.COMPUTED_ANNOTATION),
    ("Order", "class Order(Missing):\n    pass", Limit.RAISES),
    ("Order", "class Order(str, int):\n    pass", Limit.RAISES),
    ("requests.Response", "import requests", Limit.OTHERS_CLASS),
    ("BlobClient", "from azurefunctions.extensions.bindings.blob import BlobClient", Limit.OUTSIDE),
    ("Order", "import requests\n\n\nclass Order(requests.Response):\n    pass", Limit.OTHERS_CLASS),
)


def draw_class(draw: Draw) -> Part:
    """Draw a class of the app; in one of four cases it is imported from a module beside the script."""
    if chance(draw, 12):
        name, text, limit = pick(draw, _UNDECIDED)
        return Part(name, before=(text,), limits=frozenset({limit}))
    name, text = pick(draw, _CLASSES)
    if not chance(draw, 25):
        return Part(name, before=(text,))
    first = name.partition("[")[0].partition(".")[0].partition("(")[0]
    line, used, limits = pick(draw, _IMPORTS)
    return Part(
        name.replace(first, used.replace("Order", first), 1),
        before=(line.replace("Order", first),),
        files={"./models.py": text + "\n"},
        limits=limits,
    )


# `Order` stands for the class.
_NONE: Final = frozenset[Limit]()
_IMPORTS: Final = (
    ("from .models import Order", "Order", _NONE),
    ("from .models import Order as Imported", "Imported", _NONE),
    ("from . import models", "models.Order", _NONE),
    ("from .models import *", "Order", _NONE),
    ("from FOLDER_ import models", "models.Order", frozenset({Limit.OUTSIDE})),
    ("from __app__.FOLDER_.models import Order", "Order", _NONE),
    (
        "try:\n    from .models import Order\nexcept ImportError:\n    Order = object",
        "Order",
        frozenset({Limit.CONDITION, Limit.MAYBE_IMPORTED}),
    ),
    ("from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from .models import Order", "Order", _NONE),
)
