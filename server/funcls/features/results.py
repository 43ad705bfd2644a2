"""What the features answer: plain data, with spans in the file that was asked about and places elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from funcls.model.source import Place
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class Hover:
    """A text in Markdown about what stands in `span`."""

    markdown: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """A place that what stands in `origin` leads to."""

    origin: Span
    target: Place


class CompletionKind(Enum):
    """What an item stands for; editors show it as an icon."""

    PROPERTY = auto()
    VALUE = auto()
    BINDING = auto()
    PARAMETER = auto()
    FILE = auto()
    FUNCTION = auto()


@dataclass(frozen=True, slots=True)
class CompletionItem:
    """One item: `text` takes the place of `span`, which lies on one line.

    `filter_text` begins as the replaced text does, so that editors that filter by it keep the item. In a snippet
    `$1` and `${1:x}` are tab stops and `$0` is the last.
    """

    label: str
    kind: CompletionKind
    text: str
    span: Span
    filter_text: str
    detail: str = ""
    documentation: str = ""
    is_snippet: bool = False
