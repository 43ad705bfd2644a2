"""What is asked of a script, and what the answers are: plain data, with indices of the text that was asked about."""

from __future__ import annotations

from dataclasses import dataclass

from funcls.inference.handlers import Annotations
from funcls.text.span import Span


@dataclass(frozen=True, slots=True)
class Question:
    """A place in a script of the app in the folder `root`; `path` is absolute, `offset` an index of `text`.

    `only_unknown`: only what nobody knows who sees the text as it stands.
    """

    root: str
    path: str
    text: str
    offset: int
    annotations: Annotations
    only_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A name that may stand at a place; `kind` is jedi's word for it, `number` that for its documentation."""

    name: str
    kind: str
    number: int


@dataclass(frozen=True, slots=True)
class Call:
    """What a call takes: `label` is its signature, `parameters` are those in there; `active` counts from 0."""

    label: str
    parameters: tuple[str, ...]
    active: int | None
    documentation: str


@dataclass(frozen=True, slots=True)
class Description:
    """A text in Markdown about what stands in `span`."""

    markdown: str
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """A name in the file `path`, which is absolute: indices in the text of its line, which counts from 0."""

    path: str
    line: int
    line_text: str
    start: int
    end: int
