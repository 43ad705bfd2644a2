"""What the worker's converter of a binding type takes as Python annotation, as `x-annotations` states it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from funcls.schema.document import JsonDict, dict_in, texts_in

ANYTHING: Final = "*anything*"
READERS: Final = "*any class with a read method*"

_ITEMS: Final = re.compile(r"typing\.Iterable\[(.+)\]")
_NEWER_ITEMS: Final = re.compile(r"\*typing\.Iterable\[(.+)\] since a newer release\*")
_SHORT: Final = "func."
_LONG: Final = "azure.functions."


@dataclass(frozen=True, slots=True)
class Accepted:
    """What one check of a converter takes.

    `classes` are dotted names; what derives from them is taken too. `items` are those that `typing` generics over an
    iterable may hold, in the order in which the converter asks: an argument is one of them, or a class that it derives
    from; `newer_items` those that a newer release takes. `readers`: any class with a `read` method. `anything`: every
    class and every generic. `texts` is all of it as the schema writes it.
    """

    texts: tuple[str, ...]
    classes: frozenset[str]
    items: tuple[str, ...]
    readers: bool
    anything: bool
    newer_items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Converter:
    """The checks of a converter: of a parameter's annotation for an input, and of what stands in `func.Out[...]` or
    after `->` for an output. None where the converter has no such check, so that the worker fails on looking for it.
    """

    inputs: Accepted | None
    outputs: Accepted | None


def read_converter(schema: JsonDict) -> Converter:
    """Return what the schema of a binding type says of its converter."""
    stated = dict_in(schema, "x-annotations")
    return Converter(*(_read(texts_in(stated, key)) if key in stated else None for key in ("input", "output")))


def _read(texts: tuple[str, ...]) -> Accepted:
    items, newer = ([match[1] for match in map(each.fullmatch, texts) if match] for each in (_ITEMS, _NEWER_ITEMS))
    classes = [each for each in texts if not each.startswith("*") and not _ITEMS.fullmatch(each)]
    return Accepted(
        texts=texts,
        classes=frozenset(map(_dotted, classes)),
        items=tuple(map(_dotted, items)),
        readers=READERS in texts,
        anything=ANYTHING in texts,
        newer_items=tuple(map(_dotted, newer)),
    )


def _dotted(name: str) -> str:
    return f"{_LONG}{name.removeprefix(_SHORT)}" if name.startswith(_SHORT) else name
